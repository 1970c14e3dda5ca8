// The key of a chart, for series whose names cannot stand beside them: one line of squares and names.
import type {ChartData} from "./data.ts";
import {ink} from "./ink.ts";
import type {SeriesInk} from "./ink.ts";
import type {Mark} from "./scene.ts";
import {placeLine, setWords} from "./words.ts";
import type {Pen} from "./words.ts";

export interface Key {
  readonly marks: readonly Mark[];
  readonly height: number;
}

/** Set from the upper left corner, in as many rows as `width` px need. */
export function layKey(chart: ChartData, inks: readonly SeriesInk[], pen: Pen, width: number): Key {
  const square = pen.text * 0.7;
  const row = pen.text * 1.4;
  const style = {size: pen.text, weight: 600, fill: ink};
  const marks: Mark[] = [];
  let [left, top] = [0, 0];
  for (const [index, {label}] of chart.series.entries()) {
    const name = setWords(pen, label, style, width - square * 1.6);
    const long = square * 1.6 + name.width;
    if (left > 0 && left + long > width) [left, top] = [0, top + row];
    const middle = top + row / 2;
    const fill = inks[index]?.fill;
    if (fill) marks.push({is: "swatch", x: left, y: middle - square / 2, size: square, ink: fill});
    marks.push(...placeLine(name, left + square * 1.6, middle, "left"));
    // Nothing stands behind a name that takes several lines.
    if (name.lines.length > 1) [left, top] = [width, top + (name.lines.length - 1) * row];
    else left += long + pen.text * 1.4;
  }
  return {marks, height: top + row + pen.text * 0.5};
}
