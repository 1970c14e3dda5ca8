// Slopes: each line leads from its value at one time to its value at another, with its name and both values at its ends.
import {amountOf, cellAt, ChartProblem} from "./data.ts";
import type {ChartData, ChartSize} from "./data.ts";
import {fitBetween} from "./fit.ts";
import {tooLow} from "./foot.ts";
import {accent, bar, baseline, brand, guide, ink, isForecast, paper, plain, quiet} from "./ink.ts";
import {gapsOf, noteOf} from "./line-missing.ts";
import {spread} from "./names.ts";
import {placeOf} from "./scene.ts";
import type {Align, Mark, Scene} from "./scene.ts";
import {
  labelStyle,
  lineHeight,
  noteStyle,
  placeBlock,
  setLine,
  setWords,
  valueStyle,
} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/** Names stand at both ends where there is room for them, else behind the last values. */
export function slopeScene(chart: ChartData, size: ChartSize, pen: Pen): Scene | ChartProblem {
  const problems: ChartProblem[] = [];
  for (const way of ways) {
    const found = arrange(chart, size, pen, way);
    if (!(found instanceof ChartProblem)) return found;
    problems.push(found);
  }
  // Where one way is short of height alone, height is what would help.
  return problems.find(one => one.needs.height !== undefined) ?? problems[0]!;
}

interface Way {
  readonly both: boolean;
  /** The most that a name may take of the width, and the head of a side. */
  readonly share: number;
  readonly head: number;
}

const ways: readonly Way[] = [
  {both: true, share: 0.2, head: 0.45},
  {both: false, share: 0.3, head: 0.45},
  {both: false, share: 0.38, head: 0.3},
  {both: false, share: 0.46, head: 0.3},
  {both: false, share: 0.3, head: 0.22},
];

interface End {
  readonly s: number;
  readonly value: number;
  readonly figure: Block;
  readonly name: Block | null;
  readonly width: number;
  readonly height: number;
}

function arrange(chart: ChartData, size: ChartSize, pen: Pen, way: Way): Scene | ChartProblem {
  const sides = [0, 1].map(c => endsOf(chart, c, size, pen, way)) as [
    readonly End[],
    readonly End[],
  ];
  const narrow = new ChartProblem(
    `the chart is too narrow for the names of its lines at ${size.width} px`,
    "give it more width, or shorten the names",
  );
  if (sides.flat().some(({name}) => name !== null && !name.whole)) return narrow;
  const gutter = pen.text * 0.9;
  const [first, last] = sides.map(ends => Math.max(0, ...ends.map(end => end.width)) + gutter) as [
    number,
    number,
  ];
  const heads = chart.categories.map(({label, highlight}) =>
    setWords(pen, label, labelStyle(pen, highlight), size.width * way.head),
  ) as [Block, Block];
  const from = Math.max(first, heads[0].width / 2);
  const to = size.width - Math.max(last, heads[1].width / 2);
  const across = to - from;
  const least = Math.max(
    pen.text * 4,
    size.width * 0.2,
    (heads[0].width + heads[1].width) / 2 + pen.text,
  );
  if (!heads.every(head => head.whole) || across < least) return narrow;

  const gaps = gapsOf(chart);
  const note = setWords(pen, noteOf(chart, gaps), noteStyle(pen), size.width);
  const top = Math.max(...heads.map(head => head.height)) + pen.text * 0.5;
  const bottom = size.height - (note.height > 0 ? note.height + pen.text * 0.5 : 0) - 1;
  const tallest = Math.max(0, ...sides.map(ends => ends.reduce((sum, end) => sum + end.height, 0)));
  if (bottom - top < Math.max(tallest, pen.text * 4))
    return tooLow(size, size.height - (bottom - top) + Math.max(tallest, pen.text * 4));

  const values = sides.flat().map(end => end.value);
  const half = lineHeight(pen.text) / 2;
  const isCropped = values.length > 0 && Math.min(...values) > 0.5 * Math.max(...values);
  const extents = [...values, ...(isCropped ? [] : [0])].map(value => ({
    value: -value,
    before: half,
    after: value === 0 ? 1 : half,
  }));
  const fit = fitBetween(extents, top, bottom);
  if (!fit) return tooLow(size, size.height + 1);
  const scale = {zero: fit.zero, unit: fit.unit};
  const y = (value: number) => placeOf(scale, true, value);
  const valueAt = (px: number) => (scale.zero - px) / scale.unit;
  const axis = (x: number): Mark => ({
    is: "rule",
    from: valueAt(bottom),
    to: valueAt(top - pen.text * 0.15),
    start: x,
    end: x,
    stroke: guide,
  });
  const zero: readonly Mark[] = isCropped
    ? []
    : [{is: "rule", from: 0, to: 0, start: from, end: to, stroke: baseline}];
  const marks: readonly Mark[] = [
    ...placeBlock(heads[0], from, 0, "center"),
    ...placeBlock(heads[1], to, 0, "center"),
    axis(from),
    axis(to),
    ...zero,
    ...inOrder(chart).flatMap(s => lineMarks(s)),
    ...sideMarks(sides[0], from, -1),
    ...sideMarks(sides[1], to, 1),
    ...placeBlock(note, 0, size.height - note.height, "left"),
  ];
  return {upright: true, scale, marks};

  function lineMarks(s: number): readonly Mark[] {
    const lit = chart.series[s]?.highlight === true;
    const colour = colourOf(chart, s);
    const points = [0, 1].flatMap(c => {
      const {value} = amountOf(cellAt(chart, s, c));
      return value === null ? [] : [{place: c === 0 ? from : to, value, c}];
    });
    const stroke = {colour, width: pen.text * (lit ? 0.19 : 0.13), dash: null};
    const line: readonly Mark[] =
      points.length < 2
        ? []
        : [{is: "line", points: points.map(({place, value}) => ({place, value})), stroke}];
    const size = pen.text * (lit ? 0.62 : 0.52);
    return [
      ...line,
      ...points.map(({place, value, c}): Mark => {
        const hollow = {fill: paper, opacity: 1, outline: colour};
        return {
          is: "dot",
          place,
          value,
          size,
          ink: isForecast(chart, s, c) ? hollow : plain(colour),
        };
      }),
    ];
  }

  /** The words of one side, moved apart; a thin line leads to those that had to move. */
  function sideMarks(ends: readonly End[], x: number, side: 1 | -1): readonly Mark[] {
    // The first line of a name stands at its value, not the middle of it.
    const centres = spread(
      ends.map(end => y(end.value) + (end.height - lineHeight(pen.text)) / 2),
      ends.map(end => end.height),
      top,
      bottom,
    );
    const align: Align = side === 1 ? "left" : "right";
    const space = pen.text * 0.35;
    return ends.flatMap(({s, value, figure, name, height}, i): readonly Mark[] => {
      const centre = centres[i]!;
      const start = x + side * gutter;
      const upper = centre - height / 2;
      const behind = start + side * (figure.width + space);
      const line = upper + lineHeight(pen.text) / 2;
      const moved = Math.abs(line - y(value)) > 2;
      const pointer: readonly Mark[] = moved
        ? [
            {
              is: "line",
              points: [
                {place: x + side * pen.text * 0.4, value},
                {place: start - side * 2, value: valueAt(line)},
              ],
              stroke: {colour: quietOf(s), width: 1, dash: null},
            },
          ]
        : [];
      return [
        ...pointer,
        ...placeBlock(figure, start, upper, align),
        ...(name ? placeBlock(name, behind, upper, align) : []),
      ];
    });
  }

  function quietOf(s: number): string {
    return chart.series[s]?.highlight ? accent : quiet;
  }
}

function endsOf(
  chart: ChartData,
  c: number,
  size: ChartSize,
  pen: Pen,
  {both, share}: Way,
): readonly End[] {
  return chart.series.flatMap(({label, highlight}, s): readonly End[] => {
    const cell = cellAt(chart, s, c);
    const {value} = amountOf(cell);
    if (value === null) return [];
    const isLast = c === 1 || amountOf(cellAt(chart, s, 1)).value === null;
    const fill = highlight ? accent : ink;
    const figure = setLine(pen, cell.label, valueStyle(pen.text, fill));
    const style = {size: pen.text, weight: highlight ? 700 : 400, fill};
    const name = both || isLast ? setWords(pen, label, style, size.width * share) : null;
    const width = figure.width + (name && name.width > 0 ? pen.text * 0.35 + name.width : 0);
    return [{s, value, figure, name, width, height: Math.max(figure.height, name?.height ?? 0)}];
  });
}

/** Where one line is highlighted, the others are quiet beside it. */
function colourOf(chart: ChartData, s: number): string {
  if (chart.series[s]?.highlight) return accent;
  return chart.series.some(one => one.highlight) ? bar : brand;
}

/** Highlighted lines are painted last, over the others. */
function inOrder(chart: ChartData): readonly number[] {
  const all = chart.series.map((_, s) => s);
  return all.toSorted(
    (a, b) => Number(chart.series[a]?.highlight) - Number(chart.series[b]?.highlight) || a - b,
  );
}
