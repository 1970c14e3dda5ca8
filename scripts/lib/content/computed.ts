// One figure made of what was written, or of its formula and its inputs: what depends on nothing else is made once.
import {
  evaluateFormula,
  formulaInNumbers,
  formulaInWords,
  type Scope,
} from "../formula/formula.ts";
import type {FormulaProblem} from "../formula/tokens.ts";
import type {WrittenFormula} from "../formula/written.ts";
import {remembered} from "../memo.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {readBasis, type Lookup} from "../rules/basis.ts";
import {basisOf, rangeSaid, valueOf, type Basis} from "../rules/said.ts";
import type {Circumstances, Figure} from "./figure.ts";
import type {Pending} from "./pending.ts";
import type {SeriesFound} from "./series.ts";

export interface Computed {
  readonly figure: Figure;
  readonly basis: Basis;
}

export const writtenFigure = remembered(
  (one: Pending, quantity: Quantity) => [one, quantity],
  (one, quantity): Computed => ({
    basis: basisOf({...one, quantity}, null),
    figure: {
      ...one.circumstances,
      ...one.relations,
      range: one.range,
      id: one.id,
      label: one.label,
      quantity,
      column: one.column,
      formula: null,
      written: null,
      inputs: [],
      workings: null,
      years: [],
      sensitivity: [],
      sources: one.sources,
      was: one.was,
      accepted: one.accepted,
      path: one.path,
    },
  }),
);

/** What a formula is computed from. Nothing else is seen through the scope, which is there to look it up by its names. */
export interface Inputs {
  readonly figures: readonly Figure[];
  /** Rows and columns that it names. */
  readonly series: readonly SeriesFound[];
  readonly scope: Scope;
  readonly lookup: Lookup;
  readonly labelOf: (name: string) => string;
}

export interface Derivation {
  /** Null where it cannot be computed. */
  readonly made: Computed | null;
  readonly problems: readonly FormulaProblem[];
}

export const derivedFigure = remembered(
  (one: Pending, formula: WrittenFormula, {figures, series}: Inputs) => [
    one,
    formula,
    ...figures,
    "named by",
    ...series,
  ],
  (one, formula, {figures, scope, lookup, labelOf}): Derivation => {
    const result = evaluateFormula(formula.ast, scope);
    if (!result.ok) return {made: null, problems: result.problems};
    const read = readBasis(formula.ast, lookup).basis;
    const basis = basisOf({...one, quantity: result.value}, read);
    const figure: Figure = {
      ...derivedCircumstances(one.circumstances, basis),
      ...one.relations,
      range: rangeSaid(basis),
      id: one.id,
      label: one.label,
      quantity: result.value,
      column: null,
      was: one.was,
      accepted: one.accepted,
      path: one.path,
      formula: formulaInWords(formula.ast, labelOf),
      written: formula.written ?? formula.text,
      inputs: [...new Set(figures.map(input => input.id))],
      workings: formulaInNumbers(formula.ast, {...scope, label: labelOf, used: result.used}),
      years: result.workings(),
      sensitivity: [],
      sources: [...new Set([...one.sources, ...figures.flatMap(input => input.sources)])],
    };
    return {made: {figure, basis}, problems: result.warnings};
  },
);

/** What a derived figure says of itself, else what its formula makes of what its inputs say. */
function derivedCircumstances(own: Circumstances, {said}: Basis): Circumstances {
  return {
    asOf: valueOf(said.asOf),
    prices: valueOf(said.prices) ?? own.prices,
    period: valueOf(said.period),
    kind: valueOf(said.kind),
    timing: valueOf(said.timing),
    measure: valueOf(said.measure),
    status: valueOf(said.status),
    evidence: valueOf(said.evidence),
    baseline: valueOf(said.baseline),
    owner: own.owner,
    checkedBy: own.checkedBy,
    note: own.note,
  };
}
