// Which points of a line say their value.
import {amountOf, cellAt} from "./data.ts";
import type {ChartData} from "./data.ts";

/**
 * By series, the categories whose values are printed. All of few points. Of many, the ends, those
 * highlighted, and the highest and the lowest of a line that is alone or highlighted itself.
 */
export function toldPoints(chart: ChartData): readonly ReadonlySet<number>[] {
  const all = chart.categories.length * chart.series.length <= 18;
  return chart.series.map(({highlight}, s) => {
    const known = chart.categories.flatMap((_, c) => {
      const {value} = amountOf(cellAt(chart, s, c));
      return value === null ? [] : [{c, value}];
    });
    if (all) return new Set(known.map(point => point.c));
    const ranked = known.toSorted((a, b) => a.value - b.value || a.c - b.c);
    const extremes = highlight || chart.series.length === 1 ? [ranked.at(0), ranked.at(-1)] : [];
    const lit = known.filter(point => chart.categories[point.c]?.highlight);
    const told = [known.at(0), known.at(-1), ...extremes, ...lit];
    return new Set(told.flatMap(point => (point ? [point.c] : [])));
  });
}
