// What the columns of a table of editions stand for: a figure, a word by its path, a word of the edition's own.
//   beds                    the figure; beds.source and beds.as-of say where its number comes from
//   fleet.diesel.y2024      a cell of a table
//   publication.title       words of the publication; `title` and `language` stand for `publication.title` and `publication.language`
//   deck.subtitle           words of a document
//   recommendations.cut.title, headings.…, parts.…, charts.…, quotations.…, timeline.…, tables.…
//   organisation            what `{{edition.organisation}}` prints
import {about} from "../content/publication.ts";
import type {TableEntry} from "../content/figure-entry.ts";
import {isMap} from "../map.ts";
import {nearest} from "../nearest.ts";
import type {Path, YamlFile} from "../yaml/yaml.ts";

export type Target =
  | {readonly to: "figure"; readonly figure: string}
  | {readonly to: "path"; readonly path: Path}
  | {readonly to: "word"; readonly word: string}
  | {readonly to: "documents"}
  | {readonly to: "unknown"; readonly near: string | null};

/** What a publication has that a column may name. */
export interface Columns {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, TableEntry>>;
  readonly documents: Readonly<Record<string, YamlFile>>;
  readonly timeline: readonly {readonly id: string}[];
  readonly [collection: string]: unknown;
}

/** What a figure may say of its number, beside it. */
export const figureFields = [
  "source",
  "as-of",
  "prices",
  "period",
  "status",
  "evidence",
  "baseline",
  "label",
  "note",
];

const collections = [
  "recommendations",
  "headings",
  "parts",
  "scale",
  "charts",
  "quotations",
  "tables",
  "timeline",
];

/** `words`: those that a text names, or editions.yaml gives a common value. */
export function targetOf(column: string, content: Columns, words: ReadonlySet<string>): Target {
  const [first = "", ...rest] = column.split(".");
  const {figures, tables, documents} = content;
  if (column === "documents") return {to: "documents"};
  if (column === "title" || column === "language") return {to: "path", path: ["about", column]};
  if (rest.length === 0 && Object.hasOwn(figures, first)) return {to: "figure", figure: first};
  if (rest.length === 0 && words.has(first)) return {to: "word", word: first};
  const [second = "", third = ""] = rest;
  if (rest.length === 1 && Object.hasOwn(figures, first) && figureFields.includes(second))
    return {to: "path", path: ["figures", first, second]};
  const cells = rest.length === 2 ? tables[first]?.rows[second]?.cells : undefined;
  if (cells && Object.hasOwn(cells, third))
    return {to: "path", path: ["tables", first, "rows", second, "cells", third]};
  const path = pathTo(first, rest, content);
  return path
    ? {to: "path", path}
    : {to: "unknown", near: nearest(column, namesOf(content, words))};

  function pathTo(field: string, below: readonly string[], {timeline}: Columns): Path | null {
    if (field === "publication") return within(aboutOf(content), below, ["about"]);
    if (field === "timeline") {
      const at = timeline.findIndex(one => one.id === below[0]);
      return at < 0 ? null : within(timeline[at], below.slice(1), ["timeline", at]);
    }
    if (collections.includes(field) && below.length > 1)
      return within(content[field], below, [field]);
    const document = documents[field];
    return document ? within(document.data, below, ["documents", field]) : null;
  }
}

/** Every field of the publication, be it written or not. */
function aboutOf(content: Columns): unknown {
  return content["about"] ?? Object.fromEntries(Object.keys(about.shape).map(key => [key, null]));
}

/** Items of lists are counted from 1, as people do. What is left empty may be filled in. */
function within(value: unknown, [step, ...rest]: readonly string[], path: Path): Path | null {
  if (step === undefined) return isMap(value) || Array.isArray(value) ? null : path;
  if (Array.isArray(value)) {
    const at = Number(step) - 1;
    return at in value ? within(value[at], rest, [...path, at]) : null;
  }
  return isMap(value) && Object.hasOwn(value, step)
    ? within(value[step], rest, [...path, step])
    : null;
}

/** All that a column may be called. */
function namesOf(content: Columns, words: ReadonlySet<string>): readonly string[] {
  const {figures, tables, documents, timeline} = content;
  return [
    "title",
    "language",
    "documents",
    ...words,
    ...Object.keys(figures).flatMap(id => [id, ...figureFields.map(field => `${id}.${field}`)]),
    ...Object.entries(tables).flatMap(([id, {rows}]) =>
      Object.entries(rows).flatMap(([row, {cells}]) =>
        Object.keys(cells).map(column => `${id}.${row}.${column}`),
      ),
    ),
    ...leavesOf(aboutOf(content), "publication"),
    ...Object.entries(documents).flatMap(([id, {data}]) => leavesOf(data, id)),
    ...collections
      .filter(one => one !== "timeline" && one !== "tables")
      .flatMap(one => leavesOf(content[one], one)),
    ...timeline.flatMap(one => leavesOf(one, `timeline.${one.id}`)),
  ];
}

function leavesOf(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => leavesOf(one, `${name}.${i + 1}`));
  if (!isMap(value)) return [name];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, `${name}.${key}`));
}
