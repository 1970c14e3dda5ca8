// `build`: everything is known to be right before anything is written; then all of it is written, or nothing.
import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {replaceFiles} from "../../scripts/outside/replace.ts";
import {buildIn, fakeWorld, newProject, type Project} from "./world.ts";

let project: Project;
beforeEach(async () => {
  project = await newProject();
});
afterEach(() => project.dispose());

const figures = "content/buses/figures.yaml";
const note = "content/buses/documents/note.yaml";

describe("a build", () => {
  test("writes every output of every document, and what was built from what", async () => {
    const {made, findings} = await buildIn(project);
    expect(findings).toEqual([]);
    expect(Object.keys(await project.output())).toEqual([
      "buses/manifest.json",
      "buses/note.html",
      "buses/note.pdf",
      "buses/talk.html",
      "buses/talk.md",
    ]);
    expect(
      made.map(one => [
        one.publication,
        one.products.map(product => [product.name, product.built.pages, product.reused]),
      ]),
    ).toEqual([
      [
        "buses",
        [
          ["note", 1, false],
          ["talk", null, false],
        ],
      ],
    ]);
  });

  test("puts on record which figures each document prints", async () => {
    await buildIn(project);
    const manifest = JSON.parse((await project.output())["buses/manifest.json"]!) as {
      documents: Record<string, {figures: string[]; files: string[]}>;
    };
    expect(manifest.documents["talk"]).toMatchObject({
      figures: ["net-savings"],
      files: ["talk.html", "talk.md"],
    });
    expect(manifest.documents["note"]?.figures).toContain("fleet.diesel.y2024");
  });

  test("of the same content gives the same bytes, in another folder and at another time", async () => {
    await buildIn(project);
    const other = await newProject();
    await buildIn(other);
    expect(await other.output()).toEqual(await project.output());
    await other.dispose();
  });

  test("of one document leaves the others as they are", async () => {
    await buildIn(project);
    const before = await project.output();
    await project.write(figures, text => text.replace("12 buses", "13 buses"));
    await buildIn(project, fakeWorld(), {names: ["buses/talk"]});
    const after = await project.output();
    expect(after["buses/talk.html"]).not.toBe(before["buses/talk.html"]);
    expect(after["buses/note.pdf"]).toBe(before["buses/note.pdf"]);
    expect(
      Object.keys(JSON.parse(after["buses/manifest.json"]!).documents as object).toSorted(),
    ).toEqual(["note", "talk"]);
  });
});

describe("all or nothing", () => {
  const broken: readonly (readonly [string, (one: Project) => Promise<void>])[] = [
    [
      "content that is wrong",
      one => one.write(figures, text => text.replace("12 buses", "12 squillion")),
    ],
    [
      "one document of two that is wrong",
      one => one.write(note, text => text.replace("table: fleet", "table: flete")),
    ],
    ["a template that is wrong", one => one.write("templates/note/page.html.hbs", "{{nothing}}")],
    [
      "a file that is no text",
      one => one.write("content/buses/tables/extra.yaml", "title: \ufffd"),
    ],
    ["a publication without publication.yaml", one => one.remove("content/buses/publication.yaml")],
  ];

  test.each(broken)("%s: nothing is printed, nothing is written", async (_, breakIt) => {
    await buildIn(project);
    const before = await project.output();
    await breakIt(project);
    const world = fakeWorld();
    const {made, findings} = await buildIn(project, world);
    expect([made, world.printed]).toEqual([[], []]);
    expect(findings.some(one => one.severity === "error")).toBe(true);
    expect(await project.output()).toEqual(before);
  });

  test("what is found only in print stops it too", async () => {
    await buildIn(project);
    const before = await project.output();
    await project.write(figures, text => text.replace("12 buses", "13 buses"));
    const overflowing = fakeWorld();
    const at = overflowing.at;
    const overflow = [{page: 1, heading: "A", block: "p", pixels: 9, direction: "down"}] as never;
    const drafts: [string, string[]][] = [];
    const world = {
      ...overflowing,
      at: (folder: string) => ({
        ...at(folder),
        print: async (html: string) => ({
          ...(await at(folder).print(html)),
          layout: {
            overflow,
            brokenImages: [],
            failedFonts: [],
            deadLinks: [],
            rasterised: [],
            refused: [],
            unprinted: [],
            parts: [],
          },
        }),
      }),
    };
    const {made, findings} = await buildIn(project, world, {
      keepDrafts: async ({publication}, pdfs) => void drafts.push([publication, [...pdfs.keys()]]),
    });
    // What is wrong with a page has to be looked at, though it is not published.
    expect(drafts).toEqual([["buses", ["note.pdf"]]]);
    expect(made).toEqual([]);
    expect(findings.map(one => [one.code, one.on?.output])).toEqual([
      ["print/overflow", "output/buses/note.pdf"],
    ]);
    expect(await project.output()).toEqual(before);
  });

  test("and so does a printer that breaks down", async () => {
    await buildIn(project);
    const before = await project.output();
    await project.write(figures, text => text.replace("12 buses", "13 buses"));
    const world = fakeWorld({print: () => Promise.reject(new Error("the browser is gone"))});
    await expect(buildIn(project, world)).rejects.toThrow("the browser is gone");
    expect(await project.output()).toEqual(before);
  });

  test("and a presenter view that cannot be made", async () => {
    await buildIn(project);
    const before = await project.output();
    await project.write("content/buses/documents/talk.yaml", text =>
      text.replace("It adds up", "It adds up well"),
    );
    await expect(
      buildIn(project, fakeWorld({present: () => Promise.reject(new Error("no view"))})),
    ).rejects.toThrow("no view");
    expect(await project.output()).toEqual(before);
  });
});

test("nothing goes on behind its back: a build that fails has ended", async () => {
  let isPresenting = false;
  const world = fakeWorld({
    print: () => Promise.reject(new Error("the browser is gone")),
    async present() {
      isPresenting = true;
      await new Promise(done => setTimeout(done, 300));
      isPresenting = false;
      return "";
    },
  });
  await expect(buildIn(project, world)).rejects.toThrow("the browser is gone");
  expect(isPresenting).toBe(false);
});

describe("files on the disk", () => {
  const old = {"a.html": "old a", "b/c.html": "old c"};

  beforeEach(() => replaceFiles(join(project.folder, "output"), new Map(Object.entries(old)), []));

  test("all take their places, stale ones go, foreign ones stay", async () => {
    await project.write("output/mine.txt", "mine");
    await replaceFiles(
      join(project.folder, "output"),
      new Map<string, string | Uint8Array>([
        ["a.html", "new a"],
        ["d.pdf", new Uint8Array([37])],
      ]),
      ["b/c.html", "never-was.html"],
    );
    expect(await project.output()).toEqual({"a.html": "new a", "d.pdf": "%", "mine.txt": "mine"});
  });

  test("a failure while they are written leaves no drafts, and no change", async () => {
    // A file cannot be put below another file.
    const files = new Map([
      ["a.html", "new a"],
      ["z.html", "new z"],
      ["a.html/below.html", "x"],
    ]);
    await expect(
      replaceFiles(join(project.folder, "output"), files, ["b/c.html"]),
    ).rejects.toThrow();
    expect(await project.output()).toEqual(old);
  });

  test("a failure while they take their places leaves no drafts, and no change", async () => {
    // A folder stands where a file is to go.
    await mkdir(join(project.folder, "output/z.html/full"), {recursive: true});
    const files = new Map([
      ["a.html", "new a"],
      ["z.html", "new z"],
    ]);
    await expect(
      replaceFiles(join(project.folder, "output"), files, ["b/c.html"]),
    ).rejects.toThrow();
    expect(await project.output()).toEqual(old);
  });
});

describe("what is no longer published", () => {
  test("is cleared away, and nothing else is", async () => {
    await buildIn(project);
    await project.write("output/buses/mine.txt", "mine");
    await project.write("output/buses/note-old.pdf", "mine, too");
    await project.remove("content/buses/documents/talk.yaml");
    await buildIn(project);
    expect(Object.keys(await project.output())).toEqual([
      "buses/manifest.json",
      "buses/mine.txt",
      "buses/note-old.pdf",
      "buses/note.html",
      "buses/note.pdf",
    ]);
  });

  test("is cleared away when an output is no longer asked for", async () => {
    await buildIn(project);
    await project.write("templates/note/template.yaml", text =>
      text.replace("[html, pdf]", "[html]"),
    );
    await buildIn(project);
    expect(await project.output()).not.toHaveProperty("buses/note.pdf");
  });

  test("is not, as long as the build fails", async () => {
    await buildIn(project);
    await project.remove("content/buses/documents/talk.yaml");
    await project.write(figures, text => text.replace("12 buses", "12 squillion"));
    await buildIn(project);
    expect(await project.output()).toHaveProperty("buses/talk.html");
  });

  test("a manifest that was tampered with cannot reach outside the output", async () => {
    await buildIn(project);
    await project.write("important.txt", "mine");
    await project.write(
      "output/buses/manifest.json",
      JSON.stringify({
        version: 1,
        documents: {
          old: {
            template: "x",
            files: ["../../important.txt"],
            figures: [],
            printedFrom: "",
            printed: "",
            pages: null,
            warnings: [],
          },
        },
      }),
    );
    await buildIn(project);
    expect(await project.read("important.txt")).toBe("mine");
  });

  test("a manifest that cannot be read is no hindrance", async () => {
    await buildIn(project);
    const before = await project.output();
    for (const text of [
      "",
      "{",
      '{"version":1,"documents":{"note":null}}',
      before["buses/manifest.json"]!.slice(0, 200),
    ]) {
      await project.write("output/buses/manifest.json", text);
      const world = fakeWorld();
      await buildIn(project, world);
      expect(world.printed).toHaveLength(1);
      expect(await project.output()).toEqual(before);
    }
  });
});

describe("a page that has not changed is not printed again", () => {
  const printsAgain = async (
    change: (one: Project) => Promise<void>,
    world = fakeWorld(),
    options = {},
  ): Promise<boolean> => {
    await buildIn(project);
    await change(project);
    const {findings} = await buildIn(project, world, options);
    expect(findings.filter(one => one.severity === "error")).toEqual([]);
    return world.printed.length > 0;
  };

  test("when nothing was done", async () =>
    expect(await printsAgain(async () => undefined)).toBe(false));

  test("when a comment was written", async () =>
    expect(await printsAgain(one => one.write(figures, text => `# A comment.\n${text}`))).toBe(
      false,
    ));

  test("when a figure changed that it does not print", async () => {
    const spare = (one: Project, label: string) =>
      one.write(
        figures,
        text =>
          `${text.replace(/\nspare:.*/, "")}\nspare: {label: ${label}, value: 3 buses, source: budget-2023}\n`,
      );
    await spare(project, "To spare");
    expect(await printsAgain(one => spare(one, "Spare buses"))).toBe(false);
  });

  test("but when a label changed that only the PDF's own data say: that of a formula's input", async () => {
    const relabel = (one: Project) =>
      one.write(figures, text => text.replace("label: State grant", "label: Grant"));
    expect(await printsAgain(relabel)).toBe(true);
  });

  test("when another document changed", async () => {
    expect(
      await printsAgain(one =>
        one.write("content/buses/documents/talk.yaml", text =>
          text.replace("It adds up", "It adds up well"),
        ),
      ),
    ).toBe(false);
  });

  test("but when one figure changed that it prints", async () => {
    expect(
      await printsAgain(one =>
        one.write(figures, text => text.replace("not estimated", "not given")),
      ),
    ).toBe(true);
  });

  test("but when its style changed", async () =>
    expect(
      await printsAgain(one =>
        one.write("templates/note/style.css", text => `${text}\np { color: teal; }`),
      ),
    ).toBe(true));

  test("but when something changed that only the PDF's own data say: who publishes it", async () => {
    const publisher = (one: Project) =>
      one.write("content/buses/publication.yaml", text =>
        text.replace("publisher: {name: The Example Office", "publisher: {name: Another Office"),
      );
    expect(await printsAgain(publisher)).toBe(true);
  });

  test("but when its PDF was altered, cut short or taken away", async () => {
    for (const spoil of [
      (one: Project) => one.write("output/buses/note.pdf", "altered"),
      (one: Project) => one.write("output/buses/note.pdf", ""),
      (one: Project) => one.remove("output/buses/note.pdf"),
    ])
      expect(await printsAgain(spoil)).toBe(true);
  });

  test("but when the browser is another, or the program", async () => {
    expect(
      await printsAgain(async () => undefined, fakeWorld({printer: async () => "a printer, 2.0"})),
    ).toBe(true);
    expect(await printsAgain(async () => undefined, fakeWorld(), {version: "0.0.1"})).toBe(true);
  });

  test("but when it is asked for", async () =>
    expect(await printsAgain(async () => undefined, fakeWorld(), {force: true})).toBe(true));

  test("and what comes of it is the same, printed anew or kept", async () => {
    await project.write(figures, text => text.replace("12 buses", "13 buses"));
    await buildIn(project);
    await project.write(figures, text => text.replace("13 buses", "12 buses"));
    await buildIn(project);
    const kept = await project.output();
    await project.remove("output");
    await buildIn(project);
    expect(await project.output()).toEqual(kept);
  });
});

describe("warnings", () => {
  const rasterised = fakeWorld();
  const at = rasterised.at;
  const warning = {
    ...rasterised,
    at: (folder: string) => ({
      ...at(folder),
      print: async (html: string) => ({
        ...(await at(folder).print(html)),
        layout: {
          overflow: [],
          brokenImages: [],
          failedFonts: [],
          deadLinks: [],
          rasterised: [{block: "p.soft", why: "a blur"}] as never,
          refused: [],
          unprinted: [],
          parts: [],
        },
      }),
    }),
  };

  test("of a print are told again when it is kept", async () => {
    const first = await buildIn(project, warning);
    expect(first.findings.map(one => [one.severity, one.code, one.on?.output])).toEqual([
      ["warning", "print/raster", "output/buses/note.pdf"],
    ]);
    const again = await buildIn(project, fakeWorld());
    expect(again.made[0]?.products[0]?.reused).toBe(true);
    expect(again.findings).toEqual(first.findings);
  });

  test("do not hinder a build, unless it is strict", async () => {
    const strict = await buildIn(project, warning, {strict: true});
    expect([strict.made, await project.output()]).toEqual([[], {}]);
    expect((await buildIn(project, warning)).made).toHaveLength(1);
  });

  test("of content do so before anything is printed", async () => {
    await project.write("content/buses/documents/note.yaml", text =>
      text.replace("lead: Save", "lead: Our #1 aim. Save"),
    );
    const world = fakeWorld();
    const {made, findings} = await buildIn(project, world, {strict: true});
    expect([made, world.printed, findings.map(one => one.code)]).toEqual([[], [], ["yaml/cut"]]);
  });
});

describe("several publications", () => {
  beforeEach(async () => {
    for (const path of [
      "publication.yaml",
      "sources.yaml",
      "figures.yaml",
      "tables/fleet.yaml",
      "recommendations.yaml",
      "verdicts.yaml",
      "timeline.yaml",
      "quotations.yaml",
      "charts/fleet.yaml",
      "documents/note.yaml",
    ])
      await project.write(`content/trams/${path}`, await project.read(`content/buses/${path}`));
  });

  test("each have a folder and a manifest of their own", async () => {
    await buildIn(project);
    expect(Object.keys(await project.output()).filter(path => path.endsWith(".json"))).toEqual([
      "buses/manifest.json",
      "trams/manifest.json",
    ]);
  });

  test("one that is wrong stays as it was, and does not hold up the others", async () => {
    await buildIn(project);
    const before = await project.output();
    for (const publication of ["buses", "trams"])
      await project.write(`content/${publication}/figures.yaml`, text =>
        text.replace("not estimated", "not given"),
      );
    await project.write("content/trams/documents/note.yaml", text =>
      text.replace("table: fleet", "table: flete"),
    );
    const {made, findings} = await buildIn(project);
    const after = await project.output();
    expect(made.map(one => one.publication)).toEqual(["buses"]);
    expect(findings.map(one => one.at?.in.path)).toEqual(["content/trams/documents/note.yaml"]);
    expect(after["buses/note.html"]).not.toBe(before["buses/note.html"]);
    expect(after["trams/note.html"]).toBe(before["trams/note.html"]);
  });
});
