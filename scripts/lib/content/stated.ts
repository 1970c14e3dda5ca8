// A figure → all that is known of it, as plain data: what a record, a manifest and an answer of the program say of a figure.
import {rememberedLast} from "../memo.ts";
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
  readonly evidence?: string;
  readonly baseline?: string;
  readonly note?: string;
  /** Of a range: "uncertainty" or "choice". */
  readonly range?: string;
  /** Names of figures, with commas. */
  readonly "included-in"?: string;
  readonly "alternative-to"?: string;
  readonly together?: string;
  readonly formula?: {
    readonly written: string;
    readonly words: string;
    readonly inputs: readonly Valued[];
  };
  /** Names of sources: everything that it rests on. */
  readonly sources: readonly string[];
  /** Newest last. */
  readonly was?: readonly EarlierStated[];
  /** Rules that it breaks on purpose, and why that is right. */
  readonly accepted?: readonly AcceptedRule[];
}

export interface AcceptedRule {
  readonly rule: string;
  readonly reason: string;
}

/** As it was written: "£12.4bn". */
export interface EarlierStated {
  readonly value: string;
  readonly "as-of"?: string;
  readonly note?: string;
  /** Names of sources. */
  readonly sources?: readonly string[];
  /** The day on which a published value was put right, and why. */
  readonly corrected?: string;
  readonly why?: string;
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

/** Each document states it, and the publication; nearly always it is as it was. */
export function stateFigure(figure: Figure, figures: Figures): Stated {
  return stated(
    figure,
    figure.inputs.flatMap(id => figures.get(id) ?? []),
  );
}

const stated = rememberedLast(
  (figure: Figure, inputs: readonly Figure[]) => [figure, ...inputs],
  state,
);

function state(figure: Figure, inputs: readonly Figure[]): Stated {
  const {kind, timing, measure, status, period, prices, evidence, baseline, note, range} = figure;
  const {written, formula: words, was, accepted} = figure;
  const circumstances = {kind, timing, measure, status, period, prices, "as-of": figure.asOf};
  return {
    ...valued(figure),
    ...known({...circumstances, evidence, baseline, note, range}),
    ...known({
      "included-in": listed(figure.includedIn),
      "alternative-to": listed(figure.alternativeTo),
      together: listed(figure.together),
    }),
    ...(written === null || words === null
      ? {}
      : {formula: {written, words, inputs: inputs.map(valued)}}),
    sources: figure.sources,
    ...(was.length === 0 ? {} : {was: was.map(earlier)}),
    ...(accepted.length === 0
      ? {}
      : {accepted: accepted.map(({rule, reason}) => ({rule, reason}))}),
  };
}

function earlier({value, asOf, note, corrected, why, sources}: EarlierValue): EarlierStated {
  return {
    value,
    ...known({"as-of": asOf, note, corrected, why}),
    ...(sources.length === 0 ? {} : {sources}),
  };
}

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join(", ");
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
