// What a written number may stand for: "3.7" for anything from 3.65 to 3.75, "about £7bn" for 6.5 to 7.5, "at least 5" for all from there.
import {zero, tenTo, type Decimal} from "../quantity/decimal.ts";
import {claimOf, type Qualifier} from "../quantity/qualifier.ts";
import type {Amount, Quantity, Range} from "../quantity/quantity.ts";
import {lastDigitOf} from "../quantity/scale.ts";
import type {Unit} from "../quantity/unit.ts";

/** Between two ends; null where there is no end. */
export interface Bounds {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/** What it says, and how far rounding may have moved each end. */
export interface Stand extends Bounds {
  readonly slack: Decimal;
  readonly isRange: boolean;
}

/**
 * What a quantity stands for among others. `coarse` is the place to which they were all rounded in full: see `coarseOf`.
 * Null where there is no number: it is missing, or only words without a floor.
 */
export function standOf(quantity: Quantity, coarse: Decimal | null): Stand | null {
  if (quantity.sort === "missing") return null;
  if (quantity.sort === "verbal")
    return quantity.floor && {low: quantity.floor, high: null, slack: zero, isRange: false};
  const isNear = quantity.qualifier !== null && claimOf(quantity.qualifier) === "near";
  // "About" says itself how near it is.
  const slack = isNear ? zero : slackOf(quantity, coarse);
  const {low, high} = boundsOf(quantity);
  return {low, high, slack, isRange: quantity.sort === "range"};
}

/** Half a unit of the last digit that was written; nothing where things were counted one by one. */
function slackOf({written, unit}: Amount | Range, coarse: Decimal | null): Decimal {
  const last = lastDigitOf(written);
  if (!isInFull({written, unit})) return last.div(2);
  if (coarse) return coarse.div(2);
  return unit.kind === "count" || unit.kind === "number" ? zero : last.div(2);
}

/** "4,100 + 5,300": what is written without a scale and without decimals. Per cent and rates always round. */
function isInFull({written, unit}: Pick<Amount, "written" | "unit">): boolean {
  const kinds: readonly Unit["kind"][] = ["count", "number", "money"];
  return written.scale === 0 && written.decimals === 0 && kinds.includes(unit.kind);
}

/**
 * Where numbers in full were rounded, all of them end in zeros: 4,100 + 5,300 = 9,400 to the hundred. Statistics offices also
 * round counts to five; that needs more numbers to be told from chance. Null where they are exact.
 */
export function coarseOf(quantities: readonly Quantity[]): Decimal | null {
  const full = quantities.flatMap(one =>
    one.sort === "amount" && isInFull(one) && !one.value.isZero() ? [one.value] : [],
  );
  const all = (step: Decimal): boolean => full.every(value => value.mod(step).isZero());
  if (full.length < 3) return null;
  let coarse = tenTo(1);
  if (!all(coarse)) return full.length >= fives && all(five) ? five : null;
  while (all(coarse.times(10))) coarse = coarse.times(10);
  return coarse;
}

const five = tenTo(1).div(2);
const fives = 6;

function boundsOf(quantity: Amount | Range): Bounds {
  if (quantity.sort === "range") return claimedBy(quantity.qualifier, quantity);
  const {value, qualifier} = quantity;
  return claimedBy(qualifier, {low: value, high: value});
}

/** "Nearly" is a little less, "just over" a little more; "about" is as near as its last figure that is no nought. */
function claimedBy(
  qualifier: Qualifier | null,
  {low, high}: {readonly low: Decimal; readonly high: Decimal},
): Bounds {
  if (qualifier === null) return {low, high};
  const claim = claimOf(qualifier);
  const below = low.minus(lastFigure(low));
  const above = high.plus(lastFigure(high));
  if (qualifier === "just over") return {low, high: above};
  if (qualifier === "just under" || qualifier === "nearly" || qualifier === "almost")
    return {low: below, high};
  if (claim === "floor") return {low, high: null};
  if (claim === "ceiling") return {low: high.isNegative() ? null : zero, high};
  return {low: low.minus(lastFigure(low).div(2)), high: high.plus(lastFigure(high).div(2))};
}

/** The place of the last figure that is not a nought: 100 for 2,700, 0.1 for 6.3. */
function lastFigure(value: Decimal): Decimal {
  if (value.isZero()) return zero;
  const digits = value.abs().toFixed();
  const [whole = "", fraction = ""] = digits.split(".");
  if (fraction !== "") return tenTo(-fraction.length);
  return tenTo(whole.length - whole.replace(/0+$/, "").length);
}
