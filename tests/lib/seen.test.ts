// What stands elsewhere is named in a text before its number is known, and filled in when all is printed.
import {describe, expect, test} from "vitest";
import {richNode} from "../../scripts/lib/template/model.ts";
import {numberThing, withSeen} from "../../scripts/lib/template/seen.ts";
import {plainText, printText} from "../../scripts/lib/template/words-of.ts";
import {printingOf} from "./figures.ts";

const text =
  "See {{see chart costs}}, and charts {{see chart costs number}} and {{see chart b number}}.";

describe("a text that refers to what stands behind it", () => {
  test("leads there, by name and number or by the number alone", () => {
    const printing = printingOf([], {makes: "page"});
    const printed = printText(richNode(text), printing);
    numberThing("chart", "b", "Chart", null, printing);
    numberThing("chart", "costs", "Chart", null, printing);
    expect(withSeen(printed, printing)).toEqual({
      text:
        'See <a class="see" href="#chart-costs">Chart\u00a02</a>, ' +
        'and charts <a class="see" href="#chart-costs">2</a> and <a class="see" href="#chart-b">1</a>.',
      missing: [],
    });
  });

  test("has plain words where there can be no link", () => {
    const printing = printingOf([], {makes: "page"});
    const printed = plainText(richNode(text), printing);
    for (const id of ["costs", "b"]) numberThing("chart", id, "Chart", null, printing);
    expect(withSeen(printed, printing).text).toBe("See Chart\u00a01, and charts 1 and 2.");
  });

  test("says what it names in vain", () => {
    const printing = printingOf([], {makes: "page"});
    expect(withSeen(printText(richNode(text), printing), printing).missing).toEqual([
      {noun: "chart", id: "costs"},
      {noun: "chart", id: "costs"},
      {noun: "chart", id: "b"},
    ]);
  });
});
