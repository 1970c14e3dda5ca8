// One at a time in an output folder: a lock is a file that says whose it is. One whose process has gone is taken over, and
// what that process has left half done is put in order first.
import {readFileSync, rmSync} from "node:fs";
import {mkdir, readFile, rm, rmdir, stat, utimes, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {whenRoom} from "./disk.ts";
import {beforeTheEnd} from "./ending.ts";
import {isAlive, pidSpace, startOf} from "./processes.ts";
import {refusedBy} from "./refused.ts";
import {sweepDrafts} from "./replace.ts";

/** Whose a lock is. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** See `pidSpace`. */
  readonly space: string;
  /** See `startOf`. */
  readonly start: string;
  /** Its own name among all that this process takes. */
  readonly turn: number;
}

export const lockName = ".costed-lock";

/** How often it is looked whether a lock is free, and how often its holder shows that it lives, in milliseconds. */
const lookEvery = 40;
const beatEvery = 5000;

/** A holder on another machine that has not shown that it lives for so long has gone. */
const patience = 60_000;

/**
 * Does the work while nobody else works in the folder. `waiting` is told once who does, if somebody does.
 *
 * @throws OutsideProblem where the folder cannot be written
 */
export async function whileLocked<T>(
  folder: string,
  waiting: (holder: Holder) => void,
  work: () => Promise<T>,
): Promise<T> {
  const release = await take(folder, waiting);
  try {
    return await work();
  } finally {
    await release();
  }
}

let turns = 0;

async function take(
  folder: string,
  waiting: (holder: Holder) => void,
): Promise<() => Promise<void>> {
  const path = join(folder, lockName);
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    space: pidSpace(),
    start: startOf(process.pid),
    turn: turns++,
  };
  const text = JSON.stringify(own);
  const patient = waitFor(waiting);
  const forget = beforeTheEnd({end: () => releaseNow(path, text)});
  try {
    for (;;) {
      // Whoever leaves nothing there takes the folder away: also from those who wait.
      await mkdir(folder, {recursive: true});
      if (await create(path, text)) break;
      if (!(await takeOver(folder, path, text, patient))) await pause();
    }
  } catch (error) {
    forget();
    throw refusedBy(error, folder);
  }
  const beat = setInterval(() => void touch(path), beatEvery).unref();
  return async () => {
    clearInterval(beat);
    if ((await readText(path)) === text) await rm(path, {force: true});
    forget();
    // Where nothing was made, nothing is left.
    await rmdir(folder).catch(() => undefined);
  };
}

/** False where there is one, or no folder for it just now. */
async function create(path: string, text: string): Promise<boolean> {
  try {
    await whenRoom(() => writeFile(path, text, {flag: "wx"}));
    return true;
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || code === "ENOENT") return false;
    throw error;
  }
}

/** Whether it is worth trying again at once. */
async function takeOver(folder: string, path: string, own: string, patient: Patient) {
  const text = await readText(path);
  if (text === null) return true;
  if (!(await patient.isGone(path, text))) return false;
  // Two who both see that it is gone must not both take it: the second would take the first one's.
  const claim = `${path}-claim`;
  if (!(await create(claim, own))) {
    const claimed = await readText(claim);
    if (claimed !== null && isDead(readHolder(claimed))) await rm(claim, {force: true});
    return false;
  }
  try {
    if ((await readText(path)) === text) {
      sweepDrafts(folder);
      await rm(path, {force: true});
    }
  } finally {
    await rm(claim, {force: true});
  }
  return true;
}

interface Patient {
  readonly isGone: (path: string, text: string) => Promise<boolean>;
}

function waitFor(waiting: (holder: Holder) => void): Patient {
  let told = false;
  // Clocks of two machines differ: it is watched whether it beats, by our own.
  let seen = {beat: "", at: performance.now()};
  return {
    async isGone(path, text) {
      const holder = readHolder(text);
      if (isDead(holder)) return true;
      if (holder && !told) waiting(holder);
      told ||= holder !== null;
      if (holder && isHere(holder)) return false;
      const there = await stat(path, {bigint: true}).catch(() => null);
      const beat = `${text} ${there?.mtimeNs}`;
      if (beat !== seen.beat) seen = {beat, at: performance.now()};
      // One that says nothing was being written when its writer was ended.
      return performance.now() - seen.at > (holder ? patience : 2000);
    },
  };
}

/** Known for this machine only. */
function isDead(holder: Holder | null): boolean {
  if (!holder || !isHere(holder)) return false;
  return !isAlive(holder.pid) || startOf(holder.pid) !== holder.start;
}

function isHere({host, space}: Holder): boolean {
  return host === hostname() && space === pidSpace();
}

function readHolder(text: string): Holder | null {
  try {
    const {pid, host, space, start, turn} = JSON.parse(text) as Holder;
    return Number.isInteger(pid) && typeof host === "string"
      ? {pid, host, space, start, turn}
      : null;
  } catch {
    return null;
  }
}

function releaseNow(path: string, text: string): void {
  if (readFileSync(path, "utf8") === text) rmSync(path, {force: true});
}

function readText(path: string): Promise<string | null> {
  return whenRoom(() => readFile(path, "utf8")).catch(() => null);
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

function pause(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, lookEvery);
  });
}
