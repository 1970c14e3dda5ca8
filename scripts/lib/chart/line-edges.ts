// What stands at the edges of a line chart: values at the left, values and names at the right.
import {amountOf, cellAt} from "./data.ts";
import type {ChartData, ChartSize} from "./data.ts";
import {seriesInks} from "./ink.ts";
import {endValues} from "./line-ends.ts";
import {layNames} from "./names.ts";
import type {Names} from "./names.ts";
import type {Block, Pen} from "./words.ts";

/** Whether names stand at the ends of their lines or in a key; a single line has none. */
export type Naming = "names" | "key" | "none";

export interface Edges {
  readonly naming: Naming;
  /** The size of values. */
  readonly px: number;
  /** The series that have a value in the last category; their names are `names`, in this order. */
  readonly reaching: readonly number[];
  readonly names: Names | null;
  /** The values in the first category. */
  readonly starts: readonly {
    readonly s: number;
    readonly block: Block;
    readonly highlight: boolean;
  }[];
  /** The series that end before the last category, at the category `c`. */
  readonly early: readonly Early[];
  /** Whether the value of a series in a category is told by one of these. */
  readonly has: (s: number, c: number) => boolean;
}

export interface Early {
  readonly s: number;
  readonly c: number;
  readonly value: Block;
  readonly name: string;
}

/** `null` where the names are too long for the edge. */
export function layEdges(
  chart: ChartData,
  size: ChartSize,
  pen: Pen,
  naming: Naming,
): Edges | null {
  const px = Math.round(pen.text * 2.16) / 2;
  const count = chart.categories.length;
  const known = chart.series.map((_, s) =>
    chart.categories.flatMap((_one, c) =>
      amountOf(cellAt(chart, s, c)).value === null ? [] : [c],
    ),
  );
  const finals = endValues(chart, pen, px, -1);
  const reaching = known.flatMap((points, s) => (points.at(-1) === count - 1 ? [s] : []));
  const inks = seriesInks(chart);
  const names =
    naming === "none" || reaching.length === 0
      ? null
      : layNames(
          reaching.map(s => (naming === "names" ? (chart.series[s]?.label ?? "") : "")),
          reaching.flatMap(s => inks[s] ?? []),
          pen,
          size.width,
          reaching.flatMap(s => finals[s] ?? []),
        );
  if (naming === "names" && reaching.length > 0 && !names) return null;
  const firsts = names && count > 1 ? endValues(chart, pen, px, 0) : [];
  const starts = firsts.flatMap((block, s) =>
    known[s]?.[0] === 0 ? [{s, block, highlight: chart.series[s]?.highlight === true}] : [],
  );
  const early = known.flatMap((points, s): readonly Early[] => {
    const [c, value] = [points.at(-1), finals[s]];
    if (naming !== "names" || c === undefined || !value || c === count - 1) return [];
    return [{s, c, value, name: chart.series[s]?.label ?? ""}];
  });
  const has = (s: number, c: number) =>
    (names !== null && (c === count - 1 || c === 0)) ||
    early.some(one => one.s === s && one.c === c);
  return {naming, px, reaching, names, starts, early, has};
}
