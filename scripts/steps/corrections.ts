// From Figures to Corrections: published values that were put right, day by day, and what else each of them moved.
// What is computed from a corrected figure had another value before, too: it is computed again with the old values.
import type {Corrections, Moved} from "../lib/content/correction.ts";
import type {Figure, Figures} from "../lib/content/figure.ts";
import {formatQuantity} from "../lib/quantity/format.ts";
import type {Quantity} from "../lib/quantity/quantity.ts";

/** Newest first. `computeWith` computes all figures with some of them replaced. */
export function composeCorrections(
  figures: Figures,
  computeWith: (replaced: ReadonlyMap<string, Quantity>) => Figures,
): readonly Corrections[] {
  const histories = [...figures.values()].flatMap(figure => {
    const dated = figure.was.filter(one => one.corrected !== null && one.quantity !== null);
    const byDate = dated.toSorted((a, b) => (a.corrected! < b.corrected! ? -1 : 1));
    return byDate.length > 0 ? [{figure, byDate}] : [];
  });
  const dates = new Set(histories.flatMap(({byDate}) => byDate.map(one => one.corrected!)));
  return [...dates].toSorted().toReversed().map(correctionsOf);

  function correctionsOf(date: string): Corrections {
    const before = stateOn(one => one >= date);
    const after = stateOn(one => one > date);
    const corrected = histories.flatMap(({figure, byDate}) => {
      const earlier = byDate.find(one => one.corrected === date);
      return earlier ? [{...changed(figure, before, after), earlier}] : [];
    });
    const moved = [...figures.values()]
      .filter(({formula, id}) => formula !== null && !id.includes("."))
      .filter(({id}) => !corrected.some(one => one.figure.id === id))
      .map(figure => changed(figure, before, after))
      .filter(one => exactly(one.before) !== exactly(one.after));
    return {date, corrected, moved};
  }

  /** All figures with the values that stood before every correction `since` then. */
  function stateOn(since: (date: string) => boolean): Figures {
    const replaced = histories.flatMap(({figure, byDate}) => {
      const then = byDate.find(one => since(one.corrected!));
      return then ? [[figure.id, then.quantity!] as const] : [];
    });
    return replaced.length === 0 ? figures : computeWith(new Map(replaced));
  }

  function changed(figure: Figure, before: Figures, after: Figures): Moved {
    const valueIn = (state: Figures): Quantity => state.get(figure.id)?.quantity ?? figure.quantity;
    const isLast = exactly(valueIn(after)) === exactly(figure.quantity);
    return {figure, before: valueIn(before), after: valueIn(after), isLast};
  }
}

/** The same words, the same value. */
function exactly(quantity: Quantity): string {
  return formatQuantity(quantity, {register: "exact", locale: "en-GB"});
}
