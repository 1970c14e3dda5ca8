// Parts of a whole in words: “two thirds”, “a quarter of”, “one in five”, “three out of ten”.
import {Decimal, hundred} from "../quantity/decimal.ts";
import {literally, stretchAt} from "../quantity/scan.ts";
import {readDigits, vulgarFraction} from "./digits.ts";
import type {Language} from "./language.ts";
import {readNumberWords} from "./number-words.ts";

export interface Share {
  /** As a percentage. */
  readonly readings: readonly {readonly value: Decimal; readonly step: number}[];
  readonly end: number;
  /** Hardly anything but a share of something, so that it is worth asking for its source. */
  readonly isClear: boolean;
}

const gap = "[ \\u00a0\\u2009\\u202f\\n]";

export function readShare(text: string, at: number, language: Language): Share | null {
  return readSigns(text, at) ?? readNamed(text, at, language) ?? readInMany(text, at, language);
}

/** ⅔ and 2/3. */
function readSigns(text: string, at: number): Share | null {
  const sign = vulgarFraction(text[at] ?? "");
  if (sign !== undefined) return shareOf(new Decimal(sign), new Decimal(1), at + 1, true);
  const written = stretchAt(/[1-9]\/(?:2|3|4|5|6|8|10)(?![\d/]|[.,]\d)/y, text, at);
  const [over = "", under = ""] = written?.split("/") ?? [];
  if (written === null || Number(over) >= Number(under)) return null;
  return shareOf(new Decimal(over), new Decimal(under), at + written.length, false);
}

/** “two-thirds”, “a third of”, “half of”, “die Hälfte”. */
function readNamed(text: string, at: number, language: Language): Share | null {
  const first = stretchAt(/\p{L}[\p{L}\p{M}]*/uy, text, at)?.toLowerCase();
  if (first === undefined) return null;
  const alone = language.parts.get(first);
  const {over, end} =
    alone === 2
      ? {over: new Decimal(1), end: at}
      : language.article.has(first)
        ? {over: new Decimal(1), end: at + first.length}
        : countAt(text, at, language);
  if (!over) return null;
  const between = stretchAt(/[ \u00a0\u2009\u202f\n-]/y, text, end) ?? "";
  const from = end + (end === at ? 0 : between.length);
  if (end !== at && between === "") return null;
  const word = stretchAt(/\p{L}[\p{L}\p{M}]*/uy, text, from);
  const under = word === null ? undefined : language.parts.get(word.toLowerCase());
  if (word === null || under === undefined || over.gte(under)) return null;
  const done = from + word.length;
  const isPlural = over.gt(1);
  // “A third party”, “half an hour”: a part of something is a part “of” it, or “more” or “less”.
  if (!isPlural && !stretchAt(partOf(language), text, done)) return null;
  return shareOf(over, new Decimal(under), done, isPlural);
}

/** “one in five”, “3 out of 10”, “einer von fünf”. */
function readInMany(text: string, at: number, language: Language): Share | null {
  const {over, end} = countAt(text, at, language);
  if (!over) return null;
  const between = stretchAt(inMany(language), text, end);
  if (between === null) return null;
  const {over: under, end: done} = countAt(text, end + between.length, language);
  if (!under || !under.isInteger() || over.gte(under)) return null;
  const isRound = usual.has(under.toNumber());
  if (!isRound || stretchAt(/[ \u00a0]?[-–%/]?\p{N}|[.,:]\d|[-\s]?(?:%|per)/uy, text, done))
    return null;
  const isTime = stretchAt(timeAhead, text, done) !== null;
  if (isTime) return null;
  const isClear = /^\s(?:in|out)/.test(between) && stretchAt(/\s\p{L}/uy, text, done) !== null;
  return shareOf(over, under, done, isClear);
}

const usual = new Set([
  2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 40, 50, 60, 100, 200, 250, 500, 1000,
]);
const timeAhead =
  /[ \u00a0-](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|o[’']clock|times)(?!\p{L})/iuy;

function shareOf(over: Decimal, under: Decimal, end: number, isClear: boolean): Share {
  const value = over.times(hundred).div(under);
  return {readings: [{value, step: 0}], end, isClear};
}

function countAt(
  text: string,
  at: number,
  language: Language,
): {readonly over: Decimal | null; readonly end: number} {
  if (/\d/.test(text[at] ?? "")) {
    const digits = readDigits(text, at, language.decimal);
    return digits ? {over: digits.readings[0]!.value, end: digits.end} : {over: null, end: at};
  }
  const words = readNumberWords(text, at, language);
  if (!words || words.scaled) return {over: null, end: at};
  return {over: words.value, end: words.end};
}

/** Memories only. */
const manies = new WeakMap<Language, RegExp>();
const ofs = new Map<string, RegExp>();

function inMany(language: Language): RegExp {
  const kept = manies.get(language);
  const made = kept ?? new RegExp(`${gap}(?:${language.inMany})${gap}`, "iuy");
  manies.set(language, made);
  return made;
}

function partOf(language: Language): RegExp {
  const key = [...language.and].join();
  const kept = ofs.get(key);
  const words =
    "of the were are had have its their his her our all those these de du des d’ d' del della dei delle degli di do da dos das van von der des av af as less more lower higher fewer smaller larger moins más mehr weniger meer minder".split(
      " ",
    );
  const made =
    kept ??
    new RegExp(
      `${gap}(?:${words.map(literally).join("|")})(?!\\p{L})|${gap}(?=\\p{Lu})|(?=[.,;:)]|$)`,
      "uy",
    );
  ofs.set(key, made);
  return made;
}
