// What templates see of how a figure was worked out year by year, and of what moves it.
import type {Figure, Figures, Setting} from "../content/figure.ts";
import {formatQuantity} from "../quantity/format.ts";
import {stretches} from "../appraisal/stretches.ts";
import type {Known} from "../quantity/outcome.ts";
import {Decimal, largest, plainDigits, tenTo} from "../quantity/decimal.ts";
import type {Working} from "../appraisal/working.ts";
import {endsOf, spreadOf} from "../quantity/spread.ts";
import {setNumber} from "../quantity/locale-number.ts";
import {textNode, wordsNode, type FigureNode, type Named} from "./model.ts";

/** A table for each step: amounts discounted, or brought to other prices. Its words are those of the setting’s language. */
export function yearTables({years}: Figure, setting: Setting): readonly Named[] {
  return years.map(working => ({
    sort: working.sort,
    rows: rowsOf(working, setting),
    total: working.total ? asFineAs(working.total, working.total, setting) : null,
  }));
}

function rowsOf(working: Working, setting: Setting): readonly Named[] {
  if (working.sort === "discounting")
    return stretches(working.years).map(({label, years, amount, rate, factor, result}) => ({
      label: wordsNode(label),
      count: years,
      amount: inFull(amount, setting),
      rate: rate && exactly(rate, setting),
      factor: digits(factor, setting),
      result: asFineAs(working.total, result, setting),
    }));
  return working.years.map(({label, amount, factor, result}) => ({
    label: wordsNode(label),
    count: 1,
    amount: inFull(amount, setting),
    rate: null,
    factor: factor.sort === "amount" ? digits(factor.value, setting) : exactly(factor, setting),
    result: exactly(result, setting),
  }));
}

/** By how much an input is moved that states no range. */
const tenth = "±10%";

/** `nodeOf`: a figure that was tried with another input. */
export function influenceModels(
  {sensitivity}: Figure,
  figures: Figures,
  nodeOf: (figure: Figure) => FigureNode,
): readonly Named[] {
  return sensitivity.flatMap(({input, label, by, low, high}) => {
    const [lower, upper] = [figures.get(low), figures.get(high)];
    if (!lower || !upper) return [];
    const moved = figures.get(input);
    return [
      {
        label: textNode(label),
        by: by === "tenth" ? tenth : null,
        input: moved ? nodeOf(moved) : null,
        low: nodeOf(lower),
        high: nodeOf(upper),
      },
    ];
  });
}

function exactly(quantity: Known, setting: Setting): string {
  return formatQuantity(quantity, {register: "exact", ...setting});
}

/** With the digits that a product or a difference has beyond those that were written; four at most. */
function inFull(quantity: Known, setting: Setting): string {
  const {scale, decimals} = quantity.written;
  const places = endsOf(spreadOf(quantity)).map(end => end.div(tenTo(scale)).decimalPlaces());
  const needed = Math.min(Math.max(decimals, ...places), decimals + 4);
  return formatQuantity(quantity, {register: "exact", decimals: needed, ...setting});
}

/** All with one last digit, of which the sum has four figures: what is added up is seen to add up. */
function asFineAs(total: Known, quantity: Known, setting: Setting): string {
  const {scale, decimals} = total.written;
  const [most = new Decimal(0), ...others] = endsOf(spreadOf(total)).map(end => end.abs());
  const before = largest(most, ...others)
    .div(tenTo(scale))
    .trunc()
    .precision(true);
  const fine = {scale, decimals: Math.max(decimals, 4 - before)};
  return formatQuantity(quantity, {register: "exact", ...fine, ...setting});
}

/** Factors are printed with four decimals, as in the tables of those who publish them. */
function digits(factor: Decimal, {locale}: Setting): string {
  return setNumber(plainDigits(factor, 4), locale, {style: "decimal"}).figures;
}
