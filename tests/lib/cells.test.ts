// A table taken apart: what each cell inherits from its row, its column and its table.
import {describe, expect, test} from "vitest";
import {cellsOf, circumstancesOf, columnName, sourcesOf} from "../../scripts/lib/content/cells.ts";
import * as shapes from "../../scripts/lib/content/publication.ts";

const table = shapes.table.parse({
  title: "The fleet",
  unit: "buses",
  source: "audit",
  "as-of": "2024",
  status: "actual",
  columns: {
    y2022: "2022",
    y2024: {label: "2024", status: "forecast", unit: "%"},
    place: {label: "Depot", text: "true"},
  },
  rows: {
    diesel: {label: "Diesel", cells: {y2022: "64", y2024: "41", place: "North"}},
    gas: {
      label: "Gas",
      cells: {y2022: null},
      source: "budget",
      status: "target",
      unit: "€m",
      note: "Sold.",
    },
  },
});

const cells = cellsOf("fleet", table);
const cell = (id: string) => cells.find(one => one.id === id);

test("a cell for each row and each column of numbers; columns of words have none", () => {
  expect(cells.map(one => one.id)).toEqual([
    "fleet.diesel.y2022",
    "fleet.diesel.y2024",
    "fleet.gas.y2022",
    "fleet.gas.y2024",
  ]);
});

test("it is called after its row and its column, and knows where it was written", () => {
  expect(cell("fleet.diesel.y2024")).toMatchObject({
    label: "Diesel, 2024",
    written: "41",
    path: ["rows", "diesel", "cells", "y2024"],
  });
});

test("where there is one number in each row, a cell is called after the row, and the column after the table", () => {
  const {y2022, place} = table.columns;
  const narrow = {...table, columns: {y2022: y2022!, place: place!}};
  expect(cellsOf("fleet", narrow).map(one => one.label)).toEqual(["Diesel", "Gas"]);
  expect(columnName(narrow, "y2022")).toBe("“The fleet”");
  expect(columnName(table, "y2022")).toBe("“The fleet”, 2022");
});

test("an empty cell and one that is left out have nothing written", () => {
  expect([cell("fleet.gas.y2022")?.written, cell("fleet.gas.y2024")?.written]).toEqual([
    null,
    null,
  ]);
});

describe("the nearest statement wins", () => {
  test("the row's before the column's, the column's before the table's", () => {
    expect(cells.map(one => one.status)).toEqual(["actual", "forecast", "target", "target"]);
    expect(cells.map(one => one.unit)).toEqual(["buses", "%", "€m", "€m"]);
    expect(cells.map(one => one.sources)).toEqual([["audit"], ["audit"], ["budget"], ["budget"]]);
    expect(cells.map(one => one.asOf)).toEqual(["2024", "2024", "2024", "2024"]);
  });

  test("a note is the row's own: the table's is printed under the table", () => {
    expect(cells.map(one => one.note)).toEqual([null, null, "Sold.", "Sold."]);
  });
});

test("what nobody states is null", () => {
  expect(circumstancesOf([{}, {prices: null}])).toEqual({
    asOf: null,
    prices: null,
    period: null,
    kind: null,
    timing: null,
    measure: null,
    status: null,
    evidence: null,
    baseline: null,
    owner: null,
    checkedBy: null,
    note: null,
  });
});

test("one source or several, from the first who names any", () => {
  expect(sourcesOf([{source: null}, {sources: ["a", "b"]}, {source: "c"}])).toEqual(["a", "b"]);
  expect(sourcesOf([{source: "c"}])).toEqual(["c"]);
  expect(sourcesOf([])).toEqual([]);
});
