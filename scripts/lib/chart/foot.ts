// Upright charts: how columns share the width, and the labels at their feet.
import {ChartProblem} from "./data.ts";
import type {Category, ChartData, ChartSize} from "./data.ts";
import type {Mark} from "./scene.ts";
import {labelStyle, longestWord, noteStyle, placeStack, setEvenly, stackHeight} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export interface Foot {
  /** The middle of each category, the width of its columns together, and the room for its words. */
  readonly centres: readonly number[];
  readonly column: number;
  readonly room: number;
  /** The px beneath the plot, with the space before the labels. */
  readonly height: number;
  readonly right: number;
  readonly place: (top: number) => readonly Mark[];
}

export interface FootWanted {
  /** Where the columns end: short of the chart's edge if the names of series stand there. */
  readonly right: number;
  /** The widths of other words centred on the first or the last column, such as their values. */
  readonly ends: readonly number[];
  /** Columns that stand side by side for each category. */
  readonly columns: number;
  /** With the smallest gaps, the thinnest columns and labels of at most three lines. */
  readonly tight: boolean;
}

export function layFoot(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
  wanted: FootWanted,
): Foot | ChartProblem {
  const {right, ends, columns, tight} = wanted;
  // The part of a step that stays empty beside a column.
  const air = tight ? 0.18 : 0.28;
  const apart = pen.text * (tight ? 0.3 : 0.6);
  const count = chart.categories.length;
  const least = leastStep(chart, tight ? 8 * columns : pen.text * columns, apart, pen);
  let side = pen.text * (tight ? 0.2 : 0.5);
  // Words at the edges may be wider than their columns; moving those in makes all a little narrower.
  for (;;) {
    const foot = footWith(side);
    if (foot.step < least)
      return tooNarrow(chart, size, size.width - right + 2 * side + least * (count - air));
    const outer = [foot.stacks[0], foot.stacks.at(-1)].flatMap(
      stack => stack?.map(block => block.width) ?? [],
    );
    const hang = (Math.max(...outer, ...ends) - foot.column) / 2;
    if (hang <= side + 0.5)
      return tight && foot.stacks.flat().some(block => block.lines.length > 3)
        ? tooNarrow(chart, size, size.width + 1)
        : foot;
    side = hang;
  }

  function footWith(edge: number) {
    const step = (right - 2 * edge) / (count - air);
    const column = Math.min(
      Math.floor(step * (1 - air)),
      pen.text * (columns > 1 ? columns * 5 : 10),
    );
    const room = step - apart;
    const first = edge + (step * (1 - air)) / 2;
    const centres = chart.categories.map((_, index) => Math.round((first + index * step) * 2) / 2);
    const stacks = chart.categories.map(one => blocksOf(one, pen, room));
    const gap = pen.text * 0.45;
    const height = gap + Math.max(...stacks.map(stackHeight));
    const place = (top: number) =>
      stacks.flatMap((stack, index) => placeStack(stack, centres[index] ?? 0, top + gap, "center"));
    return {centres, column, room, height, right, place, stacks, step};
  }
}

export function tooNarrow(chart: ChartData, {width}: ChartSize, least: number): ChartProblem {
  const count = chart.categories.length;
  const needs = Math.ceil(least);
  return new ChartProblem(
    `the chart needs at least ${needs} px of width for ${count} column${count === 1 ? "" : "s"}, and has ${width}`,
    "give it more width, show fewer columns, or shorten their labels",
    {width: needs},
  );
}

export function tooLow({height}: ChartSize, least: number): ChartProblem {
  const needs = Math.ceil(least);
  return new ChartProblem(
    `the chart needs at least ${needs} px of height with its labels, and has ${height}`,
    "give it more height, or shorten its labels",
    {height: needs},
  );
}

function blocksOf({label, note, highlight}: Category, pen: Pen, room: number): readonly Block[] {
  return [
    setEvenly(pen, label, labelStyle(pen, highlight), room),
    setEvenly(pen, note ?? "", noteStyle(pen), room),
  ];
}

/** No label may be cut, and the columns of a category take `columns` px at least. */
function leastStep(chart: ChartData, columns: number, apart: number, pen: Pen): number {
  const words = chart.categories.flatMap(one => [
    longestWord(pen, one.label, labelStyle(pen, one.highlight)),
    longestWord(pen, one.note ?? "", noteStyle(pen)),
  ]);
  return Math.max(columns, ...words.map(word => word + apart));
}
