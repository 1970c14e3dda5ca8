// What was dear to make and will be asked for again, a drawn chart, slides as Marp makes them: by a name that says all that it was
// made from. Near at hand while the program runs, and below the cache folder from one run to the next. Nothing depends on it: what is
// not there, or not whole, is made.
import {createHash, randomUUID} from "node:crypto";
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";

export interface Memory {
  /** What has this name, made if need be: once, however many ask at the same time. What cannot be made is not remembered. */
  readonly remembered: (name: string, make: () => Promise<string>) => Promise<string>;
  /** When all that was made lies on the disk. */
  readonly close: () => Promise<void>;
}

export interface MemoryOptions {
  /** Null, or a failure: nothing is kept from one run to the next. Asked only when something is to be remembered. */
  readonly folder: () => Promise<string | null>;
  /** What made it: another program, or another version of this one, trusts nothing of it. */
  readonly program: () => string;
  /** Whether to make all anew: what an earlier run made is replaced, not read. */
  readonly afresh: boolean;
}

/**
 * In characters, of which most take two bytes: what is near at hand, enough for all that one publication is made of. What was not asked
 * for the longest goes first. Of many editions none asks for what another was made of.
 */
const mostAtHand = 6_000_000;
/** In bytes: what is on the disk. The oldest goes first. */
export const mostOnDisk = 64_000_000;
const largest = 4_000_000;
export const extension = ".made";

export function openMemory({folder, program, afresh}: MemoryOptions): Memory {
  const atHand = new Map<string, string>();
  const underway = new Map<string, Promise<string>>();
  const writing = new Set<Promise<void>>();
  let size = 0;
  let written = 0;
  let opened: Promise<string | null> | undefined;
  return {remembered, close};

  function remembered(name: string, make: () => Promise<string>): Promise<string> {
    const known = atHand.get(name);
    if (known !== undefined) {
      keepAtHand(name, known);
      return Promise.resolve(known);
    }
    const begun = underway.get(name) ?? find(name, make).finally(() => underway.delete(name));
    underway.set(name, begun);
    return begun;
  }

  async function find(name: string, make: () => Promise<string>): Promise<string> {
    const path = await pathOf(name);
    const kept = path === null || afresh ? null : await readWhole(path);
    const text = kept ?? (await make());
    keepAtHand(name, text);
    if (kept === null && path !== null && text.length <= largest) keepOnDisk(path, text);
    return text;
  }

  function keepAtHand(name: string, text: string): void {
    size -= atHand.get(name)?.length ?? 0;
    atHand.delete(name);
    atHand.set(name, text);
    size += text.length;
    for (const [oldest, {length}] of atHand) {
      if (size <= mostAtHand) break;
      atHand.delete(oldest);
      size -= length;
    }
  }

  function keepOnDisk(path: string, text: string): void {
    const done: Promise<void> = writeBeside(path, `${hashOf(text)}\n${text}`)
      .catch(() => undefined)
      .finally(() => writing.delete(done));
    writing.add(done);
    written += 1;
  }

  async function pathOf(name: string): Promise<string | null> {
    const place = await (opened ??= open());
    return place && join(place, hashOf(`${program()}\n${name}`) + extension);
  }

  async function open(): Promise<string | null> {
    try {
      const place = await madeIn(await folder());
      // Where nobody can say which program this is, nothing is kept.
      program();
      return place;
    } catch {
      return null;
    }
  }

  async function close(): Promise<void> {
    await Promise.all(writing);
    const place = await opened;
    if (written > 0 && place) await sweep(place, mostOnDisk).catch(() => undefined);
    written = 0;
  }
}

/** Where it all lies, the oldest of it for as long as there is room. */
export async function madeIn(cache: string | null): Promise<string | null> {
  if (cache === null) return null;
  const place = join(cache, "made");
  await mkdir(place, {recursive: true, mode: 0o700});
  return place;
}

/** Null where there is none, or it is not what was written: cut, or changed. */
async function readWhole(path: string): Promise<string | null> {
  const whole = await readFile(path, "utf8").catch(() => "");
  const end = whole.indexOf("\n");
  const text = whole.slice(end + 1);
  return end > 0 && whole.slice(0, end) === hashOf(text) ? text : null;
}

/** Whoever reads meanwhile finds the old one or the new one, and never a part. */
export async function writeBeside(path: string, contents: string | Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, contents, {mode: 0o600});
    await rename(beside, path);
  } catch (error) {
    await rm(beside, {force: true});
    throw error;
  }
}

/** Takes the oldest away where there is too much, down to three quarters; and what a run that was ended left unfinished. */
export async function sweep(place: string, most: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(place)).map(async file => {
      const path = join(place, file);
      const {size, mtimeMs} = await stat(path).catch(() => ({size: 0, mtimeMs: 0}));
      return {path, size, mtimeMs};
    }),
  );
  const newest = Math.max(0, ...files.map(one => one.mtimeMs));
  const isLeft = ({path, mtimeMs}: (typeof files)[number]): boolean =>
    !path.endsWith(extension) && mtimeMs < newest - 3_600_000;
  for (const one of files.filter(isLeft)) await rm(one.path, {force: true});
  const whole = files.filter(one => one.path.endsWith(extension));
  let left = whole.reduce((sum, one) => sum + one.size, 0);
  if (left <= most) return;
  for (const {path, size} of whole.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (left <= most * 0.75) break;
    await rm(path, {force: true});
    left -= size;
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
