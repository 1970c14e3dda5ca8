// What is known of the figures that a formula names.
import type {Figures} from "../content/figure.ts";
import {isDoubt, type SeriesFound} from "../content/series.ts";
import type {Lookup} from "./basis.ts";
import type {Basis} from "./said.ts";

/** Of a row or a column, its cells. */
export function lookupIn(
  figures: Figures,
  bases: ReadonlyMap<string, Basis>,
  series: ReadonlyMap<string, SeriesFound>,
): Lookup {
  return name => {
    const found = figures.has(name) ? undefined : series.get(name);
    const ids = found && !isDoubt(found) ? found.cells.map(({id}) => id) : [name];
    return ids.flatMap(id => {
      const [basis, figure] = [bases.get(id), figures.get(id)];
      return basis && figure ? [{id, basis, quantity: figure.quantity}] : [];
    });
  };
}
