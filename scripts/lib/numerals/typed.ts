// The numbers in a text that somebody typed: those that are figures of the publication, and those that look as if they should be.
import type {Figure} from "../content/figure.ts";
import {tenTo, zero} from "../quantity/decimal.ts";
import {literally} from "../quantity/scan.ts";
import {remembered, rememberedText} from "../memo.ts";
import {isAnsweredAlike, isSameFigure, overheard, type Question} from "./asked.ts";
import {innocentStretches} from "./innocent.ts";
import {isRange, joined} from "./join.ts";
import type {KnownNumbers} from "./known.ts";
import {languageOf} from "./language.ts";
import {matchNumeral, type Match} from "./match.ts";
import {moneyReader} from "./money.ts";
import {findNumerals, findNumeralsApart, type Numeral} from "./numeral.ts";
import {quotedStretches} from "./quoted.ts";

export interface Typed {
  readonly start: number;
  readonly end: number;
  /** The figures that it can be, the likeliest first; none where it only looks like money or a share. */
  readonly matches: readonly Match[];
  readonly looksLike: "money" | "share";
}

export interface Hunt {
  readonly locale: string;
  readonly currency: string;
  /** Those whose amount is words: “hundreds of millions of pounds”. */
  readonly verbal: readonly Figure[];
  /** Asked for when the first number is met. */
  readonly known: () => KnownNumbers;
}

/** What a text came to the last time, and all that it depended on beside its words. */
interface Hunted {
  readonly typed: readonly Typed[];
  readonly verbal: readonly Figure[];
  readonly asked: readonly Question[];
}

const lastHunts = rememberedText(2_000_000, (): {last: Hunted | null} => ({last: null}));

/** The same of texts that somebody keeps as objects: they may be long, and even to look one up by its words takes as long. */
const lastHuntsOf = remembered(
  (words: object, setting: string) => [words, setting],
  (): {last: Hunted | null} => ({last: null}),
);

/**
 * `isCited`: what is quoted in the text has a source.
 *
 * @param lasting the same object whenever it is the same text
 */
export function typedNumbers(
  text: string,
  isCited: boolean,
  hunt: Hunt,
  lasting: object | null = null,
): readonly Typed[] {
  const {locale, currency, verbal, known} = hunt;
  const setting = `${locale} ${currency} ${isCited}`;
  const kept = lasting ? lastHuntsOf(lasting, setting) : lastHunts(text, setting);
  const {last} = kept;
  const isSame =
    last?.verbal.length === verbal.length &&
    last.verbal.every((figure, i) => isSameFigure(figure, verbal[i])) &&
    last.asked.every(question => isAnsweredAlike(question, known()));
  // They are of the same words; those of the last time need not stay in memory.
  if (isSame) return (kept.last = {...last, verbal}).typed;
  const asked: Question[] = [];
  let heard: KnownNumbers | null = null;
  const overhearing = {...hunt, known: () => (heard ??= overheard(known(), asked))};
  const typed = typedFresh(text, isCited, overhearing);
  kept.last = {typed, verbal, asked};
  return typed;
}

function typedFresh(text: string, isCited: boolean, hunt: Hunt): readonly Typed[] {
  const inWords = hunt.verbal.flatMap(figure => saidInWords(text, figure));
  const inNumbers = numbersTyped(text, isCited, hunt);
  if (inWords.length === 0) return inNumbers;
  const quoted = isCited ? quotedStretches(text) : [];
  const open = inWords.filter(
    ({start}) => !quoted.some(one => one.start < start && start < one.end),
  );
  return [...open, ...inNumbers].sort((a, b) => a.start - b.start);
}

/** Its words, as they were written. */
function saidInWords(text: string, figure: Figure): readonly Typed[] {
  if (figure.quantity.sort !== "verbal") return [];
  const pattern = phraseOf(figure, figure.quantity.words);
  const known = {
    figure,
    value: zero,
    unit: {kind: "number"},
    step: 0,
    role: "value",
    written: null,
  } as const;
  return [...text.matchAll(pattern)].map(({0: said, index}) => {
    const end = index + said.length;
    const match: Match = {known, how: "equal", end, isNumberOnly: false};
    return {start: index, end, matches: [match], looksLike: "money"};
  });
}

/** A memory only. */
const phrases = new WeakMap<Figure, RegExp>();

function phraseOf(figure: Figure, said: string): RegExp {
  const kept = phrases.get(figure);
  if (kept) return kept;
  const words = said.trim().split(/\s+/).map(literally).join("\\s+");
  const made = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "giu");
  phrases.set(figure, made);
  return made;
}

function numbersTyped(text: string, isCited: boolean, hunt: Hunt): readonly Typed[] {
  const language = languageOf(hunt.locale);
  // Most texts have none, and what numbers a text has does not depend on any figure.
  const written = numeralsIn(text, `${hunt.locale} ${hunt.currency}`);
  if (written.length === 0) return [];
  const numerals = readNumerals();
  const isSuspect = (numeral: Numeral): boolean =>
    judged(text, numeral, hunt.known(), language) !== null;
  // Most texts have no number that matters, and need no closer look.
  if (!joined(text, numerals).some(isSuspect) && !numerals.some(isSuspect)) return [];
  const innocent = innocentStretches(text, hunt.locale);
  const quoted = isCited ? quotedStretches(text) : [];
  const suspects = numerals.filter(one => !isInnocent(one));
  const found: Typed[] = [];
  let last: {readonly numeral: Numeral; readonly typed: Typed | null} | null = null;
  for (const numeral of joined(text, suspects)) {
    const typed = judged(text, numeral, hunt.known(), language);
    const range: Typed | null = last && typed && rangeOf(text, last, numeral, typed);
    if (range && last?.typed) found.pop();
    if (!typed) {
      last = {numeral, typed};
      continue;
    }
    found.push(range ?? typed);
    last = {numeral, typed: range ?? typed};
  }
  return found;

  /** “14 out of 30 recommendations” is a share, or else two numbers of recommendations. */
  function readNumerals(): readonly Numeral[] {
    const money = moneyReader(hunt.currency);
    return written.flatMap(one => {
      if (one.sort !== "share" || matchNumeral(text, one, hunt.known(), language).length > 0)
        return [one];
      const inside = findNumeralsApart(text, language, money).filter(
        ({start}) => start >= one.start && start < one.end,
      );
      const isThings = inside.some(
        part => matchNumeral(text, part, hunt.known(), language).length > 0,
      );
      return isThings ? inside : [one];
    });
  }

  function isInnocent(numeral: Numeral): boolean {
    const {start, end, sort, power} = numeral;
    const isCount = (sort === "count" && power === 0) || sort === "share";
    const among = innocent.filter(
      one => one.start < end && start < one.end && (one.whole || isCount),
    );
    if (quoted.some(one => one.start < end && start < one.end)) return true;
    if (among.some(one => !one.isYear)) return true;
    return among.length > 0 && !countsThings(numeral);
  }

  /** 2053 buses, where that many are known, are no year. */
  function countsThings(numeral: Numeral): boolean {
    const [match] = matchNumeral(text, numeral, hunt.known(), language);
    return match?.known.unit.kind === "count" && match.how === "equal";
  }
}

const numeralsIn = rememberedText(2_000_000, (text, setting): readonly Numeral[] => {
  const [locale = "", currency = ""] = setting.split(" ");
  return findNumerals(text, languageOf(locale), moneyReader(currency));
});

function judged(
  text: string,
  numeral: Numeral,
  known: KnownNumbers,
  language: ReturnType<typeof languageOf>,
): Typed | null {
  const {start, end, sort, readings} = numeral;
  const matches = matchNumeral(text, numeral, known, language);
  const looksLike = sort === "money" ? "money" : "share";
  const [first] = matches;
  if (first) {
    const best = matches.filter(one => one.how === first.how);
    return {...withQualifier(text, numeral, first), matches: best, looksLike};
  }
  const {value} = readings[0]!;
  if (sort === "count" || sort === "points") return null;
  if (sort === "share" && !numeral.isClear) return null;
  // Nothing and everything are said more often than measured.
  if (sort === "percent" && (value.eq(100) || value.isZero())) return null;
  if (value.isZero()) return null;
  return {start, end, matches: [], looksLike};
}

/** “At least”, where the figure says it as well, belongs to what is replaced. */
function withQualifier(
  text: string,
  {start}: Numeral,
  {end, known: {figure}}: Match,
): {readonly start: number; readonly end: number} {
  const qualifier = "qualifier" in figure.quantity ? figure.quantity.qualifier : null;
  if (qualifier === null) return {start, end};
  const before = text.slice(Math.max(0, start - qualifier.length - 1), start);
  if (isSame(before.slice(0, -1), qualifier)) return {start: start - before.length, end};
  const after = text.slice(end, end + qualifier.length + 1);
  return isSame(after.slice(1), qualifier) ? {start, end: end + after.length} : {start, end};
}

function isSame(words: string, qualifier: string): boolean {
  return words.toLowerCase().replace(/\s/g, " ") === qualifier;
}

/** The ends of a range are found as one, where a figure has both. */
function rangeOf(
  text: string,
  last: {readonly numeral: Numeral; readonly typed: Typed | null},
  numeral: Numeral,
  typed: Typed,
): Typed | null {
  if (!isRange(text, last.numeral, numeral)) return null;
  const {start} = last.typed ?? last.numeral;
  if (last.typed?.matches.length === 0 && typed.matches.length === 0) return {...typed, start};
  // “10 to 12 tests”: the first end has no noun of its own.
  const other = last.numeral.readings[0]!.value.times(tenTo(last.typed ? 0 : numeral.power));
  const names = new Set(last.typed?.matches.map(({known}) => known.figure.id));
  const both = typed.matches.filter(
    ({known: {role, figure}}) =>
      role === "end" &&
      (names.has(figure.id) ||
        (!last.typed && figure.quantity.sort === "range" && figure.quantity.low.abs().eq(other))),
  );
  return both.length > 0 ? {...typed, start, matches: both} : null;
}
