// The sample publication as a person gets it: built with the real browser, read back, and built again.
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {build, type Made} from "../../scripts/commands/build.ts";
import {readBuilt} from "../../scripts/commands/built.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {frame} from "../../scripts/lib/frame.ts";
import {readPdf, type PdfFacts} from "../../scripts/lib/pdf/read.ts";
import {environment} from "./printing.ts";

const repository = join(import.meta.dirname, "../..");
const folders: string[] = [];
let world: World;
let made: readonly Made[];
let project: string;
const log = new Log();

beforeAll(async () => {
  world = openWorld({environment, browser: undefined, timeoutMs: 120_000});
  project = projectFolder();
  made = await buildIn(project, log);
});

afterAll(async () => {
  await world.close();
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

describe("the build", () => {
  test("finds nothing wrong", () => expect(log.diagnostics.map(one => frame(one))).toEqual([]));

  test("makes its documents, as HTML, PDF and text", () =>
    expect(readdirSync(outputOf(project))).toEqual(
      expect.arrayContaining([
        "deck.html",
        "deck.md",
        "deck.pdf",
        "deck.presenter.html",
        "handout.pdf",
        "manifest.json",
        "press-release.html",
        "press-release.pdf",
        "press-release.txt",
        "summary.html",
        "summary.pdf",
      ]),
    ));

  test("leaves no drafts behind", () =>
    expect(readdirSync(outputOf(project)).filter(name => name.startsWith("."))).toEqual([]));

  test("prints nothing again when nothing has changed", async () => {
    const again = await buildIn(project, new Log());
    const printed = again[0]!.products.filter(({built}) => built.pages !== null);
    expect(printed.length).toBeGreaterThan(1);
    expect(printed.filter(({reused}) => !reused).map(one => one.name)).toEqual([]);
  });

  test("gives the same bytes in another folder, with nothing to begin from", async () => {
    const other = projectFolder();
    await buildIn(other, new Log());
    const names = readdirSync(outputOf(project), {recursive: true, withFileTypes: true}).filter(
      entry => entry.isFile(),
    );
    expect(names.length).toBeGreaterThan(8);
    const paths = names.map(({parentPath, name}) => join(parentPath, name).slice(project.length));
    const different = paths.filter(
      path => !readFileSync(join(other, path)).equals(readFileSync(join(project, path))),
    );
    expect(different).toEqual([]);
  });
});

describe("where each figure is printed", () => {
  test("every file was read, and every figure of a document has a place in it", async () => {
    const {manifest, prints, unread} = await readBuilt(outputOf(project));
    expect(unread).toEqual([]);
    for (const [name, built] of Object.entries(manifest.documents)) {
      const seen = built.wordings.filter(
        one => one.in === undefined || one.in.startsWith("chart "),
      );
      const placed = new Set(prints.filter(one => one.document === name).map(one => one.figure));
      expect(seen.filter(one => !placed.has(one.figure))).toEqual([]);
    }
  });

  test("the words of each page are those of its figures; nearly all pages are certain", async () => {
    const {prints} = await readBuilt(outputOf(project));
    const inPdf = prints.filter(one => one.file.endsWith(".pdf"));
    expect(inPdf.length).toBeGreaterThan(500);
    const certain = inPdf.filter(one => one.page !== null);
    expect(certain.length / inPdf.length).toBeGreaterThan(0.95);
    const pages = new Map<string, PdfFacts>();
    for (const file of new Set(inPdf.map(one => one.file)))
      pages.set(file, await readPdf(readFileSync(join(outputOf(project), file))));
    const bare = (text: string): string => text.replace(/\s/g, "");
    for (const {file, page, text} of certain)
      expect([file, page, bare(pages.get(file)!.pages[page! - 1]!.text)]).toEqual([
        file,
        page,
        expect.stringContaining(bare(text)),
      ]);
  });

  test("slides have the same numbers in HTML and PDF, and print the same", async () => {
    const {prints} = await readBuilt(outputOf(project));
    const placesIn = (file: string): readonly string[] =>
      prints
        .filter(one => one.file === file && one.slide !== null)
        .map(one => `${one.slide} ${one.figure} ${one.text.replace(/\s/g, "")}`);
    const html = new Set(placesIn("deck.html"));
    expect(html.size).toBeGreaterThan(80);
    expect(placesIn("deck.pdf").filter(place => !html.has(place))).toEqual([]);
  });
});

describe.each(["deck", "handout", "report", "summary", "press-release"])("%s.pdf", name => {
  let pdf: PdfFacts;
  beforeAll(async () => {
    pdf = await readPdf(readFileSync(join(outputOf(project), `${name}.pdf`)));
  });

  test("has the pages that it should", () => {
    if (["deck", "report"].includes(name)) expect(pdf.pages.length).toBeGreaterThanOrEqual(20);
    else if (name === "handout") expect(pdf.pages.length).toBeGreaterThanOrEqual(10);
    else expect(pdf.pages.length).toBe(2);
    const [width, height] = name === "deck" ? [960, 540] : [595, 842];
    for (const page of pdf.pages)
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([width, height]);
  });

  test("says its title, author and language", () =>
    expect([pdf.title, pdf.author, pdf.language]).toEqual([
      name === "press-release"
        ? "Realigning NHS IT could save at least £1\u00a0billion, says 2020health"
        : "Fixing NHS IT: A Plan of Action for a New Government",
      "John Cruickshank",
      "en-GB",
    ]));

  test("is tagged, and has bookmarks that lead somewhere", () => {
    expect(pdf.tagged).toBe(true);
    const all = pdf.outline.flatMap(function within(one): typeof pdf.outline {
      return [one, ...one.children.flatMap(within)];
    });
    expect(all.length).toBeGreaterThanOrEqual(name === "deck" ? pdf.pages.length : 5);
    expect(all.filter(one => one.page === null)).toEqual([]);
  });

  test("is set in the fonts that come with it, embedded as subsets", () => {
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const font of pdf.fonts) {
      expect(font.name).toMatch(/SourceSans3|SourceSerif4/);
      expect(font.embedded).toBe(true);
      expect(font.type).not.toBe("Type3");
    }
  });

  test("prints every figure that its manuscript states", () => {
    const uses = made
      .flatMap(one => one.products)
      .find(one => one.name === name)!
      .page!.manuscript.uses.filter(use => use.visible);
    expect(uses.length).toBeGreaterThan(20);
    const text = pdf.pages
      .map(page => page.text)
      .join(" ")
      .replace(/\s+/g, "");
    expect(
      uses
        .filter(use => !text.includes(use.text.replace(/\s+/g, "")))
        .map(use => `${use.figure}: ${use.text}`),
    ).toEqual([]);
  });
});

describe("the report", () => {
  let pdf: PdfFacts;
  beforeAll(async () => {
    pdf = await readPdf(readFileSync(join(outputOf(project), "report.pdf")));
  });
  const pageText = (number: number): string => squeezed(pdf.pages[number - 1]!.text);
  const squeezed = (text: string): string => text.replace(/\s+/g, "").toLowerCase();

  test("its contents give the page on which each entry stands", () => {
    const contents = pdf.pages.findIndex(page => /^Contents$/m.test(page.text)) + 1;
    const entries = pdf.pages[contents - 1]!.links.filter(link => link.page !== null);
    expect(entries.length).toBeGreaterThan(20);
    for (const {text, page} of entries) {
      const [, title = "", number] = /^(?:Chapter \d+)?\s*(.*?)\s*(\d+)\s*$/s.exec(text) ?? [];
      expect(Number(number), text).toBe(page);
      expect(pageText(page!), text).toContain(squeezed(title));
    }
  });

  test("its summary takes one page, and each chapter begins one", () => {
    const starts = pdf.outline.flatMap(function within(one): number[] {
      return [one.page ?? 0, ...one.children.flatMap(within)];
    });
    const summary = pdf.pages.findIndex(page => /^Executive summary$/m.test(page.text)) + 1;
    expect(starts).toContain(summary);
    expect(pageText(summary + 1)).toContain("chapter1");
    const openings = pdf.pages.flatMap(({text}, i) =>
      /Chapter \d+$/.test(text.trim()) ? [i + 1] : [],
    );
    expect(openings.length).toBeGreaterThanOrEqual(5);
    expect(openings.filter(page => !starts.includes(page))).toEqual([]);
  });

  test("every page but the cover says which of how many it is", () => {
    const total = pdf.pages.length;
    for (const [i, page] of pdf.pages.entries())
      if (i > 0) expect(page.text.replace(/\s+/g, " ")).toContain(`${i + 1} of ${total}`);
  });

  test("its apostrophes are found by whoever searches", () => {
    const text = pdf.pages.map(page => page.text).join(" ");
    expect(text).toContain("government’s decisions");
    expect(text).not.toMatch(/[\u02bb\u02bc]/);
  });

  test("its notes lead to the sources, and the sources back", () => {
    const links = pdf.pages.flatMap((page, i) => page.links.map(link => ({...link, on: i + 1})));
    const inside = links.filter(link => link.page !== null);
    const sources = Math.min(
      ...inside.filter(link => /^\d+$/.test(link.text.trim())).map(link => link.page!),
    );
    const back = inside.filter(link => link.on >= sources && link.page! < sources);
    expect(sources).toBeGreaterThan(pdf.pages.length / 2);
    expect(back.length).toBeGreaterThan(50);
  });
});

describe("deck.html and deck.presenter.html", () => {
  const read = (name: string): string => readFileSync(join(outputOf(project), name), "utf8");
  const wordsOf = (html: string): string =>
    html
      .replace(/<[^>]*>/g, " ")
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&")
      .replace(/[\s\u2060]+/g, " ");

  test.each(["deck.html", "deck.presenter.html"])("%s is Marp's presenter form", name => {
    const html = read(name);
    const pages = made.flatMap(one => one.products).find(one => one.name === "deck")!.built.pages!;
    expect(html).toContain("Open presenter view");
    expect(html).toMatch(
      /<html lang="en-GB"><head><title>Fixing NHS IT: A Plan of Action for a New Government<\/title>/,
    );
    expect(html.match(/<section\b/g)!.length).toBe(pages);
    expect(html.match(/(?:src="|@import |url\(["']?|<link[^>]*href=")https?:[^"')]+/g)).toBeNull();
    expect(html.match(/class="bespoke-marp-note"/g)?.length ?? 0).toBe(
      // What goes on from the slide before has been introduced there.
      name === "deck.html" ? 0 : pages - html.match(/\(continued\)|&#40;continued/g)!.length,
    );
  });

  // The notes are read from the Markdown, where they stand as comments: no form of HTML is taken on trust.
  test("only the presenter's holds what the presenter says, sentence by sentence", () => {
    const notes = [...read("deck.md").matchAll(/<!--\n([\s\S]*?)\n-->/g)].map(([, note]) => note!);
    const sentences = notes
      .flatMap(note => note.replace(/\s+/g, " ").split(/(?<=[.?!]) /))
      .map(sentence => sentence.replace(/[\s\u2060]+/g, " ").trim())
      .filter(sentence => sentence.length > 20);
    expect(sentences.length).toBeGreaterThan(100);
    const published = wordsOf(read("deck.html"));
    const presented = wordsOf(read("deck.presenter.html"));
    expect(sentences.filter(sentence => !presented.includes(sentence))).toEqual([]);
    expect(sentences.filter(sentence => published.includes(sentence))).toEqual([]);
  });
});

describe("a figure that changes", () => {
  test("changes wherever it is printed, in all documents and in their PDFs", async () => {
    const folder = projectFolder();
    const path = join(folder, "content/fixing-nhs-it/figures.yaml");
    const {writeFileSync} = await import("node:fs");
    const figures = readFileSync(path, "utf8");
    const changed = figures.replace("value: at least £1bn", "value: at least £1.7bn");
    expect(changed).not.toBe(figures);
    writeFileSync(path, changed);
    await buildIn(folder, new Log());
    expect(readFileSync(join(outputOf(folder), "press-release.txt"), "utf8")).toMatch(
      /at least £1\.7 ?billion/,
    );
    for (const name of ["deck", "handout", "report", "summary", "press-release"]) {
      const text = (await readPdf(readFileSync(join(outputOf(folder), `${name}.pdf`)))).pages
        .map(page => page.text)
        .join(" ")
        .replace(/\s+/g, " ");
      expect(text, name).toMatch(/at least £1\.7 ?(bn|billion)/);
      expect(text, name).not.toMatch(/at least £1 ?(bn|billion)/);
    }
  });
});

function projectFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "costed-sample-"));
  folders.push(folder);
  cpSync(join(repository, "content"), join(folder, "content"), {recursive: true});
  return folder;
}

function outputOf(folder: string): string {
  return join(folder, "output/fixing-nhs-it");
}

function buildIn(folder: string, into: Log): Promise<readonly Made[]> {
  return build(
    {
      project: folder,
      names: ["fixing-nhs-it"],
      strict: false,
      force: false,
      version: "test",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    world.at,
    into,
  );
}
