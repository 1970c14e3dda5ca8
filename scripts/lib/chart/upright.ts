// Upright charts: columns, groups of columns, stacks and waterfalls, from left to right.
import {ChartProblem} from "./data.ts";
import type {ChartData, ChartSize} from "./data.ts";
import {fitUnit} from "./fit.ts";
import {tooLow, tooNarrow} from "./foot.ts";
import {layHeads} from "./heads.ts";
import type {Way} from "./heads.ts";
import {baseline, connector, seriesInks} from "./ink.ts";
import {layKey} from "./key.ts";
import type {Key} from "./key.ts";
import {layNames} from "./names.ts";
import type {Names} from "./names.ts";
import {overlap} from "./boxes.ts";
import type {Box} from "./boxes.ts";
import {placeStackNames} from "./stack-names.ts";
import {rangeMarks} from "./range.ts";
import {placeOf} from "./scene.ts";
import type {Mark, Scene, ValueScale} from "./scene.ts";
import {barsOf, reachOf, tipOf} from "./track.ts";
import type {Track} from "./track.ts";
import {tracksOf} from "./tracks.ts";
import {placeLine, placeStack, setLine, stackHeight} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/**
 * The names of a stack's series stand to its right; a key says them where they would not fit. Where
 * the columns have no room, everything is tried that leaves them readable before they are given up.
 */
export function uprightScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const [first, ...others] = waysOf(chart);
  const found = sceneIn(first);
  // A narrow chart of thin columns says less than one of bars.
  const narrow = size.width < 28 * pen.text;
  if (!(found instanceof ChartProblem) || found.needs.width === undefined || narrow) return found;
  for (const way of others) {
    const scene = sceneIn(way);
    if (!(scene instanceof ChartProblem)) return scene;
  }
  return found;

  function sceneIn(way: Way): Scene | ChartProblem {
    const many = chart.series.length > 1;
    const inks = seriesInks(chart);
    const none = {marks: [], height: 0};
    const labels = chart.series.map(({label}) => label);
    const names =
      chart.kind === "stacked-column" && many ? layNames(labels, inks, pen, size.width) : null;
    const named = names ? arrange(chart, size, pen, {names, key: none, way}) : null;
    if (named && !(named instanceof ChartProblem)) return named;
    const key = many ? layKey(chart, inks, pen, size.width) : none;
    return arrange(chart, size, pen, {names: null, key, way});
  }
}

function waysOf(chart: ChartData): readonly [Way, ...Way[]] {
  const grouped = chart.kind === "grouped-column" && chart.series.length > 1;
  const few = !grouped && chart.categories.length <= 5;
  const shares = few ? [1.5, 1.2, 1.08, 1] : [1.2, 1.08, 1];
  const tight = {tight: true, free: true, broken: false};
  return [
    {tight: false, shares, free: false, broken: false},
    ...[1, 0.92, 0.85].map(share => ({...tight, shares: [share]})),
    {tight: true, shares: [1, 0.92, 0.85], free: false, broken: true},
  ];
}

interface Arrangement {
  readonly names: Names | null;
  readonly key: Key;
  readonly way: Way;
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
  {names, key, way}: Arrangement,
): Scene | ChartProblem {
  const tracks = tracksOf(chart);
  const laid = layHeads(chart, tracks, size, pen, size.width - (names?.width ?? 0), way);
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
  if (way.free && meets(columns, scale, gap, foot.right, pen))
    return tooNarrow(chart, size, size.width + 1);
  const edge = (foot.centres.at(-1) ?? 0) + half;
  const stack = tracks.flatMap(([track]) => track ?? []);
  const {height} = size;
  const plan = {inks: seriesInks(chart), tracks: stack, scale, edge, bottom, height};
  const named = names ? placeStackNames({names, ...plan}, pen) : [];
  if (!named) return tooNarrow(chart, size, size.width + 1);
  const marks: readonly Mark[] = [
    ...key.marks,
    ...columns.flatMap(column => columnMarks(column, scale, pen)),
    ...connectors(columns),
    {is: "rule", from: 0, to: 0, start: 0, end: foot.right, stroke: baseline},
    ...columns.flatMap(column => headMarks(column, scale, gap)),
    ...named,
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

function headMarks(column: Column, scale: ValueScale, gap: number): readonly Mark[] {
  return placeStack(column.head, column.middle, headTop(column, scale, gap), "center");
}

function headTop({track, head}: Column, scale: ValueScale, gap: number): number {
  const tip = tipOf(track);
  const y = placeOf(scale, true, tip);
  return tip < 0 ? y + gap : y - gap - stackHeight(head);
}

/** Whether words at the end of a column meet another's, another column, or the edge of the plot. */
function meets(
  columns: readonly Column[],
  scale: ValueScale,
  gap: number,
  right: number,
  pen: Pen,
): boolean {
  const heads = columns.map((column): Box => {
    const top = headTop(column, scale, gap);
    const half = Math.max(0, ...column.head.map(block => block.width)) / 2;
    const {middle} = column;
    const bottom = top + stackHeight(column.head);
    return {left: middle - half, right: middle + half, top, bottom};
  });
  const bars = columns.map(({track, middle, half}): Box => {
    const ends = reachOf(track).map(value => placeOf(scale, true, value));
    const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
    return {left: middle - half, right: middle + half, top, bottom};
  });
  return heads.some((head, at) => {
    if (head.left === head.right) return false;
    const others = heads.filter((other, index) => index !== at && other.left < other.right);
    const beside = bars.filter((_, index) => index !== at);
    return (
      head.left < 0 ||
      head.right > right ||
      others.some(other => overlap(head, other, pen.text * 0.25)) ||
      beside.some(bar => overlap(head, bar, 1))
    );
  });
}
