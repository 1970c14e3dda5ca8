// What a figure would be, were others what they are not: only what lies between them is computed again.
import {dependencyOrder} from "../dependency-order.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {evaluateFormula} from "./evaluate.ts";
import type {Formula} from "./tree.ts";
import type {Scope, WhatIf} from "./value.ts";

export interface FormulaGraph {
  readonly formulaOf: (id: string) => Formula | null;
  /** The figures and cells that a formula names, each once. */
  readonly needsOf: (id: string) => readonly string[];
  readonly scope: Omit<Scope, "whatIf">;
}

export function whatIfOf({formulaOf, needsOf, scope}: FormulaGraph): WhatIf {
  const orders = new Map<string, readonly string[]>();
  return {value, restsOn, inputs};

  function value(target: string, replaced: ReadonlyMap<string, Quantity>): Quantity | null {
    const made = new Map<string, Quantity>();
    const quantity = (id: string): Quantity | undefined => made.get(id) ?? scope.quantity(id);
    for (const id of orderOf(target)) {
      const given = replaced.get(id);
      if (given) made.set(id, given);
      const formula = given ? null : formulaOf(id);
      if (!formula || !needsOf(id).some(need => made.has(need))) continue;
      const result = evaluateFormula(formula, {...scope, quantity, whatIf: nothing});
      if (!result.ok) return null;
      made.set(id, result.value);
    }
    return quantity(target) ?? null;
  }

  function restsOn(target: string, input: string): boolean {
    return target !== input && orderOf(target).includes(input);
  }

  function inputs(target: string): readonly string[] {
    return orderOf(target).filter(id => id !== target && formulaOf(id) === null);
  }

  /** All that it rests on, and last itself. */
  function orderOf(target: string): readonly string[] {
    const order = orders.get(target) ?? dependencyOrder([target], needsOf).order;
    orders.set(target, order);
    return order;
  }
}

/** A question inside a question has no answer: each would be asked for every answer that is tried. */
const nothing: WhatIf = {value: () => null, restsOn: () => false, inputs: () => []};
