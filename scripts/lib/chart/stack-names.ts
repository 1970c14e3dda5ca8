// The names of a stack's series, to its right: each at the height of its part of the last column.
import type {SeriesInk} from "./ink.ts";
import {quiet} from "./ink.ts";
import {spread} from "./names.ts";
import type {Names} from "./names.ts";
import {placeOf} from "./scene.ts";
import type {Mark, ValueScale} from "./scene.ts";
import type {Track} from "./track.ts";
import type {Pen} from "./words.ts";

export interface StackNamesPlan {
  readonly names: Names;
  readonly inks: readonly SeriesInk[];
  /** By category. */
  readonly tracks: readonly Track[];
  readonly scale: ValueScale;
  /** The right edge of the last column. */
  readonly edge: number;
  /** The end of the plot, and that of the picture. */
  readonly bottom: number;
  readonly height: number;
}

/**
 * Names above zero and names below it keep apart: a series whose last part hangs below zero has its
 * name there. `null` where they do not fit, and a key has to say them.
 */
export function placeStackNames(plan: StackNamesPlan, pen: Pen): readonly Mark[] | null {
  const {names, tracks, scale, bottom, height} = plan;
  const last = tracks.findLast(track => track.parts.some(isDrawn)) ?? tracks.at(-1);
  const anchors = names.heights.map((_, s) => {
    const part = last?.parts[s];
    return placeOf(scale, true, part ? (part.from + part.to) / 2 : 0);
  });
  const hangs = names.heights.map((_, s) => hangsBelow(tracks, s));
  const some = hangs.includes(true);
  const above = spreadSome(false, 0, some ? scale.zero - 1 : bottom);
  const below = spreadSome(true, scale.zero + 1, height);
  if (!above || !below) return null;
  const centres = anchors.map((_, s) => above.get(s) ?? below.get(s) ?? 0);
  const marks = centres.flatMap((centre, s) => pointer(centre, s));
  return [...marks, ...names.set(centres)];

  function spreadSome(side: boolean, top: number, end: number): Map<number, number> | null {
    const members = hangs.flatMap((one, s) => (one === side ? [s] : []));
    const heights = members.map(s => names.heights[s] ?? 0);
    if (heights.reduce((sum, one) => sum + one, 0) > end - top) return null;
    const wishes = members.map(s => anchors[s] ?? 0);
    const placed = spread(wishes, heights, top, end);
    return new Map(members.map((s, index) => [s, placed[index] ?? 0]));
  }

  /** A thin line to a part that is thin or away from its name; a square for one that is not there. */
  function pointer(centre: number, s: number): readonly Mark[] {
    const part = plan.tracks.at(-1)?.parts[s];
    const anchor = anchors[s] ?? 0;
    if (!part || !isDrawn(part)) {
      const size = pen.text * 0.4;
      const ink = plan.inks[s]?.fill;
      const x = names.left - size * 1.4;
      return ink ? [{is: "swatch", x, y: centre - size / 2, size, ink}] : [];
    }
    const long = Math.abs(part.to - part.from) * scale.unit;
    const isInside = Math.abs(centre - anchor) <= Math.max(0, long - pen.text) / 2;
    if (isInside || Math.abs(centre - anchor) <= 2) return [];
    const [start, end] = [plan.edge + 2, names.left - pen.text * 0.2];
    const valueAt = (y: number) => (scale.zero - y) / scale.unit;
    const points = [
      {place: start, value: valueAt(anchor)},
      {place: end, value: valueAt(centre)},
    ];
    return [{is: "line", points, stroke: {colour: quiet, width: 1, dash: null}}];
  }
}

function isDrawn({from, to}: {readonly from: number; readonly to: number}): boolean {
  return from !== to;
}

/** Whether the last part of a series whose length is not zero goes down. */
function hangsBelow(tracks: readonly Track[], s: number): boolean {
  const part = tracks.flatMap(({parts}) => parts[s] ?? []).findLast(isDrawn);
  return part !== undefined && part.to < part.from;
}
