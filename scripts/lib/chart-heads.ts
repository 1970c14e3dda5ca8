// What stands at the ends of columns: the value in bold, and in quiet the words for what is missing.
import {ChartProblem} from "./chart-data.ts";
import type {ChartData, ChartSize} from "./chart-data.ts";
import {layFoot, tooNarrow} from "./chart-foot.ts";
import type {Foot} from "./chart-foot.ts";
import type {Track} from "./chart-track.ts";
import {setEvenly, setLine, valueStyle, wordStyle} from "./chart-words.ts";
import type {Block, Pen} from "./chart-words.ts";

export interface Heads {
  /** By category and track, from top to bottom. */
  readonly heads: readonly (readonly (readonly Block[])[])[];
  readonly foot: Foot;
  /** The px from one column of a group to the next. */
  readonly slot: number;
}

/**
 * In the largest size in which every value keeps to its own share of the width: a column by itself
 * may lend it the space beside it, but in a group the neighbour may be taller.
 */
export function layHeads(
  chart: ChartData,
  tracks: readonly (readonly Track[])[],
  size: ChartSize,
  pen: Pen,
  right: number,
): Heads | ChartProblem {
  const columns = tracks[0]?.length ?? 1;
  const few = columns === 1 && tracks.length <= 5;
  let foot = footFor([]);
  if (foot instanceof ChartProblem) return foot;
  for (const share of few ? [1.5, 1.2, 1.08, 1] : [1.2, 1.08, 1]) {
    const room = roomOf(foot);
    const heads = headsOf(Math.round(pen.text * share * 2) / 2, room);
    const widths = heads.map(ofCategory =>
      Math.max(0, ...ofCategory.flat().map(block => block.width)),
    );
    const wider: Foot | ChartProblem =
      columns === 1 ? footFor([widths[0] ?? 0, widths.at(-1) ?? 0]) : foot;
    if (wider instanceof ChartProblem) continue;
    const fits = heads.flat(2).every(block => block.whole && block.width <= roomOf(wider));
    if (fits) return {heads, foot: wider, slot: wider.column / columns};
    foot = wider;
  }
  const widest = Math.max(...headsOf(pen.text, Infinity).flat(2).map(widthOf));
  return tooNarrow(chart, size, size.width + (widest - roomOf(foot)) * columns * tracks.length);

  function footFor(ends: readonly number[]): Foot | ChartProblem {
    return layFoot(chart, size, pen, {right, ends, columns});
  }

  function roomOf({room, column}: Foot): number {
    return columns === 1 ? room : column / columns - 2;
  }

  function headsOf(px: number, room: number): Heads["heads"] {
    return tracks.map(ofCategory =>
      ofCategory.map(({value, words}) => [
        ...(value ? [setLine(pen, value.label, valueStyle(px, value.fill))] : []),
        ...words.map(word => setEvenly(pen, word, wordStyle(pen), room)),
      ]),
    );
  }

  /** A value needs its whole width, words only that of the longest. */
  function widthOf({lines, style}: Block): number {
    const pieces = style.weight === 700 ? lines : lines.flatMap(line => line.split(" "));
    return Math.max(0, ...pieces.map(piece => pen.width(piece, style.size, style.weight)));
  }
}
