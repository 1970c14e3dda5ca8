// A small publication of many editions, for tests and the bench: each has a name and four figures of its own.
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";

export interface EditionsOptions {
  readonly editions: number;
  /** Of the deck, two or more. */
  readonly slides: number;
  /** A deck, as HTML and PDF; or a page of a kind of its own, HTML alone. Without it, a deck. */
  readonly makes?: "deck" | "page";
  /** Rows by their number, from 1, that are put in the place of those that would be there. */
  readonly rows?: Readonly<Record<number, string>>;
}

/** Writes the project into a folder that is empty. The names of its files, and what stands in each. */
export async function editionsProject(
  folder: string,
  {editions, slides, makes = "deck", rows = {}}: EditionsOptions,
): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {
    "content/hospitals/publication.yaml": publication,
    "content/hospitals/sources.yaml": sources,
    "content/hospitals/figures.yaml": figures,
    "content/hospitals/editions.yaml": settings,
    "content/hospitals/editions.csv": tableOf(editions, rows),
    ...(makes === "deck" ? {"content/hospitals/documents/deck.yaml": deckOf(slides)} : page),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), text);
  }
  return files;
}

export const columns = "edition,organisation,beds,spend,vacancies,saving";

/** Numbers that belong to nobody, and differ from row to row. */
export function rowOf(n: number): string {
  const beds = 300 + ((n * 37) % 900);
  const spend = ((n * 13) % 97) + 12;
  return `trust-${n},Hospital Trust ${letters(n)},${beds} beds,£${spend}.${n % 10}m,${40 + (n % 60)} posts,£${100 + ((n * 7) % 800)}k`;
}

/** A name without digits: these would be taken for numbers that were typed. */
function letters(n: number): string {
  return n <= 26
    ? String.fromCodePoint(64 + n)
    : letters(Math.floor((n - 1) / 26)) + letters(((n - 1) % 26) + 1);
}

function tableOf(editions: number, rows: Readonly<Record<number, string>>): string {
  const lines = Array.from({length: editions}, (_, i) => rows[i + 1] ?? rowOf(i + 1));
  return `${[columns, ...lines].join("\n")}\n`;
}

const publication = `title: Better records for {{edition.organisation}}
authors: [{name: The example authors}]
publisher: {name: The example office}
date: 2025-06-01
language: en-GB
currency: GBP
`;

const sources = `returns-2025:
  title: Returns of all trusts
  publisher: The example office
  date: 2025-03
`;

const figures = `beds:
  label: Beds
  value: 1,000 beds
  source: returns-2025
spend:
  label: Spent on records each year
  value: £20.5m
  kind: spend
  source: returns-2025
vacancies:
  label: Posts that nobody fills
  value: 70 posts
  source: returns-2025
saving:
  label: What better records save each year
  value: £450k
  kind: saving
  source: returns-2025
cost-per-bed:
  label: Spent on records for each bed
  formula: spend / beds
`;

const settings = `base: false
columns:
  beds: {as-of: 2025-03-31}
`;

const layouts: readonly ((n: number) => string)[] = [
  n => `  - layout: figures
    title: Where {{edition.organisation}} stands, part ${letters(n)}
    notes: Say what the figures mean for {{edition.organisation}}.
    figures:
      - {big: "{{beds compact}}", said: beds in use}
      - {big: "{{vacancies compact}}", said: posts that nobody fills}
`,
  n => `  - layout: statement
    title: Records cost {{edition.organisation}} money, part ${letters(n)}
    notes: Pause here.
    big: "{{spend compact}}"
    said: is spent on records each year, {{cost-per-bed}} for each bed
    points:
      - Much of it goes on paper
      - Little of it helps a patient
`,
  n => `  - layout: blocks
    title: What to do, part ${letters(n)}
    notes: These are the three steps.
    blocks:
      - {head: Scan, said: "Bring the old records of {{edition.organisation}} in."}
      - {head: Share, said: Let those who treat a patient see them.}
      - {head: Save, said: "{{saving}} a year comes free."}
`,
];

function deckOf(slides: number): string {
  const inner = Array.from({length: slides - 2}, (_, i) => layouts[i % layouts.length]!(i + 1));
  const first = "  - layout: title\n    notes: Welcome to all at {{edition.organisation}}.\n";
  const last =
    "  - layout: sources\n    title: Where the figures come from\n    notes: All of it can be looked up.\n";
  return `template: deck\nslides:\n${first}${inner.join("")}${last}`;
}

const page = {
  "content/hospitals/documents/card.yaml":
    'template: card\nlead: "{{edition.organisation}} has {{beds}} and saves {{saving compact}}."\n',
  "templates/card/template.yaml": "outputs: [html]\nwords: {lead: prose}\n",
  "templates/card/style.css": "@page {size: A6} body {font-family: sans-serif}\n",
  "templates/card/page.html.hbs":
    "<main><h1>{{publication.title}}</h1><p>{{words.lead}}</p><p>{{figures.spend.label}}: {{spend compact}}; {{figures.vacancies.label}}: {{vacancies}}</p></main>\n",
};
