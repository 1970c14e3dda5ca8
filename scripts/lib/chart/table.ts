// The data of a chart as a table: what is compared, from top to bottom, and each series in a column of its own.
import type {ChartParts} from "./parts.ts";
import type {Figure} from "../content/figure.ts";

export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** `label` is null where nothing names the column: a single series, or totals. It may name figures, as in the content. */
export interface TableColumn {
  readonly id: string;
  readonly label: string | null;
  readonly total: boolean;
}

export interface TableRow {
  readonly id: string;
  readonly label: string;
  readonly note: string | null;
  /** One for each column. */
  readonly cells: readonly TableCell[];
}

/** The words that the chart prints, and the figure behind them if there is one. */
export interface TableCell {
  readonly text: string;
  readonly figure: Figure | null;
}

/** `printed` is by series, then by category. Totals, where the chart prints them, are the last column. */
export function tableOf(
  {categories, series}: ChartParts,
  printed: readonly (readonly TableCell[])[],
  totals: readonly (string | null)[] | null,
): ChartTable {
  const sums = totals?.some(one => one !== null) === true ? totals : null;
  return {
    columns: [
      ...series.map(({id, label}) => ({id, label: label === "" ? null : label, total: false})),
      ...(sums ? [{id: "total", label: null, total: true}] : []),
    ],
    rows: categories.map(({id, label, note}, c) => ({
      id,
      label,
      note,
      cells: [
        ...series.map((_, s) => printed[s]![c]!),
        ...(sums ? [{text: sums[c] ?? "", figure: null}] : []),
      ],
    })),
  };
}
