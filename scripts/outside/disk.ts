// Files, as they are read: one, or a folder with all that is in it. How they are written is in replace.ts.
import {readFileSync} from "node:fs";
import {readdir, readFile, stat} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {together} from "../lib/together.ts";
import {OutsideProblem} from "./problem.ts";

export interface FoundFile {
  /** Below the folder that was read, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * All files below a folder, by path; hidden ones, and what editors leave beside a file, are passed over. A folder that is not there has none.
 *
 * @throws OutsideProblem where one cannot be read
 */
export async function readFolder(folder: string): Promise<readonly FoundFile[]> {
  const paths = await filesBelow(folder);
  const atOnce = readAtOnce(folder, paths);
  const others = paths.slice(atOnce.length);
  const found = [...atOnce, ...(await inTurns(others, path => readFound(folder, path)))];
  return found.flatMap(file => file ?? []);
}

/**
 * A disk that answers at once is asked for one file after the other: to have another thread ask takes several times as long.
 * What lies far away takes a while, and then it is better to ask for many at the same time: that, and what cannot be read, is left.
 */
function readAtOnce(folder: string, paths: readonly string[]): readonly FoundFile[] {
  const found: FoundFile[] = [];
  const began = performance.now();
  try {
    for (const path of paths) {
      if (performance.now() - began > longest) break;
      found.push({path, bytes: readFileSync(join(folder, path))});
    }
  } catch {
    // Whoever reads it again says why, or finds that it is gone.
  }
  return found;
}

/** In milliseconds: nobody else has a turn meanwhile. */
const longest = 20;

/** The paths of `readFolder`, below the folder and with forward slashes, in its order. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const list = () => readdir(folder, {recursive: true, withFileTypes: true});
  const entries = await whenRoom(list).catch(absent([]));
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(path => !isPassedOver(path))
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
    try {
      while (next < items.length) {
        const i = next++;
        done[i] = await work(items[i]!);
      }
    } catch (error) {
      next = items.length;
      throw error;
    }
  };
  await together(Array.from({length: Math.min(16, items.length)}, worker));
  return done;
}

/** Of a path below a folder, with forward slashes: what is hidden, and what editors and drives leave beside a file. */
export function isPassedOver(path: string): boolean {
  return path.split("/").some(part => passedOver.test(part));
}

const passedOver =
  /^\.|^~|~$|^#.*#$|^4913$|___jb_(tmp|old)___$|\.(sw[a-p]x?|tmp|bak|part|crdownload)$/;

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
  return whenRoom(() => readFile(path)).catch(absent(null));
}

/** Where as many files are open as this process may have, or this machine, some are closed in a moment. */
export async function whenRoom<T>(open: () => Promise<T>): Promise<T> {
  for (let left = 200; ; left--)
    try {
      return await open();
    } catch (error) {
      const {code = ""} = error as NodeJS.ErrnoException;
      if (left === 0 || (code !== "EMFILE" && code !== "ENFILE")) throw error;
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
}

const unreadable: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ["you may not read it", "give yourself the right to read it"],
  EPERM: ["you may not read it", "give yourself the right to read it"],
  EBUSY: ["another program holds it", "close it there, and save it again"],
  EMFILE: ["too many files are open", "raise the limit, `ulimit -n 10240`"],
  ENFILE: ["too many files are open on this machine", "end other programs that hold many"],
  EIO: ["the disk failed", "look at the disk; a copy elsewhere may be whole"],
  ESTALE: ["the network drive has lost it", "connect the drive again"],
};

function absent<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return error => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return instead;
    throw error;
  };
}
