// Upright charts: columns, groups of columns, stacks and waterfalls, from left to right.
import {ChartProblem} from "./chart-data.ts";
import type {ChartData, ChartSize} from "./chart-data.ts";
import {fitUnit} from "./chart-fit.ts";
import {tooLow} from "./chart-foot.ts";
import {layHeads} from "./chart-heads.ts";
import {baseline, connector, seriesInks} from "./chart-ink.ts";
import {layKey} from "./chart-key.ts";
import type {Key} from "./chart-key.ts";
import {layNames} from "./chart-names.ts";
import type {Names} from "./chart-names.ts";
import {rangeMarks} from "./chart-range.ts";
import {placeOf} from "./chart-scene.ts";
import type {Mark, Scene, ValueScale} from "./chart-scene.ts";
import {barsOf, reachOf, tipOf} from "./chart-track.ts";
import type {Track} from "./chart-track.ts";
import {tracksOf} from "./chart-tracks.ts";
import {placeLine, placeStack, setLine, stackHeight} from "./chart-words.ts";
import type {Block, Pen} from "./chart-words.ts";

/** The names of a stack's series stand to its right; a key says them where they would not fit. */
export function uprightScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const many = chart.series.length > 1;
  const inks = seriesInks(chart);
  const none = {marks: [], height: 0};
  const labels = chart.series.map(({label}) => label);
  const names =
    chart.kind === "stacked-column" && many ? layNames(labels, inks, pen, size.width) : null;
  const named = names ? arrange(chart, size, pen, names, none) : null;
  if (named && !(named instanceof ChartProblem)) return named;
  return arrange(chart, size, pen, null, many ? layKey(chart, inks, pen, size.width) : none);
}

interface Column {
  readonly track: Track;
  readonly middle: number;
  readonly half: number;
  /** What stands at its end, from top to bottom. */
  readonly head: readonly Block[];
}

function arrange(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
  names: Names | null,
  key: Key,
): Scene | ChartProblem {
  const tracks = tracksOf(chart);
  const laid = layHeads(chart, tracks, size, pen, size.width - (names?.width ?? 0));
  if (laid instanceof ChartProblem) return laid;
  const {foot, heads, slot} = laid;
  const half = (slot === foot.column ? slot : slot - Math.max(1, pen.text / 8)) / 2;
  const columns = tracks.flatMap((ofCategory, c) =>
    ofCategory.map((track, at): Column => {
      const middle = (foot.centres[c] ?? 0) - foot.column / 2 + (at + 0.5) * slot;
      return {track, middle, half, head: heads[c]?.[at] ?? []};
    }),
  );
  const gap = pen.text * 0.3;
  const room = size.height - key.height - foot.height - 1;
  const ends = columns.flatMap(({track, head}) => [
    {value: tipOf(track), beyond: gap + stackHeight(head)},
    ...reachOf(track).map(value => ({value, beyond: 0})),
  ]);
  const fit = fitUnit(ends, room);
  const words = Math.max(...ends.map(end => end.beyond));
  if (!fit || room < words + 3 * pen.text)
    return tooLow(size, size.height - room + words + 3 * pen.text);

  const scale = {zero: key.height + fit.after, unit: fit.unit};
  const bottom = scale.zero + fit.before;
  const last =
    tracks.findLast(([track]) => track?.parts.some(({from, to}) => from !== to))?.[0] ??
    tracks.at(-1)?.[0];
  const anchors = (last?.parts ?? []).map(({from, to}) => placeOf(scale, true, (from + to) / 2));
  const marks: readonly Mark[] = [
    ...key.marks,
    ...columns.flatMap(column => columnMarks(column, scale, pen)),
    ...connectors(columns),
    {is: "rule", from: 0, to: 0, start: 0, end: foot.right, stroke: baseline},
    ...columns.flatMap(column => headMarks(column, scale, gap)),
    ...(names ? names.place(anchors, 0, bottom) : []),
    ...foot.place(bottom),
  ];
  return {upright: true, scale, marks};
}

function columnMarks({track, middle, half}: Column, scale: ValueScale, pen: Pen): readonly Mark[] {
  const inside = track.parts.flatMap(part => {
    if (!part.inside) return [];
    const {label, fill} = part.inside;
    const block = setLine(pen, label, {size: pen.text, weight: 400, fill});
    const long = Math.abs(part.to - part.from) * scale.unit;
    if (long < pen.text * 1.35 || block.width > half * 2 - pen.text * 0.4) return [];
    return placeLine(block, middle, placeOf(scale, true, (part.from + part.to) / 2), "center");
  });
  const range = track.range ? rangeMarks(track.range, middle, half * 2) : [];
  return [...barsOf(track, middle - half, middle + half, scale.unit), ...range, ...inside];
}

function connectors(columns: readonly Column[]): readonly Mark[] {
  return columns.slice(0, -1).flatMap(({track: {leads}, middle, half}, index): readonly Mark[] => {
    const next = columns[index + 1];
    if (leads === null || !next) return [];
    return [
      {
        is: "rule",
        from: leads,
        to: leads,
        start: middle + half,
        end: next.middle - next.half,
        stroke: connector,
      },
    ];
  });
}

function headMarks({track, middle, head}: Column, scale: ValueScale, gap: number): readonly Mark[] {
  const tip = tipOf(track);
  const y = placeOf(scale, true, tip);
  return placeStack(head, middle, tip < 0 ? y + gap : y - gap - stackHeight(head), "center");
}
