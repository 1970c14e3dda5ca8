// Editions as they are written, in rows of a table or below their names in YAML: a name, and cells by column.
import {isMap} from "../map.ts";
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import type {Span} from "../text.ts";
import type {Path, Plain} from "../yaml/yaml.ts";
import {badCell, type Cell} from "./csv.ts";

export interface Column {
  readonly name: string;
  readonly at: Span;
}

export interface Row {
  readonly name: string;
  /** Where it is named. */
  readonly at: Span;
  /** By column, those with something in them; and the places of those without. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly empty: ReadonlyMap<string, Span>;
  readonly diagnostics: readonly Diagnostic[];
  /** It has more or fewer cells than the table has columns: what stands in which column, nobody knows. */
  readonly isRagged: boolean;
}

export interface Rows {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What is wrong with the table as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The first row names the columns; one that begins with `#` is for the writer's own remarks. */
export function rowsOfTable([head = [], ...body]: readonly (readonly Cell[])[]): Rows {
  const diagnostics: Diagnostic[] = [];
  const names = head.map(cell => cell.text.trim());
  for (const [i, {at}] of head.entries()) {
    const name = names[i]!;
    const isFilled = body.some(row => (row[i]?.text.trim() ?? "") !== "");
    if (name === "" && isFilled)
      diagnostics.push(
        errorAt(
          at,
          "editions/unnamed-column",
          "this column has no name",
          "name it, or delete it; `#` in front of a name makes it a remark",
        ),
      );
    else if (name !== "" && !name.startsWith("#") && names.indexOf(name) < i)
      diagnostics.push(
        errorAt(
          at,
          "editions/twice",
          `there are two columns called \`${name}\``,
          "keep one of the two",
        ),
      );
  }
  if (!names.includes("edition"))
    diagnostics.push(
      errorAt(
        head[0]!.at,
        "editions/no-names",
        "no column is called `edition`",
        "name the column that names each edition so: its folder is called by what stands there",
      ),
    );
  const named = names.indexOf("edition");
  const isRead = (name: string): boolean =>
    name !== "" && name !== "edition" && !name.startsWith("#");
  return {
    // Where no column is called so, the first is thought to be meant.
    columns: head.flatMap(({at}, i) =>
      isRead(names[i]!) && (named >= 0 || i > 0) ? [{name: names[i]!, at}] : [],
    ),
    rows: body.map(rowOf),
    diagnostics,
  };

  function rowOf(row: readonly Cell[]): Row {
    const cells = new Map<string, Cell>();
    const empty = new Map<string, Span>();
    const found: Diagnostic[] = [];
    const last = row.at(-1)!;
    const extra = row.slice(head.length).find(cell => cell.text.trim() !== "");
    if (extra)
      found.push(
        errorAt(
          extra.at,
          "editions/too-many-cells",
          `this row has ${row.length} cells, and the table ${head.length} columns`,
          "a text with the sign in it that parts the cells stands in quotation marks",
        ),
      );
    const lacks = names.findLastIndex(isRead) >= row.length;
    if (lacks)
      found.push(
        errorAt(
          last.at,
          "editions/too-few-cells",
          `this row ends after ${row.length} ${row.length === 1 ? "cell" : "cells"}, and the table has ${head.length} columns`,
          "a cell without anything in it is left empty, and not left out",
        ),
      );
    for (const [i, name] of names.entries()) {
      if (!isRead(name)) continue;
      const cell = row[i];
      const bad = cell && badCell(cell);
      if (bad) found.push(bad);
      if (cell && cell.text.trim() !== "") cells.set(name, cell);
      else empty.set(name, cell?.at ?? last.at);
    }
    const cell = row[named] ?? row[0]!;
    return {
      name: cell.text.trim(),
      at: cell.at,
      cells,
      empty,
      diagnostics: found,
      isRagged: lacks || extra !== undefined,
    };
  }
}

/** `places`: of the map of editions. */
export function rowsOfMap(
  editions: unknown,
  places: {readonly value: (path: Path) => Span; readonly key: (path: Path) => Span},
): Rows {
  const columns = new Map<string, Column>();
  if (!isMap(editions)) {
    const help = "write `name-of-an-edition:`, and what is its own below it";
    const wrong = errorAt(
      places.value([]),
      "editions/not-a-map",
      "`editions` is a map of editions by name",
      help,
    );
    return {columns: [], rows: [], diagnostics: [wrong]};
  }
  const rows = Object.entries(editions).map(([name, entry]): Row => {
    const cells = new Map<string, Cell>();
    const empty = new Map<string, Span>();
    const diagnostics: Diagnostic[] = [];
    const at = places.key([name]);
    if (entry !== null && !isMap(entry))
      diagnostics.push(
        errorAt(
          places.value([name]),
          "editions/not-a-map",
          `\`${name}\` is a map`,
          "write what is its own below it, each with its name: `beds: 1,200 beds`",
        ),
      );
    for (const [column, value] of Object.entries(isMap(entry) ? entry : {})) {
      const path = [name, column];
      if (!columns.has(column)) columns.set(column, {name: column, at: places.key(path)});
      const text = textOf(value as Plain);
      if (text === null)
        diagnostics.push(
          errorAt(
            places.value(path),
            "editions/not-a-text",
            `\`${column}\` is one text here`,
            "write one line for each: `deck.subtitle: …`",
          ),
        );
      else if (text.trim() === "") empty.set(column, places.value(path));
      else cells.set(column, {text, at: places.value(path)});
    }
    return {name, at, cells, empty, diagnostics, isRagged: false};
  });
  return {columns: [...columns.values()], rows, diagnostics: []};
}

/** A list of names is one as well with commas between them. */
function textOf(value: Plain): string | null {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return null;
  const items = value as readonly Plain[];
  return items.every(one => typeof one === "string") ? items.join(", ") : null;
}
