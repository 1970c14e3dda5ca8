// What formulas can name, for tests: figures, and rows or columns of them.
import type {Scope} from "../../scripts/lib/formula/formula.ts";
import type {Quantity} from "../../scripts/lib/quantity/quantity.ts";

export interface Named {
  readonly figures?: Readonly<Record<string, Quantity>>;
  /** By name: the cells, by their year or whatever they are called. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, Quantity>>>>;
  /** The price base of each; the cells of a column have that of the column. */
  readonly prices?: Readonly<Record<string, string>>;
  readonly periods?: Readonly<Record<string, string>>;
}

export function scopeOf({figures = {}, columns = {}, prices = {}, periods = {}}: Named): Scope {
  const cells = new Map(
    Object.entries(columns).flatMap(([column, all]) =>
      Object.entries(all).map(([cell, quantity]) => [`${column}.${cell}`, {column, quantity}]),
    ),
  );
  return {
    quantity: name => figures[name] ?? cells.get(name)?.quantity,
    series: name => {
      const all = columns[name];
      if (!all) return undefined;
      const entries = Object.keys(all).map(cell => ({
        id: `${name}.${cell}`,
        label: cell,
        years: [cell],
      }));
      return {sort: "column", label: `“${name}”`, cells: entries};
    },
    about: name => ({
      prices: prices[name] ?? prices[cells.get(name)?.column ?? ""] ?? null,
      period: periods[name] ?? null,
    }),
    whatIf: {value: () => null, restsOn: () => false, inputs: () => []},
  };
}
