// What a number counts: the words behind it, and whether they name the same things as a figure does.
import {singularOf} from "../quantity/noun.ts";
import {stretchAt} from "../quantity/scan.ts";
import type {Language} from "./language.ts";

export interface NounWord {
  readonly word: string;
  readonly end: number;
}

export interface Nouns {
  readonly nouns: readonly NounWord[];
  readonly isAlone: boolean;
}

const most = 5;
const partitive =
  /[ \u00a0\n](?:(?:out[ \u00a0\n])?of|de|di|von|van|av|af)[ \u00a0\n](?:(?:the|these|those|its|their|our|his|her|all|which|les|ces|ses|las|los|estas|den|der|diesen|de|dessa|disse)[ \u00a0\n])*|[ \u00a0\n](?:d[’']|des[ \u00a0\n]|der[ \u00a0\n])/iuy;

/** “30 detailed recommendations”, “14 of the 30 recommendations”, “a 12-month plan”. */
export function nounsAfter(text: string, end: number, language: Language): Nouns {
  // “thirty (30) recommendations”
  const again = stretchAt(/[ \u00a0\n]\(\d[\d.,]*\)/y, text, end)?.length ?? 0;
  if (again > 0) return nounsAfter(text, end + again, language);
  let at = end + (stretchAt(partitive, text, end)?.replace(/[ \u00a0\n]$/, "").length ?? 0);
  const second = stretchAt(/[ \u00a0\n](?:\d{1,4}|\uFFFC)(?=[ \u00a0\n])/uy, text, at);
  if (at > end && second !== null) at += second.length;
  const nouns: NounWord[] = [];
  while (nouns.length < most) {
    const gap = stretchAt(/[ \u00a0\u2009\u202f\n]|[-‐‑](?=\p{L})|[d][’']/uy, text, at) ?? "";
    if (gap === "") break;
    const word = stretchAt(/\p{L}[\p{L}\p{M}]*(?:['’]s)?/uy, text, at + gap.length);
    if (word === null) break;
    const isAnd = language.and.has(word.toLowerCase()) && nouns.length > 0;
    if (language.goesOn.has(word.toLowerCase()) && !isAnd) break;
    at += gap.length + word.length;
    // “30 detailed and costed recommendations”
    if (isAnd) continue;
    nouns.push({word, end: at});
    // In German the noun is the first word with a capital; “30 neue Busse”.
    if (language.capitalNouns && /^\p{Lu}/u.test(word)) break;
    if (isManyThings(word, language)) break;
  }
  return {nouns, isAlone: nouns.length === 0};
}

const counted =
  /(\p{L}[\p{L}\p{M}]*)(?::|[ \u00a0\n](?:numbers?|numbered|totals?|totalled|came to|stood at|rose to|fell to|reached))[ \u00a0\n]$/u;

/** “Recommendations: 30”, “the tests number ten”. */
export function nounBefore(text: string, start: number): string | null {
  return counted.exec(text.slice(Math.max(0, start - 48), start))?.[1] ?? null;
}

/** “30 days …”: a plural ends the search in English, what follows is another thing. */
function isManyThings(word: string, {and}: Language): boolean {
  if (!and.has("and")) return false;
  const lower = word.toLowerCase();
  return singularOf(lower) !== lower || /^(?:people|men|women|children|staff)$/.test(lower);
}

/** Where the noun phrase ends that names what `noun` names; null where it names something else. */
export function agreeing(
  nouns: readonly NounWord[],
  noun: string,
  language: Language,
): number | null {
  // Of “members of staff” both words are said.
  const heads = [headOf(noun, language), noun.split(/[ \u00a0]+/).at(-1) ?? ""];
  if (heads[0] === "") return null;
  const reach = language.headFirst ? nouns.slice(0, 2) : nouns;
  return reach.find(({word}) => heads.some(head => sameWord(word, head, language)))?.end ?? null;
}

export function headOf(noun: string, language: Language): string {
  const words = noun.split(/[ \u00a0]+/).filter(word => word !== "");
  if (language.headFirst) return words[0] ?? "";
  const of = words.findIndex((word, i) => i > 0 && language.goesOn.has(word.toLowerCase()));
  return words[(of < 0 ? words.length : of) - 1] ?? "";
}

/** Singular and plural are one: trust and trusts, Maßnahme and Maßnahmen, tiltak and tiltakene. */
export function sameWord(a: string, b: string, language: Language): boolean {
  const [one, other] = [plain(a), plain(b)];
  if (one === other) return true;
  if (language.and.has("and") && singularOf(one) === singularOf(other)) return true;
  if (language.and.has("and") && language.goesOn.has("the") && language.parts.size > 0)
    return false;
  // Zeitplan is a Plan.
  const [long, tail] = one.length > other.length ? [one, other] : [other, one];
  if (language.joined && !language.headFirst && tail.length > 4 && long.endsWith(tail)) return true;
  const short = Math.min(one.length, other.length);
  let common = 0;
  while (common < short && one[common] === other[common]) common++;
  const differ = Math.max(one.length, other.length) - common;
  return (
    common >= Math.max(2, short - 2) &&
    differ <= (short < 5 ? 2 : 3) &&
    (common >= 4 || common === short)
  );
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}
