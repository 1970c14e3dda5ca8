// a + b, a × b: of two quantities, of two series year by year, of a series and one factor.
import {add, divide, multiply, subtract, type Operation} from "../quantity/arithmetic.ts";
import {isDoubt} from "../content/series.ts";
import type {Sign} from "./tokens.ts";
import type {Formula} from "./tree.ts";
import {
  isPriced,
  one,
  pricesOfBoth,
  type Desk,
  type Item,
  type Many,
  type One,
  type Value,
} from "./value.ts";

type Side = Pick<One, "quantity" | "prices"> & {readonly name: string};

export function operated(part: Formula & {readonly kind: "operation"}, desk: Desk): Value | null {
  const {sign, left, right, operator} = part;
  const [a, b] = [desk.valueOf(left), desk.valueOf(right)];
  if (!a || !b) return null;
  if (a.sort === "one" && b.sort === "one") return both(sideOf(a, left), sideOf(b, right));
  if (a.sort === "many" && b.sort === "many") return paired(a, b);
  const [series, lone] = a.sort === "many" ? [left, right] : [right, left];
  const items = a.sort === "many" ? a.items : (b as Many).items;
  if (sign === "×" || sign === "÷")
    return each(items, item =>
      a.sort === "one" ? [sideOf(a, left), item] : [item, sideOf(b as One, right)],
    );
  if (items.some(item => item.year === null))
    return desk.report(series, severalCells(series, items.length, desk));
  const message = `${desk.called(lone)} is one amount, and the other side has one for each year`;
  const help =
    "say for which years with `each-year(amount, from: …, to: …)`, or add up the others with `sum(…)`";
  return desk.report(operator, {message, help});

  function both(x: Side, y: Side): One | null {
    const names = {left: x.name, right: y.name};
    const made = operations[sign](x.quantity, y.quantity, names);
    const quantity = desk.settled(made, {left, right, operator});
    return quantity && one(quantity, isPriced(quantity) ? pricesOfBoth(x, y) : null);
  }

  function paired(x: Many, y: Many): Many | null {
    const there = new Map(y.items.map(item => [yearKey(item), item]));
    const isSame =
      x.items.length === y.items.length &&
      x.items.every(item => item.year && there.has(yearKey(item)));
    if (isSame) return each(x.items, item => [item, there.get(yearKey(item))!]);
    const message = `${desk.called(left)} and ${desk.called(right)} are not of the same years`;
    const help =
      "give both the same years, with 0 where there is nothing; or take one total from the other";
    return desk.report(operator, {message, help});
  }

  /** The first that does not go is told, and not each of them. */
  function each(items: readonly Item[], sides: (item: Item) => readonly [Side, Side]): Many | null {
    const made: Item[] = [];
    for (const item of items) {
      const value = both(...sides(item));
      if (!value) return null;
      made.push({...item, quantity: value.quantity, prices: value.prices});
    }
    return {sort: "many", items: made};
  }

  function sideOf({quantity, prices}: One, of: Formula): Side {
    return {quantity, prices, name: desk.called(of)};
  }
}

/** Several amounts where one has to stand. */
export function severalCells(
  part: Formula,
  count: number,
  desk: Pick<Desk, "scope">,
): {message: string; help: string} {
  if (part.kind !== "name") {
    const help = "add them up with `sum(…)`, or discount them with `npv(…)`";
    return {message: `this gives ${count} amounts, and a figure is one`, help};
  }
  const series = desk.scope.series(part.name);
  const sort = series && !isDoubt(series) ? series.sort : "column";
  const help = `write \`sum(${part.name})\`, or name one of its cells`;
  return {message: `\`${part.name}\` is a ${sort} of ${count} cells`, help};
}

const operations: Readonly<Record<Sign, Operation>> = {
  "+": add,
  "−": subtract,
  "×": multiply,
  "÷": divide,
};

function yearKey({year}: Item): string {
  return year ? `${year.count} ${year.number}` : "";
}
