// Files written whole, or not at all: also where whoever wrote them was killed in the middle.
import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {replaceFiles, sweepDrafts} from "../../scripts/outside/replace.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "costed-replace-"));
  await mkdir(join(folder, "b/charts"), {recursive: true});
  await put({
    "b/a.pdf": "old a",
    "b/b.pdf": "old b",
    "b/charts/c.svg": "old c",
    "b/mine.txt": "mine",
  });
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const mark = ".costed-01234567-89ab-cdef-0123-456789abcdef";

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
}

async function all(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const paths = entries.filter(one => one.isFile()).map(one => join(one.parentPath, one.name));
  const read = paths
    .toSorted()
    .map(async path => [path.slice(folder.length + 1), await readFile(path, "utf8")]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

describe("files", () => {
  test("that lie there already are not written again", async () => {
    const before = await stat(join(folder, "b/a.pdf"));
    const files = new Map([
      ["a.pdf", "old a"],
      ["b.pdf", "new b"],
    ]);
    expect(await replaceFiles(join(folder, "b"), files, [])).toEqual({
      written: ["b.pdf"],
      removed: [],
    });
    const after = await stat(join(folder, "b/a.pdf"));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test("that are stale go, with a folder that held nothing else; what is not ours stays", async () => {
    const stale = ["charts/c.svg", "never.pdf"];
    const done = await replaceFiles(join(folder, "b"), new Map([["a.pdf", "new a"]]), stale);
    expect(done).toEqual({written: ["a.pdf"], removed: ["charts/c.svg"]});
    expect(await all()).toEqual({"b/a.pdf": "new a", "b/b.pdf": "old b", "b/mine.txt": "mine"});
    expect(await readdir(join(folder, "b"))).not.toContain("charts");
  });
});

describe("of a build that was killed", () => {
  test("before it was settled, nothing stays", async () => {
    const before = await all();
    await put({[`b/${mark}-a.pdf`]: "new a", [`b/charts/${mark}-c.svg`]: "new"});
    sweepDrafts(folder);
    expect(await all()).toEqual(before);
  });

  test("with a note that was not written whole, nothing stays", async () => {
    const before = await all();
    await put({[`b/${mark}-a.pdf`]: "new a", [`b/${mark}.json`]: '{"names": {"'});
    sweepDrafts(folder);
    expect(await all()).toEqual(before);
  });

  test.each([[[]], [["a.pdf"]], [["a.pdf", "b.pdf"]]])(
    "after it was settled, and %j had their names, it is finished",
    async done => {
      const names = ["a.pdf", "b.pdf"];
      const note = {
        names: Object.fromEntries(names.map(name => [`${mark}-${name}`, name])),
        stale: ["charts/c.svg"],
      };
      await put({[`b/${mark}.json`]: JSON.stringify(note)});
      for (const name of names)
        await put({
          [done.includes(name as never) ? `b/${name}` : `b/${mark}-${name}`]: `new ${name}`,
        });
      sweepDrafts(folder);
      expect(await all()).toEqual({
        "b/a.pdf": "new a.pdf",
        "b/b.pdf": "new b.pdf",
        "b/mine.txt": "mine",
      });
    },
  );

  test.each([
    [{names: {[`${mark}-a.pdf`]: "../outside.pdf"}, stale: []}],
    [{names: {"mine.txt": "a.pdf"}, stale: []}],
    [{names: {}, stale: ["../b/mine.txt"]}],
    [{names: {}, stale: ["/etc/hostname"]}],
    [{names: {}}],
    [null],
  ])("a note that says %j is none of ours", async note => {
    const before = await all();
    await put({[`b/${mark}-a.pdf`]: "new a", [`b/${mark}.json`]: JSON.stringify(note)});
    sweepDrafts(folder);
    expect(await all()).toEqual(before);
  });

  test("files that only look like it are not touched", async () => {
    const names = [".costed-notes", ".costed-1234-a.pdf", `${mark.slice(1)}-a.pdf`, `x${mark}-a`];
    for (const name of names) await put({[name]: "mine"});
    const before = await all();
    sweepDrafts(folder);
    expect(await all()).toEqual(before);
  });
});
