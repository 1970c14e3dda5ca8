// How much room words take, and lists divided by it.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {openFonts} from "../../scripts/lib/chart/text-width.ts";
import {heightOf, inColumns, inRows, linesOf, widthOf} from "../../scripts/lib/template/room.ts";
import {divideTable} from "../../scripts/lib/template/table-room.ts";
import {titleOf} from "../long.ts";

const fonts = join(import.meta.dirname, "../../templates/shared/fonts");

// `share`: the size-adjust of the theme that names the face.
test.each([
  ["source-sans-3", 1],
  ["public-sans", 0.92],
])("what is estimated is a little more than what %s takes", async (face, share) => {
  const data = readFileSync(join(fonts, `${face}-latin-400-normal.woff2`));
  const widthIn = await openFonts([{weight: 400, data}]);
  for (let number = 1; number <= 20; number++) {
    const title = titleOf(number);
    const real = widthIn(title, 18, 400) * share;
    expect(widthOf(title, 18)).toBeGreaterThan(real);
    expect(widthOf(title, 18)).toBeLessThan(real * 1.2);
  }
});

test("lines break between words, and a word that is too long where it must", () => {
  const wide = widthOf("ten trusts", 20);
  expect(linesOf("ten trusts", wide, 20)).toBe(1);
  expect(linesOf("ten trusts", wide - 1, 20)).toBe(2);
  expect(linesOf("incomprehensibilities", widthOf("incomprehensibilities", 20) / 2.5, 20)).toBe(3);
  expect(
    heightOf(["ten trusts", "", "x"], {
      height: 0,
      columns: 1,
      width: wide,
      text: 20,
      line: 25,
      gap: 4,
    }),
  ).toBe(54);
});

describe("a list", () => {
  const sized = fc.array(
    fc.record({height: fc.integer({min: 1, max: 60}), again: fc.integer({min: 0, max: 20})}),
    {maxLength: 40},
  );

  test("is divided in order, without a loss, and into pages that hold what is in them", () =>
    fc.assert(
      fc.property(
        sized,
        fc.integer({min: 1, max: 3}),
        fc.integer({min: 1, max: 9}),
        (list, columns, most) => {
          const items = list.map((one, item) => ({...one, item}));
          const pages = inColumns(items, {height: 100, columns}, most);
          expect(pages.flat()).toEqual(items.map(one => one.item));
          for (const page of pages) {
            expect(page.length).toBeGreaterThan(0);
            expect(page.length).toBeLessThanOrEqual(most);
            const total = page.reduce((sum, at) => sum + items[at]!.height, items[page[0]!]!.again);
            if (page.length > 1) expect(total).toBeLessThanOrEqual(columns * 100);
          }
        },
      ),
    ));

  test("in rows takes as many rows as there is height for the highest of each", () => {
    const items = [10, 50, 10, 10, 60, 10].map((height, item) => ({item, height, again: 0}));
    expect(inRows(items, 100, 2, 99)).toEqual([
      [0, 1, 2, 3],
      [4, 5],
    ]);
    expect(inRows(items, 120, 2, 99)).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(inRows(items, 500, 2, 2)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });
});

describe("a table", () => {
  const table = (rows: number, columns: number, text = "1,234.5") => ({
    columns: Array.from({length: columns}, (_, i) => ({label: String(2001 + i), isText: false})),
    rows: Array.from({length: rows}, (_, i) => ({
      label: `Row ${i}`,
      cells: Array.from({length: columns}, () => text),
    })),
  });

  test("that is small stands on one slide, in large type", () => {
    const parts = divideTable(table(4, 3), {width: 1152, height: 400});
    expect(parts).toEqual([{rows: [0, 1, 2, 3], columns: [0, 1, 2], size: 22}]);
  });

  test("that is longer gives way with its type first, and then runs on", () => {
    const room = {width: 1152, height: 400};
    expect(divideTable(table(11, 3), room).map(one => one.size)).toEqual([18]);
    const long = divideTable(table(90, 10), room);
    expect(long.length).toBeGreaterThan(5);
    expect(long.flatMap(one => one.rows)).toEqual(Array.from({length: 90}, (_, i) => i));
    expect(long.every(one => one.columns.length === 10)).toBe(true);
  });

  test("that is too wide stands in groups of columns, each beside the names of the rows", () => {
    const parts = divideTable(table(3, 20), {width: 1152, height: 400});
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(one => one.columns)).toEqual(Array.from({length: 20}, (_, i) => i));
    expect(parts.every(one => one.rows.length === 3)).toBe(true);
  });
});
