// Bars and columns are what the numbers say: lengths, places, colours and names.
import {describe, expect, test} from "vitest";
import {drawChart} from "../../scripts/lib/chart/chart.ts";
import type {ChartData} from "../../scripts/lib/chart/chart.ts";
import {category, chartOf, fonts, readDrawing, textOf} from "./charts.ts";
import type {Drawn} from "./charts.ts";

const slide = {width: 740, height: 390, text: 16};
const draw = async (chart: ChartData, size = slide): Promise<Drawn> =>
  readDrawing(await drawChart(chart, size, fonts));
const colour = (name: string) => `var(--chart-${name})`;
const last = <T>(items: readonly T[]): T => {
  const item = items.at(-1);
  if (item === undefined) throw new Error("there is none");
  return item;
};

describe("bars", () => {
  test("are as long as their values, from one line at zero", async () => {
    const values = [9247, 7532, 6987, 5209, 304];
    const {rects} = await draw(chartOf("bar", ["a", "b", "c", "d", "e"], [["s", values]]));
    const unit = (rects[0]?.width ?? 0) / 9247;
    expect(rects.map(rect => rect.x)).toEqual(Array(5).fill(rects[0]?.x));
    for (const [index, rect] of rects.entries())
      expect(rect.width).toBeCloseTo((values[index] ?? 0) * unit, 2);
  });

  test("use the width: the value of the longest ends at the edge", async () => {
    const drawn = await draw(chartOf("bar", ["a", "b"], [["s", [9247, 62]]]));
    const [bar] = drawn.rects;
    expect(textOf(drawn, "9,247").right).toBeCloseTo(740, 0);
    expect(textOf(drawn, "9,247").left - (bar?.x ?? 0) - (bar?.width ?? 0)).toBeCloseTo(6.4, 1);
  });

  test("a small value beside a huge one is still a sliver, and zero is nothing", async () => {
    const {rects, texts} = await draw(chartOf("bar", ["a", "b", "c"], [["s", [9247000, 62, 0]]]));
    expect(rects).toHaveLength(2);
    expect(rects[1]?.width).toBeCloseTo(1.5, 2);
    expect(texts.map(one => one.text)).toContain("0");
  });

  test("negative values go to the other side, and their values stand there", async () => {
    const drawn = await draw(chartOf("bar", ["a", "b"], [["s", [300, -120]]]));
    const [plus, minus] = drawn.rects;
    expect((minus?.x ?? 0) + (minus?.width ?? 0)).toBeCloseTo(plus?.x ?? 0, 2);
    expect((plus?.width ?? 0) / (minus?.width ?? 1)).toBeCloseTo(300 / 120, 3);
    expect(textOf(drawn, "−120").right).toBeLessThan(minus?.x ?? 0);
  });

  test("a missing value is its word, in quiet, at the line at zero", async () => {
    const drawn = await draw(chartOf("bar", ["a", "b"], [["s", [300, null]]]));
    const word = textOf(drawn, "not given");
    expect(drawn.rects).toHaveLength(1);
    expect(word).toMatchObject({fill: colour("quiet"), weight: 400});
    expect(word.left - (drawn.rects[0]?.x ?? 0)).toBeLessThan(10);
  });

  test("a highlight is in the accent and the rest quiet; without one, all are strong", async () => {
    const lit = [category("a"), category("b", {highlight: true})];
    const drawn = await draw(chartOf("bar", lit, [["s", [300, 200]]]));
    expect(drawn.rects.map(rect => rect.fill)).toEqual([colour("bar"), colour("accent")]);
    expect(textOf(drawn, "200").fill).toBe(colour("accent"));
    expect(textOf(drawn, "b").weight).toBe(600);
    const {rects} = await draw(chartOf("bar", ["a", "b"], [["s", [300, 200]]]));
    expect(rects.map(rect => rect.fill)).toEqual([colour("brand"), colour("brand")]);
  });

  test("labels stand beside them where there is room, and above them where there is not", async () => {
    const chart = chartOf(
      "bar",
      ["Electronic prescriptions, pharmacies", "PACS"],
      [["s", [300, 200]]],
    );
    const wide = await draw(chart);
    const label = textOf(wide, "PACS");
    expect(label.right).toBeLessThan(wide.rects[1]?.x ?? 0);
    const narrow = await draw(chart, {width: 205, height: 250, text: 11.6});
    expect(textOf(narrow, "PACS").bottom).toBeLessThan(narrow.rects[1]?.y ?? 0);
    expect(narrow.rects[1]?.x).toBeLessThan(1);
  });

  test("notes stand behind the labels above the bars where all can, else beneath", async () => {
    const size = {width: 205, height: 250, text: 11.6};
    const noted = (note: string) =>
      chartOf("bar", [category("Spine", {note}), "N3"], [["s", [300, 200]]]);
    const short = await draw(noted("BT"), size);
    expect(textOf(short, "BT").bottom).toBe(textOf(short, "Spine").bottom);
    const long = await draw(noted("national care records service, run by BT"), size);
    expect(textOf(long, "national care records service, run by BT").top).toBeGreaterThan(
      textOf(long, "Spine").bottom - 1,
    );
  });

  test("series stand in groups, and their names behind the values of the first", async () => {
    const series = [
      ["March 2007", [1812, 2790]],
      ["March 2010", [6987, 9247]],
    ] as const;
    const drawn = await draw(chartOf("bar", ["GPs", "Pharmacies"], series));
    expect(drawn.rects.map(rect => rect.fill)).toEqual(
      ["bar", "brand", "bar", "brand"].map(colour),
    );
    for (const [name, value] of [
      ["March 2007", "1,812"],
      ["March 2010", "6,987"],
    ] as const) {
      expect(textOf(drawn, name).left).toBeGreaterThan(textOf(drawn, value).right);
      expect(textOf(drawn, name).bottom).toBeCloseTo(textOf(drawn, value).bottom, -1);
    }
  });

  test("a range is a thin line over its bar; where there is only a range, the bar is the range", async () => {
    const chart = chartOf("bar", ["a", "b"], [["s", [5, null]]]);
    const ranged = [
      [
        {value: "5", low: "4", high: "9", label: "£4m to £9m"},
        {value: null, low: "2", high: "6", label: "£2m to £6m"},
      ],
    ];
    const {svg, rects} = await draw({...chart, cells: ranged});
    const [bar, range] = rects;
    const unit = (bar?.width ?? 0) / 5;
    expect(range?.width).toBeCloseTo(4 * unit, 2);
    expect((range?.x ?? 0) - (bar?.x ?? 0)).toBeCloseTo(2 * unit, 2);
    expect(svg).toContain(
      `" x2="${bar?.width}" y2="0" stroke="var(--chart-ink)" stroke-width="1.5"`,
    );
  });
});

describe("columns", () => {
  test("are as high as their values, on one line at zero", async () => {
    const values = [620, 968, 1117, 1193];
    const {rects} = await draw(chartOf("column", ["1", "2", "3", "4"], [["s", values]]));
    const unit = (rects[0]?.height ?? 0) / 620;
    for (const [index, rect] of rects.entries()) {
      expect(rect.height).toBeCloseTo((values[index] ?? 0) * unit, 2);
      expect(rect.y + rect.height).toBeCloseTo((rects[0]?.y ?? 0) + (rects[0]?.height ?? 0), 2);
    }
  });

  test("negative ones hang below, with their values beneath", async () => {
    const drawn = await draw(chartOf("column", ["a", "b"], [["s", [300, -120]]]));
    const [plus, minus] = drawn.rects;
    expect(minus?.y).toBeCloseTo((plus?.y ?? 0) + (plus?.height ?? 0), 2);
    expect(textOf(drawn, "−120").top).toBeGreaterThan((minus?.y ?? 0) + (minus?.height ?? 0));
  });

  test("a forecast is pale inside an outline, unless all is forecast", async () => {
    const ahead = category("2010", {forecast: true});
    const {rects} = await draw(chartOf("column", ["2009", ahead], [["s", [300, 200]]]));
    expect(rects.map(rect => rect.outline)).toEqual([undefined, colour("brand")]);
    expect(Number(rects[1]?.opacity)).toBeLessThan(0.4);
    const all = await draw(chartOf("column", [ahead], [["s", [300]]]));
    expect(all.rects[0]?.outline).toBeUndefined();
  });

  test("where they have no room they are turned, and lie from left to right", async () => {
    const years = ["2004–05", "2005–06", "2006–07", "2007–08", "2008–09"];
    const {rects} = await draw(chartOf("column", years, [["s", [1, 2, 3, 4, 5]]]), {
      width: 205,
      height: 250,
      text: 11.6,
    });
    expect(last(rects).width).toBeCloseTo(5 * (rects[0]?.width ?? 0), 1);
    expect(last(rects).height).toBeCloseTo(rects[0]?.height ?? 0, 2);
  });

  test("groups share their category's place, with a key above them", async () => {
    const drawn = await draw(
      chartOf(
        "grouped-column",
        ["2009", "2010"],
        [
          ["Capital", [5, 4]],
          ["Revenue", [3, 6]],
        ],
      ),
    );
    const swatches = drawn.rects.slice(0, 2);
    expect(swatches.map(rect => rect.fill)).toEqual([colour("bar"), colour("brand")]);
    expect(textOf(drawn, "Capital").left).toBeGreaterThan(swatches[0]?.x ?? 0);
    expect(drawn.rects.slice(2).map(rect => rect.fill)).toEqual(
      ["bar", "brand", "bar", "brand"].map(colour),
    );
  });
});
