// A part of the work for each of several machines: `2/5` is the second of five.
import {hashOf} from "../hash.ts";

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Null where it is none. */
export function readShard(text: string): Shard | null {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= of ? {index, of} : null;
}

/**
 * By the hash of its name, and so whatever else there is and whatever is made already: an edition that is added or taken away sends
 * no other to another machine, where what was made of it before would be missing.
 */
export function isInShard(unit: string, {index, of}: Shard): boolean {
  return parseInt(hashOf(unit).slice(0, 12), 16) % of === index - 1;
}
