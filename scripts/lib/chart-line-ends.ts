// The values at both ends of several lines: beside the names at the right, in a column at the left.
import {amountOf} from "./chart-data.ts";
import type {ChartData} from "./chart-data.ts";
import {ink, seriesInks} from "./chart-ink.ts";
import {spread} from "./chart-names.ts";
import type {Words} from "./chart-scene.ts";
import {placeBlock, setLine, valueStyle} from "./chart-words.ts";
import type {Block, Pen} from "./chart-words.ts";

/** The printed value of each series at its first (0) or its last (-1) point, `px` high. */
export function endValues(chart: ChartData, pen: Pen, px: number, at: 0 | -1): readonly Block[] {
  const inks = seriesInks(chart);
  return chart.series.map((_, s) => {
    const known = (chart.cells[s] ?? []).filter(cell => amountOf(cell).value !== null);
    return setLine(pen, known.at(at)?.label ?? "", valueStyle(px, inks[s]?.text ?? ink));
  });
}

/**
 * The values at the left, ending at `right`, between `top` and `bottom`. Those that would have to move far from their points say
 * nothing any more: then only the highlighted ones are shown, which stand where they belong.
 */
export function placeStarts(
  chart: ChartData,
  blocks: readonly Block[],
  anchors: readonly number[],
  right: number,
  top: number,
  bottom: number,
): readonly Words[] {
  const lit = chart.series.map((_, s) => s).filter(s => chart.series[s]?.highlight);
  const all = placeSome(chart.series.map((_, s) => s));
  return all ?? placeSome(lit) ?? placeSome(lit.slice(0, 1)) ?? [];

  function placeSome(some: readonly number[]): readonly Words[] | null {
    const wishes = some.map(s => anchors[s] ?? 0);
    const heights = some.map(s => blocks[s]?.height ?? 0);
    const centres = spread(wishes, heights, top, bottom);
    const moved = centres.some(
      (centre, index) => Math.abs(centre - (wishes[index] ?? 0)) > (heights[index] ?? 0) * 0.75,
    );
    if (moved) return null;
    return some.flatMap((s, index) => {
      const block = blocks[s];
      return block
        ? placeBlock(block, right, (centres[index] ?? 0) - block.height / 2, "right")
        : [];
    });
  }
}
