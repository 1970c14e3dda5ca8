// Ranges, dots, slopes and timelines are what the numbers say: places, lengths, and words beside their own marks.
import {describe, expect, test} from "vitest";
import {drawChart} from "../../scripts/lib/chart/chart.ts";
import type {ChartData, Drawable, TimelineData} from "../../scripts/lib/chart/chart.ts";
import {daysOf} from "../../scripts/lib/date.ts";
import {category, chartOf, fonts, readDrawing, textOf} from "./charts.ts";

const slide = {width: 740, height: 390, text: 16};
const draw = async (chart: Drawable, size = slide) =>
  readDrawing(await drawChart(chart, size, fonts));
const colour = (name: string) => `var(--chart-${name})`;

/** Circles, as Vega draws them: their middles. */
const dotsOf = (svg: string) =>
  [
    ...svg.matchAll(/<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="M[^"]*A[^"]*"([^>]*)/g),
  ].map(([, x, y, rest]) => ({
    x: Number(x),
    y: Number(y),
    fill: / fill="([^"]*)"/.exec(rest ?? "")?.[1],
  }));

describe("dots", () => {
  const chart = chartOf(
    "dot",
    ["a", "b"],
    [
      ["Before", [20, 40]],
      ["After", [80, 10]],
    ],
  );

  test("stand at their values, one row below the other", async () => {
    const {svg} = await draw(chart);
    const dots = dotsOf(svg);
    expect(dots).toHaveLength(4);
    const rows = [...new Set(dots.map(one => one.y))].toSorted((a, b) => a - b);
    const at = (y: number) =>
      dots
        .filter(one => one.y === y)
        .map(one => one.x)
        .toSorted((a, b) => a - b);
    const [[a1, a2], [b1, b2]] = rows.map(at) as [[number, number], [number, number]];
    // 20 and 80 are twice as far apart as 10 and 40.
    expect((a2 - a1) / (b2 - b1)).toBeCloseTo(2, 3);
  });

  test("have their values beside them, and the names of the series over the first row", async () => {
    const drawn = await draw(chart);
    const dots = dotsOf(drawn.svg).filter(
      one => one.y === Math.min(...dotsOf(drawn.svg).map(({y}) => y)),
    );
    const [left, right] = dots.toSorted((a, b) => a.x - b.x);
    expect(textOf(drawn, "20").right).toBeLessThan(left!.x);
    expect(textOf(drawn, "80").left).toBeGreaterThan(right!.x);
    expect(textOf(drawn, "Before").middle).toBeCloseTo(left!.x, 0);
    expect(textOf(drawn, "Before").bottom).toBeLessThan(left!.y);
  });

  test("of a forecast are hollow", async () => {
    const {svg} = await draw({
      ...chart,
      series: [chart.series[0]!, {...chart.series[1]!, forecast: true}],
    });
    expect(dotsOf(svg).filter(one => one.fill === colour("paper"))).toHaveLength(2);
  });

  test("that are not there are told", async () => {
    const missing = chartOf(
      "dot",
      ["a", "b"],
      [
        ["Before", [20, 40]],
        ["After", [80, null]],
      ],
    );
    expect(textOf(await draw(missing), "After: not given").fill).toBe(colour("quiet"));
  });
});

describe("ranges", () => {
  const chart: ChartData = {
    ...chartOf("range", ["a", category("b", {highlight: true})], [["s", [20, 60]]]),
    cells: [
      [
        {
          value: "20",
          low: "10",
          high: "30",
          label: "10 to 30",
          ends: {low: "10", central: null, high: "30"},
        },
        {
          value: "60",
          low: "40",
          high: "80",
          label: "40 to 80",
          ends: {low: "40", central: "60", high: "80"},
        },
      ],
    ],
  };

  test("are as long as what they span, the ends printed beside them", async () => {
    const drawn = await draw(chart);
    const [first, second] = drawn.rects;
    expect(second!.width / first!.width).toBeCloseTo(2, 3);
    expect(second!.x - first!.x).toBeCloseTo(first!.width * 1.5, 1);
    expect(textOf(drawn, "40").right).toBeLessThan(second!.x);
    expect(textOf(drawn, "80").left).toBeGreaterThan(second!.x + second!.width);
    expect(textOf(drawn, "60").middle).toBeCloseTo(second!.x + second!.width / 2, 0);
    expect([first!.fill, second!.fill]).toEqual([colour("bar"), colour("accent")]);
  });

  test("of columns are the same", async () => {
    const columns = chartOf(
      "range",
      ["a", "b"],
      [
        ["Low", [10, 40]],
        ["High", [30, 80]],
      ],
    );
    const {rects} = await draw(columns);
    expect(rects[1]!.width / rects[0]!.width).toBeCloseTo(2, 3);
  });
});

describe("slopes", () => {
  const chart = chartOf(
    "slope",
    ["2009", "2010"],
    [
      [{label: "BT", highlight: true}, [50, 100]],
      ["CSC", [49, 25]],
    ],
  );

  test("rise as much as their values, and have names and values at both ends", async () => {
    const drawn = await draw(chart);
    const lines = [...drawn.svg.matchAll(/<path d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"([^>]*)/g)]
      .map(([, x1, y1, x2, y2, rest]) => ({x1: +x1!, y1: +y1!, x2: +x2!, y2: +y2!, rest}))
      .filter(one => one.x2 - one.x1 > 100);
    const [csc, bt] = lines;
    expect((bt!.y1 - bt!.y2) / (csc!.y2 - csc!.y1)).toBeCloseTo(50 / 24, 2);
    expect(bt!.rest).toContain(colour("accent"));
    expect(textOf(drawn, "50").right).toBeLessThan(bt!.x1);
    expect(textOf(drawn, "100").left).toBeGreaterThan(bt!.x2);
    expect(drawn.texts.filter(one => one.text === "BT")).toHaveLength(2);
  });

  test("values that lie close are moved apart", async () => {
    const drawn = await draw(chart);
    expect(textOf(drawn, "50").bottom).toBeLessThanOrEqual(textOf(drawn, "49").top + 0.5);
  });
});

describe("timelines", () => {
  const event = (id: string, date: string, label = id) => ({
    id,
    ...daysOf(date),
    date,
    label,
    highlight: false,
  });
  const timeline: TimelineData = {
    kind: "timeline",
    title: "T",
    description: "D",
    locale: "en-GB",
    events: [event("launch", "2002"), event("report", "2006-07-02"), event("end", "2010-12-31")],
  };

  test("are true to time: a day is a dot, a year a stretch", async () => {
    const {svg, rects} = await draw(timeline);
    const dots = dotsOf(svg).toSorted((a, b) => a.x - b.x);
    expect(dots).toHaveLength(2);
    const stretch = rects.find(one => one.fill === colour("brand"))!;
    const px = stretch.width / 365;
    expect((dots[1]!.x - dots[0]!.x) / px).toBeCloseTo(
      daysOf("2010-12-31").start - daysOf("2006-07-02").start,
      0,
    );
  });

  test("name the years, as many as have room", async () => {
    const yearsTo = async (end: string) =>
      (
        await draw({...timeline, events: [event("launch", "2002"), event("end", end)]})
      ).texts.filter(one => /^20\d\d$/.test(one.text) && one.fill === colour("quiet")).length;
    expect(await yearsTo("2010-12-31")).toBe(10);
    expect(await yearsTo("2040-12-31")).toBeLessThan(20);
  });

  test("run down where they are narrow", async () => {
    const {svg, lines} = await draw(timeline, {width: 210, height: 260, text: 11});
    const dots = dotsOf(svg);
    expect(new Set(dots.map(one => one.x)).size).toBe(1);
    expect(lines.find(one => one.text === "report")!.top).toBeLessThan(
      lines.find(one => one.text === "end")!.top,
    );
  });

  test("within two years name months", async () => {
    const close = {...timeline, events: [event("a", "2010-03-01"), event("b", "2010-06")]};
    const {texts} = await draw(close);
    expect(texts.map(one => one.text)).toEqual(
      expect.arrayContaining(["Mar 2010", "Apr", "May", "Jun"]),
    );
  });

  test("are refused in words where there is no room", async () => {
    const many = Array.from({length: 30}, (_, i) =>
      event(`something happened in ${i}`, `2010-${String((i % 12) + 1).padStart(2, "0")}-01`),
    );
    await expect(
      drawChart(
        {...timeline, events: many.toSorted((a, b) => a.start - b.start)},
        {width: 210, height: 260, text: 11},
        fonts,
      ),
    ).rejects.toThrow(/no room for the words of 30 events at 210 × 260 px/);
  });
});
