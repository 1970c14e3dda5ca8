// What one machine of several has made: `shard.json`, in its output. `merge` sees by it whether the parts are those of one whole.
import {isMap} from "../map.ts";
import type {Shard} from "./shard.ts";

export interface Part {
  readonly version: 1;
  readonly shard: Shard;
  readonly program: string;
  readonly publications: readonly PartOf[];
}

export interface PartOf {
  readonly name: string;
  /** Hash of all that it is made from. */
  readonly content: string;
  readonly theme: string;
  /** All that there is to be of it: "" for the publication itself, and its editions by their position. */
  readonly units: readonly string[];
  /** Of these, what this machine was to make. */
  readonly own: readonly string[];
}

export function writePart(part: Part): string {
  return `${JSON.stringify(part, null, 2)}\n`;
}

export function readPart(bytes: Uint8Array | null): Part | null {
  if (!bytes) return null;
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isMap(data) || data["version"] !== 1 || typeof data["program"] !== "string") return null;
    const {shard, publications} = data;
    const isShard =
      isMap(shard) && Number.isInteger(shard["index"]) && Number.isInteger(shard["of"]);
    return isShard && Array.isArray(publications) && publications.every(isPartOf)
      ? (data as unknown as Part)
      : null;
  } catch {
    return null;
  }
}

function isPartOf(one: unknown): boolean {
  if (!isMap(one)) return false;
  const {name, content, theme, units, own} = one;
  const texts = [name, content, theme].every(text => typeof text === "string");
  // It becomes a folder below the output.
  const isFolder = texts && !/[/\\]|^\.|^$/.test(String(name));
  return (
    isFolder &&
    [units, own].every(list => Array.isArray(list) && list.every(unit => typeof unit === "string"))
  );
}
