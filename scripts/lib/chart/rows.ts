// The rows of a bar chart from top to bottom: how thick the bars are, and where each begins.
import type {Pen} from "./words.ts";

export interface RowsWanted {
  /** The height of each row's label, in px. */
  readonly labels: readonly number[];
  /** Bars in a row. */
  readonly bars: number;
  /** Labels stand above their bars, not beside them. */
  readonly above: boolean;
  readonly height: number;
}

export interface Rows {
  readonly thick: number;
  /** The size of the values: larger beside thick bars, and never so large that two would touch. */
  readonly value: number;
  /** From the upper edge of one bar of a row to that of the next. */
  readonly slot: number;
  readonly rows: readonly Row[];
}

/** In px from the top of the plot. */
export interface Row {
  readonly label: number;
  readonly bars: number;
  readonly bottom: number;
}

/** The thickest bars for which the rows fit; where none do, the height that the thinnest would take. */
export function layRows(wanted: RowsWanted, pen: Pen): Rows | {readonly needs: number} {
  const {labels, bars, above, height} = wanted;
  const inner = bars > 1 ? Math.max(1, Math.round(pen.text / 8)) : 0;
  const least = bars > 1 ? pen.text - inner : pen.text * (above ? 0.8 : 0.5);
  const most = pen.text * (above || bars > 1 ? 1.6 : 2.4);
  const thin = Math.ceil(least);
  const thicks = Array.from(
    {length: Math.floor(most) - thin + 1},
    (_, less) => Math.floor(most) - less,
  );
  const restful = thicks.find(thick => heightWith(thick, restfulGap(thick)) <= height);
  if (restful)
    return rowsWith(restful, gapThatFills(restful, restfulGap(restful), widestGap(restful)));
  if (heightWith(thin, leastGap()) <= height)
    return rowsWith(thin, gapThatFills(thin, leastGap(), restfulGap(thin)));
  const heights = thicks.map(thick => heightWith(thick, restfulGap(thick)));
  return {needs: Math.ceil(Math.min(...heights, heightWith(thin, leastGap())))};

  function stack(thick: number): number {
    return bars * thick + (bars - 1) * inner;
  }

  /** A label above belongs to its bars; one beside them only keeps its distance from the next label. */
  function block(label: number, thick: number, gap: number): number {
    if (above) return label + lead() + stack(thick);
    return Math.max(stack(thick), pen.text, label - gap + leastGap());
  }

  function lead(): number {
    return pen.text * 0.15;
  }

  /** Values are a little higher than thin bars, and those of the first and last must not be cut. */
  function pad(thick: number): number {
    return Math.max(0, valueSize(thick) * 0.56 + 0.5 - thick / 2);
  }

  function valueSize(thick: number): number {
    const sizes = [1.2, 1.08, 1].map(share => Math.round(pen.text * share * 2) / 2);
    return sizes.find(one => one <= thick + inner && one <= thick * 1.25) ?? pen.text;
  }

  function leastGap(): number {
    return pen.text * (above ? 0.45 : 0.2);
  }

  function restfulGap(thick: number): number {
    return above ? Math.max(pen.text * 0.7, thick * 0.8) : stack(thick) * (bars > 1 ? 0.45 : 0.6);
  }

  function widestGap(thick: number): number {
    return above ? pen.text * 1.8 : Math.max(pen.text, stack(thick) * 0.9);
  }

  /** The gap that spreads the rows over the whole height, as far as they still belong together. */
  function gapThatFills(thick: number, low: number, high: number): number {
    let [narrow, wide] = [low, high];
    if (labels.length < 2 || heightWith(thick, wide) <= height) return wide;
    for (let round = 0; round < 30; round++) {
      const middle = (narrow + wide) / 2;
      if (heightWith(thick, middle) <= height) narrow = middle;
      else wide = middle;
    }
    return narrow;
  }

  function heightWith(thick: number, gap: number): number {
    const {rows} = rowsWith(thick, gap);
    return (rows.at(-1)?.bottom ?? 0) + pad(thick);
  }

  function rowsWith(thick: number, gap: number): Rows {
    const rows: Row[] = [];
    let top = above ? 0 : pad(thick);
    for (const [index, label] of labels.entries()) {
      const whole = block(label, thick, gap);
      // The first and the last label may not reach beyond the edge, where there is no gap to use.
      const hang = above ? 0 : Math.max(0, (label - whole) / 2);
      if (index === 0) top = Math.max(top, hang);
      const first = above ? top + label + lead() : top + (whole - stack(thick)) / 2;
      const last = index === labels.length - 1 ? hang : 0;
      rows.push({
        label: above ? top : top + (whole - label) / 2,
        bars: first,
        bottom: top + whole + last,
      });
      top += whole + gap;
    }
    return {thick, value: valueSize(thick), slot: thick + inner, rows};
  }
}
