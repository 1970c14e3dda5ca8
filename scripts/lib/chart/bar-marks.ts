// The marks of a bar chart, once everything has its place.
import type {BarLabels} from "./bar-labels.ts";
import {baseline, connector} from "./ink.ts";
import {rangeMarks} from "./range.ts";
import type {Rows} from "./rows.ts";
import {placeOf} from "./scene.ts";
import type {Mark, ValueScale, Words} from "./scene.ts";
import {barsOf, tipOf} from "./track.ts";
import type {Track} from "./track.ts";
import {placeLine, setLine} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/** What stands at the end of a bar, one behind the other: its value, words, the name of its series. */
export interface Ending {
  readonly blocks: readonly Block[];
  /** The px before the first; before the others half as much again. */
  readonly gap: number;
}

export function lengthOf({blocks, gap}: Ending): number {
  return blocks.reduce((sum, block, index) => sum + block.width + gap * (index === 0 ? 1 : 1.5), 0);
}

export interface BarPlan {
  readonly labels: BarLabels;
  readonly rows: Rows;
  readonly tracks: readonly (readonly Track[])[];
  readonly endings: readonly (readonly Ending[])[];
  readonly scale: ValueScale;
  /** Where the first row begins. */
  readonly top: number;
}

export function paintBars(plan: BarPlan, pen: Pen): readonly Mark[] {
  const {tracks, labels, rows, scale, top, endings} = plan;
  const bars = tracks.flatMap((ofRow, row) =>
    ofRow.map((track, at) => ({
      track,
      ending: endings[row]?.[at],
      start: top + (rows.rows[row]?.bars ?? 0) + at * rows.slot,
    })),
  );
  return [
    ...tracks.flatMap((_, row) => labels.place(row, top + (rows.rows[row]?.label ?? 0))),
    ...bars.flatMap(({track, start}) => barMarks(track, start, rows.thick, scale, pen)),
    ...connectors(plan),
    ...zeroLine(plan),
    ...bars.flatMap(({track, ending, start}) =>
      ending ? endingMarks(track, ending, start + rows.thick / 2, scale) : [],
    ),
  ];
}

function barMarks(
  track: Track,
  start: number,
  thick: number,
  scale: ValueScale,
  pen: Pen,
): readonly Mark[] {
  const inside = track.parts.flatMap((part): readonly Words[] => {
    if (!part.inside || thick < pen.text * 1.1) return [];
    const {label, fill} = part.inside;
    const block = setLine(pen, label, {size: pen.text, weight: 400, fill});
    const long = Math.abs(part.to - part.from) * scale.unit;
    if (block.width > long - pen.text * 0.5) return [];
    return placeLine(
      block,
      placeOf(scale, false, (part.from + part.to) / 2),
      start + thick / 2,
      "center",
    );
  });
  const range = track.range ? rangeMarks(track.range, start + thick / 2, thick) : [];
  return [...barsOf(track, start, start + thick, scale.unit), ...range, ...inside];
}

/** From bar to bar, or as far as the label above the next one if that is in the way. */
function connectors({tracks, rows, labels, scale, top}: BarPlan): readonly Mark[] {
  return tracks.slice(0, -1).flatMap(([track], row): readonly Mark[] => {
    const [here, next] = [rows.rows[row], rows.rows[row + 1]];
    if (!track || track.leads === null || !here || !next) return [];
    const x = placeOf(scale, false, track.leads);
    const blocked = labels.above && x < (labels.widths[row + 1] ?? 0) + rows.thick * 0.6;
    const [start, end] = [top + here.bars + rows.thick, top + (blocked ? next.label : next.bars)];
    return [{is: "rule", from: track.leads, to: track.leads, start, end, stroke: connector}];
  });
}

/** One line down the chart; with labels above the bars, a piece at each row, so that none is struck. */
function zeroLine({tracks, labels, rows, top}: BarPlan): readonly Mark[] {
  const stack = rows.slot * ((tracks[0]?.length ?? 1) - 1) + rows.thick;
  const spans = rows.rows.map(({bars}) => ({start: top + bars, end: top + bars + stack}));
  const [first, last] = [spans[0], spans.at(-1)];
  const pieces = labels.above
    ? spans.map(({start, end}) => ({start: start - 1.5, end: end + 1.5}))
    : [{start: Math.max(0, (first?.start ?? 0) - 4), end: (last?.end ?? 0) + 4}];
  return pieces.map(piece => ({is: "rule", from: 0, to: 0, ...piece, stroke: baseline}));
}

function endingMarks(
  track: Track,
  {blocks, gap}: Ending,
  middle: number,
  scale: ValueScale,
): readonly Mark[] {
  const tip = tipOf(track);
  const sign = tip < 0 ? -1 : 1;
  const edge = placeOf(scale, false, tip);
  return blocks.flatMap((block, index) => {
    const before = lengthOf({blocks: blocks.slice(0, index), gap}) + gap * (index === 0 ? 1 : 1.5);
    return placeLine(block, edge + sign * before, middle, tip < 0 ? "right" : "left");
  });
}
