// From Content and Figures to Charts: what each chart compares, with every label as it will be printed, and its words for
// those who do not see it. Nothing is drawn here.
import type {ChartData} from "../lib/chart-data.ts";
import {checked, type Checked, type Diagnostic} from "../lib/diagnostic.ts";
import type {Figure, Figures} from "../lib/figure.ts";
import {formatMachine, formatQuantity} from "../lib/format.ts";
import {suggestion} from "../lib/nearest.ts";
import {readProse} from "../lib/prose.ts";
import type {ChartEntry, TableEntry} from "../lib/publication.ts";
import {add, negate} from "../lib/arithmetic.ts";
import type {Quantity} from "../lib/quantity.ts";
import type {Path} from "../lib/yaml.ts";
import type {Content} from "./content.ts";

export interface Chart {
  readonly id: string;
  readonly entry: ChartEntry;
  readonly data: ChartData;
  /** Alternative text: what is compared, and every value. */
  readonly alt: string;
  /** The figures that it prints, as it prints them. */
  readonly prints: readonly {readonly figure: Figure; readonly text: string}[];
}

export type Charts = ReadonlyMap<string, Chart>;

interface Setting {
  readonly locale: string;
  readonly currency: string;
}

interface Parts {
  readonly categories: ChartData["categories"];
  readonly series: ChartData["series"];
  /** By series, then by category. */
  readonly figures: readonly (readonly Figure[])[];
  readonly signs: readonly (1 | -1)[];
}

export function composeCharts(content: Content, figures: Figures): Checked<Charts> {
  const found: Diagnostic[] = [];
  const charts = new Map<string, Chart>();
  for (const [id, entry] of Object.entries(content.charts)) {
    const parts = entry.kind === "waterfall" ? stepsOf(id, entry) : tableParts(id, entry);
    if (parts) charts.set(id, chartOf(id, entry, entry.sort === "descending" ? descending(parts) : parts));
  }
  return checked(charts, found);

  function chartOf(id: string, entry: ChartEntry, parts: Parts): Chart {
    const setting = {locale: content.about.language, currency: content.about.currency};
    const register = entry.kind === "waterfall" ? "compact" : "number";
    const printed = parts.figures.map(row => row.map((figure, i) => {
      const quantity = parts.signs[i] === -1 ? negate(figure.quantity) : figure.quantity;
      return {figure, quantity, text: formatQuantity(quantity, {register, ...setting, ...trimmed(quantity, register)})};
    }));
    const cells = printed.map(row => row.map(({quantity, text}) => ({...drawn(quantity), label: text})));
    const totals = entry.kind === "stacked-column" ? parts.categories.map((_, i) => totalOf(printed.map(row => row[i]!.quantity), setting)) : null;
    const plain = (text: string | null): string => plainWords(text ?? "", figures, setting);
    const title = plain(entry.headline);
    const data = {kind: entry.kind, title, description: "", categories: parts.categories.map(one => ({...one, label: plain(one.label), note: one.note === null ? null : plain(one.note)})), series: parts.series.map(one => ({...one, label: plain(one.label)})), cells, totals};
    const alt = entry.alt ? plain(entry.alt) : altOf(data, plain(entry.subtitle));
    return {id, entry, data: {...data, description: alt}, alt, prints: printed.flat().map(({figure, text}) => ({figure, text}))};
  }

  function stepsOf(id: string, entry: ChartEntry): Parts | null {
    if (!entry.steps) return report("missing-field", "`steps` is missing: a waterfall is made of steps", "add `steps:` with a figure, a label and a role for each", ["charts", id], "key");
    const steps = entry.steps.map((step, i) => {
      const figure = figures.get(step.figure);
      if (!figure) report("unknown-figure", `there is no figure called \`${step.figure}\``, suggestion(step.figure, figures.keys(), "the figures are"), ["charts", id, "steps", i, "figure"]);
      return figure ? {...step, figure} : null;
    });
    if (steps.some(step => step === null)) return null;
    const whole = steps.filter(step => step !== null);
    return {
      categories: whole.map((step, i) => ({id: `step-${i + 1}`, label: step.label, note: step.note, role: step.role, highlight: step.role === "change"})),
      series: [{id: "steps", label: "", highlight: false}],
      figures: [whole.map(step => step.figure)],
      // A saving lowers a cost: it is written as a positive amount, and drawn as a step down.
      signs: whole.map(step => (step.role === "change" && step.figure.kind === "saving" ? -1 : 1)),
    };
  }

  function tableParts(id: string, entry: ChartEntry): Parts | null {
    if (!entry.table) return report("missing-field", "`table` is missing: the chart has nothing to show", "add `table: …`", ["charts", id], "key");
    const table = content.tables[entry.table];
    if (!table) return report("unknown-table", `there is no table called \`${entry.table}\``, suggestion(entry.table, Object.keys(content.tables), "the tables are"), ["charts", id, "table"]);
    const rows = entry.rows ?? Object.entries(table.rows).filter(([, row]) => row.total !== true).map(([row]) => row);
    const columns = entry.columns ?? Object.entries(table.columns).filter(([, column]) => column.text !== true).map(([column]) => column);
    const known = [checkNames(id, "rows", rows, table.rows), checkNames(id, "columns", columns, table.columns)];
    const labelled = new Set([...rows, ...columns]);
    for (const name of Object.keys(entry.labels ?? {})) if (!labelled.has(name)) report("unknown-row", `the chart has no row or column called \`${name}\``, suggestion(name, labelled, "they are"), ["charts", id, "labels", name], "key");
    for (const [i, name] of (entry.highlight ?? []).entries()) if (!labelled.has(name)) report("unknown-row", `the chart has no row or column called \`${name}\``, suggestion(name, labelled, "they are"), ["charts", id, "highlight", i]);
    if (known.includes(false)) return null;
    const [series, categories] = entry.series === "rows" ? [rows, columns] : [columns, rows];
    const cellsOf = (one: string, other: string): Figure | undefined => figures.get(entry.series === "rows" ? `${entry.table}.${one}.${other}` : `${entry.table}.${other}.${one}`);
    const cells = series.map(one => categories.map(other => cellsOf(one, other)));
    if (cells.some(row => row.includes(undefined))) return null;
    return {
      categories: categories.map(one => ({id: one, label: labelOf(one, entry, table), note: null, highlight: entry.highlight?.includes(one) ?? false, forecast: table.columns[one]?.status === "forecast"})),
      series: series.map(one => ({id: one, label: labelOf(one, entry, table), highlight: entry.highlight?.includes(one) ?? false, forecast: series.length > 1 && table.columns[one]?.status === "forecast"})),
      figures: cells as Figure[][],
      signs: categories.map(() => 1 as const),
    };
  }

  function checkNames(id: string, field: "rows" | "columns", names: readonly string[], known: Readonly<Record<string, unknown>>): boolean {
    const unknown = names.filter(name => !Object.hasOwn(known, name));
    for (const name of unknown) report(`unknown-${field.slice(0, -1)}`, `the table has no ${field.slice(0, -1)} called \`${name}\``, suggestion(name, Object.keys(known), `the ${field} are`), ["charts", id, field, names.indexOf(name)]);
    return unknown.length === 0;
  }

  function report(what: string, message: string, help: string | undefined, path: Path, place: "key" | "value" = "value"): null {
    found.push({severity: "error", code: `charts/${what}`, message, help, at: content.places[place](path)});
    return null;
  }
}

function labelOf(id: string, entry: ChartEntry, table: TableEntry): string {
  return entry.labels?.[id] ?? table.rows[id]?.label ?? table.columns[id]?.label ?? id;
}

function descending(parts: Parts): Parts {
  const size = (i: number): number => Number(formatMachine(parts.figures[0]?.[i]?.quantity ?? {sort: "missing", why: "not given"}) ?? "-1");
  const order = parts.categories.map((_, i) => i).toSorted((a, b) => size(b) - size(a));
  return {...parts, categories: order.map(i => parts.categories[i]!), figures: parts.figures.map(row => order.map(i => row[i]!)), signs: order.map(i => parts.signs[i]!)};
}

/** A label of three digits or more carries no decimals: on a chart they say nothing that the eye can check. */
function trimmed(quantity: Quantity, register: string): {readonly decimals?: number} {
  if (register !== "number" || quantity.sort !== "amount") return {};
  return quantity.value.abs().div(`1e${quantity.written.scale}`).gte(100) ? {decimals: 0} : {};
}

function drawn(quantity: Quantity): {readonly value: string | null; readonly low?: string; readonly high?: string} {
  if (quantity.sort === "range") return {value: (quantity.central ?? quantity.low.plus(quantity.high).div(2)).toFixed(), low: quantity.low.toFixed(), high: quantity.high.toFixed()};
  return {value: quantity.sort === "amount" ? quantity.value.toFixed() : null};
}

function totalOf(quantities: readonly Quantity[], setting: Setting): string | null {
  let sum: Quantity | undefined;
  for (const quantity of quantities) {
    const result: ReturnType<typeof add> | null = sum ? add(sum, quantity) : null;
    if (result && !result.ok) return null;
    sum = result ? result.value : quantity;
  }
  return sum ? formatQuantity(sum, {register: "number", ...setting, ...trimmed(sum, "number")}) : null;
}

function plainWords(text: string, figures: Figures, setting: Setting): string {
  return readProse(text).segments.map(segment => {
    if (segment.sort !== "figure") return segment.text;
    const figure = figures.get(segment.figure);
    return figure ? formatQuantity(figure.quantity, {register: segment.register, ...setting}) : "";
  }).join("");
}

function altOf(data: ChartData, subtitle: string): string {
  const values = data.series.map((series, s) => {
    const name = data.series.length > 1 && series.label !== "" ? `${series.label}: ` : "";
    return name + data.categories.map((category, c) => `${category.label}${category.note ? ` (${category.note})` : ""} ${data.cells[s]?.[c]?.label ?? ""}`).join("; ");
  });
  return `${[subtitle, ...values].filter(part => part !== "").join(". ")}.`;
}
