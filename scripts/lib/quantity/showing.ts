// At which scale an amount is shown, and with how many decimals.
import {plainDigits, rounded, tenTo, type Decimal} from "./decimal.ts";
import type {Written} from "./scale.ts";

export interface Shown {
  readonly negative: boolean;
  /** Without a sign, and with the decimals to be printed: "12.7". */
  readonly digits: string;
  /** The power of ten that a word has to say; 0 for none. */
  readonly power: number;
}

/** As it was written, at `power` where a table has a scale of its own. Nothing is rounded away. */
export function shownAsWritten(value: Decimal, written: Written, power: number): Shown {
  return shownAt(value, power, Math.max(0, written.decimals - written.scale + power));
}

/**
 * At the scale at which people say it: 1 to 999 of the largest of `powers` that it reaches. Where
 * it was written at that scale, or at a larger one, it keeps its digits; where it was written at
 * a smaller one it gets one decimal, and none if that is a nought. £1,300m is £1.3bn.
 */
export function shownAsSaid(value: Decimal, written: Written, powers: readonly number[]): Shown {
  if (value.isZero()) return shownAt(value, 0, 0);
  const shown = shownWithin(value, written, reached(value, powers));
  const printed = tenTo(shown.power).times(shown.digits);
  const power = reached(printed, powers);
  // 999.96m rounds to 1,000.0m, and that is said as 1bn.
  return power === shown.power ? shown : shownWithin(value, written, power);
}

/** At the scale at which people say it, with every digit that was written: for what must not be rounded. */
export function shownInFull(value: Decimal, written: Written, powers: readonly number[]): Shown {
  const shown = shownAsWritten(value, written, reached(value, powers));
  return {...shown, digits: shown.digits.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")};
}

/** With so many decimals, whatever was written. */
export function shownAt(value: Decimal, power: number, decimals: number): Shown {
  const scaled = value.abs().div(tenTo(power));
  // What is not zero never prints as zero.
  const vanishes = !scaled.isZero() && rounded(scaled, decimals).isZero();
  const kept = Math.min(vanishes ? -scaled.e : decimals, mostDecimals);
  const digits = plainDigits(scaled, kept);
  return {negative: value.isNegative() && /[1-9]/.test(digits), digits, power};
}

function shownWithin(value: Decimal, written: Written, power: number): Shown {
  if (power <= written.scale) return shownAsWritten(value, written, power);
  const one = shownAt(value, power, 1);
  return one.digits.endsWith(".0") ? {...one, digits: one.digits.slice(0, -2)} : one;
}

function reached(value: Decimal, powers: readonly number[]): number {
  return Math.max(0, ...powers.filter(power => value.abs().gte(tenTo(power))));
}

/** What `Intl.NumberFormat` can print on every Node. */
const mostDecimals = 20;
