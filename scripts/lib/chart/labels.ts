// Every word of a chart as it will be printed, and its words for those who do not see it.
import {addQuantities, negate} from "../quantity/arithmetic.ts";
import type {ChartData} from "./data.ts";
import {drawn, type ChartParts} from "./parts.ts";
import {tableOf, type ChartTable} from "./table.ts";
import {figureText, type Figure, type Figures, type Setting} from "../content/figure.ts";
import {formatQuantity} from "../quantity/format.ts";
import {readProse, type Register} from "../content/prose.ts";
import type {ChartEntry} from "../content/publication.ts";
import type {Quantity} from "../quantity/quantity.ts";

export interface LabelledChart {
  readonly data: ChartData;
  /** Alternative text: what is compared, and every value. */
  readonly alt: string;
  /** The figures that it prints, as it prints them. */
  readonly prints: readonly {readonly figure: Figure; readonly text: string}[];
  /** What it rests on, in the order in which it was first needed. */
  readonly sources: readonly string[];
  readonly table: ChartTable;
}

export function labelChart(
  entry: ChartEntry,
  parts: ChartParts,
  figures: Figures,
  setting: Setting,
): LabelledChart {
  const register = entry.kind === "waterfall" ? "compact" : "number";
  const isLong = parts.figures.flat().every(figure => threeDigits(figure));
  const printed = parts.figures.map(row =>
    row.map((figure, i) => {
      const quantity = parts.signs[i] === -1 ? lowered(figure.quantity) : figure.quantity;
      return {figure, quantity, text: labelOf(quantity, figure, register, setting, isLong)};
    }),
  );
  const words = (text: string | null): string => plainWords(text ?? "", figures, setting);
  const data: ChartData = {
    kind: entry.kind,
    title: words(entry.headline),
    description: "",
    categories: parts.categories.map(one => ({
      ...one,
      label: words(one.label),
      note: one.note === null ? null : words(one.note),
    })),
    series: parts.series.map(one => ({...one, label: words(one.label)})),
    cells: printed.map(row => row.map(({quantity, text}) => ({...drawn(quantity), label: text}))),
    totals:
      entry.kind === "stacked-column"
        ? parts.categories.map((_, i) =>
            totalOf(
              printed.map(row => row[i]!),
              setting,
              isLong,
            ),
          )
        : null,
  };
  const alt = entry.alt ? words(entry.alt) : altOf(data, words(entry.subtitle));
  return {
    data: {...data, description: alt},
    alt,
    prints: printed.flat().map(({figure, text}) => ({figure, text})),
    sources: [...new Set(printed.flat().flatMap(({figure}) => figure.sources))],
    table: tableOf(parts, printed, data.totals),
  };
}

/** Where every number of a chart has three digits or more, none carries decimals: they say nothing that the eye can check. */
function labelOf(
  quantity: Quantity,
  figure: Figure,
  register: Register,
  setting: Setting,
  isLong: boolean,
): string {
  const scale = figure.column?.scale;
  if (!isLong || register !== "number" || quantity.sort !== "amount")
    return figureText(figure, register, setting, quantity);
  return formatQuantity(quantity, {register, ...setting, scale, decimals: 0});
}

function threeDigits({quantity, column}: Figure): boolean {
  if (quantity.sort === "missing" || quantity.sort === "verbal") return true;
  const least = quantity.sort === "amount" ? quantity.value : quantity.low;
  return column !== null && (least.isZero() || least.abs().gte(`1e${column.scale + 2}`));
}

/** A step down says of its size what was said of it: "at least −£1bn" is a fall of at least a billion. */
function lowered(quantity: Quantity): Quantity {
  const negative = negate(quantity);
  return "qualifier" in negative && "qualifier" in quantity
    ? {...negative, qualifier: quantity.qualifier}
    : negative;
}

function totalOf(
  parts: readonly {readonly figure: Figure; readonly quantity: Quantity}[],
  setting: Setting,
  isLong: boolean,
): string | null {
  const sum = addQuantities(parts.map(({quantity}) => quantity));
  return sum.ok && parts[0] ? labelOf(sum.value, parts[0].figure, "number", setting, isLong) : null;
}

function plainWords(text: string, figures: Figures, setting: Setting): string {
  const words = readProse(text).segments.map(segment => {
    if (segment.sort === "cite" || segment.sort === "see") return "";
    if (segment.sort !== "figure") return segment.text;
    const figure = figures.get(segment.figure);
    return figure ? figureText(figure, segment.register, setting) : "";
  });
  return words.join("");
}

function altOf(data: ChartData, subtitle: string): string {
  const values = data.series.map((series, s) => {
    const name = data.series.length > 1 && series.label !== "" ? `${series.label}: ` : "";
    const cells = data.categories.map(
      ({label, note}, c) =>
        `${label}${note ? ` (${note})` : ""} ${data.cells[s]?.[c]?.label ?? ""}`,
    );
    return name + cells.join("; ");
  });
  return `${[subtitle, ...values].filter(part => part !== "").join(". ")}.`;
}
