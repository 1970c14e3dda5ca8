// From Content to findings: names that point at nothing. It knows sources, headings, parts, verdicts and recommendations; figures
// are looked for in steps/figures.ts and steps/mentions.ts, and what documents name in steps/document.ts.
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Path} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";

const sourced = [
  "figures",
  "tables",
  "headings",
  "recommendations",
  "parts",
  "timeline",
  "quotations",
] as const;

export function checkReferences(content: Content): readonly Diagnostic[] {
  const {names, parts, places, recommendations, tables, timeline} = content;
  const found: Diagnostic[] = [];
  for (const field of sourced) sourcesBelow(content[field], [field]);
  for (const [id, one] of Object.entries(recommendations)) {
    look("heading", one.heading, "headings", ["recommendations", id, "heading"]);
    look("verdict", one.verdict, "scale", ["recommendations", id, "verdict"]);
    look("part", one.part, "parts", ["recommendations", id, "part"]);
  }
  for (const [id, part] of Object.entries(parts)) {
    if (part.verdict !== "none") look("verdict", part.verdict, "scale", ["parts", id, "verdict"]);
    for (const [i, one] of (part.recommendations ?? []).entries())
      look("recommendation", one, "recommendations", ["parts", id, "recommendations", i]);
  }
  for (const [id, table] of Object.entries(tables))
    for (const [row, {cells}] of Object.entries(table.rows))
      columnsIn(id, row, Object.keys(cells), Object.keys(table.columns));
  for (const [i, {id}] of timeline.entries())
    if (timeline.findIndex(event => event.id === id) < i)
      found.push(
        errorAt(
          places.value(["timeline", i, "id"]),
          "content/duplicate",
          `\`${id}\` stands twice in the timeline`,
          "rename one of the two",
        ),
      );
  return found;

  function sourcesBelow(value: unknown, path: Path): void {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      if (!/(^|-)sources?$/.test(key)) sourcesBelow(inner, here);
      else if (typeof inner === "string") look("source", inner, "sources", here);
      else if (Array.isArray(inner))
        for (const [i, one] of inner.entries())
          look("source", String(one), "sources", [...here, i]);
    }
  }

  function columnsIn(
    table: string,
    row: string,
    cells: readonly string[],
    columns: readonly string[],
  ): void {
    for (const cell of cells)
      if (!columns.includes(cell))
        found.push(
          errorAt(
            places.key(["tables", table, "rows", row, "cells", cell]),
            "content/unknown-column",
            `the table has no column called \`${cell}\``,
            suggestion(cell, columns, "the columns are"),
          ),
        );
  }

  function look(noun: string, name: string | null, field: string, path: Path): void {
    if (name === null || names.has(field, name)) return;
    found.push(
      errorAt(
        places.value(path),
        `content/unknown-${noun}`,
        `there is no ${noun} called \`${name}\``,
        suggestion(name, names.of(field), `the ${noun}s are`),
      ),
    );
  }
}
