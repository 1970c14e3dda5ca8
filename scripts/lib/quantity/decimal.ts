// Exact decimals. This is the only file that knows decimal.js.
import {Decimal as Library} from "decimal.js";

/**
 * Sums and products keep 100 significant digits, so of amounts as people write them nothing is
 * ever lost; a quotient that does not end is cut there. Made apart from the library's own
 * `Decimal`, whose settings are shared by everybody who imports it.
 */
export const Decimal = Library.clone({precision: 100, rounding: Library.ROUND_HALF_UP});
export type Decimal = Library;

export const zero: Decimal = new Decimal(0);
export const hundred: Decimal = new Decimal(100);

/** Ten to the power of `exponent`, exactly. */
export function tenTo(exponent: number): Decimal {
  return powers[exponent + reach] ?? new Decimal(`1e${exponent}`);
}

/** Those that are asked for again and again: from 1e-40 to 1e40. */
const reach = 40;
const powers = Array.from({length: 2 * reach + 1}, (_, i) => new Decimal(`1e${i - reach}`));

/** Half goes away from zero, as official statistics print it: 2.5 → 3, −2.5 → −3. */
export function rounded(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Library.ROUND_HALF_UP);
}

/** All digits, never an exponent: "12700000000", "-0.5". With `decimals`, exactly that many. */
export function plainDigits(value: Decimal, decimals?: number): string {
  const text =
    decimals === undefined ? value.toFixed() : value.toFixed(decimals, Library.ROUND_HALF_UP);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

export function smallest(first: Decimal, ...others: readonly Decimal[]): Decimal {
  return others.reduce((least, one) => (one.lt(least) ? one : least), first);
}

export function largest(first: Decimal, ...others: readonly Decimal[]): Decimal {
  return others.reduce((most, one) => (one.gt(most) ? one : most), first);
}
