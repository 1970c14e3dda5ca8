// A print of several documents is opened and cut once, when the first of them is asked for; the others are there then.
import {cutPrint, type CutOut} from "./cut.ts";
import {openPlain} from "./open.ts";

export interface Cut {
  /** The same for the same print alone. */
  readonly print: number;
  /** How many pages each of its documents has. */
  readonly counts: readonly number[];
  /** Which of them it is. */
  readonly which: number;
}

/** By print; what was taken is gone, since it is changed on the way to a PDF. */
const waiting = new Map<number, (CutOut | null)[]>();

/** So many prints may be on their way at once. */
const most = 4;

/** Null where its documents cannot be told apart. */
export function cutOutOf(
  bytes: Uint8Array,
  {print, counts, which}: Cut,
): (CutOut & {readonly giveBack: () => void}) | null {
  const known = waiting.get(print);
  const all = known && known[which] !== undefined ? known : cut(bytes, counts);
  const own = all[which] ?? null;
  delete all[which];
  if (Object.keys(all).length === 0) waiting.delete(print);
  else waiting.set(print, all);
  for (const [before] of waiting) if (waiting.size > most) waiting.delete(before);
  return own && {...own, giveBack: () => undefined};
}

function cut(bytes: Uint8Array, counts: readonly number[]): (CutOut | null)[] {
  const pdf = openPlain(bytes);
  const documents = pdf && cutPrint(pdf, counts);
  return documents ? [...documents] : counts.map(() => null);
}
