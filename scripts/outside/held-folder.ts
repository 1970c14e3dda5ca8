// A folder that is held in memory: read whole once; then only what was saved is read again. What has not changed stays the same object.
import {lstat} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../lib/diagnostic.ts";
import {filesBelow, inTurns, isPassedOver, readFound, type FoundFile} from "./disk.ts";
import {OutsideProblem} from "./problem.ts";

export interface HeldFolder {
  /** As `readFolder` would give them now; the same list as long as none of them changes. */
  readonly files: () => readonly FoundFile[];
  /** Of files that are there and cannot be read. */
  readonly problems: () => readonly Diagnostic[];
  /**
   * Reads again what is named, by paths below the folder: files, and folders with all that is in them; "" is the folder
   * itself. Gives the paths of the files that came, went, or have other bytes now.
   */
  readonly saved: (paths: readonly string[]) => Promise<readonly string[]>;
  /** The same for all that looks as if it had been saved: whatever nobody was told of. */
  readonly lookAgain: () => Promise<readonly string[]>;
}

interface Held {
  /** A problem where it cannot be read. */
  readonly file: FoundFile | OutsideProblem;
  /** Of the file when it was read; null where nobody looked. */
  readonly stamp: string | null;
}

export async function holdFolder(folder: string): Promise<HeldFolder> {
  const held = new Map<string, Held>();
  let files: readonly FoundFile[] | null = null;
  await changedOf(await filesBelow(folder), path => take(path, null));
  return {files: () => (files ??= listed()), problems, saved, lookAgain};

  function listed(): readonly FoundFile[] {
    const all = [...held].flatMap(([path, {file}]) =>
      file instanceof OutsideProblem ? [] : [[path, file] as const],
    );
    return all.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  }

  function problems(): readonly Diagnostic[] {
    return [...held.values()].flatMap(({file}) =>
      file instanceof OutsideProblem ? [file.diagnostic] : [],
    );
  }

  async function saved(paths: readonly string[]): Promise<readonly string[]> {
    const meant = await inTurns(
      paths.filter(path => !isPassedOver(path)),
      filesAt,
    );
    return changedOf([...new Set(meant.flat())], path => take(path, null));
  }

  /** At a path or below it: those that are there, and those that were. */
  async function filesAt(path: string): Promise<readonly string[]> {
    const within = path === "" ? "" : `${path}/`;
    const known = [...held.keys()].filter(one => one === path || one.startsWith(within));
    const there = await lstat(join(folder, path)).catch(() => null);
    if (there?.isFile()) return [...known, path];
    if (!there?.isDirectory()) return known;
    return [...known, ...(await filesBelow(join(folder, path))).map(one => within + one)];
  }

  async function lookAgain(): Promise<readonly string[]> {
    const paths = new Set([...held.keys(), ...(await filesBelow(folder))]);
    return changedOf([...paths], async path => {
      const stamp = await stampOf(join(folder, path));
      const isKnown = stamp !== null && held.get(path)?.stamp === stamp;
      return isKnown ? null : take(path, stamp);
    });
  }

  async function changedOf(
    paths: readonly string[],
    look: (path: string) => Promise<string | null>,
  ): Promise<readonly string[]> {
    const changed = (await inTurns(paths, look)).flatMap(path => path ?? []);
    if (changed.length > 0) files = null;
    return changed.toSorted();
  }

  /** Its path, if it has changed. The stamp is older than what is read: a save in between is seen the next time. */
  async function take(path: string, stamp: string | null): Promise<string | null> {
    const before = held.get(path)?.file ?? null;
    const now = await readFound(folder, path).catch((error: unknown) => {
      if (error instanceof OutsideProblem) return error;
      throw error;
    });
    const isSame = sameAs(before, now);
    if (now === null) held.delete(path);
    else held.set(path, {file: isSame && before ? before : now, stamp});
    return isSame ? null : path;
  }
}

function sameAs(before: Held["file"] | null, now: Held["file"] | null): boolean {
  if (before === null || now === null) return before === now;
  if (before instanceof OutsideProblem || now instanceof OutsideProblem)
    return (
      before instanceof OutsideProblem &&
      now instanceof OutsideProblem &&
      before.message === now.message
    );
  return Buffer.compare(before.bytes, now.bytes) === 0;
}

/** Null where there is nothing. */
async function stampOf(path: string): Promise<string | null> {
  const there = await lstat(path, {bigint: true}).catch(() => null);
  return there && `${there.ino} ${there.size} ${there.mtimeNs} ${there.ctimeNs}`;
}
