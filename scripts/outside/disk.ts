// Files: a folder read whole; a set of files written whole, or not at all.
import {randomUUID} from "node:crypto";
import {mkdir, open, readdir, readFile, rename, rm, stat} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";
import {OutsideProblem} from "./problem.ts";

export interface FoundFile {
  /** Below the folder that was read, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * All files below a folder, by path; hidden ones are passed over. A folder that is not there has none.
 *
 * @throws OutsideProblem where one cannot be read
 */
export async function readFolder(folder: string): Promise<readonly FoundFile[]> {
  const found = await inTurns(await filesBelow(folder), path => readFound(folder, path));
  return found.flatMap(file => file ?? []);
}

/** The paths of `readFolder`, below the folder and with forward slashes, in its order. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(absent([]));
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(path => !isHidden(path))
    .toSorted();
}

/** The work for each, at the same time, but not with more open files than a process may have. */
export async function inTurns<A, B>(
  items: readonly A[],
  work: (item: A) => Promise<B>,
): Promise<readonly B[]> {
  const done: B[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      done[i] = await work(items[i]!);
    }
  };
  await Promise.all(Array.from({length: Math.min(64, items.length)}, worker));
  return done;
}

/** Of a path below a folder, with forward slashes. */
export function isHidden(path: string): boolean {
  return path.split("/").some(part => part.startsWith("."));
}

/**
 * Null where it is gone: a file can vanish after it was listed.
 *
 * @throws OutsideProblem where it cannot be read
 */
export async function readFound(folder: string, path: string): Promise<FoundFile | null> {
  try {
    const bytes = await readIfThere(join(folder, path));
    return bytes && {path, bytes};
  } catch (error) {
    const {code = String(error)} = error as NodeJS.ErrnoException;
    if (code === "EISDIR") return null;
    const [why, help] = unreadable[code] ?? [code, "see whether it can be opened in an editor"];
    const message = `\`${join(folder, path)}\` cannot be read: ${why}`;
    throw new OutsideProblem("project/unreadable", message, help);
  }
}

/** The folders directly inside a folder, by name. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(absent([]));
  return entries
    .filter(entry => entry.isDirectory() && !entry.name.startsWith("."))
    .map(entry => entry.name)
    .toSorted();
}

/** What lies at a path; null when nothing does. */
export async function lookAt(path: string): Promise<"file" | "folder" | null> {
  const there = await stat(path).catch(absent(null));
  return there && (there.isDirectory() ? "folder" : "file");
}

export async function readIfThere(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch(absent(null));
}

/**
 * Puts all files in place under `folder`, and takes the stale ones away. Each is first written beside its place under a
 * name of its own and flushed; only when all are safe on the disk do they take their names. A failure before that
 * leaves everything as it was.
 *
 * @throws OutsideProblem where the disk refuses, with the path
 */
export async function replaceFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  stale: readonly string[],
): Promise<void> {
  const mark = `.costed-${randomUUID()}`;
  const waiting = [...files].map(([path, contents]) => ({
    final: join(folder, path),
    draft: join(folder, dirname(path), `${mark}-${path.split("/").at(-1)!}`),
    contents,
  }));
  try {
    for (const {draft, contents} of waiting) await writeFlushed(draft, contents);
    for (const {final} of waiting) await refuseFolder(final);
    for (const {draft, final} of waiting) await rename(draft, final);
    for (const path of stale) await rm(join(folder, path), {force: true});
  } catch (error) {
    throw refused(folder, error);
  } finally {
    await Promise.allSettled(waiting.map(({draft}) => rm(draft, {force: true})));
  }
}

const unreadable: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ["you may not read it", "give yourself the right to read it"],
  EPERM: ["you may not read it", "give yourself the right to read it"],
  EBUSY: ["another program holds it", "close it there, and save it again"],
  EIO: ["the disk failed", "look at the disk; a copy elsewhere may be whole"],
  ESTALE: ["the network drive has lost it", "connect the drive again"],
};

/** A file cannot take the place of a folder; better to know before the first has taken its own. */
async function refuseFolder(path: string): Promise<void> {
  const there = await stat(path).catch(absent(null));
  if (there?.isDirectory())
    throw Object.assign(new Error("a folder stands in the way"), {code: "EISDIR", path});
}

function refused(folder: string, error: unknown): unknown {
  const {code = "", path = folder} = error as NodeJS.ErrnoException;
  const known = reasons[code];
  return known
    ? new OutsideProblem(
        "output/not-written",
        `\`${path}\` cannot be written: ${known[0]}`,
        known[1],
      )
    : error;
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  EISDIR: ["a folder stands in the way", "move the folder away, or rename it"],
  ENOTDIR: ["a file stands where a folder should be", "move the file away, or rename it"],
  EEXIST: ["a file stands where a folder should be", "move the file away, or rename it"],
  EACCES: ["you may not write there", "give yourself the right to write in the output folder"],
  EPERM: ["you may not write there", "give yourself the right to write in the output folder"],
  EROFS: ["the disk can only be read", "build in a folder that can be written"],
  ENOSPC: ["the disk is full", "make room, and build again: nothing was changed"],
  EDQUOT: ["your share of the disk is used up", "make room, and build again: nothing was changed"],
  EFBIG: [
    "the file is too large for this disk",
    "make room, or build elsewhere: nothing was changed",
  ],
};

async function writeFlushed(path: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const file = await open(path, "wx");
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

function absent<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return error => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return instead;
    throw error;
  };
}
