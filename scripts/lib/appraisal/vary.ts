// One input of a figure, tried at other values while all others stand at their middle.
import {Decimal, hundred} from "../quantity/decimal.ts";
import {isKnown, type Known} from "../quantity/outcome.ts";
import type {Amount, Quantity} from "../quantity/quantity.ts";

/** A figure, or the cells of a row or column, which move together. */
export interface Input {
  readonly name: string;
  readonly cells: readonly string[];
}

export interface Model {
  readonly quantity: (id: string) => Quantity | undefined;
  readonly value: (target: string, replaced: ReadonlyMap<string, Quantity>) => Quantity | null;
  readonly inputs: (target: string) => readonly string[];
}

/** Every range that the target rests on, at its central value, or in its middle where none is stated. */
export function centred({quantity, inputs}: Model, target: string): ReadonlyMap<string, Amount> {
  return new Map(
    inputs(target).flatMap(id => {
      const known = quantity(id);
      return known?.sort === "range" ? [[id, amountOf(known, middleOf(known))] as const] : [];
    }),
  );
}

export function middleOf(known: Known): Decimal {
  if (known.sort === "amount") return known.value;
  return known.central ?? known.low.plus(known.high).div(2);
}

/** Without its claim: "at least" is not recomputed. */
export function amountOf({written, unit}: Known, value: Decimal): Amount {
  return {sort: "amount", qualifier: null, value, written, unit};
}

/** All cells of an input, each changed by so many per cent of its middle. */
export function scaled(model: Model, input: Input, percent: Decimal): ReadonlyMap<string, Amount> {
  const by = percent.div(hundred).plus(1);
  return new Map(
    input.cells.flatMap(id => {
      const known = model.quantity(id);
      return known && isKnown(known)
        ? [[id, amountOf(known, middleOf(known).times(by))] as const]
        : [];
    }),
  );
}

/** All cells of an input at one end of their ranges; without any, a tenth lower or higher. */
export function endOf(
  model: Model,
  input: Input,
  end: "low" | "high",
): ReadonlyMap<string, Amount> {
  const ends = input.cells.flatMap(id => {
    const known = model.quantity(id);
    return known?.sort === "range" ? [[id, amountOf(known, known[end])] as const] : [];
  });
  return ends.length > 0
    ? new Map(ends)
    : scaled(model, input, new Decimal(end === "low" ? -10 : 10));
}

/** The middle of what the target would be; null where it cannot be computed. */
export function middleWith(
  model: Model,
  target: string,
  replaced: ReadonlyMap<string, Quantity>,
): Decimal | null {
  const value = model.value(target, replaced);
  return value && isKnown(value) ? middleOf(value) : null;
}
