// The ends of a quantity, and what becomes of them: an amount is a range whose ends are one.
import {largest, smallest, zero, type Decimal} from "./decimal.ts";
import type {Amount, Range} from "./quantity.ts";

/** `low` is never above `high`; `central`, where there is one, lies between. */
export interface Spread {
  readonly low: Decimal;
  readonly central: Decimal | null;
  readonly high: Decimal;
}

export function spreadOf(known: Amount | Range): Spread {
  if (known.sort === "range") return known;
  return {low: known.value, central: known.value, high: known.value};
}

export function endsOf({low, central, high}: Spread): readonly Decimal[] {
  return central ? [low, central, high] : [low, high];
}

export function sum(a: Spread, b: Spread): Spread {
  const central = a.central && b.central && a.central.plus(b.central);
  return {low: a.low.plus(b.low), central, high: a.high.plus(b.high)};
}

/** The largest and smallest product there can be, wherever zero lies. */
export function product(a: Spread, b: Spread): Spread {
  return pairwise(a, b, (x, y) => x.times(y));
}

/** Null where `b` is zero or runs through it. */
export function quotient(a: Spread, b: Spread): Spread | null {
  return signOf(b) === 0 ? null : pairwise(a, b, (x, y) => x.div(y));
}

/** Each end changed by something that grows with it. */
export function mapped(spread: Spread, grow: (end: Decimal) => Decimal): Spread {
  const {low, central, high} = spread;
  return {low: grow(low), central: central && grow(central), high: grow(high)};
}

/** 1 if it lies above zero, −1 if below; 0 if it is zero, touches it, or runs through it. */
export function signOf({low, high}: Spread): 1 | -1 | 0 {
  if (low.gt(zero)) return 1;
  return high.lt(zero) ? -1 : 0;
}

export function isZero({low, high}: Spread): boolean {
  return low.isZero() && high.isZero();
}

function pairwise(a: Spread, b: Spread, of: (x: Decimal, y: Decimal) => Decimal): Spread {
  const [first, ...others] = [
    of(a.low, b.low),
    of(a.low, b.high),
    of(a.high, b.low),
    of(a.high, b.high),
  ] as const;
  const central = a.central && b.central && of(a.central, b.central);
  return {low: smallest(first, ...others), central, high: largest(first, ...others)};
}
