// What was made before is given again, and only if it is whole, and made by the same program.
import {mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeEach, describe, expect, test} from "vitest";
import {openMemory, sweep, type Memory, type MemoryOptions} from "../../scripts/outside/memory.ts";

const scratch = await mkdtemp(join(tmpdir(), "costed-memory-"));
afterAll(() => rm(scratch, {recursive: true}));

let cache = "";
let made: string[] = [];
beforeEach(async () => {
  cache = await mkdtemp(join(scratch, "cache-"));
  made = [];
});

function open(change: Partial<MemoryOptions> = {}): Memory {
  return openMemory({
    folder: () => Promise.resolve(cache),
    program: () => "this program",
    afresh: false,
    ...change,
  });
}

/** What a run of the program has of a name, when all is written. */
async function inOneRun(
  name: string,
  text: string,
  change: Partial<MemoryOptions> = {},
): Promise<string> {
  const memory = open(change);
  const got = await memory.remembered(name, make(text));
  await memory.close();
  return got;
}

function make(text: string): () => Promise<string> {
  return () => {
    made.push(text);
    return Promise.resolve(text);
  };
}

async function files(): Promise<readonly string[]> {
  return (await readdir(join(cache, "made"))).map(file => join(cache, "made", file));
}

test("what was made is not made again, in this run or the next", async () => {
  const memory = open();
  expect(await memory.remembered("a", make("A"))).toBe("A");
  expect(await memory.remembered("a", make("again"))).toBe("A");
  await memory.close();
  expect(await inOneRun("a", "in the next run")).toBe("A");
  expect(await inOneRun("b", "B")).toBe("B");
  expect(made).toEqual(["A", "B"]);
});

test("many who ask at the same time have it made once", async () => {
  const memory = open();
  const got = await Promise.all(
    Array.from({length: 20}, () => memory.remembered("a", make("A\nin lines\u2063"))),
  );
  expect(new Set(got)).toEqual(new Set(["A\nin lines\u2063"]));
  expect(made).toHaveLength(1);
});

test("what cannot be made is not remembered", async () => {
  const memory = open();
  const fail = (): Promise<string> => Promise.reject(new Error("no room"));
  await expect(memory.remembered("a", fail)).rejects.toThrow("no room");
  expect(await memory.remembered("a", make("A"))).toBe("A");
});

test("another program trusts nothing of it", async () => {
  await inOneRun("a", "A");
  expect(await inOneRun("a", "B", {program: () => "the next version"})).toBe("B");
  expect(await inOneRun("a", "C")).toBe("A");
});

test("made afresh, it takes the place of what was there", async () => {
  await inOneRun("a", "A");
  expect(await inOneRun("a", "B", {afresh: true})).toBe("B");
  expect(await inOneRun("a", "C")).toBe("B");
});

test("what was cut or changed is made again, and then whole", async () => {
  const text = "a drawing of some length, with £ signs";
  await inOneRun("a", text);
  const [file] = await files();
  const whole = await readFile(file!);
  const spoilt = Array.from({length: 10}, (_, i) => whole.subarray(0, (whole.length * i) / 10));
  for (let at = 0; at < whole.length; at += 7) {
    const flipped = Buffer.from(whole);
    flipped[at]! ^= 1;
    spoilt.push(flipped);
  }
  for (const bytes of spoilt) {
    made = [];
    await writeFile(file!, bytes);
    expect(await inOneRun("a", text)).toBe(text);
    expect(made).toHaveLength(1);
    expect((await readFile(file!)).equals(whole)).toBe(true);
  }
});

test("two runs at once leave it whole, and nothing beside it", async () => {
  const text = "A".repeat(100_000);
  const runs = Array.from({length: 10}, () => inOneRun("a", text, {afresh: true}));
  expect(new Set(await Promise.all(runs))).toEqual(new Set([text]));
  expect(await files()).toHaveLength(1);
  expect(await inOneRun("a", "B")).toBe(text);
});

describe("where nothing can be kept", () => {
  test.each([
    ["there is no folder", () => Promise.resolve(null)],
    ["the folder cannot be opened", () => Promise.reject(new Error("not yours"))],
    ["a file stands in the way", () => Promise.resolve(join(scratch, "file"))],
  ])("%s: it is made, and remembered for this run", async (_, folder) => {
    await writeFile(join(scratch, "file"), "");
    const memory = open({folder});
    expect(await memory.remembered("a", make("A"))).toBe("A");
    expect(await memory.remembered("a", make("B"))).toBe("A");
    await memory.close();
  });
});

test("where nobody can say which program this is, it is made", async () => {
  const program = (): string => {
    throw new Error("no sources");
  };
  expect(await inOneRun("a", "A", {program})).toBe("A");
  expect(await inOneRun("a", "B", {program})).toBe("B");
});

test("the oldest goes first, and what a run left unfinished", async () => {
  const place = join(cache, "made");
  await mkdir(place);
  for (const [i, name] of ["c.made", "a.made", "b.made", "d.made", "d.made.123"].entries()) {
    await writeFile(join(place, name), "x".repeat(10));
    const hours = name === "d.made.123" ? 1 : 10 + i;
    await utimes(join(place, name), hours * 3600, hours * 3600);
  }
  await sweep(place, 40);
  expect((await readdir(place)).toSorted()).toEqual(["a.made", "b.made", "c.made", "d.made"]);
  await sweep(place, 39);
  expect((await readdir(place)).toSorted()).toEqual(["b.made", "d.made"]);
});

test("of much that is remembered in one run, the last is at hand", async () => {
  const memory = open({folder: () => Promise.resolve(null)});
  const large = "x".repeat(3_000_000);
  for (let i = 0; i < 10; i += 1) await memory.remembered(`large ${i}`, make(large));
  made = [];
  await memory.remembered("large 9", make(large));
  await memory.remembered("large 0", make(large));
  expect(made).toHaveLength(1);
});
