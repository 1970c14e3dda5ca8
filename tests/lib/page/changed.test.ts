import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  changedParts,
  pagesPrinted,
  without,
  type Pages,
  type PartsPrinted,
} from "../../../scripts/lib/page/changed.ts";

function printed(pages: readonly Pages[]): PartsPrinted {
  return {
    page: {around: "<main>", parts: pages.map((_, i) => `part ${i}`), insides: []},
    pages,
    measured: pages.map((_, i) => ({width: 600, height: 100 + i, unprinted: [i]})),
  };
}

function changing(last: PartsPrinted, ...which: readonly number[]) {
  const parts = last.page.parts.map((part, i) => (which.includes(i) ? `${part}, changed` : part));
  return changedParts(last, {...last.page, parts});
}

const chapters = printed([
  [0, 0],
  [1, 3],
  [4, 4],
  [4, 5],
  [6, 6],
  [7, 7],
]);

describe("what has to be printed again", () => {
  test("is the part that has changed; the others have empty sheets", () => {
    expect(changing(chapters, 1)).toEqual([
      {is: "kept", sheets: 1, unprinted: [0]},
      {is: "printed", hasChanged: true, width: 600, height: null, begins: true, ends: true},
      {is: "kept", sheets: 2, unprinted: [2]},
      {is: "kept", sheets: 0, unprinted: [3]},
      {is: "kept", sheets: 1, unprinted: [4]},
      {is: "kept", sheets: 1, unprinted: [5]},
    ]);
  });

  test("is all that shares a page with it, too", () => {
    const kept = changing(chapters, 3)!;
    expect(kept.slice(2, 4)).toEqual([
      {is: "printed", hasChanged: false, width: 600, height: 102, begins: true, ends: false},
      {is: "printed", hasChanged: true, width: 600, height: null, begins: false, ends: true},
    ]);
    expect(pagesPrinted(kept, chapters.pages)).toEqual([[4, 5]]);
  });

  test("is nothing where only something else about the document has changed", () => {
    expect(pagesPrinted(changing(chapters)!, chapters.pages)).toEqual([]);
  });

  test.each([
    ["a part has come", {...chapters.page, parts: [...chapters.page.parts, "one more"]}],
    ["what is around them has changed", {...chapters.page, around: "<main id='a'>"}],
  ])("is all of it where %s", (_, now) => {
    expect(changedParts(chapters, now)).toBeNull();
  });

  test("is all of it where most of it has changed", () => {
    expect(changing(chapters, 1, 3)).not.toBeNull();
    expect(changing(chapters, 0, 1, 3)).toBeNull();
  });

  test.each<[string, readonly Pages[]]>([
    [
      "an empty page lies between two parts",
      [
        [0, 0],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      "a part stands before the one before it",
      [
        [0, 1],
        [0, 0],
        [1, 2],
      ],
    ],
    [
      "they do not begin with the first page",
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      "a part is on no page of its own",
      [
        [0, 0],
        [1, 1],
      ],
    ],
  ])("is all of it where %s", (_, pages) => {
    const page = {around: "", parts: ["a", "b", "c"], insides: []};
    const measured = page.parts.map(() => ({width: 1, height: 1, unprinted: []}));
    expect(changedParts({page, pages, measured}, {...page, parts: ["a", "b", "x"]})).toBeNull();
  });
});

test("of the sources of pages, each keeps those that nobody else brings", () => {
  const range = fc.tuple(fc.nat(30), fc.nat(8)).map(([from, more]): Pages => [from, from + more]);
  fc.assert(
    fc.property(fc.array(range, {maxLength: 6}), fc.array(range, {maxLength: 4}), (has, gone) => {
      const left = without([{pages: has}], gone).flatMap(({pages}) => pages);
      const isIn = (all: readonly Pages[], page: number): boolean =>
        all.some(([first, last]) => page >= first && page <= last);
      for (let page = 0; page < 45; page += 1)
        expect(isIn(left, page)).toBe(isIn(has, page) && !isIn(gone, page));
    }),
  );
});
