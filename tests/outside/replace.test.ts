// Files written whole, or not at all: also where whoever wrote them was killed in the middle.
import {spawnSync} from "node:child_process";
import {mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {inTurns} from "../../scripts/outside/disk.ts";
import {putNewFolder} from "../../scripts/outside/new-folder.ts";
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

test("where one of many fails, nothing is begun after it, and nothing goes on behind it", async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const work = async (one: number): Promise<void> => {
    begun.push(one);
    await new Promise(resolve => setTimeout(resolve, one === 3 ? 1 : 20));
    if (one === 3) throw new Error("no");
    ended.push(one);
  };
  const all = Array.from({length: 40}, (_, i) => i);
  await expect(inTurns(all, work)).rejects.toThrow("no");
  expect(begun).toEqual(all.slice(0, 16));
  expect(ended).toEqual(begun.filter(one => one !== 3));
});

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

describe("a folder", () => {
  const files = new Map<string, string | Uint8Array>([
    ["a.pdf", new TextEncoder().encode("new a")],
    ["charts/c.svg", "new c"],
  ]);

  test("that is new is there with all that is in it", async () => {
    expect(await putNewFolder(join(folder, "editions/north"), files)).toBe(true);
    expect(await readdir(join(folder, "editions"))).toEqual(["north"]);
    const written = await all();
    expect(written["editions/north/a.pdf"]).toBe("new a");
    expect(written["editions/north/charts/c.svg"]).toBe("new c");
  });

  test("that is there already, as whatever it is, is left as it is", async () => {
    await symlink("nowhere", join(folder, "link"));
    const before = await all();
    for (const name of ["b", "b/mine.txt", "link", "b/mine.txt/below"])
      expect(await putNewFolder(join(folder, name), files)).toBe(false);
    expect(await all()).toEqual(before);
  });

  test("that cannot be written whole leaves nothing behind", async () => {
    const wrong = new Map([...files, ["a.pdf/b.pdf", "a file stands in the way"]]);
    const before = await all();
    expect(await putNewFolder(join(folder, "new"), wrong)).toBe(false);
    expect(await all()).toEqual(before);
    expect(await readdir(folder)).toEqual(["b"]);
  });
});

describe("of a program that is told to end while it writes", () => {
  const outside = join(import.meta.dirname, "../../scripts/outside");
  const program = (turns: number) => `
    import {replaceFiles} from ${JSON.stringify(join(outside, "replace.ts"))};
    import {putNewFolder} from ${JSON.stringify(join(outside, "new-folder.ts"))};
    const files = new Map(Array.from({length: 40}, (_, i) => ["f" + i, "x".repeat(i * 1000)]));
    const folder = ${JSON.stringify(folder)};
    void putNewFolder(folder + "/new", files);
    void replaceFiles(folder + "/b", files, ["a.pdf"]);
    let turns = ${turns};
    (function wait() {
      if (turns-- === 0) process.kill(process.pid, "SIGTERM");
      setImmediate(wait);
    })();`;

  test.each([3, 6, 20, 60, 150])("nothing is left in the middle after %d turns", async turns => {
    const old = await all();
    const words = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e"];
    const {status, stderr} = spawnSync(process.execPath, [...words, program(turns)]);
    expect(status, stderr.toString()).toBe(143);
    const there = await all();
    const written = (below: string) =>
      Object.fromEntries(
        Array.from({length: 40}, (_, i) => [`${below}/f${i}`, "x".repeat(i * 1000)]),
      );
    const {"b/a.pdf": _, ...kept} = {...old, ...written("b")};
    const isBegun = "b/f0" in there;
    if (turns > 50) expect(isBegun).toBe(true);
    expect(there).toEqual({
      ...(isBegun ? kept : old),
      ...("new/f0" in there ? written("new") : {}),
    });
  });
});

describe("of a build that was killed", () => {
  test("before it was settled, nothing stays", async () => {
    const before = await all();
    await put({[`b/${mark}-a.pdf`]: "new a", [`b/charts/${mark}-c.svg`]: "new"});
    sweepDrafts(folder);
    expect(await all()).toEqual(before);
  });

  test("before a new folder had its name, nothing of it stays", async () => {
    const before = await all();
    await mkdir(join(folder, `b/${mark}-north/charts`), {recursive: true});
    await put({[`b/${mark}-north/a.pdf`]: "new a", [`b/${mark}-north/charts/c.svg`]: "new"});
    sweepDrafts(folder);
    expect(await all()).toEqual(before);
    expect(await readdir(join(folder, "b"))).not.toContain(`${mark}-north`);
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
