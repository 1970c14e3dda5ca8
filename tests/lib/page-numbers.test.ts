// The page numbers of a list of contents: asked for, kept free, filled in.
import {expect, test} from "vitest";
import {asksForPages, withoutPages, withPages} from "../../scripts/lib/pdf/page-numbers.ts";

const page = '<p><span class="page-of" data-page-of="a-1"></span></p><b>x</b>';

test("a page without a list of contents is printed once", () => {
  expect(asksForPages("<p>1</p>")).toBe(false);
  expect(asksForPages(page)).toBe(true);
});

test("numbers are filled in, and again", () => {
  const filled = withPages(withoutPages(page), new Map([["a-1", 7]]));
  expect(filled).toBe('<p><span class="page-of" data-page-of="a-1">7</span></p><b>x</b>');
  expect(withPages(filled, new Map([["a-1", 12]]))).toContain(">12</span>");
});

test("what is nowhere has no number", () =>
  expect(withPages(withoutPages(page), new Map())).toBe(page));
