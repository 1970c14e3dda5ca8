// Numbers that are written in words: “twelve thousand seven hundred million”, “zwölf Komma sieben”, “syvogtres”.
import {Decimal, tenTo} from "../quantity/decimal.ts";
import {stretchAt} from "../quantity/scan.ts";
import type {Language} from "./language.ts";

export interface WordNumber {
  readonly value: Decimal;
  readonly end: number;
  /** Whether a word for a thousand or more is in it. */
  readonly scaled: boolean;
}

type Atom =
  | {readonly sort: "number"; readonly n: number}
  | {readonly sort: "scale"; readonly power: number}
  | {readonly sort: "and"};

/** What has been said so far: 12,000 of 12,700 is in `total`, the 700 in `group`. */
interface Said {
  readonly total: Decimal;
  readonly group: Decimal;
  readonly power: number;
  readonly decimals: number;
  readonly and: boolean;
  readonly any: boolean;
}

const nothing: Said = {
  total: new Decimal(0),
  group: new Decimal(0),
  power: 99,
  decimals: 0,
  and: false,
  any: false,
};
const half = new Decimal("0.5");

/** Reads the number whose first word begins at `start`; null if no number does. */
export function readNumberWords(
  text: string,
  start: number,
  language: Language,
): WordNumber | null {
  const six = isEnglish(language)
    ? stretchAt(/half[ \u00a0-]a[ \u00a0-]dozen(?!\p{L})/iuy, text, start)
    : null;
  if (six !== null) return {value: new Decimal(6), end: start + six.length, scaled: false};
  let said = nothing;
  let end = -1;
  let scaled = false;
  let at = start;
  for (let word = wordAt(text, at); word !== ""; word = wordAt(text, at)) {
    const lower = word.toLowerCase();
    const after = at + word.length;
    const atoms = atomsOf(lower, language);
    const joined = atoms && sayAll(said, atoms, language);
    if (joined) {
      said = joined;
      end = after;
      scaled ||= atoms!.some(atom => atom.sort === "scale");
    } else if (said.any && !said.and && language.and.has(lower)) {
      const more = halfAfter(text, after, language);
      if (more !== null) {
        said = {...said, group: said.group.plus(half), decimals: 1};
        end = more;
        at = afterGap(text, more);
        continue;
      }
      said = {...said, and: true};
    } else if (said.any && !said.and && language.point.has(lower) && said.decimals === 0) {
      const digits = decimalsAfter(text, after, language);
      if (!digits) break;
      said = {
        ...said,
        group: said.group.plus(`0.${digits.digits}`),
        decimals: digits.digits.length,
      };
      end = digits.end;
      at = afterGap(text, end);
      continue;
    } else if (!said.any && language.article.has(lower) && isMultiple(text, after, language)) {
      said = {...said, group: new Decimal(1)};
    } else break;
    at = afterGap(text, after);
    if (at === after) break;
  }
  if (end < 0) return null;
  return {value: said.total.plus(said.group), end, scaled};
}

/** Whether this word can begin a number. */
export function beginsNumber(lower: string, language: Language): boolean {
  return language.article.has(lower) || atomsOf(lower, language) !== null;
}

function sayAll(said: Said, atoms: readonly Atom[], language: Language): Said | null {
  let now: Said | null = said;
  for (const atom of atoms) now = now && say(now, atom, language);
  return now?.and === true ? null : now;
}

function say(said: Said, atom: Atom, language: Language): Said | null {
  if (atom.sort === "and") return said.any && !said.and ? {...said, and: true} : null;
  if (atom.sort === "scale")
    return said.and && !said.group.isZero() ? null : sayScale(said, atom.power, language);
  const group = withNumber(said, atom.n, language);
  return group === null ? null : {...said, group: new Decimal(group), and: false, any: true};
}

function sayScale(said: Said, power: number, language: Language): Said | null {
  const {total, group, decimals} = said;
  const factor = tenTo(power);
  const done = {group: new Decimal(0), power, and: false, any: true};
  // Twelve thousand seven hundred million: what came before is counted in millions, too.
  if (!total.isZero() && power > said.power)
    return {...done, total: total.plus(group).times(factor), decimals};
  if (!total.isZero() && group.isZero()) return null;
  // A million needs its “a”; mille and tausend do not.
  if (group.isZero() && (power > 3 || isEnglish(language))) return null;
  const counted = group.isZero() ? new Decimal(1) : group;
  return {...done, total: total.plus(counted.times(factor)), decimals};
}

/** The group with one more number in it; null where nobody says numbers in that order. */
function withNumber(
  {group: before, and, total, decimals}: Said,
  n: number,
  language: Language,
): number | null {
  if (decimals > 0) return null;
  const group = before.toNumber();
  const rest = group % 100;
  if (n === 12 && rest > 0 && rest < 12 && !and) return rest * 12;
  if (n === 100)
    return rest > 0 && rest < 20 && !and ? group - rest + rest * 100 : group === 0 ? 100 : null;
  if (n > 100) return group === 0 ? n : null;
  if (group === 0) return and && total.isZero() ? null : n;
  if (rest === 0) return n < 100 ? group + n : null;
  if (language.unitsFirst && rest < 10 && n >= 20) return and ? group + n : null;
  if (rest === 4 && n === 20 && language.numbers.has("quatre")) return group + 76;
  if ((rest === 60 || rest === 80) && n < 20) return group + n;
  return rest >= 20 && rest % 10 === 0 && n < 10 && (!and || !isEnglish(language))
    ? group + n
    : null;
}

function isEnglish(language: Language): boolean {
  return language.and.has("and");
}

/** “… and a half”: where it ends. */
function halfAfter(text: string, after: number, language: Language): number | null {
  let at = afterGap(text, after);
  let word = wordAt(text, at);
  if (language.article.has(word.toLowerCase()) || language.numbers.get(word.toLowerCase()) === 1) {
    at = afterGap(text, at + word.length);
    word = wordAt(text, at);
  }
  return language.parts.get(word.toLowerCase()) === 2 ? at + word.length : null;
}

function decimalsAfter(
  text: string,
  after: number,
  language: Language,
): {readonly digits: string; readonly end: number} | null {
  let digits = "";
  let end = after;
  for (let at = afterGap(text, after); ; at = afterGap(text, end)) {
    const word = wordAt(text, at);
    const n = language.numbers.get(word.toLowerCase());
    if (n === undefined || n > 99 || (n > 9 && digits !== "")) break;
    digits += String(n);
    end = at + word.length;
  }
  return digits === "" ? null : {digits, end};
}

/** Whether a hundred, a dozen or a million stands behind. */
function isMultiple(text: string, after: number, language: Language): boolean {
  const word = wordAt(text, afterGap(text, after)).toLowerCase();
  const n = language.numbers.get(word);
  const isDozen = n === 12 && /^(?:do[uzsc]|d[uú][tszs]|dusin)/.test(word);
  return isDozen || n === 100 || language.scales.has(word);
}

function wordAt(text: string, at: number): string {
  return stretchAt(/\p{L}[\p{L}\p{M}]*/uy, text, at) ?? "";
}

function afterGap(text: string, at: number): number {
  return at + (stretchAt(/[ \u00a0\u2009\u202f\n]|[-‐‑](?=\p{L})/uy, text, at) ?? "").length;
}

/** A memory only: a word always has the same parts. */
const known = new WeakMap<Language, Map<string, readonly Atom[] | null>>();

function atomsOf(word: string, language: Language): readonly Atom[] | null {
  const memory = known.get(language) ?? new Map<string, readonly Atom[] | null>();
  known.set(language, memory);
  const kept = memory.get(word);
  if (kept !== undefined) return kept;
  const atom = atomOf(word, language);
  const parts = atom ? [atom] : language.joined ? takenApart(word, 0, language, nothing) : null;
  memory.set(word, parts);
  return parts;
}

function atomOf(word: string, {numbers, scales}: Language): Atom | null {
  const n = numbers.get(word);
  if (n !== undefined) return {sort: "number", n};
  const power = scales.get(word);
  return power === undefined ? null : {sort: "scale", power};
}

/** “einundzwanzigtausend”: the first way of dividing it that says a number. */
function takenApart(
  word: string,
  from: number,
  language: Language,
  said: Said,
): readonly Atom[] | null {
  if (from === word.length) return said.any && !said.and ? [] : null;
  for (let to = Math.min(word.length, from + 12); to > from + 1; to--) {
    const piece = word.slice(from, to);
    const atom =
      atomOf(piece, language) ?? (language.and.has(piece) ? ({sort: "and"} as const) : null);
    const next = atom && say(said, atom, language);
    const rest = next && takenApart(word, to, language, next);
    if (atom && rest) return [atom, ...rest];
  }
  return null;
}
