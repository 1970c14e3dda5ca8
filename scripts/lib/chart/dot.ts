// Dots: several values on one row, or one on each. Where there are two, a line joins them, and the distance is what is seen.
import {amountOf, cellAt} from "./data.ts";
import type {ChartData, ChartProblem, ChartSize} from "./data.ts";
import type {Extent} from "./fit.ts";
import {
  bar,
  forecastInk,
  guide,
  hollow,
  isForecast,
  ink,
  paper,
  plain,
  seriesInks,
  singleInk,
} from "./ink.ts";
import type {SeriesInk} from "./ink.ts";
import {layKey} from "./key.ts";
import {spread} from "./names.ts";
import {rangeMarks} from "./range.ts";
import {rowScene} from "./row-scene.ts";
import type {Plot, RowPlan} from "./row-scene.ts";
import {placeOf} from "./scene.ts";
import type {Ink, Mark, Scene} from "./scene.ts";
import {missingWords} from "./tracks.ts";
import {lineHeight, placeBlock, placeLine, setLine, valueStyle, wordStyle} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/** Values stand beside the outer dots, or above all of them where there are three or more. */
export function dotScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const rows = chart.categories.map((_, c) => rowOf(chart, c, pen));
  const many = chart.series.length > 2;
  const dot = Math.round(pen.text * 0.8);
  const line = lineHeight(pen.text);
  const base = {
    apart: 0,
    height: many ? line + dot * 1.1 : Math.max(dot, line),
    level: many ? line + dot * 0.55 : Math.max(dot, line) / 2,
    extents: rows.flatMap(row => extentsOf(row, dot, many, pen)),
    paint: (row: number, level: number, plot: Plot) =>
      paintRow(rows[row]!, level, plot, dot, many, pen),
  };
  const key = layKey(chart, seriesInks(chart), pen, size.width);
  const keyed: RowPlan = {...base, head: () => key};
  if (chart.series.length === 1)
    return rowScene(chart, size, pen, [{...base, head: () => ({marks: [], height: 0})}]);
  const named: RowPlan = {
    ...base,
    head: plot => namesOver(chart, rows, plot, pen),
  };
  return rowScene(chart, size, pen, [named, keyed]);
}

/** The line that joins dots is paler than any of them. */
const between = `color-mix(in srgb, ${bar} 50%, ${paper})`;

interface Point {
  readonly s: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly ink: Ink;
  readonly block: Block;
}

interface Row {
  readonly c: number;
  /** In the order of their values. */
  readonly points: readonly Point[];
  /** Words for what is missing. */
  readonly words: readonly Block[];
}

function rowOf(chart: ChartData, c: number, pen: Pen): Row {
  const inks = seriesInks(chart);
  const points = chart.series.flatMap((_, s): readonly Point[] => {
    const {value, low, high} = amountOf(cellAt(chart, s, c));
    if (value === null) return [];
    const fill = inkOf(chart, inks, s, c);
    const style = valueStyle(pen.text, chart.series.length === 1 ? ink : (inks[s]?.text ?? ink));
    const block = setLine(pen, cellAt(chart, s, c).label, style);
    return [{s, value, low: low ?? value, high: high ?? value, ink: fill, block}];
  });
  return {
    c,
    points: points.toSorted((a, b) => a.value - b.value || a.s - b.s),
    words: missingWords(chart, c).map(word => setLine(pen, word, wordStyle(pen))),
  };
}

function inkOf(chart: ChartData, inks: readonly SeriesInk[], s: number, c: number): Ink {
  if (chart.series.length === 1) return singleInk(chart, c);
  const known = inks[s]?.fill ?? plain(ink);
  const forecast = forecastInk(chart, s, c, known);
  return forecast !== known && isForecast(chart, s, c) ? hollow(known) : known;
}

/** Beside the first and the last dot stand their values; words for what is missing follow. */
function extentsOf(row: Row, dot: number, many: boolean, pen: Pen): readonly Extent[] {
  const gap = dot / 2 + pen.text * 0.35;
  const {points} = row;
  const tail = row.words.reduce((sum, word) => sum + word.width + pen.text * 0.6, 0);
  if (points.length === 0) return [{value: 0, before: 0, after: tail}];
  return points.flatMap((point, i): readonly Extent[] => {
    const isFirst = i === 0 && (points.length > 1 || point.value < 0);
    const isLast = i === points.length - 1 && !(points.length === 1 && point.value < 0);
    const before = !many && isFirst ? gap + point.block.width : dot / 2;
    const after =
      (i === points.length - 1 ? tail : 0) + (!many && isLast ? gap + point.block.width : dot / 2);
    const half = many ? point.block.width / 2 : 0;
    return [
      {value: point.value, before: Math.max(before, half), after: Math.max(after, half)},
      {value: point.low, before: 1, after: 1},
      {value: point.high, before: 1, after: 1},
    ];
  });
}

function paintRow(
  row: Row,
  level: number,
  plot: Plot,
  dot: number,
  many: boolean,
  pen: Pen,
): readonly Mark[] {
  const {points, words} = row;
  const [first, last] = [points[0], points.at(-1)];
  const at = (value: number) => placeOf(plot.scale, false, value);
  const gap = dot / 2 + pen.text * 0.35;
  let end = at(last?.value ?? 0) + dot / 2;
  const marks: Mark[] = [];
  if (first && last) {
    // The line from zero ends before the words, so that none is struck.
    const before =
      (points.length > 1 || first.value < 0) && !many
        ? gap + first.block.width + pen.text * 0.3
        : dot / 2;
    const to = first.value - before / plot.scale.unit;
    if (first.value > 0 && to > 0)
      marks.push({is: "rule", from: 0, to, start: level, end: level, stroke: guide});
    if (points.length > 1)
      marks.push({
        is: "rule",
        from: first.value,
        to: last.value,
        start: level,
        end: level,
        stroke: {colour: between, width: Math.max(2, dot * 0.28), dash: null},
      });
  }
  for (const point of points) {
    if (point.low < point.high)
      marks.push(...rangeMarks({low: point.low, high: point.high}, level, dot * 1.6));
  }
  // On a ground of paper, so that the line does not show through a pale dot.
  for (const {value, ink: fill} of points) {
    const ground: readonly Mark[] =
      fill.opacity < 1 ? [{is: "dot", place: level, value, size: dot, ink: plain(paper)}] : [];
    marks.push(...ground, {is: "dot", place: level, value, size: dot, ink: fill});
  }
  if (many) {
    const top = level - dot * 0.55 - lineHeight(pen.text);
    const centres = spread(
      points.map(point => at(point.value)),
      points.map(point => point.block.width + pen.text * 0.4),
      plot.left,
      plot.right,
    );
    for (const [i, point] of points.entries())
      marks.push(...placeBlock(point.block, centres[i]!, top, "center"));
  } else if (first && last) {
    // A value below zero stands on the far side of its dot.
    const isLeft = points.length === 1 && last.value < 0;
    if (points.length > 1 || isLeft)
      marks.push(...placeLine(first.block, at(first.value) - gap, level, "right"));
    if (!isLeft) {
      marks.push(...placeLine(last.block, at(last.value) + gap, level, "left"));
      end = at(last.value) + gap + last.block.width;
    }
  }
  for (const word of words) {
    marks.push(...placeLine(word, end + pen.text * 0.6, level, "left"));
    end += pen.text * 0.6 + word.width;
  }
  return marks;
}

/** The names of the series over the dots of the first row; null where one would stand far from its own. */
function namesOver(
  chart: ChartData,
  rows: readonly Row[],
  plot: Plot,
  pen: Pen,
): {readonly marks: readonly Mark[]; readonly height: number} | null {
  const first = rows[0];
  if (plot.above || !first || first.points.length < chart.series.length) return null;
  const inks = seriesInks(chart);
  const names = first.points.map(({s}) =>
    setLine(pen, chart.series[s]?.label ?? "", {
      size: pen.text,
      weight: 700,
      fill: inks[s]?.text ?? ink,
    }),
  );
  const anchors = first.points.map(point => placeOf(plot.scale, false, point.value));
  const widths = names.map(name => name.width + pen.text * 0.8);
  if (widths.reduce((sum, one) => sum + one, 0) > plot.right - plot.left) return null;
  const centres = spread(anchors, widths, plot.left - pen.text * 0.4, plot.right + pen.text * 0.4);
  const far = centres.some(
    (centre, i) => Math.abs(centre - anchors[i]!) > widths[i]! / 2 + pen.text,
  );
  if (far) return null;
  return {
    marks: names.flatMap((name, i) => placeBlock(name, centres[i]!, 0, "center")),
    height: lineHeight(pen.text) + pen.text * 0.35,
  };
}
