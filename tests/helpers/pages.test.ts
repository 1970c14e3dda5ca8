// {{#pages list per=12}} … {{/pages}}: what does not fit on one slide runs on over the next.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {inPages} from "../../scripts/helpers/pages.ts";
import {printingOf} from "../lib/figures.ts";
import {fill} from "./handlebars.ts";

// `{{pages}}` alone would be this helper: steps/manuscript.ts prefers the field, see index.test.ts.
const template =
  "{{#pages list per=2}}[{{#each items}}{{this}}{{/each}} {{page}}/{{this.pages}}{{#if more}} more{{/if}}]{{/pages}}";

test.each([
  [[], ""],
  [["a"], "[a 1/1]"],
  [["a", "b"], "[ab 1/1]"],
  [["a", "b", "c"], "[ab 1/2][c 2/2 more]"],
])("%j in twos: %s", (list, pages) => expect(fill(template, {list}, printingOf([]))).toBe(pages));

test("without a number, all are on one page", () => {
  expect(
    fill(
      "{{#pages list}}[{{#each items}}{{this}}{{/each}}]{{/pages}}",
      {list: ["a", "b", "c"]},
      printingOf([]),
    ),
  ).toBe("[abc]");
});

test("nothing in pages is no page", () =>
  expect(fill(template, {list: null}, printingOf([]))).toBe(""));

describe("pages are as even as they can be", () => {
  test("13 in twelves are 7 and 6, not 12 and a lonely one", () => {
    expect(inPages([...Array(13).keys()], 12).map(page => page.items.length)).toEqual([7, 6]);
  });

  test("nothing is lost, no page is too long, and none is empty", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), {maxLength: 40}),
        fc.integer({min: 1, max: 15}),
        (items, per) => {
          const pages = inPages(items, per);
          expect(pages.flatMap(page => page.items)).toEqual(items);
          expect(pages.length).toBe(Math.ceil(items.length / per));
          const sizes = pages.map(page => page.items.length);
          expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(per);
          expect(sizes).not.toContain(0);
          expect(pages.map(page => [page.page, page.pages, page.more])).toEqual(
            pages.map((_, i) => [i + 1, pages.length, i > 0]),
          );
        },
      ),
    );
  });
});
