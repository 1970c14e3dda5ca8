// What was measured → Markdown for people: a table for each part, with the machine and all versions.
import type {Spread} from "./measure.ts";
import type {Machine} from "./surroundings.ts";

export type Row = readonly string[];

export interface Measured {
  readonly title: string;
  /** What is to be known before the table is read. */
  readonly about: string;
  readonly head: Row;
  readonly rows: readonly Row[];
  /** What it says, in sentences. */
  readonly after?: string;
  /** Of `marp` on the deck, in milliseconds, where this part has measured it. */
  readonly marp?: number;
}

/** For what has a target. */
export const targetHead: Row = ["what", "median (least–most)", "ratio", "target", "kept"];

export function headOf(machine: Machine, rounds: number): string {
  const {processor, cores, memory, system, versions} = machine;
  const on = `${processor}, ${cores} ${cores === 1 ? "core" : "cores"}, ${memory}, ${system}`;
  return [
    "# Benchmarks",
    `Printed by \`npm run bench\`, everything side by side in one run: medians of ${rounds} rounds (least and most in brackets), ratios round by round, the same browser for all. Run it on your machine: ratios travel, seconds do not.`,
    `Measured on ${on}: ${versions.map(([name, version]) => `${name} ${version}`).join(", ")}.`,
  ].join("\n\n");
}

export function sectionOf({title, about, head, rows, after}: Measured): string {
  const said = after === undefined ? [] : [after];
  return [`## ${title}`, about, table(head, rows), ...said].join("\n\n");
}

function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map(row => (row[column] ?? "").length)),
  );
  const line = (row: Row): string =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [
    line(head),
    `| ${widths.map(width => "-".repeat(width)).join(" | ")} |`,
    ...rows.map(line),
  ].join("\n");
}

export function inSeconds({median, least, most}: Spread): string {
  return `${seconds(median)} s (${seconds(least)}–${seconds(most)})`;
}

export function inMilliseconds({median, least, most}: Spread): string {
  return `${Math.round(median)} ms (${Math.round(least)}–${Math.round(most)})`;
}

export function asRatio({median, least, most}: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

/** Whether a measured value keeps to its target; said, not enforced. */
export function verdict(value: number, target: number, better: "less" | "more" = "less"): string {
  return (better === "less" ? value <= target : value >= target) ? "yes" : "**no**";
}

export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
