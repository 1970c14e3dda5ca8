// A chart says what it has room for: the rest is on record, and nobody looks for it in print.
import {expect, test} from "vitest";
import {seenUses} from "../../scripts/lib/chart/printed.ts";
import {drawChart} from "../../scripts/lib/chart/chart.ts";
import {chartOf, fonts} from "./charts.ts";

const use = (text: string, chart?: string) => ({
  figure: "f",
  register: "number" as const,
  text,
  visible: true,
  ...(chart === undefined ? {} : {chart}),
});

test("of many points the ends are told, and the others cannot be seen", async () => {
  const years = Array.from({length: 40}, (_, at) => String(1980 + at));
  const values = years.map((_, at) => 1000 + at * 7);
  const line = chartOf("line", years, [["s", values]]);
  const svg = await drawChart(line, {width: 740, height: 390, text: 16}, fonts);
  const uses = values.map(value => use(value.toLocaleString("en-GB"), "c-1"));
  const seen = seenUses(uses, new Map([["c-1", svg]]));
  expect(seen.filter(one => one.visible).map(one => one.text)).toEqual(["1,000", "1,273"]);
});

test("words that are broken into lines or escaped are seen, and what is no chart's stays as it is", () => {
  const svg = `<svg><title>7</title><text x="1"><tspan>about £5</tspan><tspan x="0">million &amp; more</tspan></text></svg>`;
  const uses = [use("about £5 million & more", "c-1"), use("7", "c-1"), use("9"), use("9", "d-1")];
  expect(seenUses(uses, new Map([["c-1", svg]])).map(one => one.visible)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});
