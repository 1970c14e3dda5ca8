// From the prices of one year to those of another, by an index that a publication has from a source.
import {divide, multiply} from "../quantity/arithmetic.ts";
import {Decimal, hundred} from "../quantity/decimal.ts";
import {isKnown, outcome, type Complaint, type Known} from "../quantity/outcome.ts";
import {scaledWritten} from "../quantity/precision.ts";
import {endsOf, spreadOf} from "../quantity/spread.ts";
import {claimed} from "../quantity/claim.ts";
import {unitName} from "../quantity/unit.ts";
import {countName, yearText, type Year} from "./year.ts";

/** A number for each year, each with the cell that it stands in; or the change in per cent from the year before. */
export interface PriceIndex {
  readonly name: string;
  readonly years: readonly IndexYear[];
}

export interface IndexYear {
  readonly year: Year;
  readonly id: string;
  readonly value: Known;
}

export interface Converted {
  readonly amount: Known;
  readonly factor: Known;
  /** The cells that it rests on: the year it goes to, then the year it comes from; all between, of changes in per cent. */
  readonly used: readonly string[];
}

/** An amount, and the factor by which it was changed. */
export function convert(
  amount: Known,
  {from, to, index}: {readonly from: Year; readonly to: Year; readonly index: PriceIndex},
): Converted | Complaint {
  const change = index.years.every(one => one.value.unit.kind === "percent")
    ? chained(index, from, to)
    : ratio(index, from, to);
  if ("message" in change) return change;
  const made = multiply(amount, change.factor);
  if (!made.ok) return made.problems[0]!;
  const {value} = made;
  const written = scaledWritten(amount.written, endsOf(spreadOf(value)));
  return {...change, amount: {...value, written}};
}

function ratio(index: PriceIndex, from: Year, to: Year): Omit<Converted, "amount"> | Complaint {
  const [after, before] = [entryFor(index, to), entryFor(index, from)];
  if ("message" in after) return after;
  if ("message" in before) return before;
  const odd = [after, before].find(
    ({value}) => value.unit.kind !== "number" && value.unit.kind !== "count",
  );
  if (odd) {
    const message = `\`${odd.id}\` is in ${unitName(odd.value.unit)}, and no index`;
    return {message, help: "an index is a bare number for each year, or a change in per cent"};
  }
  const bare = (value: Known): Known => ({...value, unit: {kind: "number"}});
  if (after.id === before.id) return {factor: one(bare(after.value)), used: [after.id]};
  const factor = divide(bare(after.value), bare(before.value), {
    left: `\`${after.id}\``,
    right: `\`${before.id}\``,
  });
  if (!factor.ok) return factor.problems[0]!;
  return {factor: factor.value, used: [after.id, before.id]};
}

/** Prices rise, in each year after the first up to the last, by what the index says of that year. */
function chained(index: PriceIndex, from: Year, to: Year): Omit<Converted, "amount"> | Complaint {
  const [first, last] = from.number < to.number ? [from, to] : [to, from];
  let growth: Known = one(index.years[0]!.value);
  const used: string[] = [];
  for (let number = first.number + 1; number <= last.number; number++) {
    const entry = entryFor(index, {...first, number});
    if ("message" in entry) return entry;
    const {low, central, high} = spreadOf(entry.value);
    const step = (end: Decimal): Decimal => end.div(hundred).plus(1);
    const spread = {low: step(low), central: central && step(central), high: step(high)};
    const by = outcome(spread, claimed(null), {scale: 0, decimals: 4}, {kind: "number"});
    const next = by.ok ? multiply(growth, by.value) : by;
    if (!next.ok) return next.problems[0]!;
    growth = next.value;
    used.push(entry.id);
  }
  const factor = from.number < to.number ? growth : divide(one(growth), growth);
  if (!("ok" in factor)) return {factor, used};
  return factor.ok ? {factor: factor.value, used} : factor.problems[0]!;
}

function entryFor({name, years}: PriceIndex, year: Year): IndexYear | Complaint {
  const {count} = years[0]!.year;
  if (count !== year.count) {
    const message = `${name} is for ${countName(count)}, and not for ${countName(year.count)}`;
    return {message, help: "take an index that counts years in the same way"};
  }
  const entry = years.find(one => one.year.number === year.number);
  if (entry) return isKnown(entry.value) ? entry : {message: `\`${entry.id}\` has no value`};
  const numbers = years.map(one => one.year.number);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const known = `${yearText({count, number: first})} to ${yearText({count, number: last})}`;
  return {message: `${name} has no value for ${yearText(year)}`, help: `its years are ${known}`};
}

function one(like: Known): Known {
  return {
    sort: "amount",
    qualifier: null,
    value: new Decimal(1),
    written: like.written,
    unit: {kind: "number"},
  };
}
