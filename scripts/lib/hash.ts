// A short name for a content: the same words, the same name.
import {createHash} from "node:crypto";
import {rememberedOf} from "./memo.ts";

/** SHA-256 in hexadecimal. Parts are kept apart, so that moving a word from one to the next changes the name. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

/** The same of a whole file. */
export const hashOfFile = rememberedOf((bytes: Uint8Array) => hashOf(bytes));
