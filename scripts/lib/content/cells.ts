// A table taken apart: each cell that holds a number, with what it inherits from its column, its row and its table.
import type {Acceptance, Circumstances, EarlierValue, Relations} from "./figure.ts";
import type {FigureEntry, TableEntry} from "./publication.ts";
import {isOneYear} from "../rules/period.ts";
import type {Path} from "../yaml/yaml.ts";

export interface Cell extends Circumstances, Relations {
  /** `table.row.column` */
  readonly id: string;
  readonly label: string;
  /** As it was written; an empty cell is null. */
  readonly written: string | null;
  /** What a bare number in it means: "£m", "systems"; null for a plain number. */
  readonly unit: string | null;
  readonly sources: readonly string[];
  readonly was: readonly EarlierValue[];
  readonly accepted: readonly Acceptance[];
  /** Below the table; `unitPath` is where the unit stands that the cell takes. */
  readonly path: Path;
  readonly unitPath: Path;
}

/** What figures, tables, columns and rows may each say about where a number comes from. */
interface Stated {
  readonly source?: string | null;
  readonly sources?: readonly string[] | null;
  readonly "as-of"?: string | null;
  readonly prices?: string | null;
  readonly period?: string | null;
  readonly kind?: string | null;
  readonly timing?: string | null;
  readonly measure?: string | null;
  readonly status?: string | null;
  readonly evidence?: string | null;
  readonly baseline?: string | null;
  readonly owner?: string | null;
  readonly "checked-by"?: string | null;
  readonly note?: string | null;
}

export function cellsOf(id: string, table: TableEntry): readonly Cell[] {
  const numbers = numberColumns(table);
  return Object.entries(table.rows).flatMap(([rowId, row]) =>
    numbers
      .map(([columnId, column]) => ({
        ...ofItsYear(circumstancesOf([row, column, table]), [column.label, row.label]),
        note: row.note,
        id: `${id}.${rowId}.${columnId}`,
        // Where there is one number in each row, its column says no more than its unit.
        label: numbers.length === 1 ? row.label : `${row.label}, ${column.label}`,
        written: row.cells[columnId] ?? null,
        unit: row.unit ?? column.unit ?? table.unit,
        sources: sourcesOf([row, column, table]),
        ...relationsOf(row, other => `${id}.${other}.${columnId}`),
        was: earlierOf(row.was?.[columnId]),
        accepted: acceptedOf({...table.accept, ...column.accept, ...row.accept}),
        path: ["rows", rowId, "cells", columnId],
        unitPath: row.unit
          ? ["rows", rowId, "unit"]
          : column.unit
            ? ["columns", columnId, "unit"]
            : ["unit"],
      })),
  );
}

/** What is of each year is of the year that heads its column or its row, where nothing nearer says which. */
function ofItsYear(stated: Circumstances, heads: readonly string[]): Circumstances {
  const isYearly = stated.timing === "annual" || stated.timing === "cumulative-annual";
  if (!isYearly || (stated.period !== null && isOneYear(stated.period))) return stated;
  const year = heads.find(isOneYear);
  return year === undefined ? stated : {...stated, period: year};
}

/** A column of numbers in words: "“Central spending by year”, 2005–06". */
export function columnName(table: TableEntry, columnId: string): string {
  const title = `“${table.title}”`;
  const label = table.columns[columnId]?.label ?? columnId;
  return numberColumns(table).length === 1 ? title : `${title}, ${label}`;
}

function numberColumns(table: TableEntry): readonly [string, TableEntry["columns"][string]][] {
  return Object.entries(table.columns).filter(([, column]) => column.text !== true);
}

/** The nearest statement of each kind wins: the row's, then the column's, then the table's. */
export function circumstancesOf(nearestFirst: readonly Stated[]): Circumstances {
  const first = (key: Exclude<keyof Stated, "sources">): string | null =>
    nearestFirst.map(one => one[key]).find(value => value !== null && value !== undefined) ?? null;
  return {
    asOf: first("as-of"),
    prices: first("prices"),
    period: first("period"),
    kind: first("kind"),
    timing: first("timing"),
    measure: first("measure"),
    status: first("status"),
    evidence: first("evidence"),
    baseline: first("baseline"),
    owner: first("owner"),
    checkedBy: first("checked-by"),
    note: first("note"),
  };
}

export function sourcesOf(nearestFirst: readonly Stated[]): readonly string[] {
  for (const one of nearestFirst) {
    if (one.sources) return one.sources;
    if (one.source) return [one.source];
  }
  return [];
}

/** `idOf` makes the id of a figure of a name that stands there. */
export function relationsOf(
  stated: Pick<FigureEntry, "included-in" | "alternative-to" | "together">,
  idOf: (name: string) => string = name => name,
): Relations {
  return {
    includedIn: (stated["included-in"] ?? []).map(idOf),
    alternativeTo: (stated["alternative-to"] ?? []).map(idOf),
    together: (stated.together ?? []).map(idOf),
  };
}

/** As they are written; steps/quantities.ts reads them. */
export function earlierOf(was: FigureEntry["was"] | undefined): readonly EarlierValue[] {
  return (was ?? []).map(one => ({
    value: one.value,
    quantity: null,
    asOf: one["as-of"],
    sources: sourcesOf([one]),
    note: one.note,
    corrected: one.corrected,
    why: one.why,
  }));
}

export function acceptedOf(
  accept: Readonly<Record<string, string>> | null,
): readonly Acceptance[] {
  return Object.entries(accept ?? {}).map(([rule, reason]) => ({rule, reason}));
}
