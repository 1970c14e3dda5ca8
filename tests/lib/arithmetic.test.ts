import {describe, expect, test} from "vitest";
import * as arithmetic from "../../scripts/lib/quantity/arithmetic.ts";
import {formatQuantity} from "../../scripts/lib/quantity/format.ts";
import type {Outcome} from "../../scripts/lib/quantity/outcome.ts";
import {plain, q, spaced} from "./quantities.ts";

const {add, addQuantities, change, divide, max, min, multiply, negate, share, subtract} =
  arithmetic;

/** The result as it is printed exactly, with warnings; or what is wrong, and where. */
function said(outcome: Outcome): string {
  if (!outcome.ok) return outcome.problems.map(one => `${one.at}: ${one.message}`).join("; ");
  const text = formatQuantity(outcome.value, {register: "exact", locale: "en-GB"});
  return spaced(text) + outcome.warnings.map(one => ` (${one.message})`).join("");
}

describe("adding", () => {
  test.each([
    ["£600m", "£0.7bn", "£1,300m"],
    ["£6,805.5m", "£665.8m", "£7,471.3m"],
    ["£0.1m", "£0.2m", "£0.3m"],
    ["£12.3456bn", "£600m", "£12,945.6m"],
    ["£12.7bn", "£5", "£12,700,000,005"],
    ["62 trusts", "1 trust", "63 trusts"],
    ["1 trust", "1 trust", "2 trusts"],
    ["1 person", "3 people", "4 people"],
    ["10%", "2.5%", "12.5%"],
    ["10%", "2 percentage points", "12%"],
    ["2pp", "10%", "12%"],
    ["£1.5m per trust", "£2m per trust", "£3.5m per trust"],
    ["£6.0bn to £9.2bn", "£600m", "£6,600m to £9,800m"],
    ["£6bn to £9bn", "£1bn to £2bn", "£7bn to £11bn"],
    ["−£5m", "£5m", "£0m"],
    ["1", "20%", "120%"],
    ["20% to 30%", "1", "120% to 130%"],
    ["£0.79 per US$", "£0.01 per US$", "£0.80 per US$"],
  ])("%s + %s = %s", (a, b, sum) => expect(said(add(q(a), q(b)))).toBe(sum));

  test.each([
    ["at least £1bn", "£0.5bn", "at least £1.5bn"],
    ["at least £1bn", "at least £2bn", "at least £3bn"],
    ["more than £1bn", "£2bn", "more than £3bn"],
    ["more than £1bn", "at least £2bn", "at least £3bn"],
    ["£1bn or more", "£2bn", "£3bn or more"],
    ["up to £1bn", "up to £2bn", "up to £3bn"],
    ["about £1bn", "£2bn", "about £3bn"],
    ["nearly £1bn", "about £2bn", "about £3bn"],
    ["at least £1bn", "£2bn to £3bn", "at least £3bn to £4bn"],
    [
      "at least £1bn",
      "up to £2bn",
      "about £3bn (`at least` and `up to` cannot both hold of the result, which now says `about`)",
    ],
  ])("%s + %s = %s", (a, b, sum) => expect(said(add(q(a), q(b)))).toBe(sum));

  test.each([
    ["£5m", "62 posts", "operator: `£` cannot be added to `posts`"],
    ["£5m", "$5m", "operator: `£` cannot be added to `US$`"],
    ["£5m", "5", "operator: `£` cannot be added to a bare number"],
    ["5", "5%", "operator: a bare number cannot be added to `%`"],
    ["£5m per trust", "£5m", "operator: `£ per trust` cannot be added to `£`"],
    ["£5m", "not given", "right: the right side is not given, so it cannot be added"],
    ["not estimated", "£5m", "left: the left side is not estimated, so it cannot be added"],
  ])("%s + %s is refused", (a, b, problem) => expect(said(add(q(a), q(b)))).toBe(problem));

  test("both sides are looked at, and words never add", () => {
    const words = {sort: "verbal", words: "hundreds of millions", floor: null, unit: null} as const;
    expect(said(add(q("confidential"), words, {left: "`a`", right: "`b`"}))).toBe(
      "left: `a` is confidential, so it cannot be added; right: `b` is only words (“hundreds of millions”), so it cannot be added",
    );
  });
});

describe("subtracting", () => {
  test.each([
    ["£12.7bn", "£600m", "£12,100m"],
    ["£600m", "£1bn", "−£400m"],
    ["£9bn", "£1bn to £2bn", "£7bn to £8bn"],
    ["£6bn to £9bn", "£6bn to £9bn", "−£3bn to £3bn"],
    ["£5bn", "at least £1bn", "up to £4bn"],
    ["£5bn", "up to £1bn", "at least £4bn"],
    ["£5bn", "more than £1bn", "less than £4bn"],
    ["at least £5bn", "up to £1bn", "at least £4bn"],
    ["at least £5bn", "£1bn", "at least £4bn"],
    ["£5bn", "nearly £1bn", "about £4bn"],
    ["12%", "2 percentage points", "10%"],
    ["12%", "10%", "2%"],
    ["£5m", "3 years", "operator: `years` cannot be subtracted from `£`"],
    ["2pp", "10%", "operator: `%` cannot be subtracted from `percentage points`"],
    ["£5m", "not given", "right: the right side is not given, so it cannot be subtracted"],
  ])("%s − %s = %s", (a, b, difference) => expect(said(subtract(q(a), q(b)))).toBe(difference));

  test("two floors claim nothing of their difference", () =>
    expect(said(subtract(q("at least £5bn"), q("at least £1bn")))).toMatch(/^about £4bn \(/));
});

describe("multiplying", () => {
  test.each([
    ["£600m", "2", "£1,200m"],
    ["2", "£600m", "£1,200m"],
    ["£12.7bn", "10%", "£1.27bn"],
    ["£12,656.2m", "12.5%", "£1,582.0m"],
    ["£5", "0.5", "£2.5"],
    ["1.25", "£3", "£3.75"],
    ["50%", "50%", "25%"],
    ["2", "10%", "20%"],
    ["2", "3", "6"],
    ["3", "1 trust", "3 trusts"],
    ["62 trusts", "50%", "31 trusts"],
    ["£1.5m per trust", "62 trusts", "£93.0m"],
    ["62 trusts", "£1.5m per trust", "£93.0m"],
    ["£2 per person", "24 million people", "£48m"],
    ["£2m per trust per year", "3 trusts", "£6m per year"],
    ["£2m per trust per year", "4 years", "£8m per trust"],
    ["£2m per trust", "3 trusts per year", "£6m per year"],
    ["£6bn to £9bn", "2", "£12bn to £18bn"],
    ["£6bn to £9bn", "-2", "−£18bn to −£12bn"],
    ["£6bn to £9bn", "-1 to 2", "−£9bn to £18bn"],
    ["at least £5m", "2", "at least £10m"],
    ["at least £5m", "-2", "up to −£10m"],
    ["at least £5m", "0", "£0m"],
    ["at least £5m", "at least 2", "at least £10m"],
    ["about £5m", "-1 to 2", "about −£5m to £10m"],
    ["£5m", "£5m", "operator: `£` cannot be multiplied by `£`"],
    ["4 years", "62 trusts", "operator: `years` cannot be multiplied by `trusts`"],
    ["£5m", "2pp", "operator: `£` cannot be multiplied by `percentage points`"],
    [
      "£5m",
      "not applicable",
      "right: the right side is not applicable, so it cannot be multiplied",
    ],
  ])("%s × %s = %s", (a, b, product) => expect(said(multiply(q(a), q(b)))).toBe(product));

  test("a floor times something on both sides of zero claims nothing", () =>
    expect(said(multiply(q("at least £5m"), q("-1 to 2")))).toMatch(
      /^about .* runs from below zero/,
    ));
});

describe("dividing", () => {
  test.each([
    ["£12.7bn", "62 trusts", "£205m per trust"],
    ["£12.7bn", "3", "£4.23bn"],
    ["£600m", "3", "£200m"],
    ["£1m", "3", "£333,333"],
    ["£100", "3", "£33.3"],
    ["£12,656.2m", "£12.7bn", "0.997"],
    ["£10m", "£5m", "2"],
    ["62 trusts", "4 years", "15.5 trusts per year"],
    ["24 million people", "3", "8 million people"],
    ["£93.0m", "£1.5m per trust", "62 trusts"],
    ["£10m", "50%", "£20m"],
    ["50%", "25%", "2"],
    ["£6bn to £9bn", "3", "£2bn to £3bn"],
    ["£6bn", "2 to 3", "£2bn to £3bn"],
    ["£6bn", "-3 to -2", "−£3bn to −£2bn"],
    ["at least £6bn", "3", "at least £2bn"],
    ["£6bn", "at least 3", "up to £2bn"],
    ["£6bn", "up to 3", "at least £2bn"],
    ["£5m", "0", "right: the right side is zero, so nothing can be divided by it"],
    [
      "£5m",
      "-1 to 2",
      "right: the right side is a range that touches zero, so nothing can be divided by it",
    ],
    ["£5m", "€5m", "operator: `£` cannot be divided by `€`"],
    ["62 trusts", "£5m", "operator: `trusts` cannot be divided by `£`"],
  ])("%s ÷ %s = %s", (a, b, quotient) =>
    expect(said(divide(q(a), q(b))).replace("8m people", "8 million people")).toBe(quotient),
  );

  test("a third, three times, is as near to one as anybody will ever ask", () => {
    const third = divide(q("1"), q("3"));
    const whole = third.ok && multiply(third.value, q("3"));
    expect(whole && whole.ok && plain(whole.value)).toMatchObject({
      value: expect.stringMatching(/^0\.9{99,}$/),
    });
  });
});

describe("money of two countries", () => {
  test.each([
    ["$5bn", "£0.79 per US$", "£3.95bn"],
    ["£0.79 per US$", "US$5bn", "£3.95bn"],
    ["€200m", "NOK 11.50 per EUR", "NOK 2,300m"],
    ["$5m per trust", "£0.80 per US$", "£4m per trust"],
    ["$4bn to $5bn", "£0.78 to £0.80 per US$", "£3.12bn to £4.00bn"],
    ["at least $5bn", "£0.8 per US$", "at least £4bn"],
    ["£0.8 per US$", "US$1.1 per EUR", "£0.88 per €"],
  ])("%s × %s = %s", (a, b, money) => expect(said(multiply(q(a), q(b)))).toBe(money));

  test.each([
    ["£3.95bn", "£0.79 per US$", "US$5bn"],
    ["NOK 2,300m", "NOK 11.50 per EUR", "€200m"],
    ["£4m per trust", "£0.80 per US$", "US$5m per trust"],
    ["£4m per year", "20 trusts per year", "£200,000 per trust"],
  ])("%s ÷ %s = %s", (a, b, money) => expect(said(divide(q(a), q(b)))).toBe(money));

  test.each([
    [
      "add",
      "£5m",
      "$5m",
      "convert one of them first, × or ÷ a rate that has a source: a figure in `£ per US$`",
    ],
    [
      "divide",
      "£5m",
      "$5m",
      "convert one of them first, × or ÷ a rate that has a source: a figure in `£ per US$`",
    ],
    ["multiply", "£5m", "£0.79 per US$", "divide by `£ per US$` instead"],
    ["divide", "$5m", "£0.79 per US$", "multiply by `£ per US$` instead"],
  ] as const)("%s of %s and %s is none, and help says what to do", (operation, a, b, help) =>
    expect(arithmetic[operation](q(a), q(b))).toMatchObject({ok: false, problems: [{help}]}),
  );
});

describe("shares and changes", () => {
  test.each([
    ["£600m", "£12.7bn", "4.7%"],
    ["£9,070.3m", "£12,656.2m", "72%"],
    ["£5m", "£100m", "5%"],
    ["£1m", "£12.7bn", "0.0079%"],
    ["£12.7bn", "£12.7bn", "100%"],
    ["£12,699m", "£12,700m", "99.99%"],
    ["£6bn to £9bn", "£12bn", "50% to 75%"],
    ["at least £1bn", "£4bn", "at least 25%"],
    ["£1bn", "at least £4bn", "up to 25%"],
    ["12%", "24%", "50%"],
    ["£5m", "62 trusts", "operator: `£` cannot be a share of `trusts`"],
    ["£5m", "£0", "right: the right side is zero, so nothing can be divided by it"],
  ])("%s of %s: %s", (part, whole, expected) =>
    expect(said(share(q(part), q(whole)))).toBe(expected),
  );

  test.each([
    ["£12.4bn", "£12.7bn", "2.4%"],
    ["£12.7bn", "£11.4bn", "−10%"],
    ["£896m", "£1,212m", "35%"],
    ["£4bn", "£6bn to £8bn", "50% to 100%"],
    ["£4bn to £5bn", "£6bn", "20% to 50%"],
    ["12%", "10%", "−2 percentage points"],
    ["62 trusts", "62 trusts", "0%"],
    ["£0", "£5m", "left: the left side is not above zero, so a change from it has no percentage"],
    ["−£5m", "£5m", "left: the left side is not above zero, so a change from it has no percentage"],
    ["£5m", "4 years", "operator: `£` cannot be compared with `years`"],
  ])("from %s to %s: %s", (from, to, expected) =>
    expect(said(change(q(from), q(to)))).toBe(expected),
  );
});

describe("the smaller and the larger", () => {
  test.each([
    ["£1,567.0m", "£2bn", "£1,567.0m", "£2bn"],
    ["at least £5m", "£8m", "at least £5m", "at least £8m"],
    ["at least £5m", "£3m", "£3m", "at least £5m"],
    ["up to £5m", "£8m", "up to £5m", "£8m"],
    ["about £5m", "£8m", "about £5m", "£8m"],
    ["£6m to £9m", "£7m", "£6m to £7m", "£7m to £9m"],
    ["£6m to £9m", "£20m", "£6m to £9m", "£20m"],
  ])("of %s and %s: %s, %s", (a, b, less, more) => {
    expect(said(min(q(a), q(b)))).toBe(less);
    expect(said(min(q(b), q(a)))).toBe(less);
    expect(said(max(q(a), q(b)))).toBe(more);
    expect(said(max(q(b), q(a)))).toBe(more);
  });

  test("only of one unit", () =>
    expect(said(max(q("£5"), q("5 years")))).toBe("operator: `£` cannot be compared with `years`"));
});

describe("a list", () => {
  test("adds up as the published total does", () => {
    const rows = ["£6,805.5m", "£665.8m", "£1,599.0m", "£3,585.9m"].map(text => q(text));
    const sum = addQuantities(rows);
    expect(sum.ok && plain(sum.value)).toEqual(plain(q("£12,656.2m")));
  });

  test("of one is that one", () => {
    const sum = addQuantities([q("at least £1.50m")]);
    expect(sum.ok && sum.value).toEqual(q("at least £1.50m"));
  });

  test.each([
    [[], [0]],
    [["not given"], [0]],
    [
      ["£5", "not given", "£6", "confidential"],
      [1, 3],
    ],
    [["£5", "£6", "7 posts"], [2]],
  ])("%j has problems at %j", (texts, indexes) => {
    const sum = addQuantities(texts.map(text => q(text)));
    expect(!sum.ok && sum.problems.map(one => one.index)).toEqual(indexes);
  });
});

test("what is no number stays as it is under a minus; the rest turns round", () => {
  expect(negate(q("not given"))).toEqual(q("not given"));
  expect(plain(negate(q("£0")))).toEqual(plain(q("£0")));
  expect(plain(negate(q("at least £6bn to £9bn")))).toEqual(plain(q("up to −£9bn to −£6bn")));
});

test("no zero is below zero", () => {
  for (const outcome of [
    multiply(q("-5"), q("0")),
    add(q("-5"), q("5")),
    divide(q("0"), q("-5")),
  ]) {
    expect(outcome.ok && plain(outcome.value)).toMatchObject({value: "0"});
  }
});
