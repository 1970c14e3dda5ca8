// The shared partials: a chart with all that belongs to it, and its data as a table.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {buses, pagesOf, withFile} from "../buses.ts";

const shared = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../templates/shared/partials", name), "utf8");
const withShared = ["chart-data.hbs", "chart-figure.hbs"].reduce(
  (sources, name) => withFile(sources, `templates/shared/partials/${name}`, shared(name)),
  buses,
);

function filled(template: string, chart?: string) {
  const note = withFile(withShared, "templates/note/page.html.hbs", template);
  const sources =
    chart === undefined ? note : withFile(note, "content/buses/charts/fleet.yaml", chart);
  return pagesOf(sources)["note"]!.manuscript;
}

const data = '{{> chart-data chart=charts.fleet total="All"}}';
const cellsOf = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) =>
      cell!.replace(/<[^>]+>/g, ""),
    ),
  );

test("the data of a chart have a caption, heads, and the words of the chart", () => {
  const {text} = filled(
    data,
    "kind: grouped-column\nheadline: H\nsubtitle: Buses by drive\ntable: fleet\nlabels: {diesel: Old}\n",
  );
  expect(text).toContain("<caption>Buses by drive</caption>");
  expect(text).toContain('<th scope="row">Old</th>');
  const [heads, ...rows] = cellsOf(text);
  expect(heads?.slice(1).every(head => text.includes(`<th scope="col">${head}</th>`))).toBe(true);
  expect(rows.every(row => row.length === heads?.length)).toBe(true);
  expect(text).toMatch(/<data value="41" data-figure="fleet\.diesel\.y2024">41<\/data>/);
});

test("totals that the chart prints are the last column", () => {
  const {text} = filled(
    data,
    "kind: stacked-column\nheadline: H\ntable: fleet\nrows: [diesel, electric]\nseries: rows\n",
  );
  const [heads, first] = cellsOf(text);
  expect(heads).toEqual(["", "Diesel", "Electric", "All"]);
  expect(Number(first?.[3])).toBe(Number(first?.[1]) + Number(first?.[2]));
});

test("a series without a name has no heads above it, and steps keep their notes and signs", () => {
  const {text} = filled(
    data,
    "kind: waterfall\nheadline: H\nsteps:\n  - {figure: idle-cost, label: Before, note: in 2024, role: level}\n",
  );
  expect(text).not.toContain("<thead>");
  expect(text).toContain('Before <span class="chart-data-note">in 2024</span>');
});

test("what the table prints is on record, and so are the sources of the whole", () => {
  const {text, uses} = filled(
    '{{> chart-figure chart=charts.fleet label="Figure 1" data="Data" total="" width=620 height=320 text=13}}',
  );
  const counts = new Map<string, number>();
  for (const use of uses) counts.set(use.figure, (counts.get(use.figure) ?? 0) + 1);
  expect([...counts.values()].every(count => count === 2)).toBe(true);
  expect(text).toContain('role="group" aria-label="Figure 1: ');
  expect(text).toMatch(/<p class="chart-source">Source: [^<]+/);
  expect(text).toContain("<details");
});

test("without a label and data, neither stands there", () => {
  const {text} = filled(
    '{{> chart-figure chart=charts.fleet label="" data="" total="" width=620 height=320 text=13}}',
  );
  expect(text).not.toMatch(/<details|chart-label|aria-label=": /);
});
