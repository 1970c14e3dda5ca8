// The line under a slide that says where its figures come from, with their dates and price bases.
import {formatDate, formatYears} from "./date.ts";
import type {Figure} from "./figure.ts";

export interface CitedSource {
  readonly id: string;
  readonly cite: string | null;
  readonly publisher: string;
  readonly date: string;
}

/** "National Audit Office, May 2008 (2004–05 prices)": one entry a source, in order of first use. */
export function sourceLine(
  sources: readonly CitedSource[],
  figures: readonly Figure[],
  locale: string,
): string {
  const entries = sources.map(source => {
    const from = figures.filter(figure => figure.sources.includes(source.id));
    const bases = unique(
      from.flatMap(figure =>
        isMoney(figure) && figure.prices !== null ? [priceWords(figure.prices)] : [],
      ),
    );
    const dates = unique(
      from.flatMap(figure =>
        figure.asOf !== null &&
        !source.date.startsWith(figure.asOf) &&
        !figure.asOf.startsWith(source.date)
          ? [figure.asOf]
          : [],
      ),
    );
    const asAt = dates.length === 1 ? [`as at ${formatDate(dates[0]!, locale)}`] : [];
    const qualifiers = [...asAt, ...bases];
    return `${named(source, locale)}${qualifiers.length > 0 ? ` (${qualifiers.join("; ")})` : ""}`;
  });
  return unique(entries).join("; ");
}

/** Whether a sum of money is printed whose price base no source states. */
export function hasUnstatedPrices(figures: readonly Figure[]): boolean {
  return figures.some(figure => isMoney(figure) && figure.prices === null);
}

function named(source: CitedSource, locale: string): string {
  const who = source.cite ?? source.publisher;
  return source.date === "undated" ? who : `${who}, ${formatDate(source.date, locale)}`;
}

function priceWords(prices: string): string {
  return prices === "cash" ? "cash" : `${formatYears(prices)} prices`;
}

function isMoney(figure: Figure): boolean {
  const unit = figure.quantity.sort === "missing" ? null : figure.quantity.unit;
  return unit?.kind === "money";
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
