import {describe, expect, test} from "vitest";
import {readUnit, sameUnit, unitName, type Unit} from "../../scripts/lib/quantity/unit.ts";
import {known, pounds} from "./quantities.ts";

const trusts: Unit = {kind: "count", noun: "trusts"};

describe("the unit of a table", () => {
  test.each<[string, Unit, number]>([
    ["£m", pounds, 6],
    ["£ m", pounds, 6],
    ["£ million", pounds, 6],
    ["£bn", pounds, 9],
    ["£k", pounds, 3],
    ["£000", pounds, 3],
    ["£'000", pounds, 3],
    ["£000s", pounds, 3],
    ["£", pounds, 0],
    ["GBP m", pounds, 6],
    ["GBPm", pounds, 6],
    ["m EUR", {kind: "money", currency: "EUR"}, 6],
    ["kr m", {kind: "money", currency: "SEK"}, 6],
    ["%", {kind: "percent"}, 0],
    ["per cent", {kind: "percent"}, 0],
    ["percentage points", {kind: "points"}, 0],
    ["systems", {kind: "count", noun: "systems"}, 0],
    ["million people", {kind: "count", noun: "people"}, 6],
    ["million", {kind: "number"}, 6],
    ["number", {kind: "number"}, 0],
    ["£m per year", {kind: "ratio", over: pounds, under: {kind: "count", noun: "year"}}, 6],
    ["£ per trust", {kind: "ratio", over: pounds, under: {kind: "count", noun: "trust"}}, 0],
  ])("%s", (text, unit, scale) =>
    expect(readUnit(text, {currency: "GBP"})).toEqual({ok: true, value: {unit, scale}}),
  );

  test("`$` is the publication's own dollar", () =>
    expect(readUnit("$m", {currency: "CAD"})).toMatchObject({value: {unit: {currency: "CAD"}}}));

  test.each([
    ["", "", /no unit/],
    [" ", " ", /no unit/],
    ["£m m", "m m", /two scales/],
    ["£squillion", "squillion", /means nothing/],
    ["systems (total)", "(total)", /not understood/],
    ["£5m", "5m", /not understood/],
  ])("%j is refused", (text, stretch, message) => {
    const read = readUnit(text, {currency: "GBP"});
    if (read.ok) expect.fail("was read");
    expect(text.slice(read.start, read.end)).toBe(stretch);
    expect(read.message).toMatch(message);
    expect(read.help).toBeTruthy();
  });
});

describe("what can be added to what", () => {
  const rate = known("£1.5m per trust").unit;
  test.each<[Unit, Unit, boolean]>([
    [pounds, pounds, true],
    [pounds, {kind: "money", currency: "EUR"}, false],
    [trusts, {kind: "count", noun: "trust"}, true],
    [trusts, {kind: "count", noun: "Trusts"}, true],
    [trusts, {kind: "count", noun: "years"}, false],
    [trusts, {kind: "number"}, false],
    [{kind: "percent"}, {kind: "percent"}, true],
    [{kind: "percent"}, {kind: "points"}, false],
    [rate, known("£3 per trust").unit, true],
    [rate, known("£3 per trusts").unit, true],
    [rate, known("£3 per year").unit, false],
    [rate, pounds, false],
  ])("%o and %o: %s", (a, b, same) => {
    expect(sameUnit(a, b)).toBe(same);
    expect(sameUnit(b, a)).toBe(same);
  });
});

test.each([
  ["£5", "`£`"],
  ["$5", "`US$`"],
  ["CHF 5", "`CHF`"],
  ["5%", "`%`"],
  ["5", "a bare number"],
  ["5 acute trusts", "`acute trusts`"],
  ["£5 per trust per year", "`£ per trust per year`"],
])("the unit of %s is called %s", (text, name) => expect(unitName(known(text).unit)).toBe(name));
