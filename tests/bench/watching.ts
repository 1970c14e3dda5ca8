// One figure changed while `build --watch` runs: from the save to every PDF that prints it on the disk.
import {spawn, type ChildProcess} from "node:child_process";
import {statSync} from "node:fs";
import {join} from "node:path";
import {spreadOf, type Command, type Spread} from "./measure.ts";
import {clearOutput, copyOfSample, sample} from "./projects.ts";
import {inMilliseconds, targetHead, verdict, type Measured, type Row} from "./report.ts";
import {saveNext, type Edit} from "./saved.ts";
import {costed, type Bench} from "./surroundings.ts";

interface Scenario {
  readonly name: string;
  readonly edit: Edit;
  /** All that print it. */
  readonly pdfs: readonly string[];
}

const scenarios: readonly Scenario[] = [
  {
    name: "a cell that only the report prints",
    edit: {
      file: "tables/agency-spend.yaml",
      after: /office: [^\n]*2005-06: /,
      values: ["9.4", "9.6"],
    },
    pdfs: ["report.pdf"],
  },
  {
    name: "a figure of four documents",
    edit: {
      file: "figures.yaml",
      after: /gps-to-link:\n {2}label: [^\n]*\n {2}value: /,
      values: ["30000 GPs", "31000 GPs"],
    },
    pdfs: ["deck.pdf", "handout.pdf", "press-release.pdf", "report.pdf"],
  },
  {
    name: "the headline of all documents",
    edit: {
      file: "figures.yaml",
      after: /headline-saving:\n {2}label: [^\n]*\n {2}value: /,
      values: ["at least £1bn", "at least £1.2bn"],
    },
    pdfs: ["deck.pdf", "handout.pdf", "press-release.pdf", "report.pdf", "summary.pdf"],
  },
];

export async function measureWatching(bench: Bench, marp: number | null): Promise<Measured> {
  if (marp === null) throw new Error("marp is measured first");
  const project = copyOfSample(bench, "watching");
  clearOutput(project);
  const output = join(project, "output", sample);
  const watching = start(costed(project, "build", "--watch"));
  try {
    await changed([join(output, "manifest.json")], new Map(), 120_000);
    await quiet();
    const rows: Row[] = [];
    for (const {name, edit, pdfs} of scenarios) {
      const taken: number[] = [];
      for (let round = 1; round <= bench.rounds + 1; round++) {
        bench.progress(`watching, ${name}: ${round === 1 ? "to warm up" : `run ${round - 1}`}`);
        const files = ["manifest.json", ...pdfs].map(file => join(output, file));
        const before = new Map(files.map(file => [file, stampOf(file)]));
        const saved = saveNext(join(project, "content", sample), edit, round);
        await changed(files, before, 60_000);
        if (round > 1) taken.push(performance.timeOrigin + performance.now() - saved);
        await quiet();
      }
      rows.push(rowOf(name, pdfs, spreadOf(taken), marp));
    }
    return {
      title: "One figure changed, watching",
      about:
        "From the save of a content file to every PDF that prints the figure in its place on the disk, with `build --watch` running; against the same `marp` run as above.",
      head: targetHead,
      rows,
    };
  } finally {
    await end(watching);
  }
}

function rowOf(name: string, pdfs: readonly string[], taken: Spread, marp: number): Row {
  return [
    `${name} (${pdfs.length === 1 ? "1 PDF" : `${pdfs.length} PDFs`})`,
    inMilliseconds(taken),
    (taken.median / marp).toFixed(2),
    "≤ 0.25",
    verdict(taken.median / marp, 0.25),
  ];
}

export function start({program, args, cwd, env}: Command): ChildProcess {
  const child = spawn(program, args, {cwd, env: {...process.env, ...env}, stdio: "ignore"});
  child.on("error", error => {
    throw error;
  });
  return child;
}

export async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => child.on("close", resolve));
  child.kill("SIGINT");
  await ended;
}

/** Every file is another one than before. @throws where it does not come to that */
async function changed(
  files: readonly string[],
  before: ReadonlyMap<string, string | null>,
  timeout: number,
): Promise<void> {
  const limit = performance.now() + timeout;
  for (;;) {
    const waiting = files.filter(file => {
      const now = stampOf(file);
      return now === null || now === before.get(file);
    });
    if (waiting.length === 0) return;
    if (performance.now() > limit) throw new Error(`${waiting.join(", ")} did not change`);
    await later(2);
  }
}

/** Another file in its place has another number. */
function stampOf(path: string): string | null {
  try {
    const {ino, mtimeMs, size} = statSync(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

/** A person does not save again at once. */
const quiet = (): Promise<void> => later(700);

export function later(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
