// An hour of watching: `npm run soak -- 60`. A copy of the sample is edited by chance, the same chance each time, while
// `build --watch` runs; memory, processes and files left over are counted, and the end is compared with a clean build.
import {spawn, type ChildProcess} from "node:child_process";
import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {cp, mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {chanceFrom} from "./chance.ts";
import {openEditor} from "./edits.ts";

const root = join(import.meta.dirname, "../..");
const [minutes = 10, seed = 1] = process.argv.slice(2).map(Number);
const publication = "fixing-nhs-it";
const cli = join(root, "scripts/cli.ts");
const tsx = import.meta.resolve("tsx");

interface Sample {
  readonly minute: number;
  readonly rounds: number;
  /** After collecting what nobody holds, in MB. */
  readonly heap: number;
  readonly outside: number;
  readonly resident: number;
  readonly resources: number;
  readonly browsers: number;
  /** Of these, in MB: what several share is counted once. */
  readonly browsing: number;
  readonly leftovers: number;
}

const project = await mkdtemp(join(tmpdir(), "costed-soak-"));
await cp(join(root, "content"), join(project, "content"), {recursive: true});
await rm(join(project, "content/README.md"));
let watching: ChildProcess | null = null;
const failures = await soak().finally(() => {
  watching?.kill("SIGKILL");
  return rm(project, {recursive: true, force: true});
});
for (const failure of failures) console.error(`FAILED: ${failure}`);
console.log(
  failures.length === 0 ? "nothing grew, nothing stayed, and the end is that of a clean build" : "",
);
process.exitCode = failures.length === 0 ? 0 : 1;

async function soak(): Promise<readonly string[]> {
  const editor = await openEditor(project, publication, chanceFrom(seed));
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--import", tsx, "--import", join(import.meta.dirname, "probe.ts"), cli].concat(
      ["--project", project, "build", "--watch", "--json"],
    ),
    {cwd: project, stdio: ["ignore", "pipe", "inherit", "ipc"]},
  );
  watching = child;
  const ended = new Promise<number | null>(resolve => child.on("exit", resolve));
  let rounds = 0;
  let last: {findings: readonly {severity: string}[]; milliseconds: number} | null = null;
  let heard = (): void => undefined;
  createInterface({input: child.stdout!}).on("line", line => {
    rounds += 1;
    last = JSON.parse(line) as typeof last;
    heard();
  });
  const next = (within: number): Promise<boolean> =>
    new Promise(resolve => {
      const timer = setTimeout(() => resolve(false), within);
      heard = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  /** What changes no file is followed by no build. */
  const quiet = async (within: number): Promise<void> => {
    if (await next(within)) while (await next(1200));
  };

  await quiet(300_000);
  const started = performance.now();
  const minute = (): number => (performance.now() - started) / 60_000;
  const samples: Sample[] = [];
  const failures: string[] = [];
  const done = new Map<string, number>();
  for (let edits = 0; minute() < minutes && child.exitCode === null; edits++) {
    const what = await editor.edit();
    done.set(what, (done.get(what) ?? 0) + 1);
    await quiet(30_000);
    if (edits % 10 !== 9) continue;
    const sample = await take();
    samples.push(sample);
    console.log(JSON.stringify(sample));
  }
  if (child.exitCode !== null) return [`it ended by itself, with ${child.exitCode}`];
  await editor.restore();
  await quiet(60_000);
  console.log(
    `${rounds} builds: ${[...done].map(([what, count]) => `${what} ${count}`).join(", ")}`,
  );
  if (last!.findings.length > 0) failures.push(`findings at the end: ${JSON.stringify(last)}`);
  child.kill("SIGTERM");
  const code = await ended;
  if (code !== 143) failures.push(`it ended with ${code}`);
  await new Promise(resolve => setTimeout(resolve, 300));
  if (browsersOf(child.pid!).length > 0) failures.push("a browser stayed");
  if (leftoversOf(child.pid!) > 0) failures.push("a file stayed");
  return [...failures, ...grown(samples), ...(await unlikeClean())];

  async function take(): Promise<Sample> {
    const memory = new Promise<Record<string, number>>(resolve => child.once("message", resolve));
    child.send("memory");
    const {heapUsed = 0, external = 0, rss = 0, resources = 0} = await memory;
    const browsers = browsersOf(child.pid!);
    const mb = (bytes: number): number => Math.round(bytes / 1e5) / 10;
    return {
      minute: Math.round(minute() * 10) / 10,
      rounds,
      heap: mb(heapUsed),
      outside: mb(external),
      resident: mb(rss),
      resources,
      browsers: browsers.length,
      browsing: browsers.reduce((sum, pid) => sum + memoryOf(pid), 0),
      leftovers: leftoversOf(child.pid!),
    };
  }
}

/** The second quarter, when everything has been seen once, beside the last. */
function grown(samples: readonly Sample[]): readonly string[] {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) return ["too short to say whether anything grows"];
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  const allowed = {
    heap: 1.05,
    outside: 1.1,
    resident: 1.1,
    resources: 1.2,
    browsers: 1.5,
    browsing: 1.15,
  } as const;
  const found = Object.entries(allowed).flatMap(([what, most]) => {
    const [before, after] = [early, late].map(part =>
      median(part.map(sample => sample[what as keyof typeof allowed])),
    ) as [number, number];
    return after > before * most + 2 ? [`${what} grew from ${before} to ${after}`] : [];
  });
  // One sample may be taken while files are written; what lies there in the next one, too, has stayed.
  const stayed = samples.map(({leftovers}, i) =>
    Math.min(leftovers, samples[i + 1]?.leftovers ?? 0),
  );
  const most = Math.max(...stayed);
  return most > 2 ? [...found, `${most} folders and drafts lay about`] : found;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Processes that the program started, and those that these did. */
function browsersOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter(one => /^\d+$/.test(one))) {
    try {
      const words = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      if (words[0] !== "Z") parents.set(Number(name), Number(words[1]));
    } catch {
      // It has just ended.
    }
  }
  const isBelow = (one: number): boolean => {
    const parent = parents.get(one);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  const named = [...parents.keys()].filter(one => {
    try {
      return readFileSync(`/proc/${one}/cmdline`, "utf8").includes(`costed-run-${pid}-`);
    } catch {
      return false;
    }
  });
  return [...new Set([...[...parents.keys()].filter(isBelow), ...named])];
}

function memoryOf(pid: number): number {
  try {
    const [, kilobytes] = /^Pss: +(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))!;
    return Math.round(Number(kilobytes) / 1000);
  } catch {
    // It has just ended.
    return 0;
  }
}

/** Folders of browsers, drafts and locks. */
function leftoversOf(pid: number): number {
  const folders = readdirSync(tmpdir()).filter(name => name.startsWith(`costed-run-${pid}-`));
  const drafts = readdirSync(join(project, "output"), {recursive: true, encoding: "utf8"}).filter(
    path => /(^|\/)\.costed-/.test(path),
  );
  return folders.length + drafts.length;
}

async function unlikeClean(): Promise<readonly string[]> {
  const watched = await outputs();
  await rm(join(project, "output"), {recursive: true});
  const clean = spawn(
    process.execPath,
    ["--import", tsx, cli, "--project", project, "build", publication],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const code = await new Promise<number | null>(resolve => clean.on("exit", resolve));
  if (code !== 0) return [`the clean build ended with ${code}`];
  const fresh = await outputs();
  const paths = [...new Set([...watched.keys(), ...fresh.keys()])].toSorted();
  return paths.flatMap(path => {
    const [a, b] = [watched.get(path), fresh.get(path)];
    if (a === b) return [];
    return [
      `${path} is ${a === undefined ? "missing" : b === undefined ? "left over" : "different"}`,
    ];
  });
}

/** While somebody writes, a save that no document shows changes no file: so the manifest may still name the state before it. */
function comparable(name: string, bytes: Buffer): string | Buffer {
  if (name !== "manifest.json") return bytes;
  return JSON.stringify({...(JSON.parse(bytes.toString()) as object), kept: null});
}

async function outputs(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(join(project, "output", publication), {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries.filter(one => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const hash = createHash("sha256")
      .update(comparable(entry.name, await readFile(path)))
      .digest("hex");
    found.set(path.slice(project.length + 1), hash);
  }
  return found;
}
