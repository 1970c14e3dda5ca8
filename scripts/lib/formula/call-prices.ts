// in-prices: an amount, or one of each year, in the prices of one year.
import {convert, type PriceIndex} from "../appraisal/price-index.ts";
import type {ConvertedYear} from "../appraisal/working.ts";
import {readYear, type Year} from "../appraisal/year.ts";
import {yearText} from "../appraisal/year.ts";
import {priceKey} from "../rules/period.ts";
import {isKnown, whyUnknown, type Known} from "../quantity/outcome.ts";
import type {Quantity} from "../quantity/quantity.ts";
import type {Call, Formula} from "./tree.ts";
import {isPriced, one, type Desk, type Item, type Value} from "./value.ts";

interface Priced {
  readonly name: string;
  readonly quantity: Quantity;
  readonly prices: string | null;
  /** The year that it is of, for what is in the prices of its own year. */
  readonly year: Year | null;
}

export function inPrices(call: Call, desk: Desk): Value | null {
  const [input] = call.inputs as [Formula];
  const {of, by, from} = call.told;
  if (of?.sort !== "year" || by?.sort !== "value") return null;
  const value = desk.valueOf(input);
  const index = indexAt(by.value, desk);
  if (!value || !index) return null;
  const base = yearText(of.year);
  const used: string[] = [];
  if (value.sort === "one") {
    const period = input.kind === "name" ? desk.scope.about(input.name).period : null;
    const made = converted({...value, name: desk.called(input), year: readYear(period ?? "")});
    desk.use(call, used);
    return made && one(made.amount, base);
  }
  const items: Item[] = [];
  const years: ConvertedYear[] = [];
  for (const item of value.items) {
    const made = converted(item);
    if (!made) return null;
    items.push({...item, quantity: made.amount, prices: base});
    years.push({
      label: item.label,
      amount: item.quantity as Known,
      factor: made.factor,
      result: made.amount,
    });
  }
  desk.use(call, used);
  desk.work(() => ({sort: "prices", years, total: null}));
  return {sort: "many", items};

  function converted(one: Priced): {amount: Known; factor: Known} | null {
    const {quantity, name} = one;
    if (!isKnown(quantity))
      return desk.report(input, whyUnknown(quantity, name, "brought to other prices"));
    if (!isPriced(quantity)) {
      const help = "convert money, or a rate of money";
      return desk.report(input, {message: `${name} is no money, and has no prices`, help});
    }
    const year = from?.sort === "year" ? from.year : baseOf(one);
    if (!year) return null;
    const made = convert(quantity, {from: year, to: (of as {year: Year}).year, index: index!});
    if ("message" in made) return desk.report((by as {value: Formula}).value, made);
    used.push(...made.used.filter(id => !used.includes(id)));
    return made;
  }

  function baseOf({prices, year, name}: Priced): Year | null {
    if (prices === null) {
      const help = "say it in `prices: 2010-11`, or here with `from: 2010-11`";
      return desk.report(input, {message: `${name} does not say in which prices it is`, help});
    }
    if (priceKey(prices) !== "nominal") return yearOfPrices(prices) ?? unreadable(name, prices);
    if (year) return year;
    const help = "say its year in `period: 2010-11`, or here with `from: 2010-11`";
    return desk.report(input, {
      message: `${name} is in ${prices} terms, and does not say of which year`,
      help,
    });
  }

  function unreadable(name: string, prices: string): null {
    const help = "write the year of its prices as 2010-11, or say it here with `from: 2010-11`";
    return desk.report(input, {
      message: `the prices of ${name}, \`${prices}\`, are of no year`,
      help,
    });
  }
}

/** "2010-11 prices", "constant 2015 dollars", "Preise von 2010", "2024-kroner". */
function yearOfPrices(prices: string): Year | null {
  const [only, ...more] = prices.match(/[12]\d{3}(?: ?[-/–] ?\d{2,4})?/g) ?? [];
  return only === undefined || more.length > 0 ? null : readYear(only);
}

function indexAt(part: Formula, desk: Desk): PriceIndex | null {
  const profile = desk.profileOf(part, "an index", "allowed");
  if (!profile) return null;
  return {
    name: desk.called(part),
    years: profile.items.map(({year, name, quantity}) => ({
      year,
      id: name.replaceAll("`", ""),
      value: quantity,
    })),
  };
}
