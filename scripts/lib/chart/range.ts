// A range of values on paper: a thin line with a short stroke at either end, across or upright.
import {ink, paper} from "./ink.ts";
import type {Mark, Rule} from "./scene.ts";

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Around `middle`, on a bar `thick` px thick; with a rim of paper, so that it is seen on the bar. */
export function rangeMarks({low, high}: Range, middle: number, thick: number): readonly Mark[] {
  const cap = Math.min(Math.max(2.5, thick * 0.18), 8);
  const ends = low === high ? [high] : [low, high];
  const line = {is: "rule", from: low, to: high, start: middle, end: middle} as const;
  const caps = ends.map(value => ({
    ...line,
    from: value,
    to: value,
    start: middle - cap,
    end: middle + cap,
  }));
  const rules = low === high ? caps : [line, ...caps];
  const inColour = (colour: string, width: number) =>
    rules.map((rule): Rule => ({...rule, stroke: {colour, width, dash: null}}));
  return [...inColour(paper, 4), ...inColour(ink, 1.5)];
}
