// Rows and columns of tables as formulas name them: `costs.total`, `costs.2025-26`; or `deflator`, for a table that has only one.
import {addedRows} from "./added-rows.ts";
import {columnName} from "./cells.ts";
import type {TableEntry} from "./publication.ts";
import {remembered, rememberedOf} from "../memo.ts";

/** Cells in the order in which they stand; totals and columns of words are left out. */
export interface SeriesEntry {
  /** "row", "column": what it is called in messages. */
  readonly sort: "row" | "column";
  /** In words: "“Costs by year”, Total". */
  readonly label: string;
  readonly cells: readonly SeriesCell[];
}

export interface SeriesCell {
  readonly id: string;
  readonly label: string;
  /** Where its year may be said, most telling first: its period, its label, its name. */
  readonly years: readonly string[];
}

/** Why a name says no series. */
export interface SeriesDoubt {
  readonly message: string;
  readonly help: string;
}

export type SeriesFound = SeriesEntry | SeriesDoubt;

/** Every name that a table gives: its columns, its rows, and itself. What it may mean twice is a doubt. */
export const seriesOf = rememberedOf(
  (tables: Readonly<Record<string, TableEntry>>): ReadonlyMap<string, SeriesFound> =>
    new Map(Object.entries(tables).flatMap(([id, table]) => [...seriesIn(table, id)])),
);

const seriesIn = remembered(
  (table: TableEntry, id: string) => [table, id],
  (table, id): ReadonlyMap<string, SeriesFound> => {
    const all = new Map<string, SeriesFound>();
    const columns = Object.entries(table.columns).filter(([, column]) => column.text !== true);
    for (const [name] of columns) all.set(`${id}.${name}`, columnSeries(id, table, name));
    for (const name of Object.keys(table.rows)) {
      const full = `${id}.${name}`;
      all.set(full, all.has(full) ? bothDoubt(id, name) : rowSeries(id, table, name));
    }
    const names = columns.map(([name]) => name);
    all.set(id, wholeSeries(id, table, names));
    return all;
  },
);

/** The cells for which each name stands: of a row or a column, those that a sum of it adds. */
export const cellIdsOf = rememberedOf(
  (tables: Readonly<Record<string, TableEntry>>): ReadonlyMap<string, readonly string[]> =>
    new Map(
      [...seriesOf(tables)].flatMap(([name, found]) =>
        isDoubt(found) ? [] : [[name, found.cells.map(({id}) => id)] as const],
      ),
    ),
);

export function isDoubt(found: SeriesFound): found is SeriesDoubt {
  return "message" in found;
}

/** A printed total must not be added to its own parts, nor what is in another row: the cells are those of rows that count once. */
function columnSeries(id: string, table: TableEntry, column: string): SeriesEntry {
  return {
    sort: "column",
    label: columnName(table, column),
    cells: addedRows(table).map(row => {
      const {label, period} = table.rows[row]!;
      const years = [period, label, row].filter(text => text !== null);
      return {id: `${id}.${row}.${column}`, label, years};
    }),
  };
}

function rowSeries(id: string, table: TableEntry, row: string): SeriesEntry {
  return {
    sort: "row",
    label: `“${table.title}”, ${table.rows[row]?.label ?? row}`,
    cells: partsOf(table.columns).map(([column, {label, period}]) => ({
      id: `${id}.${row}.${column}`,
      label,
      years: [period, label, column].filter(text => text !== null),
    })),
  };
}

function wholeSeries(id: string, table: TableEntry, columns: readonly string[]): SeriesFound {
  const [column, ...others] = columns.filter(name => table.columns[name]!.total !== true);
  const rows = addedRows(table);
  if (column !== undefined && others.length === 0) return columnSeries(id, table, column);
  if (rows.length === 1) return rowSeries(id, table, rows[0]!);
  const known = columns.map(name => `\`${id}.${name}\``);
  return {
    message: `\`${id}\` is a table of several columns`,
    help: `name one of its columns or rows, such as ${known.slice(0, 3).join(", ")}`,
  };
}

function bothDoubt(id: string, name: string): SeriesDoubt {
  return {
    message: `\`${name}\` is both a row and a column of \`${id}\``,
    help: "give one of the two another name",
  };
}

/** Without printed totals and words. */
function partsOf<T extends {readonly total?: boolean | null; readonly text?: boolean | null}>(
  entries: Readonly<Record<string, T>>,
): readonly (readonly [string, T])[] {
  return Object.entries(entries).filter(([, one]) => one.total !== true && one.text !== true);
}
