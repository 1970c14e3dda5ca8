// What a person sees at the terminal: findings with their lines, progress, and the closing table.
import pc from "picocolors";
import type {Diagnostic} from "../lib/diagnostic.ts";
import {isError} from "../lib/diagnostic.ts";
import {frame, plain, whereOf, type Paint} from "../lib/frame.ts";
import {placeAt} from "../lib/text.ts";

const most = 60;

/** Colours only where somebody can see them: NO_COLOR, CI logs and pipes are honoured by picocolors. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  if (!pc.isColorSupported || !stream.isTTY) return plain;
  return {error: pc.red, warning: pc.yellow, quiet: pc.dim, strong: pc.bold};
}

export function sayFindings(diagnostics: readonly Diagnostic[], stream: NodeJS.WriteStream): void {
  const paint = paintFor(stream);
  for (const diagnostic of diagnostics.slice(0, most))
    stream.write(`${frame(diagnostic, paint)}\n\n`);
  if (diagnostics.length > most) stream.write(`… and ${diagnostics.length - most} more\n\n`);
}

/** "2 errors, 1 warning", or nothing. */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  const parts = [
    errors > 0 ? several(errors, "error") : "",
    warnings > 0 ? several(warnings, "warning") : "",
  ];
  return parts.filter(part => part !== "").join(", ");
}

/** Findings as data, for `--json`. Lines and columns count from 1. */
export function findingsAsData(diagnostics: readonly Diagnostic[]): readonly object[] {
  return diagnostics.map(({severity, code, message, help, at, on}) => ({
    severity,
    code,
    message,
    ...(help === undefined ? {} : {help}),
    ...(at ? {file: at.in.path, ...placeAt(at.in, at.start), length: at.end - at.start} : {}),
    ...(on ?? {}),
    where: whereOf({severity, code, message, at, on}),
  }));
}

/**
 * A line that replaces itself where the stream is a terminal, and plain lines where it is not. Of what is counted, "edition 7 of
 * 500", these say every few seconds how far it is.
 */
export function progressOn(
  stream: NodeJS.WriteStream,
  quiet: boolean,
): {readonly step: (what: string) => void; readonly end: () => void} {
  const live = stream.isTTY === true && !quiet;
  let counted = -Infinity;
  return {
    step(what) {
      if (quiet) return;
      if (live) return void stream.write(`\r\u001b[2K${what}`);
      const [, done, all] = /\b(\d+) of (\d+)\b/.exec(what) ?? [];
      if (done !== undefined && done !== all) {
        if (performance.now() - counted < 3000) return;
        counted = performance.now();
      }
      stream.write(`${what}\n`);
    },
    end: () => void (live && stream.write("\r\u001b[2K")),
  };
}

/** Infinity where nobody looks at lines that are too long: a pipe, a file. `COLUMNS` decides, where it is said. */
export function widthOfTerminal(): number {
  const asked = Number(process.env["COLUMNS"]);
  if (Number.isInteger(asked) && asked > 0) return Math.max(40, asked);
  return process.stdout.isTTY ? Math.max(40, process.stdout.columns || 80) : Infinity;
}

/** Columns side by side; numbers to the right. */
export function tableOf(rows: readonly (readonly string[])[], paint: Paint): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        /^[\d.,]+( \S+)?$/.test(cell)
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join("   ")
      .trimEnd();
  return rows.map((row, i) => (i === 0 ? paint.quiet(line(row)) : line(row))).join("\n");
}

/** "1 error", "2 errors". */
export function several(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
