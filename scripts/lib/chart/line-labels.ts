// The values along a line: above or below their points, clear of the line and of each other.
import {crosses, overlap} from "./boxes.ts";
import type {Box, Path} from "./boxes.ts";
import type {LinePoint} from "./line-marks.ts";
import type {Words} from "./scene.ts";
import {lineHeight, placeBlock} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/** A value to print at a point, both in px. */
export interface PointLabel {
  readonly x: number;
  readonly y: number;
  readonly block: Block;
  /** Below its point, if there is room: right for the bottom of a valley. */
  readonly below: boolean;
}

/** What labels must keep clear of. */
export interface Obstacles {
  readonly width: number;
  readonly top: number;
  readonly zero: number;
  readonly bottom: number;
  readonly lines: readonly Path[];
  readonly words: readonly Box[];
}

/** Words in their place, and the boxes that they take. */
export interface Placed {
  readonly words: readonly Words[];
  readonly boxes: readonly Box[];
}

/** Places the labels in order, each at the nearest free place; one for which there is none is left out. */
export function placeLabels(labels: readonly PointLabel[], obstacles: Obstacles, pen: Pen): Placed {
  const boxes: Box[] = [];
  const words = labels.flatMap(label => {
    const box = candidatesOf(label, obstacles.width, pen).find(one =>
      isFree(one, {...obstacles, words: [...obstacles.words, ...boxes]}),
    );
    if (!box) return [];
    boxes.push(box);
    return placeBlock(label.block, (box.left + box.right) / 2, box.top, "center");
  });
  return {words, boxes};
}

/** Nearest first, on the side that is wanted before the other. */
function candidatesOf({x, y, block, below}: PointLabel, width: number, pen: Pen): readonly Box[] {
  const half = block.width / 2;
  const middle = Math.max(half, Math.min(x, width - half));
  const near = pen.text * 0.45;
  // Farther away than a line, nobody would know which point is meant.
  const steps = [0, 0.5, 1, 1.5, 2].map(step => near + step * lineHeight(block.style.size) * 0.5);
  const [above, under] = [steps.map(away => y - away - block.height), steps.map(away => y + away)];
  const tops = below
    ? [...under.slice(0, 2), ...above, ...under.slice(2)]
    : [...above.slice(0, 2), ...under.slice(0, 2), ...above.slice(2), ...under.slice(2)];
  return tops.map(top => ({
    left: middle - half,
    right: middle + half,
    top,
    bottom: top + block.height,
  }));
}

/** Whether words may stand in a box: inside the plot, on one side of zero, clear of lines and of words. */
export function isFree(box: Box, {top, zero, bottom, lines, words}: Obstacles): boolean {
  if (box.top < top || box.bottom > bottom || (box.top < zero && box.bottom > zero)) return false;
  if (words.some(other => overlap(box, other, 3))) return false;
  return !lines.some(line => crosses(line, box));
}

/** The bottom of a valley, where a label above would stand between the two slopes. */
export function isValley(run: readonly LinePoint[], at: number): boolean {
  const [before, here, after] = [run[at - 1], run[at], run[at + 1]];
  if (!here) return false;
  const lower = (other: LinePoint | undefined) => other === undefined || here.value < other.value;
  return lower(before) && lower(after) && (before ?? after) !== undefined;
}
