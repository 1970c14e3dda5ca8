// Alternative text from the data: what is compared, every value, and what has changed where a chart shows a change.
import {addQuantities, negate} from "../quantity/arithmetic.ts";
import type {Figure} from "../content/figure.ts";
import type {Quantity} from "../quantity/quantity.ts";
import type {ChartData} from "./data.ts";

/** By series, then by category: what is printed, and what it means. */
export type Told = readonly (readonly {
  readonly figure: Figure;
  readonly quantity: Quantity;
  readonly text: string;
}[])[];

/** `words` prints a quantity as the chart's own labels do, given the series and category that it is compared with. */
export function altOf(
  data: ChartData,
  subtitle: string,
  told: Told,
  words: (quantity: Quantity, series: number, category: number) => string,
): string {
  const sentences = isByRow(data) ? rowSentences() : seriesSentences();
  return `${[subtitle, ...sentences].filter(part => part !== "").join(". ")}.`;

  /** "2022: Diesel 64; Gas 1". */
  function seriesSentences(): readonly string[] {
    return data.series.map((series, s) => {
      const name = data.series.length > 1 && series.label !== "" ? `${series.label}: ` : "";
      const cells = data.categories.map(
        ({label, note}, c) => `${named(label, note)} ${told[s]?.[c]?.text ?? ""}`,
      );
      return name + cells.join("; ");
    });
  }

  /** "Diesel: 2022 64, 2024 41, down 23", for charts that are read from one value of a row to the next. */
  function rowSentences(): readonly string[] {
    if (data.kind === "slope")
      return data.series.map(({label}, s) =>
        rowWords(
          label,
          data.categories.map((category, c) => [category.label, s, c]),
        ),
      );
    return data.categories.map(({label, note}, c) =>
      rowWords(
        named(label, note),
        data.series.map((series, s) => [series.label, s, c]),
      ),
    );
  }

  function rowWords(
    name: string,
    cells: readonly (readonly [head: string, s: number, c: number])[],
  ): string {
    const values = cells.map(([head, s, c]) => `${head} ${told[s]?.[c]?.text ?? ""}`);
    return `${name}: ${[...values, ...changeWords(cells)].join(", ")}`;
  }

  function changeWords(
    cells: readonly (readonly [head: string, s: number, c: number])[],
  ): readonly string[] {
    const [first, last] = [cells[0], cells.at(-1)];
    if (!first || !last || cells.length !== 2) return [];
    const [before, after] = [first, last].map(([, s, c]) => told[s]?.[c]);
    const [from, to] = [before?.quantity, after?.quantity];
    if (from?.sort !== "amount" || to?.sort !== "amount") return [];
    const change = addQuantities([to, negate(from)]);
    if (!change.ok || change.value.sort !== "amount") return [];
    const {value} = change.value;
    const size = words(value.isNegative() ? negate(change.value) : change.value, last[1], last[2]);
    // Dots compare any two things; only from one time to another do they go up or down.
    const [early, late] = [before?.figure.asOf ?? "", after?.figure.asOf ?? ""];
    const isLater = data.kind === "slope" || (early !== "" && early < late);
    if (!isLater) return [value.isZero() ? "no difference" : `a difference of ${size}`];
    return [value.isZero() ? "unchanged" : `${value.isNegative() ? "down" : "up"} ${size}`];
  }
}

function isByRow({kind, series}: ChartData): boolean {
  return kind === "slope" || (kind === "dot" && series.length > 1);
}

function named(label: string, note: string | null): string {
  return note ? `${label} (${note})` : label;
}
