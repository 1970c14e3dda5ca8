// Two values of a figure → by how much it has changed: in its unit, and in per cent of what it was.
import {
  Decimal,
  hundred,
  plainDigits,
  rounded,
  type Decimal as Number,
} from "../quantity/decimal.ts";
import {formatQuantity} from "../quantity/format.ts";
import {finestOf, type Written} from "../quantity/scale.ts";
import {sameUnit, type Unit} from "../quantity/unit.ts";
import {endNames, endsOf, unitOf, type EndName} from "./amounts.ts";
import type {Statement, FigureThen} from "./statement.ts";

/** Of one end; exact, in full, as texts. */
export interface Moved {
  readonly end: EndName;
  /** In the unit of the figure; of percentages, in percentage points. */
  readonly by: string;
  /** In per cent of the amount that it was; not of zero, and not of percentages. */
  readonly percent?: string;
  /** The same in words: "+£200m", "+1.6%". */
  readonly says: readonly string[];
}

/** Null where there is nothing to subtract: words, no value, another unit, a range instead of an amount. */
export function movedBy(
  before: FigureThen,
  after: FigureThen,
  setting: Pick<Statement, "language" | "currency">,
): readonly Moved[] | null {
  const [was, is] = [endsOf(before), endsOf(after)];
  const unit = unitOf(after.unit);
  const same = endNames.every(name => name === "central" || name in was === name in is);
  if (!same || !sameUnit(unitOf(before.unit), unit)) return null;
  const shared = endNames.filter(name => was[name] && is[name]);
  return shared.length === 0 ? null : shared.map(name => moved(name, was[name]!, is[name]!));

  function moved(end: EndName, from: Number, to: Number): Moved {
    const by = to.minus(from);
    const isShare = unit.kind === "percent" || unit.kind === "points";
    const percent = isShare || from.isZero() ? null : by.div(from.abs()).times(hundred);
    const said = [saidBy(by), ...(percent ? [signed(percent, `${briefly(percent)}%`)] : [])];
    return {
      end,
      by: plainDigits(by),
      ...(percent ? {percent: plainDigits(rounded(percent, 6))} : {}),
      says: by.isZero() ? ["unchanged"] : said,
    };
  }

  function saidBy(by: Number): string {
    const shown: Unit = unit.kind === "percent" ? {kind: "points"} : unit;
    const finest = writtenOf(before, after, by);
    // A bare number says no scale.
    const {scale, decimals} = finest;
    const written: Written = isBare(shown)
      ? {scale: 0, decimals: Math.max(0, decimals - scale)}
      : finest;
    const text = formatQuantity(
      {sort: "amount", qualifier: null, value: by.abs(), written, unit: shown},
      {
        register: isBare(shown) ? "number" : "compact",
        locale: setting.language,
        currency: setting.currency,
      },
    );
    return signed(by, text);
  }
}

/** Its noun stands beside it already. */
function isBare(unit: Unit): boolean {
  return unit.kind === "count" || unit.kind === "number";
}

/** As finely as both were written, and fine enough to say something of what is smaller than that. */
function writtenOf(before: FigureThen, after: FigureThen, by: Number): Written {
  const ways = [before.written, after.written].flatMap(one => one ?? []);
  const [first, ...others] = ways;
  if (!first) return {scale: 0, decimals: Math.min(by.decimalPlaces(), 3)};
  const finest = others.reduce(finestOf, first);
  const step = new Decimal(10).pow(finest.scale - finest.decimals);
  if (by.isZero() || by.abs().gte(step)) return finest;
  const lack = finest.scale - finest.decimals - by.e;
  return {...finest, decimals: finest.decimals + lack};
}

/** Three digits are enough, and no decimals of what is over a hundred. */
function briefly(percent: Number): string {
  const size = percent.abs();
  if (size.gte(1_000_000)) return "over 1,000,000";
  const decimals = size.gte(100) ? 0 : size.gte(1) || size.isZero() ? 1 : Math.min(6, -size.e + 0);
  const text = plainDigits(rounded(size, decimals));
  return text.replace(/\B(?=(\d{3})+$)/g, text.includes(".") ? "" : ",");
}

function signed(by: Number, text: string): string {
  return `${by.isNegative() ? "−" : "+"}${text}`;
}
