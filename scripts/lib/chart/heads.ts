// What stands at the ends of columns: the value in bold, and in quiet the words for what is missing.
import {ChartProblem} from "./data.ts";
import type {ChartData, ChartSize} from "./data.ts";
import {layFoot, tooNarrow} from "./foot.ts";
import type {Foot} from "./foot.ts";
import type {TextStyle} from "./scene.ts";
import type {Track} from "./track.ts";
import {longestWord, setEvenly, setLine, valueStyle, wordStyle} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export interface Heads {
  /** By category and track, from top to bottom. */
  readonly heads: readonly (readonly (readonly Block[])[])[];
  readonly foot: Foot;
  /** The px from one column of a group to the next. */
  readonly slot: number;
}

/** How hard to try to keep columns upright. */
export interface Way {
  readonly tight: boolean;
  /** The sizes of the values that are tried, as shares of the text's. */
  readonly shares: readonly number[];
  /** Values may be as wide as they are: whether they meet anything is looked at once all is placed. */
  readonly free: boolean;
  /** Values may be broken into lines. */
  readonly broken: boolean;
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
  way: Way,
): Heads | ChartProblem {
  const columns = tracks[0]?.length ?? 1;
  let foot = footFor([]);
  if (foot instanceof ChartProblem) return foot;
  for (const share of way.shares) {
    const room = roomOf(foot);
    const heads = headsOf(Math.round(pen.text * share * 2) / 2, Math.min(1, share), room);
    const widths = heads.map(ofCategory =>
      Math.max(0, ...ofCategory.flat().map(block => block.width)),
    );
    const wider: Foot | ChartProblem =
      columns === 1 ? footFor([widths[0] ?? 0, widths.at(-1) ?? 0]) : foot;
    if (wider instanceof ChartProblem) continue;
    const fits = heads
      .flat(2)
      .every(block => way.free || (block.whole && block.width <= roomOf(wider)));
    if (fits) return {heads, foot: wider, slot: wider.column / columns};
    foot = wider;
  }
  const widest = Math.max(...headsOf(pen.text, 1, Infinity).flat(2).map(widthOf));
  return tooNarrow(chart, size, size.width + (widest - roomOf(foot)) * columns * tracks.length);

  function footFor(ends: readonly number[]): Foot | ChartProblem {
    return layFoot(chart, size, pen, {right, ends, columns, tight: way.tight});
  }

  function roomOf({room, column}: Foot): number {
    return columns === 1 ? room : column / columns - 2;
  }

  function headsOf(px: number, share: number, room: number): Heads["heads"] {
    return tracks.map(ofCategory =>
      ofCategory.map(({value, words}) => [
        ...(value ? [valueOf(value.label, valueStyle(px, value.fill), room)] : []),
        ...words.map(word => wordOf(word, share, room)),
      ]),
    );
  }

  function valueOf(label: string, style: TextStyle, room: number): Block {
    return way.broken ? setEvenly(pen, label, style, room) : setLine(pen, label, style);
  }

  function wordOf(word: string, share: number, room: number): Block {
    const style = {...wordStyle(pen), size: Math.round(pen.text * share * 2) / 2};
    return setEvenly(
      pen,
      word,
      style,
      way.free ? Math.max(room, longestWord(pen, word, style) + 1) : room,
    );
  }

  /** A value needs its whole width, words only that of the longest. */
  function widthOf({lines, style}: Block): number {
    const pieces = style.weight === 700 ? lines : lines.flatMap(line => line.split(" "));
    return Math.max(0, ...pieces.map(piece => pen.width(piece, style.size, style.weight)));
  }
}
