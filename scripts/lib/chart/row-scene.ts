// Rows from top to bottom with marks at their values, and words beside the marks: what range and dot charts have in common.
import type {BarLabels} from "./bar-labels.ts";
import type {ChartData, ChartProblem, ChartSize} from "./data.ts";
import {fitBetween} from "./fit.ts";
import type {Extent} from "./fit.ts";
import {guide} from "./ink.ts";
import {labelWays, tooSmall} from "./label-ways.ts";
import type {Need} from "./label-ways.ts";
import type {Mark, Scene, ValueScale, Words} from "./scene.ts";
import type {Pen} from "./words.ts";

/** What a kind of chart sets in each row. */
export interface RowPlan {
  /** The px that marks and their words take, and how far below the upper edge their values are marked. */
  readonly height: number;
  readonly level: number;
  /** The least space between two rows, as a share of the text's size. */
  readonly apart: number;
  /** All that has to fit between the labels and the right edge. */
  readonly extents: readonly Extent[];
  readonly paint: (row: number, level: number, plot: Plot) => readonly Mark[];
  /** Above the rows: names of series. Null where they have no room there. */
  readonly head: (plot: Plot) => {readonly marks: readonly Mark[]; readonly height: number} | null;
}

export interface Plot {
  readonly scale: ValueScale;
  readonly left: number;
  readonly right: number;
  readonly above: boolean;
}

/** `plans` are tried in their order: the first that fits is drawn. */
export function rowScene(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
  plans: readonly RowPlan[],
): Scene | ChartProblem {
  const needs: Need[] = [];
  for (const lay of labelWays(chart, size, pen))
    for (const plan of plans) {
      const found = arrange(size, pen, lay(), plan);
      if ("upright" in found) return found;
      needs.push(found);
    }
  return tooSmall(chart, size, needs, "row");
}

function arrange(size: ChartSize, pen: Pen, labels: BarLabels, plan: RowPlan): Scene | Need {
  if (!labels.good) return {is: "labels", px: 0};
  const extents = [...plan.extents, {value: 0, before: 1, after: 1}];
  const fit = fitBetween(extents, labels.width, size.width);
  if (!fit) return {is: "width", px: 0};
  const values = extents.map(one => one.value);
  const long = (Math.max(...values) - Math.min(...values)) * fit.unit;
  if (long > 0 && long < 3 * pen.text) return {is: "width", px: size.width + 3 * pen.text - long};
  const plot = {scale: fit, left: labels.width, right: size.width, above: labels.above};
  const head = plan.head(plot);
  if (!head) return {is: "width", px: 0};
  const rows = layRows(labels, plan, size.height - head.height, pen);
  if ("needs" in rows) return {is: "height", px: Math.ceil(rows.needs + head.height)};
  const tops = rows.tops.map(top => top + head.height);
  const lead = labels.above ? pen.text * 0.15 : 0;
  const marks = tops.flatMap((top, row): readonly Mark[] => {
    const label = labels.heights[row] ?? 0;
    const block = blockOf(labels, plan, row, lead);
    const start = labels.above ? top + label + lead : top + (block - plan.height) / 2;
    const level = start + plan.level;
    // A label of one line stands at the level of the marks, whatever words are above them.
    const beside = Math.min(Math.max(top, level - label / 2), top + block - label);
    return [...labels.place(row, labels.above ? top : beside), ...plan.paint(row, level, plot)];
  });
  const first = (tops[0] ?? 0) + (labels.above ? (labels.heights[0] ?? 0) + lead : 0);
  const bottom = (tops.at(-1) ?? 0) + blockOf(labels, plan, tops.length - 1, lead);
  const struck = marks.some(mark => mark.is === "words" && crosses(mark, fit.zero, pen));
  const zero: readonly Mark[] =
    labels.above || struck
      ? []
      : [{is: "rule", from: 0, to: 0, start: first, end: bottom, stroke: guide}];
  return {upright: false, scale: fit, marks: [...zero, ...head.marks, ...marks]};
}

/** Whether an upright line at `x` would strike the words. */
function crosses({align, lines, style, x: anchor}: Words, x: number, pen: Pen): boolean {
  const width = Math.max(...lines.map(line => pen.width(line, style.size, style.weight)));
  const left = anchor - (align === "left" ? 0 : align === "center" ? width / 2 : width);
  return left - 1 < x && x < left + width + 1;
}

function blockOf(labels: BarLabels, plan: RowPlan, row: number, lead: number): number {
  const label = labels.heights[row] ?? 0;
  return labels.above ? label + lead + plan.height : Math.max(label, plan.height);
}

/** The upper edges of the rows, as far apart as the height allows and they still belong together. */
function layRows(
  labels: BarLabels,
  plan: RowPlan,
  height: number,
  pen: Pen,
): {readonly tops: readonly number[]} | {readonly needs: number} {
  const lead = labels.above ? pen.text * 0.15 : 0;
  const blocks = labels.heights.map((_, row) => blockOf(labels, plan, row, lead));
  const sum = blocks.reduce((all, block) => all + block, 0);
  const least = pen.text * Math.max(plan.apart, labels.above ? 0.45 : 0.25);
  const most = pen.text * (labels.above ? 1.6 : 2.4);
  const gaps = blocks.length - 1;
  if (sum + gaps * least > height) return {needs: sum + gaps * least};
  const gap = gaps === 0 ? 0 : Math.min(most, (height - sum) / gaps);
  const tops: number[] = [];
  let top = 0;
  for (const block of blocks) {
    tops.push(top);
    top += block + gap;
  }
  return {tops};
}
