// A folder among the temporary ones for a browser that runs; and those that killed processes have left are swept.
import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {isAlive, pidSpace} from "./processes.ts";

/** At once: a signal that came while it was waited for would leave it behind. */
export function openRunFolder(): string {
  return mkdtempSync(join(tmpdir(), `costed-run-${process.pid}-${pidSpace()}-`));
}

export async function removeRunFolder(folder: string): Promise<void> {
  await rm(folder, {recursive: true, force: true, maxRetries: 5}).catch(() => undefined);
}

/** For the very end, when nothing can be waited for. */
export function removeRunFolderNow(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 3});
}

/** Where the number of a process means something else, as in a container that shares our temporary folder, its folder is left alone for an hour. */
export async function sweepRunFolders(): Promise<void> {
  for (const name of temporaries()) {
    const [, pid, space] = /^costed-run-(\d+)-(?:(\d+)-)?/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    if (space === pidSpace() || (await ageOf(folder)) > 3_600_000) await removeRunFolder(folder);
  }
}

function temporaries(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

async function ageOf(folder: string): Promise<number> {
  const there = await stat(folder).catch(() => null);
  return there ? Date.now() - there.mtimeMs : 0;
}
