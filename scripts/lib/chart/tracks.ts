// Chart data → tracks: what is drawn for each category.
import {amountOf, cellAt} from "./data.ts";
import type {Cell, ChartData} from "./data.ts";
import {accent, forecastInk, ink, plain, seriesInks, singleInk} from "./ink.ts";
import type {SeriesInk} from "./ink.ts";
import type {Part, Track} from "./track.ts";
import {waterfallTracks} from "./waterfall.ts";

/** By category. A stack and a waterfall have one track for each, a group has one for each series. */
export function tracksOf(chart: ChartData): readonly (readonly Track[])[] {
  const {kind, categories, series} = chart;
  if (kind === "waterfall") return waterfallTracks(chart).map(track => [track]);
  const inks = seriesInks(chart);
  if (kind === "stacked-column") return categories.map((_, c) => [stackTrack(chart, inks, c)]);
  return categories.map((_, c) => series.map((_, s) => valueTrack(chart, inks, s, c)));
}

/** Words for the missing parts of a stack: one where all are missing alike, else one for each. */
export function missingWords(chart: ChartData, c: number): readonly string[] {
  const cells = chart.series.map(({label}, s) => ({label, cell: cellAt(chart, s, c)}));
  const missing = cells.filter(({cell}) => isMissing(cell));
  const words = new Set(missing.map(({cell}) => cell.label));
  if (missing.length === cells.length && words.size === 1) return [...words];
  return missing.map(({label, cell}) => `${label}: ${cell.label}`);
}

/** A cell that has a range has a value of sorts. */
function isMissing(cell: Cell): boolean {
  const {value, low, high} = amountOf(cell);
  return value === null && (low === null || high === null);
}

function valueTrack(chart: ChartData, inks: readonly SeriesInk[], s: number, c: number): Track {
  const cell = cellAt(chart, s, c);
  const many = chart.series.length > 1;
  const fill = many ? forecastInk(chart, s, c, inks[s]?.fill ?? plain(ink)) : singleInk(chart, c);
  const lit = many ? chart.series[s]?.highlight : chart.categories[c]?.highlight;
  const value = {label: cell.label, fill: lit === true ? accent : ink};
  const {value: amount, low, high} = amountOf(cell);
  const stands = {range: null, base: 0, leads: null, words: []};
  const part = {ink: fill, inside: null};
  if (amount !== null) {
    const range = low === null && high === null ? null : {low: low ?? amount, high: high ?? amount};
    return {...stands, parts: [{...part, from: 0, to: amount}], range, value};
  }
  // Where only a range is known, the bar is the range.
  if (low !== null && high !== null)
    return {...stands, parts: [{...part, from: low, to: high}], value};
  return {...stands, parts: [], value: null, words: [cell.label]};
}

/** The first series stands on zero; positive values go up from there, negative ones down. */
function stackTrack(chart: ChartData, inks: readonly SeriesInk[], c: number): Track {
  let [up, down] = [0, 0];
  const parts = chart.series.map((_, s): Part => {
    const cell = cellAt(chart, s, c);
    const amount = amountOf(cell).value ?? 0;
    const from = amount < 0 ? down : up;
    const to = from + amount;
    if (amount < 0) down = to;
    else up = to;
    const fill = forecastInk(chart, s, c, inks[s]?.fill ?? plain(ink));
    const on = fill.outline !== null ? ink : (inks[s]?.on ?? ink);
    return {from, to, ink: fill, inside: {label: cell.label, fill: on}};
  });
  const total = chart.totals?.[c] ?? null;
  const colour = chart.categories[c]?.highlight ? accent : ink;
  const value = total === null ? null : {label: total, fill: colour};
  return {parts, range: null, base: 0, value, words: missingWords(chart, c), leads: null};
}
