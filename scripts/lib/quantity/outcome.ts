// What comes of an operation: a quantity with warnings, or the problems that prevent one.
import type {Claimed} from "./claim.ts";
import {zero, type Decimal} from "./decimal.ts";
import type {Amount, Missing, Quantity, Range, Verbal} from "./quantity.ts";
import type {Written} from "./scale.ts";
import {mapped, type Spread} from "./spread.ts";
import {pluralUnit} from "./unit-algebra.ts";
import {countedIn, unitName, type Unit} from "./unit.ts";

/** A quantity that can be counted with. */
export type Known = Amount | Range;

export interface Complaint {
  readonly message: string;
  readonly help?: string | undefined;
}

/** What is wrong, and on which side of the sign: there it is to be shown. */
export interface Problem extends Complaint {
  readonly at: "left" | "right" | "operator";
}

export interface Failure {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

export type Outcome =
  {readonly ok: true; readonly value: Known; readonly warnings: readonly Problem[]} | Failure;

/** What the two sides are called in messages: "`cut-2009`". */
export interface Names {
  readonly left: string;
  readonly right: string;
}

export function isKnown(quantity: Quantity): quantity is Known {
  return quantity.sort === "amount" || quantity.sort === "range";
}

/** Why something that is no number cannot be counted with. Missing is never zero. */
export function whyUnknown(quantity: Verbal | Missing, name: string, deed: string): Complaint {
  const verbal = quantity.sort === "verbal";
  const state = verbal ? `only words (“${quantity.words}”)` : quantity.why;
  return {
    message: `${name} is ${state}, so it cannot be ${deed}`,
    help: `give ${name} a value, or leave it out`,
  };
}

export function failure(message: string, help: string, at: Problem["at"]): Failure {
  return {ok: false, problems: [{message, help, at}]};
}

/** Two units that do not go together; the sign between them is to blame. */
export function clash(left: Unit, verb: string, right: Unit, help: string): Failure {
  const message = `${unitName(left)} ${verb} ${unitName(right)}`;
  return failure(message, help, "operator");
}

/** Puts a result together: an amount where the ends are one, a range else. */
export function outcome(
  spread: Spread,
  {qualifier, lost}: Claimed,
  written: Written,
  unit: Unit,
): Outcome {
  const {low, central, high} = mapped(spread, unsigned);
  const value: Known = low.eq(high)
    ? {sort: "amount", qualifier, value: low, written, unit}
    : {sort: "range", qualifier, low, central, high, written, unit};
  const help = "say in a note what may be claimed";
  return {ok: true, value, warnings: lost === null ? [] : [{message: lost, help, at: "operator"}]};
}

/** No zero is below zero: −5 × 0 is 0. */
function unsigned(value: Decimal): Decimal {
  return value.isZero() ? zero : value;
}

/** "1 trust" × 3 are 3 trusts: a noun that was written for one, where there is no longer one. */
export function unitFor(unit: Unit, spread: Spread, inputs: readonly Known[]): Unit {
  const isOne = (end: Decimal): boolean => end.abs().eq(1);
  const wasOne = inputs.every(input => {
    const counted = countedIn(input.unit).kind === "count";
    return !counted || (input.sort === "amount" && isOne(input.value));
  });
  return wasOne && !(isOne(spread.low) && isOne(spread.high)) ? pluralUnit(unit) : unit;
}
