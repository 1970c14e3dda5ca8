// What a new version of a file says as before is the same object as before: so whatever was made of one entry is made again only
// where that entry has changed.
import {rememberedText} from "../memo.ts";
import {ownCopy} from "../text.ts";
import type {Plain} from "./yaml.ts";

const lastOf = rememberedText(200_000, (): {data: Plain} => ({data: null}));

/** `fresh`, with those of its parts that the file said the last time, as they were then. Nobody else has seen `fresh` yet. */
export function sharedWithLast(path: string, fresh: Plain): Plain {
  const last = lastOf(path, "");
  last.data = last.data === null ? fresh : shared(last.data, fresh);
  return last.data;
}

/** The file is gone, and may never be there again. */
export function forgetShared(path: string): void {
  lastOf(path, "").data = null;
}

/** What is new is copied: words of one entry would keep the whole version in memory that they were read in, and there are many. */
function owned(fresh: Plain): Plain {
  if (typeof fresh === "string") return ownCopy(fresh);
  if (typeof fresh !== "object" || fresh === null) return fresh;
  const parts = fresh as unknown as Record<string, Plain>;
  for (const key of Object.keys(parts)) parts[key] = owned(parts[key]!);
  return fresh;
}

function shared(before: Plain, fresh: Plain): Plain {
  if (before === fresh) return before;
  if (typeof fresh !== "object" || fresh === null) return owned(fresh);
  if (typeof before !== "object" || before === null) return owned(fresh);
  if (Array.isArray(before) !== Array.isArray(fresh)) return owned(fresh);
  const [own, others] = [fresh, before] as unknown as Record<string, Plain>[];
  const keys = Object.keys(own!);
  const were = Object.keys(others!);
  let isSame = keys.length === were.length;
  for (const [i, key] of keys.entries()) {
    const part = Object.hasOwn(others!, key)
      ? shared(others![key]!, own![key]!)
      : owned(own![key]!);
    own![key] = part;
    // In another order it is not the same: some is printed in the order in which it was written.
    isSame &&= were[i] === key && part === others![key];
  }
  return isSame ? before : fresh;
}
