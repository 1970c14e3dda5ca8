// Files: a folder read whole; a set of files written whole, or not at all.
import {randomUUID} from "node:crypto";
import {mkdir, open, readdir, readFile, rename, rm} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";

export interface FoundFile {
  /** Below the folder that was read, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All files below a folder, by path; hidden ones are passed over. A folder that is not there has none. */
export async function readFolder(folder: string): Promise<readonly FoundFile[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(absent([]));
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)));
  const visible = paths
    .filter(path => !path.split(sep).some(part => part.startsWith(".")))
    .toSorted();
  return Promise.all(
    visible.map(async path => ({
      path: path.split(sep).join("/"),
      bytes: await readFile(join(folder, path)),
    })),
  );
}

/** The folders directly inside a folder, by name. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(absent([]));
  return entries
    .filter(entry => entry.isDirectory() && !entry.name.startsWith("."))
    .map(entry => entry.name)
    .toSorted();
}

export async function readIfThere(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch(absent(null));
}

/**
 * Puts all files in place under `folder`, and takes the stale ones away. Each is first written beside its place under a
 * name of its own and flushed; only when all are safe on the disk do they take their names. A failure before that
 * leaves everything as it was.
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
    for (const {draft, final} of waiting) await rename(draft, final);
    for (const path of stale) await rm(join(folder, path), {force: true});
  } finally {
    await Promise.all(waiting.map(({draft}) => rm(draft, {force: true})));
  }
}

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
