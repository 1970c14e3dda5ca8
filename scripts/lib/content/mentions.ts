// Every text below a value that names a figure: `{{programme-cost}}`, wherever it stands.
import {readProse, type Prose} from "./prose.ts";
import type {Path} from "../yaml/yaml.ts";

export interface Mentioning {
  readonly path: Path;
  readonly text: string;
  readonly prose: Prose;
}

export function textsWithMentions(value: unknown, path: Path): readonly Mentioning[] {
  if (typeof value === "string")
    return value.includes("{{") ? [{path, text: value, prose: readProse(value)}] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsWithMentions(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
