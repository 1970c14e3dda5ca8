// Timings: what comes every year, what comes once, what has added up by some day, and what is for the whole life.
import {isOneYear, joined, overlap, periodKey, yearsOf} from "./period.ts";
import {
  agreed,
  firstPair,
  mixed,
  said,
  statedIn,
  type Clash,
  type Combined,
  type Mention,
  type Said,
  type Term,
} from "./said.ts";

interface Timed extends Term {
  readonly value: string;
  readonly by: Mention;
}

/** The timing and the period of a sum, and what in it must not be added. */
export function addedTimings(terms: readonly Term[]): {
  readonly timing: Combined;
  readonly period: Said;
} {
  const timed: readonly Timed[] = statedIn(terms, "timing");
  const clash = clashIn(timed);
  const period = agreed(terms, "period", periodKey);
  if (clash) return {timing: {said: mixed, clash}, period: mixed};
  const whole = agreed(terms, "timing");
  if (timed.length < terms.filter(term => term.basis.said.timing.sort !== "none").length)
    return {timing: {said: whole, clash: null}, period};
  const has = (value: string): Timed | undefined => timed.find(term => term.value === value);
  const yearly = timed.filter(term => isYearly(term.value));
  if (timed.length > 0 && yearly.length === timed.length) return ofYears(yearly, period);
  const [sum] = [has("lifetime"), has("cumulative"), has("one-off")].filter(
    one => one !== undefined,
  );
  // What is left of a whole life is not a whole life; one year with something that happened in it is that year's.
  const isRest =
    has("lifetime") !== undefined && timed.some(term => term.sign < 0 && term.value !== "lifetime");
  if (!sum || isRest || (yearly.length > 0 && !has("cumulative")))
    return {timing: {said: whole, clash: null}, period};
  const stretches = timed.every(term => term.value === "cumulative")
    ? stretched(timed, period)
    : period;
  return {timing: {said: said(sum.value, sum.by), clash: null}, period: stretches};
}

/** Whether timings are too different for one to be compared with the other. */
export function comparedTimings(terms: readonly Term[]): Clash | null {
  const pair = firstPair<Timed>(
    statedIn(terms, "timing"),
    (a, b) => a.value !== b.value && isYearly(a.value) !== isYearly(b.value),
  );
  return pair && clashOf(...pair, "a comparison of the two would mean nothing");
}

/** Years of one period stay annual; different years make a stretch of time, unless one is taken from another. */
function ofYears(yearly: readonly Timed[], period: Said): {timing: Combined; period: Said} {
  const first = yearly[0]!;
  const levels = yearly.every(term => term.value === "cumulative-annual");
  const isDifference = yearly.some(term => term.sign !== first.sign);
  const annual = said(levels && !isDifference ? "cumulative-annual" : "annual", first.by);
  const added = yearly.filter(term => term.sign > 0);
  const years = yearsIn(added);
  if (years === null || new Set(years.map(periodKey)).size < 2)
    return {timing: {said: annual, clash: null}, period};
  const written = joined([...new Map(years.map(year => [periodKey(year), year])).values()]);
  const stretch: Said = written === null ? mixed : said(written, first.by);
  return {timing: {said: said("cumulative", first.by), clash: null}, period: stretch};
}

/** Null where one of them does not say which year it is. */
function yearsIn(terms: readonly Timed[]): readonly string[] | null {
  const years = terms.map(periodOf);
  return years.every(year => year !== null && isOneYear(year)) ? (years as string[]) : null;
}

function stretched(terms: readonly Timed[], period: Said): Said {
  const periods = terms.map(periodOf);
  if (period.sort !== "mixed" || periods.includes(null)) return period;
  if (terms.some(term => term.sign < 0)) return period;
  const written = joined([...new Set(periods as string[])]);
  return written === null ? period : said(written, terms[0]!.by);
}

function clashIn(timed: readonly Timed[]): Clash | null {
  for (const [rule, because] of clashes) {
    // What is taken from a total may be of any timing, as long as the total is.
    const pair = firstPair(timed, (a, b) => (a.sign > 0 || b.sign > 0) && rule(a, b));
    if (pair) return clashOf(...pair, because(...pair));
  }
  const loose = firstPair(timed, (a, b) => a.sign > 0 && b.sign > 0 && containEachOther(a, b));
  if (!loose) return null;
  const [a, b] = loose;
  return {
    ...clashOf(
      a,
      b,
      a.value === b.value
        ? "these are not the same years, and not others"
        : "what there is so far is a part of a whole life",
    ),
    severity: "warning",
    help: "add only stretches of time that have nothing in common",
  };
}

/** What makes no sense, most telling first. */
const clashes: readonly (readonly [
  (a: Timed, b: Timed) => boolean,
  (a: Timed, b: Timed) => string,
])[] = [
  [
    (a, b) =>
      a.sign === b.sign &&
      [a, b].every(term => term.value === "cumulative-annual") &&
      (differ(a, b) || areStages(a, b)),
    () => "each level contains the one before it",
  ],
  [
    (a, b) =>
      a.sign === b.sign && [a, b].every(term => term.value === "cumulative") && areStages(a, b),
    () => "the later contains the earlier",
  ],
  [(a, b) => a.sign === b.sign && pairOf(a, b, isYearly, isWhole), nothing],
  [(a, b) => a.sign !== b.sign && pairOf(a, b, isYearly, value => value === "lifetime"), nothing],
  [(a, b) => pairOf(a, b, isYearly, value => value === "one-off") && !sameYear(a, b), nothing],
];

function nothing(a: Timed, b: Timed): string {
  return `${a.sign === b.sign ? "their sum" : "their difference"} would mean nothing`;
}

function clashOf(a: Timed, b: Timed, because: string): Clash {
  const message = `\`${a.by.name}\` is ${timingWords(a)}, and \`${b.by.name}\` ${timingWords(b)}: ${because}`;
  const help = "bring both to one stretch of time first";
  return {rule: "timings", severity: "error", message, help, at: b.by, with: a.by};
}

/** A life has more in it than what there is so far; two counts up to different days share their beginning. */
function containEachOther(a: Timed, b: Timed): boolean {
  const [x, y] = [a.value, b.value];
  if (
    pairOf(
      a,
      b,
      one => one === "lifetime",
      one => one === "cumulative",
    )
  )
    return true;
  if (x !== "cumulative" || y !== "cumulative") return false;
  const [p, q] = [periodOf(a), periodOf(b)];
  return p !== null && q !== null && overlap(p, q);
}

function timingWords(term: Timed): string {
  const {value} = term;
  const period = periodOf(term);
  const of = period !== null && yearsOf(period) !== null ? ` (${period})` : "";
  return timingNames[value] === undefined ? value : timingNames[value] + of;
}

const timingNames: Readonly<Record<string, string>> = {
  annual: "for one year",
  cumulative: "cumulative",
  "cumulative-annual": "a level that a year reaches",
  lifetime: "for a whole life",
  "one-off": "one-off",
};

function pairOf(
  a: Timed,
  b: Timed,
  one: (value: string) => boolean,
  other: (value: string) => boolean,
): boolean {
  return (one(a.value) && other(b.value)) || (other(a.value) && one(b.value));
}

function isYearly(value: string): boolean {
  return value === "annual" || value === "cumulative-annual";
}

function isWhole(value: string): boolean {
  return value === "cumulative" || value === "lifetime";
}

function periodOf(term: Term): string | null {
  const one = term.basis.said.period;
  return one.sort === "said" ? one.value : null;
}

/** One row of a table at two times: what had come by the second is what had come by the first, and more. */
function areStages(a: Timed, b: Timed): boolean {
  const [table, row, column] = a.by.name.split(".");
  const [other, line, head] = b.by.name.split(".");
  if (column === undefined || table !== other || row !== line || column === head) return false;
  const [p, q] = [periodOf(a), periodOf(b)];
  const areApart =
    p !== null && q !== null && yearsOf(p) !== null && yearsOf(q) !== null && !overlap(p, q);
  return !areApart || periodKey(p) === periodKey(q);
}

function differ(a: Term, b: Term): boolean {
  const [p, q] = [periodOf(a), periodOf(b)];
  return p !== null && q !== null && periodKey(p) !== periodKey(q);
}

function sameYear(a: Term, b: Term): boolean {
  const [p, q] = [periodOf(a), periodOf(b)];
  return p !== null && q !== null && isOneYear(p) && periodKey(p) === periodKey(q);
}
