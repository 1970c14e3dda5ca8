// Models of what stands in a publication beside its figures: as long as an entry and all that it shows stay as they are, so does its
// model, and with it whatever is remembered of that.
import {sourcesOf} from "../content/cells.ts";
import type {Setting} from "../content/figure.ts";
import type {
  About,
  ChartEntry,
  EventEntry,
  QuotationEntry,
  RecommendationEntry,
  Source,
  TableEntry,
} from "../content/publication.ts";
import {rememberedLast, rememberedOf} from "../memo.ts";
import {chartModel, type ChartFacts} from "./chart-model.ts";
import {maybeText, textNode, type FigureNode, type Named} from "./model.ts";
import {publicationModel} from "./publication-model.ts";
import {
  recommendationModel,
  verdictModel,
  type RecommendationMaterial,
} from "./recommendation-model.ts";
import {tableModel} from "./table-model.ts";

type Sources = Readonly<Record<string, Source>>;
export type Cited = (ids: readonly string[]) => readonly Named[];
type Nodes = Readonly<Record<string, FigureNode>>;

/** What else of a publication counts, beside an entry: `cited` shows what is in `sources`. */
export interface Around extends Setting {
  readonly nodes: Nodes;
  readonly sources: Sources;
  readonly cited: Cited;
}

export const recommendation = rememberedLast(
  (
    id: string,
    entry: RecommendationEntry,
    number: number,
    saving: FigureNode | undefined,
    {headings, parts, scale, sources}: RecommendationMaterial & {readonly sources: Sources},
  ) => [entry, id, number, saving, headings, parts, scale, sources],
  recommendationModel,
);

export const tableOf = rememberedLast(
  (id: string, table: TableEntry, around: Around & {readonly reasons: readonly string[]}) => [
    table,
    id,
    ...around.reasons,
    ...settingKeys(around, cellsOf(id, table)),
  ],
  (id, table, {nodes, cited, reasons, ...setting}) =>
    tableModel(id, table, nodes, cited, reasons, setting),
);

export const chartNode = rememberedLast(
  (id: string, entry: ChartEntry, facts: ChartFacts | undefined, around: Around) => [
    entry,
    id,
    facts,
    ...settingKeys(around, printedIn(facts)),
  ],
  (id, entry, facts, {nodes, cited, ...setting}) =>
    chartModel(id, entry, facts, nodes, cited, setting),
);

/** Of all figures, those that it shows. */
function settingKeys(
  {sources, locale, currency, illustrative, nodes}: Around,
  shown: readonly string[],
) {
  return [sources, locale, currency, illustrative, ...shown.map(id => nodes[id])] as const;
}

function cellsOf(id: string, {rows, columns}: TableEntry): readonly string[] {
  return Object.keys(rows).flatMap(row =>
    Object.keys(columns).map(column => `${id}.${row}.${column}`),
  );
}

function printedIn(facts: ChartFacts | undefined): readonly string[] {
  const cells = (facts?.table.rows ?? []).flatMap(row => row.cells);
  return cells.flatMap(({figure}) => figure?.id ?? []);
}

export const aboutPublication = rememberedLast(
  ({about, name}: {readonly about: About; readonly name: string}) => [about, name],
  publicationModel,
);

export const scaleModel = rememberedOf((scale: RecommendationMaterial["scale"]) =>
  Object.keys(scale).map(id => verdictModel(id, scale) ?? {}),
);

export const timelineModel = rememberedLast(
  (
    {timeline, sources}: {readonly timeline: readonly EventEntry[]; readonly sources: Sources},
    _: Cited,
  ) => [timeline, sources],
  ({timeline}, cited) =>
    timeline.map(event => ({
      id: event.id,
      date: event.date,
      until: event.until,
      "date-label": maybeText(event["date-label"]),
      title: textNode(event.title),
      text: maybeText(event.text),
      era: event.era,
      sources: cited(sourcesOf([event])),
    })),
);

export const quotationModels = rememberedLast(
  (
    {
      quotations,
      sources,
    }: {readonly quotations: Readonly<Record<string, QuotationEntry>>; readonly sources: Sources},
    _: Cited,
  ) => [quotations, sources],
  ({quotations}, cited) =>
    Object.fromEntries(
      Object.entries(quotations).map(([id, one]) => [
        id,
        {
          id,
          text: textNode(one.text),
          who: textNode(one.who),
          role: maybeText(one.role),
          date: one.date,
          note: maybeText(one.note),
          sources: cited(sourcesOf([one])),
        },
      ]),
    ),
);
