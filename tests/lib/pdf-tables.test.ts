// Tables whose empty cells the browser has left out.
import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {expect, test} from "vitest";
import {completeTables} from "../../scripts/lib/pdf/tables.ts";
import type {Tag} from "../../scripts/lib/pdf/tags.ts";

const {context} = await PDFDocument.create({updateMetadata: false});

/** "col c1", "row r1", "c1 r1" (a cell with these headers), each with a span behind a colon. */
function cell(written: string): Tag {
  const [words, high = "1"] = written.split(":") as [string, string?];
  const [first, second] = words.split(" ");
  const isHead = first === "col" || first === "row";
  const headers = context.obj([]);
  for (const name of isHead ? [] : words.split(" ")) headers.push(PDFString.of(name));
  const attributes = context.obj({O: "Table", RowSpan: Number(high), ColSpan: 1});
  if (isHead) attributes.set(PDFName.of("Scope"), PDFName.of(first === "col" ? "Column" : "Row"));
  else attributes.set(PDFName.of("Headers"), headers);
  const dict = context.obj({});
  const list = context.obj([]);
  list.push(attributes);
  dict.set(PDFName.of("A"), list);
  if (isHead) dict.set(PDFName.of("ID"), PDFString.of(second!));
  return {sort: "tag", ref: null, dict, type: isHead ? "TH" : "TD", kids: []};
}

function completed(rows: readonly (readonly string[])[]): readonly string[] {
  const tag = (type: string, kids: readonly Tag[]): Tag => ({
    sort: "tag",
    ref: null,
    dict: context.obj({}),
    type,
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
  completeTables(context, table);
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
