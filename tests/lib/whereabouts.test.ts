// Texts in the order of the document, pieces of pages → the page of each, where it is certain.
import {expect, test} from "vitest";
import {standingIn} from "../../scripts/lib/pdf/standing.ts";
import {pagesOf} from "../../scripts/lib/pdf/whereabouts.ts";

test("as often on the pages as in the document: in the same order", () =>
  expect(
    pagesOf(
      ["£12.7bn", "19", "£12.7bn"],
      [["It cost £12.7bn."], ["in all ", "19", "systems"], ["£12.7bn"]],
    ),
  ).toEqual([1, 2, 3]));

test("set in several pieces, over two lines, with other spaces", () =>
  expect(
    pagesOf(
      ["at least £1\u00a0billion", "12,656.2"],
      [["nothing"], ["at least", " £1", " ", "billion"], ["12,6", "56.2"]],
    ),
  ).toEqual([2, 3]));

test("a part of a longer number or word is no place where it stands", () =>
  expect(
    pagesOf(
      ["19", "£1bn", "7"],
      [["2019 and 1.19 and 19,000 and 19% and 19th"], ["19."], ["£1bn, 27 of N7"], ["(7)"]],
    ),
  ).toEqual([2, 3, 4]));

test("a part of another text that the document prints is none either", () =>
  expect(
    pagesOf(["£1bn", "at least £1bn"], [["at least £1bn", "and again at least £1bn"], ["£1bn"]]),
  ).toEqual([2, 1]));

test("more often on the pages than in the document: only where no other page is possible", () => {
  const pages = [["A first"], ["10 things", "B second"], ["10 others", "C third"], ["D", "10"]];
  expect(pagesOf(["A first", "10", "B second"], pages)).toEqual([1, 2, 2]);
  expect(pagesOf(["A first", "10", "C third"], pages)).toEqual([1, null, 3]);
  expect(pagesOf(["10"], [["10 and 10"], ["none"]])).toEqual([1]);
  expect(pagesOf(["10"], [["10"], ["10"]])).toEqual([null]);
});

test("nowhere to be found", () => expect(pagesOf(["£5"], [["£6"], []])).toEqual([null]));

test("signs that mean something in a pattern are signs", () =>
  expect(pagesOf(["(£5–6m)", "$1.5 [sic]*"], [["$115 sic"], ["(£5–6m)"], ["$1.5 [sic]*"]])).toEqual(
    [2, 3],
  ));

test("signs that mean something in a pattern are signs in a text", () =>
  expect(
    pagesOf(["12 e-bikes", "£1bn (net)", "1/2"], [["12 e-bikes"], ["£1bn (net)", "1/2"]]),
  ).toEqual([1, 2, 2]));

test("a number that reads as part of a longer text with the words below it is not looked for elsewhere alone", () =>
  expect(
    pagesOf(
      ["£12bn", "30", "12 months", "30 recommendations"],
      [["£12bn", "30", "recommendations in 12 months"], ["slide", "30"], ["30 recommendations"]],
    ),
  ).toEqual([1, 1, 1, null]));

test("what is known of other texts in the same pages, or in another order, is not taken for theirs", () => {
  const pages = [["A"], ["10"], ["B"], ["10"], ["C"]];
  const standing = standingIn(["A", "B", "C", "10"], pages);
  const orders = [
    ["A", "10", "B"],
    ["10", "A", "B"],
    ["A", "B", "10"],
    ["A", "B", "10", "C"],
    ["A", "10", "B", "10"],
    ["A", "10", "B"],
  ];
  const anew = orders.map(texts => pagesOf(texts, pages));
  expect(new Set(anew.map(String)).size).toBeGreaterThan(3);
  expect(orders.map(texts => pagesOf(texts, pages, standing))).toEqual(anew);
});
