// The line under a slide that says where its figures come from, with their dates and price bases.
import {formatDate, formatYears} from "../date.ts";
import {listWords} from "../list-words.ts";
import type {Figure} from "./figure.ts";

export interface CitedSource {
  readonly id: string;
  readonly cite: string | null;
  readonly publisher: string;
  readonly date: string;
}

/**
 * "National Audit Office, May 2008 (2004–05 prices); E-Health Insider, April 2010 and September 2010": one entry for each who is
 * cited, in order of first use, with the dates of what they said, and in brackets what holds for its figures.
 */
export function sourceLine(
  sources: readonly CitedSource[],
  figures: readonly Figure[],
  locale: string,
): string {
  const said = new Map<string, string[]>();
  for (const source of sources) {
    const who = source.cite ?? source.publisher;
    const when = [
      source.date === "undated" ? "" : formatDate(source.date, locale),
      qualifiersOf(source, figures, locale),
    ];
    said.set(who, unique([...(said.get(who) ?? []), when.filter(part => part !== "").join(" ")]));
  }
  const entries = [...said].map(([who, dates]) => {
    const when = listWords(
      dates.filter(date => date !== ""),
      locale,
    );
    return when === "" ? who : `${who}${when.startsWith("(") ? " " : ", "}${when}`;
  });
  return entries.join("; ");
}

/** "(as at 31 March 2008; 2004–05 prices)", or nothing. */
function qualifiersOf(source: CitedSource, figures: readonly Figure[], locale: string): string {
  const from = figures.filter(figure => figure.sources.includes(source.id));
  const bases = unique(
    from.flatMap(figure =>
      isMoney(figure) && figure.prices !== null ? [priceWords(figure.prices)] : [],
    ),
  );
  const dates = unique(
    from.flatMap(({asOf}) =>
      asOf !== null && !source.date.startsWith(asOf) && !asOf.startsWith(source.date) ? [asOf] : [],
    ),
  );
  const qualifiers = [
    ...(dates.length === 1 ? [`as at ${formatDate(dates[0]!, locale)}`] : []),
    ...bases,
  ];
  return qualifiers.length === 0 ? "" : `(${qualifiers.join("; ")})`;
}

/** Whether a sum of money is printed whose price base no source states. */
export function hasUnstatedPrices(figures: readonly Figure[]): boolean {
  return figures.some(figure => isMoney(figure) && figure.prices === null);
}

function priceWords(prices: string): string {
  return prices === "cash" ? "cash" : `${formatYears(prices)} prices`;
}

function isMoney(figure: Figure): boolean {
  const unit = figure.quantity.sort === "missing" ? null : figure.quantity.unit;
  return unit?.kind === "money";
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
