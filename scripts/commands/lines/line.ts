// What the lines of all commands share: their options, what they say, and the code that they end with.
import {InvalidArgumentError, type Command} from "commander";
import {readShard, type Shard} from "../../lib/edition/shard.ts";
import {isError, type Log} from "../../lib/diagnostic.ts";
import {bundledProgram} from "../../outside/bundled.ts";
import {progressOn} from "../../outside/terminal.ts";
import type {World} from "../world.ts";

export type {Command} from "commander";

/** Puts a command on the program. `end` is told its exit code: 0 fine, 1 the user's mistake or an error found, 2 ours. */
export type Line = (program: Command, version: string, end: (code: number) => void) => void;

/** Options that several commands have, as the command line hands them over. */
export interface Common {
  readonly project: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly browser?: string;
  readonly timeout?: number;
}

/** With a world that is closed again whatever happens. What goes wrong there that the reader can mend is a finding, and nothing made. */
export async function inWorld<T>(
  {browser, json, timeout, force}: Common,
  log: Log,
  work: (world: World, progress: (what: string) => void) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const [{openWorld}, {OutsideProblem}] = await Promise.all([
    import("../world.ts"),
    import("../../outside/problem.ts"),
  ]);
  const timeoutMs = (timeout ?? 60) * 1000;
  const afresh = force === true;
  const world = openWorld({environment: process.env, browser, timeoutMs, afresh});
  const progress = progressOn(process.stderr, json === true);
  try {
    return await work(world, progress.step);
  } catch (error) {
    if (!(error instanceof OutsideProblem)) throw error;
    log.add(error.diagnostic);
    return [];
  } finally {
    progress.end();
    await world.close();
  }
}

export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400))
    throw new InvalidArgumentError("It has to be a number of seconds.");
  return seconds;
}

/** 0 is any that is free. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("It has to be a whole number up to 65535.");
  return port;
}

/** "leeds, york" */
export function namesOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(name => name !== "");
}

/** "2/5" */
export function shardOf(text: string): Shard {
  const shard = readShard(text);
  if (!shard) throw new InvalidArgumentError("It has to be a part of a whole, such as 2/5.");
  return shard;
}

export function exitCode(log: Log, options: Common): number {
  return log.diagnostics.some(one => options.strict === true || isError(one)) ? 1 : 0;
}

/** The same where the program may have failed on some of the work, and gone on: the first of that is told, to be reported. */
export function exitCodeAfter(
  crashes: readonly string[],
  log: Log,
  options: Common & {readonly json?: boolean},
): number {
  const [first] = crashes;
  if (first === undefined) return exitCode(log, options);
  const stack = bundledProgram()?.readable(first) ?? first;
  if (options.json !== true) process.stderr.write(`\nPlease report this:\n${stack}\n`);
  return 2;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
