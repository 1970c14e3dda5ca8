// What a chart is drawn from, and what to say when it cannot be drawn.
import type {Json} from "./json.ts";
import type {FontFace} from "./text-width.ts";

/** All that can be drawn. */
export type Drawable = ChartData | TimelineData | OwnChart;

/** The values of a chart as plain data: series by categories, with every word that is to be printed. */
export interface ChartData {
  readonly kind:
    | "bar"
    | "column"
    | "stacked-column"
    | "grouped-column"
    | "waterfall"
    | "line"
    | "range"
    | "dot"
    | "slope";
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
  /** In a range chart: the ends of a range as they print each by itself, and what lies between. */
  readonly ends?: {readonly low: string; readonly central: string | null; readonly high: string};
}

/** A specification of Vega-Lite, by the writer, and the rows that it names as its data. */
export interface OwnChart {
  readonly kind: "vega-lite";
  readonly title: string;
  readonly description: string;
  readonly locale: string;
  readonly spec: Json;
  readonly rows: Readonly<Record<string, readonly object[]>>;
  /** A number as an axis prints it. */
  readonly axis: (value: number) => string;
  /** All that `axis` goes by, as a name: two charts that share it print the same numbers on their axes. */
  readonly axisName: string;
}

/** What happened when, for an axis of true time. */
export interface TimelineData {
  readonly kind: "timeline";
  readonly title: string;
  readonly description: string;
  /** For the names of months on the axis. */
  readonly locale: string;
  /** In the order of time. */
  readonly events: readonly TimelineEvent[];
}

/** `start` and `end` are days since 1970: a day has one of it, a month thirty or so. `end` is the first day after it. */
export interface TimelineEvent {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** The date as it prints. */
  readonly date: string;
  readonly label: string;
  readonly highlight: boolean;
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
  /** What the tokens of charts mean in this theme, "brand" → "#0f4350": for colours between two of them. */
  readonly colours?: ReadonlyMap<string, string>;
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
export function checkChart(chart: Drawable, size: ChartSize): void {
  if (!(size.width > 0 && size.height > 0 && size.text > 0))
    throw new Error("the width, height and text size of a chart must be above zero");
  if (chart.kind === "vega-lite") return;
  if (chart.kind !== "timeline") checkData(chart);
  else if (chart.events.length === 0)
    throw new ChartProblem("the chart has nothing to show", "name the events that it is to show");
}

function checkData({kind, categories, series, cells, totals}: ChartData): void {
  if (categories.length === 0 || series.length === 0)
    throw new ChartProblem(
      "the chart has nothing to show",
      "give it at least one row and one column of values",
    );
  // The lines of a slope have their names at their ends: they need no colours that can be told apart.
  const most = kind === "slope" ? mostLines : mostSeries;
  if (series.length > most)
    throw new ChartProblem(
      `a ${kind === "slope" ? "slope chart shows at most" : "chart shows at most"} ${most} ${kind === "slope" ? "lines" : "series"}, and this one has ${series.length}`,
      "leave some out, put the small ones together, or make two charts",
    );
  if (kind === "slope" && categories.length !== 2)
    throw new ChartProblem(
      `a slope chart leads from one column to another, and this one has ${categories.length}`,
      "choose two columns, or the kind `line`",
    );
  if (kind === "range" && (series.length > 3 || (series.length > 1 && !isOrdered(cells))))
    throw new ChartProblem(
      "the columns of a range chart are the low and the high end, with or without a central value between them",
      "choose two or three columns, from the lowest to the highest",
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
}

const mostSeries = 6;
const mostLines = 12;

/** Whether no value is below the one before it in its row; what is missing says nothing. */
function isOrdered(cells: ChartData["cells"]): boolean {
  return (cells[0] ?? []).every((_, c) => {
    const values = cells.flatMap(row => numberOf(row[c]?.value) ?? []);
    return values.every((value, i) => i === 0 || value >= values[i - 1]!);
  });
}

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
