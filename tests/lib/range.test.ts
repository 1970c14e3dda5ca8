import {describe, expect, test} from "vitest";
import {centralOf, makeRange} from "../../scripts/lib/quantity/range.ts";
import {plain, q} from "./quantities.ts";

describe("made of its ends", () => {
  test("as finely as the finest of them", () => {
    const made = makeRange(q("£600m"), q("£0.75bn"), q("£1.2bn"));
    expect(made.ok && plain(made.value)).toEqual({
      sort: "range",
      qualifier: null,
      low: "600000000",
      central: "750000000",
      high: "1200000000",
      written: {scale: 6, decimals: 0},
      unit: {kind: "money", currency: "GBP"},
    });
  });

  test("with the claim of its ends", () =>
    expect(makeRange(q("about £6bn"), null, q("about £9bn"))).toMatchObject({
      value: {qualifier: "about", central: null},
    }));

  test.each([
    ["£9bn", null, "£6bn", "low", /above `high`/],
    ["£6bn", "£5bn", "£9bn", "central", /below `low`/],
    ["£6bn", "£10bn", "£9bn", "central", /above `high`/],
    ["£6bn", null, "9 trusts", "high", /`trusts`/],
    ["£6bn", "not given", "£9bn", "central", /not one amount/],
    ["£6bn", null, "£8bn to £9bn", "high", /not one amount/],
  ] as const)("%s, %s, %s is refused", (low, central, high, at, message) => {
    const made = makeRange(q(low), central && q(central), q(high));
    expect(made).toMatchObject({ok: false, at});
    expect(made.ok || made.message).toMatch(message);
  });
});

test("the middle of a range can stand by itself", () => {
  const made = makeRange(q("£6.0bn"), q("£7.5bn"), q("£9.2bn"));
  expect(made.ok && centralOf(made.value)).toEqual(q("£7.5bn"));
  const bare = makeRange(q("£6.0bn"), null, q("£9.2bn"));
  expect(bare.ok && centralOf(bare.value)).toBeNull();
});
