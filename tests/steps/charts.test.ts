// Content and Figures → Charts: what each compares, with every label as it will be printed.
import {describe, expect, test} from "vitest";
import {spaced} from "../lib/quantities.ts";
import {right, small} from "./small.ts";

const files = {
  "tables/fleet.yaml":
    "title: Fleet\nunit: buses\nsource: nao\ncolumns: {y2022: '2022', y2024: {label: '2024', status: forecast}, place: {label: Depot, text: true}}\nrows:\n  diesel: {label: Diesel, cells: {y2022: 64, y2024: 41, place: North}}\n  gas: {label: Gas, cells: {y2022: 1, y2024: 120, place: South}}\n  none: {label: Steam, cells: {y2022: not given, y2024: 0, place: South}}\n  total: {label: All, total: true, cells: {y2022: 65, y2024: 161, place: '—'}}\n",
  "figures.yaml":
    "cost: {label: Cost, value: £10m, source: nao}\nsaving: {label: Saving, value: £3m, kind: saving, source: nao}\nnet: {label: Net, formula: cost - saving}\n",
};

const any = (text: string) => right({...files, "charts/a.yaml": text}).charts.get("a")!;
/** A chart of rows and columns. */
const chart = (text: string) => {
  const {data, ...rest} = any(text);
  if (!("cells" in data)) throw new Error("it has no cells");
  return {...rest, data};
};

describe("a chart of a table", () => {
  test("shows all rows but totals, and all columns of numbers", () => {
    const {data} = chart("kind: grouped-column\nheadline: H\ntable: fleet");
    expect([data.categories.map(one => one.label), data.series.map(one => one.label)]).toEqual([
      ["Diesel", "Gas", "Steam"],
      ["2022", "2024"],
    ]);
    expect(data.cells).toEqual([
      [
        {value: "64", label: "64"},
        {value: "1", label: "1"},
        {value: null, label: "not given"},
      ],
      [
        {value: "41", label: "41"},
        {value: "120", label: "120"},
        {value: "0", label: "0"},
      ],
    ]);
  });

  test("or those that are named, in that order, rows as series where it says so", () => {
    const {data} = chart(
      "kind: line\nheadline: H\ntable: fleet\nrows: [gas, diesel]\ncolumns: [y2024, y2022]\nseries: rows",
    );
    expect([data.categories.map(one => one.id), data.series.map(one => one.id)]).toEqual([
      ["y2024", "y2022"],
      ["gas", "diesel"],
    ]);
    expect(data.cells.map(row => row.map(cell => cell.label))).toEqual([
      ["120", "1"],
      ["41", "64"],
    ]);
  });

  test("with labels of its own, highlights and forecasts", () => {
    const {data} = chart(
      "kind: grouped-column\nheadline: H\ntable: fleet\nlabels: {diesel: Old}\nhighlight: [gas]",
    );
    expect(data.categories.map(one => [one.label, one.highlight])).toEqual([
      ["Old", false],
      ["Gas", true],
      ["Steam", false],
    ]);
    expect(data.series.map(one => one.forecast)).toEqual([false, true]);
  });

  test("from the largest to the smallest; what has no value is last", () => {
    const {data} = chart(
      "kind: bar\nheadline: H\ntable: fleet\ncolumns: [y2022]\nsort: descending",
    );
    expect(data.categories.map(one => one.id)).toEqual(["diesel", "gas", "none"]);
    expect(data.cells).toEqual([
      [
        {value: "64", label: "64"},
        {value: "1", label: "1"},
        {value: null, label: "not given"},
      ],
    ]);
  });

  test("puts on record what it prints, with the figures' names", () => {
    const {prints} = chart("kind: bar\nheadline: H\ntable: fleet\ncolumns: [y2024]");
    expect(prints.map(one => [one.figure.id, one.text])).toEqual([
      ["fleet.diesel.y2024", "41"],
      ["fleet.gas.y2024", "120"],
      ["fleet.none.y2024", "0"],
    ]);
  });

  test("of stacked columns says their totals, and none where adding is wrong", () => {
    expect(
      chart("kind: stacked-column\nheadline: H\ntable: fleet\nseries: rows\nrows: [diesel, gas]")
        .data.totals,
    ).toEqual(["65", "161"]);
    expect(
      chart("kind: stacked-column\nheadline: H\ntable: fleet\nseries: rows\nrows: [diesel, none]")
        .data.totals?.[0],
    ).toBeNull();
  });
});

describe("a waterfall", () => {
  const text =
    "kind: waterfall\nheadline: H\nsteps:\n  - {figure: cost, label: Cost, role: level}\n  - {figure: saving, label: Saved, note: in 2024, role: change}\n  - {figure: net, label: Net, role: level}";

  test("goes from level to level; a saving is a step down, written as people say it", () => {
    const {data} = chart(text);
    expect(data.categories.map(one => [one.label, one.note, one.role])).toEqual([
      ["Cost", null, "level"],
      ["Saved", "in 2024", "change"],
      ["Net", null, "level"],
    ]);
    expect(data.cells[0]?.map(cell => cell.value)).toEqual(["10000000", "-3000000", "7000000"]);
    expect(data.cells[0]?.map(cell => spaced(cell.label))).toEqual(["£10m", "−£3m", "£7m"]);
  });
});

describe("words for those who do not see it", () => {
  test("are made of what it compares, and every value", () => {
    const {alt, data} = chart(
      "kind: grouped-column\nheadline: Diesel gives way\nsubtitle: Buses by drive\ntable: fleet\nrows: [diesel, gas]",
    );
    expect(alt).toBe("Buses by drive. 2022: Diesel 64; Gas 1. 2024: Diesel 41; Gas 120.");
    expect([data.title, data.description]).toEqual(["Diesel gives way", alt]);
  });

  test("or are the writer's own, with figures in them", () => {
    expect(
      spaced(
        chart(
          'kind: bar\nheadline: "Save {{saving compact}}"\ntable: fleet\ncolumns: [y2022]\nalt: "Of {{cost compact}}"',
        ).alt,
      ),
    ).toBe("Of £10m");
    expect(
      spaced(
        chart('kind: bar\nheadline: "Save {{saving compact}}"\ntable: fleet\ncolumns: [y2022]').data
          .title,
      ),
    ).toBe("Save £3m");
  });
});

describe("a chart that cannot be", () => {
  test.each([
    ["kind: bar\nheadline: H", ["`table` is missing: the chart has nothing to show"]],
    ["kind: waterfall\nheadline: H", ["`steps` is missing: a waterfall is made of steps"]],
    ["kind: bar\nheadline: H\ntable: flet", ["there is no table called `flet`"]],
    [
      "kind: bar\nheadline: H\ntable: fleet\nrows: [diesl]\nhighlight: [diesl]",
      ["the table has no row called `diesl`", "the chart has no row or column called `diesl`"],
    ],
    [
      "kind: bar\nheadline: H\ntable: fleet\nrows: [constructor]",
      ["the table has no row called `constructor`"],
    ],
  ])("%j is left out and named", (text, messages) => {
    const {charts, findings} = small({
      ...files,
      "charts/a.yaml": text,
      "charts/b.yaml": "kind: bar\nheadline: H\ntable: fleet\ncolumns: [y2022]",
    });
    expect(findings.map(one => one.message)).toEqual(messages);
    expect([...charts.keys()]).toEqual(["b"]);
  });

  test("is not named again for what is wrong with its figures", () => {
    const {findings} = small({
      ...files,
      "figures.yaml": `${files["figures.yaml"]}bad: {label: B, value: £1 squillion, source: nao}\n`,
      "charts/a.yaml":
        "kind: waterfall\nheadline: H\nsteps: [{figure: bad, label: B, role: level}]",
    });
    expect(findings).toHaveLength(1);
  });
});
