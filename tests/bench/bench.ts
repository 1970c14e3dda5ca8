// `npm run bench`: what the program takes beside marp, in one run, with the same browser for all.
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {parts, type Part} from "./parts.ts";
import {headOf, sectionOf, type Measured} from "./report.ts";
import {machine, openBench, root} from "./surroundings.ts";

const known = parts.map(part => part.name);
const asked = read();
const {values} = asked;
const rounds = Number(values.runs);
const wrong = [
  ...asked.wrong,
  ...values.only
    .filter(name => !known.includes(name))
    .map(name => `there is no part called \`${name}\``),
  ...(rounds >= 1 ? [] : [`\`--runs ${values.runs}\` is no number of runs`]),
];
if (values.help || wrong.length > 0) {
  process.stdout.write(
    [
      ...wrong,
      `npm run bench -- [--runs 5] [--only ${known.join("|")}]… [--write]`,
      "",
      "Measures what the program takes beside marp, with the same browser, and prints the tables.",
      "--write puts them into docs/benchmarks.md, above what is said of them there. All happens in a temporary folder.",
      "",
    ].join("\n"),
  );
  process.exit(values.help ? 0 : 1);
}

const folder = mkdtempSync(join(tmpdir(), "costed-bench-"));
const progress = (what: string): void => void process.stderr.write(`${what}\n`);
try {
  const bench = await openBench(join(folder, "work"), rounds, progress);
  const measured: Measured[] = [];
  process.stdout.write(`${headOf(machine(bench), rounds)}\n\n`);
  let marp: number | null = null;
  for (const part of parts) {
    if (!isWanted(part)) continue;
    const made = await part.measure(bench, marp);
    marp ??= made.marp ?? null;
    measured.push(made);
    process.stdout.write(`${sectionOf(made)}\n\n`);
  }
  const report = [headOf(machine(bench), rounds), ...measured.map(sectionOf), ""].join("\n\n");
  if (values.write) write(report);
} finally {
  rmSync(folder, {recursive: true, force: true});
}

function read() {
  const options = {
    runs: {type: "string", default: "5"},
    only: {type: "string", multiple: true, default: [] as string[]},
    write: {type: "boolean", default: false},
    help: {type: "boolean", default: false},
  } as const;
  try {
    return {...parseArgs({options}), wrong: []};
  } catch (error) {
    // What it says of an option that there is not is good enough.
    return {...parseArgs({args: [], options}), wrong: [(error as Error).message]};
  }
}

/** What people say of it stays as it is, for them to look through. */
function write(report: string): void {
  const path = join(root, "docs/benchmarks.md");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const at = before.indexOf("\n## What is to be said of this\n");
  writeFileSync(path, `${report.trimEnd()}\n${at < 0 ? "" : before.slice(at)}`);
}

/** What the others are compared with is always measured. */
function isWanted({name, isBase}: Part): boolean {
  return isBase === true || values.only.length === 0 || values.only.includes(name);
}
