// Thousand, million, billion, trillion: how they are written, and how finely an amount was written.
import {tenTo, type Decimal} from "./decimal.ts";

/** A power of ten that has a word. */
export type Scale = 0 | 3 | 6 | 9 | 12;

/** How an amount was written: £1,567.0m is `{scale: 6, decimals: 1}`. */
export interface Written {
  readonly scale: Scale;
  /** Digits behind the point, at that scale. */
  readonly decimals: number;
}

/** A scale word as English and its statistics write it: "m", "mn", "million", "millions" … */
export const scalePattern = "thousands?|millions?|billions?|trillions?|mn|bn|tn|k|m";

/** The words to suggest where one is missing or unknown. */
export const scaleHelp = "thousand, million, billion or trillion (k, m, bn, tn)";

/** The power of a word that `scalePattern` has matched. */
export function scaleOf(word: string): Scale {
  const scale = scales.get(word.toLowerCase().replace(/s$/, ""));
  if (scale === undefined) throw new RangeError(`${word} is no scale`);
  return scale;
}

/**
 * The way of writing in which two amounts lose nothing: the smaller of the two scales, with the
 * finer of the two last digits. £600m and £0.7bn go as £m without decimals, £1,567.0m and £0.7bn
 * as £m with one. The order of the two does not matter, nor do brackets when there are more.
 */
export function finestOf(a: Written, b: Written): Written {
  const scale = a.scale < b.scale ? a.scale : b.scale;
  return {scale, decimals: scale - Math.min(a.scale - a.decimals, b.scale - b.decimals)};
}

/** What one step of the last written digit is worth: £0.1m, that is 100000, for £1,567.0m. */
export function lastDigitOf(written: Written): Decimal {
  return tenTo(written.scale - written.decimals);
}

const scales: ReadonlyMap<string, Scale> = new Map<string, Scale>([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["mn", 6],
  ["million", 6],
  ["bn", 9],
  ["billion", 9],
  ["tn", 12],
  ["trillion", 12],
]);
