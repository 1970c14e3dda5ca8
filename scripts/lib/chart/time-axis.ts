// An axis of true time: where days stand, and which years or months are named on it.
import type {TimelineData} from "./data.ts";
import type {Pen} from "./words.ts";

export interface TimeTick {
  /** A day since 1970, and the first day of the next tick. */
  readonly day: number;
  readonly next: number;
  readonly label: string;
}

/** The days that the events take, rounded outwards to years, or to months where they are close together. */
export function domainOf({events}: TimelineData): readonly [from: number, to: number] {
  const first = Math.min(...events.map(one => one.start));
  const last = Math.max(...events.map(one => one.end));
  const [from, to] = [partsOf(first), partsOf(last - 1)];
  return isShort(first, last)
    ? [dayOf(from.year, from.month), dayOf(to.year, to.month + 1)]
    : [dayOf(from.year, 0), dayOf(to.year + 1, 0)];
}

/** As many years or months as have room for their names, `px` being the px of one day. */
export function ticksOf(
  [from, to]: readonly [number, number],
  px: number,
  locale: string,
  pen: Pen,
): readonly TimeTick[] {
  const strides = isShort(from, to) ? [1, 2, 3, 6, 12] : [12, 24, 60, 120, 240, 600, 1200];
  const all = strides.map(stride => every(stride, from, to, locale));
  const fits = (ticks: readonly TimeTick[]): boolean =>
    ticks.every(
      ({day, next, label}) =>
        pen.width(label, pen.text, 400) + pen.text * 0.5 <= (Math.min(next, to) - day) * px ||
        next > to,
    );
  return all.find(fits) ?? all.at(-1) ?? [];
}

function isShort(from: number, to: number): boolean {
  return to - from < 2.2 * 366;
}

function every(months: number, from: number, to: number, locale: string): readonly TimeTick[] {
  const {year, month} = partsOf(from);
  const start = Math.floor((year * 12 + month) / months) * months;
  const formatter = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {timeZone: "UTC", ...parts});
  const years = formatter({year: "numeric"});
  const both = formatter({month: "short", year: "numeric"});
  const short = formatter({month: "short"});
  const ticks: TimeTick[] = [];
  for (let at = start; ; at += months) {
    const [day, next] = [at, at + months].map(one => dayOf(Math.floor(one / 12), one % 12)) as [
      number,
      number,
    ];
    if (day >= to) return ticks;
    if (day < from) continue;
    // Of months, the first and those that begin a year say which year it is.
    const names = months >= 12 ? years : ticks.length === 0 || at % 12 === 0 ? both : short;
    ticks.push({day, next, label: names.format(day * msPerDay)});
  }
}

const msPerDay = 86_400_000;

function dayOf(year: number, month: number): number {
  return Date.UTC(year, month, 1) / msPerDay;
}

function partsOf(day: number): {readonly year: number; readonly month: number} {
  const date = new Date(day * msPerDay);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth()};
}
