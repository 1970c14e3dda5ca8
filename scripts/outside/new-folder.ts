// A folder that is not there yet, written whole with all that belongs in it, or not at all: it is filled under another name beside
// its place, and takes its own when every file is safe on the disk. Of a thousand editions each is such a folder.
import {randomUUID} from "node:crypto";
import {
  closeSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {promisify} from "node:util";
import {inTurns} from "./disk.ts";
import {wholly} from "./ending.ts";

/** False where it is there, or the disk refuses: then nothing has changed, and files are to be put in place one by one. */
export async function putNewFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<boolean> {
  if (files.size === 0 || isTaken(folder)) return false;
  const draft = join(dirname(folder), `.costed-${randomUUID()}-${basename(folder)}`);
  return wholly(put, () => rmSync(draft, {recursive: true, force: true}));

  async function put(): Promise<boolean> {
    try {
      const folders = new Set([...files.keys()].map(path => dirname(join(draft, path))));
      for (const one of folders) mkdirSync(one, {recursive: true});
      await inTurns([...files], ([path, contents]) => writeNew(join(draft, path), contents));
      renameSync(draft, folder);
      return true;
    } catch {
      await rm(draft, {recursive: true, force: true}).catch(() => undefined);
      return false;
    }
  }
}

function isTaken(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false}) !== undefined;
  } catch {
    return true;
  }
}

const flush = promisify(fsync);

/** Only the disk itself is waited for: to hand each step to another thread takes several times as long as the step. */
async function writeNew(path: string, contents: string | Uint8Array): Promise<void> {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, contents);
    await flush(file);
  } finally {
    closeSync(file);
  }
}
