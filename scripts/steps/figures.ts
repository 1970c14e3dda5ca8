// From Quantities to Figures: every number that may be printed, computed where it has a formula, with all that it rests on.
// It never formats a number.
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {derivedFigure, writtenFigure, type Computed, type Inputs} from "../lib/content/computed.ts";
import type {Figure, Figures} from "../lib/content/figure.ts";
import {isDoubt, seriesOf} from "../lib/content/series.ts";
import {namesIn, splitAtMinus, whatIfOf, type Formula, type Scope} from "../lib/formula/formula.ts";
import {dependencyOrder} from "../lib/dependency-order.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Quantity} from "../lib/quantity/quantity.ts";
import {lookupIn} from "../lib/rules/named.ts";
import type {Basis} from "../lib/rules/said.ts";
import {withInfluences, type Asked} from "../lib/content/influences.ts";
import {partOf} from "../lib/text.ts";
import type {Content} from "./content.ts";
import type {Pending, Quantities} from "./quantities.ts";

/** Quantities to compute with instead of those that are written or worked out: "if this were its old value". */
export type Replaced = ReadonlyMap<string, Quantity>;

/**
 * What cannot be computed is left out, and named in the findings once: not again for all that rests on it. What is `replaced`
 * counts as written: its formula is not looked at.
 */
export function computeFigures(
  content: Content,
  {pending, isKnown}: Quantities,
  replaced: Replaced = new Map(),
): Looked<Figures> {
  const found: Diagnostic[] = [];
  const series = seriesOf(content.tables);
  const figures = new Map<string, Figure>();
  const bases = new Map<string, Basis>();
  const lookup = lookupIn(figures, bases, series);
  const known: Omit<Scope, "whatIf"> = {
    quantity: name => figures.get(name)?.quantity,
    series: name => series.get(name),
    about: name => figures.get(name) ?? {prices: null, period: null},
  };
  const scope: Scope = {...known, whatIf: whatIfOf({formulaOf, needsOf, scope: known})};
  const {order, circles} = dependencyOrder(pending.keys(), needsOf);
  const inCircles = new Set(circles.flat());
  for (const circle of circles) reportCircle(circle);
  for (const id of order) if (!inCircles.has(id)) compute(pending.get(id)!);
  // In the order in which they were written; formulas were computed in another.
  const inOrder = [...pending.keys()].flatMap(id => figures.get(id) ?? []);
  const all = new Map(inOrder.map(figure => [figure.id, figure]));
  return {value: withInfluences(all, askedBy), diagnostics: found};

  function needsOf(id: string): readonly string[] {
    const formula = formulaOf(id);
    const names = formula ? namesIn(formula).map(({name}) => name) : [];
    return [...new Set(names.flatMap(idsOf))];
  }

  function formulaOf(id: string): Formula | null {
    return replaced.has(id) ? null : (pending.get(id)?.formula?.ast ?? null);
  }

  /** A row and a column stand for their cells. */
  function idsOf(name: string): readonly string[] {
    if (pending.has(name)) return [name];
    const found = series.get(name);
    return found && !isDoubt(found) ? found.cells.map(({id}) => id) : [];
  }

  /** After all that it needs; without some of that, it is left out. */
  function compute(one: Pending): void {
    const quantity = replaced.get(one.id) ?? one.quantity;
    if (quantity) return store(writtenFigure(one, quantity));
    const formula = one.formula;
    const inputs = formula && inputsOf(formula);
    if (!formula || !inputs) return;
    const named = namesIn(formula.ast).flatMap(({name}) => series.get(name) ?? []);
    const all: Inputs = {figures: inputs, series: named, scope, lookup, labelOf};
    const {made, problems} = derivedFigure(one, formula, all);
    for (const {message, help, ...place} of problems)
      tell({
        severity: made ? "warning" : "error",
        code: "figures/formula",
        message,
        help,
        at: partOf(content.places.value(formula.path), formula.text, place.start, place.end),
      });
    if (made) store(made);
  }

  /** Null where one of them is unknown, which is said, or could not be computed, which was. */
  function inputsOf(formula: NonNullable<Pending["formula"]>): readonly Figure[] | null {
    const inputs: (Figure | null)[] = [];
    for (const {name, start, end} of namesIn(formula.ast)) {
      const ids = idsOf(name);
      if (ids.length > 0 || series.has(name))
        inputs.push(...ids.map(id => figures.get(id) ?? null));
      else if (isKnown(name)) inputs.push(null);
      else {
        const split = splitAtMinus(name, part => pending.has(part) || series.has(part));
        const help = split
          ? `a minus needs a space on both sides: \`${split[0]} - ${split[1]}\``
          : suggestion(name, [...pending.keys(), ...series.keys()], "the figures are");
        tell({
          severity: "error",
          code: "figures/unknown-figure",
          message: `there is no figure called \`${name}\``,
          help,
          at: partOf(content.places.value(formula.path), formula.text, start, end),
        });
        inputs.push(null);
      }
    }
    return inputs.every(input => input !== null) ? inputs : null;
  }

  /** Once, where two formulas come from one place. */
  function tell(one: Diagnostic): void {
    const isSame = ({message, at}: Diagnostic): boolean =>
      message === one.message && at?.in === one.at?.in && at?.start === one.at?.start;
    if (!found.some(isSame)) found.push(one);
  }

  function reportCircle(circle: readonly string[]): void {
    const id = circle.at(-1)!;
    found.push({
      severity: "error",
      code: "figures/circle",
      message: `\`${id}\` is computed from itself: ${circle.map(id => `\`${id}\``).join(" → ")}`,
      help: "break the circle by giving one of them a value",
      at: content.places.value(pending.get(id)!.formula!.path),
    });
  }

  function labelOf(name: string): string {
    const found = series.get(name);
    return figures.get(name)?.label ?? (found && !isDoubt(found) ? found.label : name);
  }

  function askedBy(id: string): readonly Asked[] {
    const names = content.figures[id]?.sensitivity ?? [];
    return names.map(name => ({name, label: labelOf(name), cells: idsOf(name)}));
  }

  function store({figure, basis}: Computed): void {
    figures.set(figure.id, figure);
    bases.set(figure.id, basis);
    const isWritten =
      figure.formula === null && figure.quantity.sort !== "missing" && !replaced.has(figure.id);
    if (isWritten && figure.sources.length === 0) {
      const message = `\`${figure.id}\` has no source`;
      found.push({
        ...errorAt(
          content.places.key(figure.path),
          "figures/no-source",
          message,
          "add `source: …`",
        ),
        severity: "warning",
      });
    }
  }
}
