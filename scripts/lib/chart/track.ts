// One bar or column of a chart, whichever way the chart is turned, and the words at its end.
import {visibleEnd} from "./fit.ts";
import type {Range} from "./range.ts";
import type {Bar, Ink} from "./scene.ts";

/** One bar or column: a single part, or the parts of a stack. */
export interface Track {
  readonly parts: readonly Part[];
  readonly range: Range | null;
  /** Where its words stand when it has no length. */
  readonly base: number;
  /** The printed value and its colour. */
  readonly value: {readonly label: string; readonly fill: string} | null;
  /** In quiet, the words for what is missing. */
  readonly words: readonly string[];
  /** The value from which a dashed line leads to the next category. */
  readonly leads: number | null;
}

export interface Part {
  readonly from: number;
  readonly to: number;
  readonly ink: Ink;
  /** Printed on the part itself, if there is room. */
  readonly inside: {readonly label: string; readonly fill: string} | null;
}

/** The values that a track reaches. */
export function reachOf({parts, range, base}: Track): readonly number[] {
  return [
    base,
    ...parts.flatMap(({from, to}) => [from, to]),
    ...(range ? [range.low, range.high] : []),
  ];
}

/** Where its words stand: beyond its upper or right end, or the other where all of it is below zero. */
export function tipOf(track: Track): number {
  const reach = reachOf(track);
  const highest = Math.max(...reach);
  const lowest = Math.min(...reach);
  return highest > 0 || lowest === 0 ? highest : lowest;
}

/**
 * The rectangles of a track between two places across. What is not zero is at least a sliver long,
 * and a hair of paper parts a segment from the one that it stands on.
 */
export function barsOf({parts}: Track, start: number, end: number, unit: number): readonly Bar[] {
  return parts.flatMap((part, index): readonly Bar[] => {
    if (part.from === part.to) return [];
    const to = part.from + visibleEnd(part.to - part.from, unit);
    const hair =
      index === 0 || part.from === 0 ? 0 : Math.min(1.5 / unit, Math.abs(to - part.from) / 3);
    return [
      {
        is: "bar",
        from: part.from + hair * Math.sign(to - part.from),
        to,
        start,
        end,
        ink: part.ink,
      },
    ];
  });
}
