// Every number in a text, written in figures or in words, with what stands around it that says what it is a number of.
import {tenTo, type Decimal} from "../quantity/decimal.ts";
import {stretchAt} from "../quantity/scan.ts";
import {readDigits, vulgarFraction} from "./digits.ts";
import type {Language} from "./language.ts";
import type {MoneyReader} from "./money.ts";
import {nounsAfter, type NounWord} from "./nouns.ts";
import {beginsNumber, readNumberWords} from "./number-words.ts";
import {readShare} from "./parts.ts";
import {readScales} from "./scales.ts";

export interface Reading {
  /** In units, without a sign; 12 for 12%. */
  readonly value: Decimal;
  /** The power of ten of its last digit; of a number that ends in noughts, of the last that is none. */
  readonly step: number;
}

export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly sort: "money" | "percent" | "points" | "share" | "count";
  /** Never empty; the likeliest first. */
  readonly readings: readonly Reading[];
  /** Of a share in words: hardly anything else can be meant. */
  readonly isClear: boolean;
  /** Of money, where it is said. */
  readonly currency: string | null;
  /** The power of ten that its scale words say: 9 for a billion. */
  readonly power: number;
  readonly isSpelled: boolean;
  /** The words behind it, up to where they can no longer be what it counts. */
  readonly nouns: readonly NounWord[];
  /** A word that is no noun, or a mark, stands right behind it. */
  readonly isAlone: boolean;
}

const begins = /\d|[½¼¾⅓⅔⅕⅖⅗⅘⅛]|\p{L}[\p{L}\p{M}]*/gu;
const percents =
  /[ \u00a0\u2009\u202f\n-]?(?:(?<points>(?:percentage|%|per[ \u00a0-]?cent)[ \u00a0-]?points?|ppts?|pp|prozentpunkte?n?|points?[ \u00a0]de[ \u00a0]pourcentage|puntos?[ \u00a0]porcentual(?:es)?|punti[ \u00a0]percentuali|procentpunt(?:en)?|procentenhet(?:er)?|prosentpoeng|procentpoint|pontos[ \u00a0]percentuais)(?!\p{L})|[%％]|(?:per[ \u00a0\n-]?cent|percent|pct\.?|pst\.?|p\.?[ \u00a0]?c\.?|prozent(?:ig\p{L}*)?|v\.[ \u00a0]?h\.|pour[ \u00a0]cent|por[ \u00a0]?cien(?:to)?|por[ \u00a0]cento|per[ \u00a0]cento|procent|prosent)(?!\p{L}))/iuy;

export function findNumerals(
  text: string,
  language: Language,
  money: MoneyReader,
): readonly Numeral[] {
  return found(text, language, money, readShare);
}

/** “One in five” is two numbers here. */
export function findNumeralsApart(
  text: string,
  language: Language,
  money: MoneyReader,
): readonly Numeral[] {
  return found(text, language, money, () => null);
}

function found(
  text: string,
  language: Language,
  money: MoneyReader,
  shareAt: typeof readShare,
): readonly Numeral[] {
  const all: Numeral[] = [];
  let from = 0;
  for (const match of text.matchAll(begins)) {
    const at = match.index;
    if (at < from || !canBegin(match[0], language)) continue;
    const numeral = numeralAt(text, at, match[0], language, money, shareAt);
    if (!numeral) continue;
    all.push(numeral);
    from = numeral.end;
  }
  return all;
}

/** A memory only: of a word it is always known whether a number can begin with it. */
const beginnings = new WeakMap<Language, Map<string, boolean>>();

function canBegin(word: string, language: Language): boolean {
  if (!/^\p{L}/u.test(word)) return true;
  const memory = beginnings.get(language) ?? new Map<string, boolean>();
  beginnings.set(language, memory);
  const kept = memory.get(word);
  if (kept !== undefined) return kept;
  const lower = word.toLowerCase();
  const can = beginsNumber(lower, language) || language.parts.has(lower);
  memory.set(word, can);
  return can;
}

interface Read {
  readonly readings: readonly Reading[];
  readonly end: number;
  readonly power: number;
  readonly isSpelled: boolean;
}

function numeralAt(
  text: string,
  at: number,
  begun: string,
  language: Language,
  money: MoneyReader,
  shareAt: typeof readShare,
): Numeral | null {
  const isSpelled = /^\p{L}/u.test(begun);
  const before = isSpelled ? null : money.before(text, at);
  if (isJoined(text, before?.start ?? at, at)) return null;
  const share = before ? null : shareAt(text, at, language);
  if (share)
    return {
      ...share,
      start: at,
      sort: "share",
      currency: null,
      power: 0,
      isSpelled,
      ...nounsAfter(text, share.end, language),
    };
  const read = isSpelled
    ? readSpelled(text, at, language)
    : readFigures(text, at, language, before !== null);
  if (!read) return null;
  const start = before?.start ?? at;
  const percent = before ? null : stretchAt(percents, text, read.end);
  if (percent !== null) {
    const end = read.end + percent.length;
    const isPoints =
      ((percents.lastIndex = read.end), percents.exec(text)?.groups?.["points"]) !== undefined;
    return {
      ...read,
      readings: read.readings.map(({value, step}) => ({value, step: Math.min(step, 0)})),
      start,
      end,
      isClear: true,
      sort: isPoints ? "points" : "percent",
      currency: null,
      ...nounsAfter(text, end, language),
    };
  }
  const after = before ? null : money.after(text, read.end);
  const power = (before?.power ?? 0) + (after?.power ?? 0);
  const readings = power === 0 ? read.readings : read.readings.map(one => raised(one, power));
  const end = after?.end ?? read.end;
  if (!after && /^[\p{Script=Latin}\p{N}_]/u.test(text.slice(end, end + 2))) return null;
  const currency = before?.currency ?? after?.currency ?? null;
  return {
    ...read,
    readings,
    start,
    end,
    power: read.power + power,
    isClear: currency !== null,
    sort: currency ? "money" : "count",
    currency,
    ...nounsAfter(text, end, language),
  };
}

/** Figures that are part of a name or of another number: N3, Covid-19, 24/7, #4. */
function isJoined(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (start < at) return /[\p{N}]$/u.test(before);
  return /[\p{Script=Latin}\p{N}_#@№\\]$|[\p{L}][-‐‑–./]$|\d[/:.,]$|[/:]$/u.test(before);
}

function readFigures(text: string, at: number, language: Language, isMoney: boolean): Read | null {
  const part = vulgarFraction(text[at] ?? "");
  const digits = part === undefined ? readDigits(text, at, language.decimal) : null;
  if (part !== undefined || !digits) return null;
  if (/^[/:]\d/.test(text.slice(digits.end, digits.end + 2))) return null;
  const scale = readScales(text, digits.end, language, isMoney);
  const power = scale?.power ?? 0;
  const readings = digits.readings.map(({value, decimals}) =>
    raised({value, step: decimals > 0 ? -decimals : noughts(value)}, power),
  );
  return {readings, end: scale?.end ?? digits.end, power, isSpelled: false};
}

function readSpelled(text: string, at: number, language: Language): Read | null {
  const words = readNumberWords(text, at, language);
  if (!words) return null;
  const scale = words.scaled ? null : readScales(text, words.end, language, false);
  const value = words.value.times(tenTo(scale?.power ?? 0));
  const power = (words.scaled ? 3 : 0) + (scale?.power ?? 0);
  return {
    readings: [{value, step: noughts(value)}],
    end: scale?.end ?? words.end,
    power,
    isSpelled: true,
  };
}

function raised({value, step}: Reading, power: number): Reading {
  return {value: value.times(tenTo(power)), step: step + power};
}

/** How many noughts a whole number ends in; of one with decimals, how many it has of those, below nought. */
function noughts(value: Decimal): number {
  if (value.isZero()) return 0;
  const decimals = value.decimalPlaces();
  if (decimals > 0) return -decimals;
  return value.toFixed().length - value.toFixed().replace(/0+$/, "").length;
}

/** The power of ten of a number's first digit. */
export function magnitude(value: Decimal): number {
  return value.isZero() ? 0 : value.e;
}
