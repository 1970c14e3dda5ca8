// What a figure stated → a quantity to calculate with and to print again.
import type {Valued} from "../content/stated.ts";
import {Decimal, tenTo} from "../quantity/decimal.ts";
import {formatQuantity} from "../quantity/format.ts";
import {qualifiers} from "../quantity/qualifier.ts";
import {missingWords, type Quantity} from "../quantity/quantity.ts";
import type {Scale, Written} from "../quantity/scale.ts";
import {readUnit, type Unit} from "../quantity/unit.ts";
import type {Statement, FigureThen} from "./statement.ts";

export type Ends = Readonly<Partial<Record<EndName, Decimal>>>;
export type EndName = (typeof endNames)[number];

/** "value" of one amount, the others of a range. */
export const endNames = ["value", "low", "central", "high"] as const;

export function endsOf(figure: Valued): Ends {
  return Object.fromEntries(
    endNames.flatMap(name => {
      const digits = figure[name];
      return digits === undefined ? [] : [[name, new Decimal(digits)]];
    }),
  );
}

/** The unit that a code names: "GBP", "%", "trusts", "GBP per trust". Codes are whole, so no currency (XXX in ISO 4217) is one’s own. */
export function unitOf(code: string | undefined): Unit {
  if (code === undefined) return {kind: "number"};
  const read = readUnit(code, {currency: "XXX"});
  return read.ok ? read.value.unit : {kind: "count", noun: code};
}

/** As it is printed in full; by its own text where that is known to be in full. */
export function textOf(
  figure: FigureThen,
  other: FigureThen | null,
  {language, currency}: Pick<Statement, "language" | "currency">,
): string {
  if (figure.written && (!other || other.written)) return figure.text;
  const quantity = quantityOf(figure, figure.written ?? other?.written);
  if (!quantity) return figure.text;
  return formatQuantity(quantity, {register: "exact", locale: language, currency});
}

/** Whether both print alike in a register; in a table, whose scale is not known here, only what is the same does. */
export function sameText(
  a: FigureThen,
  b: FigureThen,
  register: string,
  {language, currency}: Pick<Statement, "language" | "currency">,
): boolean {
  const known = (["prose", "compact", "exact"] as const).find(one => one === register);
  const [x, y] = [a, b].map(one => quantityOf(one, one.written));
  if (!known || !a.written || !b.written || !x || !y) return false;
  const options = {register: known, locale: language, currency};
  return formatQuantity(x, options) === formatQuantity(y, options);
}

/** Null where the data are of another make. */
export function quantityOf(figure: Valued, written: Written | undefined): Quantity | null {
  const {words, floor, missing} = figure;
  const unit = unitOf(figure.unit);
  const why = missingWords.find(one => one === missing);
  if (why) return {sort: "missing", why};
  if (words !== undefined)
    return {sort: "verbal", words, floor: floor === undefined ? null : new Decimal(floor), unit};
  const qualifier = qualifiers.find(one => one === figure.qualifier) ?? null;
  const {value, low, central = null, high} = endsOf(figure);
  const finest = [value, low, central, high].flatMap(end => end ?? []).map(writtenOf);
  const least = finest.toSorted((a, b) => a.scale - a.decimals - (b.scale - b.decimals))[0];
  if (!least) return null;
  const how = finer(written, least);
  if (value) return {sort: "amount", qualifier, value, written: how, unit};
  return low && high ? {sort: "range", qualifier, low, central, high, written: how, unit} : null;
}

/** As the other side wrote it, if no digit is lost by that. */
function finer(written: Written | undefined, least: Written): Written {
  const isEnough = written && written.scale - written.decimals <= least.scale - least.decimals;
  return isEnough ? written : least;
}

/** The largest scale that it reaches, with as many decimals as its digits ask; a quotient that does not end has three. */
function writtenOf(value: Decimal): Written {
  const scales: readonly Scale[] = [12, 9, 6, 3, 0];
  const scale = scales.find(one => one !== 3 && value.abs().gte(tenTo(one))) ?? 0;
  const decimals = value.div(tenTo(scale)).decimalPlaces();
  return {scale, decimals: Math.min(decimals, 3)};
}
