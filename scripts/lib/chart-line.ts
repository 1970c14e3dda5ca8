// Lines: how values change from left to right. Zero is always in sight, so that a slope is what it
// seems; values stand at the points, and so there is no axis to look them up on.
import {amountOf, cellAt, ChartProblem} from "./chart-data.ts";
import type {ChartData, ChartSize} from "./chart-data.ts";
import {fitUnit} from "./chart-fit.ts";
import {tooLow} from "./chart-foot.ts";
import {accent, baseline, ink, seriesInks} from "./chart-ink.ts";
import {layKey} from "./chart-key.ts";
import {endValues, placeStarts} from "./chart-line-ends.ts";
import {isValley, placeLabels} from "./chart-line-labels.ts";
import type {PointLabel} from "./chart-line-labels.ts";
import {lineMarks, runsOf} from "./chart-line-marks.ts";
import {layMissing} from "./chart-line-missing.ts";
import {layTicks} from "./chart-line-ticks.ts";
import {toldPoints} from "./chart-line-told.ts";
import {layNames} from "./chart-names.ts";
import {placeOf} from "./chart-scene.ts";
import type {Mark, Scene} from "./chart-scene.ts";
import {lineHeight, setLine, valueStyle} from "./chart-words.ts";
import type {Block, Pen} from "./chart-words.ts";

/** The names of several lines stand at their ends, with their last values; one line needs no name. */
export function lineScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const inks = seriesInks(chart);
  const many = chart.series.length > 1;
  const px = Math.round(pen.text * 2.16) / 2;
  const finals = endValues(chart, pen, px, -1);
  const labels = chart.series.map(({label}) => label);
  const full = many ? layNames(labels, inks, pen, size.width, finals) : null;
  // Where the names are too long for the edge, the values alone stand there, and a key above.
  const blank = labels.map(() => "");
  const names = many && !full ? layNames(blank, inks, pen, size.width, finals) : full;
  const key = many && !full ? layKey(chart, inks, pen, size.width) : {marks: [], height: 0};
  const starts = names && chart.categories.length > 1 ? endValues(chart, pen, px, 0) : [];
  const gap = pen.text * 0.6;
  const dot = pen.text * 0.3;
  const column = Math.max(dot, ...starts.map(block => block.width + gap));
  const edge = size.width - Math.max(names?.width ?? 0, dot);
  const ticks = layTicks(chart, size, pen, column, edge);
  if (ticks instanceof ChartProblem) return ticks;

  const above = lineHeight(px) * 1.6;
  const room = size.height - key.height - ticks.height - 1;
  const values = chart.cells
    .flat()
    .flatMap(cell => Object.values(amountOf(cell)).map(value => value ?? 0));
  const fit = fitUnit(
    values.map(value => ({value, beyond: above})),
    room,
  );
  if (!fit || room < above + 3 * pen.text)
    return tooLow(size, size.height - room + above + 3 * pen.text);
  const scale = {zero: key.height + fit.after, unit: fit.unit};
  const bottom = scale.zero + fit.before;

  const told = toldPoints(chart);
  const runs = chart.series.map((_, s) => runsOf(chart, s, ticks.places));
  const lines = runs
    .flat()
    .map(run => run.map(({place, value}) => ({x: place, y: heightOf(value)})));
  const [first, last] = [ticks.places[0] ?? 0, ticks.places.at(-1) ?? 0];
  // Beyond the first and the last point stand values and names.
  const left = starts.length > 0 ? first - dot : 0;
  const missing = layMissing(chart, pen, ticks.places, scale.zero, {
    left,
    right: names ? last + dot : size.width,
  });
  const obstacles = {
    width: size.width,
    top: key.height,
    zero: scale.zero,
    bottom,
    lines,
    words: missing.map(one => one.box),
  };
  const ends = runs.map(run => heightOf(run.at(-1)?.at(-1)?.value ?? 0));
  const end = names ? last + dot : size.width;
  const marks: readonly Mark[] = [
    ...key.marks,
    {is: "rule", from: 0, to: 0, start: 0, end, stroke: baseline},
    ...paintingOrder(chart).flatMap(s =>
      lineMarks(chart, s, ticks.places, told[s] ?? new Set(), pen),
    ),
    ...missing.flatMap(one => one.words),
    ...placeLabels(pointLabels(), obstacles, pen),
    ...placeStarts(
      chart,
      starts,
      runs.map(run => heightOf(run[0]?.[0]?.value ?? 0)),
      first - gap,
      key.height,
      bottom,
    ),
    ...(names ? names.place(ends, key.height, bottom) : []),
    ...ticks.place(bottom),
  ];
  return {upright: true, scale, marks};

  function heightOf(value: number): number {
    return placeOf(scale, true, value);
  }

  /** Without those at the ends, where the values stand beside the names. */
  function pointLabels(): readonly PointLabel[] {
    const outer = names ? [0, chart.categories.length - 1] : [];
    return runs.flatMap((ofSeries, s) =>
      ofSeries.flatMap(run =>
        run.flatMap(({c, place, value}, at): readonly PointLabel[] => {
          if (!told[s]?.has(c) || outer.includes(c)) return [];
          return [
            {x: place, y: heightOf(value), block: valueBlock(s, c), below: isValley(run, at)},
          ];
        }),
      ),
    );
  }

  function valueBlock(s: number, c: number): Block {
    const lit = chart.categories[c]?.highlight === true;
    const fill = many ? (inks[s]?.text ?? ink) : lit ? accent : ink;
    return setLine(pen, cellAt(chart, s, c).label, valueStyle(px, fill));
  }
}

/** Highlighted lines are painted last, over the others. */
function paintingOrder(chart: ChartData): readonly number[] {
  const all = chart.series.map((_, s) => s);
  return [
    ...all.filter(s => !chart.series[s]?.highlight),
    ...all.filter(s => chart.series[s]?.highlight),
  ];
}
