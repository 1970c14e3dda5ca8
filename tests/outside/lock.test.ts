// The lock: one at a time in an output folder, whoever is killed.
import {spawn} from "node:child_process";
import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {hostname, tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {lockName, whileLocked, type Holder} from "../../scripts/outside/lock.ts";
import {pidSpace, startOf} from "../../scripts/outside/processes.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "costed-lock-"));
  // A folder in which nothing is left is taken away.
  await writeFile(join(folder, "mine"), "");
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const nobody = (): void => undefined;

function lockOf(holder: Partial<Holder>): string {
  const own = {pid: process.pid, host: hostname(), space: pidSpace(), start: startOf(process.pid)};
  return JSON.stringify({...own, turn: 0, ...holder});
}

test("those who come at the same time work one after the other, and nothing stays", async () => {
  let [working, most] = [0, 0];
  const work = async (): Promise<void> => {
    most = Math.max(most, ++working);
    await new Promise(resolve => setTimeout(resolve, 5));
    working -= 1;
  };
  await Promise.all(Array.from({length: 8}, () => whileLocked(folder, nobody, work)));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual(["mine"]);
});

test("whoever waits is told once for whom", async () => {
  const told: Holder[] = [];
  const tell = (holder: Holder): void => void told.push(holder);
  let second: Promise<void> | undefined;
  await whileLocked(folder, nobody, async () => {
    second = whileLocked(folder, tell, () => Promise.resolve());
    await new Promise(resolve => setTimeout(resolve, 150));
  });
  await second;
  expect(told.map(({pid, host}) => [pid, host])).toEqual([[process.pid, hostname()]]);
});

test("it is free again where the work fails", async () => {
  const failing = whileLocked(folder, nobody, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await readdir(folder)).toEqual(["mine"]);
});

test("a folder that was made only for the lock goes with it", async () => {
  await whileLocked(join(folder, "output"), nobody, () => Promise.resolve());
  expect(await readdir(folder)).toEqual(["mine"]);
});

test("whoever made the folder takes it away, and those who wait make it again", async () => {
  const output = join(folder, "output");
  const work = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20));
  await Promise.all(Array.from({length: 10}, () => whileLocked(output, nobody, work)));
  expect(await readdir(folder)).toEqual(["mine"]);
});

test.each([
  ["whose process has gone", lockOf({pid: 999_999_999})],
  ["whose number another process has now", lockOf({start: "1"})],
])("a lock %s is taken over", async (_, text) => {
  await writeFile(join(folder, lockName), text);
  const ran = await whileLocked(folder, nobody, () => Promise.resolve("ran"));
  expect(ran).toBe("ran");
  expect(await readdir(folder)).toEqual(["mine"]);
});

test("a lock that says nothing was being written when its writer was killed", async () => {
  await writeFile(join(folder, lockName), "");
  await whileLocked(folder, nobody, () => Promise.resolve());
  expect(await readdir(folder)).toEqual(["mine"]);
});

test("one of another machine is waited for", async () => {
  const path = join(folder, lockName);
  await writeFile(path, lockOf({host: "elsewhere", pid: 999_999_999}));
  const told: string[] = [];
  const waiting = whileLocked(
    folder,
    ({host}) => void told.push(host),
    () => Promise.resolve(),
  );
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(told).toEqual(["elsewhere"]);
  expect(await readFile(path, "utf8")).toContain("elsewhere");
  await rm(path);
  await waiting;
});

test("twenty who find the lock of a dead one take it one after the other", async () => {
  await writeFile(join(folder, lockName), lockOf({pid: 999_999_999}));
  const script = `
    import {whileLocked} from ${JSON.stringify(join(import.meta.dirname, "../../scripts/outside/lock.ts"))};
    import {openSync, closeSync, unlinkSync} from "node:fs";
    const path = ${JSON.stringify(join(folder, "working"))};
    for (let i = 0; i < 5; i++)
      await whileLocked(${JSON.stringify(folder)}, () => {}, async () => {
        closeSync(openSync(path, "wx"));
        await new Promise(resolve => setTimeout(resolve, 2));
        unlinkSync(path);
      });`;
  const codes = await Promise.all(
    Array.from({length: 4}, () => {
      const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
      const child = spawn(process.execPath, args, {stdio: ["ignore", "ignore", "inherit"]});
      return new Promise(resolve => child.on("exit", resolve));
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(await readdir(folder)).toEqual(["mine"]);
}, 60_000);

test("after a signal nothing stays", async () => {
  const script = `
    import {whileLocked} from ${JSON.stringify(join(import.meta.dirname, "../../scripts/outside/lock.ts"))};
    await whileLocked(${JSON.stringify(folder)}, () => {}, () => {
      console.log("locked");
      return new Promise(resolve => setTimeout(resolve, 60_000));
    });`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]});
  await new Promise(resolve => child.stdout.once("data", resolve));
  expect(await readdir(folder)).toEqual([lockName, "mine"]);
  const ended = new Promise(resolve => child.on("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(143);
  expect(await readdir(folder)).toEqual(["mine"]);
}, 60_000);
