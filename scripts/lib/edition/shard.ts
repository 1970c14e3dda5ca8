// A part of the work for each of several machines: `2/5` is the second of five.
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
 * By its place among all that there is to make, in turn, whatever is made already: so every machine has as much to do as the next, to
 * one, which a hash of names would not give. A row that is added at the end sends no other to another machine.
 */
export function isInShard(position: number, {index, of}: Shard): boolean {
  return position % of === index - 1;
}
