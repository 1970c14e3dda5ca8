// The labels of a bar chart: in a column to the left of the bars, or each above its own.
import type {Category, ChartData} from "./data.ts";
import type {Words} from "./scene.ts";
import {
  labelStyle,
  noteStyle,
  placeBlock,
  placeStack,
  setLine,
  setWords,
  stackHeight,
} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export interface BarLabels {
  readonly above: boolean;
  /** The px that the column takes, with the space before the bars. */
  readonly width: number;
  /** Of each label. */
  readonly heights: readonly number[];
  readonly widths: readonly number[];
  /** False where a word would be cut, or a label take more than three lines beside its bar. */
  readonly good: boolean;
  readonly place: (category: number, top: number) => readonly Words[];
}

/** A column no wider than `most` px, and no wider than its longest line. */
export function labelsBeside(chart: ChartData, pen: Pen, most: number): BarLabels {
  const stacks = chart.categories.map(one => blocksOf(one, pen, most));
  const widths = stacks.map(widthOf);
  return {
    above: false,
    width: Math.ceil(Math.max(...widths) + pen.text * 0.8),
    heights: stacks.map(stackHeight),
    widths,
    good: stacks.flat().every(block => block.whole && block.lines.length <= 3),
    place: (category, top) => placeStack(stacks[category] ?? [], 0, top, "left"),
  };
}

/** Notes stand behind their labels where all can, else beneath them. */
export function labelsAbove(chart: ChartData, pen: Pen, width: number): BarLabels {
  const gap = pen.text * 0.5;
  const pairs = chart.categories.map(({label, note, highlight}) => ({
    label: setLine(pen, label, labelStyle(pen, highlight)),
    note: setLine(pen, note ?? "", noteStyle(pen)),
  }));
  const lengths = pairs.map(
    ({label, note}) => label.width + (note.width > 0 ? gap + note.width : 0),
  );
  if (lengths.some(length => length > width)) {
    const stacks = chart.categories.map(one => blocksOf(one, pen, width));
    const place: BarLabels["place"] = (category, top) =>
      placeStack(stacks[category] ?? [], 0, top, "left");
    return {
      above: true,
      width: 0,
      heights: stacks.map(stackHeight),
      widths: stacks.map(widthOf),
      good: true,
      place,
    };
  }
  return {
    above: true,
    width: 0,
    heights: pairs.map(({label}) => label.height),
    widths: lengths,
    good: true,
    place: (category, top) => {
      const pair = pairs[category];
      if (!pair) return [];
      return [
        ...placeBlock(pair.label, 0, top, "left"),
        ...placeBlock(pair.note, pair.label.width + gap, top, "left"),
      ];
    },
  };
}

function blocksOf({label, note, highlight}: Category, pen: Pen, room: number): readonly Block[] {
  return [
    setWords(pen, label, labelStyle(pen, highlight), room),
    setWords(pen, note ?? "", noteStyle(pen), room),
  ];
}

function widthOf(blocks: readonly Block[]): number {
  return Math.max(0, ...blocks.map(block => block.width));
}
