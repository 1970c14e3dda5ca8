// ISO dates in the words of a language, as precise as they were written.
import {rememberedText} from "./memo.ts";

/** 2010-03-22 → "22 March 2010"; 2010-03 → "March 2010"; 2010 → "2010"; other words pass as they are. */
export const formatDate = rememberedText(10_000, (iso, locale) => {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (!parts) return iso;
  const [, year, month, day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return formatterFor(locale, month !== undefined, day !== undefined).format(date);
});

/** Making one takes as long as printing a hundred dates with it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(locale: string, month: boolean, day: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${month} ${day}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    ...(month ? {month: "long"} : {}),
    ...(day ? {day: "numeric"} : {}),
  });
  formatters.set(key, made);
  return made;
}

/** Years that people join by a hyphen take an en dash in print: 2004-05 → 2004–05. */
export function formatYears(years: string): string {
  return years.replace(/(\d{4})[-/](\d{2,4})\b/g, "$1–$2");
}

/** The days of a date, counted from 1970: 2010 has 365 of them. `end` is the first day after it. */
export function daysOf(iso: string): {readonly start: number; readonly end: number} {
  const [year = 0, month, day] = iso.split("-").map(Number);
  const at = (y: number, m: number, d: number): number => Date.UTC(y, m - 1, d) / 86_400_000;
  const start = at(year, month ?? 1, day ?? 1);
  if (day !== undefined) return {start, end: start + 1};
  return {start, end: month === undefined ? at(year + 1, 1, 1) : at(year, month + 1, 1)};
}
