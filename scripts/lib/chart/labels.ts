// Every word of a chart as it will be printed, and its words for those who do not see it.
import {addQuantities, negate} from "../quantity/arithmetic.ts";
import {altOf} from "./alt.ts";
import type {Cell, ChartData, Drawable} from "./data.ts";
import {drawn, type ChartParts} from "./parts.ts";
import {hasRoundedColumns, hasRoundedSteps} from "./rounding.ts";
import {tableOf, type ChartTable} from "./table.ts";
import {
  exampleMark,
  figureText,
  type Figure,
  type Figures,
  type Setting,
} from "../content/figure.ts";
import {measuredChart} from "../content/measured.ts";
import {formatQuantity} from "../quantity/format.ts";
import {readProse, type Register} from "../content/prose.ts";
import type {ChartEntry} from "../content/publication.ts";
import type {Amount, Quantity, Range} from "../quantity/quantity.ts";
import type {Decimal} from "../quantity/decimal.ts";

export interface LabelledChart {
  /** What is measured, with the unit of bare numbers where its writer has not said it; else as it is written. */
  readonly subtitle?: string | null;
  readonly data: Drawable;
  /** Alternative text: what is compared, and every value. */
  readonly alt: string;
  /** The figures that it prints, as it prints them. */
  readonly prints: readonly Print[];
  /** What it rests on, in the order in which it was first needed. */
  readonly sources: readonly string[];
  readonly table: ChartTable;
  /** It shows sums of its own, and as they are printed they do not add up. */
  readonly isRounded?: boolean;
}

export interface Print {
  readonly figure: Figure;
  readonly text: string;
}

export function labelChart(
  entry: ChartEntry & {readonly kind: ChartData["kind"]},
  parts: ChartParts,
  figures: Figures,
  setting: Setting,
): LabelledChart {
  const {register} = parts;
  const isLong = parts.figures.flat().every(figure => threeDigits(figure));
  const print = (quantity: Quantity, figure: Figure): string =>
    labelOf(quantity, figure, register, setting, isLong);
  const printed = parts.figures.map(row =>
    row.map((figure, i) => {
      const quantity = parts.signs[i] === -1 ? lowered(figure.quantity) : figure.quantity;
      const ends = entry.kind === "range" ? endsOf(quantity, figure, print) : null;
      return {figure, quantity, text: print(quantity, figure), ends};
    }),
  );
  const inWords: Print[] = [];
  const words = (text: string | null): string => plainWords(text ?? "", figures, setting, inWords);
  const totals =
    entry.kind === "stacked-column"
      ? parts.categories.map((_, i) => totalOf(printed.map(row => row[i]!)))
      : null;
  const data: ChartData = {
    kind: entry.kind,
    title: plainWords(entry.headline, figures, setting),
    description: "",
    categories: parts.categories.map(one => ({
      ...one,
      label: words(one.label),
      note: one.note === null ? null : words(one.note),
    })),
    series: parts.series.map(one => ({...one, label: words(one.label)})),
    cells: printed.map(row =>
      row.map(({quantity, text, ends}): Cell => ({
        ...drawn(quantity),
        label: text,
        ...(ends && {ends}),
      })),
    ),
    totals: totals && totals.map(total => total?.text ?? null),
  };
  const subtitle = measured();
  const alt = entry.alt
    ? plainWords(entry.alt, figures, setting)
    : altOf(data, plainWords(subtitle ?? "", figures, setting), printed, (quantity, s, c) =>
        // In full, so that it is what lies between the values as they are, not as they are rounded.
        figureText(parts.figures[s]![c]!, register, setting, quantity),
      );
  const prints = printed.flat().flatMap(({figure, text, ends}) => {
    const said = ends ? [ends.low, ends.high, ends.central ?? []].flat() : [text];
    return said.map(one => ({figure, text: one}));
  });
  const all = [...prints, ...inWords];
  return {
    subtitle,
    data: {...data, description: alt},
    alt,
    prints: all,
    sources: [...new Set(all.flatMap(({figure}) => figure.sources))],
    table: tableOf(parts, printed, data.totals),
    isRounded: isRounded(),
  };

  /** Labels that stand in the chart may say what it measures; that of a single series does not. */
  function measured(): string | null {
    if (register !== "number") return entry.subtitle;
    const series = parts.series.length > 1 ? parts.series : [];
    const labels = [...parts.categories, ...series].map(({label}) => label);
    return measuredChart(entry, {figures: parts.figures.flat(), labels}, setting);
  }

  function totalOf(of: readonly {readonly figure: Figure; readonly quantity: Quantity}[]) {
    const sum = addQuantities(of.map(({quantity}) => quantity));
    if (!sum.ok || !of[0]) return null;
    return {quantity: sum.value, text: print(sum.value, of[0].figure)};
  }

  function isRounded(): boolean {
    const steps = printed[0]!.map((one, i) => ({...one, role: parts.categories[i]?.role}));
    if (entry.kind === "waterfall") return hasRoundedSteps(steps, parts, setting);
    const columns = (totals ?? []).map((total, c) => ({total, parts: printed.map(row => row[c]!)}));
    return hasRoundedColumns(columns, parts.figures[0]?.[0]?.column ?? null, setting);
  }
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

/** The ends of a range, and what lies between, each by itself; its qualifier stands with the first. */
function endsOf(
  quantity: Quantity,
  figure: Figure,
  print: (quantity: Quantity, figure: Figure) => string,
): Cell["ends"] | null {
  if (quantity.sort !== "range") return null;
  const end = (value: Decimal, qualifier: Range["qualifier"]): string => {
    const {written, unit} = quantity;
    const amount: Amount = {sort: "amount", qualifier, value, written, unit};
    return print(amount, figure);
  };
  const {low, central, high, qualifier} = quantity;
  return {low: end(low, qualifier), central: central && end(central, null), high: end(high, null)};
}

/** A step down says of its size what was said of it: "at least −£1bn" is a fall of at least a billion. */
function lowered(quantity: Quantity): Quantity {
  const negative = negate(quantity);
  return "qualifier" in negative && "qualifier" in quantity
    ? {...negative, qualifier: quantity.qualifier}
    : negative;
}

/** A text of the content with its figures printed; they are added to `prints`. */
export function plainWords(
  text: string,
  figures: Figures,
  setting: Setting,
  prints: Print[] = [],
): string {
  const words = readProse(text).segments.map(segment => {
    if (segment.sort === "cite" || segment.sort === "see") return "";
    if (segment.sort === "edition") return setting.words?.get(segment.word) ?? `[${segment.word}]`;
    if (segment.sort !== "figure") return segment.text;
    const figure = figures.get(segment.figure);
    if (!figure) return "";
    const printed = figureText(figure, segment.register, setting);
    prints.push({figure, text: printed});
    return printed + exampleMark(figure, setting);
  });
  return words.join("");
}
