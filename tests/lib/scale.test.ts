import {expect, test} from "vitest";
import {finestOf, lastDigitOf, scaleOf, type Written} from "../../scripts/lib/quantity/scale.ts";

test.each([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["mn", 6],
  ["Millions", 6],
  ["bn", 9],
  ["billion", 9],
  ["tn", 12],
  ["trillion", 12],
])("%s is 10^%i", (word, scale) => expect(scaleOf(word)).toBe(scale));

// £600m and £0.7bn; £1,567.0m and £0.7bn; £12.3456bn and £600m; £5 and £1bn
test.each<[Written, Written, Written]>([
  [
    {scale: 6, decimals: 0},
    {scale: 9, decimals: 1},
    {scale: 6, decimals: 0},
  ],
  [
    {scale: 6, decimals: 1},
    {scale: 9, decimals: 1},
    {scale: 6, decimals: 1},
  ],
  [
    {scale: 9, decimals: 4},
    {scale: 6, decimals: 0},
    {scale: 6, decimals: 1},
  ],
  [
    {scale: 0, decimals: 0},
    {scale: 9, decimals: 0},
    {scale: 0, decimals: 0},
  ],
])("%o and %o lose nothing as %o", (a, b, finest) => {
  expect(finestOf(a, b)).toEqual(finest);
  expect(finestOf(b, a)).toEqual(finest);
});

test("the last digit of £1,567.0m is worth £100,000", () =>
  expect(lastDigitOf({scale: 6, decimals: 1}).toFixed()).toBe("100000"));
