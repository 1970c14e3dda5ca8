// Streams of a print that are nearly always those of the print before: they are packed once.
import {packed} from "./objects.ts";
import {keptByName, remembersPages} from "./page-memory.ts";

const kept = keptByName<Uint8Array>(({length}) => length * 8);

/** As `packed`. */
export function packedAgain(bytes: Uint8Array): Uint8Array {
  const name = (): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return kept(remembersPages() ? name() : null, () => packed(bytes));
}
