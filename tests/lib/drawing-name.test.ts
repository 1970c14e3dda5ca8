// The name under which a drawing is remembered: two charts that are drawn differently never share one.
import {expect, test} from "vitest";
import {drawChart, type ChartData, type Fonts} from "../../scripts/lib/chart/chart.ts";
import {drawingName} from "../../scripts/lib/chart/drawing-name.ts";
import type {ChartSize, Drawable, OwnChart} from "../../scripts/lib/chart/data.ts";
import {category, chartOf, fonts} from "./charts.ts";

const size: ChartSize = {width: 740, height: 390, text: 16};
const chart = chartOf("bar", ["Choose and Book", "PACS"], [["Systems", [7532, 304]]]);
const own: OwnChart = {
  kind: "vega-lite",
  title: "Buses",
  description: "By fuel.",
  locale: "en-GB",
  spec: {mark: "bar"},
  rows: {fleet: [{label: "Diesel", value: 64}]},
  axis: String,
  axisName: "in buses",
};

interface Asked {
  readonly chart: Drawable;
  readonly size: ChartSize;
  readonly fonts: Fonts;
}

const changes: Readonly<Record<string, (asked: Asked) => Partial<Asked>>> = {
  kind: () => ({chart: {...chart, kind: "column"}}),
  title: () => ({chart: {...chart, title: "Other systems"}}),
  description: () => ({chart: {...chart, description: "Other rows."}}),
  "a label": () => ({chart: withCell({label: "7,533"})}),
  "a value": () => ({chart: withCell({value: "7533"})}),
  "a range": () => ({chart: withCell({low: "7000"})}),
  "no value": () => ({chart: withCell({value: null})}),
  "a category": () => ({
    chart: {
      ...chart,
      categories: [category("Choose and Book", {highlight: true}), category("PACS")],
    },
  }),
  width: () => ({size: {...size, width: 741}}),
  height: () => ({size: {...size, height: 391}}),
  text: () => ({size: {...size, text: 16.5}}),
  family: () => ({fonts: {...fonts, family: "Source Serif"}}),
  colours: () => ({fonts: {...fonts, colours: new Map([["brand", "#0f4350"]])}}),
  "a colour": () => ({fonts: {...fonts, colours: new Map([["brand", "#0f4351"]])}}),
  "fewer faces": () => ({fonts: {...fonts, faces: fonts.faces.slice(1)}}),
  "a face's weight": () => ({fonts: withFace({weight: 500})}),
  "a face's size": () => ({fonts: withFace({adjust: 1.02})}),
  "a face's file": () => ({fonts: withFace({data: fonts.faces[2]!.data})}),
  own: () => ({chart: own}),
  "its specification": () => ({chart: {...own, spec: {mark: "line"}}}),
  "its rows": () => ({chart: {...own, rows: {fleet: [{label: "Diesel", value: 65}]}}}),
  "its axis": () => ({chart: {...own, axisName: "in pounds"}}),
  "its language": () => ({chart: {...own, locale: "de-DE"}}),
};

test("whatever is drawn differently has another name", () => {
  const first: Asked = {chart, size, fonts};
  const all = [first, ...Object.values(changes).map(change => ({...first, ...change(first)}))];
  const names = all.map(nameOf);
  expect(new Set(names).size).toBe(all.length);
});

test("the same chart has the same name, whoever holds its fonts", () => {
  const copied = fonts.faces.map(face => ({...face, data: Uint8Array.from(face.data)}));
  const again = structuredClone({chart, size});
  expect(nameOf({...again, fonts: {...fonts, faces: copied}})).toBe(nameOf({chart, size, fonts}));
});

test("the same name is the same drawing", async () => {
  const again = structuredClone({chart, size});
  expect(await drawChart(again.chart, again.size, fonts)).toBe(await drawChart(chart, size, fonts));
});

function nameOf(asked: Asked): string {
  return drawingName(asked.chart, asked.size, asked.fonts);
}

function withCell(change: Partial<ChartData["cells"][number][number]>): ChartData {
  const [first, ...others] = chart.cells[0]!;
  return {...chart, cells: [[{...first!, ...change}, ...others]]};
}

function withFace(change: Partial<Fonts["faces"][number]>): Fonts {
  const [first, ...others] = fonts.faces;
  return {...fonts, faces: [{...first!, ...change}, ...others]};
}
