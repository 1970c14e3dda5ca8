// What each function of a formula does.
import {add, change, max, min, multiply, share, type Operation} from "../quantity/arithmetic.ts";
import {Decimal} from "../quantity/decimal.ts";
import {isKnown, whyUnknown, type Known} from "../quantity/outcome.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {unitName} from "../quantity/unit.ts";
import {yearPrinted, yearText, type Year} from "../appraisal/year.ts";
import {discountedWorth} from "./call-discounting.ts";
import {inPrices} from "./call-prices.ts";
import {sensitiveValue, switchingValue} from "./call-what-if.ts";
import type {FunctionWord} from "./functions.ts";
import type {Stretch} from "./tokens.ts";
import type {Call, Formula} from "./tree.ts";
import {one, pricesOfBoth, type Desk, type Item, type Many, type Value} from "./value.ts";

type Compute = (call: Call, desk: Desk) => Value | null;

export const calls: Readonly<Record<FunctionWord, Compute>> = {
  sum: (call, desk) => folded(call, desk, add, "added"),
  min: (call, desk) => folded(call, desk, min, "compared"),
  max: (call, desk) => folded(call, desk, max, "compared"),
  share: (call, desk) => paired(call, desk, share, "part of a share"),
  change: (call, desk) => paired(call, desk, change, "compared"),
  "each-year": eachYear,
  npv: (call, desk) => discountedWorth(call, desk, "total"),
  "present-value": (call, desk) => discountedWorth(call, desk, "total"),
  "equivalent-annual": (call, desk) => discountedWorth(call, desk, "annual"),
  "in-prices": inPrices,
  uplift,
  switching: switchingValue,
  sensitivity: sensitiveValue,
};

interface Part {
  readonly quantity: Quantity;
  readonly prices: string | null;
  readonly name: string;
  readonly part: Formula;
}

function folded(call: Call, desk: Desk, operation: Operation, deed: string): Value | null {
  const values = call.inputs.map(part => partsOf(part, desk));
  if (!values.every(value => value !== null)) return null;
  const parts = values.flat();
  const unknown = parts.filter(({quantity}) => !isKnown(quantity));
  for (const {quantity, name, part} of unknown)
    if (!isKnown(quantity)) desk.report(part, whyUnknown(quantity, name, deed));
  if (unknown.length > 0) return null;
  const [first, ...others] = parts;
  if (!first) {
    const series =
      call.inputs[0]?.kind === "name" ? desk.scope.series(call.inputs[0].name) : undefined;
    const sort = series && "sort" in series ? series.sort : "column";
    return desk.report(call.operator, {message: `the ${sort} has no cells`});
  }
  let sum: {readonly quantity: Quantity; readonly prices: string | null} = first;
  for (const {name, part, ...next} of others) {
    const names = {left: "what comes before it", right: name};
    const made = operation(sum.quantity, next.quantity, names);
    const quantity = desk.settled(made, {left: part, right: part, operator: part});
    if (!quantity) return null;
    sum = {quantity, prices: pricesOfBoth(sum, next)};
  }
  return one(sum.quantity, sum.prices);
}

/** One value, or the cells of a row or column. */
function partsOf(part: Formula, desk: Desk): readonly Part[] | null {
  const value = desk.valueOf(part);
  if (!value) return null;
  if (value.sort === "one") return [{...value, name: desk.called(part), part}];
  return value.items.map(({quantity, prices, name}) => ({quantity, prices, name, part}));
}

/** A quotient of money has no price base, once both sides had the same. */
function paired(call: Call, desk: Desk, operation: Operation, deed: string): Value | null {
  const [left, right] = call.inputs as [Formula, Formula];
  const [a, b] = [desk.valueOf(left), desk.valueOf(right)];
  if (!a || !b) return null;
  if (a.sort === "many" || b.sort === "many") {
    const many = a.sort === "many" ? left : right;
    const help = "add them up with `sum(…)`";
    return desk.report(many, {
      message: `${desk.called(many)} is several amounts, and cannot be ${deed}`,
      help,
    });
  }
  const names = {left: desk.called(left), right: desk.called(right)};
  const places = {left, right, operator: call.operator};
  const quantity = desk.settled(operation(a.quantity, b.quantity, names), places);
  return quantity && one(quantity);
}

/** An amount once for each year; `growing` makes each so much more than the one before. */
function eachYear(call: Call, desk: Desk): Many | null {
  const [input] = call.inputs as [Formula];
  const {from, to, growing} = call.told;
  const amount = desk.knownOf(input, "repeated");
  const growth = growing?.sort === "value" ? desk.knownOf(growing.value, "compounded") : null;
  if (!amount || (growing && !growth) || from?.sort !== "year" || to?.sort !== "year") return null;
  const count = to.year.number - from.year.number;
  if (from.year.count !== to.year.count || count < 0) {
    const message = "`from` and `to` are not the ends of a stretch of years";
    return desk.report(to, {message, help: "write the first year and the last, in the same way"});
  }
  if (count >= mostYears)
    return desk.report(to, {
      message: `that is more than ${mostYears} years`,
      help: "end it sooner",
    });
  const more =
    growth && growing?.sort === "value" ? raised(growth.quantity, growing.value, desk) : null;
  if (growth && !more) return null;
  const items: Item[] = [];
  let quantity: Known = amount.quantity;
  for (let i = 0; i <= count; i++) {
    const year: Year = {...from.year, number: from.year.number + i};
    const text = yearText(year);
    items.push({
      name: `${desk.called(input)} in ${text}`,
      label: yearPrinted(year),
      year,
      years: [text],
      quantity,
      prices: amount.prices,
    });
    const next: Known | null = more ? desk.settled(multiply(quantity, more), at(input)) : quantity;
    if (!next) return null;
    quantity = next;
  }
  return {sort: "many", items};
}

/** cost × (1 + 20%), of one amount or of each year. */
function uplift(call: Call, desk: Desk): Value | null {
  const [input] = call.inputs as [Formula];
  const {by} = call.told;
  const value = desk.valueOf(input);
  const rate = by?.sort === "value" ? desk.knownOf(by.value, "an uplift") : null;
  if (!value || !rate || by?.sort !== "value") return null;
  const more = raised(rate.quantity, by.value, desk);
  if (!more) return null;
  const lifted = (quantity: Quantity, name: string): Known | null =>
    desk.settled(multiply(quantity, more, {left: name, right: desk.called(by.value)}), at(input));
  if (value.sort === "one") {
    const quantity = lifted(value.quantity, desk.called(input));
    return quantity && {...value, quantity};
  }
  const items: Item[] = [];
  for (const item of value.items) {
    const quantity = lifted(item.quantity, item.name);
    if (!quantity) return null;
    items.push({...item, quantity});
  }
  return {...value, items};
}

/** 20% → 120%. */
function raised(rate: Known, part: Formula, desk: Desk): Known | null {
  if (rate.unit.kind === "percent") return desk.settled(add(whole, rate), at(part));
  const message = `${desk.called(part)} is in ${unitName(rate.unit)}, and no percentage`;
  return desk.report(part, {message, help: "give it as 20%"});
}

function at(part: Stretch): {left: Stretch; right: Stretch; operator: Stretch} {
  return {left: part, right: part, operator: part};
}

const whole: Known = {
  sort: "amount",
  qualifier: null,
  value: new Decimal(1),
  written: {scale: 0, decimals: 0},
  unit: {kind: "number"},
};

/** Longer than any appraisal. */
const mostYears = 500;
