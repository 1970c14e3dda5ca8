// Lines: how values change from left to right. Zero is always in sight, so that a slope is what it
// seems; values stand at the points, and so there is no axis to look them up on.
import {amountOf, cellAt, ChartProblem} from "./data.ts";
import type {ChartData, ChartSize} from "./data.ts";
import {fitUnit} from "./fit.ts";
import {tooLow} from "./foot.ts";
import {accent, baseline, ink, seriesInks} from "./ink.ts";
import {layKey} from "./key.ts";
import {placeEarlyEnds, placeStarts} from "./line-ends.ts";
import {layEdges} from "./line-edges.ts";
import type {Edges, Naming} from "./line-edges.ts";
import {isValley, placeLabels} from "./line-labels.ts";
import type {PointLabel} from "./line-labels.ts";
import {lineMarks, pathsOf, runsOf} from "./line-marks.ts";
import {gapsOf, noteOf, placeMissing} from "./line-missing.ts";
import {layTicks} from "./line-ticks.ts";
import {toldPoints} from "./line-told.ts";
import {spread} from "./names.ts";
import {placeOf} from "./scene.ts";
import type {Mark, Scene} from "./scene.ts";
import {lineHeight, noteStyle, placeBlock, setLine, setWords, valueStyle} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/**
 * The names of several lines stand at their ends, with their last values; one line needs no name.
 * Where the names are too long for that, a key says them, and the values alone stand at the ends.
 */
export function lineScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  if (chart.series.length === 1) return noted("none") ?? tooLow(size, size.height + 1);
  return noted("names") ?? noted("key") ?? tooLow(size, size.height + 1);

  /** Missing values whose words find no free place are moved into a note, which lowers the plot. */
  function noted(naming: Naming): Scene | ChartProblem | null {
    const edges = layEdges(chart, size, pen, naming);
    if (!edges) return null;
    const below = new Set<number>();
    for (;;) {
      const found = arrange(chart, size, pen, edges, below);
      if (found === null || !("homeless" in found)) return found;
      for (const c of found.homeless) below.add(c);
    }
  }
}

/** `below` are the categories whose missing values are told in the note. */
function arrange(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
  edges: Edges,
  below: ReadonlySet<number>,
): Scene | ChartProblem | {readonly homeless: readonly number[]} | null {
  const inks = seriesInks(chart);
  const many = chart.series.length > 1;
  const {names, px} = edges;
  const key =
    edges.naming === "key" ? layKey(chart, inks, pen, size.width) : {marks: [], height: 0};
  const gap = pen.text * 0.6;
  const dot = pen.text * 0.3;
  const column = Math.max(dot, ...edges.starts.map(({block}) => block.width + gap));
  const ticks = layTicks(chart, size, pen, column, size.width - Math.max(names?.width ?? 0, dot));
  if (ticks instanceof ChartProblem) return ticks;

  const isTold = (one: {readonly c: number; readonly always: boolean}) =>
    one.always || below.has(one.c);
  const gaps = gapsOf(chart);
  const note = setWords(pen, noteOf(chart, gaps.filter(isTold)), noteStyle(pen), size.width);
  const lead = note.height > 0 ? pen.text * 0.45 : 0;
  const above = lineHeight(px) * 1.6;
  const foot = ticks.height + lead + note.height;
  const room = size.height - key.height - foot - 1;
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
  const [first, last] = [ticks.places[0] ?? 0, ticks.places.at(-1) ?? 0];
  // Beyond the first and the last point stand values and names.
  const left = edges.starts.length > 0 ? first - dot : 0;
  const end = names ? last + dot : size.width;
  const centres = spread(
    edges.reaching.map(s => heightOf(runs[s]?.at(-1)?.at(-1)?.value ?? 0)),
    names?.heights ?? [],
    key.height,
    bottom,
  );
  const atEdge = (names?.heights ?? []).map((height, index) => {
    const centre = centres[index] ?? 0;
    const top = centre - height / 2;
    return {left: names?.left ?? 0, right: size.width, top, bottom: centre + height / 2};
  });
  const lines = chart.series.flatMap((_, s) => pathsOf(chart, s, ticks.places, scale));
  const plot = {width: size.width, top: key.height, zero: scale.zero, bottom, lines};
  const early = edges.early.map(({s, c, ...one}) => {
    const value = amountOf(cellAt(chart, s, c)).value ?? 0;
    return {...one, x: ticks.places[c] ?? 0, y: heightOf(value)};
  });
  const ended = placeEarlyEnds(early, {...plot, words: atEdge}, left, pen);
  if (!ended) return null;
  const labels = placeLabels(pointLabels(), {...plot, words: [...atEdge, ...ended.boxes]}, pen);
  const taken = [...atEdge, ...ended.boxes, ...labels.boxes];
  const missing = placeMissing(
    gaps.filter(one => !isTold(one)),
    ticks.places,
    {...plot, words: taken},
    {left, right: end},
    pen,
  );
  if (missing.homeless.length > 0) return {homeless: missing.homeless};
  const starts = edges.starts.map(({s, ...one}) => ({
    ...one,
    anchor: heightOf(runs[s]?.[0]?.[0]?.value ?? 0),
  }));
  const marks: readonly Mark[] = [
    ...key.marks,
    {is: "rule", from: 0, to: 0, start: left, end, stroke: baseline},
    ...paintingOrder(chart).flatMap(s =>
      lineMarks(chart, s, ticks.places, told[s] ?? new Set(), pen),
    ),
    ...missing.words,
    ...labels.words,
    ...ended.words,
    ...placeStarts(starts, first - gap, key.height, bottom),
    ...(names ? names.set(centres) : []),
    ...ticks.place(bottom),
    ...placeBlock(note, 0, bottom + ticks.height + lead, "left"),
  ];
  return {upright: true, scale, marks};

  function heightOf(value: number): number {
    return placeOf(scale, true, value);
  }

  /** Without those at the edges, and where a line ends with its name. Last values are placed first. */
  function pointLabels(): readonly PointLabel[] {
    const isLast = (s: number, c: number) => runs[s]?.at(-1)?.at(-1)?.c === c;
    const labels = runs.flatMap((ofSeries, s) =>
      ofSeries.flatMap(run =>
        run.flatMap(({c, place, value}, at) => {
          if (!told[s]?.has(c) || edges.has(s, c)) return [];
          const label = {
            x: place,
            y: heightOf(value),
            block: valueBlock(s, c),
            below: isValley(run, at),
          };
          return [{label, last: isLast(s, c)}];
        }),
      ),
    );
    return labels.toSorted((a, b) => Number(b.last) - Number(a.last)).map(({label}) => label);
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
