// Bars: categories from top to bottom, values to the right. Several series stand in groups.
import type {BarLabels} from "./bar-labels.ts";
import {lengthOf, paintBars} from "./bar-marks.ts";
import type {Ending} from "./bar-marks.ts";
import type {ChartData, ChartProblem, ChartSize} from "./data.ts";
import {fitUnit} from "./fit.ts";
import {ink, seriesInks} from "./ink.ts";
import {layKey} from "./key.ts";
import {labelWays, tooSmall} from "./label-ways.ts";
import type {Need} from "./label-ways.ts";
import {layRows} from "./rows.ts";
import type {Scene} from "./scene.ts";
import {reachOf, tipOf} from "./track.ts";
import type {Track} from "./track.ts";
import {tracksOf} from "./tracks.ts";
import {setLine, valueStyle, wordStyle} from "./words.ts";
import type {Pen} from "./words.ts";

/** Labels stand in a column to the left; above their bars where the chart is too narrow for that. */
export function barScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const needs: Need[] = [];
  for (const lay of labelWays(chart, size, pen)) {
    const found = arrange(chart, size, pen, lay());
    if (found.is === "scene") return found.scene;
    needs.push(found);
  }
  return tooSmall(chart, size, needs, "bar");
}

interface Arranged {
  readonly is: "scene";
  readonly scene: Scene;
  readonly unit: number;
}

function arrange(chart: ChartData, size: ChartSize, pen: Pen, labels: BarLabels): Arranged | Need {
  if (!labels.good) return {is: "labels", px: 0};
  const tracks = tracksOf(chart);
  const bare = arrangeWith("key");
  if (tracks[0]?.length === 1) return bare;
  // Names stand behind the values of the first group, unless that would cost the bars too much.
  const tailed = arrangeWith("tails");
  if (tailed.is !== "scene") return bare;
  return bare.is !== "scene" || tailed.unit >= bare.unit * 0.75 ? tailed : bare;

  function arrangeWith(naming: "key" | "tails"): Arranged | Need {
    const keyed = chart.series.length > 1 && naming === "key";
    const key = keyed ? layKey(chart, seriesInks(chart), pen, size.width) : {marks: [], height: 0};
    const height = size.height - key.height;
    const bars = tracks[0]?.length ?? 1;
    const rows = layRows({labels: labels.heights, bars, above: labels.above, height}, pen);
    if ("needs" in rows) return {is: "height", px: rows.needs + Math.ceil(key.height)};
    const endings = endingsOf(chart, tracks, pen, rows.value, naming === "tails");
    const ends = tracks.flatMap((ofRow, row) =>
      ofRow.flatMap((track, at) => {
        const ending = endings[row]?.[at];
        const beyond = ending ? lengthOf(ending) : 0;
        return [
          {value: tipOf(track), beyond},
          ...reachOf(track).map(value => ({value, beyond: 0})),
        ];
      }),
    );
    const fit = fitUnit(ends, size.width - labels.width);
    if (!fit) return {is: "width", px: 0};
    const longest = Math.max(...ends.map(end => Math.abs(end.value))) * fit.unit;
    if (longest > 0 && longest < 3 * pen.text)
      return {is: "width", px: size.width + 3 * pen.text - longest};
    const scale = {zero: labels.width + fit.before, unit: fit.unit};
    const painted = paintBars({labels, rows, tracks, endings, scale, top: key.height}, pen);
    return {
      is: "scene",
      unit: fit.unit,
      scene: {upright: false, scale, marks: [...key.marks, ...painted]},
    };
  }
}

function endingsOf(
  chart: ChartData,
  tracks: readonly (readonly Track[])[],
  pen: Pen,
  size: number,
  tails: boolean,
): readonly (readonly Ending[])[] {
  const inks = seriesInks(chart);
  return tracks.map((ofRow, row) =>
    ofRow.map(({value, words}, at) => {
      const name = {size: pen.text, weight: 600, fill: inks[at]?.text ?? ink};
      const blocks = [
        ...(value ? [setLine(pen, value.label, valueStyle(size, value.fill))] : []),
        ...words.map(word => setLine(pen, word, wordStyle(pen))),
        ...(tails && row === 0 ? [setLine(pen, chart.series[at]?.label ?? "", name)] : []),
      ];
      return {blocks, gap: pen.text * 0.4};
    }),
  );
}
