// Numbers that are written in figures, in any country's way: 12,656.2 · 12.656,2 · 12 656,2 · 12’656.2 · 1,26,56,200.
import {Decimal} from "../quantity/decimal.ts";
import {stretchAt} from "../quantity/scan.ts";

export interface DigitReading {
  readonly value: Decimal;
  readonly decimals: number;
}

export interface DigitNumber {
  /** What it can mean, the likeliest first: 12.700 is one thing in London and another in Berlin. */
  readonly readings: readonly DigitReading[];
  readonly end: number;
}

const spaced =
  /[1-9]\d{0,2}(?:([ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?(?![\d]|[.,]\d)/y;
const lump = /\d+(?:[.,·'’]\d+)*/y;

/** Null where the figures are no number: 2.1.3, 007. */
export function readDigits(text: string, start: number, decimal: "." | ","): DigitNumber | null {
  const groups = stretchAt(spaced, text, start);
  const written = groups ?? stretchAt(lump, text, start);
  if (written === null) return null;
  const readings = readingsOf(groups === null ? written : written.replace(/[^\d.,]/g, ""), decimal);
  const part = vulgar.get(text[start + written.length] ?? "");
  const end = start + written.length + (part === undefined ? 0 : 1);
  if (readings.length === 0) return null;
  if (part === undefined) return {readings, end};
  const whole = readings[0]!;
  if (whole.decimals > 0) return null;
  const value = whole.value.plus(part);
  return {readings: [{value, decimals: value.decimalPlaces()}], end};
}

/** ½ and its like, as a number below one. */
export function vulgarFraction(sign: string): string | undefined {
  return vulgar.get(sign);
}

const vulgar: ReadonlyMap<string, string> = new Map([
  ["½", "0.5"],
  ["¼", "0.25"],
  ["¾", "0.75"],
  ["⅓", "0.333333"],
  ["⅔", "0.666667"],
  ["⅕", "0.2"],
  ["⅖", "0.4"],
  ["⅗", "0.6"],
  ["⅘", "0.8"],
  ["⅛", "0.125"],
]);

function readingsOf(written: string, decimal: "." | ","): readonly DigitReading[] {
  if (/^0\d/.test(written)) return [];
  const plain = written.replaceAll("·", ".");
  if (/['’]/.test(plain))
    return /^\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?$/.test(plain)
      ? [reading(plain.replace(/['’]/g, "").replace(",", "."))]
      : [];
  if (/^\d+$/.test(plain)) return [reading(plain)];
  const signs = [...new Set(plain.replace(/\d/g, ""))];
  if (signs.length === 2) return twoSigns(plain);
  const sign = signs[0]!;
  const parts = plain.split(sign);
  const grouped =
    /^[1-9]\d{0,2}$/.test(parts[0]!) && parts.slice(1).every(part => part.length === 3);
  const indian =
    sign === "," &&
    /^[1-9]\d?$/.test(parts[0]!) &&
    parts.length > 2 &&
    parts.at(-1)!.length === 3 &&
    parts.slice(1, -1).every(part => part.length === 2);
  const inGroups = grouped || indian ? [reading(parts.join(""))] : [];
  if (parts.length > 2) return inGroups;
  const inDecimals = [reading(parts.join("."))];
  if (inGroups.length === 0) return inDecimals;
  return sign === decimal ? [...inDecimals, ...inGroups] : [...inGroups, ...inDecimals];
}

/** The last sign is the decimal one. */
function twoSigns(written: string): readonly DigitReading[] {
  const [, whole, fraction] = /^(.*)[.,](\d+)$/.exec(written) ?? [];
  if (whole === undefined || fraction === undefined) return [];
  const isGrouped =
    /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole);
  return isGrouped ? [reading(`${whole.replace(/[.,]/g, "")}.${fraction}`)] : [];
}

function reading(digits: string): DigitReading {
  const value = new Decimal(digits.slice(0, 60));
  return {value, decimals: digits.split(".")[1]?.length ?? 0};
}
