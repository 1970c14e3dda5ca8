// The colours of a chart: names of tokens only, so that a theme recolours it.
import type {ChartData} from "./chart-data.ts";
import type {Ink, Stroke} from "./chart-scene.ts";

export const ink = "var(--chart-ink)";
export const quiet = "var(--chart-quiet)";
export const bar = "var(--chart-bar)";
export const brand = "var(--chart-brand)";
export const accent = "var(--chart-accent)";
export const paper = "var(--chart-paper)";

/** The line at zero on which bars stand. */
export const baseline: Stroke = {colour: ink, width: 1.5, dash: null};

/** From one step of a waterfall to the next. */
export const connector: Stroke = {colour: quiet, width: 1, dash: [3, 3]};

/** How one series is drawn, and the colour in which its name can be read. */
export interface SeriesInk {
  readonly fill: Ink;
  readonly text: string;
  /** The colour of words that stand on the fill. */
  readonly on: string;
}

export function plain(fill: string, opacity = 1): Ink {
  return {fill, opacity, outline: null};
}

/** A forecast is paler, inside an outline of its own colour: no hatching, and it survives a photocopy. */
function asForecast({fill, opacity}: Ink): Ink {
  return {
    fill,
    opacity: opacity * (fill === bar ? 0.35 : 0.14),
    outline: fill === bar ? quiet : fill,
  };
}

/**
 * The series of a chart. Tints of the two series colours stay apart in print and for the colour-blind
 * because they differ in lightness; a highlighted series takes the accent instead. A stack is darkest
 * at its foot; of series side by side, mostly years, the last and newest is the strongest; lines are
 * thin, so none may be as pale as a filled area.
 */
export function seriesInks(chart: ChartData): readonly SeriesInk[] {
  if (chart.kind === "line") return inksFor(chart, count => lineTones.slice(0, count));
  const dark = (count: number) => tones[count - 1] ?? [];
  return inksFor(chart, chart.kind === "stacked-column" ? dark : count => dark(count).toReversed());
}

/** The ink of one value: the accent where it is highlighted, quiet beside a highlight, else strong. */
export function singleInk(chart: ChartData, category: number): Ink {
  const lit = (index: number) => chart.categories[index]?.highlight === true;
  const some = chart.categories.some(one => one.highlight) || chart.series[0]?.highlight === true;
  const own = lit(category) || chart.series[0]?.highlight === true;
  return forecastInk(chart, 0, category, plain(own ? accent : some ? bar : brand));
}

/** Where all is forecast there is nothing to tell apart, and the subtitle says it once. */
export function forecastInk(chart: ChartData, series: number, category: number, known: Ink): Ink {
  const all = chart.series.every((_, s) =>
    chart.categories.every((_, c) => isForecast(chart, s, c)),
  );
  return !all && isForecast(chart, series, category) ? asForecast(known) : known;
}

export function isForecast(chart: ChartData, series: number, category: number): boolean {
  return chart.series[series]?.forecast === true || chart.categories[category]?.forecast === true;
}

type Tone = readonly [fill: string, opacity: number];

// From dark to light, by the number of series. No tone is so middling that neither ink nor paper could
// be read on it.
// prettier-ignore
const tones: readonly (readonly Tone[])[] = [
  [[brand, 1]],
  [[brand, 1], [bar, 1]],
  [[brand, 1], [brand, 0.54], [bar, 0.7]],
  [[brand, 1], [brand, 0.76], [brand, 0.5], [bar, 0.7]],
  [[brand, 1], [brand, 0.8], [brand, 0.58], [brand, 0.42], [bar, 0.6]],
  [[brand, 1], [brand, 0.8], [brand, 0.58], [brand, 0.42], [bar, 0.74], [bar, 0.4]],
];

const lineTones: readonly Tone[] = [
  [brand, 1],
  [quiet, 0.75],
  [bar, 1],
  [ink, 1],
  [brand, 0.55],
  [quiet, 0.45],
];

function inksFor(
  chart: ChartData,
  tonesOf: (count: number) => readonly Tone[],
): readonly SeriesInk[] {
  const highlighted = chart.series.filter(one => one.highlight).length;
  const others = chart.series.length - highlighted;
  // Beside an accent the strongest tone would compete with it, so the others start one tone later.
  const left =
    highlighted > 0 ? tonesOf(Math.min(others + 1, 6)).filter(isQuieter) : [...tonesOf(others)];
  const loud = [1, 0.6, 0.35, 0.76, 0.48, 0.25];
  return chart.series.map((one, index) => {
    const before = chart.series
      .slice(0, index)
      .filter(other => other.highlight === one.highlight).length;
    return inkOf(one.highlight ? [accent, loud[before] ?? 1] : (left[before] ?? [bar, 1]));
  });
}

function isQuieter([fill, opacity]: Tone): boolean {
  return !(fill === brand && opacity === 1);
}

function inkOf([fill, opacity]: Tone): SeriesInk {
  const dark = fill === accent ? opacity === 1 : fill !== bar && opacity >= 0.7;
  const strong = fill !== bar && opacity >= 0.5;
  return {fill: plain(fill, opacity), text: strong ? fill : quiet, on: dark ? paper : ink};
}
