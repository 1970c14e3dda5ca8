// A publication of 76 recommendations with long titles and a table of 90 rows by ten years, as a person gets it.
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {frame} from "../../scripts/lib/frame.ts";
import {readPdf, type PdfFacts} from "../../scripts/lib/pdf/read.ts";
import {longPapers, sectionTitle} from "../long-papers.ts";
import {longPublication, recommendationCount, titleOf} from "../long.ts";
import {environment} from "./printing.ts";

const project = mkdtempSync(join(tmpdir(), "costed-long-"));
const log = new Log();
let world: World;
const pdfs = new Map<string, PdfFacts>();

beforeAll(async () => {
  for (const [path, text] of Object.entries({...longPublication(), ...longPapers()})) {
    const file = join(project, "content/ferries", path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
  world = openWorld({environment, browser: undefined, timeoutMs: 240_000});
  const options = {
    project,
    names: ["ferries"],
    strict: true,
    force: false,
    version: "test",
    progress: () => undefined,
    keepDrafts: () => Promise.resolve(),
  };
  await build(options, world.at, log);
  for (const name of ["deck", "handout", "summary", "report", "press-release"])
    pdfs.set(name, await readPdf(readFileSync(join(project, `output/ferries/${name}.pdf`))));
}, 400_000);

afterAll(async () => {
  await world.close();
  rmSync(project, {recursive: true, force: true});
});

test("nothing is found, of slides that are too full least of all", () =>
  expect(log.diagnostics.map(one => frame(one))).toEqual([]));

test.each(["deck", "handout"])("%s: every title, every row and every amount is there", name => {
  const text = wordsOf(name);
  for (let number = 1; number <= recommendationCount; number++)
    // Twice at the least: in the overview, on its own slide, and with what became of it.
    expect(text.split(titleOf(number)).length - 1, `${number}`).toBeGreaterThanOrEqual(3);
  for (let row = 1; row <= 90; row++) expect(text).toContain(`Crossing ${row} from the old`);
  expect(text).toContain("(continued)");
  // The last cell of the table.
  const cells = longPublication()["tables/spending.yaml"]!.matchAll(/y2020: (\d+\.\d)/g);
  for (const [, cell] of cells)
    expect(text).toContain(Number(cell).toLocaleString("en-GB", {minimumFractionDigits: 1}));
});

test("the summary keeps to its two pages, and says where the recommendations are", () => {
  expect(pdfs.get("summary")!.pages.length).toBe(2);
  expect(wordsOf("summary")).toContain("The report has each of them in full.");
  expect(wordsOf("summary")).toContain("9 recommendations");
  expect(wordsOf("summary")).not.toContain(titleOf(1));
});

test("what is said to a slide is said once, where it begins", () => {
  const text = wordsOf("handout");
  for (const layout of ["board", "overview", "timeline", "outcomes"])
    expect(text.split(`What is said to ${layout}.`).length - 1, layout).toBe(1);
});

test("the report has every recommendation, once and in full, and every row on one page", () => {
  const text = wordsOf("report");
  for (let number = 1; number <= recommendationCount; number++)
    expect(text.split(titleOf(number)).length - 1, `${number}`).toBe(1);
  for (const row of spendingRows())
    expect(
      pagesOf("report").filter(page => page.includes(row)),
      row,
    ).toHaveLength(1);
});

test("the report's table has its ten years at the head of each page that it takes", () => {
  const years = Array.from({length: 10}, (_, i) => 2011 + i).join(" ");
  const taken = pagesOf("report").filter(page => spendingRows().some(row => page.includes(row)));
  expect(taken.length).toBeGreaterThanOrEqual(3);
  for (const page of taken) expect(page.split(years).length - 1).toBe(1);
});

test("the report's contents run on over pages, and name the page of every part", () => {
  const pages = pagesOf("report");
  const contents = pages.slice(
    2,
    pages.findIndex(page => page.includes("Finding 1:")),
  );
  expect(contents.length).toBeGreaterThan(1);
  for (const [chapter, section] of [
    [1, 1],
    [5, 7],
    [12, 7],
  ] as const) {
    const title = sectionTitle(chapter, section);
    const entry = contents.join(" ").split(title)[1]!;
    expect(pages[Number(/^\s*(\d+)/.exec(entry)![1]) - 1]).toContain(title);
  }
  // There is nothing to work out and nothing has changed: the contents promise neither.
  expect(contents.join(" ")).not.toContain("Workings");
  expect(pages.filter(page => page.includes("Finding 5:"))).toEqual(
    pages.filter(page => page.includes("Finding 1:")),
  );
});

test("the press release and the landing page keep long titles whole", () => {
  expect(wordsOf("press-release")).toContain(titleOf(1));
  const html = readFileSync(join(project, "output/ferries/landing-page.html"), "utf8");
  for (let number = 1; number <= recommendationCount; number++)
    expect(html).toContain(titleOf(number));
});

/** The cells of each crossing, as its row prints them. */
function spendingRows(): readonly string[] {
  const printed = (cell: string): string =>
    Number(cell).toLocaleString("en-GB", {minimumFractionDigits: 1});
  return [...longPublication()["tables/spending.yaml"]!.matchAll(/cells: \{(.*)\}\}/g)].map(row =>
    [...row[1]!.matchAll(/y\d+: (\d+\.\d)/g)].map(([, cell]) => printed(cell!)).join(" "),
  );
}

const pagesOf = (name: string): readonly string[] =>
  pdfs.get(name)!.pages.map(page => page.text.replace(/\s+/g, " "));

function wordsOf(name: string): string {
  return pagesOf(name).join(" ");
}
