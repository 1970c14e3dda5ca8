// A bare number says nothing of itself: what it counts stands above it, said by whoever wrote the table, or else by us.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import type {Named, TextNode} from "../../scripts/lib/template/model.ts";
import {saysUnit, unitText} from "../../scripts/lib/quantity/unit-text.ts";
import {readUnit} from "../../scripts/lib/quantity/unit.ts";
import {small, type Files} from "./small.ts";

const rows =
  "rows: {a: {label: Towns, cells: {one: 12, two: 3}}, b: {label: Land, cells: {one: 1, two: 2}}}\n";
const columns = "columns: {one: Now, two: Then}\n";

function heads(table: string, files: Files = {}) {
  const {model, findings} = small({...files, "tables/t.yaml": `source: nao\n${table}`});
  const of = model.tables["t"] as Record<string, unknown>;
  expect(findings.filter(one => one.severity === "error")).toEqual([]);
  const words = (node: unknown): string | null =>
    node === null
      ? null
      : (node as TextNode).segments.map(one => (one.sort === "text" ? one.text : "…")).join("");
  const labels = (lines: unknown) => (lines as Named[]).map(one => words(one["label"]));
  return {
    subtitle: words(of["subtitle"]),
    columns: labels(of["columns"]),
    rows: labels(of["rows"]),
    chart: words(model.charts["c"]?.about["subtitle"] ?? null),
    alt: model.charts["c"]?.about["alt"],
  };
}

describe("a table whose numbers are all of one unit", () => {
  test.each([
    ["£m", "£ million"],
    ["€bn", "€ billion"],
    ["US$ 000", "US$ thousand"],
    ["%", "%"],
    ["systems", "Systems"],
    ["million people", "million people"],
    ["kWh", "kWh"],
    ["£ per trust", "£ per trust"],
    ["percentage points", "Percentage points"],
  ])("of %s says `%s` below its title", (unit, words) => {
    const said = heads(`title: T\nunit: "${unit}"\n${columns}${rows}`);
    expect(said).toMatchObject({
      subtitle: words.startsWith("million") ? "Million people" : words,
      columns: ["Now", "Then"],
      rows: ["Towns", "Land"],
    });
  });

  test("says it behind what its subtitle says", () => {
    const said = (subtitle: string) =>
      heads(`title: T\nsubtitle: ${subtitle}\nunit: £m\n${columns}${rows}`).subtitle;
    expect(said("Loans at the end of the year")).toBe("Loans at the end of the year, £ million");
    expect(said("Loans of each year.")).toBe("Loans of each year. £ million.");
  });

  test.each([
    "Cost, £ million, 2010",
    "Cost in £m",
    "Cost in millions of pounds",
    "Cost, GBP million",
  ])("whose subtitle says it stays as it is: %s", subtitle => {
    const said = heads(
      `title: T\nsubtitle: ${JSON.stringify(subtitle)}\nunit: £m\n${columns}${rows}`,
    );
    expect(said).toMatchObject({subtitle, columns: ["Now", "Then"]});
  });

  test("of pounds says nothing of the scale: so that is added", () => {
    const said = heads(`title: T\nsubtitle: Cost in £\nunit: £m\n${columns}${rows}`);
    expect(said.subtitle).toBe("Cost in £, £ million");
  });

  test("where one column says it, the others do", () => {
    const said = heads(`title: T\nunit: £m\ncolumns: {one: Cost in £ million, two: Then}\n${rows}`);
    expect(said).toMatchObject({
      subtitle: null,
      columns: ["Cost in £ million", "Then (£ million)"],
    });
  });

  test("numbers that count nothing, and words, say nothing", () => {
    expect(heads(`title: T\n${columns}${rows}`).subtitle).toBeNull();
    const words = "columns: {one: {label: A, text: true}, two: {label: B, text: true}}\n";
    expect(heads(`title: T\n${words}${rows}`).subtitle).toBeNull();
  });

  test("in its own language", () => {
    const about = "title: Klein\nauthors: [{name: Ana}]\npublisher: {name: Amt}\ndate: 2024-05\n";
    const german = {"publication.yaml": `${about}language: de-DE\ncurrency: EUR\n`};
    const said = (subtitle: string) =>
      heads(`title: T\n${subtitle}unit: €m\n${columns}${rows}`, german).subtitle;
    expect(said("")).toBe("Millionen €");
    for (const known of ["Kosten, Mio. €", "Kosten in Millionen Euro", "Kosten, Mio. EUR"])
      expect(said(`subtitle: "${known}"\n`)).toBe(known);
  });
});

describe("a table whose numbers differ", () => {
  test("by column says in the head of each what it counts; what a head has named, it does not say again", () => {
    const mixed =
      "columns: {one: {label: Cost, unit: £m}, two: {label: Trips, unit: million trips}}\n";
    expect(heads(`title: T\n${mixed}${rows}`)).toMatchObject({
      subtitle: null,
      columns: ["Cost (£ million)", "Trips (million)"],
      rows: ["Towns", "Land"],
    });
  });

  test("by row says it in the head of each row", () => {
    const mixed =
      "rows: {a: {label: Cost, unit: £m, cells: {one: 12, two: 3}}, b: {label: In time, unit: '%', cells: {one: 1, two: 2}}}\n";
    expect(heads(`title: T\n${columns}${mixed}`)).toMatchObject({
      subtitle: null,
      columns: ["Now", "Then"],
      rows: ["Cost (£ million)", "In time (%)"],
    });
  });

  test("in one row alone says that of the others in the columns", () => {
    const mixed =
      "unit: £m\nrows: {a: {label: Cost, cells: {one: 12, two: 3}}, b: {label: In time, unit: '%', cells: {one: 1, two: 2}}}\n";
    expect(heads(`title: T\n${columns}${mixed}`)).toMatchObject({
      columns: ["Now (£ million)", "Then (£ million)"],
      rows: ["Cost", "In time (%)"],
    });
  });
});

test("a chart of such a table says it below its headline, and to those who do not see it", () => {
  const chart = (more: string): Files => ({
    "charts/c.yaml": `kind: bar\nheadline: H\ntable: t\ncolumns: [one]\n${more}`,
  });
  const table = `title: T\nunit: £m\n${columns}${rows}`;
  const bare = heads(table, chart(""));
  expect(bare.chart).toBe("£ million");
  expect(bare.alt).toMatch(/^£ million\. Towns 12/);
  expect(heads(table, chart("subtitle: Cost, £m\n")).chart).toBe("Cost, £m");
});

test("the sample’s tables say it all themselves", () => {
  const folder = join(import.meta.dirname, "../../content/fixing-nhs-it/tables");
  const setting = {locale: "en-GB", currency: "GBP"};
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    const unit = /^unit: (.*)$/m.exec(text)?.[1];
    if (unit === undefined) continue;
    const read = readUnit(unit, {currency: "GBP"});
    if (!read.ok) throw new Error(unit);
    expect(unitText(read.value, setting)).not.toBeNull();
    const said = /^title: .*$/m.exec(text)![0] + /^subtitle: .*$/m.exec(text)![0];
    expect([name, saysUnit(said, read.value, setting)]).toEqual([name, true]);
  }
});
