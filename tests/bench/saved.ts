// One value of a publication, changed as a person would: in its file, saved, and to another value each time.
import {readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";

export interface Edit {
  /** "figures.yaml", below the publication. */
  readonly file: string;
  /** What stands before the value; it is in the file once. */
  readonly after: RegExp;
  /** In turn. */
  readonly values: readonly [string, string];
}

/** Saves the next value, as editors do: beside the file, then in its place. Gives the moment of the save, in milliseconds since 1970. */
export function saveNext(folder: string, {file, after, values}: Edit, round: number): number {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const pattern = new RegExp(`(${after.source})(${values.map(escaped).join("|")})`);
  const wanted = values[round % 2]!;
  const changed = text.replace(pattern, (_, before: string) => before + wanted);
  if (changed === text) throw new Error(`${path} has nothing to change at ${after.source}`);
  const draft = `${path}~`;
  writeFileSync(draft, changed);
  const moment = performance.timeOrigin + performance.now();
  renameSync(draft, path);
  return moment;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
