// How a specification of the writer's own looks where it does not say so itself: the type, the colours and the language of the page.
import type {ChartSize, Fonts} from "./data.ts";
import {accent, bar, brand, ink, paper, quiet} from "./ink.ts";
import {isJsonMap, mapJson, type Json, type JsonMap} from "./json.ts";

export function ownConfig(size: ChartSize, fonts: Fonts, locale: string): JsonMap {
  const {text} = size;
  const line = "var(--chart-line)";
  const labels = {labelFontSize: text, labelColor: ink, labelFontWeight: 400, labelLimit: 0};
  // Without one of the writer's own, a title would be the name of a field.
  const titles = {
    title: null,
    titleFontSize: text,
    titleColor: quiet,
    titleFontWeight: 400,
    titleLimit: 0,
  };
  return {
    font: fonts.family,
    aria: false,
    background: null,
    padding: 0,
    customFormatTypes: true,
    numberFormatType: "figure",
    locale: localeOf(locale),
    view: {stroke: null, fill: null},
    axis: {
      ...labels,
      ...titles,
      labelPadding: text * 0.35,
      titlePadding: text * 0.6,
      gridColor: line,
      domainColor: ink,
      tickColor: line,
      tickSize: text * 0.3,
    },
    axisQuantitative: {domain: false, ticks: false, tickCount: 5},
    axisBand: {ticks: false, grid: false, labelAngle: 0},
    axisDiscrete: {labelAngle: 0},
    legend: {
      ...labels,
      ...titles,
      orient: "top",
      symbolType: "square",
      offset: text * 0.6,
      symbolStrokeWidth: 0,
    },
    header: {...labels, ...titles, labelFontWeight: 600},
    title: {
      fontSize: text,
      fontWeight: 600,
      color: ink,
      anchor: "start",
      subtitleFontSize: text,
      subtitleColor: quiet,
    },
    mark: {color: brand, tooltip: null},
    bar: {fill: brand},
    area: {fill: brand, fillOpacity: 0.8, line: false},
    line: {stroke: brand, strokeWidth: text * 0.16, strokeJoin: "round"},
    trail: {fill: brand},
    point: {filled: true, size: text * 5, opacity: 1, color: brand},
    circle: {size: text * 5, opacity: 1},
    square: {size: text * 5, opacity: 1},
    rule: {stroke: quiet},
    tick: {fill: brand},
    text: {fill: ink, fontSize: text, fontWeight: 600},
    boxplot: {median: {stroke: paper}},
    range: {
      category: [brand, accent, bar, ink, quiet, `color-mix(in srgb, ${accent} 50%, ${ink})`],
      ordinal: ramp(fonts),
      ramp: ramp(fonts),
      heatmap: ramp(fonts),
      diverging: [colour(fonts, "accent", "#b3261e"), "#e8e8e8", colour(fonts, "brand", "#222222")],
    },
  };
}

/** Vega finds the colours between two itself, and so has to be told what the tokens stand for. */
function ramp(fonts: Fonts): readonly string[] {
  return [mixed(colour(fonts, "brand", "#222222"), 0.2), colour(fonts, "brand", "#222222")];
}

function colour({colours}: Fonts, token: string, otherwise: string): string {
  const known = colours?.get(token) ?? "";
  return /^#[0-9a-f]{6}$/i.test(known) ? known : otherwise;
}

/** So much of a colour on white. */
function mixed(hex: string, share: number): string {
  const parts = [1, 3, 5].map(at => {
    const part = 255 - (255 - Number.parseInt(hex.slice(at, at + 2), 16)) * share;
    return Math.round(part).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** Dates stand on the calendar of the content, not in the time zone of the machine that draws them. */
export function inUniversalTime(spec: Json): Json {
  return mapJson(spec, value => {
    if (!isJsonMap(value)) return value;
    const unit = value["timeUnit"];
    const named =
      typeof unit === "string" && !unit.startsWith("utc") ? {timeUnit: `utc${unit}`} : {};
    const isTime = value["type"] === "temporal" && "field" in value && value["scale"] !== null;
    const scale = isJsonMap(value["scale"]) ? value["scale"] : {};
    return {...value, ...named, ...(isTime && {scale: {...scale, type: "utc"}})};
  });
}

export function localeOf(locale: string): JsonMap {
  const parts = new Intl.NumberFormat(locale, {useGrouping: true}).formatToParts(-1234567.8);
  const sign = (type: string, otherwise: string): string =>
    parts.find(part => part.type === type)?.value ?? otherwise;
  const names = (
    options: Intl.DateTimeFormatOptions,
    days: readonly number[],
  ): readonly string[] => {
    const format = new Intl.DateTimeFormat(locale, {timeZone: "UTC", ...options});
    return days.map(day => format.format(day * 86_400_000));
  };
  // The fourth of January 1970 was a Sunday.
  const week = [0, 1, 2, 3, 4, 5, 6].map(day => 3 + day);
  const months = Array.from({length: 12}, (_, month) => Date.UTC(1970, month, 15) / 86_400_000);
  return {
    number: {
      decimal: sign("decimal", "."),
      thousands: sign("group", ","),
      grouping: [3],
      currency: ["", ""],
      minus: "\u2212",
    },
    time: {
      dateTime: "%-d %B %Y %H:%M",
      date: "%-d %B %Y",
      time: "%H:%M",
      periods: ["AM", "PM"],
      days: names({weekday: "long"}, week),
      shortDays: names({weekday: "short"}, week),
      months: names({month: "long"}, months),
      shortMonths: names({month: "short"}, months),
    },
  };
}
