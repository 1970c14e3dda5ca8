// YAML, whose scalars are all texts here, as the JSON that a specification of Vega-Lite is: numbers, true, false and texts.
import type {Span} from "../text.ts";
import type {Path, Plain} from "../yaml/yaml.ts";

export type Json = string | number | boolean | null | readonly Json[] | JsonMap;
export interface JsonMap {
  readonly [key: string]: Json;
}

/** What was written without quotation marks is a number where it looks like one. `at` says where a value was written. */
export function jsonOf(plain: Plain, at: (path: Path) => Span, path: Path = []): Json {
  if (plain === null) return null;
  if (typeof plain === "string") return isQuoted(at(path)) ? plain : scalarOf(plain);
  if (Array.isArray(plain)) return plain.map((item: Plain, i) => jsonOf(item, at, [...path, i]));
  return Object.fromEntries(
    Object.entries(plain as {readonly [key: string]: Plain}).map(([key, value]) => [
      key,
      jsonOf(value, at, [...path, key]),
    ]),
  );
}

export function isJsonMap(value: Json | undefined): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every value with its path, the outer ones first. */
export function walkJson(
  value: Json,
  visit: (value: Json, path: Path) => void,
  path: Path = [],
): void {
  visit(value, path);
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) walkJson(item, visit, [...path, i]);
  else if (isJsonMap(value))
    for (const [key, inner] of Object.entries(value)) walkJson(inner, visit, [...path, key]);
}

/** The same, with every map and scalar changed from the inside out. */
export function mapJson(value: Json, change: (value: Json, key: string) => Json, key = ""): Json {
  if (Array.isArray(value))
    return change(
      value.map(item => mapJson(item as Json, change, key)),
      key,
    );
  if (!isJsonMap(value)) return change(value, key);
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    mapJson(inner, change, name),
  ]);
  return change(Object.fromEntries(entries) as JsonMap, key);
}

function isQuoted({in: source, start}: Span): boolean {
  return /["'|>]/.test(source.text[start] ?? "");
}

function scalarOf(text: string): Json {
  if (text === "true") return true;
  if (text === "false") return false;
  if (text === "null" || text === "~") return null;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
}
