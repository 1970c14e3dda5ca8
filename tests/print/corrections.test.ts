// A figure of the sample put right, on both papers: the next edition says so in report, summary and on the landing page.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {frame} from "../../scripts/lib/frame.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import {environment} from "./printing.ts";

let world: World;
beforeAll(() => {
  world = openWorld({environment, browser: undefined, timeoutMs: 240_000});
});
afterAll(() => world.close());

describe.each(["A4", "Letter"])("on %s", paper => {
  const project = mkdtempSync(join(tmpdir(), "costed-corrected-"));
  const output = (name: string): Buffer =>
    readFileSync(join(project, "output/fixing-nhs-it", name));
  const log = new Log();
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, "../../content"), join(project, "content"), {recursive: true});
    change("publication.yaml", text => `${text.replace(/^paper:.*\n/m, "")}\npaper: ${paper}\n`);
    change("figures.yaml", text =>
      text.replace(
        /(\ncut-2010:\n {2}label: .*\n {2}value: £700m\n)/,
        "$1  was: [{value: £650m, corrected: 2010-09-20, why: A part of it had been left out.}]\n",
      ),
    );
    const names = ["report", "summary", "landing-page"].map(name => `fixing-nhs-it/${name}`);
    const options = {project, names, strict: true, force: false, version: "test"};
    const keepDrafts = (): Promise<void> => Promise.resolve();
    await build({...options, progress: () => undefined, keepDrafts}, world.at, log);
  }, 400_000);
  afterAll(() => rmSync(project, {recursive: true, force: true}));

  test("nothing is found: the notice fits", () =>
    expect(log.diagnostics.map(one => frame(one))).toEqual([]));

  test.each([
    ["report.pdf", 2],
    ["summary.pdf", 1],
  ])("%s: day, old, new, why, and what changed with it", async (name, page) => {
    const pdf = await readPdf(output(name));
    expectNotice(pdf.pages[page - 1]!.text);
    if (name === "summary.pdf") expect(pdf.pages.length).toBe(2);
  });

  test("the landing page: the same", () => expectNotice(wordsOf(output("landing-page.html"))));

  function change(name: string, changed: (text: string) => string): void {
    const path = join(project, "content/fixing-nhs-it", name);
    const before = readFileSync(path, "utf8");
    const after = changed(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  }
});

function expectNotice(written: string): void {
  const text = written.replace(/\s+/g, " ");
  for (const words of [
    "20 September 2010",
    "Cut announced in September 2010 was given as £650 million",
    "£700 million",
    "A part of it had been left out.",
    "£11.5 billion",
    // Rounded, both would be £1.3 billion.
    "£1,250m",
  ])
    expect(text).toContain(words);
}

function wordsOf(html: Buffer): string {
  return html
    .toString()
    .replace(/<style>[^]*?<\/style>|<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
