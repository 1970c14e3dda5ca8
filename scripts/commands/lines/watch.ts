// The line of `build --watch`: it is `build` until somebody ends it.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {beforeTheEnd} from "../../outside/ending.ts";
import {countOf, paintFor, progressOn, sayFindings} from "../../outside/terminal.ts";
import {watchFolders} from "../../outside/watcher.ts";
import {wantedAmong} from "../project.ts";
import {closingTable} from "../report.ts";
import {openSession} from "../session.ts";
import {lineOf, mendedLines, roundAsData} from "../watch-report.ts";
import type {Round} from "../watch.ts";
import type {BuildLineOptions} from "./build.ts";
import {exitCode, say} from "./line.ts";
import {inOutput, makingWith} from "./making.ts";

export interface WatchOptions extends BuildLineOptions {
  readonly watch?: boolean;
  readonly poll?: boolean;
}

/** Ends with a signal; or at once, where what is named is not there. */
export async function runWatch(
  names: readonly string[],
  options: WatchOptions,
  version: string,
): Promise<number> {
  const project = resolve(options.project);
  const session = await openSession(project);
  const log = new Log();
  wantedAmong(session.publications(), project, names, log);
  if (log.diagnostics.length > 0) {
    sayFindings(log.diagnostics, process.stderr);
    return exitCode(log, options);
  }
  const [{openWorld}, {watchBuild}] = await Promise.all([
    import("../world.ts"),
    import("../watch.ts"),
  ]);
  const timeoutMs = (options.timeout ?? 60) * 1000;
  const world = openWorld({
    environment: process.env,
    browser: options.browser,
    timeoutMs,
    stays: true,
  });
  // In a file or a pipe, what was done is of interest, and not what is being done.
  const progress = progressOn(process.stderr, options.json === true || !process.stderr.isTTY);
  const making = makingWith(options, project, version, world, progress.step);
  let [isFirst, isWaiting] = [true, false];
  const watch = watchBuild({
    ...making.options,
    project,
    names,
    editions: options.edition ?? null,
    shard: options.shard ?? null,
    session,
    world: world.at,
    locked: work => inOutput(project, work),
    tell: round => {
      progress.end();
      if (options.json) say(JSON.stringify(roundAsData(round)));
      else tell(round, making.drafts.splice(0), isFirst);
      isFirst = false;
    },
  });
  const watcher = watchFolders({
    folders: session.folders,
    poll: options.poll === true,
    quiet: 12,
    saved: paths => void look(paths),
    warn: problem => sayFindings([problem], process.stderr),
  });
  beforeTheEnd({
    close: async () => {
      void watch.end();
      progress.end();
      await watcher.close();
    },
  });
  // What was saved before anybody listened.
  await watcher.ready;
  await look(null);
  return new Promise<never>(() => undefined);

  async function look(paths: readonly string[] | null): Promise<void> {
    if (paths !== null) return watch.saved(await session.saved(paths));
    if (isWaiting) return;
    isWaiting = true;
    // What nobody told of can wait until nothing is being made.
    await watch.idle();
    isWaiting = false;
    watch.saved(await session.lookAgain());
  }
}

function tell(round: Round, drafts: readonly string[], isFirst: boolean): void {
  const paint = paintFor(process.stdout);
  sayFindings(round.found, process.stderr);
  for (const line of mendedLines(round, paint)) say(line);
  for (const path of drafts) process.stderr.write(`to look at: ${path}\n`);
  const {made} = round;
  if (!isFirst) return say(lineOf(round, timeOf(new Date()), paint));
  if (made.length > 0) say(closingTable(made, round.milliseconds, paint));
  const count = countOf(round.findings);
  if (count !== "")
    process.stderr.write(`${count}${made.length === 0 ? "; nothing was published" : ""}\n`);
  say("watching content/ and templates/; Ctrl-C ends it");
}

/** "12:04:31", by the clock on the wall. */
function timeOf(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map(part => String(part).padStart(2, "0"))
    .join(":");
}
