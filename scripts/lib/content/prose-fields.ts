// Which fields of a publication are prose: words of the writer's own, which stand on a page as they are.
import {isMap} from "../map.ts";
import {remembered} from "../memo.ts";
import type {Path} from "../yaml/yaml.ts";

export interface ProseText {
  readonly path: Path;
  readonly text: string;
  /** What it is said in names a source. */
  readonly isCited: boolean;
}

const fields: Readonly<Record<string, ReadonlySet<string>>> = {
  about: new Set(
    "title subtitle short-title subject keywords role edition about caveat text get-it".split(" "),
  ),
  sources: new Set(["note", "accept"]),
  figures: new Set(["label", "note", "why", "accept"]),
  tables: new Set(["title", "subtitle", "note", "label", "columns", "total-reason", "why", "accept"]),
  headings: new Set(["title", "summary"]),
  recommendations: new Set("title what why who by-when outcome notes".split(" ")),
  scale: new Set(["label"]),
  parts: new Set(["label", "text"]),
  timeline: new Set(["date-label", "title", "text"]),
  quotations: new Set(["note"]),
  charts: new Set(["headline", "subtitle", "note", "alt", "labels", "label"]),
};

/** `content`: the fields of a publication, by the names of `Content`. */
export function proseIn(content: Readonly<Record<string, unknown>>): readonly ProseText[] {
  return [
    ...Object.keys(fields).flatMap(field => {
      const value = content[field];
      return isObject(value) ? proseBelow(value, field) : [];
    }),
    ...tableWords(content["tables"]),
    ...ownWords(content["quotations"]),
    ...specWords(content["specs"]),
  ];
}

/** Most fields of a publication are the same in all its editions, and stay as they are while somebody writes in another. */
const proseBelow = remembered(
  (value: object, field: string) => [value, field],
  (value, field) => below(value, [field], fields[field]!, "", false),
);

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A text counts where its own name is one of `keys`, or that of the list or map in which it stands. */
function below(
  value: unknown,
  path: Path,
  keys: ReadonlySet<string>,
  key: string,
  isCited: boolean,
): readonly ProseText[] {
  if (typeof value === "string") return keys.has(key) ? [{path, text: value, isCited}] : [];
  if (typeof value !== "object" || value === null) return [];
  const cited = isCited || hasSource(value);
  if (Array.isArray(value))
    return value.flatMap((item, i) => below(item, [...path, i], keys, key, cited));
  const isNamed = key === "labels" || key === "accept" || key === "columns";
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "values" ? [] : below(inner, [...path, name], keys, isNamed && typeof inner === "string" ? key : name, cited),
  );
}

function hasSource(value: object): boolean {
  return Object.entries(value).some(([key, one]) => /(?:^|-)sources?$/.test(key) && one !== null);
}

/** Cells of columns that hold words. */
function tableWords(tables: unknown): readonly ProseText[] {
  return entries(tables).flatMap(([id, table]) => {
    const inWords = entries(fieldOf(table, "columns")).filter(
      ([, column]) => fieldOf(column, "text") === true,
    );
    return entries(fieldOf(table, "rows")).flatMap(([row, {cells}]) =>
      inWords.flatMap(([column]) => {
        const text = fieldOf(cells, column);
        const path = ["tables", id, "rows", row, "cells", column];
        return typeof text === "string" ? [{path, text, isCited: true}] : [];
      }),
    );
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return isMap(value) ? value[name] : undefined;
}

function entries(value: unknown): readonly [string, Readonly<Record<string, unknown>>][] {
  return Object.entries(isMap(value) ? value : {}).flatMap(([name, one]) =>
    isMap(one) ? [[name, one]] : [],
  );
}

/** A quotation with a source is somebody else's; without one, nobody can look it up. */
function ownWords(quotations: unknown): readonly ProseText[] {
  return entries(quotations).flatMap(([id, one]) => {
    const text = one["text"];
    if (typeof text !== "string" || hasSource(one)) return [];
    return [{path: ["quotations", id, "text"], text, isCited: false}];
  });
}

const specFields = new Set(["title", "subtitle", "text", "description"]);

/** What a chart of the writer’s own says in words; its data are no prose. */
function specWords(specs: unknown): readonly ProseText[] {
  return entries(specs).flatMap(([id, {data}]) => below(data, ["specs", id], specFields, "", false));
}
