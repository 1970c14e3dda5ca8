// Which figure a number in a text is, if it is one: the same at any scale, rounded as far as it was written, or more finely.
import {Decimal, hundred, rounded, tenTo} from "../quantity/decimal.ts";
import type {KnownNumber, KnownNumbers} from "./known.ts";
import type {Language} from "./language.ts";
import {claimBefore} from "./limits.ts";
import {agreeing, nounBefore, sameWord} from "./nouns.ts";
import {magnitude, type Numeral, type Reading} from "./numeral.ts";

export interface Match {
  readonly known: KnownNumber;
  readonly how: "equal" | "rounded" | "finer";
  /** Where what is to be replaced ends: behind the noun, where the figure prints it. */
  readonly end: number;
  /** The noun stands in other words, and so the figure is printed without it. */
  readonly isNumberOnly: boolean;
}

interface Candidate extends Match {
  readonly cost: number;
}

/** All figures that it can be, the likeliest first. */
export function matchNumeral(
  text: string,
  numeral: Numeral,
  known: KnownNumbers,
  language: Language,
): readonly Match[] {
  const best = new Map<string, Candidate>();
  for (const [i, reading] of numeral.readings.entries()) {
    if (reading.value.isZero() || (i > 0 && digitsOf(reading) < 3)) continue;
    for (const one of candidates(text, numeral, reading, known, language, i > 0)) {
      const kept = best.get(one.known.figure.id);
      if (!kept || one.cost < kept.cost) best.set(one.known.figure.id, one);
    }
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost);
}

function* candidates(
  text: string,
  numeral: Numeral,
  reading: Reading,
  known: KnownNumbers,
  language: Language,
  isSecond: boolean,
): Iterable<Candidate> {
  let words: ReadonlySet<string> | null = null;
  const around = (): ReadonlySet<string> => (words ??= wordsAround(text, numeral));
  const {value} = reading;
  const claim = claimBefore(text, numeral.start);
  const reach = tenTo(stepOf(reading));
  const low = Decimal.min(value.minus(reach), value.times("0.995"));
  const high = Decimal.max(value.plus(reach), value.times("1.005"));
  for (const one of known.between(low, high)) {
    const how = howEqual(numeral, reading, one, claim);
    if (how === null || (isSecond && how !== "equal")) continue;
    const fit = fitOf(text, numeral, one, language);
    if (fit && isSmallCell(one) && !isSpokenOf(one, around(), language)) continue;
    if (fit)
      yield {
        known: one,
        how,
        ...fit,
        cost: fit.cost + sayingOf(text, numeral, one) + costOf(one, how, around(), language),
      };
  }
  // “Python 12.7” is a name.
  if (!isBare(numeral) || /\p{Lu}[\p{L}\p{N}]*[ \u00a0]$/u.test(text.slice(0, numeral.start)))
    return;
  const plain = {end: numeral.end, isNumberOnly: true};
  // 0.67 for 67%.
  if (value.lt(1) && reading.step <= -2) {
    const share = value.times(hundred);
    for (const one of known.between(share, share))
      if (one.unit.kind === "percent" && one.value.eq(share))
        yield {
          known: one,
          how: "equal",
          end: numeral.end,
          isNumberOnly: false,
          cost: 10 + costOf(one, "equal", around(), language),
        };
  }
  // 12.7 for £12.7bn; 12656 may be the number of anything.
  if (/^\d+$/.test(text.slice(numeral.start, numeral.end))) return;
  if (value.precision() < (value.isInteger() ? 4 : 3)) return;
  for (const one of known.digitsBetween(value, value))
    if (one.value.div(value).log(10).isInteger())
      yield {
        known: one,
        how: "equal",
        ...plain,
        cost: 20 + costOf(one, "equal", around(), language),
      };
}

/** In a large table there is a cell for every small count. */
function isSmallCell({figure, unit, value}: KnownNumber): boolean {
  return (
    figure.id.includes(".") && (unit.kind === "count" || unit.kind === "number") && value.lt(100)
  );
}

/** Whether the words around say which cell is meant: that of its row or its column. */
function isSpokenOf(
  {figure, unit}: KnownNumber,
  around: ReadonlySet<string>,
  language: Language,
): boolean {
  const noun = unit.kind === "count" ? unit.noun.toLowerCase().split(" ") : [];
  return figure.label
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(
      word =>
        word.length > 2 && !noun.includes(word) && !language.goesOn.has(word) && around.has(word),
    );
}

/** A number and nothing else: no unit, no scale, no noun. */
function isBare({sort, power, isAlone, isSpelled}: Numeral): boolean {
  return sort === "count" && power === 0 && isAlone && !isSpelled;
}

function howEqual(
  numeral: Numeral,
  reading: Reading,
  {value, step}: KnownNumber,
  claim: "floor" | "ceiling" | "near" | null,
): Match["how"] | null {
  if (value.eq(reading.value)) return "equal";
  if (numeral.sort === "share")
    return rounded(value, 0).eq(rounded(reading.value, 0)) ? "rounded" : null;
  const isThings = numeral.sort === "count" && numeral.power === 0;
  // Of things that are counted, only large numbers are rounded without saying so.
  if (isThings && (claim === null || digitsOf(reading) < 2) && reading.value.lt(1000)) return null;
  const distance = value.minus(reading.value);
  const unit = tenTo(stepOf(reading));
  const half = unit.div(2);
  const isRounded = distance.gte(half.negated()) && distance.lt(half);
  const isCut =
    (claim === "floor" && distance.gt(0) && distance.lt(unit)) ||
    (claim === "ceiling" && distance.lt(0) && distance.gt(unit.negated()));
  if (isRounded || isCut) return "rounded";
  const digits = magnitude(value) - step + 1;
  const isFiner = digits >= 3 && reading.step < step && distance.abs().lte(tenTo(step).div(2));
  return isFiner && !isThings ? "finer" : null;
}

/** Whether number and figure are of one unit, and how well that is said. */
function fitOf(
  text: string,
  numeral: Numeral,
  {unit, figure}: KnownNumber,
  language: Language,
): {readonly cost: number; readonly end: number; readonly isNumberOnly: boolean} | null {
  const {sort, end, nouns, isAlone, power} = numeral;
  const whole = {cost: 0, end, isNumberOnly: false};
  if (sort === "money")
    return unit.kind === "money" && unit.currency === numeral.currency ? whole : null;
  if (sort === "percent" || sort === "share") return unit.kind === "percent" ? whole : null;
  if (sort === "points") return unit.kind === "points" ? whole : null;
  if (numeral.isSpelled && numeral.readings[0]!.value.eq(1)) return null;
  const isScaledUp = power > 0 || numeral.readings[0]!.value.gte(1_000_000);
  if (isScaledUp && unit.kind === "money") {
    const isThing =
      nouns[0] !== undefined && (!language.and.has("and") || /s$/.test(nouns.at(-1)!.word));
    return isAlone || !isThing ? {...whole, cost: 6} : null;
  }
  if (unit.kind !== "count" && unit.kind !== "number") return null;
  const noun = unit.kind === "count" ? unit.noun : "";
  const before = noun === "" ? null : nounBefore(text, numeral.start);
  if (before !== null && agreeing([{word: before, end}], noun, language) !== null)
    return {...whole, isNumberOnly: true, cost: 2};
  if (isAlone) return isScaledUp ? {...whole, cost: 9} : null;
  const agreed = noun === "" ? null : agreeing(nouns, noun, language);
  if (agreed !== null) {
    const said = text
      .slice(end, agreed)
      .replace(/[\s-]+/g, " ")
      .trim();
    // “2.7” alone would lose its million.
    const isScaled =
      power > 0 || ("written" in figure.quantity && figure.quantity.written.scale > 0);
    const isSame =
      said.toLowerCase() === noun.toLowerCase() || (!said.includes(" ") && !noun.includes(" "));
    return isSame || isScaled ? {...whole, end: agreed} : {...whole, isNumberOnly: true, cost: 1};
  }
  const labels = figure.label
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 3 && !language.goesOn.has(word.toLowerCase()));
  const isLabelled = nouns.some(({word}) => labels.some(label => sameWord(word, label, language)));
  const isTelling = digitsOf(numeral.readings[0]!) >= 2;
  return isLabelled && isTelling && noun === "" ? {...whole, isNumberOnly: true, cost: 8} : null;
}

function costOf(
  {figure, role, step}: KnownNumber,
  how: Match["how"],
  around: ReadonlySet<string>,
  language: Language,
): number {
  const words = figure.label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const shared = words.filter(
    word => word.length > 2 && !language.goesOn.has(word) && around.has(word),
  );
  return (
    {equal: 0, rounded: 100, finer: 200}[how] +
    {value: 0, end: 5, old: 30}[role] +
    (figure.id.includes(".") ? 3 : 0) +
    // A sum that meets an announced figure is rarely what is meant.
    (figure.formula === null || figure.formula === undefined ? 0 : 3) -
    // Of two that round alike, the one that is rounded already.
    (how === "rounded" ? Math.min(12, step) / 100 : 0) -
    Math.min(4, shared.length) * 2
  );
}

/** Of two that are alike, the one that claims as much: “at least £1bn”. */
function sayingOf(text: string, {start, end}: Numeral, {figure}: KnownNumber): number {
  const qualifier = "qualifier" in figure.quantity ? figure.quantity.qualifier : null;
  if (qualifier === null) return 0;
  const around = `${text.slice(Math.max(0, start - 24), start)}|${text.slice(end, end + 12)}`;
  return around.toLowerCase().replace(/\s+/g, " ").includes(qualifier) ? -12 : 2;
}

function wordsAround(text: string, {start, end}: Numeral): ReadonlySet<string> {
  const stretch = text.slice(Math.max(0, start - 160), end + 160).toLowerCase();
  return new Set(stretch.split(/[^\p{L}\p{N}]+/u));
}

/** How far a number may have been rounded: at least two of its figures count. */
function stepOf({value, step}: Reading): number {
  return Math.min(step, magnitude(value) - 1);
}

function digitsOf({value, step}: Reading): number {
  return magnitude(value) - step + 1;
}
