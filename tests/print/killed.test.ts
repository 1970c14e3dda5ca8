// What stands on the disk when a build is ended at any moment, and how `build --watch` ends. The real program, the real browser.
import {spawn, type ChildProcess} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {newProject, type Project} from "../commands/world.ts";
import {chanceFrom} from "../soak/chance.ts";

const cli = join(import.meta.dirname, "../../scripts/cli.ts");
const figures = "content/buses/figures.yaml";

let project: Project;
beforeAll(async () => {
  project = await newProject();
});
afterAll(() => project.dispose());

type Output = Readonly<Record<string, string>>;

interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Its code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** What it said, line by line; null after a minute of silence. */
  readonly line: () => Promise<string | null>;
  readonly said: () => string;
}

function start(...words: readonly string[]): Started {
  const args = ["--import", import.meta.resolve("tsx"), cli, "--project", project.folder, ...words];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "pipe"]});
  const lines: string[] = [];
  let [pending, said] = ["", ""];
  let tell = (): void => undefined;
  child.stdout.on("data", (data: Buffer) => {
    const parts = (pending + data.toString()).split("\n");
    pending = parts.pop() ?? "";
    lines.push(...parts);
    tell();
  });
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | string | null>(resolve =>
    child.on("exit", (code, signal) => resolve(code ?? signal)),
  );
  const line = async (): Promise<string | null> => {
    if (lines.length === 0)
      await Promise.race([
        new Promise<void>(resolve => (tell = resolve)),
        new Promise(resolve => setTimeout(resolve, 60_000)),
        ended,
      ]);
    return lines.shift() ?? null;
  };
  return {child, pid: child.pid!, ended, line, said: () => said};
}

async function say(count: number): Promise<void> {
  const text = await project.read(figures);
  const other = text.replace(/value: \d+ buses/, `value: ${count} buses`);
  await writeFile(join(project.folder, figures), other);
}

async function built(): Promise<Output> {
  const {ended, said} = start("build");
  expect(await ended, said()).toBe(0);
  return project.output();
}

/** Of a process: its browser, the browser's folder. */
function stayed(pid: number): readonly string[] {
  const running = readdirSync("/proc").filter(one => {
    try {
      return readFileSync(`/proc/${one}/cmdline`, "utf8").includes(`costed-run-${pid}-`);
    } catch {
      return false;
    }
  });
  return [...running, ...readdirSync(tmpdir()).filter(one => one.startsWith(`costed-run-${pid}-`))];
}

describe.skipIf(process.platform !== "linux")("a build that is ended in the middle", () => {
  test("leaves files that are old or new, each whole; and the next one makes what a clean one makes", async () => {
    await say(13);
    const started = performance.now();
    const odd = await built();
    const took = performance.now() - started;
    await say(12);
    const even = await built();
    expect(odd).not.toEqual(even);
    await writeFile(join(project.folder, "output/buses/mine.txt"), "mine");
    const mine = {"buses/mine.txt": "mine"};
    const chance = chanceFrom(5);
    const codes = {SIGINT: 130, SIGTERM: 143, SIGKILL: "SIGKILL"} as const;
    const seen = new Set<unknown>();
    for (let i = 0; i < 6; i++) {
      const signal = (["SIGINT", "SIGTERM", "SIGKILL"] as const)[i % 3]!;
      await say(13 - (i % 2));
      const {child, pid, ended} = start("build", ...(i % 4 === 3 ? ["--force"] : []));
      await new Promise(resolve => setTimeout(resolve, took * (0.3 + 0.8 * chance.next())));
      child.kill(signal);
      const code = await ended;
      seen.add(code);
      // It may have been done already, or not have begun to listen.
      expect([0, signal, codes[signal]]).toContain(code);
      const {"buses/mine.txt": kept, ...there} = await project.output();
      expect(kept).toBe("mine");
      const files = Object.entries(there).filter(([path]) => !path.includes(".costed-"));
      for (const [path, bytes] of files)
        expect([odd[path], even[path]].includes(bytes), `${path} after ${signal}`).toBe(true);
      if (signal !== "SIGKILL") {
        expect([odd, even]).toContainEqual(there);
        expect(stayed(pid)).toEqual([]);
      }
      expect(await built()).toEqual({...(i % 2 === 0 ? odd : even), ...mine});
    }
    expect([...seen].filter(code => code !== 0).length).toBeGreaterThan(1);
  }, 600_000);

  test.each([["that was cut"], ["of another form"], ["that is empty"]])(
    "a manifest %s is made anew",
    async how => {
      const good = await built();
      const path = join(project.folder, "output/buses/manifest.json");
      const text = await project.read("output/buses/manifest.json");
      const other =
        how === "that was cut"
          ? text.slice(0, text.length / 2)
          : how === "that is empty"
            ? ""
            : "[1]";
      await writeFile(path, other);
      expect(await built()).toEqual(good);
    },
  );
});

describe.skipIf(process.platform !== "linux")("build --watch", () => {
  test("puts a save on the disk, works beside a build by hand, and ends without a trace", async () => {
    await say(12);
    const {child, pid, ended, line, said} = start("build", "--watch", "--json");
    expect(JSON.parse((await line()) ?? "null")).toMatchObject({saved: [], findings: []});
    await say(17);
    const round = JSON.parse((await line()) ?? "null") as {written: string[]};
    expect(round).toMatchObject({saved: [figures]});
    expect(round.written).toContain("output/buses/note.pdf");
    const byHand = built();
    await say(18);
    await line();
    const before = await byHand;
    expect(await built()).toEqual(await project.output());
    expect(before).toBeDefined();
    child.kill("SIGINT");
    expect(await ended, said()).toBe(130);
    expect(stayed(pid)).toEqual([]);
    expect(Object.keys(await project.output()).filter(path => path.includes(".costed"))).toEqual(
      [],
    );
  });

  test.each([
    ["a terminal that is closed", ["SIGHUP"], 129],
    ["a second Ctrl-C while the first is heard", ["SIGINT", "SIGINT"], 130],
  ] as const)("ends without a trace after %s, also while it prints", async (_, signals, code) => {
    await say(12);
    const {child, pid, ended, line, said} = start("build", "--watch", "--json", "--force");
    await line();
    await say(23);
    await new Promise(resolve => setTimeout(resolve, 60));
    for (const signal of signals) {
      child.kill(signal);
      await new Promise(resolve => setTimeout(resolve, 15));
    }
    expect(await ended, said()).toBe(code);
    // What the browser itself still does, it does within a moment.
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(stayed(pid)).toEqual([]);
    const left = Object.keys(await project.output()).filter(path => path.includes(".costed"));
    expect(left).toEqual([]);
  });

  test("ends when nobody listens any more", async () => {
    const {child, pid, ended, line} = start("build", "--watch", "--json");
    await line();
    child.stdout!.destroy();
    await say(19);
    expect(await ended).toBe(0);
    expect(stayed(pid)).toEqual([]);
  });

  test("a browser that is killed is started again", async () => {
    await say(12);
    const {child, pid, ended, line} = start("build", "--watch", "--json", "--force");
    await line();
    for (const one of stayed(pid).filter(name => /^\d+$/.test(name)))
      try {
        process.kill(Number(one), "SIGKILL");
      } catch {
        // It ended with the others.
      }
    await say(21);
    expect(JSON.parse((await line()) ?? "null")).toMatchObject({saved: [figures], findings: []});
    child.kill("SIGTERM");
    expect(await ended).toBe(143);
    expect(stayed(pid)).toEqual([]);
  });

  test("a name that is not there is said, and that is all", async () => {
    const {ended, said} = start("build", "--watch", "busses");
    expect(await ended).toBe(1);
    expect(said()).toContain("there is no publication called `busses`");
  });
});
