import {describe, expect, test} from "vitest";
import {formatQuantity} from "../../scripts/lib/quantity/format.ts";
import {
  evaluateFormula,
  formulaInWords,
  namesIn,
  parseFormula,
  splitAtMinus,
  type Formula,
} from "../../scripts/lib/formula/formula.ts";
import type {Quantity} from "../../scripts/lib/quantity/quantity.ts";
import {q, spaced} from "./quantities.ts";
import {scopeOf} from "./scope.ts";

const figures: Readonly<Record<string, Quantity>> = {
  "cut-2009": q("£600m"),
  "cut-2010": q("£700m"),
  "programme-cost": q("£12.7bn"),
  "headline-saving": q("at least £1bn"),
  ceiling: q("up to £400m"),
  benefits: q("£6.0bn to £9.2bn"),
  trusts: q("62 trusts"),
  years: q("4 years"),
  rate: q("£1.5m per trust"),
  unknown: q("not given"),
  words: {sort: "verbal", words: "hundreds of millions", floor: null, unit: null},
  "systems-installed.acute-pas.mar-2010": q("62 systems"),
  "2010-plan": q("£5m"),
};

const columns = {
  "central-spend.2004-05": {a: q("£1.5m"), b: q("£2.25m"), c: q("£3m")},
  "central-spend.gaps": {a: q("£1.5m"), b: q("not applicable")},
  "central-spend.none": {},
};

const scope = scopeOf({figures, columns});

function parsed(text: string): Formula {
  const result = parseFormula(text);
  if (!result.ok) expect.fail(result.problems.map(one => one.message).join("; "));
  return result.ast;
}

/** The value as it is printed exactly; or each problem with the stretch it points at. */
function value(text: string): string {
  const result = parseFormula(text);
  const points = (problems: readonly {start: number; end: number; message: string}[]): string =>
    problems.map(one => `[${text.slice(one.start, one.end)}] ${one.message}`).join("; ");
  if (!result.ok) return points(result.problems);
  const found = evaluateFormula(result.ast, scope);
  if (!found.ok) return points(found.problems);
  const printed = spaced(formatQuantity(found.value, {register: "exact", locale: "en-GB"}));
  return found.warnings.length > 0 ? `${printed} ⚠ ${points(found.warnings)}` : printed;
}

describe("values", () => {
  test.each([
    ["cut-2009 + cut-2010", "£1,300m"],
    ["programme-cost - cut-2009 − cut-2010", "£11,400m"],
    ["programme-cost - (cut-2009 + cut-2010)", "£11,400m"],
    ["programme-cost − (cut-2009 − cut-2010)", "£12,800m"],
    ["2 * cut-2009 + cut-2010", "£1,900m"],
    ["2 × (cut-2009 + cut-2010)", "£2,600m"],
    ["cut-2009 / 3 ÷ 2", "£100m"],
    ["10% × programme-cost", "£1.27bn"],
    ["0.5*programme-cost", "£6.35bn"],
    ["-cut-2009 + cut-2010", "£100m"],
    ["--cut-2009", "£600m"],
    ["programme-cost / trusts", "£205m per trust"],
    ["rate × trusts", "£93.0m"],
    ["trusts / years", "15.5 trusts per year"],
    ["headline-saving + cut-2009", "at least £1,600m"],
    ["programme-cost − headline-saving", "up to £11.7bn"],
    ["benefits + cut-2009", "£6,600m to £9,800m"],
    [
      "systems-installed.acute-pas.mar-2010 − 2 × systems-installed.acute-pas.mar-2010",
      "−62 systems",
    ],
    ["2010-plan + cut-2009", "£605m"],
    ["sum(central-spend.2004-05)", "£6.75m"],
    ["sum(central-spend.2004-05, cut-2009) - cut-2009", "£6.75m"],
    ["sum(cut-2009, cut-2010, 2 × cut-2009)", "£2,500m"],
    ["min(central-spend.2004-05)", "£1.5m"],
    ["max(central-spend.2004-05, cut-2009)", "£600m"],
    ["max(5,10)", "10"],
    ["share(cut-2009, of: programme-cost)", "4.7%"],
    ["share(cut-2009 + cut-2010, of: programme-cost)", "10%"],
    ["change(cut-2009, cut-2010)", "17%"],
    ["change(programme-cost, programme-cost − cut-2009)", "−4.7%"],
    ["  cut-2009\n+ cut-2010 ", "£1,300m"],
  ])("%s = %s", (text, expected) => expect(value(text)).toBe(expected));
});

describe("problems point at the place", () => {
  test.each([
    ["cut-2009 + trusts", "[+] `£` cannot be added to `trusts`"],
    ["trusts × (cut-2009 + 5)", "[+] `£` cannot be added to a bare number"],
    ["cut-2009 × cut-2010", "[×] `£` cannot be multiplied by `£`"],
    ["share(cut-2009, of: trusts)", "[share] `£` cannot be a share of `trusts`"],
    ["cut-2009 + unknown", "[unknown] `unknown` is not given, so it cannot be added"],
    ["-unknown", "[unknown] `unknown` is not given, so it cannot be subtracted"],
    [
      "words / 2",
      "[words] `words` is only words (“hundreds of millions”), so it cannot be divided",
    ],
    [
      "cut-2009 / (cut-2010 - cut-2010)",
      "[(cut-2010 - cut-2010)] this part is zero, so nothing can be divided by it",
    ],
    [
      "central-spend.2004-05 + cut-2009",
      "[central-spend.2004-05] `central-spend.2004-05` is a column of 3 cells",
    ],
    [
      "sum(central-spend.gaps)",
      "[central-spend.gaps] `central-spend.gaps.b` is not applicable, so it cannot be added",
    ],
    ["sum(central-spend.none)", "[sum] the column has no cells"],
    ["sum(cut-2009, trusts)", "[trusts] `£` cannot be added to `trusts`"],
    ["max(cut-2009, unknown)", "[unknown] `unknown` is not given, so it cannot be compared"],
    ["cut-2011 + cut-2009", "[cut-2011] there is no figure called `cut-2011`"],
    [
      "cut-2008 + (trusts + cut-2009) + unknown",
      "[cut-2008] there is no figure called `cut-2008`; [+] `trusts` cannot be added to `£`",
    ],
    [
      "headline-saving + ceiling",
      "about £1,400m ⚠ [+] `at least` and `up to` cannot both hold of the result, which now says `about`",
    ],
  ])("%s", (text, expected) => expect(value(text)).toBe(expected));

  test("a minus without spaces is a name, and the help says so", () => {
    const result = evaluateFormula(parsed("cut-2009-cut-2010"), scope);
    expect(!result.ok && result.problems[0]?.help).toBe(
      "a minus needs a space on both sides: `cut-2009 - cut-2010`",
    );
  });
});

describe("what is no formula", () => {
  test.each([
    ["", "[] there is no formula here"],
    ["a b", "[b] a sign is missing before `b`"],
    ["2 (a)", "[(] a sign is missing before `(`"],
    ["a +", "[+] something is missing after `+`"],
    ["+ a", "[+] something is missing before `+`"],
    ["a + × b", "[+] something is missing after `+`"],
    ["()", "[(] something is missing after `(`"],
    ["(a", "[(] this bracket is not closed"],
    ["sum(a, b", "[(] this bracket is not closed"],
    ["a)", "[)] this bracket was never opened"],
    ["a, b", "[,] this comma belongs to no function"],
    ["a: b", "[:] this colon belongs to no function"],
    ["average(a)", "[average] there is no function called `average`"],
    ["share(a, b)", "[share] `share` is not written so"],
    ["share(a)", "[share] `share` is not written so"],
    ["change(a)", "[change] `change` is not written so"],
    ["change(a, b, c)", "[change] `change` is not written so"],
    ["£600m + a", "[£600m] `£600m` is an amount without a source"],
    ["sum(1,200)", "[1,200] `1,200` may be one number or two"],
    ["012 + a", "[012] `012` is not a number"],
    ["1.2.3", "[1.2.3] `1.2.3` is not a number"],
    ["Cut + a", "[Cut] `Cut` is not a name"],
    ["a_b", "[a_b] `a_b` is not a name"],
    ["programmeCost", "[programmeCost] `programmeCost` is not a name"],
    ["a ^ 2", "[^] `^` means nothing in a formula"],
    ["a; b", "[;] `;` means nothing in a formula"],
    ["a 😀", "[😀] `😀` means nothing in a formula"],
    ["a..b", "[.] `.` means nothing in a formula"],
  ])("%s", (text, expected) => expect(value(text)).toBe(expected));

  test("names are suggested in their own spelling", () => {
    const result = parseFormula("programmeCost_2010");
    expect(!result.ok && result.problems[0]?.help).toMatch(/`programme-cost-2010`/);
  });

  test.each([
    ["brackets", "(".repeat(2000) + "a" + ")".repeat(2000)],
    ["minuses", "-".repeat(3000) + "a"],
    ["functions", "sum(".repeat(700) + "a" + ")".repeat(700)],
  ])("too many %s are a problem, not a crash", (_, text) =>
    expect(value(text)).toMatch(/this is nested too deep/),
  );

  test("a chain as long as a formula may be is computed", () => {
    const text = Array.from({length: 1200}, () => "2").join(" + ");
    expect(value(text)).toBe("2,400");
    expect(value(`${text} + ${text}`)).toMatch(/at most 5000 characters/);
  });
});

test("names are found with their places, as often as they stand", () => {
  const text = "share(a.b-c.2004-05, of: d) × 2 − (d)";
  const names = namesIn(parsed(text));
  expect(names.map(one => one.name)).toEqual(["a.b-c.2004-05", "d", "d"]);
  expect(names.map(one => text.slice(one.start, one.end))).toEqual(names.map(one => one.name));
});

test.each([
  ["a-b", ["a", "b"]],
  ["cut-2009-cut-2010", ["cut-2009", "cut-2010"]],
  ["a-2", ["a", "2"]],
  ["10-2", ["10", "2"]],
  ["a-c", null],
  ["a", null],
])("%s comes apart as %j", (name, parts) => {
  const known = new Set(["a", "b", "cut-2009", "cut-2010"]);
  expect(splitAtMinus(name, one => known.has(one))).toEqual(parts);
});

test.each([
  ["cut-2009 + cut-2010", "Cut Of 2009 + Cut Of 2010"],
  ["a*b/c - -d", "A × B ÷ C − −D"],
  ["10% * (a + b)", "10% × (A + B)"],
  ["share(a, of: b) × 2", "(A as a share of B) × 2"],
  ["share(a + b, of: c)", "(A + B) as a share of C"],
  ["change(a, b)", "change from A to B"],
  ["sum(a.b)", "sum of A.B"],
  ["min(a, b, c)", "smallest of A, B and C"],
  ["max(a, b)", "largest of A and B"],
])("%s in words", (text, expected) => {
  const label = (name: string): string =>
    name
      .replace("cut-", "Cut Of ")
      .replace(/^[a-z](?=$|\.)|\.[a-z]/g, letters => letters.toUpperCase());
  expect(formulaInWords(parsed(text), label)).toBe(expected);
});
