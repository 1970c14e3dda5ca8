// Thousand, million, milliard: short and long forms behind figures, in any language that writes in our letters, and lakh and crore.
import {stretchAt} from "../quantity/scan.ts";
import type {Language} from "./language.ts";
import {valued} from "./word-lists.ts";

export interface ScaleAt {
  readonly power: number;
  readonly end: number;
}

/** Where languages agree. A billion is each language's own. */
const words: ReadonlyMap<string, number> = new Map([
  ...valued(`thousand/thousands/tsd/tausend/duizend/tusen/tusind/mila=3
    million/millions/mn/mio/mln/mll/millionen/miljoen/miljon/miljoner/millioner/milione/milioni/millón/millones/milhão/milhões=6
    milliard/milliards/milliarde/milliarden/miljard/miljarder/milliarder/miliardo/miliardi/mrd/mld/mds/mia/mdr=9
    lakh/lakhs/lac=5 crore/crores/cr=7 bn/bln=9 tn/trn=12`),
]);
/** Letters that are scales only where they touch the figures, or behind money. */
const letters: ReadonlyMap<string, number> = valued("k=3 m=6 mm=6 mill=6 md=9 b=9 bn=9 t=12");
const eastern: ReadonlyMap<string, number> = valued("万=4 萬=4 億=8 亿=8 兆=12");

/** One scale, or two that multiply: “thousand million”, “lakh crore”, “mil millones”. */
export function readScales(
  text: string,
  at: number,
  language: Language,
  isMoney: boolean,
): ScaleAt | null {
  const first = readOne(text, at, language, isMoney);
  if (!first) return null;
  const second = readOne(text, first.end, language, false);
  return second && second.power >= first.power
    ? {power: first.power + second.power, end: second.end}
    : first;
}

function readOne(text: string, at: number, language: Language, isMoney: boolean): ScaleAt | null {
  const sign = eastern.get(text[at] ?? "");
  if (sign !== undefined) return {power: sign, end: at + 1};
  const gap = stretchAt(/[ \u00a0\u2009\u202f\n-]?/y, text, at) ?? "";
  const start = at + gap.length;
  const word = stretchAt(/\p{L}+/uy, text, start);
  if (word === null) return null;
  const lower = word.toLowerCase();
  const end = start + word.length;
  const dot = text[end] === "." && isShort(lower) ? 1 : 0;
  const power = language.scales.get(lower) ?? words.get(lower);
  if (power !== undefined)
    return {power, end: end + (dot && goesOn(text, end + 1, language) ? 1 : 0)};
  const letter = letters.get(lower);
  if (letter === undefined) return null;
  // “12 m” may be metres, “12m” and “£12 m” are millions; “mill.” is Norwegian, a mill is not.
  if (lower === "mill") return dot ? {power: letter, end: end + 1} : null;
  if (gap !== "" && !isMoney && !/^[ \u00a0\u202f]?(?:€|£|\$|kr)/.test(text.slice(end)))
    return null;
  if (lower === "b" || lower === "t") return isMoney && gap === "" ? {power: letter, end} : null;
  return {power: letter, end};
}

function isShort(word: string): boolean {
  return word.length <= 4;
}

/** A point belongs to “Mrd.” where the sentence goes on behind it. */
function goesOn(text: string, at: number, language: Language): boolean {
  const ahead = text.slice(at, at + 24);
  if (/^[ \u00a0]*[\p{Ll}€£$(]|^[ \u00a0](?:[A-Z]{3})(?!\p{L})/u.test(ahead)) return true;
  const noun = /^[ \u00a0](\p{Lu}\p{L}*)/u.exec(ahead)?.[1];
  return noun !== undefined && language.capitalNouns && !language.goesOn.has(noun.toLowerCase());
}
