// `verify`: a PDF that was built from content, held against that content after it has changed, or after the PDF has.
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {verdictData, verdictWords} from "../../scripts/commands/verdicts.ts";
import {verify, type Verified, type VerifyOptions} from "../../scripts/commands/verify.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {plain} from "../../scripts/lib/frame.ts";
import {openWordsReader, usualLimits} from "../../scripts/outside/untrusted-pdf.ts";
import {editDrawings} from "../pdf/edit.ts";
import {buildIn, newProject, type Project} from "./world.ts";

const locked = await protectedPdf();
let project: Project;
let pdf: string;
beforeEach(async () => {
  project = await newProject();
  await buildIn(project);
  pdf = join(project.folder, "output/buses/note.pdf");
});
afterEach(() => project.dispose());

const figures = "content/buses/figures.yaml";

describe("a PDF of ours", () => {
  test("of today's content is true, in every figure", async () => {
    const verdict = await verdictOn(pdf);
    expect(verdict).toMatchObject({isTrue: true, by: "record", pages: 1, remarks: []});
    expect(verdict.made).toMatchObject({
      program: "Costed 0.0.0",
      publication: "buses",
      document: "note",
    });
    expect(new Set(verdict.prints.map(one => one.state))).toEqual(new Set(["unchanged"]));
    expect(verdict.prints.map(one => one.figure)).toContain("net-savings");
  });

  test("says what has changed, from what to what, and because of which figure down the chain", async () => {
    await project.write(figures, text => text.replace("12 buses", "13 buses"));
    const verdict = await verdictOn(pdf);
    expect(verdict.isTrue).toBe(false);
    expect(verdict.prints.find(one => one.figure === "net-savings")).toMatchObject({
      state: "changed",
      page: 1,
      said: "€472,000 to €522,000",
      now: "€520,500 to €570,500",
      because: [{figure: "idle-buses", before: "12\u00a0buses", after: "13\u00a0buses"}],
    });
    expect(stateOf(verdict, "fleet.diesel.y2024")).toBe("unchanged");
  });

  test("says what was withdrawn", async () => {
    await project.write(figures, text => text.replaceAll("net-savings", "savings-in-a-year"));
    const verdict = await verdictOn(pdf);
    expect(verdict.prints.find(one => one.figure === "net-savings")).toMatchObject({
      state: "withdrawn",
      now: null,
    });
    expect(verdict.isTrue).toBe(false);
  });

  test("is still true where only what stands beside the figure is another one", async () => {
    await project.write(figures, text =>
      text.replace(
        "value: €48,500 per bus\n  prices: 2023",
        "value: €48,500 per bus\n  prices: 2024",
      ),
    );
    const verdict = await verdictOn(pdf);
    const restated = verdict.prints.filter(one => one.state === "restated");
    expect(verdict.isTrue).toBe(true);
    expect(restated.flatMap(one => one.restated)).toContainEqual({
      field: "prices",
      before: "2023",
      after: "2024",
    });
  });

  test("is still true where only digits that are not printed have changed", async () => {
    await project.write(figures, text => text.replace("high: €140k", 'high: "€140,300"'));
    const prints = (await verdictOn(pdf)).prints.filter(one => one.figure === "net-savings");
    expect(prints.length).toBeGreaterThan(0);
    for (const one of prints) {
      const isSame = one.state === "restated" && one.restated[0]?.field === "value";
      expect(isSame || one.now !== one.said).toBe(true);
    }
  });
});

describe("a PDF that was edited", () => {
  test("no longer says what its record says: by page, figure and both texts", async () => {
    await writeFile(pdf, await editDrawings(await readFile(pdf), "472,000", "482,000"));
    const verdict = await verdictOn(pdf);
    expect(verdict.isTrue).toBe(false);
    expect(verdict.prints.filter(one => one.state === "edited")).toMatchObject([
      {
        figure: "net-savings",
        page: 1,
        said: "€482,000 to €522,000",
        recorded: "€472,000 to €522,000",
      },
    ]);
    expect(verdictWords([verdict], {all: false, width: Infinity}, plain)).toContain(
      "it was printed as €472,000 to €522,000",
    );
    const narrow = verdictWords([verdict], {all: false, width: 80}, plain).split("\n");
    expect(narrow.slice(3).filter(line => line.length > 80)).toEqual([]);
    expect(narrow.join(" ").replace(/\s+/g, " ")).toContain("it was printed as €472,000");
  });
});

describe("a PDF of another program", () => {
  test("is told by its words, against every publication of the project", async () => {
    await project.write(figures, text =>
      text.replace(
        "value: €0.2m",
        "value: €0.3m\n  was: [{value: €0.2m, as-of: 2022, source: budget-2023}]",
      ),
    );
    await writeFile(
      pdf,
      await written([
        "The State grant is €200,000.",
        "A bus costs €48,500 per bus to keep.",
        "Tea: €3.",
      ]),
    );
    const verdict = await verdictOn(pdf);
    expect(verdict).toMatchObject({by: "words", isTrue: false, made: {program: "A writer"}});
    expect(verdict.prints.map(one => [one.state, one.figure, one.said, one.now])).toEqual([
      ["changed", "grant", "€200,000", "€300k"],
      ["unchanged", "cost-per-bus", "€48,500 per bus", "€48,500 per bus"],
      ["not ours", null, "€3", null],
    ]);
  });

  test("that carries a record which cannot be used is told by its words, and that is said", async () => {
    const {PDFDocument} = await import("@cantoo/pdf-lib");
    const made = await PDFDocument.load(await written(["The State grant is €0.2m."]));
    await made.attach(new TextEncoder().encode("{}"), "figures.json", {});
    await writeFile(pdf, await made.save());
    const verdict = await verdictOn(pdf);
    expect(verdict.by).toBe("words");
    expect(verdict.remarks.join()).toContain("another program made it");
    expect(verdict.prints).toMatchObject([{state: "unchanged", figure: "grant"}]);
  });

  test("says nothing to the terminal but words", async () => {
    await writeFile(pdf, await written(["Nothing of ours."], "\u009b2Jgone\u0007 \u202eeltit"));
    const verdict = await verdictOn(pdf);
    const told = verdictWords([verdict], {all: true, width: Infinity}, plain);
    expect(told).toContain("gone");

    expect(told).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

describe("what cannot be read", () => {
  test.each<[string, (whole: Uint8Array) => Uint8Array, string]>([
    ["no PDF", () => new TextEncoder().encode("<html></html>"), "it is no PDF"],
    ["empty", () => new Uint8Array(), "it is no PDF"],
    ["cut", whole => whole.slice(0, 60), "it is damaged, or no PDF"],
    ["a head and nothing else", () => new TextEncoder().encode("%PDF-1.7\n%%EOF"), "it is damaged"],
    ["protected", () => locked, "it is protected by a password"],
  ])("%s", async (_, change, why) => {
    await writeFile(pdf, change(await readFile(pdf)));
    const {done} = await verifyIn({});
    expect(done).toMatchObject([{ok: false, why: expect.stringContaining(why) as string}]);
  });

  test("of many files each has its line, and the next is read all the same", async () => {
    const folder = join(project.folder, "output/buses");
    await writeFile(join(folder, "broken.pdf"), "%PDF-1.7 broken");
    const {done} = await verifyIn({files: [join(folder, "*.pdf"), join(folder, "none.pdf")]});
    expect(done.map(one => [one.file.split("/").at(-1), one.ok])).toEqual([
      ["broken.pdf", false],
      ["note.pdf", true],
      ["none.pdf", false],
    ]);
    const lines = verdictWords(done, {all: false, width: Infinity}, plain).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/note\.pdf +true +\d+ unchanged$/);
    expect(lines[2]).toContain("there is no such file");
  });

  test("what takes too long, or too much, is given up, and the next is read", async () => {
    const pages = Array.from({length: 400}, (_, i) => `Page ${i}`);
    await writeFile(pdf, await written(pages, "Long", true));
    const reader = openWordsReader([], {...usualLimits, milliseconds: 400});
    const slow = await reader.read(pdf);
    expect(slow).toMatchObject({ok: false, why: "it takes more than 0 s"});
    await reader.close();
    const large = openWordsReader([], {...usualLimits, bytes: 100});
    expect(await large.read(pdf)).toMatchObject({ok: false});
    await large.close();
  });
});

test("a publication that is not in the project is named", async () => {
  await project.write(
    "content/trams/publication.yaml",
    await project.read("content/buses/publication.yaml"),
  );
  await project.remove("content/buses");
  const {done} = await verifyIn({});
  expect(done).toMatchObject([{ok: false, why: expect.stringContaining("`buses`") as string}]);
});

async function verifyIn(options: Partial<VerifyOptions>) {
  const log = new Log();
  const done = await verify(
    {
      project: project.folder,
      files: [pdf],
      publication: null,
      progress: () => undefined,
      ...options,
    },
    log,
  );
  return {done, findings: log.diagnostics};
}

async function verdictOn(file: string): Promise<Extract<Verified, {ok: true}>> {
  const {done} = await verifyIn({files: [file]});
  const [one] = done;
  if (!one?.ok) throw new Error(one?.why);
  expect(() => JSON.stringify(verdictData(one))).not.toThrow();
  return one;
}

function stateOf({prints}: Extract<Verified, {ok: true}>, figure: string): string | undefined {
  return prints.find(one => one.figure === figure)?.state;
}

/** One line below the other, or one to a page, as a simple program would write it. */
async function written(lines: readonly string[], title = "T", paged = false): Promise<Uint8Array> {
  const {PDFDocument} = await import("@cantoo/pdf-lib");
  const made = await PDFDocument.create();
  made.setTitle(title);
  made.setCreator("A writer");
  let page = made.addPage([595, 842]);
  for (const [i, line] of lines.entries()) {
    if (paged && i > 0) page = made.addPage([595, 842]);
    page.drawText(line, {x: 50, y: paged ? 700 : 780 - i * 20, size: 11});
  }
  return made.save();
}

async function protectedPdf(): Promise<Uint8Array> {
  const {PDFDocument} = await import("@cantoo/pdf-lib");
  const made = await PDFDocument.load(await written(["A secret."]));
  made.encrypt({userPassword: "open", ownerPassword: "sesame"});
  return made.save();
}
