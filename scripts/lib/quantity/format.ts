// A quantity as it is printed: "£12.7 billion" in a sentence, "£12.7bn" on a chart.
import {plainDigits, tenTo, type Decimal} from "./decimal.ts";
import {hasWord, scaleWord, setNumber, type Setting, type Style} from "./locale-number.ts";
import {singularOf} from "./noun.ts";
import type {Register} from "../content/prose.ts";
import {claimOf, followsAmount, type Qualifier} from "./qualifier.ts";
import type {Amount, Quantity, Range} from "./quantity.ts";
import type {Scale} from "./scale.ts";
import {shownAsSaid, shownAsWritten, shownAt, shownInFull, type Shown} from "./showing.ts";
import {countedIn, type Unit} from "./unit.ts";

export interface FormatOptions {
  /** `prose` for sentences, `compact` for charts, `exact` as written, `number` for tables. */
  readonly register: Register;
  /** As in BCP 47: "en-GB". */
  readonly locale: string;
  /** The publication's own currency, as a code: it has its short sign, "$" and not "US$". */
  readonly currency?: string | undefined;
  /** For `exact` and `number`: the scale of the table, whatever scale was written. */
  readonly scale?: Scale | undefined;
  /** For `exact` and `number`: so many decimals, whatever was written. */
  readonly decimals?: number | undefined;
}

/**
 * Plain text; a space that must not break is U+00A0, a minus U+2212. `number` leaves out currency,
 * scale and noun, and keeps the qualifier: that is a claim, not a unit. In English, prose writes
 * one to nine things as words and never says "thousand" of money.
 */
export function formatQuantity(quantity: Quantity, options: FormatOptions): string {
  if (quantity.sort === "missing") return quantity.why;
  if (quantity.sort === "verbal") return quantity.words;
  const {register, locale, currency, scale, decimals} = options;
  const key = `${register} ${locale} ${currency} ${scale} ${decimals}`;
  const known = texts.get(quantity) ?? new Map<string, string>();
  const text = known.get(key) ?? numberText(quantity, options);
  texts.set(quantity, known.set(key, text));
  return text;
}

/** A memory only: most of what is printed is printed, and held against other things, many times. */
const texts = new WeakMap<Quantity, Map<string, string>>();

function numberText(quantity: Amount | Range, options: FormatOptions): string {
  const text =
    quantity.sort === "amount" ? amountText(quantity, options) : rangeText(quantity, options);
  return qualified(text, quantity.qualifier);
}

/**
 * For the `value` of a `<data>` element: plain digits in units, "12700000000"; 12% is "12". A range
 * is "low/high", as ISO 8601 writes intervals; words have their floor. Null where there is none.
 */
export function formatMachine(quantity: Quantity): string | null {
  if (quantity.sort === "missing") return null;
  if (quantity.sort === "verbal") return quantity.floor && plainDigits(quantity.floor);
  const {decimals, scale} = quantity.written;
  // A quotient may never end; twelve decimals are enough of it.
  const plain = (value: Decimal): string =>
    plainDigits(value.toDecimalPlaces(Math.max(12, decimals - scale)));
  if (quantity.sort === "amount") return plain(quantity.value);
  return `${plain(quantity.low)}/${plain(quantity.high)}`;
}

function amountText(amount: Amount, options: FormatOptions): string {
  const shown = shownIn(amount.value, amount, options);
  const isOne = shown.digits === "1" && shown.power === 0;
  const word = wordFor(shown, amount.unit, options);
  return word ?? endText(shown, amount.unit, options) + tailOf(amount.unit, isOne, options);
}

/** Money and percentages are written at both ends, things once: "6 to 9 trusts". */
function rangeText(range: Range, options: FormatOptions): string {
  const [low, high] = endsShown(range, options).map(end => endText(end, range.unit, options));
  const said = options.register === "compact" || options.register === "prose";
  if (low === high && said) return rangeText(range, {...options, register: "exact"});
  const to = isEnglish(options.locale) ? "to" : "–";
  // A dash must not begin a line; a word may.
  const before = to === "–" ? "\u00a0" : " ";
  const ends = low === high ? `${low}` : `${low}${before}${to} ${high}`;
  return ends + tailOf(range.unit, false, options);
}

/** £5 to £9 million would be taken for £5 million: beside a scale a small amount needs one too. */
export function endsShown(range: Range, options: FormatOptions): readonly Shown[] {
  const ends = [range.low, range.high];
  const shown = ends.map(end => shownIn(end, range, options));
  const small = ends.some(
    (end, i) => shown[i]?.power === 0 && !end.isZero() && end.abs().lt(10_000),
  );
  const mixed = shown[0]?.power !== shown[1]?.power;
  return small && mixed ? ends.map(end => shownAsWritten(end, range.written, 0)) : shown;
}

function qualified(text: string, qualifier: Qualifier | null): string {
  if (qualifier === null) return text;
  return followsAmount(qualifier) ? `${text} ${qualifier}` : `${qualifier} ${text}`;
}

export function shownIn(
  value: Decimal,
  {written, unit, qualifier}: Amount | Range,
  options: FormatOptions,
): Shown {
  const {register, decimals} = options;
  if (register === "number" || register === "exact") {
    const wanted = options.scale ?? written.scale;
    const power = register === "number" || canSay(wanted, options) ? wanted : 0;
    return decimals === undefined
      ? shownAsWritten(value, written, power)
      : shownAt(value, power, decimals);
  }
  if (countedIn(unit).kind === "money") {
    const spoken = spokenPowers(value, written.scale, options);
    const said = shownAsSaid(value, written, spoken);
    return overclaims(said, value, qualifier) ? shownInFull(value, written, spoken) : said;
  }
  // Things are not scaled: 9,247 systems stay, and 24 million people stay millions.
  return shownAsWritten(value, written, canSay(written.scale, options) ? written.scale : 0);
}

/** Rounded up, "at least" says more than is known, and "up to" says less when rounded down. */
function overclaims(shown: Shown, value: Decimal, qualifier: Qualifier | null): boolean {
  const claim = qualifier && claimOf(qualifier);
  const printed = tenTo(shown.power)
    .times(shown.digits)
    .times(shown.negative ? -1 : 1);
  return claim === "floor" ? printed.gt(value) : claim === "ceiling" && printed.lt(value);
}

/** Thousands of money are said in full in a sentence, and on a chart below ten thousand. */
function spokenPowers(value: Decimal, written: Scale, options: FormatOptions): readonly number[] {
  const thousands = options.register === "compact" && (written === 3 || value.abs().gte(tenTo(4)));
  return powers.filter(power => (power > 3 || thousands) && canSay(power, options));
}

/** Those for which some language has a word. */
const powers = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

function canSay(power: number, options: FormatOptions): boolean {
  if (power === 0) return true;
  if (isEnglish(options.locale)) return Object.hasOwn(englishScales, power);
  return hasWord(power, options.locale, displayIn(options));
}

/** The amount with its money or per cent sign, and the word of its scale. */
function endText(shown: Shown, unit: Unit, options: FormatOptions): string {
  const {figures, before, after} = setNumber(shown.digits, options.locale, styleOf(unit, options));
  const sign = shown.negative ? "\u2212" : "";
  if (options.register === "number") return sign + figures;
  const scale = scaleIn(shown, options);
  return sign + before + scale.before + figures + scale.after + after;
}

export function scaleIn(shown: Shown, options: FormatOptions): Omit<Setting, "figures"> {
  const none = {before: "", after: ""};
  if (shown.power === 0) return none;
  if (!isEnglish(options.locale)) {
    return scaleWord(shown.digits, shown.power, options.locale, displayIn(options)) ?? none;
  }
  const [short, long] = englishScales[shown.power as keyof typeof englishScales];
  return {before: "", after: options.register === "prose" ? `\u00a0${long}` : short};
}

export function styleOf(unit: Unit, {currency: own}: FormatOptions): Style {
  const counted = countedIn(unit);
  if (counted.kind === "percent") return {style: "percent"};
  if (counted.kind !== "money") return {style: "decimal"};
  const currencyDisplay = counted.currency === own ? "narrowSymbol" : "symbol";
  return {style: "currency", currency: counted.currency, currencyDisplay};
}

/** What is said once, behind the amount or the range: the noun, and what it is per. */
export function tailOf(unit: Unit, isOne: boolean, options: FormatOptions): string {
  if (options.register === "number") return "";
  const english = isEnglish(options.locale);
  if (unit.kind === "ratio") {
    const under = underText(unit.under, options);
    return tailOf(unit.over, isOne, options) + (english ? ` per ${under}` : ` / ${under}`);
  }
  if (unit.kind === "points")
    return english ? `\u00a0percentage point${isOne ? "" : "s"}` : "\u00a0pp";
  if (unit.kind !== "count") return "";
  return `\u00a0${english && isOne ? singularOf(unit.noun) : unit.noun}`;
}

/** "trust", "US$": what a rate is per. */
function underText(under: Unit, options: FormatOptions): string {
  if (under.kind === "count")
    return isEnglish(options.locale) ? singularOf(under.noun) : under.noun;
  if (under.kind !== "money") return "";
  const {before, after} = setNumber("1", options.locale, styleOf(under, options));
  return (before + after).trim();
}

/** "Four years": one to nine things, in an English sentence. */
function wordFor(shown: Shown, unit: Unit, options: FormatOptions): string | null {
  const fits = options.register === "prose" && isEnglish(options.locale) && unit.kind === "count";
  if (!fits || shown.negative || shown.power !== 0 || !/^[1-9]$/.test(shown.digits)) return null;
  const tail = tailOf(unit, shown.digits === "1", options).replace("\u00a0", " ");
  return smallNumbers[Number(shown.digits) - 1] + tail;
}

function displayIn(options: FormatOptions): "short" | "long" {
  return options.register === "prose" ? "long" : "short";
}

function isEnglish(locale: string): boolean {
  return /^en(?:-|$)/i.test(locale);
}

/** Ours in every English: statistics in Britain write them so, and no country misreads them. */
const englishScales = {
  3: ["k", "thousand"],
  6: ["m", "million"],
  9: ["bn", "billion"],
  12: ["tn", "trillion"],
} as const;

const smallNumbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
