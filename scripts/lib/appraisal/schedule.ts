// Discount rates as a publication states them: one for all years, or one for each stretch of years.
import type {Complaint, Known} from "../quantity/outcome.ts";
import {unitName} from "../quantity/unit.ts";
import {countName, readYearBand, yearText, type Year, type YearBand} from "./year.ts";

/** One rate for all years, or several, in the order of their years. */
export type Schedule = Known | readonly RateBand[];

export interface RateBand extends YearBand {
  readonly name: string;
  readonly rate: Known;
}

export interface StatedRate {
  /** For messages: "`rates.later.rate`". */
  readonly name: string;
  /** Where its years may be said, most telling first. */
  readonly years: readonly string[];
  readonly rate: Known;
}

/** Where the list is one rate that names no years, it is for all of them. */
export function scheduleOf(rates: readonly StatedRate[]): Schedule | Complaint {
  const wrong = rates.map(({name, rate}) => badRate(name, rate)).find(one => one !== null);
  if (wrong) return wrong;
  const bands = rates.map(bandOf);
  const [only] = rates;
  if (only && rates.length === 1 && !bands[0]) return only.rate;
  const silent = rates.find((_, i) => !bands[i]);
  if (silent) {
    const help =
      "say them in `period: …`, in its label or in its name: 0 to 30, after 75, from 2025-26";
    return {message: `${silent.name} does not say for which years its rate is`, help};
  }
  return ordered(bands.filter(band => band !== null));
}

export function badRate(name: string, {unit, ...rate}: Known): Complaint | null {
  const low = rate.sort === "amount" ? rate.value : rate.low;
  if (unit.kind === "percent" && low.gt(-100)) return null;
  const is = unit.kind === "number" ? "is a bare number" : `is in ${unitName(unit)}`;
  const message =
    unit.kind === "percent"
      ? `${name} takes away all that there is`
      : `${name} ${is}, and a discount rate is in per cent`;
  return {message, help: "write it as 3.5%"};
}

/** The rate of the year that is so many years after the first; `year` is which one that is. */
export function rateIn(schedule: Schedule, elapsed: number, year: Year): Known | Complaint {
  if (isOneRate(schedule)) return schedule;
  const {count} = schedule[0]!;
  const number = count === "elapsed" ? elapsed : year.number;
  if (count !== "elapsed" && count !== year.count) {
    const message = `the rates are for ${countName(count)}, and the amounts for ${countName(year.count)}`;
    return {message, help: "name the years of both in the same way"};
  }
  const band = schedule.find(
    one => (one.first ?? -Infinity) <= number && number <= (one.last ?? Infinity),
  );
  if (band) return band.rate;
  const message = `there is no discount rate for ${yearText({count, number})}`;
  return {message, help: "add a row for it with its source, such as “after 75”"};
}

function isOneRate(schedule: Schedule): schedule is Known {
  return !Array.isArray(schedule);
}

function bandOf({name, years, rate}: StatedRate): RateBand | null {
  const band = years.map(readYearBand).find(one => one !== null);
  return band ? {...band, name, rate} : null;
}

/** "0 to 40" and "40 to 75" share their end, as such tables are printed: it belongs to the first. */
function ordered(bands: readonly RateBand[]): readonly RateBand[] | Complaint {
  const sorted = bands.toSorted((a, b) => (a.first ?? -Infinity) - (b.first ?? -Infinity));
  const apart: RateBand[] = [];
  for (const band of sorted) {
    const before = apart.at(-1);
    if (before && before.count !== band.count) {
      const message = `${before.name} is for ${countName(before.count)}, and ${band.name} for ${countName(band.count)}`;
      return {message, help: "name the years of all rates in the same way"};
    }
    const end = before ? (before.last ?? Infinity) : -Infinity;
    const first = band.first ?? -Infinity;
    const isShared = band.count === "elapsed" && first === end && band.last !== first;
    if (before && first <= end && !isShared) {
      const year = yearText({count: band.count, number: Math.max(first, before.first ?? first)});
      const message = `${before.name} and ${band.name} both give a rate for ${year}`;
      return {message, help: "let one of them end before the other begins"};
    }
    apart.push(isShared ? {...band, first: first + 1} : band);
  }
  return apart;
}
