// A set of files written whole, or not at all: whatever ends the program, and whenever.
//
// Each is first written beside its place under a name of its own, and flushed. When all are safe on the disk, a note says
// which of them takes which name; with that it is settled. Only then do they take their names, and the note goes. Drafts
// without a note are of a build that was ended before it was settled, and are thrown away; with a note, it is finished.
import {randomUUID} from "node:crypto";
import {readdirSync, readFileSync, renameSync, rmdirSync, rmSync} from "node:fs";
import {mkdir, open, rename, rm, rmdir, stat} from "node:fs/promises";
import {dirname, join} from "node:path";
import {together} from "../lib/together.ts";
import {inTurns, readIfThere} from "./disk.ts";
import {wholly} from "./ending.ts";
import {refusedBy} from "./refused.ts";

/** By their paths below the folder. */
export interface Replaced {
  /** Those that are others now than they were. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

interface Note {
  /** Below the folder: draft → its place. */
  readonly names: Readonly<Record<string, string>>;
  readonly stale: readonly string[];
}

/**
 * Puts all files in place under `folder`, and takes the stale ones away. What lies there already is not written again.
 *
 * @throws OutsideProblem where the disk refuses, with the path
 */
export async function replaceFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  stale: readonly string[],
): Promise<Replaced> {
  const mark = `.costed-${randomUUID()}`;
  let settled: Note | null = null;
  const notePath = `${mark}.json`;
  const drafts = new Map<string, string>();
  let isDone = false;
  return wholly(replace, () => {
    if (settled) finishSync(folder, notePath, settled);
    else for (const draft of drafts.keys()) rmSync(join(folder, draft), {force: true});
  });

  async function replace(): Promise<Replaced> {
    try {
      const changed = (await inTurns([...files], ifNew)).flatMap(path => path ?? []);
      const gone = (await inTurns(stale, ifThere)).flatMap(path => path ?? []);
      for (const path of changed)
        drafts.set(join(dirname(path), `${mark}-${path.split("/").at(-1)!}`), path);
      await inTurns([...drafts], ([draft, path]) =>
        writeFlushed(join(folder, draft), files.get(path)!),
      );
      await inTurns(changed, path => refuseFolder(join(folder, path)));
      const note: Note = {names: Object.fromEntries(drafts), stale: gone};
      if (changed.length + gone.length > 1)
        await writeFlushed(join(folder, notePath), JSON.stringify(note));
      settled = note;
      await together(
        [...drafts].map(([draft, path]) => rename(join(folder, draft), join(folder, path))),
      );
      for (const path of gone) await removeFile(folder, path);
      await rm(join(folder, notePath), {force: true});
      isDone = true;
      return {written: changed, removed: gone};
    } catch (error) {
      throw refusedBy(error, folder);
    } finally {
      settled = null;
      const left = isDone ? [] : [...drafts.keys(), notePath];
      await Promise.allSettled(left.map(draft => rm(join(folder, draft), {force: true})));
    }
  }

  async function ifNew([path, contents]: readonly [string, string | Uint8Array]) {
    const there = await readIfThere(join(folder, path)).catch(() => null);
    return there && Buffer.from(contents).equals(there) ? null : path;
  }

  async function ifThere(path: string): Promise<string | null> {
    return (await stat(join(folder, path)).catch(() => null))?.isFile() ? path : null;
  }
}

/** What builds that were killed have left in a folder: what was settled is finished, all else of theirs thrown away. */
export function sweepDrafts(folder: string): void {
  const names = readdirSync(folder, {recursive: true, encoding: "utf8"}).map(path =>
    path.replaceAll("\\", "/"),
  );
  const ours = names.filter(path => ourDraft.test(path.split("/").at(-1)!));
  for (const path of ours.filter(one => one.endsWith(".json") && isNote.test(one))) {
    const note = readNote(join(folder, path));
    if (note) finishSync(join(folder, dirname(path)), path.split("/").at(-1)!, note);
  }
  // A folder is one that was to be new: see new-folder.ts.
  for (const path of ours) rmSync(join(folder, path), {recursive: true, force: true});
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ourDraft = new RegExp(`^\\.costed-${uuid}(-.+|\\.json)$`, "s");
const isNote = new RegExp(`(^|/)\\.costed-${uuid}\\.json$`);

/** Null where it was not written whole: then nothing has taken its place yet. What leads out of the folder is none of ours. */
function readNote(path: string): Note | null {
  try {
    const {names, stale} = JSON.parse(readFileSync(path, "utf8")) as Note;
    const paths = [...Object.entries(names).flat(), ...stale];
    const isInside = paths.every(one => !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(one));
    const areDrafts = Object.keys(names).every(one => ourDraft.test(one.split("/").at(-1)!));
    return isInside && areDrafts ? {names, stale} : null;
  } catch {
    return null;
  }
}

function finishSync(folder: string, notePath: string, {names, stale}: Note): void {
  for (const [draft, path] of Object.entries(names))
    quietly(() => renameSync(join(folder, draft), join(folder, path)));
  for (const path of stale) {
    quietly(() => rmSync(join(folder, path), {force: true}));
    quietly(() => rmdirSync(dirname(join(folder, path))));
  }
  rmSync(join(folder, notePath), {force: true});
}

/** Many of them are done already. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Then it is as it should be, or nobody can help it now.
  }
}

/** A folder that held nothing else goes with it. */
async function removeFile(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), {force: true});
  if (path.includes("/")) await rmdir(dirname(join(folder, path))).catch(() => undefined);
}

/** A file cannot take the place of a folder; better to know before the first has taken its own. */
async function refuseFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory())
    throw Object.assign(new Error("a folder stands in the way"), {code: "EISDIR", path});
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
