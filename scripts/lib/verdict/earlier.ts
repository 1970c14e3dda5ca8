// What figures were before, and so what all that is computed from them was: a PDF of that time states both.
import {figureText, type Figure, type Figures, type Setting} from "../content/figure.ts";
import {formatQuantity} from "../quantity/format.ts";
import type {Quantity} from "../quantity/quantity.ts";
import type {Moved} from "./verdict.ts";

/** A value that a figure had, and the figures that have moved it since; none where it was changed itself. */
export interface Past {
  readonly id: string;
  readonly label: string;
  readonly quantity: Quantity;
  readonly because: readonly Moved[];
}

/** `computeWith` computes all figures with some of them replaced. Each history is gone back one step: by itself, and all of them together. */
export function pastsOf(
  figures: Figures,
  setting: Setting,
  computeWith: (replaced: ReadonlyMap<string, Quantity>) => Figures,
): readonly Past[] {
  const changed = [...figures.values()].flatMap(figure => {
    const last = figure.was.at(-1);
    const isOwn = figure.formula === null && last?.quantity;
    return isOwn ? [{figure, quantity: last.quantity!}] : [];
  });
  const alone = changed.length > mostAlone ? [] : changed.map(one => [one]);
  const steps = changed.length > 1 ? [...alone, changed] : alone;
  return steps.flatMap(some => {
    const state = computeWith(new Map(some.map(one => [one.figure.id, one.quantity])));
    return [...figures.values()].flatMap((figure): Past[] => {
      const then = state.get(figure.id)?.quantity;
      if (figure.formula === null || !then || exactly(then) === exactly(figure.quantity)) return [];
      const because = some.map(one => movedBy(one.figure, one.quantity));
      return [{id: figure.id, label: figure.label, quantity: then, because}];
    });
  });

  function movedBy(figure: Figure, then: Quantity): Moved {
    const said = (quantity: Quantity): string => figureText(figure, "exact", setting, quantity);
    return {
      figure: figure.id,
      label: figure.label,
      before: said(then),
      after: said(figure.quantity),
    };
  }
}

/** Of more histories than this, each by itself would take too long. */
const mostAlone = 60;

/** The same words, the same value. */
function exactly(quantity: Quantity): string {
  return formatQuantity(quantity, {register: "exact", locale: "en-GB"});
}
