// Parts against the total that was printed with them: whether they reach it, within what rounding can have moved.
import {addQuantities, negate, subtract} from "../quantity/arithmetic.ts";
import {zero, type Decimal} from "../quantity/decimal.ts";
import {isKnown, type Known} from "../quantity/outcome.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {sumUnit} from "../quantity/unit-algebra.ts";
import {coarseOf, standOf, type Bounds} from "./stand.ts";

export interface Part {
  readonly quantity: Quantity;
  /** -1 for what is taken off: income in a table of costs. */
  readonly sign: 1 | -1;
}

/**
 * `agrees` to the last digit, or by what the numbers claim ("about", "at least"); `rounding` within what rounding can have
 * moved; `short` and `over`: the parts stop short of the total, or come to more; `unknown` where a part has no number.
 */
export interface Weighed {
  readonly outcome: "agrees" | "rounding" | "short" | "over" | "unknown" | "units";
  /** What the parts with a number come to, where they can be added. */
  readonly sum: Known | null;
  /** How far the total is from that sum, without a sign; null where that is no one amount. */
  readonly gap: Known | null;
  /** Some part has no number: what is known of them already comes to more. */
  readonly isPartial: boolean;
}

/** `context`: the other numbers of the column, which show how it was rounded. */
export function weigh(
  total: Quantity,
  parts: readonly Part[],
  context: readonly Quantity[] = [],
): Weighed {
  // What does not apply adds nothing; what is not known may add anything.
  const present = parts.filter(({quantity}) => !isNotApplicable(quantity));
  const known = present.filter(({quantity}) => isKnown(quantity));
  const nothing: Weighed = {outcome: "unknown", sum: null, gap: null, isPartial: false};
  if (!isKnown(total) || known.length === 0) return nothing;
  const signed = known.map(({quantity, sign}) => (sign === 1 ? quantity : negate(quantity)));
  const unit = known.reduce<ReturnType<typeof sumUnit>>(
    (unit, {quantity}) => (unit && isKnown(quantity) ? sumUnit(unit, quantity.unit) : null),
    total.unit,
  );
  const added = addQuantities(signed);
  if (!unit || !added.ok) return {...nothing, outcome: "units"};
  const coarse = coarseOf([total, ...parts.map(({quantity}) => quantity), ...context]);
  const sum = boundsOf(present, coarse);
  const stated = standOf(total, coarse)!;
  const isPartial = known.length < present.length;
  const difference = subtract(total, added.value);
  const gap = difference.ok ? withoutSign(difference.value) : null;
  const result = {sum: added.value, gap, isPartial};
  if (isPartial && !areAllAbove(present, stated.high)) return {...nothing, sum: added.value};
  const slack = sum.slack.plus(stated.slack);
  const isRanges = stated.isRange && known.some(({quantity}) => quantity.sort === "range");
  const compare = isRanges ? endToEnd : meeting;
  const exact = compare(stated, sum, zero);
  if (exact === 0) return {...result, outcome: isPartial ? "unknown" : "agrees"};
  const rounded = compare(stated, sum, slack);
  if (rounded === 0) return {...result, outcome: isPartial ? "unknown" : "rounding"};
  return {...result, outcome: rounded > 0 ? "short" : "over"};
}

/** 0 where what the two may stand for has something in common; 1 where the total is above it, -1 where it is below. */
function meeting(total: Bounds, sum: Bounds, slack: Decimal): 1 | 0 | -1 {
  if (total.low && sum.high && total.low.minus(sum.high).gt(slack)) return 1;
  if (total.high && sum.low && sum.low.minus(total.high).gt(slack)) return -1;
  return 0;
}

/** Of two ranges, low against low and high against high: a range that is too narrow is no sum. */
function endToEnd(total: Bounds, sum: Bounds, slack: Decimal): 1 | 0 | -1 {
  for (const end of ["high", "low"] as const) {
    const [one, other] = [total[end], sum[end]];
    if (one && other && one.minus(other).abs().gt(slack)) return one.gt(other) ? 1 : -1;
  }
  return 0;
}

/** What the parts come to at least and at most; without an end where one of them has none, or no number. */
function boundsOf(parts: readonly Part[], coarse: Decimal | null): Bounds & {slack: Decimal} {
  const stands = parts.map(({quantity, sign}) => {
    const stand = standOf(quantity, coarse);
    if (!stand) return {low: zero, high: null, slack: zero};
    const {low, high, slack} = stand;
    return sign === 1 ? stand : {low: high && high.negated(), high: low && low.negated(), slack};
  });
  const sum = (ends: readonly (Decimal | null)[]): Decimal | null =>
    ends.reduce<Decimal | null>((all, end) => all && end && all.plus(end), zero);
  return {
    low: sum(stands.map(one => one.low)),
    high: sum(stands.map(one => one.high)),
    slack: stands.reduce((all, one) => all.plus(one.slack), zero),
  };
}

/** Only then do the parts that are known say something of a total of more parts: none of them takes anything off. */
function areAllAbove(parts: readonly Part[], total: Decimal | null): boolean {
  return (
    (total === null || total.gte(zero)) &&
    parts.every(({quantity, sign}) => {
      const low = standOf(quantity, null)?.low ?? zero;
      return sign === 1 && low.gte(zero);
    })
  );
}

function isNotApplicable(quantity: Quantity): boolean {
  return quantity.sort === "missing" && quantity.why === "not applicable";
}

function withoutSign(known: Known): Known | null {
  if (known.sort === "amount") return {...known, qualifier: null, value: known.value.abs()};
  if (known.low.isNegative() !== known.high.isNegative()) return null;
  return {...(known.low.isNegative() ? negate(known) : known), qualifier: null};
}
