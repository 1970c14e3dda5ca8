// What `build --watch` says of each build: what is wrong now and was not, what is mended, and a line: saved → written.
import {countOf, findingsAsData} from "../outside/terminal.ts";
import type {Paint} from "../lib/frame.ts";
import {manifestName} from "./make.ts";
import {resultsOf} from "./report.ts";
import type {Round} from "./watch.ts";

/** "12:04:31 content/fixing-nhs-it/figures.yaml → output/fixing-nhs-it/deck.pdf, in 0.21 s" */
export function lineOf(round: Round, time: string, paint: Paint): string {
  const {saved, written, removed, milliseconds, findings} = round;
  const files = written.filter(path => !path.endsWith(`/${manifestName}`));
  const done = [
    files.length > 0 ? listOf(files) : "",
    removed.length > 0 ? `removed ${listOf(removed)}` : "",
  ].filter(part => part !== "");
  const isWrong = round.touched.length > round.made.length;
  const what = [...done, ...(isWrong ? ["nothing was published; the last good output stays"] : [])];
  const took = `in ${(milliseconds / 1000).toFixed(2)} s`;
  const count = countOf(findings);
  return [
    `${paint.quiet(time)} ${listOf(saved)} → ${what.join("; ") || "no file is different"}`,
    took,
    ...(count === "" ? [] : [isWrong ? paint.error(count) : paint.warning(count)]),
  ].join(", ");
}

export function mendedLines({mended}: Round, paint: Paint): readonly string[] {
  return mended.map(one => `${paint.quiet("mended:")} ${one.message}`);
}

/** One object for each build. */
export function roundAsData(round: Round): object {
  const {saved, written, removed, milliseconds, findings} = round;
  return {
    saved,
    written,
    removed,
    milliseconds: Math.round(milliseconds),
    documents: resultsOf(round.made),
    findings: findingsAsData(findings),
  };
}

const most = 4;

function listOf(paths: readonly string[]): string {
  const rest = paths.length - most;
  return rest > 1 ? `${paths.slice(0, most).join(", ")} and ${rest} more` : paths.join(", ");
}
