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
import {longPublication, recommendationCount, titleOf} from "../long.ts";
import {environment} from "./printing.ts";

const project = mkdtempSync(join(tmpdir(), "costed-long-"));
const log = new Log();
let world: World;
const pdfs = new Map<string, PdfFacts>();

beforeAll(async () => {
  for (const [path, text] of Object.entries(longPublication())) {
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
  for (const name of ["deck", "handout", "summary"])
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

function wordsOf(name: string): string {
  const text = pdfs
    .get(name)!
    .pages.map(page => page.text)
    .join(" ");
  return text.replace(/\s+/g, " ");
}
