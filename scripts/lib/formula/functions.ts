// The functions of formulas, and what each of them is told.
import {readYear, type Year} from "../appraisal/year.ts";
import type {FormulaProblem, Stretch} from "./tokens.ts";

export type FunctionWord = keyof typeof functions;

/**
 * `value`: a formula of its own. `figure`: the name of a figure, or of a row or column. `year` and `choice` are read as they are
 * written, and never looked up.
 */
export type Told =
  | {readonly sort: "value"; readonly needed: boolean}
  | {readonly sort: "figure"; readonly needed: boolean}
  | {readonly sort: "year"; readonly needed: boolean}
  | {readonly sort: "choice"; readonly needed: boolean; readonly words: readonly string[]};

export interface FunctionShape {
  /** How it is written, for messages. */
  readonly form: string;
  /** How many values stand before what has a name. */
  readonly inputs: 1 | 2 | "any";
  readonly told: Readonly<Record<string, Told>>;
}

/** When in its year an amount is counted; `start` is what a year 0 that is not discounted means. */
export const flowWords = ["start", "mid-year", "end-of-year"] as const;
export type Flows = (typeof flowWords)[number];

const needed = {value: {sort: "value", needed: true}, year: {sort: "year", needed: true}} as const;
const figure = {sort: "figure", needed: true} as const;
const maybe = {value: {sort: "value", needed: false}, year: {sort: "year", needed: false}} as const;
const flows = {sort: "choice", needed: false, words: flowWords} as const;

export const functions = {
  sum: {form: "sum(a, b)", inputs: "any", told: {}},
  min: {form: "min(a, b)", inputs: "any", told: {}},
  max: {form: "max(a, b)", inputs: "any", told: {}},
  share: {form: "share(part, of: whole)", inputs: 1, told: {of: needed.value}},
  change: {form: "change(before, after)", inputs: 2, told: {}},
  "each-year": {
    form: "each-year(amount, from: 2025-26, to: 2034-35)",
    inputs: 1,
    told: {from: needed.year, to: needed.year, growing: maybe.value},
  },
  npv: {
    form: "npv(table.row, rates: discount-rates, from: 2025-26)",
    inputs: 1,
    told: {rates: needed.value, from: needed.year, flows},
  },
  "present-value": {
    form: "present-value(amount, in: 2030-31, rates: discount-rates, from: 2025-26)",
    inputs: 1,
    told: {in: needed.year, rates: needed.value, from: needed.year, flows},
  },
  "equivalent-annual": {
    form: "equivalent-annual(table.row, rates: discount-rates, from: 2025-26)",
    inputs: 1,
    told: {rates: needed.value, from: needed.year, flows},
  },
  "in-prices": {
    form: "in-prices(amount, of: 2024-25, by: gdp-deflator)",
    inputs: 1,
    told: {of: needed.year, by: needed.value, from: maybe.year},
  },
  uplift: {form: "uplift(cost, by: optimism-bias)", inputs: 1, told: {by: needed.value}},
  switching: {
    form: "switching(result, of: input)",
    inputs: 1,
    told: {of: figure, at: maybe.value},
  },
  sensitivity: {
    form: "sensitivity(result, of: input, at: low)",
    inputs: 1,
    told: {of: figure, at: {sort: "choice", needed: true, words: ["low", "high"]}},
  },
} as const satisfies Readonly<Record<string, FunctionShape>>;

export const functionWords = Object.keys(functions) as readonly FunctionWord[];

export function isFunctionWord(word: string): word is FunctionWord {
  return Object.hasOwn(functions, word);
}

export function shapeOf(word: FunctionWord): FunctionShape {
  return functions[word];
}

/** The year that a text says, or why it says none. */
export function yearTold(text: string, place: Stretch): Year | FormulaProblem {
  const written = text.slice(place.start, place.end);
  const help = "a year is such as 2025, 2025-26 or y0";
  return readYear(written) ?? {message: `\`${written}\` is not a year`, help, ...place};
}
