import {expect, test} from "vitest";
import {pluralOf, sameNoun, singularOf} from "../../scripts/lib/quantity/noun.ts";

test.each([
  ["trust", "trusts"],
  ["acute trust", "acute trusts"],
  ["year", "years"],
  ["recommendation", "recommendations"],
  ["city", "cities"],
  ["day", "days"],
  ["process", "processes"],
  ["box", "boxes"],
  ["branch", "branches"],
  ["licence", "licences"],
  ["case", "cases"],
  ["person", "people"],
  ["child", "children"],
  ["life", "lives"],
  ["bus", "buses"],
  ["analysis", "analyses"],
  ["criterion", "criteria"],
  ["member of staff", "members of staff"],
  ["hospital in England", "hospitals in England"],
  ["GP", "GPs"],
  ["N3 connection", "N3 connections"],
])("one %s, two %s", (one, many) => {
  expect(singularOf(many)).toBe(one);
  expect(pluralOf(one)).toBe(many);
  expect(singularOf(one)).toBe(one);
  expect(pluralOf(many)).toBe(many);
  expect(sameNoun(one, many)).toBe(true);
});

test.each(["staff", "series", "NHS", "data"])("%s never changes", noun => {
  expect(singularOf(noun)).toBe(noun);
  expect(pluralOf(noun)).toBe(noun);
});

test("different things stay different", () => expect(sameNoun("trusts", "trustees")).toBe(false));
