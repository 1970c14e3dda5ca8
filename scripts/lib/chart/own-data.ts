// The publication's tables and figures as rows of data for a specification of the writer's own.
import {drawn} from "./parts.ts";
import type {Gathering} from "./gathering.ts";
import {plainWords, type Print} from "./labels.ts";
import type {ChartTable} from "./table.ts";
import {figureText, type Figure} from "../content/figure.ts";
import type {TableEntry} from "../content/publication.ts";

/** One cell of a table, or one figure. What is not there is null. */
export interface OwnRow {
  readonly row: string;
  readonly label: string;
  readonly note: string | null;
  readonly column: string;
  readonly head: string;
  readonly value: number | null;
  /** As it prints. */
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: string | null;
  /** The date that it holds for, as precise as it is known. */
  readonly date: string | null;
  readonly forecast: boolean;
}

export interface OwnData {
  readonly rows: readonly OwnRow[];
  readonly prints: readonly Print[];
  readonly table: ChartTable;
}

/** `figures` are those that the chart lists; any other name is that of a table. */
export function ownData(name: string, gathering: Gathering): OwnData | null {
  return name === "figures" ? ofFigures(gathering) : ofTable(name, gathering);
}

/** What a specification may name as its data. */
export function namesOfData({entry, tables}: Gathering): readonly string[] {
  return [...Object.keys(tables), ...(entry.figures ? ["figures"] : [])];
}

function ofFigures({entry, figures, setting}: Gathering): OwnData | null {
  const found = (entry.figures ?? []).flatMap(item => {
    const figure = figures.get(item.figure ?? "");
    const label = item.label ?? entry.labels?.[item.figure ?? ""] ?? figure?.label ?? "";
    return figure ? [{figure, label, note: item.note}] : [];
  });
  if (found.length < (entry.figures?.length ?? 0)) return null;
  const inWords: Print[] = [];
  const words = (text: string): string => plainWords(text, figures, setting, inWords);
  const rows = found.map(({figure, label, note}) => {
    const text = figureText(figure, "compact", setting);
    const named = {row: figure.id, label: words(label), note: note && words(note)};
    return {figure, row: {...named, column: "", head: "", ...valuesOf(figure, text)}};
  });
  return {
    rows: rows.map(one => one.row),
    prints: [...rows.map(({figure, row}) => ({figure, text: row.text})), ...inWords],
    table: {
      columns: [{id: "value", label: null, total: false}],
      rows: found.map(({figure, label, note}, i) => ({
        id: figure.id,
        label,
        note,
        cells: [{text: rows[i]!.row.text, figure}],
      })),
    },
  };
}

function ofTable(name: string, {entry, figures, setting, tables}: Gathering): OwnData | null {
  const table = tables[name];
  if (!table) return null;
  const columns = Object.entries(table.columns).filter(([, column]) => column.text !== true);
  const cells = Object.entries(table.rows).map(([row]) =>
    columns.flatMap(([column]) => figures.get(`${name}.${row}.${column}`) ?? []),
  );
  if (cells.some(row => row.length < columns.length)) return null;
  const inWords: Print[] = [];
  const words = (id: string, text: string): string =>
    plainWords(entry.labels?.[id] ?? text, figures, setting, inWords);
  const print = (figure: Figure): string => figureText(figure, "number", setting);
  const rows = Object.entries(table.rows).flatMap(([row, {label, note}], r) =>
    columns.map(([column, {label: head}], c) => {
      const figure = cells[r]![c]!;
      const named = {
        row,
        label: words(row, label),
        note: note && plainWords(note, figures, setting),
      };
      const below = {column, head: words(column, head)};
      return {...named, ...below, ...valuesOf(figure, print(figure))};
    }),
  );
  const prints = cells.flat().map(figure => ({figure, text: print(figure)}));
  return {rows, prints: [...prints, ...inWords], table: tableOfCells(table, columns, cells, print)};
}

function tableOfCells(
  table: TableEntry,
  columns: readonly (readonly [string, {readonly label: string}])[],
  cells: readonly (readonly Figure[])[],
  print: (figure: Figure) => string,
): ChartTable {
  return {
    columns: columns.map(([id, {label}]) => ({id, label, total: false})),
    rows: Object.entries(table.rows).map(([id, {label}], r) => ({
      id,
      label,
      note: null,
      cells: cells[r]!.map(figure => ({text: print(figure), figure})),
    })),
  };
}

function valuesOf(figure: Figure, text: string) {
  const {value, low, high} = drawn(figure.quantity);
  const number = (decimal: string | null | undefined): number | null =>
    decimal === null || decimal === undefined ? null : Number(decimal);
  return {
    value: number(value),
    text,
    low: number(low),
    high: number(high),
    status: figure.status,
    date: figure.asOf,
    forecast: figure.status === "forecast",
  };
}
