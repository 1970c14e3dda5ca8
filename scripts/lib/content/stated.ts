// A figure → all that is known of it, as plain data: what a record, a manifest and an answer of the program say of a figure.
import {plainDigits, type Decimal} from "../quantity/decimal.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {unitCode, type Unit} from "../quantity/unit.ts";
import type {EarlierValue, Figure, Figures} from "./figure.ts";

/** What is not known is left out. */
export type Known = Readonly<Record<string, string | number>>;

/** Numbers are exact, in full, as texts: "12700000000". */
export interface Stated extends Valued {
  readonly kind?: string;
  readonly timing?: string;
  readonly measure?: string;
  readonly status?: string;
  readonly period?: string;
  /** The price base. */
  readonly prices?: string;
  readonly "as-of"?: string;
  readonly note?: string;
  readonly formula?: {
    readonly written: string;
    readonly words: string;
    readonly inputs: readonly Valued[];
  };
  /** Names of sources: everything that it rests on. */
  readonly sources: readonly string[];
  /** Newest last. */
  readonly was?: readonly EarlierStated[];
}

/** As it was written: "£12.4bn". */
export interface EarlierStated {
  readonly value: string;
  readonly "as-of"?: string;
  readonly note?: string;
  /** Names of sources. */
  readonly sources?: readonly string[];
}

/** Of a range, `low` and `high`; of an amount in words, the words and the `floor` that they stand for; or why there is no number. */
export interface Valued {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly low?: string;
  readonly central?: string;
  readonly high?: string;
  readonly words?: string;
  readonly floor?: string;
  readonly missing?: string;
  readonly qualifier?: string;
  /** "GBP", "%", "trusts", "GBP per trust"; none for a bare number. */
  readonly unit?: string;
}

export function stateFigure(figure: Figure, figures: Figures): Stated {
  const {kind, timing, measure, status, period, prices, note} = figure;
  const inputs = figure.inputs.flatMap(id => figures.get(id) ?? []);
  return {
    ...valued(figure),
    ...known({kind, timing, measure, status, period, prices, "as-of": figure.asOf, note}),
    ...(figure.written === null || figure.formula === null
      ? {}
      : {
          formula: {
            written: figure.written,
            words: figure.formula,
            inputs: inputs.map(valued),
          },
        }),
    sources: figure.sources,
    ...(figure.was.length === 0 ? {} : {was: figure.was.map(earlier)}),
  };
}

function earlier({value, asOf, note, sources}: EarlierValue): EarlierStated {
  return {
    value,
    ...known({"as-of": asOf, note}),
    ...(sources.length === 0 ? {} : {sources}),
  };
}

/** Without the fields that are null. */
export function known<K extends string>(
  fields: Readonly<Record<K, string | null>>,
): Readonly<Partial<Record<K, string>>> {
  return Object.fromEntries(
    Object.entries<string | null>(fields).filter(([, value]) => value !== null),
  ) as Partial<Record<K, string>>;
}

function valued({id, label, quantity}: Figure): Valued {
  return {id, label, ...numbersOf(quantity)};
}

function numbersOf(quantity: Quantity): Omit<Valued, "id" | "label"> {
  if (quantity.sort === "missing") return {missing: quantity.why};
  const unit = codeOf(quantity.unit);
  if (quantity.sort === "verbal")
    return known({words: quantity.words, floor: digits(quantity.floor), unit});
  const {qualifier} = quantity;
  if (quantity.sort === "amount") return known({value: digits(quantity.value), qualifier, unit});
  const {low, central, high} = quantity;
  const ends = {low: digits(low), central: digits(central), high: digits(high)};
  return known({...ends, qualifier, unit});
}

function codeOf(unit: Unit | null): string | null {
  return unit && unitCode(unit);
}

/** A quotient may never end: its first hundred digits are kept, as in every sum. */
function digits(value: Decimal | null): string | null {
  return value && plainDigits(value);
}
