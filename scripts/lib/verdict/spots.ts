// The words of a page → every place where a number stands that can be a figure, with all the figures that it can be.
import {innocentStretches} from "../numerals/innocent.ts";
import {joined} from "../numerals/join.ts";
import {matchNumeral, type Match} from "../numerals/match.ts";
import {moneyReader} from "../numerals/money.ts";
import {findNumerals, type Numeral} from "../numerals/numeral.ts";
import {placesIn} from "../pdf/page-places.ts";
import type {Candidates, Value} from "./candidates.ts";

export interface Spot {
  readonly start: number;
  readonly end: number;
  /** Null where it was found by a figure's printed words alone. */
  readonly numeral: Numeral | null;
  readonly options: readonly Option[];
}

export interface Option extends Value {
  readonly of: Candidates;
  readonly how: Match["how"];
  /** Whether it is a number and nothing else: no unit, no scale, no noun. */
  readonly isBare: boolean;
}

export function spotsIn(text: string, all: readonly Candidates[]): readonly Spot[] {
  const spots = all.flatMap(of => [...printedIn(text, of), ...numbersIn(text, of)]);
  const merged: Spot[] = [];
  for (const spot of spots.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || spot.start >= last.end) merged.push(spot);
    else merged[merged.length - 1] = together(last, spot);
  }
  return merged;
}

/** A figure in the very words in which its publication prints it. */
function printedIn(text: string, of: Candidates): readonly Spot[] {
  const places = placesIn(text, new Set(of.printed.keys()));
  return [...places].flatMap(([words, there]) => {
    const options = of.printed
      .get(words)!
      .map((value): Option => ({...value, of, how: "equal", isBare: false}));
    return there.map(place => ({...place, numeral: null, options}));
  });
}

function numbersIn(text: string, of: Candidates): readonly Spot[] {
  const numerals = findNumerals(text, of.language, moneyReader(of.currency));
  const innocent = innocentStretches(text, of.locale);
  const suspects = numerals.filter(
    ({start, end, sort}) =>
      !innocent.some(
        one =>
          one.start < end && start < one.end && (one.whole || sort === "count" || sort === "share"),
      ),
  );
  return joined(text, suspects).map(numeral => {
    const isBare = numeral.sort === "count" && numeral.power === 0 && numeral.isAlone;
    const optionsIn = (known: Candidates["today"], isPast: boolean): readonly Option[] =>
      matchNumeral(text, numeral, known, of.language).map(({known: {figure, role}, how}) => ({
        figure,
        age: isPast || role === "old" ? "then" : "now",
        isGone: isPast && !of.figures.has(figure.id),
        of,
        how,
        isBare,
      }));
    const options = [...optionsIn(of.today, false), ...optionsIn(of.before, true)];
    return {start: numeral.start, end: numeral.end, numeral, options};
  });
}

function together(a: Spot, b: Spot): Spot {
  const isKnown = (one: Option): boolean =>
    a.options.some(
      other => other.figure.id === one.figure.id && other.of === one.of && other.age === one.age,
    );
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    numeral: a.numeral ?? b.numeral,
    options: [...a.options, ...b.options.filter(one => !isKnown(one))],
  };
}
