// Whether a comparison of two quantities is true, for all that they may be: a range has to lie on the right side as a whole.
import type {Decimal} from "../quantity/decimal.ts";
import type {Known} from "../quantity/outcome.ts";
import {claimOf, type Qualifier} from "../quantity/qualifier.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {spreadOf} from "../quantity/spread.ts";
import type {ClaimSign} from "./claim.ts";

/** `maybe`: it may be true, and nobody can say so, as "at least £1bn" may be £2bn. */
export type Truth = "true" | "false" | "maybe";

/** The least and the most that a quantity may be; null: there is no such bound. */
interface Bounds {
  readonly low: Bound | null;
  readonly high: Bound | null;
}

interface Bound {
  readonly value: Decimal;
  /** 1 for a little more than it, -1 for a little less: neither is it itself. */
  readonly side: -1 | 0 | 1;
}

export function truthOf(left: Known, sign: ClaimSign, right: Known): Truth {
  const [a, b] = [boundsOf(left), boundsOf(right)];
  switch (sign) {
    case ">=":
    case ">":
      return isAbove(a, b, sign === ">=");
    case "<=":
    case "<":
      return isAbove(b, a, sign === "<=");
    case "=":
      return isEqual(left, right, a, b);
  }
}

/** What words stand for where they have a floor: "hundreds of millions" are at least £200m. */
export function asKnown(quantity: Quantity): Known | null {
  if (quantity.sort === "amount" || quantity.sort === "range") return quantity;
  if (quantity.sort === "missing" || !quantity.floor || !quantity.unit) return null;
  const {floor: value, unit} = quantity;
  return {sort: "amount", qualifier: "at least", value, unit, written: {scale: 0, decimals: 0}};
}

function isAbove(a: Bounds, b: Bounds, orEqual: boolean): Truth {
  if (a.low && b.high && exceeds(a.low, b.high, orEqual)) return "true";
  // Where even the most is too little, it is false.
  if (a.high && b.low && exceeds(b.low, a.high, !orEqual)) return "false";
  return "maybe";
}

function exceeds(low: Bound, high: Bound, orEqual: boolean): boolean {
  if (low.value.gt(high.value)) return true;
  return low.value.eq(high.value) && (orEqual ? low.side >= high.side : low.side > high.side);
}

function isEqual(left: Known, right: Known, a: Bounds, b: Bounds): Truth {
  const [x, y] = [spreadOf(left), spreadOf(right)];
  const same = x.low.eq(y.low) && x.high.eq(y.high);
  if (same && claimed(left.qualifier) === claimed(right.qualifier)) return "true";
  const apart =
    (a.low && b.high && exceeds(a.low, b.high, false)) ||
    (b.low && a.high && exceeds(b.low, a.high, false));
  return apart === true || isFixed(left, right) ? "false" : "maybe";
}

function isFixed(...both: readonly Known[]): boolean {
  return both.every(one => one.sort === "amount" && one.qualifier === null);
}

function claimed(qualifier: Qualifier | null): string | null {
  return qualifier && `${claimOf(qualifier)} ${beyond[qualifier] ?? 0}`;
}

function boundsOf(known: Known): Bounds {
  const {low, high} = spreadOf(known);
  const {qualifier} = known;
  const claim = qualifier && claimOf(qualifier);
  const side = (qualifier && beyond[qualifier]) ?? 0;
  return {
    low: claim === "ceiling" ? null : {value: low, side},
    high: claim === "floor" ? null : {value: high, side},
  };
}

/** "Nearly" is not reached, and "over" is passed; "about" is as good as the amount. */
const beyond: Readonly<Partial<Record<Qualifier, 1 | -1>>> = {
  "more than": 1,
  over: 1,
  "just over": 1,
  "less than": -1,
  "fewer than": -1,
  under: -1,
  "just under": -1,
  nearly: -1,
  almost: -1,
};
