// A waterfall: how one level becomes another, change by change.
import {amountOf, cellAt} from "./data.ts";
import type {ChartData} from "./data.ts";
import {accent, bar, brand, forecastInk, ink, plain} from "./ink.ts";
import type {Track} from "./track.ts";

/**
 * A level is drawn from zero to its own value, whatever the changes before it come to: where the
 * published numbers do not add up, the dashed line misses the column, and shows it.
 */
export function waterfallTracks(chart: ChartData): readonly Track[] {
  const tracks: Track[] = [];
  let running = 0;
  for (const [index, {role}] of chart.categories.entries()) {
    const {label} = cellAt(chart, 0, index);
    const {value} = amountOf(cellAt(chart, 0, index));
    const isLevel = role !== "change";
    const from = isLevel ? 0 : running;
    const to = value === null ? running : from + value;
    const fill = forecastInk(chart, 0, index, plain(isLevel ? levelFill(chart, index) : accent));
    tracks.push({
      parts: value === null ? [] : [{from, to, ink: fill, inside: null}],
      range: null,
      base: value === null ? running : from,
      value: value === null ? null : {label, fill: isLevel ? ink : accent},
      words: value === null ? [label] : [],
      leads: to,
    });
    running = to;
  }
  return tracks;
}

/** The level that matters is strong: those highlighted, or else the last. */
function levelFill(chart: ChartData, index: number): string {
  const levels = chart.categories.flatMap(({role}, at) => (role === "change" ? [] : [at]));
  const strong = levels.filter(at => chart.categories[at]?.highlight);
  return (strong.length > 0 ? strong : levels.slice(-1)).includes(index) ? brand : bar;
}
