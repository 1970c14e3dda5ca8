// What a part of a formula comes to: one quantity, or a series of them; with the price base that it has.
import type {Year} from "../appraisal/year.ts";
import type {Working} from "../appraisal/working.ts";
import type {SeriesFound} from "../content/series.ts";
import type {Complaint, Known, Outcome, Problem} from "../quantity/outcome.ts";
import type {Quantity} from "../quantity/quantity.ts";
import type {Unit} from "../quantity/unit.ts";
import {countedIn} from "../quantity/unit.ts";
import type {Stretch} from "./tokens.ts";
import type {Call, Formula} from "./tree.ts";

export interface One {
  readonly sort: "one";
  readonly quantity: Quantity;
  readonly prices: string | null;
}

/** A row or a column, or what was made of one. */
export interface Many {
  readonly sort: "many";
  readonly items: readonly Item[];
}

export interface Item {
  /** For messages: "`costs.total.2025-26`". */
  readonly name: string;
  /** As its year or its row is printed. */
  readonly label: string;
  readonly year: Year | null;
  /** Where its year may be said, most telling first. */
  readonly years: readonly string[];
  readonly quantity: Quantity;
  readonly prices: string | null;
}

export type Value = One | Many;

/** All that a formula can know of the figures that it names. */
export interface Scope {
  readonly quantity: (name: string) => Quantity | undefined;
  readonly series: (name: string) => SeriesFound | undefined;
  readonly about: (name: string) => {
    readonly prices: string | null;
    readonly period: string | null;
  };
  /** What a figure would be, were others what they are not. */
  readonly whatIf: WhatIf;
}

export interface WhatIf {
  /** Null where it cannot be computed. */
  readonly value: (target: string, replaced: ReadonlyMap<string, Quantity>) => Quantity | null;
  /** Whether one figure is computed from another, by whatever way. */
  readonly restsOn: (target: string, input: string) => boolean;
  /** All that it rests on in the end: what is written, and not worked out. */
  readonly inputs: (target: string) => readonly string[];
}

/** What a function can ask for while it is computed. Each gives null where something is wrong, and has reported it. */
export interface Desk {
  readonly scope: Scope;
  readonly valueOf: (part: Formula) => Value | null;
  /** One quantity that is a number. `deed` is what is done with it: "discounted". */
  readonly knownOf: (part: Formula, deed: string) => (One & {readonly quantity: Known}) | null;
  /** A row or a column with the year of each, in their order. */
  readonly profileOf: (part: Formula, deed: string, gaps?: Gaps) => Profile | null;
  readonly report: (place: Stretch, complaint: Complaint) => null;
  readonly settled: (
    outcome: Outcome,
    places: Readonly<Record<Problem["at"], Stretch>>,
  ) => Known | null;
  readonly called: (part: Formula) => string;
  /** For the workings. */
  readonly work: (working: () => Working) => void;
  readonly use: (call: Call, ids: readonly string[]) => void;
}

/** Whether years may be missing between others: of amounts, never. */
export type Gaps = "refused" | "allowed";

export interface Profile {
  readonly unit: Unit;
  readonly items: readonly (Item & {readonly year: Year; readonly quantity: Known})[];
}

export function one(quantity: Quantity, prices: string | null = null): One {
  return {sort: "one", quantity, prices};
}

/** The price base of what comes of two: only money has one, and a rate of exchange has none. */
export function pricesOfBoth(
  a: {readonly quantity: Quantity; readonly prices: string | null},
  b: {readonly quantity: Quantity; readonly prices: string | null},
): string | null {
  const priced = [a, b].filter(({quantity}) => isPriced(quantity));
  const [first, second] = priced;
  if (!first || !second) return first?.prices ?? null;
  return first.prices === second.prices ? first.prices : null;
}

export function isPriced(quantity: Quantity): boolean {
  if (quantity.sort === "missing" || quantity.unit === null) return false;
  const {unit} = quantity;
  const isExchange = unit.kind === "ratio" && unit.under.kind === "money";
  return countedIn(unit).kind === "money" && !isExchange;
}
