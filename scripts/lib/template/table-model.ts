// What templates see of a table: its columns, and rows of cells.
import {circumstancesOf, sourcesOf} from "../content/cells.ts";
import {exampleMark, exampleNote, type Figure, type Setting} from "../content/figure.ts";
import {headsOf} from "../content/measured.ts";
import type {TableEntry} from "../content/publication.ts";
import {maybeText, textNode, type FigureNode, type Named} from "./model.ts";

/** `reasons`: why its printed totals are not what their parts come to. */
export function tableModel(
  id: string,
  table: TableEntry,
  figures: Readonly<Record<string, FigureNode>>,
  cited: (ids: readonly string[]) => readonly Named[],
  reasons: readonly string[],
  setting: Setting,
): Named {
  const heads = headsOf(id, table, cell => figures[cell]?.figure, setting);
  const columns = Object.entries(table.columns).map(([columnId, column]) => ({
    id: columnId,
    label: textNode(heads.columns[columnId] ?? column.label),
    text: column.text === true,
    total: column.total === true,
    status: column.status,
  }));
  const about = circumstancesOf([table]);
  return {
    id,
    title: textNode(table.title),
    subtitle: maybeText(heads.subtitle),
    // Why a printed total is not what its parts come to is said wherever it is printed.
    note: maybeText(
      [table.note ?? [], ...reasons, examplesIn(id, table, figures, setting) ?? []]
        .flat()
        .join(" ") || null,
    ),
    unit: maybeText(table.unit),
    "as-of": about.asOf,
    prices: about.prices,
    sources: cited(sourcesOf([table])),
    columns,
    rows: Object.entries(table.rows).map(([rowId, row]) => ({
      id: rowId,
      label: textNode(heads.rows[rowId] ?? row.label),
      total: row.total === true,
      note: maybeText(row.note),
      sources: cited(sourcesOf([row])),
      cells: columns.map(column => ({
        column: column.id,
        total: column.total,
        text: column.text ? maybeText(row.cells[column.id] ?? null) : null,
        figure: figures[`${id}.${rowId}.${column.id}`] ?? null,
      })),
    })),
  };
}

/** Which of its numbers are only examples: whole rows and columns by their labels. */
function examplesIn(
  id: string,
  table: TableEntry,
  figures: Readonly<Record<string, FigureNode>>,
  setting: Setting,
): string | null {
  const cells = Object.keys(table.rows).flatMap(row =>
    Object.keys(table.columns).flatMap(column => {
      const figure = figures[`${id}.${row}.${column}`]?.figure;
      return figure && figure.quantity.sort !== "missing" ? [{row, column, figure}] : [];
    }),
  );
  const isExample = ({figure}: {figure: Figure}): boolean => exampleMark(figure, setting) !== "";
  const whole = (line: "row" | "column", name: string): boolean =>
    cells.filter(cell => cell[line] === name).every(isExample);
  const names = cells.filter(isExample).map(({row, column, figure}) => {
    if (whole("column", column)) return table.columns[column]!.label;
    return whole("row", row) ? table.rows[row]!.label : figure.label;
  });
  return exampleNote(names, cells.every(isExample), setting);
}
