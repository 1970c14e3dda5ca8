// The numbers in a text that somebody typed: those that are figures of the publication, and those that look as if they should be.
import {innocentStretches} from "./innocent.ts";
import {isRange, joined} from "./join.ts";
import type {KnownNumbers} from "./known.ts";
import {languageOf} from "./language.ts";
import {matchNumeral, type Match} from "./match.ts";
import {moneyReader} from "./money.ts";
import {findNumerals, type Numeral} from "./numeral.ts";
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
  /** Asked for when the first number is met. */
  readonly known: () => KnownNumbers;
}

/** `isCited`: what is quoted in the text has a source. */
export function typedNumbers(text: string, isCited: boolean, hunt: Hunt): readonly Typed[] {
  const language = languageOf(hunt.locale);
  const numerals = findNumerals(text, language, moneyReader(hunt.currency));
  const isSuspect = (numeral: Numeral): boolean =>
    judged(text, numeral, hunt.known(), language) !== null;
  // Most texts have no number that matters, and need no closer look.
  if (!joined(text, numerals).some(isSuspect) && !numerals.some(isSuspect)) return [];
  const innocent = innocentStretches(text, hunt.locale);
  const quoted = isCited ? quotedStretches(text) : [];
  const suspects = numerals.filter(one => !isInnocent(one));
  const found: Typed[] = [];
  let last: {readonly numeral: Numeral; readonly typed: Typed} | null = null;
  for (const numeral of joined(text, suspects)) {
    const typed = judged(text, numeral, hunt.known(), language);
    if (!typed) continue;
    const range: Typed | null = last && rangeOf(text, last, numeral, typed);
    if (range) found.pop();
    found.push(range ?? typed);
    last = {numeral, typed: range ?? typed};
  }
  return found;

  function isInnocent({start, end, sort}: Numeral): boolean {
    const isCount = sort === "count" || sort === "share";
    return (
      quoted.some(one => one.start < end && start < one.end) ||
      innocent.some(one => one.start < end && start < one.end && (one.whole || isCount))
    );
  }
}

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
    return {start, end: first.end, matches: best, looksLike};
  }
  const {value} = readings[0]!;
  if (sort === "count" || sort === "points") return null;
  if (sort === "share" && !numeral.isClear) return null;
  // Nothing and everything are said more often than measured.
  if (sort === "percent" && (value.eq(100) || value.isZero())) return null;
  if (value.isZero()) return null;
  return {start, end, matches: [], looksLike};
}

/** The ends of a range are found as one, where a figure has both. */
function rangeOf(
  text: string,
  last: {readonly numeral: Numeral; readonly typed: Typed},
  numeral: Numeral,
  typed: Typed,
): Typed | null {
  if (!isRange(text, last.numeral, numeral)) return null;
  if (last.typed.matches.length === 0 && typed.matches.length === 0)
    return {...typed, start: last.typed.start};
  const names = new Set(typed.matches.map(({known}) => known.figure.id));
  const both = last.typed.matches.filter(
    ({known}) => known.role === "end" && names.has(known.figure.id),
  );
  return both.length > 0 ? {...typed, start: last.typed.start, matches: both} : null;
}
