// Whatever people chart, it can be read, or they are told why not.
import fc from "fast-check";
import * as vega from "vega";
import {describe, expect, test} from "vitest";
import {chartSpec} from "../../scripts/lib/chart/spec.ts";
import {drawSpec, loadVega} from "../../scripts/lib/chart/svg.ts";
import {ChartProblem, drawChart} from "../../scripts/lib/chart/chart.ts";
import type {ChartData, Drawable, TimelineData} from "../../scripts/lib/chart/chart.ts";
import {openFonts} from "../../scripts/lib/chart/text-width.ts";
import {category, chartOf, clashes, fonts, readDrawing} from "./charts.ts";
import type {Given} from "./charts.ts";

const long =
  "Electronic prescription services for general practices and pharmacies, with nominated and repeat " +
  "dispensing in all areas of England, and release 2 of it";
const many = (count: number, value: (at: number) => Given) =>
  Array.from({length: count}, (_, at) => value(at));
const named = (count: number) =>
  many(count, at => [at, `Trust ${at + 1}`]).map((_, at) => `Trust ${at + 1}`);

const hard: Record<
  string,
  readonly [readonly (string | ReturnType<typeof category>)[], readonly Given[]]
> = {
  "labels of 150 characters": [
    [long, "Short", long.slice(0, 90)],
    [300, 200, 100],
  ],
  "one value": [["Choose and Book"], [7532]],
  "16 values": [named(16), many(16, at => 400 - at * at)],
  "40 values": [named(40), many(40, at => 1700 - at * at)],
  "nothing but zero": [
    ["a", "b", "c"],
    [0, 0, 0],
  ],
  "nothing but losses": [
    ["Cut in contracts with CSC", "BT", "Internal"],
    [-300, -100, -200],
  ],
  "gains and losses": [
    ["Savings", "Cost of ending contracts", "Income"],
    [300, -120, 40],
  ],
  "one huge value": [
    ["Pharmacies", "Acute trusts", "None"],
    [9247, 62, 0],
  ],
  "missing values": [
    ["BT", category("South", {note: "contract ended May 2008"}), "CSC"],
    [1567, null, 3007],
  ],
  "nothing but missing values": [
    ["a", "b"],
    [null, null],
  ],
  "a word without a break": [
    ["W".repeat(150), "b"],
    [5, 3],
  ],
  "a value as long as a sentence": [
    ["a", "b"],
    [[5, "about £5 million, or a little more"], 3],
  ],
};

describe.each(Object.entries(hard))("%s", (_, [categories, values]) => {
  test.each(["bar", "column", "waterfall", "line", "dot", "range"] as const)(
    "as a %s chart",
    async kind => {
      const chart = chartOf(kind, categories, [["s", values]]);
      const drawn: string[] = [];
      for (const size of [
        {width: 740, height: 390, text: 16},
        {width: 520, height: 760, text: 12},
        {width: 205, height: 250, text: 11.6},
      ]) {
        const svg = await drawOrNot(chart, size);
        if (svg !== null) drawn.push(svg);
        expect(svg === null ? [] : clashes(readDrawing(svg), size)).toEqual([]);
      }
      // A line needs labels that can stand side by side; all else finds a way at one size at least.
      if (kind !== "line") expect(drawn.length).toBeGreaterThan(0);
    },
  );
});

test("whatever is drawn keeps inside its picture and its words apart", async () => {
  const word = fc.string({unit: fc.constantFrom(..."abcdefghij ABC–-/£%éő漢<&"), maxLength: 30});
  const value = fc.option(fc.integer({min: -9999, max: 99999}), {freq: 8});
  const charts = fc.record({
    kind: fc.constantFrom<ChartData["kind"]>(
      "bar",
      "column",
      "stacked-column",
      "grouped-column",
      "waterfall",
      "line",
      "dot",
      "range",
      "slope",
    ),
    labels: fc.array(word, {minLength: 1, maxLength: 10}),
    series: fc.array(fc.tuple(word, fc.array(value, {minLength: 10, maxLength: 10})), {
      minLength: 1,
      maxLength: 6,
    }),
    marks: fc.array(
      fc.record({highlight: fc.boolean(), forecast: fc.boolean(), change: fc.boolean()}),
      {minLength: 10, maxLength: 10},
    ),
    width: fc.integer({min: 150, max: 1200}),
    height: fc.integer({min: 100, max: 700}),
    text: fc.constantFrom(11.5, 12, 16),
  });
  await fc.assert(
    fc.asyncProperty(charts, async ({kind, labels: all, series, marks, width, height, text}) => {
      const labels = kind === "slope" ? [all[0]!, all.at(-1)!] : all;
      const categories = labels.map((label, at) => {
        const {highlight = false, forecast = false, change = false} = marks[at] ?? {};
        return category(label, {
          highlight,
          forecast,
          role: change ? "change" : "level",
          note: change ? label : null,
        });
      });
      const single = kind === "column" || kind === "waterfall" || kind === "range";
      const some = single ? series.slice(0, 1) : series;
      const rows = some.map(([label, values]) => [label, values.slice(0, labels.length)] as const);
      const totals = kind === "stacked-column" ? labels.map((_, at) => String(at * 1111)) : null;
      const size = {width, height, text};
      const made = chartOf(kind, categories, rows, totals);
      const chart = kind === "range" ? withEnds(made) : made;
      const svg = await drawOrNot(chart, size);
      expect(svg === null ? [] : clashes(readDrawing(svg), size)).toEqual([]);
    }),
    {numRuns: 90, seed: 2010},
  );
});

test("whatever happened, and whenever, keeps its words apart", async () => {
  const word = fc.string({unit: fc.constantFrom(..."abcdefghij ABC–-/£%éő漢<&"), maxLength: 60});
  const events = fc.array(
    fc.record({
      start: fc.integer({min: 11_000, max: 16_000}),
      days: fc.constantFrom(1, 30, 365, 1000),
      label: word,
      highlight: fc.boolean(),
    }),
    {minLength: 1, maxLength: 30},
  );
  const charts = fc.record({
    events,
    width: fc.integer({min: 150, max: 1200}),
    height: fc.integer({min: 100, max: 700}),
    text: fc.constantFrom(11.5, 16),
  });
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(charts, async ({events: some, width, height, text}) => {
      const ordered = some.toSorted((a, b) => a.start - b.start);
      const chart: TimelineData = {
        kind: "timeline",
        title: "T",
        description: "D",
        locale: "en-GB",
        events: ordered.map(({start, days, label, highlight}, i) => ({
          id: `e-${i}`,
          start,
          end: start + days,
          date: `${(start % 28) + 1} September 2010`,
          label,
          highlight,
        })),
      };
      const size = {width, height, text};
      const svg = await drawOrNot(chart, size);
      if (svg !== null) drawn += 1;
      expect(svg === null ? [] : clashes(readDrawing(svg), size)).toEqual([]);
    }),
    {numRuns: 60, seed: 2010},
  );
  expect(drawn).toBeGreaterThan(15);
});

/** Every second value as a range around it. */
function withEnds(chart: ChartData): ChartData {
  const cells = chart.cells.map(row =>
    row.map((cell, c) => {
      if (cell.value === null || c % 2 === 1) return cell;
      const [low, high] = [Number(cell.value) - 50, Number(cell.value) + 400];
      const central = c % 4 === 0 ? cell.label : null;
      return {
        ...cell,
        low: String(low),
        high: String(high),
        ends: {low: `£${low}m`, central, high: `£${high}m`},
      };
    }),
  );
  return {...chart, cells};
}

test("vega measures with our fonts while it draws, and with its own again afterwards", async () => {
  const width = await openFonts(fonts.faces);
  const {textMetrics} = vega as unknown as {readonly textMetrics: {readonly width: unknown}};
  const before = textMetrics.width;
  const style = {size: 20, weight: 700, fill: "ink"};
  const words = {
    is: "words",
    x: 10,
    y: 30,
    lines: ["£12,656.2m", "in all"],
    align: "left",
    style,
  } as const;
  const size = {width: 300, height: 100, text: 16};
  const spec = chartSpec({upright: false, scale: {zero: 0, unit: 1}, marks: [words]}, size);
  const {texts} = drawSpec(await loadVega(), spec, size, width);
  expect(texts).toHaveLength(1);
  expect(texts[0]?.text).toBe("£12,656.2m in all");
  expect((texts[0]?.right ?? 0) - (texts[0]?.left ?? 0)).toBeCloseTo(
    width("£12,656.2m", 20, 700),
    6,
  );
  expect(textMetrics.width).toBe(before);
});

/** The picture, or `null` if it was refused with words that help. */
async function drawOrNot(
  chart: Drawable,
  size: {width: number; height: number; text: number},
): Promise<string | null> {
  try {
    return await drawChart(chart, size, fonts);
  } catch (error) {
    if (!(error instanceof ChartProblem)) throw error;
    expect(error.message).toMatch(/^(the chart|`).*[^.]$/s);
    expect(error.help).not.toBe("");
    return null;
  }
}
