// The session: the sources of a project in memory. What was saved is new; all else is the very same object.
import {chmod, cp, mkdir, rename, rm, symlink, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {openSession, type Session} from "../../scripts/commands/session.ts";
import {readSources} from "../../scripts/commands/project.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {hashOf} from "../../scripts/lib/hash.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";
import type {Sources} from "../../scripts/pipeline.ts";
import {newProject, type Project} from "./world.ts";

let project: Project;
let session: Session;
beforeEach(async () => {
  project = await newProject();
  session = await openSession(project.folder);
});
afterEach(() => project.dispose());

const figures = "content/buses/figures.yaml";

async function sources(name = "buses"): Promise<Sources> {
  const log = new Log();
  const held = await session.sources(name, log);
  // Whatever happened before: what is held is what somebody who comes now would read.
  const fresh = new Log();
  expect(digest(held)).toEqual(digest(await readSources(project.folder, name, fresh)));
  expect(log.diagnostics).toEqual(fresh.diagnostics);
  return held;
}

/** Fonts are large, and slow to compare byte by byte. */
function digest({folder, files, templates}: Sources): object {
  const named = templates.map(({path, from, bytes}) => [path, from, hashOf(bytes)]);
  return {folder, files, templates: named};
}

/** The files that are not the objects they were, by their paths. */
function renewed(before: Sources, after: Sources): readonly string[] {
  const known = new Set<object>([...before.files, ...before.templates]);
  return [
    ...after.files.filter(file => !known.has(file)).map(file => file.path),
    ...after.templates.filter(file => !known.has(file)).map(file => file.from),
  ];
}

function saved(...paths: readonly string[]) {
  return session.saved(paths.map(path => join(project.folder, path)));
}

describe("a save", () => {
  test("makes that one file new, and leaves every other object as it was", async () => {
    const before = await sources();
    await project.write(figures, text => `${text}\n# a remark\n`);
    expect(await saved(figures)).toEqual({files: [figures], publications: ["buses"]});
    const after = await sources();
    expect(renewed(before, after)).toEqual([figures]);
    expect(after.templates).toBe(before.templates);
  });

  test("is none where the bytes are the same", async () => {
    const before = await sources();
    const text = await project.read(figures);
    await writeFile(join(project.folder, figures), text);
    await utimes(join(project.folder, figures), 1e9, 1e9);
    expect(await saved(figures)).toEqual({files: [], publications: []});
    expect(await session.lookAgain()).toEqual({files: [], publications: []});
    expect(await sources()).toBe(before);
  });

  test("of a template concerns all publications", async () => {
    const before = await sources();
    await project.write("templates/note/page.html.hbs", text => `${text}<!-- -->`);
    expect(await saved("templates/note/page.html.hbs")).toEqual({
      files: ["templates/note/page.html.hbs"],
      publications: ["buses"],
    });
    const after = await sources();
    expect(renewed(before, after)).toEqual(["templates/note/page.html.hbs"]);
  });

  test("of a template that takes the place of one of the program's", async () => {
    const before = await sources();
    expect(before.templates.some(file => file.path === "deck/style.css")).toBe(true);
    await project.write("templates/deck/page.html.hbs", "<p>ours</p>");
    await saved("templates/deck");
    const after = await sources();
    expect(after.templates.filter(file => file.path.startsWith("deck/"))).toHaveLength(1);
    await project.remove("templates/deck");
    expect((await saved("templates/deck")).files).toEqual(["templates/deck/page.html.hbs"]);
    expect(renewed(before, await sources())).toEqual([]);
  });

  test("that nobody was told of is found by looking again", async () => {
    await sources();
    expect((await session.lookAgain()).files).toEqual([]);
    const before = await sources();
    await project.write(figures, text => text.replace("label", "label" + " "));
    expect((await session.lookAgain()).files).toEqual([figures]);
    expect(renewed(before, await sources())).toEqual([figures]);
  });
});

describe("files and folders", () => {
  test("come, go, and change their names", async () => {
    const before = await sources();
    await mkdir(join(project.folder, "content/buses/text"));
    await project.write("content/buses/text/one.yaml", "title: One\n");
    expect((await saved("content/buses/text")).files).toEqual(["content/buses/text/one.yaml"]);
    expect(renewed(before, await sources())).toEqual(["content/buses/text/one.yaml"]);
    await rename(
      join(project.folder, "content/buses/text"),
      join(project.folder, "content/buses/more"),
    );
    expect((await saved("content/buses/text", "content/buses/more")).files).toEqual([
      "content/buses/more/one.yaml",
      "content/buses/text/one.yaml",
    ]);
    await sources();
    await project.remove("content/buses/more");
    await saved("content/buses/more");
    expect(renewed(before, await sources())).toEqual([]);
  });

  test("a file in the place of a folder, and a folder in the place of a file", async () => {
    await sources();
    await project.remove("content/buses/documents");
    await project.write("content/buses/documents", "no folder any more");
    await saved("content/buses/documents");
    expect((await sources()).files.some(file => file.path.includes("documents/"))).toBe(false);
    await project.remove("content/buses/documents");
    await project.write("content/buses/documents/note.yaml", "template: note\n");
    await saved("content/buses/documents");
    expect((await sources()).files.filter(file => file.path.includes("documents/"))).toHaveLength(
      1,
    );
  });

  test("a publication that comes, goes, and comes again", async () => {
    await sources();
    await project.write("content/trams/publication.yaml", "title: Trams\n");
    expect(await saved("content/trams/publication.yaml")).toEqual({
      files: [],
      publications: ["trams"],
    });
    expect(session.publications()).toEqual(["buses", "trams"]);
    expect((await sources("trams")).files.map(file => file.path)).toEqual([
      "content/trams/publication.yaml",
    ]);
    await project.remove("content/trams");
    expect(await saved("content/trams")).toEqual({files: ["content/trams"], publications: []});
    expect(session.publications()).toEqual(["buses"]);
    await project.write("content/trams/publication.yaml", "title: Trams again\n");
    expect((await saved("content/trams")).publications).toEqual(["trams"]);
    expect((await sources("trams")).files[0]?.text).toContain("again");
  });

  test("all of content/ replaced at once", async () => {
    await sources();
    await rename(join(project.folder, "content"), join(project.folder, "elsewhere"));
    await saved("content");
    expect(session.publications()).toEqual([]);
    await rename(join(project.folder, "elsewhere"), join(project.folder, "content"));
    expect((await saved("content")).publications).toEqual(["buses"]);
    await sources();
  });

  test("what is hidden, or a link to elsewhere, is no content", async () => {
    const before = await sources();
    await project.write("content/buses/.figures.yaml.swp", "swap");
    await symlink("/etc/hostname", join(project.folder, "content/buses/hostname.yaml"));
    const {files} = await saved(
      "content/buses/.figures.yaml.swp",
      "content/buses/hostname.yaml",
      "content/buses",
    );
    expect(files).toEqual([]);
    expect(await sources()).toBe(before);
  });
});

describe("what cannot be read", () => {
  test("is a finding, and a finding no more when it is mended", async () => {
    const before = await sources();
    const text = await project.read(figures);
    await writeFile(join(project.folder, figures), Buffer.from("label: \xa312m", "latin1"));
    expect((await saved(figures)).files).toEqual([figures]);
    const log = new Log();
    await session.sources("buses", log);
    await session.sources("buses", log);
    expect(log.diagnostics.map(one => one.code)).toEqual(["yaml/encoding"]);
    await project.write(figures, text);
    await saved(figures);
    expect(renewed(before, await sources())).toEqual([figures]);
  });

  test.skipIf(process.getuid?.() === 0)("for want of a right is a finding, too", async () => {
    await sources();
    await chmod(join(project.folder, figures), 0);
    await saved(figures);
    const log = new Log();
    await session.sources("buses", log);
    expect(log.diagnostics.map(one => one.code)).toEqual(["project/unreadable"]);
  });

  test("files that come and go while they are looked at never stop it", async () => {
    await sources();
    const path = join(project.folder, "content/buses/tables/flicker.yaml");
    await mkdir(join(project.folder, "content/buses/tables"), {recursive: true});
    let done = false;
    const flicker = (async () => {
      while (!done) {
        await writeFile(path, "x: 1\n");
        await rm(path);
      }
    })();
    for (let i = 0; i < 40; i++) await (i % 2 === 0 ? saved("content/buses") : session.lookAgain());
    done = true;
    await flicker;
    await saved("content/buses");
    await sources();
  });
});

test("changes by chance end with what somebody who comes now would read", async () => {
  await sources();
  const random = chance(20261122);
  const paths = [
    "figures.yaml",
    "text/a.md",
    "text/b.md",
    "tables/a.yaml",
    "tables/deep/b.yaml",
    "x.yaml",
  ];
  let untold: string[] = [];
  for (let i = 0; i < 120; i++) {
    const path = `content/buses/${paths[Math.floor(random() * paths.length)]!}`;
    const folder = path.replace(/\/[^/]*$/, "");
    const what = random();
    if (what < 0.5) await project.write(path, `a: ${i}\n`).catch(() => undefined);
    else if (what < 0.7) await project.remove(path).catch(() => undefined);
    else if (what < 0.8) await project.remove(folder).catch(() => undefined);
    else
      await rename(join(project.folder, path), join(project.folder, `${path}.moved.md`)).catch(
        () => undefined,
      );
    untold.push(path, `${path}.moved.md`, folder);
    const told = random();
    if (told < 0.3) continue;
    await (told < 0.8 ? saved(...untold) : session.lookAgain());
    untold = [];
    await sources();
  }
}, 60_000);

/** The same numbers each time: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test("of a document that is gone, nothing stays in memory", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const path = "content/buses/documents/gone.yaml";
  await session.sources("buses", new Log());
  const place = join(project.folder, path);
  await cp(join(project.folder, "content/buses/documents/note.yaml"), place);
  await session.saved([place]);
  const read = async (): Promise<WeakRef<object>> => {
    const {files} = await session.sources("buses", new Log());
    const file = files.find(one => one.path === path)!;
    const found = readYaml(file);
    return new WeakRef(found.ok ? (found.value.data as object) : {});
  };
  const data = await read();
  await new Promise(resolve => setTimeout(resolve, 5));
  collect();
  expect(data.deref()).toBeDefined();
  await rm(place);
  await session.saved([place]);
  await session.sources("buses", new Log());
  await new Promise(resolve => setTimeout(resolve, 5));
  collect();
  expect(data.deref()).toBeUndefined();
});
