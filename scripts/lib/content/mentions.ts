// Every text below a value that names a figure: `{{programme-cost}}`, wherever it stands.
import {readProse, type Prose} from "./prose.ts";
import {remembered} from "../memo.ts";
import type {Path} from "../yaml/yaml.ts";

export interface Mentioning {
  readonly path: Path;
  readonly text: string;
  readonly prose: Prose;
}

/** Of the fields of a publication, or of a document's: most are the same in all editions. */
export function textsInFields(
  fields: Readonly<Record<string, unknown>>,
  path: readonly string[],
): readonly Mentioning[] {
  return Object.entries(fields).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? textsInField(value, ...path, key)
      : textsWithMentions(value, [...path, key]),
  );
}

const textsInField = remembered(
  (value: object, ...path: readonly string[]) => [value, ...path],
  (value, ...path) => textsWithMentions(value, path),
);

export function textsWithMentions(value: unknown, path: Path): readonly Mentioning[] {
  if (typeof value === "string")
    return value.includes("{{") ? [{path, text: value, prose: readProse(value)}] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsWithMentions(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
