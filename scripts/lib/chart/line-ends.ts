// The values and names at both ends of several lines: at the edges, or where a line ends before them.
import {amountOf} from "./data.ts";
import type {ChartData} from "./data.ts";
import type {Box} from "./boxes.ts";
import {ink, seriesInks} from "./ink.ts";
import {isFree} from "./line-labels.ts";
import type {Obstacles, Placed} from "./line-labels.ts";
import {spread} from "./names.ts";
import type {Words} from "./scene.ts";
import {lineHeight, placeBlock, setLine, setWords, valueStyle} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/** The printed value of each series at its first (0) or its last (-1) point, `px` high. */
export function endValues(chart: ChartData, pen: Pen, px: number, at: 0 | -1): readonly Block[] {
  const inks = seriesInks(chart);
  return chart.series.map((_, s) => {
    const known = (chart.cells[s] ?? []).filter(cell => amountOf(cell).value !== null);
    return setLine(pen, known.at(at)?.label ?? "", valueStyle(px, inks[s]?.text ?? ink));
  });
}

/** A value at the left edge, and the height at which it would stand best. */
export interface Start {
  readonly block: Block;
  readonly anchor: number;
  readonly highlight: boolean;
}

/**
 * The values at the left, ending at `right`, between `top` and `bottom`. Those that would have to move
 * far from their points say nothing any more: then only the highlighted ones are shown, which stand
 * where they belong.
 */
export function placeStarts(
  starts: readonly Start[],
  right: number,
  top: number,
  bottom: number,
): readonly Words[] {
  const lit = starts.filter(one => one.highlight);
  return placeSome(starts) ?? placeSome(lit) ?? placeSome(lit.slice(0, 1)) ?? [];

  function placeSome(some: readonly Start[]): readonly Words[] | null {
    const heights = some.map(({block}) => block.height);
    const wishes = some.map(({anchor}) => anchor);
    const centres = spread(wishes, heights, top, bottom);
    const moved = centres.some(
      (centre, index) => Math.abs(centre - (wishes[index] ?? 0)) > (heights[index] ?? 0) * 0.75,
    );
    if (moved) return null;
    return some.flatMap(({block}, index) =>
      placeBlock(block, right, (centres[index] ?? 0) - block.height / 2, "right"),
    );
  }
}

/** A line that ends before the last category: its last point in px, its last value and its name. */
export interface EarlyEnd {
  readonly x: number;
  readonly y: number;
  readonly value: Block;
  readonly name: string;
}

/** Each value with its name at its own last point, right of `left`; `null` where one finds no place. */
export function placeEarlyEnds(
  ends: readonly EarlyEnd[],
  obstacles: Obstacles,
  left: number,
  pen: Pen,
): Placed | null {
  const boxes: Box[] = [];
  const words: Words[] = [];
  for (const end of ends) {
    const taken = {...obstacles, words: [...obstacles.words, ...boxes]};
    const found = candidatesOf(end, obstacles.width, pen).find(
      ({box}) => box.left >= left && box.right <= obstacles.width && isFree(box, taken),
    );
    if (!found) return null;
    const {box, name, indent} = found;
    boxes.push(box);
    words.push(
      ...placeBlock(end.value, box.left, box.top, "left"),
      ...placeBlock(name, box.left + indent, box.top, "left"),
    );
  }
  return {boxes, words};
}

interface Candidate {
  readonly box: Box;
  readonly name: Block;
  readonly indent: number;
}

/** Right of the point before left of it, above and below; in few lines before many. */
function candidatesOf(
  {x, y, value, name}: EarlyEnd,
  width: number,
  pen: Pen,
): readonly Candidate[] {
  const away = pen.text * 0.55;
  const indent = value.width + pen.text * 0.35;
  const style = {...value.style, size: pen.text};
  return [0.28, 0.2, 0.14].flatMap(share => {
    const block = setWords(pen, name, style, width * share);
    if (!block.whole) return [];
    const [wide, high] = [indent + block.width, Math.max(value.height, block.height)];
    const level = y - lineHeight(value.style.size) / 2;
    const corners: readonly (readonly [number, number])[] = [
      [x + away, level],
      [x - away - wide, level],
      [x + away, y - high / 2],
      [x - away - wide, y - high / 2],
      [x - wide / 2, y - away - high],
      [x - wide, y - away - high],
      [x, y - away - high],
      [x - wide / 2, y + away],
      [x, y + away],
      [x - wide, y + away],
    ];
    return corners.map(([left, top]) => ({
      box: {left, right: left + wide, top, bottom: top + high},
      name: block,
      indent,
    }));
  });
}
