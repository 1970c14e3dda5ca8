// What was read is kept for the next run by what stands in each file, and whoever composes cannot tell.
import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Handlebars from "handlebars";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {readSources} from "../../scripts/commands/project.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import type {TemplateFile} from "../../scripts/lib/template/file.ts";
import {decodeFile, parseFile} from "../../scripts/lib/template/parse.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";
import {openReadings} from "../../scripts/outside/readings.ts";
import {compose, type Sources} from "../../scripts/pipeline.ts";
import {busesFolder} from "../buses.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "costed-test-"));
});
afterEach(() => rm(cache, {recursive: true}));

/** As a run begins that has nothing in memory: the same texts in other objects. */
const fresh = (): Promise<Sources> => readSources(busesFolder, "buses", new Log());

function reader(change: {program?: string; project?: string; afresh?: boolean} = {}) {
  const {program = "this program", project = "/a/project", afresh = false} = change;
  const folder = async (): Promise<string> => cache;
  return openReadings({folder, program: () => program, project, afresh});
}

async function firstRun(): Promise<void> {
  const sources = await fresh();
  const readings = reader();
  await readings.recall(sources);
  compose(sources, null, new Log());
  await readings.keep(sources);
}

/** The files that need not be read any more. */
function known({files, templates}: Sources): readonly string[] {
  return [
    ...files.filter(file => readYaml.known(file)).map(file => file.path),
    ...templates.filter(isKnown).map(file => file.from),
  ];
}

function isKnown(file: TemplateFile): boolean {
  const text = decodeFile(file);
  return text.ok && (parseFile.known(file) ?? readYaml.known(text.value)) !== undefined;
}

const figures = "content/buses/figures.yaml";

describe("what an earlier run has read", () => {
  test("is what this one would read, with every place", async () => {
    await firstRun();
    const [sources, other] = [await fresh(), await fresh()];
    await reader().recall(sources);
    expect(known(sources)).toContain(figures);
    expect(known(sources)).toContain("templates/note/page.html.hbs");
    expect(known(sources)).toContain("templates/note/template.yaml");
    expect(known(other)).toEqual([]);
    const [composed, read] = [sources, other].map(one => compose(one, null, new Log()));
    expect(composed!.pages.map(page => page.manuscript.text)).toEqual(
      read!.pages.map(page => page.manuscript.text),
    );
    for (const path of [["figures"], ["figures", "grant", "value"], ["tables", "fleet", "rows", 0]])
      for (const ask of ["value", "key"] as const)
        expect(composed!.content.places[ask](path)).toEqual(read!.content.places[ask](path));
    const ours = sources.files.find(file => file.path === figures);
    expect(composed!.content.places.value(["figures", "grant", "value"]).in).toBe(ours);
  });

  test("is also the code of templates, for whatever is a figure then as it was", async () => {
    await firstRun();
    const precompile = vi.spyOn(Handlebars, "precompile");
    const parse = vi.spyOn(JSON, "parse");
    try {
      const sources = await fresh();
      await reader().recall(sources);
      // A tree that nobody asks for is not made.
      expect(parse).not.toHaveBeenCalled();
      compose(sources, null, new Log());
      const trees = parse.mock.calls.filter(([text]) => text.startsWith(`{"type":"Program"`));
      expect(trees.length).toBeGreaterThan(0);
      expect(new Set(trees.map(([text]) => text)).size).toBe(trees.length);
      expect(precompile).not.toHaveBeenCalled();
      // Or this would prove nothing.
      compose(await fresh(), null, new Log());
      expect(precompile).toHaveBeenCalled();
    } finally {
      precompile.mockRestore();
      parse.mockRestore();
    }
  });

  test("is not taken for a file in which something else stands now", async () => {
    await firstRun();
    const sources = await fresh();
    const files = sources.files.map(file =>
      file.path === figures ? {...file, text: file.text.replace("12 buses", "13 buses")} : file,
    );
    await reader().recall({...sources, files});
    expect(known({...sources, files})).not.toContain(figures);
    expect(known({...sources, files})).toContain("content/buses/publication.yaml");
  });

  test.each([
    ["another program", {program: "another one"}],
    ["another project", {project: "/another/project"}],
    ["a run that is to do all anew", {afresh: true}],
  ])("is nothing to %s", async (_, change) => {
    await firstRun();
    const sources = await fresh();
    await reader(change).recall(sources);
    expect(known(sources)).toEqual([]);
  });

  test("is nothing where it was damaged", async () => {
    await firstRun();
    const [name] = await readdir(join(cache, "made"));
    const path = join(cache, "made", name!);
    const bytes = await readFile(path);
    for (const damaged of [bytes.subarray(0, 100), bytes.with(bytes.length >> 1, 7), Buffer.of()]) {
      await writeFile(path, damaged);
      const sources = await fresh();
      await reader().recall(sources);
      expect(known(sources)).toEqual([]);
    }
  });

  test("is not written again where nothing else was read", async () => {
    await firstRun();
    const before = await readdir(join(cache, "made"));
    await rm(join(cache, "made"), {recursive: true});
    await firstRun();
    expect(await readdir(join(cache, "made"))).toEqual(before);
    const sources = await fresh();
    const readings = reader();
    await readings.recall(sources);
    compose(sources, null, new Log());
    await rm(join(cache, "made"), {recursive: true});
    await readings.keep(sources);
    await expect(readdir(join(cache, "made"))).rejects.toThrow("ENOENT");
  });

  test("are page numbers, too: those of a document that was made now, and of others as they were", async () => {
    const sources = await fresh();
    const keep = async (numbers: [string, Record<string, number>][]): Promise<void> => {
      const readings = reader();
      await readings.recall(sources);
      await readings.keep(sources, new Map(numbers));
    };
    await keep([
      ["book", {intro: 3}],
      ["note", {end: 9}],
    ]);
    await keep([["book", {intro: 4}]]);
    const readings = reader();
    expect(readings.numbersOf(sources, "book")).toBeUndefined();
    await readings.recall(sources);
    expect(readings.numbersOf(sources, "book")).toEqual({intro: 4});
    expect(readings.numbersOf(sources, "note")).toEqual({end: 9});
    expect(readings.numbersOf(sources, "talk")).toBeUndefined();
    const anew = reader({afresh: true});
    await anew.recall(sources);
    expect(anew.numbersOf(sources, "book")).toBeUndefined();
  });

  test("is not kept of a file in which something is wrong", async () => {
    const sources = await fresh();
    const files = sources.files.map(file =>
      file.path === figures ? {...file, text: "a: &b {}\n"} : file,
    );
    const readings = reader();
    await readings.recall({...sources, files});
    for (const file of files) readYaml(file);
    await readings.keep({...sources, files});
    const again = files.map(file => ({...file}));
    await reader().recall({...sources, files: again});
    expect(known({...sources, files: again})).not.toContain(figures);
    expect(known({...sources, files: again})).toContain("content/buses/publication.yaml");
  });

  test("is not kept of content that would fill the folder", async () => {
    const sources = await fresh();
    const long = {path: "content/buses/text/long.md", text: "words ".repeat(700_000)};
    const files = [...sources.files, long];
    const readings = reader();
    await readings.recall({...sources, files});
    compose(sources, null, new Log());
    await readings.keep({...sources, files});
    expect(await readdir(join(cache, "made")).catch(() => [])).toEqual([]);
    await readings.keep(sources);
    expect(await readdir(join(cache, "made"))).toHaveLength(1);
  });

  test("does no harm where its folder cannot be made", async () => {
    await writeFile(join(cache, "made"), "in the way");
    await firstRun();
    expect(await readFile(join(cache, "made"), "utf8")).toBe("in the way");
  });

  test("does no harm where nothing can be kept", async () => {
    const readings = openReadings({
      folder: () => Promise.reject(new Error("no folder")),
      program: () => "this program",
      project: "/a/project",
      afresh: false,
    });
    const sources = await fresh();
    await readings.recall(sources);
    compose(sources, null, new Log());
    await readings.keep(sources);
  });
});
