import {describe, expect, test} from "vitest";
import {ChartProblem, drawChart} from "../../scripts/lib/chart/chart.ts";
import type {ChartData} from "../../scripts/lib/chart/chart.ts";
import {category, chartOf, clashes, fonts, readDrawing} from "./charts.ts";

const slide = {width: 740, height: 390, text: 16};
const column = {width: 205, height: 250, text: 11.6};

const years = ["2004–05", "2005–06", "2006–07", "2007–08", "2008–09", "2009–10"];
const capital = [360, 429, 589, 686, 535.1, 562.6];
const revenue = [260, 539, 528, 507, 528.4, 573.8];
const totals = ["620", "968", "1,117", "1,193", "1,064", "1,136"];

const kinds: Record<ChartData["kind"], ChartData> = {
  bar: chartOf(
    "bar",
    ["Choose and Book", "PACS imaging", "Acute patient systems"],
    [["Systems", [7532, 304, 62]]],
  ),
  column: chartOf("column", years, [["Spending", capital]]),
  "stacked-column": chartOf(
    "stacked-column",
    years,
    [
      ["Capital", capital],
      ["Revenue", revenue],
    ],
    totals,
  ),
  "grouped-column": chartOf("grouped-column", years, [
    ["Capital", capital],
    ["Revenue", revenue],
  ]),
  waterfall: chartOf(
    "waterfall",
    [
      category("Cost as last audited", {role: "level", note: "May 2008"}),
      category("Cut announced", {role: "change", note: "December 2009"}),
      category("Cut announced again", {role: "change", note: "September 2010"}),
      category("Cost after both cuts", {role: "level", note: "2010–11"}),
    ],
    [
      [
        "Cost",
        [
          [12.7e9, "£12.7bn"],
          [-0.6e9, "−£0.6bn"],
          [-0.7e9, "−£0.7bn"],
          [11.4e9, "£11.4bn"],
        ],
      ],
    ],
  ),
  line: chartOf("line", years, [
    ["Capital", capital],
    ["Revenue", revenue],
  ]),
  range: withRanges(
    chartOf(
      "range",
      ["NHSmail", "Telecommunications", "Contracts for regions", "Not yet priced"],
      [["Cost", [70, 530, 1500, null]]],
    ),
  ),
  dot: chartOf(
    "dot",
    ["Child health", "Radiology", "Acute patient systems"],
    [
      ["March 2007", [44, 44, 19]],
      ["March 2010", [113, 71, 62]],
    ],
  ),
  slope: chartOf(
    "slope",
    ["2009–10", "2010–11"],
    [
      [{label: "BT", highlight: true}, [469.9, 549.4]],
      ["CSC", [213.2, 200.3]],
      ["Fujitsu", [37.7, null]],
    ],
  ),
};

/** The first row with both ends, the third with a central value too. */
function withRanges(chart: ChartData): ChartData {
  const [first, second, third, last] = chart.cells[0]!;
  const ranges = [
    {...first!, low: "50", high: "90", ends: {low: "£50m", central: null, high: "£90m"}},
    second!,
    {
      ...third!,
      low: "1000",
      high: "1700",
      ends: {low: "£1.0bn", central: "£1.5bn", high: "£1.7bn"},
    },
    last!,
  ];
  return {...chart, cells: [ranges]};
}

describe.each(Object.entries(kinds))("a %s chart", (_, chart) => {
  test("is one line of SVG of exactly the size asked for", async () => {
    const svg = await drawChart(chart, slide, fonts);
    expect(svg).toMatch(/^<svg [^\n]*<\/svg>$/);
    expect(svg).toContain(' width="740" height="390" viewBox="0 0 740 390" ');
  });

  test("is one image: a name, a title, a description, and nothing inside that speaks", async () => {
    const svg = await drawChart(chart, slide, fonts);
    const inside = svg.slice(svg.indexOf("</desc>"));
    expect(svg).toContain(
      ' role="img" aria-label="Systems installed. One row for each system." aria-description=""',
    );
    expect(svg).toContain("<title>Systems installed</title><desc>One row for each system.</desc>");
    expect(inside).not.toMatch(/aria-|role=|class=/);
  });

  test("can stand beside others: no ids, no styles, no fonts of its own", async () => {
    const svg = await drawChart(chart, slide, fonts);
    expect(svg).not.toMatch(/ id=| style=|<style|url\(|href/);
    expect(svg.match(/font-family/g)).toHaveLength(1);
    expect(svg).toContain(` font-family="'Source Sans 3'" font-variant="tabular-nums"`);
  });

  test("takes its colours from tokens alone", async () => {
    const svg = await drawChart(chart, slide, fonts);
    const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    expect(colours.length).toBeGreaterThan(5);
    for (const colour of colours)
      expect(colour).toMatch(
        /^(none|var\(--chart-(ink|quiet|line|bar|brand|accent|paper)\)|color-mix\(in srgb, var.*\))$/,
      );
  });

  test.each([
    slide,
    {width: 1152, height: 420, text: 16},
    {width: 520, height: 220, text: 12},
    column,
  ])("prints its words whole, and none over another, at $width × $height", async size => {
    const drawn = readDrawing(await drawChart(chart, size, fonts));
    const printed = drawn.texts.map(text => text.text).join("|");
    // A line thins the labels of its points where they have no room, but never the first and last.
    const ends = [chart.categories[0], chart.categories.at(-1)];
    for (const one of chart.kind === "line" ? ends : chart.categories)
      expect(printed).toContain(one?.label);
    for (const {note} of chart.categories) expect(printed).toContain(note ?? "");
    if (chart.totals) for (const total of chart.totals) expect(printed).toContain(total);
    if (chart.kind !== "line" && chart.kind !== "stacked-column")
      for (const {label, ends} of chart.cells.flat())
        for (const one of ends ? [ends.low, ends.high, ends.central ?? ""] : [label])
          expect(printed).toContain(one);
    expect(clashes(drawn, size)).toEqual([]);
  });

  test("is the same bytes for the same data, whatever is drawn beside it", async () => {
    const alone = await drawChart(chart, slide, fonts);
    const [first, , second] = await Promise.all([
      drawChart(chart, slide, fonts),
      drawChart(kinds.bar, column, {
        ...fonts,
        faces: fonts.faces.filter(face => face.weight === 700),
      }),
      drawChart(chart, slide, {family: fonts.family, faces: [...fonts.faces]}),
    ]);
    expect(first).toBe(alone);
    expect(second).toBe(alone);
  });
});

test("what people write cannot break out of the picture", async () => {
  const nasty = `"><script>alert(1)</script>&amp;`;
  const chart = chartOf("bar", [category(nasty, {note: nasty})], [["s", [[5, nasty]]]]);
  const svg = await drawChart(
    {...chart, title: `a\n\nb ${nasty}`, description: nasty},
    slide,
    fonts,
  );
  expect(svg).not.toContain("<script");
  expect(svg).not.toContain("\n");
  expect(svg).toContain(
    "<title>a b &#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;amp;</title>",
  );
});

test("a list of families is taken as it is", async () => {
  const svg = await drawChart(kinds.bar, slide, {...fonts, family: `"Source Sans 3", sans-serif`});
  expect(svg).toContain(` font-family="&#34;Source Sans 3&#34;, sans-serif"`);
});

describe("a chart that cannot be read", () => {
  const many = chartOf(
    "bar",
    Array.from({length: 40}, (_, at) => `Trust ${at + 1}`),
    [["s", Array(40).fill(7)]],
  );

  test("says what height it needs, and can be drawn at that", async () => {
    const problem = await problemOf(many, slide);
    expect(problem.message).toBe(
      `the chart needs at least ${problem.needs.height} px of height for 40 bars, and has 390`,
    );
    expect(problem.help).toBe("give it more height, show fewer rows, or shorten their labels");
    const size = {...slide, height: problem.needs.height ?? 0};
    expect(clashes(readDrawing(await drawChart(many, size, fonts)), size)).toEqual([]);
  });

  test("says so for columns too", async () => {
    const problem = await problemOf(kinds.column, {...slide, height: 80});
    expect(problem.message).toMatch(
      /^the chart needs at least \d+ px of height with its labels, and has 80$/,
    );
    await drawChart(kinds.column, {...slide, height: problem.needs.height ?? 0}, fonts);
  });

  test("says so of its width, where turning it does not help", async () => {
    const wide = chartOf(
      "column",
      Array.from({length: 30}, (_, at) => String(1980 + at)),
      [["s", Array(30).fill(7)]],
    );
    const problem = await problemOf(wide, slide);
    expect(problem.message).toMatch(
      /^the chart needs at least \d+ px of width for 30 columns, and has 740$/,
    );
    await drawChart(wide, {...slide, width: problem.needs.width ?? 0}, fonts);
  });

  test("shows at most six series, and something", async () => {
    const seven = chartOf(
      "line",
      ["a", "b"],
      Array.from({length: 7}, (_, at) => [`s${at}`, [1, 2]] as const),
    );
    expect((await problemOf(seven, slide)).message).toBe(
      "a chart shows at most 6 series, and this one has 7",
    );
    expect((await problemOf(chartOf("bar", [], [["s", []]]), slide)).message).toBe(
      "the chart has nothing to show",
    );
    const two = {...kinds.line, kind: "waterfall"} as const;
    expect((await problemOf(two, slide)).message).toBe(
      "a waterfall chart shows one series, and this one has 2",
    );
  });

  test("refuses data that is not data", async () => {
    const cells = [[{value: "1e3", label: "1,000"}]];
    await expect(
      drawChart({...chartOf("bar", ["a"], [["s", [1]]]), cells}, slide, fonts),
    ).rejects.toThrow(`the value "1e3"`);
    await expect(drawChart({...kinds.bar, cells: []}, slide, fonts)).rejects.toThrow("must match");
  });
});

async function problemOf(chart: ChartData, size: typeof slide): Promise<ChartProblem> {
  const problem: unknown = await drawChart(chart, size, fonts).catch((error: unknown) => error);
  if (!(problem instanceof ChartProblem)) throw new Error("this chart should not be drawn");
  return problem;
}
