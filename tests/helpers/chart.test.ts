// {{chart c width=740 height=390 text=16}}: the place of a chart, and what it will print.
import {expect, test} from "vitest";
import {figure, printingOf} from "../lib/figures.ts";
import {fill} from "./handlebars.ts";

const cost = figure("fleet.diesel.y2024", "41 buses", {sources: ["audit"]});
const charts = new Map([["fleet", {prints: [{figure: cost, text: "41"}], sources: ["audit"]}]]);
const model = {c: {boundTo: {node: "chart", id: "fleet", about: {}}}};

test("keeps its place, at the size that the template asks", () => {
  const printing = printingOf([]);
  expect(fill("{{chart c width=300 height=200 text=12}}", model, printing, {charts})).toBe(
    '<svg data-chart="fleet-1"></svg>',
  );
  expect(printing.ledger.charts).toEqual([
    {key: "fleet-1", chart: "fleet", width: 300, height: 200, text: 12},
  ]);
});

test("has a size of its own where the template says none", () => {
  const printing = printingOf([]);
  fill("{{chart c}}", model, printing, {charts});
  expect(printing.ledger.charts[0]).toMatchObject({width: 740, height: 390, text: 16});
});

test.each([
  ["bar", 4 * 2 * 20 + 30],
  ["dot", 4 * 1.4 * 20 + 30],
  ["column", 235],
])("with `row`, a chart of kind %s is %i px high", (kind, height) => {
  const printing = printingOf([]);
  const about = {kind, table: {rows: [1, 2, 3, 4], columns: [1, 2]}};
  const c = {boundTo: {node: "chart", id: "fleet", about}};
  fill("{{chart c height=235 row=20}}", {c}, printing, {charts});
  expect(printing.ledger.charts[0]?.height).toBe(height);
});

test("with `most` it is no higher than that: what a page of paper holds", () => {
  const printing = printingOf([]);
  const about = {kind: "bar", table: {rows: Array.from({length: 90}), columns: [1]}};
  const c = {boundTo: {node: "chart", id: "fleet", about}};
  fill("{{chart c row=20 most=740}}{{chart c row=8 most=740}}", {c}, printing, {charts});
  expect(printing.ledger.charts.map(({height}) => height)).toEqual([740, 732]);
});

test("the same chart twice has two places", () => {
  expect(fill("{{chart c}}{{chart c}}", model, printingOf([]), {charts})).toBe(
    '<svg data-chart="fleet-1"></svg><svg data-chart="fleet-2"></svg>',
  );
});

test("what it prints counts as printed, and its sources as cited", () => {
  const printing = printingOf([]);
  fill("{{chart c}}", model, printing, {charts});
  expect(printing.ledger.uses).toEqual([
    {figure: "fleet.diesel.y2024", register: "number", text: "41", visible: true, chart: "fleet-1"},
  ]);
  expect([printing.ledger.cited, printing.ledger.recent.sources]).toEqual([["audit"], ["audit"]]);
});

test("nothing where a document names no chart", () =>
  expect(fill("[{{chart c}}]", {c: null}, printingOf([]), {charts})).toBe("[]"));
