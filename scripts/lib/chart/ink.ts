// The colours of a chart: names of tokens only, so that a theme recolours it.
import type {ChartData} from "./data.ts";
import type {Ink, Stroke} from "./scene.ts";

export const ink = "var(--chart-ink)";
export const quiet = "var(--chart-quiet)";
export const bar = "var(--chart-bar)";
export const brand = "var(--chart-brand)";
export const accent = "var(--chart-accent)";
export const paper = "var(--chart-paper)";

/** The line at zero on which bars stand. */
export const baseline: Stroke = {colour: ink, width: 1.5, dash: null};

/** A thin line that leads the eye and says nothing itself. */
export const guide: Stroke = {colour: "var(--chart-line)", width: 1, dash: null};

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

/** A dot of a forecast: paper inside an outline of its own colour. */
export function hollow({fill}: Ink): Ink {
  return {fill: paper, opacity: 1, outline: fill};
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
 * The series of a chart; a highlighted one takes the accent. Up to three side by side, mostly years,
 * are tints from pale to strong, as the last and newest matters most. In a stack, and where there are
 * more, a neighbour is told apart by lightness or hue, so that it is for the colour-blind and in print
 * too. A stack is darkest at its foot; lines are thin, so none may be as pale as a filled area.
 */
export function seriesInks(chart: ChartData): readonly SeriesInk[] {
  if (chart.kind === "line")
    return inksFor(
      chart,
      quieter(count => lineTones.slice(0, count)),
    );
  if (chart.kind === "stacked-column") return inksFor(chart, tonesApart);
  const tinted = quieter(count => tints[count - 1] ?? []);
  return inksFor(chart, (others, lit) =>
    others + lit > 3 ? tonesApart(others, lit) : tinted(others, lit).toReversed(),
  );
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

type Tone = readonly [fill: string, opacity: number, outline?: string | null];

/** Brown, for a series that is neither highlighted nor like any other. */
const earth = `color-mix(in srgb, ${accent} 50%, ${ink})`;

// From dark to light, by the number of series.
const tints: readonly (readonly Tone[])[] = [
  [[brand, 1]],
  [
    [brand, 1],
    [bar, 1],
  ],
  [
    [brand, 1],
    [brand, 0.54],
    [bar, 0.7],
  ],
];

// No tone is so middling that neither ink nor paper could be read on it. What is less than three times
// as dark as paper has an outline.
const pale: Tone = [bar, 0.4, quiet];
const apart: readonly Tone[] = [[brand, 1], [bar, 1], [quiet, 1], [accent, 0.7], [earth, 1], pale];

// Beside an accent, by the number of the others: another tone of its hue would be taken for it.
const besideAccent: readonly (readonly Tone[])[] = [
  [[bar, 1]],
  [
    [quiet, 1],
    [bar, 1],
  ],
  [
    [quiet, 1],
    [bar, 1],
    [brand, 1],
  ],
  [[quiet, 1], [bar, 1], [brand, 1], pale],
  [[quiet, 1], [bar, 1], [brand, 1], pale, [ink, 1]],
];

const lineTones: readonly Tone[] = [
  [brand, 1],
  [quiet, 0.75],
  [bar, 1],
  [ink, 1],
  [brand, 0.55],
  [quiet, 0.45],
];

/** The tones of series that are not highlighted; `lit` is 1 if there is a highlighted one, else 0. */
type TonesOf = (others: number, lit: 0 | 1) => readonly Tone[];

function tonesApart(others: number, lit: 0 | 1): readonly Tone[] {
  return lit ? (besideAccent[others - 1] ?? []) : apart.slice(0, others);
}

/** Beside an accent the strongest tone would compete with it, so the others start one tone later. */
function quieter(tonesOf: (count: number) => readonly Tone[]): TonesOf {
  return (others, lit) =>
    lit
      ? tonesOf(Math.min(others + 1, 6)).filter(([fill, opacity]) => fill !== brand || opacity < 1)
      : tonesOf(others);
}

function inksFor(chart: ChartData, tonesOf: TonesOf): readonly SeriesInk[] {
  const others = chart.series.filter(one => !one.highlight).length;
  const left = tonesOf(others, others < chart.series.length ? 1 : 0);
  const loud = [1, 0.6, 0.35, 0.76, 0.48, 0.25];
  return chart.series.map((one, index) => {
    const before = chart.series
      .slice(0, index)
      .filter(other => other.highlight === one.highlight).length;
    return inkOf(one.highlight ? [accent, loud[before] ?? 1] : (left[before] ?? [bar, 1]));
  });
}

function inkOf([fill, opacity, outline = null]: Tone): SeriesInk {
  const middling = fill === bar || (fill === accent && opacity < 1);
  const dark = !middling && opacity >= 0.7;
  const strong = fill !== bar && opacity >= 0.5;
  return {fill: {fill, opacity, outline}, text: strong ? fill : quiet, on: dark ? paper : ink};
}
