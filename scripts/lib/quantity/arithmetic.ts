// Arithmetic over quantities: exact, with their units, their ranges and what they claim.
import {bothClaims, claimed, swayed, type Claimed} from "./claim.ts";
import {hundred, largest, smallest, type Decimal} from "./decimal.ts";
import {
  clash,
  failure,
  isKnown,
  outcome,
  unitFor,
  whyUnknown,
  type Complaint,
  type Failure,
  type Known,
  type Names,
  type Outcome,
  type Problem,
} from "./outcome.ts";
import {percentWritten, productWritten, quotientWritten} from "./precision.ts";
import {claimOf, flipped, type Claim} from "./qualifier.ts";
import type {Quantity} from "./quantity.ts";
import {finestOf} from "./scale.ts";
import {
  endsOf,
  isZero,
  mapped,
  product,
  quotient,
  signOf,
  spreadOf,
  sum,
  type Spread,
} from "./spread.ts";
import {agreed, differenceUnit, productUnit, quotientUnit, sumUnit} from "./unit-algebra.ts";
import {sameUnit, unitName, type Unit} from "./unit.ts";

/** Two quantities, and what to call them in messages. */
export type Operation = (left: Quantity, right: Quantity, names?: Names) => Outcome;

/** Lows add to lows, highs to highs; "at least" survives. Both sides must have the same unit; 1 + 20% is 120%. */
export const add = operation(["added", "added"], (left, right) => {
  const [a, b] = [wholeBeside(left, right), wholeBeside(right, left)];
  const unit = sumUnit(a.unit, b.unit);
  return unit ? total(a, b, unit) : clash(a.unit, "cannot be added to", b.unit, helpFor(a, b));
});

export const subtract = operation(["subtracted from", "subtracted"], (left, b) => {
  const a = wholeBeside(left, b);
  const unit = differenceUnit(a.unit, b.unit);
  if (unit) return total(a, negate(b), unit);
  return clash(b.unit, "cannot be subtracted from", a.unit, helpFor(a, b));
});

/** £ × 3, £ × 10%, £ per trust × trusts. */
export const multiply = operation(["multiplied", "multiplied"], (a, b) => {
  const made = productUnit(a.unit, b.unit);
  const help = quotientUnit(a.unit, b.unit)
    ? `divide by ${unitName(b.unit)} instead`
    : "multiply by a bare number, by a percentage, or by what a rate is per";
  if (!made) return clash(a.unit, "cannot be multiplied by", b.unit, help);
  const whole = product(spreadOf(a), spreadOf(b));
  const spread = made.hundreds ? mapped(whole, end => end.div(hundred)) : whole;
  const claim = bothClaims(swayed(a.qualifier, spreadOf(b)), swayed(b.qualifier, spreadOf(a)));
  const written = productWritten(a, b, endsOf(spread));
  return outcome(spread, claim, written, unitFor(made.unit, spread, [a, b]));
});

/**
 * £ ÷ £ is a number, £ ÷ trusts is £ per trust, £ ÷ £ per trust is trusts. Nothing is divided by
 * zero, nor by a range that touches it.
 */
export const divide = operation(["divided", "divided by"], (a, b, names) => {
  const made = quotientUnit(a.unit, b.unit);
  const help = productUnit(a.unit, b.unit)
    ? `multiply by ${unitName(b.unit)} instead`
    : a.unit.kind === "money" && b.unit.kind === "money"
      ? rateHelp(a.unit, b.unit)
      : "divide by the same unit, by a bare number, or by a number of things";
  if (!made) return clash(a.unit, "cannot be divided by", b.unit, help);
  const whole = quotient(spreadOf(a), spreadOf(b));
  if (!whole) return byZero(b, names.right);
  const spread = made.hundreds ? mapped(whole, end => end.times(hundred)) : whole;
  const written = quotientWritten(a, made.unit, endsOf(spread));
  return outcome(spread, quotientClaim(a, b), written, unitFor(made.unit, spread, [a]));
});

/** The first in per cent of the second. */
export const share = operation(["part of a share", "part of a share"], (part, whole, names) => {
  if (!sameUnit(part.unit, whole.unit)) {
    return clash(part.unit, "cannot be a share of", whole.unit, helpFor(part, whole));
  }
  const parts = quotient(spreadOf(part), spreadOf(whole));
  if (!parts) return byZero(whole, names.right);
  return percentage(
    mapped(parts, end => end.times(hundred)),
    quotientClaim(part, whole),
  );
});

/** From the first to the second, in per cent of the first; between percentages, in points. */
export const change = operation(["compared", "compared"], (from, to, names) => {
  if (!sameUnit(from.unit, to.unit)) {
    return clash(from.unit, "cannot be compared with", to.unit, helpFor(from, to));
  }
  if (from.unit.kind === "percent") return total(to, negate(from), {kind: "points"});
  const times = signOf(spreadOf(from)) > 0 ? quotient(spreadOf(to), spreadOf(from)) : null;
  if (!times) {
    const message = `${names.left} is not above zero, so a change from it has no percentage`;
    return failure(message, "take the difference instead", "left");
  }
  return percentage(
    mapped(times, end => end.minus(1).times(hundred)),
    quotientClaim(to, from),
  );
});

/** The smaller of two, end by end. */
export const min = operation(["compared", "compared"], (a, b) =>
  extreme(a, b, smallest, "ceiling"),
);

/** The larger of two, end by end. */
export const max = operation(["compared", "compared"], (a, b) => extreme(a, b, largest, "floor"));

/** The sum of a list; the order makes no difference. Each problem says which one it is about. */
export function addQuantities(
  quantities: readonly Quantity[],
  nameOf: (index: number) => string = index => `number ${index + 1} of the list`,
):
  | Extract<Outcome, {ok: true}>
  | {readonly ok: false; readonly problems: readonly (Complaint & {readonly index: number})[]} {
  const unknown = quantities.flatMap((one, index) =>
    isKnown(one) ? [] : [{...whyUnknown(one, nameOf(index), "added"), index}],
  );
  if (unknown.length > 0) return {ok: false, problems: unknown};
  const [first, ...others] = quantities.filter(isKnown);
  if (!first) return {ok: false, problems: [{message: "there is nothing to add", index: 0}]};
  let sumSoFar: Known = first;
  const warnings: Problem[] = [];
  for (const [i, next] of others.entries()) {
    const step = add(sumSoFar, next);
    if (!step.ok) return {ok: false, problems: step.problems.map(one => ({...one, index: i + 1}))};
    sumSoFar = step.value;
    warnings.push(...step.warnings);
  }
  return {ok: true, value: sumSoFar, warnings};
}

/** −x: a range turns round, "at least" becomes "up to". What is no number stays as it is. */
export function negate<Q extends Quantity>(quantity: Q): Q;
export function negate(quantity: Quantity): Quantity {
  if (!isKnown(quantity)) return quantity;
  const qualifier = flipped(quantity.qualifier);
  if (quantity.sort === "amount") return {...quantity, value: minus(quantity.value), qualifier};
  const [low, high] = [minus(quantity.high), minus(quantity.low)];
  return {...quantity, low, central: quantity.central && minus(quantity.central), high, qualifier};
}

function operation(
  deeds: readonly [left: string, right: string],
  compute: (a: Known, b: Known, names: Names) => Outcome,
): Operation {
  return (left, right, names = {left: "the left side", right: "the right side"}) => {
    if (isKnown(left) && isKnown(right)) return compute(left, right, names);
    const problems: Problem[] = [];
    if (!isKnown(left)) problems.push({...whyUnknown(left, names.left, deeds[0]), at: "left"});
    if (!isKnown(right)) problems.push({...whyUnknown(right, names.right, deeds[1]), at: "right"});
    return {ok: false, problems};
  };
}

function total(a: Known, b: Known, unit: Unit): Outcome {
  const spread = sum(spreadOf(a), spreadOf(b));
  const claim = bothClaims(claimed(a.qualifier), claimed(b.qualifier));
  return outcome(spread, claim, finestOf(a.written, b.written), unitFor(unit, spread, [a, b]));
}

/** A percentage has a precision of its own, whatever went into it. */
function percentage(spread: Spread, claim: Claimed): Outcome {
  return outcome(spread, claim, percentWritten(endsOf(spread)), {kind: "percent"});
}

/** The more is divided by, the less there is: the claim of the divisor turns round. */
function quotientClaim(a: Known, b: Known): Claimed {
  return bothClaims(swayed(a.qualifier, spreadOf(b)), swayed(flipped(b.qualifier), spreadOf(a)));
}

/** What wins outright stays as written. Of the loser only a claim that could still win counts. */
function extreme(
  a: Known,
  b: Known,
  pick: (first: Decimal, second: Decimal) => Decimal,
  open: Claim,
): Outcome {
  if (!sameUnit(a.unit, b.unit))
    return clash(a.unit, "cannot be compared with", b.unit, helpFor(a, b));
  const [x, y] = [spreadOf(a), spreadOf(b)];
  const central = x.central && y.central && pick(x.central, y.central);
  const spread = {low: pick(x.low, y.low), central, high: pick(x.high, y.high)};
  const wins = (one: Spread): boolean => one.low.eq(spread.low) && one.high.eq(spread.high);
  const claimIf = (one: Known, beaten: boolean): Claimed =>
    claimed(beaten && one.qualifier && claimOf(one.qualifier) !== open ? null : one.qualifier);
  const claim = bothClaims(claimIf(a, !wins(x) && wins(y)), claimIf(b, !wins(y) && wins(x)));
  const written = wins(x) === wins(y) ? finestOf(a.written, b.written) : (wins(x) ? a : b).written;
  return outcome(spread, claim, written, agreed(a.unit, b.unit));
}

function byZero(divisor: Known, name: string): Failure {
  const zero = isZero(spreadOf(divisor));
  const message = zero ? `${name} is zero` : `${name} is a range that touches zero`;
  return failure(
    `${message}, so nothing can be divided by it`,
    "divide by something that is not zero",
    "right",
  );
}

function helpFor(a: Known, b: Known): string {
  const [first, second] = [a.unit.kind, b.unit.kind];
  if (first === "money" && second === "money") return rateHelp(a.unit, b.unit);
  if ([first, second].toSorted().join(" ") === "number percent")
    return "for so much more of something, multiply it by `(1 + share)`";
  if (first !== second && [first, second].includes("number")) {
    return "give the bare number its unit where it is written, or multiply by it";
  }
  return "both sides need the same unit";
}

/** The 1 of 1 + 20% is the whole: 100%. */
function wholeBeside(one: Known, other: Known): Known {
  const isOne = one.sort === "amount" && one.unit.kind === "number" && one.value.eq(1);
  if (!isOne || other.unit.kind !== "percent") return one;
  return {...one, value: hundred, unit: {kind: "percent"}};
}

/** £3 + US$5. */
function rateHelp(a: Unit, b: Unit): string {
  const rate = unitName({kind: "ratio", over: a, under: b});
  return `convert one of them first, × or ÷ a rate that has a source: a figure in ${rate}`;
}

function minus(value: Decimal): Decimal {
  return value.isZero() ? value : value.negated();
}
