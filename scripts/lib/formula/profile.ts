// An annual profile: a row or a column of which each cell says its year, in their order, and none left out between.
import {countName, yearText, type Year} from "../appraisal/year.ts";
import {isKnown, whyUnknown, type Known} from "../quantity/outcome.ts";
import {sumUnit} from "../quantity/unit-algebra.ts";
import {unitName} from "../quantity/unit.ts";
import type {Formula} from "./tree.ts";
import type {Desk, Gaps, Item, Profile} from "./value.ts";

type Dated = Profile["items"][number];

export function profileOf(
  desk: Desk,
  part: Formula,
  deed: string,
  gaps: Gaps = "refused",
): Profile | null {
  const value = desk.valueOf(part);
  if (!value) return null;
  if (value.sort === "one") {
    const help =
      "name a row or a column of years: `table.row`; or say for which years with `each-year(…)`";
    return desk.report(part, {
      message: `${desk.called(part)} is one amount, and here belongs one for each year`,
      help,
    });
  }
  if (value.items.length === 0)
    return desk.report(part, {
      message: `${desk.called(part)} has no cells`,
      help: "name a row or a column with amounts",
    });
  const dated: Dated[] = [];
  for (const item of value.items) {
    const one = datedOf(item, desk, part, deed);
    if (!one) return null;
    dated.push(one);
  }
  const items = dated.toSorted((a, b) => a.year.number - b.year.number);
  const wrong = faultIn(items, gaps);
  if (wrong) return desk.report(part, wrong);
  let unit = items[0]!.quantity.unit;
  for (const {quantity, name} of items) {
    const both = sumUnit(unit, quantity.unit);
    if (!both) {
      const message = `${name} is in ${unitName(quantity.unit)}, and the others in ${unitName(unit)}`;
      return desk.report(part, {message, help: "say all of them in one unit"});
    }
    unit = both;
  }
  return {unit, items};
}

function datedOf(item: Item, desk: Desk, part: Formula, deed: string): Dated | null {
  const {year, quantity, name, label} = item;
  if (!year) {
    const help = "name its year in `period: 2025-26`; a printed total is marked `total: true`";
    return desk.report(part, {message: `${name} does not say its year (“${label}”)`, help});
  }
  if (!isKnown(quantity)) return desk.report(part, whyUnknown(quantity, name, deed));
  return {...item, year, quantity: quantity satisfies Known};
}

/** In the order of their years. */
function faultIn(items: readonly Dated[], gaps: Gaps): {message: string; help: string} | null {
  for (const [i, {year, name}] of items.entries()) {
    const before = items[i - 1];
    if (!before) continue;
    if (before.year.count !== year.count) {
      const message = `${before.name} is of ${countName(before.year.count)}, and ${name} of ${countName(year.count)}`;
      return {message, help: "name all years in the same way"};
    }
    if (before.year.number === year.number) {
      const help = "keep one of them, or mark a printed total with `total: true`";
      return {message: `${before.name} and ${name} are both of ${yearText(year)}`, help};
    }
    if (before.year.number + 1 < year.number && gaps === "refused") return gap(before.year, year);
  }
  return null;
}

function gap({count, number}: Year, next: Year): {message: string; help: string} {
  const [first, last] = [number + 1, next.number - 1].map(one => yearText({count, number: one}));
  const is = first === last ? `year ${first} is` : `years ${first} to ${last} are`;
  const years = count === "elapsed" ? is.replace(/^years? /, "") : `the ${is}`;
  return {message: `${years} missing`, help: "write 0 where nothing is spent or saved"};
}
