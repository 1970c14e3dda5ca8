// The marks of one line: its strokes, broken where a value is missing, its points and its range.
import {amountOf, cellAt} from "./data.ts";
import type {Path} from "./boxes.ts";
import type {ChartData} from "./data.ts";
import {accent, ink, isForecast, paper, plain, seriesInks} from "./ink.ts";
import {rangeMarks} from "./range.ts";
import {placeOf} from "./scene.ts";
import type {Ink, Mark, Stroke, ValueScale} from "./scene.ts";
import type {Pen} from "./words.ts";

/** A value of one series at its place. */
export interface LinePoint {
  readonly c: number;
  readonly place: number;
  readonly value: number;
}

/** Neighbouring points that have values: one run of the line. */
export function runsOf(
  chart: ChartData,
  s: number,
  places: readonly number[],
): readonly (readonly LinePoint[])[] {
  const runs: LinePoint[][] = [[]];
  for (const [c, place] of places.entries()) {
    const {value} = amountOf(cellAt(chart, s, c));
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({c, place, value});
  }
  return runs.filter(run => run.length > 0);
}

/** What a series takes in px, for words to keep clear of: its runs, and the ranges of single points. */
export function pathsOf(
  chart: ChartData,
  s: number,
  places: readonly number[],
  scale: ValueScale,
): readonly Path[] {
  const at = (place: number, value: number) => ({x: place, y: placeOf(scale, true, value)});
  const runs = runsOf(chart, s, places).map(run => run.map(({place, value}) => at(place, value)));
  const ranges = places.flatMap((place, c): readonly Path[] => {
    const {low, high} = amountOf(cellAt(chart, s, c));
    return low === null || high === null ? [] : [[at(place, low), at(place, high)]];
  });
  return [...runs, ...ranges];
}

/** Thin strokes for many lines; the one that is highlighted, or alone, is stronger. */
export function lineMarks(
  chart: ChartData,
  s: number,
  places: readonly number[],
  told: ReadonlySet<number>,
  pen: Pen,
): readonly Mark[] {
  const fill = seriesInks(chart)[s]?.fill ?? plain(ink);
  const strong = chart.series.length === 1 || chart.series[s]?.highlight === true;
  const width = pen.text * (strong ? 0.19 : 0.14);
  const runs = runsOf(chart, s, places);
  return [
    ...runs.flatMap(run => rangeOf(chart, s, run, fill)),
    ...runs.flatMap(run => strokesOf(chart, s, run, {colour: colourOf(fill), width, dash: null})),
    ...runs.flatMap(run => dotsOf(chart, s, run, told, fill, width * 2.6)),
  ];
}

/** A stroke has no opacity of its own, so a tint is mixed with the paper. */
function colourOf({fill, opacity}: Ink): string {
  return opacity === 1
    ? fill
    : `color-mix(in srgb, ${fill} ${Math.round(opacity * 100)}%, ${paper})`;
}

/** Solid to what was measured, dashed to what is forecast. */
function strokesOf(
  chart: ChartData,
  s: number,
  run: readonly LinePoint[],
  stroke: Stroke,
): readonly Mark[] {
  const pieces: LinePoint[][] = [];
  let before: boolean | null = null;
  for (const [index, point] of run.slice(1).entries()) {
    const ahead = isForecast(chart, s, point.c);
    const start = run[index];
    if (ahead === before) pieces.at(-1)?.push(point);
    else if (start) pieces.push([start, point]);
    before = ahead;
  }
  return pieces.map(points => {
    const ahead = isForecast(chart, s, points.at(-1)?.c ?? 0);
    return {
      is: "line",
      points,
      stroke: ahead ? {...stroke, dash: [stroke.width * 2, stroke.width * 2]} : stroke,
    };
  });
}

/** Few points are all shown, of many those that say their value. A forecast is hollow. */
function dotsOf(
  chart: ChartData,
  s: number,
  run: readonly LinePoint[],
  told: ReadonlySet<number>,
  fill: Ink,
  size: number,
): readonly Mark[] {
  const shown = chart.categories.length <= 12 ? run : run.filter(({c}) => told.has(c));
  return shown.map(({c, place, value}): Mark => {
    const lit = chart.series.length === 1 && chart.categories[c]?.highlight === true;
    const colour = lit ? accent : colourOf(fill);
    const hollow = {fill: paper, opacity: 1, outline: colour};
    return {is: "dot", place, value, size, ink: isForecast(chart, s, c) ? hollow : plain(colour)};
  });
}

/** A band where neighbours have ranges, a thin line where one point has one alone. */
function rangeOf(
  chart: ChartData,
  s: number,
  run: readonly LinePoint[],
  {fill}: Ink,
): readonly Mark[] {
  const points = run.flatMap(({c, place}) => {
    const {low, high} = amountOf(cellAt(chart, s, c));
    return low === null || high === null ? [] : [{place, low, high, c}];
  });
  const whole =
    points.length > 1 && points.every(({c}, at) => at === 0 || points[at - 1]?.c === c - 1);
  if (whole) {
    const band = points.map(({place, low, high}) => ({place, low, high}));
    return [{is: "band", points: band, ink: plain(fill, 0.16)}];
  }
  return points.flatMap(({place, low, high}) => rangeMarks({low, high}, place, 16));
}
