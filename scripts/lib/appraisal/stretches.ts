// Years that are alike, put together: one amount at one rate for forty years is one line of the workings.
import {zero} from "../quantity/decimal.ts";
import {add} from "../quantity/arithmetic.ts";
import type {Known} from "../quantity/outcome.ts";
import {spreadOf} from "../quantity/spread.ts";
import type {DiscountedYear} from "./discounting.ts";

/** Where there are several years, the amount is that of each; factor and result are those of all of them together. */
export interface Stretch extends DiscountedYear {
  readonly years: number;
}

/** Fewer than so many years in a row are easier to follow one by one. */
const fewest = 5;

export function stretches(years: readonly DiscountedYear[]): readonly Stretch[] {
  const runs: DiscountedYear[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && isAlike(run[0]!, year)) run.push(year);
    else runs.push([year]);
  }
  return runs.flatMap(run => (run.length < fewest ? run.map(alone) : [together(run)]));
}

function alone(year: DiscountedYear): Stretch {
  return {...year, years: 1};
}

function together(run: readonly DiscountedYear[]): Stretch {
  const [first, last] = [run[0]!, run.at(-1)!];
  return {
    ...first,
    label: `${first.label} – ${last.label}`,
    years: run.length,
    factor: run.reduce((sum, {factor}) => sum.plus(factor), zero),
    result: run.slice(1).reduce((sum, {result}) => summed(sum, result), first.result),
  };
}

function summed(a: Known, b: Known): Known {
  const sum = add(a, b);
  if (!sum.ok) throw new TypeError("years of one profile have different units");
  return sum.value;
}

function isAlike(a: DiscountedYear, b: DiscountedYear): boolean {
  return (
    isSame(a.amount, b.amount) && (a.rate && b.rate ? isSame(a.rate, b.rate) : a.rate === b.rate)
  );
}

function isSame(a: Known, b: Known): boolean {
  const [x, y] = [spreadOf(a), spreadOf(b)];
  return a.qualifier === b.qualifier && x.low.eq(y.low) && x.high.eq(y.high);
}
