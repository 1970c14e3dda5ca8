// A figure: a number that may be printed, with everything that must be known to print it honestly.
import type {Quantity} from "./quantity.ts";
import type {Span} from "./text.ts";

/** What qualifies a number: without it two figures must not be compared. Null is "not stated". */
export interface Circumstances {
  readonly asOf: string | null;
  /** The price base: "2004-05", "cash", … */
  readonly prices: string | null;
  readonly period: string | null;
  readonly kind: string | null;
  readonly timing: string | null;
  readonly measure: string | null;
  readonly status: string | null;
  readonly note: string | null;
}

export interface Figure extends Circumstances {
  /** `programme-cost`, or `table.row.column` for a cell. */
  readonly id: string;
  readonly label: string;
  readonly quantity: Quantity;
  /** In words, with the labels of its inputs; null when it comes straight from its source. */
  readonly formula: string | null;
  /** Everything it rests on, directly or not, in the order in which it was first needed. */
  readonly sources: readonly string[];
  /** Earlier values, as they were written, newest last. */
  readonly was: readonly {readonly value: string; readonly asOf: string | null}[];
  readonly at: Span;
}

export type Figures = ReadonlyMap<string, Figure>;
