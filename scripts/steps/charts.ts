// From Content and Figures to Charts: what each chart compares, with every label as it will be printed. Nothing is drawn here.
import {ChartProblem, checkChart, type ChartData} from "../lib/chart/data.ts";
import {checkSteps} from "../lib/chart/steps.ts";
import {descending, type ChartParts} from "../lib/chart/parts.ts";
import {labelChart, type LabelledChart} from "../lib/chart/labels.ts";
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import type {Figures} from "../lib/content/figure.ts";
import {formatQuantity} from "../lib/quantity/format.ts";
import {suggestion} from "../lib/nearest.ts";
import type {ChartEntry, TableEntry} from "../lib/content/publication.ts";
import type {Quantity} from "../lib/quantity/quantity.ts";
import type {Path} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";
import type {Quantities} from "./quantities.ts";

export type Charts = ReadonlyMap<string, LabelledChart>;

/** A chart that names what is not there, or what could not be computed, is left out. */
export function composeCharts(
  content: Content,
  figures: Figures,
  {isKnown}: Quantities,
): Looked<Charts> {
  const found: Diagnostic[] = [];
  const setting = {locale: content.about.language, currency: content.about.currency};
  const charts = new Map<string, LabelledChart>();
  for (const [id, entry] of Object.entries(content.charts)) {
    const parts = entry.kind === "waterfall" ? stepParts(id, entry) : tableParts(id, entry);
    if (!parts) continue;
    const sorted = entry.sort === "descending" ? descending(parts) : parts;
    const chart = labelChart(entry, sorted, figures, setting);
    const problem = problemOf(chart.data);
    if (problem)
      found.push(
        errorAt(
          content.places.value(["charts", id, "kind"]),
          "charts/cannot-draw",
          problem.message,
          problem.help,
        ),
      );
    else charts.set(id, chart);
  }
  return {value: charts, diagnostics: found};

  function stepParts(id: string, entry: ChartEntry): ChartParts | null {
    if (!entry.steps)
      return missing(
        id,
        "`steps` is missing: a waterfall is made of steps",
        "add `steps:` with a figure, a label and a role for each",
      );
    for (const [i, {figure}] of entry.steps.entries())
      if (!isKnown(figure))
        unknown(
          ["charts", id, "steps", i, "figure"],
          "figure",
          `there is no figure called \`${figure}\``,
          figure,
          figures.keys(),
        );
    const steps = entry.steps.flatMap(step => {
      const figure = figures.get(step.figure);
      return figure ? [{...step, figure}] : [];
    });
    if (steps.length < entry.steps.length) return null;
    const signed = steps.map(({figure, role}) => ({
      figure,
      role,
      // A saving lowers a cost: it is written as a positive amount, and drawn as a step down.
      sign: role === "change" && figure.kind === "saving" ? (-1 as const) : (1 as const),
    }));
    const words = (quantity: Quantity): string =>
      formatQuantity(quantity, {register: "compact", ...setting});
    for (const {severity, index, message, help} of checkSteps(signed, words))
      found.push({
        ...errorAt(
          content.places.value(["charts", id, "steps", index, "figure"]),
          "charts/steps",
          message,
          help,
        ),
        severity,
      });
    return {
      categories: steps.map(({label, note, role}, i) => ({
        id: `step-${i + 1}`,
        label,
        note,
        role,
        highlight: role === "change",
      })),
      series: [{id: "steps", label: "", highlight: false}],
      figures: [steps.map(({figure}) => figure)],
      signs: signed.map(({sign}) => sign),
    };
  }

  function tableParts(id: string, entry: ChartEntry): ChartParts | null {
    if (!entry.table)
      return missing(id, "`table` is missing: the chart has nothing to show", "add `table: …`");
    const table = content.tables[entry.table];
    if (!table) {
      if (!content.names.has("tables", entry.table))
        unknown(
          ["charts", id, "table"],
          "table",
          `there is no table called \`${entry.table}\``,
          entry.table,
          content.names.of("tables"),
        );
      return null;
    }
    const rows =
      entry.rows ?? Object.keys(table.rows).filter(row => table.rows[row]?.total !== true);
    const columns =
      entry.columns ??
      Object.keys(table.columns).filter(column => table.columns[column]?.text !== true);
    if (!checkNames(id, entry, table, rows, columns)) return null;
    const isByRow = entry.series === "rows";
    const [series, categories] = isByRow ? [rows, columns] : [columns, rows];
    const cells = series.map(one =>
      categories.flatMap(
        other =>
          figures.get(
            isByRow ? `${entry.table}.${one}.${other}` : `${entry.table}.${other}.${one}`,
          ) ?? [],
      ),
    );
    if (cells.some(row => row.length < categories.length)) return null;
    const named = (one: string) => ({
      id: one,
      label: entry.labels?.[one] ?? table.rows[one]?.label ?? table.columns[one]?.label ?? one,
      highlight: entry.highlight?.includes(one) ?? false,
      forecast: table.columns[one]?.status === "forecast",
    });
    return {
      categories: categories.map(one => ({...named(one), note: null})),
      // Where there is one series only, its words are in the subtitle, and "forecast" among them.
      series: series.map(one => ({
        ...named(one),
        forecast: series.length > 1 && named(one).forecast,
      })),
      figures: cells,
      signs: categories.map(() => 1),
    };
  }

  function checkNames(
    id: string,
    entry: ChartEntry,
    table: TableEntry,
    rows: readonly string[],
    columns: readonly string[],
  ): boolean {
    const before = found.length;
    for (const [field, names, known] of [
      ["rows", rows, table.rows],
      ["columns", columns, table.columns],
    ] as const)
      for (const [i, name] of names.entries())
        if (!Object.hasOwn(known, name))
          unknown(
            ["charts", id, field, i],
            field.slice(0, -1),
            `the table has no ${field.slice(0, -1)} called \`${name}\``,
            name,
            Object.keys(known),
          );
    for (const [i, name] of columns.entries())
      if (table.columns[name]?.text === true)
        found.push(
          errorAt(
            content.places.value(["charts", id, "columns", i]),
            "charts/words",
            `the column \`${name}\` holds words, and a chart needs numbers`,
            "leave it out",
          ),
        );
    for (const [i, name] of rows.entries())
      if (entry.kind === "stacked-column" && table.rows[name]?.total === true)
        found.push(
          errorAt(
            content.places.value(["charts", id, "rows", i]),
            "charts/total",
            `\`${name}\` is a total: on top of its own parts it would count twice`,
            "leave it out; the totals of the columns are printed by themselves",
          ),
        );
    const all = [...Object.keys(table.rows), ...Object.keys(table.columns)];
    const named = [
      ...Object.keys(entry.labels ?? {}).map(
        name => ({name, path: ["labels", name], place: "key"}) as const,
      ),
      ...(entry.highlight ?? []).map(
        (name, i) => ({name, path: ["highlight", i], place: "value"}) as const,
      ),
    ];
    for (const {name, path, place} of named)
      if (!all.includes(name))
        unknown(
          ["charts", id, ...path],
          "row",
          `the chart has no row or column called \`${name}\``,
          name,
          all,
          place,
        );
    return found.length === before;
  }

  function missing(id: string, message: string, help: string): null {
    found.push(errorAt(content.places.key(["charts", id]), "charts/missing-field", message, help));
    return null;
  }

  function unknown(
    path: Path,
    noun: string,
    message: string,
    name: string,
    known: Iterable<string>,
    place: "key" | "value" = "value",
  ): void {
    found.push(
      errorAt(
        content.places[place](path),
        `charts/unknown-${noun}`,
        message,
        suggestion(name, known, `the ${noun}s are`),
      ),
    );
  }
}

/** What can be said of a chart before its size is known. */
function problemOf(chart: ChartData): ChartProblem | null {
  try {
    checkChart(chart, {width: 1, height: 1, text: 1});
    return null;
  } catch (error) {
    if (error instanceof ChartProblem) return error;
    throw error;
  }
}
