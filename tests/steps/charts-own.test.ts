// Specifications of the writer's own: our data, our look and our fonts; nothing of the network, the clock or chance.
import {describe, expect, test} from "vitest";
import {ChartProblem, drawChart, type Drawable} from "../../scripts/lib/chart/chart.ts";
import {fonts as faces, readDrawing} from "../lib/charts.ts";
import {spaced} from "../lib/quantities.ts";
import {right, small} from "./small.ts";

const fonts = {
  ...faces,
  colours: new Map([
    ["brand", "#0f4350"],
    ["accent", "#bc451b"],
  ]),
};
const size = {width: 620, height: 320, text: 13};
const files = {
  "figures.yaml":
    "early: {label: Early, value: £2.7bn, as-of: 2010-09, source: nao}\nlate: {label: Late, value: about £24bn, as-of: 2013-03, source: press}\n",
  "tables/fleet.yaml":
    "title: Fleet\nunit: buses\nsource: nao\ncolumns: {y2022: '2022', y2024: {label: '2024', status: forecast}}\nrows:\n  diesel: {label: Diesel, cells: {y2022: 64, y2024: 41}}\n  gas: {label: Gas, cells: {y2022: 1, y2024: 120}}\n  none: {label: Steam, cells: {y2022: not given, y2024: 0}}\n",
};
const head = "kind: vega-lite\nheadline: H\nsubtitle: Buses\n";
const bars =
  "spec:\n  data: {name: fleet}\n  transform: [{filter: \"datum.column === 'y2022' && isValid(datum.value)\"}]\n  layer:\n    - mark: bar\n    - mark: {type: text, align: left, dx: 4}\n      encoding: {text: {field: text}}\n  encoding:\n    y: {field: label, type: nominal, title: null}\n    x: {field: value, type: quantitative, axis: null}\n";
const made = (text: string, more: Record<string, string> = {}) =>
  small({...files, ...more, "charts/a.yaml": head + text});
const chart = (text: string, more: Record<string, string> = {}) =>
  right({...files, ...more, "charts/a.yaml": head + text}).charts.get("a")!;
const drawn = async (data: Drawable, at = size) => readDrawing(await drawChart(data, at, fonts));
const said = (text: string) => made(text).findings.map(one => one.message);

describe("data", () => {
  test("are the rows of a table, as they print and as they are", () => {
    const {data, alt, prints, table, sources} = chart(bars);
    if (data.kind !== "vega-lite") throw new Error("it is none");
    expect(data.rows["fleet"]).toHaveLength(6);
    expect(data.rows["fleet"]?.[1]).toEqual({
      row: "diesel",
      label: "Diesel",
      note: null,
      column: "y2024",
      head: "2024",
      value: 41,
      text: "41",
      low: null,
      high: null,
      status: "forecast",
      date: null,
      forecast: true,
    });
    expect(data.rows["fleet"]?.[4]).toMatchObject({value: null, text: "not given"});
    expect(alt).toBe(
      "Buses. Diesel: 2022 64, 2024 41. Gas: 2022 1, 2024 120. Steam: 2022 not given, 2024 0.",
    );
    expect([prints.length, sources, table.rows.length]).toEqual([6, ["nao"], 3]);
  });

  test("or figures by name, with their dates", () => {
    const {data} = chart(
      "figures: [early, {figure: late, label: Then}]\nspec: {data: {name: figures}, mark: point, encoding: {x: {field: date, type: temporal}, y: {field: value, type: quantitative}}}",
    );
    if (data.kind !== "vega-lite") throw new Error("it is none");
    expect(data.rows["figures"]).toMatchObject([
      {label: "Early", value: 2.7e9, date: "2010-09"},
      {label: "Then", value: 2.4e10, date: "2013-03"},
    ]);
  });

  test("a specification may stand in a file beside the chart", async () => {
    const spec =
      '{"data": {"name": "fleet"}, "mark": "bar", "encoding": {"x": {"field": "value", "type": "quantitative", "aggregate": "sum"}, "y": {"field": "label", "type": "nominal"}}}';
    const {data} = chart("note: N", {"charts/a.vl.json": spec});
    expect((await drawn(data)).rects.length + 0).toBeGreaterThanOrEqual(0);
    expect(data).toMatchObject({spec: {mark: "bar"}});
  });
});

describe("drawn", () => {
  test("in our colours, with our words, none over another, and as wide as the numbers say", async () => {
    const result = await drawn(chart(bars).data);
    expect(result.texts.map(one => one.text)).toEqual(
      expect.arrayContaining(["Diesel", "Gas", "64", "1"]),
    );
    const bar = result.rects.filter(one => one.fill === "var(--chart-brand)");
    expect(bar).toHaveLength(2);
    expect(bar[0]!.width / bar[1]!.width).toBeCloseTo(64, 0);
    expect(result.svg).toMatch(/^<svg [^\n]* width="620" height="320"[^\n]*role="img"|^<svg /);
    expect(result.svg).not.toMatch(/aria-roledescription|class="mark|font-family="(?!'Source)/);
  });

  test("the same bytes each time, whatever was drawn before", async () => {
    const {data} = chart(bars.replace("mark: bar", "mark: {type: bar, clip: true}"));
    const first = await drawChart(data, size, fonts);
    await drawChart(data, {...size, width: 500}, fonts);
    expect(await drawChart(data, size, fonts)).toBe(first);
    expect(first).toMatch(/clip-path="url\(#c[0-9a-f]{8}-clip\d\)"/);
  });

  test("axes print amounts as the publication does, and dates without regard to the machine's clock", async () => {
    const {data} = chart(
      "figures: [early, late]\nspec: {data: {name: figures}, mark: point, encoding: {x: {field: date, type: temporal, axis: {format: '%B %Y', values: ['2011-01-01']}}, y: {field: value, type: quantitative}}}",
    );
    const texts = (await drawn(data)).texts.map(one => spaced(one.text));
    expect(texts).toEqual(expect.arrayContaining(["£10bn", "January 2011"]));
  });

  test("a scale of colours runs between the colours of the theme", async () => {
    const {data} = chart(
      "spec: {data: {name: fleet}, mark: rect, encoding: {x: {field: head, type: ordinal}, y: {field: label, type: nominal}, color: {field: value, type: quantitative, legend: null}}}",
    );
    const {svg} = await drawn(data);
    expect(svg).toContain('fill="rgb(15, 67, 80)"');
    expect(svg).not.toContain("NaN");
  });

  test("words that would be cut or lie over each other are named", async () => {
    const over = bars.replace(
      "{text: {field: text}}",
      "{text: {field: text}, y: {value: 40}, x: {value: 10}}",
    );
    await expect(drawChart(chart(over).data, size, fonts)).rejects.toThrow(
      "`64` and `1` overlap in a chart of 620 × 320 px",
    );
    const wide = bars.replace(
      "{field: text}",
      "{value: a value that goes on and on for longer than the chart is wide and then on}",
    );
    await expect(drawChart(chart(wide).data, {...size, width: 300}, fonts)).rejects.toThrow(
      /takes|does not fit|overlap/,
    );
  });

  test.each([
    ["hconcat: 3", "Vega-Lite cannot draw its `spec`: a part of it is not what belongs there"],
    [
      "mark: bar\n  transform: [{filter: 'datum.value >'}]",
      "Vega-Lite cannot draw its `spec`: Unexpected end of input",
    ],
    [
      "mark: bar\n  encoding: {x: {field: value, type: quantitative, scale: {type: logg}}}",
      /does not work with "logg" scale/,
    ],
  ])("what Vega-Lite objects to is told in a line: %s", async (inside, message) => {
    const {data} = chart(`spec:\n  data: {name: fleet}\n  ${inside}`);
    const problem: unknown = await drawChart(data, size, fonts).catch(error => error);
    expect(problem).toBeInstanceOf(ChartProblem);
    expect((problem as ChartProblem).message).toMatch(message);
  });

  test("parts side by side take the room that they say, and not more than there is", async () => {
    const facets = (wide: number) =>
      `spec:\n  data: {name: fleet}\n  facet: {field: head, type: nominal}\n  spec:\n    mark: bar\n    width: ${wide}\n    height: 200\n    encoding: {x: {field: value, type: quantitative}, y: {field: label, type: nominal}}`;
    expect((await drawn(chart(facets(200)).data)).texts.map(one => one.text)).toContain("2024");
    await expect(drawChart(chart(facets(400)).data, size, fonts)).rejects.toThrow(
      /the chart takes \d+ × \d+ px/,
    );
  });
});

describe("what cannot be", () => {
  const spec = (inside: string) => `spec:\n  data: {name: fleet}\n  mark: bar\n${inside}`;
  test.each([
    ["note: N", ["`spec` is missing: a chart of the kind `vega-lite` is made of one"]],
    ["spec: {mark: bar}", ["the chart has nothing to show: its `spec` names no data"]],
    ["spec: {data: {name: flet}, mark: bar}", ["there is no table called `flet`"]],
    [
      "spec: {data: {url: 'https://example.org/x.csv', name: fleet}, mark: bar}",
      ["`url` would reach out of the publication"],
    ],
    [
      "spec: {data: {values: [{a: 1}], name: fleet}, mark: bar}",
      ["`values` brings data of its own: nobody could say where they come from"],
    ],
    ["spec: {data: {name: fleet}, mark: baar}", ["there is no mark called `baar`"]],
    ["spec: {data: {name: fleet}, mark: image}", ["`image` would reach out of the publication"]],
    [spec("  encoding: {z: {field: value}}"), ["there is no channel called `z`"]],
    [
      spec("  encoding: {x: {field: valeu, type: quantitativ}}"),
      ["there is no field called `valeu`", "there is no type called `quantitativ`"],
    ],
    [
      spec("  transform: [{calculate: now(), as: t}]"),
      ["`now` cannot be called in a printed chart"],
    ],
    [
      spec("  transform: [{filter: \"datum.constructor.constructor('x')()\"}]"),
      [
        "`constructor` leads out of the data of the chart",
        "`datum.constructor.constructor` cannot be called in a printed chart",
      ],
    ],
    [
      spec("  params: [{name: p, bind: {input: range}}]"),
      ["`bind` is for a chart that people operate"],
    ],
    [`table: fleet\n${bars}`, ["a chart of the kind `vega-lite` names its data in its `spec`"]],
  ])("%j", (text, messages) => expect(said(text)).toEqual(messages));
});
