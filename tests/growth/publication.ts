// A publication of any size: so many recommendations and so many figures, for everything whose cost has to grow with them and no
// faster. Every word is made up; the numbers follow a rule, so that the same publication comes out each time.

export interface Size {
  readonly recommendations: number;
  /** Cells of tables among them. */
  readonly figures: number;
}

/** Files below the publication's folder, by path. */
export function grownPublication({
  recommendations,
  figures,
}: Size): Readonly<Record<string, string>> {
  return {
    "publication.yaml": [
      "title: Ferries for all",
      "authors: [{name: Ada Lund}]",
      "publisher: {name: Institute of Crossings, url: 'https://example.org'}",
      "date: 2021-05-04",
      "language: en-GB",
      "currency: GBP",
      "claims: [saving-1 >= £1m]",
      "",
    ].join("\n"),
    "sources.yaml": sourcesOf(Math.min(200, 1 + Math.ceil(figures / 50))),
    "verdicts.yaml":
      "scale: {go: {label: Do it, mark: tick, tone: green}, wait: {label: Wait, mark: minus, tone: amber}}\nparts: {boats: {label: Boats, verdict: go, text: 'They cost {{saving-1}}.', source: survey-1}}\n",
    "recommendations.yaml": recommendationsOf(recommendations, savingsOf(figures)),
    ...figureFiles(figures),
    "text/costs.md": chapter(figures, recommendations),
    "charts/fleet.yaml":
      "kind: bar\nheadline: Most crossings are short\nsubtitle: Crossings\ntable: fleet-0\ncolumns: [y2020]\n",
    "documents/deck.yaml": deck(),
    "documents/report.yaml": report(),
  };
}

/** Of ten figures, six are written, one adds, one divides, one goes on with a chain, and the rest are cells of tables. */
function figureFiles(count: number): Readonly<Record<string, string>> {
  const tables = Math.max(1, Math.floor(count / 100));
  const cells = 20;
  const rest = Math.max(6, count - tables * cells);
  const entries = Array.from({length: rest}, (_, i) => entryOf(i));
  const files: Record<string, string> = {};
  for (let from = 0, file = 1; from < entries.length; from += perFile, file++)
    files[`figures/part-${file}.yaml`] = entries.slice(from, from + perFile).join("");
  for (let i = 0; i < tables; i++) files[`tables/fleet-${i}.yaml`] = tableOf(i, cells / 4);
  return files;
}

const perFile = 5000;

function entryOf(i: number): string {
  const [ten, at] = [Math.floor(i / 10), i % 10];
  const said = `source: survey-${(i % 20) + 1}`;
  const money = `${said}, prices: 2019-20, period: 2019-20`;
  switch (at) {
    case 0:
    case 1:
    case 2:
      return `saving-${ten * 3 + at + 1}: {label: Saving on crossing ${i}, value: £${1 + (i % 97)}.${i % 10}m, kind: saving, ${money}}\n`;
    case 3:
      return `boats-${ten}: {label: Boats on crossing ${i}, value: ${3 + (i % 61)} boats, kind: count, ${said}}\n`;
    case 4:
      return `share-${ten}: {label: Share of crossing ${i}, value: ${1 + (i % 89)}%, kind: share, ${said}}\n`;
    case 5:
      return `range-${ten}: {label: Cost of crossing ${i}, low: £${1 + (i % 40)}m, high: £${50 + (i % 40)}m, kind: cost, ${money}, was: [{value: £${2 + (i % 40)}m, as-of: 2018, source: survey-1}]}\n`;
    case 6:
      return `sum-${ten}: {label: Savings near crossing ${i}, formula: saving-${ten * 3 + 1} + saving-${ten * 3 + 2} + saving-${ten * 3 + 3}, kind: saving}\n`;
    case 7:
      return `each-${ten}: {label: Saving for each boat of crossing ${i}, formula: sum-${ten} / boats-${ten}}\n`;
    case 8:
      return ten === 0
        ? `chain-0: {label: Savings up to crossing ${i}, formula: saving-1 * 1, kind: saving}\n`
        : `chain-${ten}: {label: Savings up to crossing ${i}, formula: chain-${ten - 1} + saving-${ten * 3 + 1}, kind: saving}\n`;
    default:
      return `part-${ten}: {label: Part of crossing ${i}, formula: 'share(saving-${ten * 3 + 1}, of: sum-${ten})', kind: share}\n`;
  }
}

/** Of five rows the last is the total of the others. */
function tableOf(i: number, rows: number): string {
  const years = [2017, 2018, 2019, 2020];
  const valueAt = (row: number, column: number): number => 10 + ((i + row * 7 + column * 3) % 50);
  const line = (row: number): string => {
    const isTotal = row === rows - 1;
    const cells = years.map((year, column) => {
      const parts = Array.from({length: rows - 1}, (_, part) => valueAt(part, column));
      return `y${year}: ${isTotal ? parts.reduce((sum, one) => sum + one) : valueAt(row, column)}`;
    });
    const name = isTotal ? "all" : `row-${row}`;
    const label = isTotal ? "Total" : `Row ${row}`;
    return `  ${name}: {label: ${label}, ${isTotal ? "total: true, " : ""}cells: {${cells.join(", ")}}}`;
  };
  return [
    `title: Crossings of region ${i}`,
    "unit: crossings",
    `source: survey-${(i % 20) + 1}`,
    `columns: {${years.map(year => `y${year}: '${year}'`).join(", ")}}`,
    "rows:",
    ...Array.from({length: rows}, (_, row) => line(row)),
    "",
  ].join("\n");
}

function savingsOf(figures: number): number {
  const rest = Math.max(6, figures - Math.max(1, Math.floor(figures / 100)) * 20);
  return Math.floor(rest / 10) * 3 + Math.min(3, rest % 10);
}

function recommendationsOf(count: number, savings: number): string {
  const headings = Math.max(1, Math.ceil(count / 8));
  return [
    "headings:",
    ...Array.from(
      {length: headings},
      (_, i) =>
        `  group-${i}: {title: Crossings of group ${i}, summary: 'They save {{saving-${(i % savings) + 1}}} together.', source: survey-1}`,
    ),
    "recommendations:",
    ...Array.from({length: count}, (_, i) => {
      const saving = `saving-${(i % savings) + 1}`;
      return [
        `  recommendation-${i}:`,
        `    heading: group-${Math.floor(i / 8)}`,
        `    title: Give crossing ${i} a timetable of its own`,
        `    verdict: ${i % 3 === 0 ? "wait" : "go"}`,
        "    part: boats",
        `    what: It would save {{${saving}}}, or {{${saving} compact}} in a chart. Nobody has to wait for it.`,
        `    why: "Passengers said so in March 2019.{{cite survey-${(i % 5) + 1}}} The **boats** are there already."`,
        "    who: The county",
        `    saving: ${i % 4 === 0 ? "not given" : saving}`,
        `    source: survey-${(i % 20) + 1}`,
        `    notes: Say that {{${saving}}} is what the county itself reckons with.`,
      ].join("\n");
    }),
    "",
  ].join("\n");
}

function sourcesOf(count: number): string {
  return Array.from(
    {length: Math.max(20, count)},
    (_, i) =>
      `survey-${i + 1}: {title: Survey of crossings in county ${i + 1}, publisher: Institute of Crossings, date: 2021-03-01}\n`,
  ).join("");
}

function chapter(figures: number, recommendations: number): string {
  const savings = savingsOf(figures);
  const paragraphs = Math.min(2000, Math.max(3, recommendations));
  return [
    "# What it costs",
    ...Array.from(
      {length: paragraphs},
      (_, i) =>
        `Crossing ${"of the north"} saved {{saving-${(i % savings) + 1}}} since March 2019, and nobody knows why.{{cite survey-${(i % 20) + 1}}}`,
    ),
    "",
  ].join("\n\n");
}

function deck(): string {
  return [
    "template: deck",
    "slides:",
    "  - {layout: title, notes: Good morning.}",
    "  - {layout: statement, title: It can be done, big: '{{saving-1 compact}}', said: It is saved once., notes: 'Say {{saving-1}}.'}",
    "  - {layout: chart, title: Most crossings are short, chart: fleet, notes: Look at the north.}",
    "  - {layout: table, title: Crossings year by year, table: fleet-0, notes: They are all there.}",
    "  - {layout: overview, title: Everything at one look, notes: There is a lot of it.}",
    "  - {layout: recommendations}",
    "  - {layout: sources, title: Where it comes from, notes: Ask us.}",
    "",
  ].join("\n");
}

function report(): string {
  return [
    "template: report",
    "claim: 'Ninety crossings can be run better, and save {{saving-1}}.'",
    "summary: [{title: It can be done, text: 'It would save {{saving-2}}.'}]",
    "key-figures: [{figure: saving-1, text: to be saved}]",
    "chapters: [costs]",
    "recommendations: {title: What should be done}",
    "",
  ].join("\n");
}
