// Charts of figures by name, of ranges, of two times, and of events: what each compares, and its words.
import {describe, expect, test} from "vitest";
import {spaced} from "../lib/quantities.ts";
import {right, small} from "./small.ts";

const files = {
  "figures.yaml":
    "early: {label: Early estimate, value: £10m, prices: 2004-05, as-of: 2008, source: nao}\n" +
    "late: {label: Late estimate, value: £12.5m, prices: 2004-05, as-of: 2010, source: press}\n" +
    "cash: {label: In cash, value: £13m, prices: cash, source: nao}\n" +
    "spread: {label: Spread, low: £8m, central: £9m, high: £14m, source: nao}\n" +
    "posts: {label: Posts, value: 12 posts, source: nao}\n",
  "tables/paid.yaml":
    "title: Paid\nunit: £m\nsource: nao\ncolumns: {y1: {label: '2009', as-of: 2009}, y2: {label: '2010', as-of: 2010}, y3: '2011'}\nrows:\n  bt: {label: BT, cells: {y1: 469.9, y2: 549.4, y3: 600}}\n  csc: {label: CSC, cells: {y1: 213.2, y2: 200.3, y3: 199}}\n  atos: {label: Atos, cells: {y1: 42, y2: not given, y3: 42}}\n",
  "timeline.yaml":
    "- {id: launch, date: 2002, title: 'Launch, for {{early compact}}', era: before, source: press}\n" +
    "- {id: award, date: 2003-12, until: 2004-01, date-label: Winter 2003, title: Awards, era: before, source: nao}\n" +
    "- {id: report, date: 2010-03-22, title: Report, era: report, source: press}\n" +
    "- {id: soon, date-label: In three months, title: Tests, era: recommended, source: press}\n",
};
const made = (text: string) => small({...files, "charts/a.yaml": `headline: H\n${text}`});
const chart = (text: string) =>
  right({...files, "charts/a.yaml": `headline: H\n${text}`}).charts.get("a")!;
const cells = (text: string) => {
  const {data} = chart(text);
  if (!("cells" in data)) throw new Error("it has no cells");
  return data;
};
const said = (text: string) => made(text).findings.map(one => `${one.severity}: ${one.message}`);

describe("a chart of figures", () => {
  test("has a row for each, in their order, with labels of its own", () => {
    const data = cells(
      "kind: bar\nfigures: [late, {figure: early, label: First, note: in 2008}]\nhighlight: [early]",
    );
    expect(data.categories.map(one => [one.label, one.note, one.highlight])).toEqual([
      ["Late estimate", null, false],
      ["First", "in 2008", true],
    ]);
    expect(data.cells[0]?.map(one => spaced(one.label))).toEqual(["£12.5m", "£10m"]);
  });

  test("may have several in a row, and groups that name them", () => {
    const data = cells(
      "kind: dot\nfigures: [{figures: [early, late], label: Cost}]\ngroups: [Before, After]",
    );
    expect(data.series.map(one => one.label)).toEqual(["Before", "After"]);
    expect(data.cells.map(row => row.map(one => one.value))).toEqual([["10000000"], ["12500000"]]);
  });

  test("has cells of tables too, each with its unit", () => {
    const data = cells("kind: column\nfigures: [paid.bt.y1, early]");
    expect(data.cells[0]?.map(one => spaced(one.label))).toEqual(["£469.9m", "£10m"]);
  });

  test("compares one unit, and bases that are the same or spoken of", () => {
    expect(said("kind: bar\nfigures: [early, posts]")).toEqual([
      "error: `posts` is in `posts`, and `early` in `£`",
    ]);
    expect(said("kind: bar\nfigures: [early, cash]")).toEqual([
      "warning: `early` and `cash` differ in prices: 2004-05 and cash",
    ]);
    expect(said("kind: bar\nfigures: [early, cash]\nnote: The bases differ.")).toEqual([]);
    expect(said("kind: bar\nfigures: [early, late]")).toEqual([]);
  });
});

describe("a range chart", () => {
  test("says both ends and what lies between, and puts each on record", () => {
    const {alt, prints} = chart("kind: range\nfigures: [spread, early]");
    expect(prints.map(one => spaced(one.text))).toEqual(["£8m", "£14m", "£9m", "£10m"]);
    expect(spaced(alt)).toBe("Spread £8m to £14m; Early estimate £10m.");
    expect(cells("kind: range\nfigures: [spread]").cells[0]?.[0]).toMatchObject({
      low: "8000000",
      value: "9000000",
      high: "14000000",
    });
  });

  test("of columns goes from the lowest to the highest", () => {
    expect(
      cells("kind: range\ntable: paid\nrows: [bt]\ncolumns: [y1, y2, y3]").series,
    ).toHaveLength(3);
    expect(said("kind: range\ntable: paid\nrows: [csc]\ncolumns: [y1, y2]")).toEqual([
      "error: the columns of a range chart are the low and the high end, with or without a central value between them",
    ]);
  });
});

describe("a slope", () => {
  test("has a line for each row, and says what became of it", () => {
    const text = "kind: slope\ntable: paid\ncolumns: [y1, y2]";
    expect(cells(text).series.map(one => one.label)).toEqual(["BT", "CSC", "Atos"]);
    expect(chart(text).alt).toBe(
      "£ million. BT: 2009 469.9, 2010 549.4, up 79.5. CSC: 2009 213.2, 2010 200.3, down 12.9. Atos: 2009 42, 2010 not given.",
    );
  });

  test("of dots that lie apart in time says the same; of other dots, how far apart they are", () => {
    expect(chart("kind: dot\ntable: paid\nrows: [bt]\ncolumns: [y1, y2]").alt).toMatch(
      /, up 80\.$|, up 79\.5\.$/,
    );
    expect(chart("kind: dot\ntable: paid\nrows: [bt]\ncolumns: [y2, y3]").alt).toMatch(
      /a difference of 50\.6\.$/,
    );
  });

  test("needs two columns", () =>
    expect(said("kind: slope\ntable: paid")).toEqual([
      "error: a slope chart leads from one column to another, and this one has 3",
    ]));
});

describe("a timeline", () => {
  test("has events in the order of time, each as precisely as it is known", () => {
    const {data, alt, prints, sources, table} = chart(
      "kind: timeline\nevents: [report, award, launch]\nlabels: {award: Contracts}",
    );
    if (data.kind !== "timeline") throw new Error("it is none");
    expect(data.events.map(one => [one.id, one.end - one.start])).toEqual([
      ["launch", 365],
      ["award", 62],
      ["report", 1],
    ]);
    expect(spaced(alt)).toBe(
      "2002: Launch, for £10m; Winter 2003: Contracts; 22 March 2010: Report.",
    );
    expect(prints.map(one => one.figure.id)).toEqual(["early"]);
    expect(sources).toEqual(["press", "nao"]);
    expect(table.rows.map(row => [row.label, row.cells[0]?.text])).toEqual([
      ["2002", "Launch, for {{early compact}}"],
      ["Winter 2003", "Contracts"],
      ["22 March 2010", "Report"],
    ]);
  });

  test("takes an era, or what lies between two dates", () => {
    const ids = (text: string) => {
      const {data} = made(text).charts.get("a")!;
      return data.kind === "timeline" ? data.events.map(one => one.id) : [];
    };
    expect(ids("kind: timeline\nera: [before]")).toEqual(["launch", "award"]);
    expect(ids("kind: timeline\nera: [before, report]\nfrom: 2004-01")).toEqual([
      "award",
      "report",
    ]);
    expect(ids("kind: timeline\nera: [before, report]\nto: 2003-11-30")).toEqual(["launch"]);
  });

  test("has no place for an event without a date", () => {
    expect(said("kind: timeline\nevents: [report, soon]")).toEqual([
      "error: `soon` has no date, only the words `In three months`, and so no place on a line of time",
    ]);
    expect(said("kind: timeline")).toEqual([
      "warning: not every event of this time has a date: `soon` cannot stand in the chart",
    ]);
    expect(said("kind: timeline\nera: [report]\nfrom: 2011")).toEqual([
      "error: the chart has nothing to show",
    ]);
  });
});

test("a field that says nothing in a kind is named", () => {
  expect(said("kind: bar\ntable: paid\ncolumns: [y1]\nevents: [report]")).toEqual([
    "error: `events` says nothing in a chart of the kind `bar`",
  ]);
  expect(said("kind: bar\nfigures: [early]\ncolumns: [y1]")).toEqual([
    "error: `columns` chooses from a table, and this chart shows a list of figures",
  ]);
  expect(said("kind: bar\ntable: paid\ncolumns: [y1]\nfigures: [early]")).toEqual([
    "error: a chart of the kind `bar` shows a table or a list of figures, and this one has both",
  ]);
});
