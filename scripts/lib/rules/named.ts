// What is known of the figures that a formula names; of the cells of a row or column of years, also which year each is of.
import {readYear} from "../appraisal/year.ts";
import type {Figures} from "../content/figure.ts";
import {isDoubt, type SeriesFound} from "../content/series.ts";
import type {Lookup, Named} from "./basis.ts";
import {said, type Basis} from "./said.ts";

export function lookupIn(
  figures: Figures,
  bases: ReadonlyMap<string, Basis>,
  series: ReadonlyMap<string, SeriesFound>,
): Lookup {
  return name => {
    const found = figures.has(name) ? undefined : series.get(name);
    if (!found || isDoubt(found)) return namedBy(name);
    return found.cells.flatMap(({id, years}) => {
      const year = years.find(text => readYear(text) !== null);
      return namedBy(id).map(one => (year === undefined ? one : dated(one, year)));
    });
  };

  function namedBy(id: string): readonly Named[] {
    const [basis, figure] = [bases.get(id), figures.get(id)];
    return basis && figure ? [{id, basis, quantity: figure.quantity}] : [];
  }
}

function dated({id, basis, quantity}: Named, year: string): Named {
  if (basis.said.period.sort !== "unsaid") return {id, basis, quantity};
  const period = said(year, basis.said.period.by);
  return {id, quantity, basis: {...basis, said: {...basis.said, period}}};
}
