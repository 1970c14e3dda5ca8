// Figures for tests, from the way they are written.
import type {Figure} from "../../scripts/lib/content/figure.ts";
import {newLedger, type Printing} from "../../scripts/lib/template/printing.ts";
import {q} from "./quantities.ts";

export function figure(id: string, written: string, about: Partial<Figure> = {}): Figure {
  return {
    id,
    label: id,
    quantity: q(written),
    formula: null,
    written: null,
    inputs: [],
    workings: null,
    years: [],
    sensitivity: [],
    sources: [],
    was: [],
    accepted: [],
    range: null,
    includedIn: [],
    alternativeTo: [],
    together: [],
    column: null,
    path: ["figures", id],
    asOf: null,
    prices: null,
    period: null,
    kind: null,
    timing: null,
    measure: null,
    status: null,
    evidence: null,
    baseline: null,
    owner: null,
    checkedBy: null,
    note: null,
    ...about,
  };
}

/** How these figures are printed: in Great Britain, and nothing printed yet. */
export function printingOf(figures: readonly Figure[], about: Partial<Printing> = {}): Printing {
  return {
    makes: "page",
    locale: "en-GB",
    currency: "GBP",
    figures: new Map(figures.map(one => [one.id, one])),
    illustrative: "illustrative",
    notes: "none",
    ledger: newLedger(),
    ...about,
  };
}
