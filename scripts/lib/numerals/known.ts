// The figures of a publication, in an order in which a number can be looked up among a hundred thousand of them.
import type {Figure, Figures} from "../content/figure.ts";
import {remembered} from "../memo.ts";
import {tenTo, type Decimal} from "../quantity/decimal.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {readQuantity} from "../quantity/quantity.ts";
import {countedIn, type Unit} from "../quantity/unit.ts";

export interface KnownNumber {
  readonly figure: Figure;
  /** Never negative. */
  readonly value: Decimal;
  readonly unit: Exclude<Unit, {kind: "ratio"}>;
  /** The power of ten of the last digit that is written. */
  readonly step: number;
  readonly role: "value" | "end" | "old";
  /** For an old one: how it was written. */
  readonly written: string | null;
}

export interface KnownNumbers {
  /** Those from `low` to `high`, both among them, of any unit. */
  readonly between: (low: Decimal, high: Decimal) => Iterable<KnownNumber>;
  /** The same, of their digits alone: 12.7 for £12.7bn. */
  readonly digitsBetween: (low: Decimal, high: Decimal) => Iterable<KnownNumber>;
}

/** Of a whole publication: made once for the same figures. */
export const knownIn = remembered(
  (figures: Figures, currency: string) => [figures, currency],
  (figures, currency) => knownNumbers(figures.values(), currency),
);

export function knownNumbers(figures: Iterable<Figure>, currency: string): KnownNumbers {
  const all = [...figures].flatMap(figure => numbersOf(figure, currency));
  const byValue = sorted(all, one => Number(one.value));
  let byDigits: Sorted | null = null;
  return {
    between: (low, high) => stretch(byValue, low, high),
    digitsBetween: (low, high) =>
      stretch(
        (byDigits ??= sorted(all, one => Number(one.value.div(tenTo(scaleOf(one)))))),
        low,
        high,
      ),
  };
}

interface Sorted {
  readonly keys: Float64Array;
  readonly numbers: readonly KnownNumber[];
}

function sorted(all: readonly KnownNumber[], keyOf: (one: KnownNumber) => number): Sorted {
  const keyed = all.map(one => ({one, key: keyOf(one)})).sort((a, b) => a.key - b.key);
  return {keys: Float64Array.from(keyed, ({key}) => key), numbers: keyed.map(({one}) => one)};
}

/** Binary floats only find the place: a little too much is taken, and looked at exactly by who asked. */
function* stretch({keys, numbers}: Sorted, low: Decimal, high: Decimal): Iterable<KnownNumber> {
  const from = Number(low) * (1 - 1e-9);
  const to = Number(high) * (1 + 1e-9);
  let [start, end] = [0, keys.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if (keys[middle]! < from) start = middle + 1;
    else end = middle;
  }
  for (let i = start; i < keys.length && keys[i]! <= to; i++) yield numbers[i]!;
}

function scaleOf({figure}: KnownNumber): number {
  return "written" in figure.quantity ? figure.quantity.written.scale : 0;
}

const numbersOf = remembered(
  (figure: Figure, currency: string) => [figure, currency],
  numbersOfFigure,
);

function numbersOfFigure(figure: Figure, currency: string): readonly KnownNumber[] {
  const now = numbersIn(figure.quantity).map(one => ({...one, figure, written: null}));
  const old = figure.was.flatMap(({value}) => {
    const read = readQuantity(value, {currency, unit: figure.column ?? undefined});
    if (!read.ok) return [];
    return numbersIn(read.value).map(one => ({
      ...one,
      figure,
      role: "old" as const,
      written: value,
    }));
  });
  return [...now, ...old];
}

function numbersIn(quantity: Quantity): readonly Omit<KnownNumber, "figure" | "written">[] {
  if (quantity.sort === "missing" || quantity.sort === "verbal") return [];
  const {scale, decimals} = quantity.written;
  const unit = countedIn(quantity.unit);
  const step = scale - decimals;
  if (quantity.sort === "amount") return [{value: quantity.value.abs(), unit, step, role: "value"}];
  const ends = [quantity.low, quantity.high, ...(quantity.central ? [quantity.central] : [])];
  return ends.map(end => ({value: end.abs(), unit, step, role: "end" as const}));
}
