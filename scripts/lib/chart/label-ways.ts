// The ways to set the labels of rows, best first, and what to say when none of them works.
import {labelsAbove, labelsBeside} from "./bar-labels.ts";
import type {BarLabels} from "./bar-labels.ts";
import {ChartProblem} from "./data.ts";
import type {ChartData, ChartSize} from "./data.ts";
import type {Pen} from "./words.ts";

/** Labels stand in a column to the left; above their rows where the chart is too narrow for that. */
export function labelWays(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
): readonly (() => BarLabels)[] {
  const narrow = size.width < 28 * pen.text;
  // Rows of one height are calmer than short lines, so a wider column is tried for their sake.
  const even = [0.42, 0.5].map(
    share => () => evenOnly(labelsBeside(chart, pen, size.width * share)),
  );
  const beside = [
    ...even,
    ...[0.42, 0.55].map(share => () => labelsBeside(chart, pen, size.width * share)),
  ];
  const above = () => labelsAbove(chart, pen, size.width);
  return narrow ? [above, ...beside] : [...beside, above];
}

function evenOnly(labels: BarLabels): BarLabels {
  return {...labels, good: labels.good && new Set(labels.heights).size <= 1};
}

/** Why one way of arranging the chart does not work: the side that is too short, and what it needs. */
export interface Need {
  readonly is: "width" | "height" | "labels";
  readonly px: number;
}

export function tooSmall(
  chart: ChartData,
  {width, height}: ChartSize,
  needs: readonly Need[],
  noun: "bar" | "row",
): ChartProblem {
  const heights = needs.filter(one => one.is === "height").map(one => one.px);
  const count = chart.categories.length;
  if (heights.length === 0)
    return new ChartProblem(
      `the chart is too narrow for its words at ${width} px`,
      "give it more width, or shorten its labels",
    );
  const least = Math.min(...heights);
  return new ChartProblem(
    `the chart needs at least ${least} px of height for ${count} ${noun}${count === 1 ? "" : "s"}, and has ${height}`,
    "give it more height, show fewer rows, or shorten their labels",
    {height: least},
  );
}
