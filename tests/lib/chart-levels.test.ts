// Stacks, waterfalls and lines are what the numbers say: lengths, places, colours and names.
import {describe, expect, test} from "vitest";
import {drawChart} from "../../scripts/lib/chart/chart.ts";
import type {ChartData} from "../../scripts/lib/chart/chart.ts";
import {category, cellOf, chartOf, fonts, readDrawing, textOf} from "./charts.ts";
import type {Drawn} from "./charts.ts";

const slide = {width: 740, height: 390, text: 16};
const draw = async (chart: ChartData, size = slide): Promise<Drawn> =>
  readDrawing(await drawChart(chart, size, fonts));
const colour = (name: string) => `var(--chart-${name})`;

describe("stacks", () => {
  const chart = chartOf(
    "stacked-column",
    ["2008", "2009"],
    [
      ["Capital", [300, 500]],
      ["Revenue", [200, 250]],
    ],
    ["500", "750"],
  );

  test("stand on each other, the first series at the foot", async () => {
    const {rects} = await draw(chart);
    const [capital, revenue] = rects;
    expect([capital?.fill, revenue?.fill]).toEqual([colour("brand"), colour("bar")]);
    expect((capital?.y ?? 0) - ((revenue?.y ?? 0) + (revenue?.height ?? 0))).toBeCloseTo(1.5, 2);
    expect((revenue?.height ?? 0) + 1.5).toBeCloseTo(((capital?.height ?? 0) / 300) * 200, 2);
  });

  test("have their names to the right, each at its own part of the last column", async () => {
    const drawn = await draw(chart);
    const [capital, revenue] = drawn.rects.slice(-2);
    for (const [name, rect] of [
      ["Capital", capital],
      ["Revenue", revenue],
    ] as const) {
      const text = textOf(drawn, name);
      expect(text.left).toBeGreaterThan((rect?.x ?? 0) + (rect?.width ?? 0));
      expect(
        Math.abs((text.top + text.bottom) / 2 - ((rect?.y ?? 0) + (rect?.height ?? 0) / 2)),
      ).toBeLessThan(4);
    }
    expect(textOf(drawn, "Capital").fill).toBe(colour("brand"));
    expect(textOf(drawn, "Revenue").fill).toBe(colour("quiet"));
  });

  test("say what is missing above the column", async () => {
    const some = {
      ...chart,
      cells: [
        [cellOf(300), cellOf(null)],
        [cellOf(200), cellOf(250)],
      ],
    };
    expect(textOf(await draw(some), "Capital: not given").fill).toBe(colour("quiet"));
    const none = {
      ...chart,
      totals: ["500", null],
      cells: [
        [cellOf(300), cellOf(null)],
        [cellOf(200), cellOf(null)],
      ],
    };
    expect(textOf(await draw(none), "not given").fill).toBe(colour("quiet"));
  });

  test("a key takes as many rows as its names need", async () => {
    const names = [
      "Telecommunications",
      "Products added to scope",
      "Other central costs",
      "Local costs",
    ];
    const series = names.map((name, at) => [name, [100, 90 + at]] as const);
    const drawn = await draw(chartOf("stacked-column", ["2008", "2009"], series), {
      width: 205,
      height: 250,
      text: 11.6,
    });
    expect(textOf(drawn, "Telecommunications").bottom).toBeLessThan(
      textOf(drawn, "Local costs").top,
    );
  });

  test("negative parts hang below zero, one below the other", async () => {
    const series = [
      ["Savings", [300]],
      ["Costs", [-100]],
      ["Fees", [-50]],
    ] as const;
    const {rects} = await draw(chartOf("stacked-column", ["2008"], series));
    const [savings, costs, fees] = rects;
    expect(costs?.y).toBeCloseTo((savings?.y ?? 0) + (savings?.height ?? 0), 2);
    expect(fees?.y).toBeCloseTo((costs?.y ?? 0) + (costs?.height ?? 0) + 1.5, 2);
  });
});

describe("waterfalls", () => {
  const steps = [
    category("Before", {role: "level"}),
    category("Cut", {role: "change"}),
    category("After", {role: "level"}),
  ];
  const chart = chartOf("waterfall", steps, [
    [
      "s",
      [
        [12.7e9, "£12.7bn"],
        [-1.3e9, "−£1.3bn"],
        [11.4e9, "£11.4bn"],
      ],
    ],
  ]);

  test("changes hang between the levels, in the accent", async () => {
    const {rects} = await draw(chart);
    const [before, cut, after] = rects;
    expect(rects.map(rect => rect.fill).sort()).toEqual(["accent", "bar", "brand"].map(colour));
    expect(cut?.y).toBeCloseTo(before?.y ?? 0, 2);
    expect((cut?.y ?? 0) + (cut?.height ?? 0)).toBeCloseTo(after?.y ?? 0, 2);
    expect((before?.height ?? 0) / (cut?.height ?? 1)).toBeCloseTo(12.7 / 1.3, 2);
  });

  test("dashed lines lead from step to step, and signs are those given", async () => {
    const drawn = await draw(chart);
    expect(drawn.svg.match(/stroke-dasharray="3,3"/g)).toHaveLength(2);
    expect(textOf(drawn, "−£1.3bn").fill).toBe(colour("accent"));
  });

  test("a level is drawn at its own value, even if the changes do not reach it", async () => {
    const off = {
      ...chart,
      cells: [[...(chart.cells[0] ?? []).slice(0, 2), {value: "10000000000", label: "£10bn"}]],
    };
    const {rects} = await draw(off);
    expect((rects[0]?.height ?? 0) / (rects[2]?.height ?? 1)).toBeCloseTo(1.27, 3);
  });
});

describe("lines", () => {
  const years = ["2006", "2007", "2008", "2009", "2010"];

  test("name their series at the last point, with its value", async () => {
    const drawn = await draw(
      chartOf("line", years, [
        ["Capital", [5, 4, 6, 7, 9]],
        ["Revenue", [1, 2, 2, 3, 2]],
      ]),
    );
    expect(textOf(drawn, "Capital").left).toBeGreaterThan(textOf(drawn, "9").right);
    expect(textOf(drawn, "Capital").bottom).toBeLessThan(textOf(drawn, "Revenue").top);
    expect(textOf(drawn, "5").right).toBeLessThan(textOf(drawn, "2006").right);
  });

  test("break where a value is missing, and say so", async () => {
    const {svg, texts} = await draw(chartOf("line", years, [["s", [5, 4, null, 7, 9]]]));
    expect(svg.match(/<path d="M[^"]*L[^"]*"/g)).toHaveLength(2);
    expect(texts.map(one => one.text)).toContain("not given");
  });

  test("are dashed to a forecast, whose point is hollow", async () => {
    const {svg} = await draw(
      chartOf("line", [...years, category("2011", {forecast: true})], [["s", [5, 4, 6, 7, 9, 8]]]),
    );
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(svg.match(/fill="var\(--chart-paper\)"/g)).toHaveLength(1);
  });

  test("keep zero in sight", async () => {
    const {svg} = await draw(chartOf("line", years, [["s", [98, 99, 100, 101, 100]]]));
    const heights = [...svg.matchAll(/<path d="M[\d.]+,([\d.]+)L/g)].map(([, y]) => Number(y));
    expect(heights[0]).toBeLessThan(60);
  });
});
