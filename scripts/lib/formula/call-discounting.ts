// npv, present-value and equivalent-annual: what amounts of several years are worth in one.
import {discounted, type Flow} from "../appraisal/discounting.ts";
import {scheduleOf, type Schedule} from "../appraisal/schedule.ts";
import {countName, type Year} from "../appraisal/year.ts";
import {isKnown, whyUnknown, type Known} from "../quantity/outcome.ts";
import type {Unit} from "../quantity/unit.ts";
import type {Flows} from "./functions.ts";
import type {Call, Formula} from "./tree.ts";
import {one, type Desk, type One, type Profile} from "./value.ts";

export function discountedWorth(call: Call, desk: Desk, worth: "total" | "annual"): One | null {
  const [input] = call.inputs as [Formula];
  const {rates, from, in: when, flows} = call.told;
  if (rates?.sort !== "value" || from?.sort !== "year") return null;
  const profile =
    when?.sort === "year" ? single(input, when.year, desk) : desk.profileOf(input, "discounted");
  const schedule = scheduleAt(rates.value, desk);
  if (!profile || !schedule) return null;
  const all = profile.items;
  const {count} = all[0]!.year;
  if (count !== from.year.count) {
    const message = `\`from\` is one of ${countName(from.year.count)}, and the amounts are of ${countName(count)}`;
    return desk.report(from, {
      message,
      help: "name the year in the way in which the amounts name theirs",
    });
  }
  const how = {
    schedule,
    from: from.year,
    flows: flows?.sort === "choice" ? (flows.word as Flows) : "start",
  } as const;
  const made = discounted(all.map(flowOf), profile.unit, how);
  if (!made.ok) return desk.report(made.at === "rates" ? rates.value : from, made);
  const quantity = desk.settled(made[worth], {left: input, right: input, operator: call.operator});
  const {total, years} = made;
  if (total.ok) desk.work(() => ({sort: "discounting", years: years(), total: total.value}));
  const bases = new Set(all.map(item => item.prices));
  return quantity && one(quantity, bases.size === 1 ? all[0]!.prices : null);
}

function flowOf({year, label, quantity}: Profile["items"][number]): Flow {
  return {year, label, amount: quantity};
}

function single(part: Formula, year: Year, desk: Desk): Profile | null {
  const amount = desk.knownOf(part, "discounted");
  if (!amount) return null;
  const {quantity, prices} = amount;
  const unit: Unit = quantity.unit;
  return {
    unit,
    items: [{name: desk.called(part), label: desk.called(part), year, years: [], quantity, prices}],
  };
}

/** A constant has no source: a rate is a figure, or a table of rates. */
function scheduleAt(part: Formula, desk: Desk): Schedule | null {
  if (part.kind === "number") {
    const help = "give it a name and a source in figures.yaml, or name a table of rates";
    return desk.report(part, {message: "this discount rate has no source", help});
  }
  const value = desk.valueOf(part);
  if (!value) return null;
  const items =
    value.sort === "many"
      ? value.items
      : [{name: desk.called(part), years: [], quantity: value.quantity}];
  const unknown = items.find(({quantity}) => !isKnown(quantity));
  if (unknown && !isKnown(unknown.quantity))
    return desk.report(part, whyUnknown(unknown.quantity, unknown.name, "a discount rate"));
  const schedule = scheduleOf(
    items.map(({name, years, quantity}) => ({name, years, rate: quantity as Known})),
  );
  return "message" in schedule ? desk.report(part, schedule) : schedule;
}
