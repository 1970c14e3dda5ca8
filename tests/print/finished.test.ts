// Every PDF of the sample publication, as a screen reader, other programs and a person's mailbox find it.
import {execFileSync, spawnSync} from "node:child_process";
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {openWorld} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {FiguresFile} from "../../scripts/lib/record/record.ts";
import {checkPdf} from "../pdf/checker.ts";
import {environment} from "./printing.ts";

const repository = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "costed-finished-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const has = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
const ours = await printedWith(undefined, "embedded");
const other = "/usr/bin/chromium-headless-shell";

test("there are PDFs, and each was printed once or more", () => {
  expect(ours.pdfs.length).toBeGreaterThan(1);
  expect(ours.raw.length).toBeGreaterThanOrEqual(ours.pdfs.length);
});

const firstPages = await inTurn(ours.raw, async one => (await readPdf(one)).pages[0]?.text);

describe.each(ours.pdfs)("$name", ({name, path, bytes, pages, attachments}) => {
  test("is nowhere in the way of a screen reader", async () =>
    expect(await checkPdf(bytes)).toEqual([]));

  test("is at most half as large as the browser made it", () => {
    // One that has a list of contents is printed more than once; the first page is the same.
    const printed = ours.raw.filter((_, i) => firstPages[i] === pages[0]!.text);
    expect(bytes.length / Math.min(...printed.map(one => one.length))).toBeLessThanOrEqual(0.5);
  });

  test("counts its pages as they are printed, and attaches its figures", async () => {
    const {getDocumentProxy} = await import("unpdf");
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {verbosity: 0});
    const labels = (await pdf.getPageLabels()) as readonly string[];
    expect(labels).toEqual(Array.from({length: pdf.numPages}, (_, i) => String(i + 1)));
    await pdf.destroy();
    expect(attachments.map(one => one.name)).toEqual(["figures.json"]);
    const file = JSON.parse(new TextDecoder().decode(attachments[0]!.bytes)) as FiguresFile;
    expect(file.document).toMatchObject({name: name.replace(".pdf", ""), pages: pages.length});
    expect(file.figures.length).toBeGreaterThan(0);
    // What the file says stands on a page stands there.
    const squeezed = pages.map(page => page.text.normalize("NFKC").replace(/\s+/g, ""));
    const printed = file.figures.flatMap(figure => figure.printed);
    for (const {text, pages: there} of printed)
      for (const page of there ?? [])
        expect(squeezed[page - 1]).toContain(text.normalize("NFKC").replace(/\s+/g, ""));
    expect(printed.filter(one => one.pages).length / printed.length).toBeGreaterThan(0.9);
  });

  test("every link says where it leads", () => {
    for (const {links} of pages)
      for (const link of links) {
        expect(link.contents).not.toBe("");
        expect(link.contents).toContain(
          link.page === null ? link.url!.replace(/^(?:mailto|tel):/, "") : `page ${link.page}`,
        );
      }
  });

  test.runIf(has("qpdf"))("qpdf finds no error in it", () =>
    expect(execFileSync("qpdf", ["--check", path], {encoding: "utf8"})).toContain(
      "No syntax or stream encoding errors found",
    ),
  );

  test.runIf(has("pdftotext"))("poppler reads the same words in it as pdf.js", () => {
    const text = execFileSync("pdftotext", ["-raw", path, "-"], {encoding: "utf8"});
    const wordsIn = (all: string): readonly string[] =>
      all.normalize("NFKC").match(/\p{L}{3,}/gu) ?? [];
    const there = new Set(wordsIn(text));
    const expected = wordsIn(pages.map(page => page.text).join("\n"));
    expect(expected.length).toBeGreaterThan(100);
    expect(expected.filter(word => there.has(word)).length / expected.length).toBeGreaterThan(0.97);
  });

  test.runIf(has("pdfinfo"))("poppler complains of nothing in its tags", () => {
    const {stdout, stderr} = spawnSync("pdfinfo", ["-struct", path], {encoding: "utf8"});
    expect(stderr).toBe("");
    expect(stdout).toContain("H1 (block)");
    expect(stdout).not.toContain("NonStruct");
  });
});

test.runIf(existsSync(other))("with the browser of the machine they are as good", async () => {
  for (const {name, bytes} of (await printedWith(other, "system")).pdfs)
    expect(await checkPdf(bytes), name).toEqual([]);
});

async function printedWith(browser: string | undefined, name: string) {
  const project = join(folder, name);
  cpSync(join(repository, "content"), join(project, "content"), {recursive: true});
  const world = openWorld({environment, browser, timeoutMs: 120_000});
  const raw: Uint8Array[] = [];
  const log = new Log();
  await build(
    {
      project,
      names: ["fixing-nhs-it"],
      strict: false,
      force: false,
      version: "test",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    at => {
      const outside = world.at(at);
      return {
        ...outside,
        async print(html) {
          const printed = await outside.print(html);
          raw.push(printed.bytes);
          return printed;
        },
      };
    },
    log,
  );
  await world.close();
  expect(log.diagnostics).toEqual([]);
  const output = join(project, "output/fixing-nhs-it");
  const files = readdirSync(output).filter(file => file.endsWith(".pdf"));
  const pdfs = await inTurn(files, async file => {
    const path = join(output, file);
    const bytes = readFileSync(path);
    return {name: file, path, bytes, ...(await readPdf(bytes))};
  });
  return {pdfs, raw};
}

async function inTurn<A, B>(items: readonly A[], step: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const item of items) done.push(await step(item));
  return done;
}
