// From Content and Figures to Charts: what each chart compares, with every label as it will be printed. Nothing is drawn here.
import {ChartProblem, checkChart, type Drawable} from "../lib/chart/data.ts";
import {eventChart} from "../lib/chart/from-events.ts";
import {figureParts} from "../lib/chart/from-figures.ts";
import {sensitivityParts} from "../lib/chart/from-sensitivity.ts";
import {stepParts} from "../lib/chart/from-steps.ts";
import {tableParts} from "../lib/chart/from-table.ts";
import {specChart} from "../lib/chart/from-spec.ts";
import type {Gathering, Teller, WrittenSpec} from "../lib/chart/gathering.ts";
import {unusedFields} from "../lib/chart/kinds.ts";
import {labelChart, type LabelledChart} from "../lib/chart/labels.ts";
import {stackFaults} from "../lib/chart/stack.ts";
import {descending, type ChartParts} from "../lib/chart/parts.ts";
import {errorAt, isError, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import type {Figure, Figures} from "../lib/content/figure.ts";
import {lookedUpIn, rememberedLast, type LookedUp} from "../lib/memo.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Path, Plain} from "../lib/yaml/yaml.ts";
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
  const {language, currency, illustrative} = content.about;
  const setting = {
    locale: language,
    currency,
    words: content.edition.texts,
    ...(illustrative === null ? {} : {illustrative}),
  };
  const charts = new Map<string, LabelledChart>();
  for (const [id, entry] of Object.entries(content.charts)) {
    const tell = tellerFor(id);
    for (const [field, message, help] of unusedFields(entry))
      tell.error([field], "unused-field", message, help);
    const chart = chartOf({
      id,
      entry,
      figures,
      setting,
      tell,
      isFigure: isKnown,
      tables: content.tables,
      tableNames: {
        has: name => content.names.has("tables", name),
        all: () => content.names.of("tables"),
      },
      timeline: content.timeline,
      spec: specOf(id, entry.spec),
    });
    if (chart) charts.set(id, chart);
  }
  return {value: charts, diagnostics: found};

  /** Below the chart's own words, or in a file beside it. */
  function specOf(id: string, spec: Plain | undefined): WrittenSpec | null {
    const {key, value} = content.places;
    if (spec !== undefined && spec !== null) {
      const below = (path: Path): Path => ["charts", id, "spec", ...path];
      return {data: spec, at: path => value(below(path)), keyAt: path => key(below(path))};
    }
    const file = content.specs[id];
    return (
      (file && {
        data: file.data,
        at: path => file.places.value(path),
        keyAt: path => file.places.key(path),
      }) ??
      null
    );
  }

  function tellerFor(id: string): Teller {
    const {key, value} = content.places;
    const say = (severity: "error" | "warning"): Teller["error"] => {
      return (path, code, message, help) =>
        void found.push({
          ...errorAt(value(["charts", id, ...path]), `charts/${code}`, message, help),
          severity,
        });
    };
    return {
      error: say("error"),
      warning: say("warning"),
      at: (span, code, message, help) =>
        void found.push(errorAt(span, `charts/${code}`, message, help)),
      missing: (message, help) => {
        found.push(errorAt(key(["charts", id]), "charts/missing-field", message, help));
        return null;
      },
      unknown: (path, noun, message, name, known, place = "value") =>
        void found.push(
          errorAt(
            content.places[place](["charts", id, ...path]),
            `charts/unknown-${noun}`,
            message,
            suggestion(name, known, `the ${noun}s are`),
          ),
        ),
      errors: () => found.filter(isError).length,
    };
  }

  /** Remembered where there is nothing to say of it, since that has a place in today's files. */
  function chartOf(gathering: Gathering): LabelledChart | null {
    const known = lastOf(gathering);
    if (known.last?.isSameIn(figures)) return known.last.chart;
    const before = found.length;
    const {map, isSameIn} = lookedUpIn(figures);
    let isWhole = true;
    // One that could not be computed is there only as long as it is written.
    const isFigure = (name: string): boolean => {
      isWhole &&= map.has(name);
      return isKnown(name);
    };
    const chart = composeSound({...gathering, figures: map, isFigure});
    known.last = chart && isWhole && found.length === before ? {chart, isSameIn} : null;
    return chart;
  }
}

interface Last extends Pick<LookedUp<Figure>, "isSameIn"> {
  readonly chart: LabelledChart;
}

/** Beside the figures, these are all that a chart is made of. */
const lastOf = rememberedLast(
  ({id, entry, tables, timeline, spec, setting}: Gathering) => [
    entry,
    id,
    tables,
    timeline,
    spec?.data,
    setting.locale,
    setting.currency,
    setting.illustrative,
    ...[...(setting.words ?? [])].flat(),
  ],
  (): {last: Last | null} => ({last: null}),
);

/** Null, too, where it is known before it is drawn that it cannot be. */
function composeSound(gathering: Gathering): LabelledChart | null {
  const chart = compose(gathering);
  const problem = chart && problemOf(chart.data);
  if (!problem) return chart;
  gathering.tell.error(["kind"], "cannot-draw", problem.message, problem.help);
  return null;
}

function compose(gathering: Gathering): LabelledChart | null {
  const {entry, figures, setting} = gathering;
  const {kind} = entry;
  if (kind === "timeline") return eventChart(gathering);
  if (kind === "vega-lite") return specChart(gathering);
  const parts = partsOf(gathering);
  if (!parts) return null;
  if (kind === "stacked-column")
    for (const {code, message, help} of stackFaults(parts))
      gathering.tell.error(["kind"], code, message, help);
  const sorted = entry.sort === "descending" ? descending(parts) : parts;
  return labelChart({...entry, kind}, sorted, figures, setting);
}

function partsOf(gathering: Gathering): ChartParts | null {
  const {kind, table, figures, sensitivity} = gathering.entry;
  if (kind === "waterfall") return stepParts(gathering);
  if (kind === "range" && sensitivity) return sensitivityParts(gathering);
  if (table) return tableParts(gathering);
  if (figures) return figureParts(gathering);
  return gathering.tell.missing(
    "`table` is missing: the chart has nothing to show",
    "add `table: …`, or `figures:` with a list of their names",
  );
}

/** What can be said of a chart before its size is known. */
function problemOf(chart: Drawable): ChartProblem | null {
  try {
    checkChart(chart, {width: 1, height: 1, text: 1});
    return null;
  } catch (error) {
    if (error instanceof ChartProblem) return error;
    throw error;
  }
}
