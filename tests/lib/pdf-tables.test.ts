// Tables whose empty cells the browser has left out.
import {expect, test} from "vitest";
import {dictOf, name, PDFDict, PDFString} from "../../scripts/lib/pdf/objects.ts";
import {completeTables} from "../../scripts/lib/pdf/tables.ts";
import type {Tag} from "../../scripts/lib/pdf/tags.ts";

/** "col c1", "row r1", "c1 r1" (a cell with these headers), each with a span behind a colon. */
function cell(written: string): Tag {
  const [words, high = "1"] = written.split(":") as [string, string?];
  const [first, second] = words.split(" ");
  const isHead = first === "col" || first === "row";
  const attributes = dictOf({
    O: "Table",
    RowSpan: Number(high),
    ColSpan: 1,
    ...(isHead
      ? {Scope: first === "col" ? "Column" : "Row"}
      : {Headers: words.split(" ").map(one => new PDFString(one))}),
  });
  const dict = dictOf({A: [attributes]});
  if (isHead) dict.set(name("ID"), new PDFString(second!));
  return {sort: "tag", ref: null, dict, type: isHead ? "TH" : "TD", isBox: false, kids: []};
}

function completed(rows: readonly (readonly string[])[]): readonly string[] {
  const tag = (type: string, kids: readonly Tag[]): Tag => ({
    sort: "tag",
    ref: null,
    dict: new PDFDict(),
    type,
    isBox: false,
    kids,
  });
  const known = new Map<Tag, string>();
  const table = tag(
    "Table",
    rows.map(row =>
      tag(
        "TR",
        row.map(written => {
          const made = cell(written);
          known.set(made, written);
          return made;
        }),
      ),
    ),
  );
  completeTables(table);
  return (table.kids as readonly Tag[]).map(row =>
    (row.kids as readonly Tag[]).map(one => known.get(one) ?? "-").join(", "),
  );
}

test("a whole table stays as it is", () =>
  expect(
    completed([
      ["col a", "col b"],
      ["a", "b"],
    ]),
  ).toEqual(["col a, col b", "a, b"]));

test("the corner, and cells in the middle and at the end, are put back in their columns", () =>
  expect(
    completed([
      ["col a", "col b", "col c"],
      ["row 1", "a 1", "b 1", "c 1"],
      ["row 2", "b 2", "c 2"],
      ["row 3", "a 3", "c 3"],
      ["row 4"],
    ]),
  ).toEqual([
    "-, col a, col b, col c",
    "row 1, a 1, b 1, c 1",
    "row 2, -, b 2, c 2",
    "row 3, a 3, -, c 3",
    "row 4, -, -, -",
  ]));

test("beside a cell that reaches over several rows", () =>
  expect(
    completed([
      ["col x", "col a", "col b"],
      ["row g:2", "x", "b"],
      ["a", "b"],
      ["row h", "a"],
    ]),
  ).toEqual(["col x, col a, col b", "row g:2, x, b", "a, b", "row h, a, -"]));
