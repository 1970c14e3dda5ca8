// What the page knows of a document, and what becomes of it when a newer one comes: parts that are the same stay the same.
import type {PreviewContent} from "../lib/preview/messages.ts";

export interface Part {
  /** The same for as long as it is the same slide or block, whatever is written in it. */
  readonly key: number;
  readonly hash: string;
  readonly html: string;
  readonly title: string;
  readonly notes: readonly string[];
}

export interface Content extends Omit<PreviewContent, "parts"> {
  readonly parts: readonly Part[];
}

/** Null where a part is named that neither brings its HTML nor is known: it has to be asked for as a whole. */
export function mergeContent(before: Content | null, now: PreviewContent): Content | null {
  const known = new Map(before?.parts.map(part => [part.hash, part.html]));
  const keys = keysFor(before?.parts ?? [], now.parts);
  const parts: Part[] = [];
  for (const [i, {hash, html = known.get(hash), title, notes}] of now.parts.entries()) {
    if (html === undefined) return null;
    parts.push({key: keys[i]!, hash, html, title, notes});
  }
  return {...now, parts};
}

/** Where the part that was number `before` (from 1) stands now. */
export function movedTo(number: number, before: Content | null, now: Content): number {
  const key = before?.parts[number - 1]?.key;
  const at = now.parts.findIndex(part => part.key === key);
  return at >= 0 ? at + 1 : Math.max(1, Math.min(number, now.parts.length));
}

interface Hashed {
  readonly hash: string;
}

/**
 * What is the same at the beginning and at the end keeps its place. Of the rest, each part that was there already is
 * found by its hash; what stands between is taken for changed where there are as many as before, and for new otherwise.
 */
function keysFor(
  before: readonly (Hashed & {readonly key: number})[],
  now: readonly Hashed[],
): readonly number[] {
  let start = 0;
  while (start < before.length && before[start]?.hash === now[start]?.hash) start++;
  let end = 0;
  const most = Math.min(before.length, now.length) - start;
  while (end < most && before.at(-1 - end)?.hash === now.at(-1 - end)?.hash) end++;
  const keys: number[] = now.map((_, i) =>
    i < start
      ? before[i]!.key
      : i >= now.length - end
        ? before[before.length - now.length + i]!.key
        : 0,
  );
  const old = before.slice(start, before.length - end);
  const fresh = now.slice(start, now.length - end);
  const taken = new Set<number>();
  if (old.length !== fresh.length)
    for (const [i, {hash}] of fresh.entries()) {
      const same = old.find(one => one.hash === hash && !taken.has(one.key));
      if (same) taken.add((keys[start + i] = same.key));
    }
  let next = Math.max(0, ...before.map(one => one.key)) + 1;
  // As many as before: each is what stood in its place. Otherwise those that are left are matched in order, while they last.
  const rest = old.filter(one => !taken.has(one.key));
  for (const i of fresh.keys())
    if (keys[start + i] === 0) keys[start + i] = rest.shift()?.key ?? next++;
  return keys;
}
