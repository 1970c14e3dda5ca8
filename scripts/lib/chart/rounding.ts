// Whether a chart's own sums add up as they are printed: what stands on top of stacked columns, and the steps of a waterfall.
import type {ChartParts} from "./parts.ts";
import type {Setting} from "../content/figure.ts";
import {zero} from "../quantity/decimal.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {isReached, readAgain, type Ends} from "../totals/as-printed.ts";
import {weigh} from "../totals/weigh.ts";

/** A label, and the quantity that it prints. */
export interface Labelled {
  readonly quantity: Quantity;
  readonly text: string;
}

/** By category: what stands upon each other, and what is printed above it. */
export function hasRoundedColumns(
  columns: readonly {readonly parts: readonly Labelled[]; readonly total: Labelled | null}[],
  column: ChartParts["figures"][number][number]["column"],
  setting: Setting,
): boolean {
  const read = ({quantity, text}: Labelled): Ends | null =>
    amountIn({quantity, column}, text, setting);
  return columns.some(({parts, total}) => total !== null && misses(parts.map(read), read(total)));
}

/** From each level to the next; where they are further apart than rounding can explain, that is told elsewhere. */
export function hasRoundedSteps(
  steps: readonly (Labelled & {readonly role: "level" | "change" | undefined})[],
  {figures: [figures = []]}: ChartParts,
  setting: Setting,
): boolean {
  let from = 0;
  let isRounded = false;
  for (const [i, step] of steps.entries()) {
    if (i === 0 || step.role === "change") continue;
    const parts = steps.slice(from, i);
    const read = parts.map(({quantity, text}, p) =>
      amountIn({quantity, column: figures[from + p]?.column ?? null}, text, setting),
    );
    const {quantity, text} = step;
    const level = amountIn({quantity, column: figures[i]?.column ?? null}, text, setting);
    const {outcome} = weigh(
      quantity,
      parts.map(part => ({quantity: part.quantity, sign: 1})),
    );
    const holds = outcome === "agrees" || outcome === "rounding";
    isRounded ||= holds && misses(read, level);
    from = i;
  }
  return isRounded;
}

function misses(parts: readonly (Ends | null)[], total: Ends | null): boolean {
  if (!total || !parts.every(one => one !== null)) return false;
  const sum = parts.reduce((all, one) => all.plus(one.low), zero);
  return !isReached(total, {...total, low: sum, high: sum});
}

/** Ranges and words are drawn, and not held to account. */
function amountIn(
  figure: Parameters<typeof readAgain>[0],
  text: string,
  setting: Setting,
): Ends | null {
  const ends = readAgain(figure, text, setting);
  return ends?.low.eq(ends.high) ? ends : null;
}
