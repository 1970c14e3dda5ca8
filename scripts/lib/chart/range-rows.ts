// Ranges: a bar from the low to the high end of each row, with both printed, and a mark for what lies between.
import {amountOf, cellAt} from "./data.ts";
import type {ChartData, ChartProblem, ChartSize} from "./data.ts";
import type {Extent} from "./fit.ts";
import {accent, bar, brand, forecastInk, ink, paper, plain} from "./ink.ts";
import {rowScene} from "./row-scene.ts";
import type {Plot, RowPlan} from "./row-scene.ts";
import {placeOf} from "./scene.ts";
import type {Ink, Mark, Scene} from "./scene.ts";
import {lineHeight, placeBlock, placeLine, setLine, valueStyle, wordStyle} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export function rangeScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const rows = chart.categories.map((_, c) => rowOf(chart, c, pen));
  const central = rows.some(row => row.central);
  const line = lineHeight(pen.text);
  // Thicker bars where few rows have much room.
  const plans = [1.7, 1.35, 1].map((share): RowPlan => {
    const thick = pen.text * share;
    return {
      height: central ? line + thick * 1.3 : Math.max(line, thick),
      level: central ? line + thick * 0.75 : Math.max(line, thick) / 2,
      apart: share > 1 ? 1.2 : 0,
      extents: rows.flatMap(row => extentsOf(row, thick, pen)),
      paint: (row, level, plot) => paintRow(rows[row]!, level, plot, thick, pen),
      head: () => ({marks: [], height: 0}),
    };
  });
  return rowScene(chart, size, pen, plans);
}

interface End {
  readonly value: number;
  readonly block: Block;
}

/** Null where there is none. A single value is a central one without ends. */
interface Row {
  readonly low: End | null;
  readonly central: End | null;
  readonly high: End | null;
  readonly single: End | null;
  readonly word: Block | null;
  readonly ink: Ink;
}

function rowOf(chart: ChartData, c: number, pen: Pen): Row {
  const none = {low: null, central: null, high: null, single: null, word: null};
  const fill = inkOf(chart, c);
  const end = (value: number, label: string, weight = 700): End => ({
    value,
    block: setLine(pen, label, {...valueStyle(pen.text, ink), weight}),
  });
  const word = (label: string): Row => ({
    ...none,
    ink: fill,
    word: setLine(pen, label, wordStyle(pen)),
  });
  if (chart.series.length > 1) {
    const cells = chart.series.map((_, s) => cellAt(chart, s, c));
    const [first, last] = [cells[0]!, cells.at(-1)!];
    const values = cells.map(cell => amountOf(cell).value);
    if (values.includes(null)) return word(cells.find(cell => cell.value === null)!.label);
    const between = cells.length === 3 ? end(values[1]!, cells[1]!.label, 600) : null;
    const [low, high] = [end(values[0]!, first.label), end(values.at(-1)!, last.label)];
    return {...none, low, central: between, high, ink: fill};
  }
  const cell = cellAt(chart, 0, c);
  const {value, low, high} = amountOf(cell);
  if (value === null) return word(cell.label);
  if (low === null || high === null || !cell.ends)
    return {...none, single: end(value, cell.label), ink: fill};
  const {ends} = cell;
  const central = ends.central === null ? null : end(value, ends.central, 600);
  return {...none, low: end(low, ends.low), central, high: end(high, ends.high), ink: fill};
}

function inkOf(chart: ChartData, c: number): Ink {
  const lit = chart.categories[c]?.highlight === true;
  const some = chart.categories.some(one => one.highlight);
  return forecastInk(chart, 0, c, plain(lit ? accent : some ? bar : brand));
}

function extentsOf(
  {low, central, high, single, word}: Row,
  thick: number,
  pen: Pen,
): readonly Extent[] {
  const gap = pen.text * 0.4;
  if (word) return [{value: 0, before: 0, after: gap + word.width}];
  if (single)
    return [{value: single.value, before: thick / 2, after: thick / 2 + gap + single.block.width}];
  if (!low || !high) return [];
  const half = (central?.block.width ?? 0) / 2;
  return [
    {value: low.value, before: gap + low.block.width, after: 0},
    {value: high.value, before: 0, after: gap + high.block.width},
    ...(central ? [{value: central.value, before: half, after: half}] : []),
  ];
}

function paintRow(
  {low, central, high, single, word, ink: fill}: Row,
  level: number,
  {scale}: Plot,
  thick: number,
  pen: Pen,
): readonly Mark[] {
  const gap = pen.text * 0.4;
  const at = (value: number) => placeOf(scale, false, value);
  if (word) return placeLine(word, at(0) + gap, level, "left");
  if (single)
    return [
      {
        is: "dot",
        place: level,
        value: single.value,
        size: Math.min(thick * 0.8, pen.text),
        ink: fill,
      },
      ...placeLine(single.block, at(single.value) + thick / 2 + gap, level, "left"),
    ];
  if (!low || !high) return [];
  const half = thick * 0.42;
  // Ends that are one are still seen.
  const least = 2 / scale.unit;
  const to = Math.max(high.value, low.value + least);
  return [
    {is: "bar", from: low.value, to, start: level - half, end: level + half, ink: fill},
    ...placeLine(low.block, at(low.value) - gap, level, "right"),
    ...placeLine(high.block, at(to) + gap, level, "left"),
    ...(central ? centralMarks(central, level, half, pen) : []),
  ];

  function centralMarks({value, block}: End, y: number, reach: number, ownPen: Pen): Mark[] {
    const rule = (colour: string, width: number): Mark => ({
      is: "rule",
      from: value,
      to: value,
      start: y - reach * 1.5,
      end: y + reach * 1.5,
      stroke: {colour, width, dash: null},
    });
    const top = y - reach * 1.6 - lineHeight(ownPen.text);
    return [rule(paper, 5), rule(ink, 2.5), ...placeBlock(block, at(value), top, "center")];
  }
}
