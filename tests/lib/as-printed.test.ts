// Whether a total is what its parts come to in the words in which they stand on the page.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {parseFormula} from "../../scripts/lib/formula/formula.ts";
import {figureText, type Figure} from "../../scripts/lib/content/figure.ts";
import {registers, type Register} from "../../scripts/lib/content/prose.ts";
import {readAgain, unreachedTotals} from "../../scripts/lib/totals/as-printed.ts";
import {partsOfFormula, sumBook} from "../../scripts/lib/totals/sums.ts";
import {figure} from "./figures.ts";
import {anyKnown, anyUnit, spaced} from "./quantities.ts";

const british = {locale: "en-GB", currency: "GBP"};

/** `derived`: formulas by figure; `page`: what is printed, "cut compact". */
function missed(
  figures: Readonly<Record<string, string>>,
  derived: Readonly<Record<string, string>>,
  page: readonly string[],
): readonly string[] {
  const all = new Map(Object.entries(figures).map(([id, text]) => [id, figure(id, text)]));
  const sums = Object.entries(derived).flatMap(([total, text]) => {
    const parsed = parseFormula(text);
    if (!parsed.ok) throw new Error(text);
    const parts = partsOfFormula(parsed.ast, name => [name]);
    return parts ? [{total, parts}] : [];
  });
  const printed = page.map(entry => {
    const [id = "", register = "prose"] = entry.split(" ");
    return {figure: id, text: figureText(all.get(id)!, register as Register, british)};
  });
  return unreachedTotals(printed, sumBook(sums, []), all, british);
}

describe("what stands together", () => {
  const costs = {a: "£535.1m", b: "£528.4m", total: "£1,063.5m"};
  const sum = {total: "a + b"};

  test("adds up exactly, and rounded it does not", () => {
    expect(missed(costs, sum, ["a exact", "b exact", "total exact"])).toEqual([]);
    const small = {a: "£5.34m", b: "£5.24m", total: "£10.58m"};
    expect(
      missed({...small, a: "£1,340m", b: "£2,340m", total: "£3,680m"}, sum, ["a", "b", "total"]),
    ).toEqual(["total"]);
    expect(missed(small, sum, ["a", "b", "total"])).toEqual([]);
  });

  test("a total that is rounded once more than its parts is reached", () =>
    expect(missed(costs, sum, ["a exact", "b exact", "total compact"])).toEqual([]));

  test("a total that is printed in two ways is reached where it is reached in one", () =>
    expect(
      missed({a: "£1,340m", b: "£2,340m", total: "£3,680m"}, sum, [
        "total",
        "a",
        "b",
        "a exact",
        "b exact",
        "total exact",
      ]),
    ).toEqual([]));

  test("without one of its parts, or the total, nothing is missed", () => {
    const rounded = {a: "£1,340m", b: "£2,340m", total: "£3,680m"};
    expect(missed(rounded, sum, ["a", "total"])).toEqual([]);
    expect(missed(rounded, sum, ["a", "b"])).toEqual([]);
  });

  test("what is taken off, in brackets, and turned round", () => {
    const cost = {before: "£3,680m", cut: "£1,340m", more: "£1,340m", after: "£1,000m"};
    const page = ["before", "cut", "more", "after"];
    expect(missed(cost, {after: "before - (cut + more)"}, page)).toEqual(["after"]);
    expect(missed(cost, {after: "-cut - (more - before)"}, page)).toEqual(["after"]);
    expect(missed(cost, {after: "before × 2 - cut"}, page)).toEqual([]);
  });

  test("a part that is not printed may be made of parts that are", () => {
    const made = {a: "£1,340m", b: "£2,260m", ab: "£3,600m", c: "£1,400m", total: "£5,000m"};
    const sums = {ab: "a + b", total: "ab + c"};
    expect(missed(made, sums, ["a", "b", "c", "total"])).toEqual([]);
    expect(
      missed({...made, b: "£2,340m", ab: "£3,680m", c: "£1,340m", total: "£5,020m"}, sums, [
        "a",
        "b",
        "c",
        "total",
      ]),
    ).toEqual(["total"]);
  });

  test("a figure that gives another one a name is that one", () =>
    expect(
      missed(
        {a: "£1,340m", alias: "£1,340m", b: "£2,340m", total: "£3,680m"},
        {total: "a + b", alias: "a"},
        ["alias", "b", "total"],
      ),
    ).toEqual(["total"]));

  test("ranges, end by end", () => {
    const ranges = {a: "£1,340m to £2,000m", b: "£2,340m to £3,000m", total: "£3,680m to £5,000m"};
    expect(missed(ranges, sum, ["a", "b", "total"])).toEqual(["total"]);
    expect(missed(ranges, sum, ["a exact", "b exact", "total exact"])).toEqual([]);
  });

  test("words and what is missing add to nothing", () =>
    expect(missed({a: "not given", b: "£2m", total: "£3m"}, sum, ["a", "b", "total"])).toEqual([]));
});

test("what is printed is read again, whatever the quantity, the register and the language", () => {
  const locales = fc.constantFrom("en-GB", "de-DE", "fr-FR", "nb-NO", "ja-JP");
  fc.assert(
    fc.property(
      anyUnit.chain(anyKnown),
      fc.constantFrom(...registers),
      locales,
      (quantity, register, locale) => {
        const one: Figure = {...figure("x", "1"), quantity};
        const setting = {locale, currency: "EUR"};
        const text = figureText(one, register, setting);
        const read = readAgain(one, text, setting);
        expect(read, spaced(text)).not.toBeNull();
      },
    ),
  );
});
