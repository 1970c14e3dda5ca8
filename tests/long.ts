// A publication that is much longer than the sample: 76 recommendations with long titles, a table of 90 rows by ten years.
// Every word is made up; the numbers follow a rule, so that the same publication comes out each time.

const subjects = [
  "Every regional transport authority",
  "The national board for inland waterways",
  "Each county with more than three ferry lines",
  "Operators that receive a public subsidy",
  "The inspectorate of bridges and tunnels",
  "Towns that keep a harbour of their own",
];
const duties = [
  "should publish once a year what it has paid for the upkeep of its landing stages",
  "should agree with its neighbours on one timetable and one ticket for all crossings",
  "should test each vessel for noise and exhaust before its contract is renewed",
  "should keep spare parts for the engines that are most often out of service",
];
const ends = [
  "so that passengers and councillors can compare it with others",
  "beginning with the crossings that are used by most commuters",
  "and report to the assembly where it could not be done in time",
];
const years = Array.from({length: 10}, (_, i) => 2011 + i);

export const recommendationCount = 76;

export function titleOf(number: number): string {
  const part = <T>(list: readonly T[], step: number): T =>
    list[Math.floor(number / step) % list.length]!;
  return `${part(subjects, 1)} ${part(duties, 2)}, ${part(ends, 3)} (${number})`;
}

/** Files below the publication's folder, by path. */
export function longPublication(): Readonly<Record<string, string>> {
  return {
    "publication.yaml": [
      "title: Ferries for all",
      "subtitle: What ninety crossings cost, and what should be done about each of them",
      "authors: [{name: Ada Lund}]",
      "publisher: {name: Institute of Crossings, url: 'https://example.org'}",
      "date: 2021-05-04",
      "language: en-GB",
      "currency: GBP",
      "caveat: This publication is made up, to try out how long lists run on.",
      "",
    ].join("\n"),
    "sources.yaml":
      "survey: {title: Survey of crossings, publisher: Institute of Crossings, date: 2021-03-01}\n",
    "figures.yaml":
      "total-saving: {label: Saving from all of it, value: £12.4m, kind: saving, source: survey}\n",
    "verdicts.yaml": verdicts(),
    "recommendations.yaml": recommendations(),
    "timeline.yaml": timeline(),
    "tables/spending.yaml": spending(),
    "tables/fleet.yaml":
      "title: Vessels in service\nunit: vessels\nsource: survey\ncolumns: {y2019: '2019', y2020: '2020'}\nrows: {small: {label: Small, cells: {y2019: 41, y2020: 44}}, large: {label: Large, cells: {y2019: 12, y2020: 15}}}\n",
    "charts/fleet.yaml":
      "kind: bar\nheadline: Most vessels are small\nsubtitle: Vessels in service, 2020\ntable: fleet\ncolumns: [y2020]\n",
    "documents/deck.yaml": deck(),
    "documents/handout.yaml": "template: handout\ndeck: deck\n",
    "documents/summary.yaml": summary(),
  };
}

function verdicts(): string {
  const part = (i: number): string =>
    `  part-${i}: {label: The crossing at landing stage number ${i}, verdict: ${["keep", "mend", "stop"][i % 3]}, text: "Used by few in winter and by many in summer; the stage on the eastern bank is old.", source: survey}`;
  return [
    "scale:",
    "  keep: {label: Keep, mark: tick, tone: green}",
    "  mend: {label: Mend or replace, mark: plus, tone: amber}",
    "  stop: {label: Stop, mark: stop, tone: red}",
    "parts:",
    ...Array.from({length: 26}, (_, i) => part(i + 1)),
    "",
  ].join("\n");
}

function recommendations(): string {
  const headings = Array.from(
    {length: 9},
    (_, i) =>
      `  heading-${i}: {title: "What is to be done about landing stages and vessels, part ${i + 1}", summary: Stages first and vessels after., source: survey}`,
  );
  const statuses = ["done", "partly", "not-done", "overtaken", "unknown"];
  const items = Array.from({length: recommendationCount}, (_, i) =>
    [
      `  recommendation-${i + 1}:`,
      `    heading: heading-${Math.floor((i * 9) / recommendationCount)}`,
      `    title: "${titleOf(i + 1)}"`,
      "    what: The authority says what it spends, on what, and with what result, in one table for all its crossings.",
      "    why: Nobody can compare what is not published.",
      "    who: The authority",
      "    by-when: Within two years",
      `    verdict: ${["keep", "mend", "stop"][i % 3]}`,
      ...(i % 6 === 5
        ? []
        : [
            `    outcome: It was looked at.\n    outcome-status: ${statuses[i % 5]}\n    outcome-source: survey`,
          ]),
      "    source: survey",
      `    notes: Note number ${i + 1}, in two sentences. This is the second.`,
    ].join("\n"),
  );
  return ["headings:", ...headings, "recommendations:", ...items, ""].join("\n");
}

function timeline(): string {
  const eras = ["before", "before", "before", "recommended", "after", "after"];
  return Array.from(
    {length: 42},
    (_, i) =>
      `- {id: event-${i}, date: ${1980 + i}, title: "The crossing at stage ${i + 1} is opened again after a winter of repairs to both banks", era: ${eras[Math.floor(i / 7)]}, source: survey}`,
  ).join("\n");
}

function spending(): string {
  const row = (i: number): string => {
    const cells = years.map(
      (year, at) => `y${year}: ${((i * 37 + at * 113) % 9000) + 250}.${(i + at) % 10}`,
    );
    return `  crossing-${i}: {label: "Crossing ${i} from the old stage to the market${i % 4 === 0 ? ", with the night line and the line on Sundays" : ""}", cells: {${cells.join(", ")}}}`;
  };
  return [
    "title: Spending on each crossing",
    "subtitle: £ thousand a year, price base not stated",
    "unit: £k",
    "source: survey",
    "period: per year",
    "timing: annual",
    "kind: spend",
    `columns: {${years.map(year => `y${year}: '${year}'`).join(", ")}}`,
    "rows:",
    ...Array.from({length: 90}, (_, i) => row(i + 1)),
    "",
  ].join("\n");
}

function deck(): string {
  const slide = (layout: string, title: string, more = ""): string =>
    `  - {layout: ${layout}, title: "${title}", notes: "What is said to ${layout}."${more}}`;
  return [
    "template: deck",
    "slides:",
    "  - {layout: title, notes: Good morning.}",
    slide("board", "Twenty-six crossings, and a verdict on each"),
    slide("overview", "Everything that is to be done, at one look, and at as many as it takes"),
    slide("table", "What each crossing has cost, year by year", ", table: spending"),
    slide(
      "table",
      "The same beside what it means",
      ", table: spending, points: [It has grown., It will grow.]",
    ),
    "  - {layout: recommendations}",
    slide("timeline", "Forty years of crossings"),
    slide("outcomes", "What became of it"),
    slide("sources", "Where it comes from"),
    "",
  ].join("\n");
}

function summary(): string {
  return [
    "template: summary",
    "kind: Summary",
    "claim: Ninety crossings can be run better, for less.",
    "lead: Ninety crossings are kept by authorities that do not speak to each other. They should.",
    "key-figures: [{figure: total-saving, text: to be saved}]",
    "ask: What is asked for",
    "chart: fleet",
    "recommendations: {title: What should be done, pointer: The report has each of them in full.}",
    "parts: {title: Crossing by crossing}",
    "",
  ].join("\n");
}
