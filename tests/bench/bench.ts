// `npm run bench`: what the program takes beside marp, in one run, with the same browser for all.
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {parts, type Part} from "./parts.ts";
import {headOf, sectionOf, type Measured} from "./report.ts";
import {machine, openBench, root} from "./surroundings.ts";

const {values} = parseArgs({
  options: {
    runs: {type: "string", default: "5"},
    only: {type: "string", multiple: true, default: []},
    write: {type: "boolean", default: false},
    help: {type: "boolean", default: false},
  },
});
const known = parts.map(part => part.name);
const unknown = values.only.filter(name => !known.includes(name));
const rounds = Number(values.runs);
if (values.help || unknown.length > 0 || !(rounds >= 1)) {
  process.stdout.write(
    [
      ...unknown.map(name => `there is no part called \`${name}\``),
      `npm run bench -- [--runs 5] [--only ${known.join("|")}]… [--write]`,
      "",
      "Measures what the program takes beside marp, with the same browser, and prints the tables.",
      "--write puts them into docs/benchmarks.md. All happens in a temporary folder.",
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
  if (values.write) writeFileSync(join(root, "docs/benchmarks.md"), report.trimEnd() + "\n");
} finally {
  rmSync(folder, {recursive: true, force: true});
}

/** What the others are compared with is always measured. */
function isWanted({name, isBase}: Part): boolean {
  return isBase === true || values.only.length === 0 || values.only.includes(name);
}
