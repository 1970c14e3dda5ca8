// What has to stay true, weighed: each claim that is false, that nobody can know, or that compares what cannot be compared.
import {circumstancesOf} from "../content/cells.ts";
import type {Setting} from "../content/figure.ts";
import {evaluateFormula, namesIn, type Scope} from "../formula/formula.ts";
import type {FormulaProblem, Stretch} from "../formula/tokens.ts";
import {suggestion} from "../nearest.ts";
import {formatQuantity} from "../quantity/format.ts";
import type {Known} from "../quantity/outcome.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {sameUnit, unitName} from "../quantity/unit.ts";
import {readBasis, type Named} from "./basis.ts";
import {readClaim, type Claim, type Side} from "./claim.ts";
import {asKnown, truthOf} from "./holds.ts";
import {combinedPrices} from "./prices.ts";
import {basisOf, type Clash} from "./said.ts";

/** What claims may name, and what it is worth. */
export interface Knowledge {
  readonly named: (name: string) => readonly Named[];
  readonly scope: Scope;
  /** Whether there is such a name, be it computed or not. */
  readonly isKnown: (name: string) => boolean;
  readonly names: () => Iterable<string>;
  readonly setting: Setting & {readonly currency: string};
}

/** `rule`: what may be accepted; null for what was not understood. */
export interface ClaimProblem extends FormulaProblem {
  readonly rule: string | null;
  readonly severity: "error" | "warning";
}

/** Places are offsets into the claim's text. */
export function weighClaim(text: string, known: Knowledge): readonly ClaimProblem[] {
  const read = readClaim(text, {currency: known.setting.currency});
  if (!read.ok) return read.problems.map(one => problem(one, null));
  const {claim} = read;
  const sides = [claim.left, claim.right];
  const unknown = sides.flatMap(side => unknownIn(side, claim, known));
  if (unknown.length > 0) return unknown;
  const names = sides
    .flatMap(side => namesIn(side.ast))
    .filter(({name}) => !claim.amounts.has(name));
  // What could not be computed was told of where it stands.
  if (names.some(({name}) => isUncomputed(name, known))) return [];
  const [left, right] = sides.map(side => valueOf(side, claim, known)) as [Valued, Valued];
  const failed = [...left.problems, ...right.problems];
  if (failed.length > 0 || !left.value || !right.value) return failed;
  return compared(text, claim, left.value, right.value, known);
}

function isUncomputed(name: string, {scope}: Knowledge): boolean {
  return scope.quantity(name) === undefined && scope.series(name) === undefined;
}

interface Valued {
  readonly value: Known | null;
  readonly problems: readonly ClaimProblem[];
}

function unknownIn(side: Side, {amounts}: Claim, known: Knowledge): readonly ClaimProblem[] {
  return namesIn(side.ast)
    .filter(({name}) => !amounts.has(name) && !known.isKnown(name))
    .map(({name, start, end}) =>
      problem(
        {
          message: `there is no figure called \`${name}\``,
          help: suggestion(name, known.names(), "the figures are"),
          ...moved({start, end}, side),
        },
        null,
      ),
    );
}

function valueOf(side: Side, {amounts}: Claim, known: Knowledge): Valued {
  const quantity = (name: string): Quantity | undefined =>
    amounts.get(name) ?? known.scope.quantity(name);
  // Words that have a floor may be claimed to be more than that, though they never add.
  const alone = side.ast.kind === "name" ? quantity(side.ast.name) : undefined;
  const stated = alone && asKnown(alone);
  if (stated) return {value: stated, problems: []};
  const result = evaluateFormula(side.ast, {...known.scope, quantity});
  if (result.ok && asKnown(result.value)) return {value: asKnown(result.value), problems: []};
  const problems = result.ok
    ? [
        {
          message: `\`${side.text}\` is ${stateOf(result.value)}, so nothing can be claimed of it`,
          help: "leave the claim out, or give it one",
          start: 0,
          end: side.text.length,
        },
      ]
    : result.problems;
  return {
    value: null,
    problems: problems.map(one => problem({...one, ...moved(one, side)}, null)),
  };
}

function stateOf(quantity: Quantity): string {
  if (quantity.sort === "missing") return quantity.why;
  return quantity.sort === "verbal" ? `only words (“${quantity.words}”)` : "no number";
}

function compared(
  text: string,
  claim: Claim,
  left: Known,
  right: Known,
  known: Knowledge,
): readonly ClaimProblem[] {
  const {operator, sign} = claim;
  if (!sameUnit(left.unit, right.unit) && ![left, right].some(isNothing)) {
    const message = `${unitName(left.unit)} cannot be compared with ${unitName(right.unit)}`;
    return [problem({message, help: "both sides need the same unit", ...operator}, null)];
  }
  const clashes = [claim.left, claim.right].flatMap(side => clashesIn(side, claim, known));
  const prices = pricesOf(claim, known);
  const apart = [...clashes, ...(prices ? [prices] : [])];
  const truth = truthOf(left, sign, right);
  if (truth === "true") return apart;
  const said = [
    wordsOf(claim.left, left, claim, known),
    wordsOf(claim.right, right, claim, known),
  ].filter(one => one !== null);
  const why = said.length === 0 ? "" : `: ${said.join(", and ")}`;
  const message =
    truth === "false"
      ? `it is not true that \`${text.trim()}\`${why}`
      : `nobody can say that \`${text.trim()}\`${why}`;
  const help = "change what is claimed, wherever it is said";
  return [problem({message, help, start: 0, end: text.length}, "claim"), ...apart];
}

/** "`headline-saving` is £900m"; an amount that the claim itself states need not be said again. */
function wordsOf(
  {text, ast}: Side,
  value: Known,
  {amounts}: Claim,
  {setting}: Knowledge,
): string | null {
  if (ast.kind === "name" && amounts.has(ast.name)) return null;
  return `\`${text}\` is ${formatQuantity(value, {register: "exact", ...setting})}`;
}

function clashesIn(side: Side, claim: Claim, known: Knowledge): readonly ClaimProblem[] {
  return readBasis(side.ast, name => namedIn(name, claim, known)).clashes.map(clash =>
    fromClash(clash, side),
  );
}

/** Both sides in one price base; an amount that the claim states is in that of the other side. */
function pricesOf(claim: Claim, known: Knowledge): ClaimProblem | null {
  const terms = [claim.left, claim.right].map(side => {
    const {basis} = readBasis(side.ast, name => namedIn(name, claim, known));
    const isStated = namesIn(side.ast).every(({name}) => claim.amounts.has(name));
    return {basis, isStated, side};
  });
  if (terms.some(term => term.isStated)) return null;
  const {clash} = combinedPrices(
    terms.map(({basis}) => ({basis, sign: 1, isBelowZero: false, isRange: false})),
    "extreme",
  );
  // The place of the name that it is about, or the sign where that stands on the left.
  const isRight =
    clash !== null && namesIn(claim.right.ast).some(one => one.name === clash.at.name);
  return clash && fromClash(clash, isRight ? claim.right : claim.left);
}

function namedIn(name: string, {amounts}: Claim, known: Knowledge): readonly Named[] {
  const quantity = amounts.get(name);
  if (!quantity) return known.named(name);
  const basis = basisOf({id: name, circumstances: nothingSaid, range: null, quantity}, null);
  return [{id: name, basis, quantity}];
}

function fromClash({rule, severity, message, help, at}: Clash, side: Side): ClaimProblem {
  return {message, help, rule, severity, ...moved(at, side)};
}

function moved({start, end}: Stretch, side: Side): Stretch {
  return {start: side.start + start, end: side.start + end};
}

function problem(one: FormulaProblem, rule: string | null): ClaimProblem {
  return {...one, rule, severity: "error"};
}

/** More than nothing can be said in any unit. */
function isNothing(value: Known): boolean {
  return value.sort === "amount" && value.unit.kind === "number" && value.value.isZero();
}

const nothingSaid = circumstancesOf([]);
