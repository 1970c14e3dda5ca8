// The categories of a line chart: evenly spaced points, and as many labels as have room.
import {ChartProblem} from "./data.ts";
import type {Category, ChartData, ChartSize} from "./data.ts";
import type {Mark} from "./scene.ts";
import {labelStyle, longestWord, noteStyle, placeStack, setEvenly, stackHeight} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export interface Ticks {
  readonly places: readonly number[];
  readonly step: number;
  readonly height: number;
  readonly place: (top: number) => readonly Mark[];
}

/**
 * Every label where all can stand, broken into lines if need be. Otherwise, as on any axis of years,
 * every second, third … one, counted from the last, and always the first.
 */
export function layTicks(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
  left: number,
  right: number,
): Ticks | ChartProblem {
  const count = chart.categories.length;
  const whole = chart.categories.map(one => inLines(one, pen, Infinity));
  const broken = chart.categories.map(one => inLines(one, pen, leastWidth(one, pen) + 1));
  const gap = pen.text * 0.6;
  const strides = Array.from({length: Math.max(1, count - 1)}, (_, index) => index + 1);
  const all = ticksWith(1, whole) ?? ticksBroken();
  if (all) return all;
  const least = strides.find(stride => ticksWith(stride, whole) !== null);
  // A stride that divides the whole evenly is worth some more thinning.
  const even = strides.find(
    one => least && one >= least && one < least * 2 && (count - 1) % one === 0,
  );
  const ticks = (even && ticksWith(even, whole)) ?? (least && ticksWith(least, whole));
  if (ticks) return ticks;
  return new ChartProblem(
    `the chart is too narrow for the labels of its points at ${size.width} px`,
    "give it more width, or shorten its labels",
  );

  /** Labels as narrow as they can be make the steps as wide as they can be; then they fill those. */
  function ticksBroken(): Ticks | null {
    const narrow = ticksWith(1, broken);
    if (!narrow) return null;
    const edge = Math.min(
      narrow.step - gap,
      2 * (narrow.places[0] ?? 0),
      2 * (size.width - (narrow.places.at(-1) ?? 0)),
    );
    const last = count - 1;
    const fuller = chart.categories.map((one, c) =>
      inLines(one, pen, c === 0 || c === last ? edge : narrow.step - gap),
    );
    return ticksWith(1, fuller) ?? narrow;
  }

  function ticksWith(stride: number, blocks: readonly (readonly Block[])[]): Ticks | null {
    const shown = shownWith(stride);
    const widths = blocks.map(stack => Math.max(0, ...stack.map(block => block.width)));
    const [first, last] = [shown[0] ?? 0, shown.at(-1) ?? 0];
    const from = Math.max(left, (widths[first] ?? 0) / 2);
    const to = Math.min(right, size.width - (widths[last] ?? 0) / 2);
    const step = count > 1 ? (to - from) / (count - 1) : size.width;
    if (to <= from || shown.some(at => (widths[at] ?? 0) > step * stride - (count > 1 ? gap : 0)))
      return null;
    const places = chart.categories.map((_, index) =>
      count > 1 ? from + index * step : (left + right) / 2,
    );
    const space = pen.text * 0.45;
    return {
      places,
      step,
      height: space + Math.max(...shown.map(at => stackHeight(blocks[at] ?? []))),
      place: top =>
        shown.flatMap(at => placeStack(blocks[at] ?? [], places[at] ?? 0, top + space, "center")),
    };
  }

  /** From the last backwards; the first too, if it does not come nearer than a stride to the next. */
  function shownWith(stride: number): readonly number[] {
    const shown = chart.categories
      .map((_, index) => index)
      .filter(index => (count - 1 - index) % stride === 0);
    const [first] = shown;
    return first === 0 || first === undefined ? shown : [0, ...shown.slice(first < stride ? 1 : 0)];
  }
}

function inLines({label, note, highlight}: Category, pen: Pen, room: number): readonly Block[] {
  return [
    setEvenly(pen, label, labelStyle(pen, highlight), room),
    setEvenly(pen, note ?? "", noteStyle(pen), room),
  ];
}

function leastWidth({label, note, highlight}: Category, pen: Pen): number {
  return Math.max(
    longestWord(pen, label, labelStyle(pen, highlight)),
    longestWord(pen, note ?? "", noteStyle(pen)),
  );
}
