// Two pictures of a page → the regions in which they differ, as boxes around what belongs together.
import type {Raster} from "../pdf/pictures.ts";
import {isNudged, type Area} from "./nudged.ts";

/** In shares of the picture, from its upper left: 0.5 is its middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cell of the grid on which differing pixels are gathered, in px; how many cells apart the parts of one word, or of one box, may be. */
const cell = 4;
const inWord = {across: 1, down: 1};
const inBox = {across: 4, down: 2};

/** More boxes than that say less than one around each of their neighbourhoods. */
const most = 24;

/**
 * None where a reader sees no difference: neither smoothed edges nor what lies a pixel or two beside its place count, for a
 * wider figure nudges all that follows it. Pictures of another size differ where one of them ends.
 */
export async function differingBoxes(
  a: Raster,
  b: Raster,
  nudges: "passed over" | "marked" = "passed over",
): Promise<readonly Box[]> {
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const [first, second] = [a, b].map(one => onPaper(one, width, height)) as [
    Uint8Array,
    Uint8Array,
  ];
  const {default: pixelmatch} = await import("pixelmatch");
  const mask = new Uint8Array(width * height * 4);
  const count = pixelmatch(first, second, mask, width, height, {threshold: 0.1, diffMask: true});
  if (count === 0) return [];
  const [across, down] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const marked = new Uint8Array(across * down);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4)
      if (isMarked(mask, at)) marked[Math.floor(y / cell) * across + Math.floor(x / cell)] = 1;
  const pair = {first, second, width, height};
  const seen = new Uint8Array(across * down);
  for (const word of together(marked, across, down, inWord))
    if (nudges === "marked" || !isNudged(pair, inPixels(word, pair)))
      for (let y = word[1]; y <= word[3]; y++)
        seen.fill(1, y * across + word[0], y * across + word[2] + 1);
  let boxes = together(seen, across, down, inBox);
  for (let wider = 2; boxes.length > most && wider <= 16; wider *= 2)
    boxes = together(seen, across, down, {across: inBox.across * wider, down: inBox.down * wider});
  return boxes.map(cells => {
    const {left, top, right, bottom} = inPixels(cells, pair);
    return {
      x: left / width,
      y: top / height,
      width: (right - left) / width,
      height: (bottom - top) / height,
    };
  });
}

/** With a little air. */
function inPixels(
  [left, top, right, bottom]: Cells,
  {width, height}: {readonly width: number; readonly height: number},
): Area {
  return {
    left: Math.max(0, left * cell - 3),
    top: Math.max(0, top * cell - 3),
    right: Math.min(width, (right + 1) * cell + 3),
    bottom: Math.min(height, (bottom + 1) * cell + 3),
  };
}

type Cells = readonly [left: number, top: number, right: number, bottom: number];

/** Cells that lie within reach of each other are of one box; boxes that touch are one. */
function together(
  marked: Uint8Array,
  across: number,
  down: number,
  near: {readonly across: number; readonly down: number},
): readonly Cells[] {
  const seen = new Uint8Array(marked.length);
  const boxes: Cells[] = [];
  for (let start = 0; start < marked.length; start++) {
    if (!marked[start] || seen[start]) continue;
    let [left, top, right, bottom] = [across, down, 0, 0];
    const waiting = [start];
    seen[start] = 1;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % across, Math.floor(at / across)];
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
      for (let v = Math.max(0, y - near.down); v <= Math.min(down - 1, y + near.down); v++)
        for (
          let u = Math.max(0, x - near.across);
          u <= Math.min(across - 1, x + near.across);
          u++
        ) {
          const next = v * across + u;
          if (!marked[next] || seen[next]) continue;
          seen[next] = 1;
          waiting.push(next);
        }
    }
    boxes.push([left, top, right, bottom]);
  }
  return merged(boxes);
}

function merged(boxes: readonly Cells[]): readonly Cells[] {
  const done: Cells[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let i = 0; i < done.length;) {
      if (!touches(done[i]!, grown)) {
        i += 1;
        continue;
      }
      grown = around(done.splice(i, 1)[0]!, grown);
      i = 0;
    }
    done.push(grown);
  }
  return done.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
}

function touches(a: Cells, b: Cells): boolean {
  return a[0] <= b[2] + 1 && b[0] <= a[2] + 1 && a[1] <= b[3] + 1 && b[1] <= a[3] + 1;
}

function around(a: Cells, b: Cells): Cells {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** White where the picture ends, or where nothing was drawn. */
function onPaper({width, height, data}: Raster, wide: number, high: number): Uint8Array {
  if (width === wide && height === high) return data;
  const paper = new Uint8Array(wide * high * 4).fill(255);
  for (let y = 0; y < height; y++)
    paper.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * wide * 4);
  return paper;
}

/** In the mask, what differs is red; a smoothed edge is yellow. */
function isMarked(mask: Uint8Array, at: number): boolean {
  return mask[at] === 255 && mask[at + 1] === 0;
}
