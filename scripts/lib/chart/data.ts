// What a chart is drawn from, and what to say when it cannot be drawn.
import type {FontFace} from "./text-width.ts";

/** The values of a chart as plain data: series by categories, with every word that is to be printed. */
export interface ChartData {
  readonly kind: "bar" | "column" | "stacked-column" | "grouped-column" | "waterfall" | "line";
  /** Becomes `<title>`; the headline that readers see stands outside, in HTML. */
  readonly title: string;
  /** Becomes `<desc>`: alternative text made from the data by the caller. */
  readonly description: string;
  readonly categories: readonly Category[];
  readonly series: readonly Series[];
  /** By series, then by category. */
  readonly cells: readonly (readonly Cell[])[];
  /** What is printed above stacked columns, by category. */
  readonly totals: readonly (string | null)[] | null;
}

export interface Category {
  readonly id: string;
  readonly label: string;
  /** A second, quiet line beneath the label. */
  readonly note: string | null;
  readonly highlight: boolean;
  /** Drawn lighter with an outline, or as a dashed line; the label says the word. */
  readonly forecast?: boolean | undefined;
  /** In a waterfall: a level stands on zero, a change floats between two. Without it, a level. */
  readonly role?: "level" | "change" | undefined;
}

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly highlight: boolean;
  readonly forecast?: boolean | undefined;
}

/** An exact value as a decimal in plain units, and how it prints; `null` where there is none. */
export interface Cell {
  readonly value: string | null;
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  /** The printed value, or the word that says why there is none: "not given". */
  readonly label: string;
}

/** In px. `text` is the size of an ordinary label; values are a little larger and bold. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly text: number;
}

/** `family` is a name, or a list as CSS writes it; faces of the weights 400, 600 and 700 are used. */
export interface Fonts {
  readonly family: string;
  readonly faces: readonly FontFace[];
}

/** Thrown when a chart cannot be drawn well. `needs` is the least that it would take, in px. */
export class ChartProblem extends Error {
  readonly help: string;
  readonly needs: {readonly width?: number; readonly height?: number};

  constructor(
    message: string,
    help: string,
    needs: {readonly width?: number; readonly height?: number} = {},
  ) {
    super(message);
    this.help = help;
    this.needs = needs;
  }
}

/** Looks at the data before anything is drawn: a fault of the author is a `ChartProblem`. */
export function checkChart(chart: ChartData, size: ChartSize): void {
  const {kind, categories, series, cells, totals} = chart;
  if (categories.length === 0 || series.length === 0)
    throw new ChartProblem(
      "the chart has nothing to show",
      "give it at least one row and one column of values",
    );
  if (series.length > mostSeries)
    throw new ChartProblem(
      `a chart shows at most ${mostSeries} series, and this one has ${series.length}`,
      "leave some out, put the small ones together, or make two charts",
    );
  if (series.length > 1 && (kind === "column" || kind === "waterfall"))
    throw new ChartProblem(
      `a ${kind} chart shows one series, and this one has ${series.length}`,
      kind === "column"
        ? "choose one column, or the kind `grouped-column` or `stacked-column`"
        : "choose one column",
    );
  if (cells.length !== series.length || cells.some(row => row.length !== categories.length))
    throw new Error("the cells of a chart must match its series and categories");
  if (totals && totals.length !== categories.length)
    throw new Error("the totals of a chart must match its categories");
  for (const {value, low, high} of cells.flat())
    for (const one of [value, low, high])
      if (typeof one === "string" && !isDecimal(one))
        throw new Error(`a chart cannot draw the value "${one}"`);
  if (!(size.width > 0 && size.height > 0 && size.text > 0))
    throw new Error("the width, height and text size of a chart must be above zero");
}

const mostSeries = 6;

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text));
}

/** Where a cell is drawn. A place on paper needs no more than a float; what is printed is the label. */
export interface Amount {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function amountOf(cell: Cell): Amount {
  return {value: numberOf(cell.value), low: numberOf(cell.low), high: numberOf(cell.high)};
}

function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text);
}

export function cellAt(chart: ChartData, series: number, category: number): Cell {
  const cell = chart.cells[series]?.[category];
  if (!cell) throw new Error("a chart has no such cell");
  return cell;
}
