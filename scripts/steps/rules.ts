// From Content and Figures to findings: what must not be added or compared, and what was accepted in spite of that. It changes no
// value; to each figure it adds the reasons for which its formula may break a rule.
import {cellIdsOf, seriesOf} from "../lib/content/series.ts";
import type {Figure, Figures} from "../lib/content/figure.ts";
import {formatDate} from "../lib/date.ts";
import {dependencyOrder} from "../lib/dependency-order.ts";
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {remembered, rememberedLast, steady} from "../lib/memo.ts";
import {whatIfOf, type Scope} from "../lib/formula/formula.ts";
import {acceptances} from "../lib/rules/accept.ts";
import {readBasis, type Lookup} from "../lib/rules/basis.ts";
import {weighClaim, type Knowledge} from "../lib/rules/claims.ts";
import {lookupIn} from "../lib/rules/named.ts";
import {orAccept, ruleNames} from "../lib/rules/codes.ts";
import {contentsOf, isSum, sumsIn, type Addend} from "../lib/rules/parts.ts";
import {checkRelations} from "../lib/rules/relations.ts";
import {overdueSources} from "../lib/rules/releases.ts";
import {relabelled} from "../lib/rules/prices.ts";
import {basisOf, type Basis, type Clash} from "../lib/rules/said.ts";
import {sumsOf} from "../lib/rules/sums.ts";
import {clashesInSum} from "../lib/rules/twice.ts";
import {partOf} from "../lib/text.ts";
import type {Content} from "./content.ts";
import type {Pending, Quantities} from "./quantities.ts";
import type {Totals} from "./totals.ts";

type Written = NonNullable<Pending["formula"]>;

export function applyRules(
  content: Content,
  {pending, isKnown}: Quantities,
  computed: Figures,
  totals: Totals,
): Looked<Figures> {
  const found: Diagnostic[] = [];
  const accepted = acceptances(content);
  const columns = cellIdsOf(content.tables);
  const bases = new Map<string, Basis>();
  const series = seriesOf(content.tables);
  const named = lookupIn(computed, bases, series);
  const reasons = new Map<string, Figure["accepted"]>();
  const sums = new Map<string, readonly (readonly Addend[])[]>();
  for (const {id} of computed.values()) {
    const formula = formulaOf(id);
    if (formula) sums.set(id, sumsIn(formula.ast, idsOf));
  }
  const totalled = totals.printed.flatMap(({check: {total, parts}}) =>
    parts.flatMap(({cell, sign}) => (sign > 0 ? [{total: total.id, part: cell.id}] : [])),
  );
  const whole = contentsOf(computed, totalled, id => {
    const formula = formulaOf(id);
    return formula && isSum(formula.ast) ? (sums.get(id)![0] ?? []) : [];
  });
  const known = sumsOf(computed, content.tables, whole, [...sums.values()].flat());
  const scope: Omit<Scope, "whatIf"> = {
    quantity: name => computed.get(name)?.quantity,
    series: name => series.get(name),
    about: name => computed.get(name) ?? {prices: null, period: null},
  };
  const graph = {
    formulaOf: (id: string) => formulaOf(id)?.ast ?? null,
    needsOf: (id: string) => computed.get(id)?.inputs ?? [],
    scope,
  };
  const knowledge: Knowledge = {
    named,
    scope: {...scope, whatIf: whatIfOf(graph)},
    isKnown: name => columns.has(name) || isKnown(name),
    names: () => [...pending.keys(), ...columns.keys()],
    setting: {locale: content.about.language, currency: content.about.currency},
  };
  const {order} = dependencyOrder(computed.keys(), id => computed.get(id)?.inputs ?? []);
  for (const id of order) look(id);
  found.push(...checkRelations(content, knowledge.isKnown, knowledge.names));
  for (const {id, message} of overdueSources(content.sources, content.about.date, inWords))
    if (accepted.at("next-release", ["sources", id]) === null)
      found.push({
        ...errorAt(
          content.places.value(["sources", id, "next-release"]),
          "rules/next-release",
          message,
          orAccept("look what it says now, and say when the next one is due", "next-release"),
        ),
        severity: "warning",
      });
  for (const [i, claim] of (content.about.claims ?? []).entries()) weigh(claim, i);
  found.push(...accepted.findings(early));
  const figures = [...computed.values()].map(figure => {
    const more = reasons.get(figure.id) ?? [];
    return more.length === 0 ? figure : withAccepted(figure, more);
  });
  const all = new Map(figures.map(figure => [figure.id, figure]));
  return {value: steady(all), diagnostics: found};

  /** What a figure that was replaced or written says it says itself. */
  function formulaOf(id: string): Written | null {
    return computed.get(id)?.formula === null ? null : (pending.get(id)?.formula ?? null);
  }

  function idsOf(name: string): readonly string[] {
    return computed.has(name) ? [name] : (columns.get(name) ?? [name]);
  }

  function look(id: string): void {
    const figure = computed.get(id);
    const one = pending.get(id);
    if (!figure || !one) return;
    const formula = formulaOf(id);
    const below = figure.inputs.map(input => bases.get(input));
    const {basis, clashes, renamed} = readFigure(figure, one, formula, named, below);
    bases.set(id, basis);
    if (!formula) return;
    if (renamed) tell(one, formula, renamed, content.places.value([...one.path, "prices"]));
    const twice = sums.get(id)!.flatMap((sum, i) => clashesInSum(i === 0 ? id : null, sum, known));
    // What is counted twice is often of another stretch of time: that is one mistake.
    const others = clashes.filter(
      ({rule, at}) => rule !== "timings" || !twice.some(one => one.at.start === at.start),
    );
    for (const clash of [...others, ...twice]) tell(one, formula, clash);
  }

  function weigh(claim: string, i: number): void {
    const whole = content.places.value(["about", "claims", i]);
    for (const {rule, severity, message, help, start, end} of weighClaim(claim, knowledge)) {
      if (rule !== null && accepted.at(rule, ["about"]) !== null) continue;
      const place = partOf(whole, claim, start, end);
      const said = rule === null ? help : orAccept(help ?? "", rule);
      found.push({...errorAt(place, `rules/${rule ?? "claim"}`, message, said), severity});
    }
  }

  function tell(
    {id}: Pending,
    {path, text}: Written,
    {rule, severity, message, help, at, with: other}: Clash,
    place = partOf(content.places.value(path), text, at.start, at.end),
  ): void {
    const involved = [id, at.name, ...(other ? [other.name] : [])];
    const reason = accepted.forFigures(rule, involved);
    if (reason === null)
      found.push({
        ...errorAt(place, `rules/${rule}`, message, orAccept(help, rule)),
        severity,
      });
    else if (!computed.get(id)!.accepted.some(one => one.rule === rule))
      reasons.set(id, [...(reasons.get(id) ?? []), {rule, reason}]);
  }
}

interface Reading {
  readonly basis: Basis;
  readonly clashes: readonly Clash[];
  readonly renamed: Clash | null;
}

/** A figure is another one where it is computed from others: so beside it, only what those say counts. */
const readFigure = rememberedLast(
  (
    figure: Figure,
    one: Pending,
    formula: Written | null,
    _: Lookup,
    below: readonly (Basis | undefined)[],
  ) => [figure, one, formula, ...below],
  ({quantity}, one, formula, named): Reading => {
    const stated = {...one, quantity};
    if (!formula) return {basis: basisOf(stated, null), clashes: [], renamed: null};
    const {basis, clashes} = readBasis(formula.ast, named);
    const renamed = isSum(formula.ast) ? relabelled(stated, basis) : null;
    return {basis: basisOf(stated, basis), clashes, renamed};
  },
);

const withAccepted = remembered(
  (figure: Figure, more: Figure["accepted"]) => [
    figure,
    ...more.flatMap(({rule, reason}) => [rule, reason]),
  ],
  (figure, more): Figure => ({...figure, accepted: [...figure.accepted, ...more]}),
);

function inWords(iso: string): string {
  return formatDate(iso, "en-GB");
}

/** Whether these were broken is known here; of the others, it is known later. */
const early = ruleNames.filter(rule => rule !== "headline-range" && rule !== "total");
