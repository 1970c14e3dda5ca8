// Amounts of several years, brought to one: discount factors, present values, and what they come to.
import {bothClaims, claimed, type Claimed} from "../quantity/claim.ts";
import {Decimal, hundred, largest, smallest, zero} from "../quantity/decimal.ts";
import {outcome, type Complaint, type Known, type Outcome} from "../quantity/outcome.ts";
import {scaledWritten} from "../quantity/precision.ts";
import {finestOf} from "../quantity/scale.ts";
import {endsOf, spreadOf, type Spread} from "../quantity/spread.ts";
import type {Unit} from "../quantity/unit.ts";
import {rateIn, type Schedule} from "./schedule.ts";
import {yearText, type Year} from "./year.ts";

/** What is paid or received in one year. */
export interface Flow {
  readonly year: Year;
  readonly label: string;
  readonly amount: Known;
}

export interface Discounting {
  readonly schedule: Schedule;
  /** Year 0: what is counted at its start is not discounted. */
  readonly from: Year;
  /** When in its year an amount is counted. */
  readonly flows: "start" | "mid-year" | "end-of-year";
}

/** One line of the workings. */
export interface DiscountedYear {
  readonly label: string;
  readonly amount: Known;
  /** The rate of the year before it, or of itself where amounts are counted at its end; null for what is not discounted. */
  readonly rate: Known | null;
  readonly factor: Decimal;
  readonly result: Known;
}

export type Discounted =
  | {
      readonly ok: true;
      /** Each of them, for the workings. */
      readonly years: () => readonly DiscountedYear[];
      readonly total: Outcome;
      readonly annual: Outcome;
    }
  | (Complaint & {readonly ok: false; readonly at: "from" | "rates"});

/** `unit`: the one that all flows have. `annual` is the equal amount in each of these years that is worth as much. */
export function discounted(flows: readonly Flow[], unit: Unit, how: Discounting): Discounted {
  const spans = flows.map(({year}) => year.number - how.from.number);
  const before = flows.find((_, i) => spans[i]! < 0);
  if (before) {
    const name = before.year.count === "elapsed" ? "" : "the year ";
    const message = `${name}${yearText(before.year)} lies before ${yearText(how.from)}, to which all is discounted`;
    return {
      ok: false,
      at: "from",
      message,
      help: `begin with it, \`from: ${argumentText(before.year)}\`, or leave it out`,
    };
  }
  const rates = ratesOver(Math.max(...spans) + (how.flows === "start" ? 0 : 1), how);
  if ("message" in rates) return {ok: false, at: "rates", ...rates};
  // A range of rates holds for all years at once: all at their lowest, or all at their highest.
  const scenarios = scenariosOf(rates).map(all => factorsOf(all, how.flows));
  const factors = scenarios.map(factorAt => spans.map(factorAt));
  const central = scenarioOf(rates, "central");
  const centrals = central ? spans.map(factorsOf(central, how.flows)) : null;
  const amounts = flows.map(({amount}) => spreadOf(amount));
  const total = worth(amounts, factors, centrals, () => new Decimal(1));
  const annual = worth(amounts, factors, centrals, all =>
    all.reduce((sum, one) => sum.plus(one), zero),
  );
  const claim = flows
    .map(({amount}) => claimed(amount.qualifier))
    .reduce<Claimed>(bothClaims, claimed(null));
  const written = flows.map(({amount}) => amount.written).reduce(finestOf);
  const said = (spread: Spread): Outcome =>
    outcome(spread, claim, scaledWritten(written, endsOf(spread)), unit);
  return {ok: true, total: said(total), annual: said(annual), years: () => flows.map(yearOf)};

  function yearOf({label, amount}: Flow, i: number): DiscountedYear {
    const span = spans[i]!;
    const rate = rates as readonly Known[];
    const all = factors.map(one => one[i]!);
    const factor = centrals?.[i] ?? all[0]!;
    const spread = worth(
      [amounts[i]!],
      all.map(one => [one]),
      centrals && [centrals[i]!],
      () => new Decimal(1),
    );
    const written = scaledWritten(amount.written, endsOf(spread));
    const made = outcome(spread, claimed(amount.qualifier), written, amount.unit);
    const last = how.flows === "start" ? span - 1 : span;
    return {label, amount, rate: rate[last] ?? null, factor, result: made.ok ? made.value : amount};
  }
}

/** The rate of each step of a year, from year 0 on. Where amounts are counted at the start, a step ends in the year that it is named for. */
function ratesOver(
  steps: number,
  {schedule, from, flows}: Discounting,
): readonly Known[] | Complaint {
  const rates: Known[] = [];
  for (let step = 1; step <= steps; step++) {
    const number = from.number + (flows === "start" ? step : step - 1);
    const rate = rateIn(schedule, step, {...from, number});
    if ("message" in rate) return rate;
    rates.push(rate);
  }
  return rates;
}

/** The lowest and the highest that the rates may be; one, where they are no ranges. */
function scenariosOf(rates: readonly Known[]): readonly (readonly Decimal[])[] {
  const isSure = rates.every(rate => rate.sort === "amount");
  return (isSure ? (["low"] as const) : (["low", "high"] as const)).map(end =>
    scenarioOf(rates, end)!,
  );
}

function scenarioOf(rates: readonly Known[], end: keyof Spread): readonly Decimal[] | null {
  const all = rates.map(rate => spreadOf(rate)[end]);
  return all.every(one => one !== null) ? all : null;
}

/** Steps of years → the factor for what lies so many years after year 0. */
function factorsOf(
  rates: readonly Decimal[],
  flows: Discounting["flows"],
): (span: number) => Decimal {
  const growth = [new Decimal(1)];
  for (const rate of rates) growth.push(growth.at(-1)!.times(rate.div(hundred).plus(1)));
  const grown = (span: number): Decimal => {
    if (flows === "start") return growth[span]!;
    if (flows === "end-of-year") return growth[span + 1]!;
    return growth[span]!.times(growth[span + 1]!).sqrt();
  };
  return span => new Decimal(1).div(grown(span));
}

/** The least and the most that the amounts are worth, in any of the scenarios; each is divided by what `part` makes of its factors. */
function worth(
  amounts: readonly Spread[],
  scenarios: readonly (readonly Decimal[])[],
  centrals: readonly Decimal[] | null,
  part: (factors: readonly Decimal[]) => Decimal,
): Spread {
  const sum = (factors: readonly Decimal[], end: (spread: Spread) => Decimal): Decimal =>
    amounts
      .reduce((all, amount, i) => all.plus(end(amount).times(factors[i]!)), zero)
      .div(part(factors));
  const lows = scenarios.map(factors => sum(factors, one => one.low));
  const highs = scenarios.map(factors => sum(factors, one => one.high));
  const isCentral = centrals !== null && amounts.every(one => one.central !== null);
  return {
    low: smallest(lows[0]!, ...lows.slice(1)),
    central: isCentral ? sum(centrals, one => one.central!) : null,
    high: largest(highs[0]!, ...highs.slice(1)),
  };
}

function argumentText(year: Year): string {
  return year.count === "elapsed" ? `y${year.number}` : yearText(year);
}
