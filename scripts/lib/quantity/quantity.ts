// A quantity as people write it, "at least £12.7bn", as exact data: no more and no less.
import {tenTo, type Decimal} from "./decimal.ts";
import {readMeasure, type Measure} from "./measure.ts";
import {misread, type Misreading, type Reading} from "./misreading.ts";
import {followsAmount, qualifiers, type Qualifier} from "./qualifier.ts";
import {finestOf, type Written} from "./scale.ts";
import {afterSpaces, literally, space, stretchAt} from "./scan.ts";
import {per, sameUnit, unitName, type CellUnit, type Unit} from "./unit.ts";

/** One number. */
export interface Amount {
  readonly sort: "amount";
  readonly qualifier: Qualifier | null;
  /** In units, the scale applied: 12700000000 for £12.7bn; 12 for 12%. */
  readonly value: Decimal;
  readonly written: Written;
  readonly unit: Unit;
}

/** From `low` to `high`; never inside out. */
export interface Range {
  readonly sort: "range";
  readonly qualifier: Qualifier | null;
  readonly low: Decimal;
  readonly central: Decimal | null;
  readonly high: Decimal;
  readonly written: Written;
  readonly unit: Unit;
}

/** "Hundreds of millions of pounds": prints, and never adds. */
export interface Verbal {
  readonly sort: "verbal";
  readonly words: string;
  readonly floor: Decimal | null;
  readonly unit: Unit | null;
}

/** There is no number, which is not the same as zero. */
export interface Missing {
  readonly sort: "missing";
  readonly why: MissingWord;
}

export type MissingWord = "not given" | "not estimated" | "not applicable" | "confidential";
export type Quantity = Amount | Range | Verbal | Missing;

export const missingWords: readonly MissingWord[] = [
  "not given",
  "not estimated",
  "not applicable",
  "confidential",
];

export interface ReadingOptions {
  /** The publication's own, as a code: it decides what `$` and `kr` mean. */
  readonly currency: string;
  /** What a bare number means: the unit of a table. Without it, a number and nothing else. */
  readonly unit?: CellUnit | undefined;
}

/** Reads "£12.7bn", "at least £1bn", "(600)", "6 to 9 trusts", "not given"; never guesses. */
export function readQuantity(written: string, options: ReadingOptions): Reading<Quantity> {
  const text = written.trimEnd();
  const whole = text.length;
  const start = whole - text.trimStart().length;
  if (whole === 0) return misread("nothing is written here", 0, written.length, whyMissing);
  const words = text.slice(start).toLowerCase().replace(/\s+/g, " ");
  const why = missingWords.find(one => one === words);
  if (why) return {ok: true, value: {sort: "missing", why}};
  if (/^(?:[-–—.?*]+|n\/?a\.?|tb[ac]|none|nil|null|unknown|missing)$/.test(words)) {
    return misread(
      `\`${text.slice(start)}\` does not say why there is no value`,
      start,
      whole,
      whyMissing,
    );
  }
  const brackets = text[start] === "(" && text[whole - 1] === ")";
  const first = brackets ? start + 1 : start;
  const leading = stretchAt(leadingQualifier, text, first);
  const low = readMeasure(text, first + (leading?.length ?? 0), options.currency);
  if (!low.ok) return withoutQualifier(text, first + (leading?.length ?? 0), low);
  const to = stretchAt(rangeSign, text, low.end);
  const high = to === null ? null : readMeasure(text, low.end + to.length, options.currency);
  if (high?.ok === false) return high;
  const end = (high ?? low).end;
  const last = brackets ? whole - 1 : whole;
  if (end < last) {
    const rest = text.slice(afterSpaces(text, end), last);
    return misread(
      `\`${rest}\` was not understood`,
      last - rest.length,
      last,
      "one amount or one range goes here, and nothing behind it",
    );
  }
  const before = leading === null ? null : (qualifiers.find(one => one === plain(leading)) ?? null);
  const behind = low.qualifier ?? high?.qualifier ?? null;
  if (before && behind) {
    return misread(
      `\`${before}\` and \`${behind}\` say it twice`,
      start,
      whole,
      "keep one of them",
    );
  }
  if (brackets && (high || low.figures.isNegative())) {
    return misread(
      "brackets mean a minus, and belong around one amount without a sign",
      start,
      whole,
      "write −£600m",
    );
  }
  const qualifier = before ?? behind;
  if (high) return rangeOf(text, low, high, qualifier, options.unit);
  const amount = amountOf(low, null, options.unit);
  const value = brackets && !amount.value.isZero() ? amount.value.negated() : amount.value;
  return {ok: true, value: {...amount, qualifier, value}};
}

function amountOf(measure: Measure, other: Measure | null, cell: CellUnit | undefined): Amount {
  const counted = measure.counted ?? other?.counted ?? null;
  const unders = measure.per.length > 0 ? measure.per : (other?.per ?? []);
  const bare = counted === null && measure.scale === null;
  const scale = measure.scale ?? (bare && cell ? cell.scale : 0);
  const unit: Unit = counted ?? cell?.unit ?? {kind: "number"};
  return {
    sort: "amount",
    qualifier: null,
    value: measure.figures.times(tenTo(scale)),
    written: {scale, decimals: measure.decimals},
    unit: per(unit, unders),
  };
}

/** What one end leaves out, the other says for both: "£6-9bn", "6 to 9 trusts". */
function rangeOf(
  text: string,
  low: Measure,
  high: Measure,
  qualifier: Qualifier | null,
  cell: CellUnit | undefined,
): Reading<Range> {
  const stretch = text.slice(low.start, high.end);
  const complain = (message: string, help: string): Misreading =>
    misread(message, low.start, high.end, help);
  const most = amountOf(high, low, cell);
  const borrows = low.scale === null && (low.counted === null || low.counted.kind === "money");
  const borrowed = amountOf(borrows ? {...low, scale: high.scale} : low, high, cell);
  // Nobody writes £100,000 to £1m for £100,000m.
  const least =
    isInFull(low) && borrowed.value.gt(most.value) ? amountOf(low, high, cell) : borrowed;
  if (!sameUnit(least.unit, most.unit)) {
    const units = `${unitName(least.unit)} and ${unitName(most.unit)}`;
    const message = `the ends of \`${stretch}\` have different units, ${units}`;
    return complain(message, "say both ends in one unit");
  }
  if (low.scale !== null && high.scale === null && !high.figures.isZero() && !isInFull(high)) {
    const message = `only one end of \`${stretch}\` says \`${low.scaleWord}\``;
    return complain(message, "write the scale at both ends");
  }
  if (least.value.gt(most.value)) {
    const scaled = borrows && high.scale !== null;
    const help = scaled ? "write the scale at both ends" : "write the lower end first";
    return complain(`\`${stretch}\` runs downwards`, help);
  }
  const {value: lowest, written} = least;
  return {
    ok: true,
    value: {
      sort: "range",
      qualifier,
      low: lowest,
      central: null,
      high: most.value,
      written: finestOf(written, most.written),
      unit: most.unit,
    },
  };
}

function isInFull(measure: Measure): boolean {
  return measure.scale === null && measure.figures.abs().gte(10_000);
}

/** A word before the amount that says nothing to us is a better thing to name than all the rest. */
function withoutQualifier(text: string, start: number, found: Misreading): Misreading {
  const words = found.start === start ? stretchAt(wordsBeforeFigures, text, start) : null;
  if (words === null || /^[A-Z]{3}$/.test(words)) return found;
  const end = start + words.length;
  if (qualifiers.some(one => one === plain(words))) {
    return misread(`\`${words}\` is one word too many`, start, end, "keep one of the two");
  }
  const message = `\`${words}\` means nothing before an amount`;
  if (/^(?:between|from)$/i.test(words)) {
    return misread(message, start, end, "write a range as £6.0bn to £9.2bn");
  }
  const known = qualifiers.filter(one => !followsAmount(one)).toSorted();
  return misread(message, start, end, `before an amount may stand: ${known.join(", ")}`);
}

function plain(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, " ");
}

const whyMissing = `if there is no value, say why: ${missingWords.join(", ")}`;

const leadingQualifier = new RegExp(
  `(?:${qualifiers
    .filter(one => !followsAmount(one))
    .map(one => literally(one).replaceAll(" ", `${space}+`))
    .join("|")})${space}+`,
  "iuy",
);

const wordsBeforeFigures = new RegExp(`\\p{L}[\\p{L} ]*(?=${space}[^\\p{L}\\s]*\\d)`, "uy");
const rangeSign = new RegExp(`${space}+to${space}+|${space}*[-–—]${space}*`, "iuy");
