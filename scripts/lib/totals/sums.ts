// Which figures are sums of which: by their formulas, and by the tables in which they are printed.
import type {Formula} from "../formula/formula.ts";

/** A figure that is what others come to; -1 for what is taken off. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly SumPart[];
}

export interface SumPart {
  readonly figure: string;
  readonly sign: 1 | -1;
}

/** All that is known of sums. */
export interface SumBook {
  readonly sums: ReadonlyMap<string, readonly Sum[]>;
  /** Figures that only give another one a name: `{{bt-contract}}` is `{{lifetime-values.bt.value}}`. */
  readonly names: ReadonlyMap<string, string>;
}

export const noSums: SumBook = {sums: new Map(), names: new Map()};

/** `idsOf`: a column stands for its cells. Null for a formula that does more than add and take off. */
export function partsOfFormula(
  formula: Formula,
  idsOf: (name: string) => readonly string[],
  sign: 1 | -1 = 1,
): readonly SumPart[] | null {
  switch (formula.kind) {
    case "name":
      return idsOf(formula.name).map(figure => ({figure, sign}));
    case "brackets":
      return partsOfFormula(formula.inside, idsOf, sign);
    case "negative":
      return partsOfFormula(formula.of, idsOf, sign === 1 ? -1 : 1);
    case "call":
      return formula.word === "sum" ? all(formula.inputs.map(one => [one, sign])) : null;
    case "operation": {
      if (formula.sign !== "+" && formula.sign !== "−") return null;
      const right = formula.sign === "+" ? sign : sign === 1 ? -1 : 1;
      return all([
        [formula.left, sign],
        [formula.right, right],
      ]);
    }
    default:
      return null;
  }

  function all(terms: readonly (readonly [Formula, 1 | -1])[]): readonly SumPart[] | null {
    const parts = terms.map(([one, sign]) => partsOfFormula(one, idsOf, sign));
    return parts.every(one => one !== null) ? parts.flat() : null;
  }
}

/** `figures`: those with a formula that adds, each with its parts; `tables`: totals that hold. */
export function sumBook(figures: readonly Sum[], tables: readonly Sum[]): SumBook {
  const names = new Map(
    figures.flatMap(({total, parts}) =>
      parts.length === 1 && parts[0]!.sign === 1 ? [[total, parts[0]!.figure] as const] : [],
    ),
  );
  const sums = new Map<string, Sum[]>();
  for (const sum of [
    ...figures.filter(one => one.parts.length > 1),
    ...tables.filter(one => one.parts.length > 1),
  ])
    sums.set(sum.total, [...(sums.get(sum.total) ?? []), sum]);
  return {sums, names};
}
