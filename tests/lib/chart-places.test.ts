// Words that have no place of their own find one: names of early ends, words for gaps, wide values.
import {describe, expect, test} from "vitest";
import {drawChart} from "../../scripts/lib/chart/chart.ts";
import type {ChartData} from "../../scripts/lib/chart/chart.ts";
import {category, chartOf, clashes, fonts, readDrawing, textOf} from "./charts.ts";
import type {Drawn, Text} from "./charts.ts";

const slide = {width: 740, height: 390, text: 16};
const wide = {width: 1152, height: 420, text: 16};
const years = ["2026", "2027", "2028", "2029", "2030"];
const trains = "Rolling stock bought together by all four regional companies of the country";

async function draw(chart: ChartData, size = slide): Promise<Drawn> {
  const drawn = readDrawing(await drawChart(chart, size, fonts));
  expect(clashes(drawn, size)).toEqual([]);
  return drawn;
}

describe("lines", () => {
  const chart = chartOf("line", years, [
    [{label: "Timetable", highlight: true}, [120, 240, 360, 410, 420]],
    [trains, [80, 90, 95, 1250, null]],
    ["Training", [-45, -30, -10, 0, 0]],
    ["Stations", [10, null, 12, 13, 14]],
  ]);

  test.each([slide, wide])("no words stand across a line at $width × $height", async size => {
    const drawn = await draw(chart, size);
    const strokes = strokesOf(drawn);
    expect(strokes.length).toBeGreaterThan(10);
    for (const one of drawn.texts)
      for (const [from, to] of strokes) expect(crossing(one, from, to)).toBe("");
  });

  test("a line that ends early has its name and last value there, and once", async () => {
    const drawn = await draw(chart);
    expect(drawn.texts.filter(one => one.text === "1,250")).toHaveLength(1);
    const [value, name] = [textOf(drawn, "1,250"), textOf(drawn, trains)];
    const at = textOf(drawn, "2029").middle;
    expect(value.left - at).toBeGreaterThan(0);
    expect(value.left - at).toBeLessThan(16);
    expect(name.left - value.right).toBeLessThan(10);
    expect(textOf(drawn, "Timetable").left).toBeGreaterThan(textOf(drawn, "2030").middle);
  });

  test("a line that begins late has no value at the left edge", async () => {
    const late = chartOf("line", years, [
      ["Capital", [5, 4, 6, 7, 9]],
      ["Revenue", [null, null, 2, 3, 1]],
    ]);
    const drawn = await draw(late);
    expect(textOf(drawn, "2").middle).toBeCloseTo(textOf(drawn, "2028").middle, 0);
    expect(drawn.texts.filter(one => one.text === "2")).toHaveLength(1);
  });

  test("words for a gap stand in its category, those without room in a note below", async () => {
    const drawn = await draw(chart);
    expect(textOf(drawn, "Stations: not given").middle).toBeCloseTo(
      textOf(drawn, "2027").middle,
      0,
    );
    const note = textOf(drawn, `${trains}, 2030: not given`);
    expect(note.left).toBe(0);
    expect(note.top).toBeGreaterThan(textOf(drawn, "2030").bottom);
  });

  test("a series without any value is told once, in the note", async () => {
    const drawn = await draw(
      chartOf("line", years, [
        ["Capital", [5, 4, 6, 7, 9]],
        ["Revenue", years.map(() => null)],
      ]),
    );
    const printed = drawn.texts.map(one => one.text);
    expect(printed.filter(text => text.includes("Revenue"))).toEqual(["Revenue: not given"]);
  });
});

describe("columns are kept upright", () => {
  const regions = ["Østfold og Follo med Oslo-området", "Vestland", "Nordland", "Trøndelag"];

  test.each([slide, wide])(
    "in groups, with words as wide as columns, at $width × $height",
    async size => {
      const chart = chartOf("grouped-column", regions, [
        ["Cost", [4.2, 2.05, null, 1]],
        ["Income", [3.1, null, -0.2, 2]],
      ]);
      const confidential = chart.cells.map(row =>
        row.map(cell => (cell.value === null ? {...cell, label: "confidential"} : cell)),
      );
      expectUpright(await draw({...chart, cells: confidential}, size), regions);
    },
  );

  test.each([slide, wide])("in 20 columns, at $width × $height", async size => {
    const chart = chartOf("grouped-column", years.slice(0, 4), [
      ["Timetable", [120, 241, 360, 410]],
      [trains, [80, 90, 95, 1250]],
      ["Training", [-45, -30.5, -10, 0]],
      ["Energy", [20, 22, 24, 26]],
      ["Stations", [10, null, 12, 13]],
    ]);
    expectUpright(await draw(chart, size), years.slice(0, 4));
  });

  test.each([slide, wide])("in waterfalls of long values, at $width × $height", async size => {
    const names = [
      "Before",
      "Cut",
      "Services",
      "Second cut",
      "Leaving",
      "Interest",
      "Fees",
      "After",
    ];
    const values = [12700, -400, -300, -1200, 250, -100, -50, 10900];
    const steps = names.map((name, at) => category(name, {role: at % 7 ? "change" : "level"}));
    const printed = values.map(
      value => [value, `${value < 0 ? "−" : ""}${Math.abs(value)}\u00a0mill.\u00a0kr`] as const,
    );
    expectUpright(await draw(chartOf("waterfall", steps, [["s", printed]]), size), names);
  });

  function expectUpright(drawn: Drawn, labels: readonly string[]): void {
    const middles = labels.map(label => textOf(drawn, label).middle);
    expect(middles).toEqual(middles.toSorted((a, b) => a - b));
    const tops = labels.map(label => textOf(drawn, label).top);
    expect(new Set(tops.map(Math.round)).size).toBe(1);
    for (const {size} of drawn.texts) expect(size).toBeGreaterThanOrEqual(13.5);
  }
});

describe("stacks", () => {
  const chart = chartOf("stacked-column", years, [
    ["Savings", [300, 200, 250, 300, 320]],
    ["Training", [-45, -30, -20, -25, -40]],
    ["Penalties", [-5, -5, -5, -6, 0]],
    ["Energy", [4, 3, 4, 3, 4]],
    ["Stations", [5, 4, 4, 4, 5]],
  ]);

  test("name what hangs below zero below it, and the rest above", async () => {
    const drawn = await draw(chart);
    const zero = Math.max(
      ...drawn.rects
        .filter(rect => rect.fill === "var(--chart-brand)")
        .map(one => one.y + one.height),
    );
    for (const name of ["Training", "Penalties"])
      expect(textOf(drawn, name).top).toBeGreaterThan(zero);
    for (const name of ["Savings", "Energy", "Stations"])
      expect(textOf(drawn, name).bottom).toBeLessThan(zero);
  });

  test("lead from a thin part to its name, and show the colour of one that is not there", async () => {
    const drawn = await draw(chart);
    const leaders = [
      ...drawn.svg.matchAll(/<path d="M[^"]*L[^"]*" stroke="var\(--chart-quiet\)"/g),
    ];
    expect(leaders.length).toBeGreaterThanOrEqual(1);
    const name = textOf(drawn, "Penalties");
    const square = drawn.rects.find(
      rect => rect.x > textOf(drawn, "2030").right + 20 && rect.width < 8,
    );
    expect(square?.x).toBeLessThan(name.left);
    expect(square?.fill).toBe("var(--chart-quiet)");
  });
});

/** The strokes of lines, not those of the thin rules. */
function strokesOf({svg}: Drawn): readonly (readonly [Point, Point])[] {
  const paths = [...svg.matchAll(/<path d="M([^"]*L[^"]*)" stroke="[^"]*" stroke-width="(?!1")/g)];
  return paths.flatMap(([, path = ""]) => {
    const points = path.split("L").map((pair): Point => {
      const [x = 0, y = 0] = pair.split(",").map(Number);
      return {x, y};
    });
    return points.slice(1).map((to, at) => [points[at] ?? to, to] as const);
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The text, if the stroke passes through it. */
function crossing(text: Text, from: Point, to: Point): string {
  const steps = Array.from({length: 101}, (_, at) => at / 100);
  const isInside = steps.some(share => {
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
    return x > text.left && x < text.right && y > text.top + 1 && y < text.bottom - 1;
  });
  return isInside ? text.text : "";
}
