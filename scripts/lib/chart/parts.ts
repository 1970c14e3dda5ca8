// What a chart compares, before it has words: figures by series and category.
import type {Category, Series} from "./data.ts";
import type {Figure} from "../content/figure.ts";
import type {Quantity} from "../quantity/quantity.ts";

export interface ChartParts {
  readonly categories: readonly Category[];
  readonly series: readonly Series[];
  /** By series, then by category. */
  readonly figures: readonly (readonly Figure[])[];
  /** By category: -1 where a positive figure is drawn as a step down. */
  readonly signs: readonly (1 | -1)[];
  /** `number` where a table says what its numbers mean, `compact` where each figure says it itself. */
  readonly register: "number" | "compact";
}

/** The largest first, by the first series; what has no number goes last. */
export function descending(parts: ChartParts): ChartParts {
  const size = (i: number): number => {
    const value = parts.figures[0]?.[i] ? drawn(parts.figures[0][i].quantity).value : null;
    return value === null ? -Infinity : Number(value);
  };
  const order = parts.categories.map((_, i) => i).toSorted((a, b) => size(b) - size(a) || a - b);
  return {
    ...parts,
    categories: order.map(i => parts.categories[i]!),
    figures: parts.figures.map(row => order.map(i => row[i]!)),
    signs: order.map(i => parts.signs[i]!),
  };
}

/** Where a quantity is drawn: a range at its central value, or half way where it has none. */
export function drawn(quantity: Quantity): {
  readonly value: string | null;
  readonly low?: string;
  readonly high?: string;
} {
  if (quantity.sort === "amount") return {value: quantity.value.toFixed()};
  if (quantity.sort !== "range") return {value: null};
  const {low, central, high} = quantity;
  return {
    value: (central ?? low.plus(high).div(2)).toFixed(),
    low: low.toFixed(),
    high: high.toFixed(),
  };
}
