// From Content, Figures and Charts to the publication's Model: all that every template of it can see.
// It is total: what is empty is null, and never missing, so that a name in a template is either there or a mistake.
import type {Corrections} from "../lib/content/correction.ts";
import type {Figure, Figures} from "../lib/content/figure.ts";
import {remembered, rememberedOf} from "../lib/memo.ts";
import {
  maybeText,
  textNode,
  wordsNode,
  type ChartNode,
  type FigureNode,
  type Named,
} from "../lib/template/model.ts";
import {sourcesOf} from "../lib/content/cells.ts";
import {documentModel, type DocumentFacts} from "../lib/template/document-model.ts";
import {figureModel, type FigureMaterial} from "../lib/template/figure-model.ts";
import {sourceModel} from "../lib/template/publication-model.ts";
import {verdictModel} from "../lib/template/recommendation-model.ts";
import {
  aboutPublication,
  chartNode,
  quotationModels,
  recommendation,
  scaleModel,
  tableOf,
  timelineModel,
} from "../lib/template/lasting-models.ts";
import {reasonsOf, totalsModel} from "../lib/template/totals-model.ts";
import {chapterModel} from "../lib/template/chapter-model.ts";
import {correctionsModel} from "../lib/template/corrections-model.ts";
import type {Chapters} from "./chapters.ts";
import type {Charts} from "./charts.ts";
import type {Content} from "./content.ts";
import type {Totals} from "./totals.ts";

export interface PublicationModel extends Named {
  readonly publication: Named;
  readonly edition: Named;
  readonly figures: Readonly<Record<string, FigureNode>>;
  readonly tables: Readonly<Record<string, Named>>;
  readonly recommendations: readonly Named[];
  readonly headings: readonly Named[];
  readonly parts: readonly Named[];
  readonly scale: readonly Named[];
  readonly timeline: readonly Named[];
  readonly quotations: Readonly<Record<string, Named>>;
  readonly charts: Readonly<Record<string, ChartNode>>;
  readonly chapters: Readonly<Record<string, Named>>;
  readonly corrections: readonly Named[];
  readonly sources: Readonly<Record<string, Named>>;
  readonly documents: readonly Named[];
}

export interface ModelMaterial {
  readonly content: Content;
  readonly figures: Figures;
  readonly charts: Charts;
  readonly chapters: Chapters;
  readonly corrections: readonly Corrections[];
  readonly totals: Totals;
}

/** `documents`: those whose kind could be read, in the order of their names. */
export function composeModel(
  {content, figures, charts, chapters, corrections, totals}: ModelMaterial,
  documents: readonly DocumentFacts[],
): PublicationModel {
  const {language: locale, currency, illustrative} = content.about;
  const setting = {locale, currency, ...(illustrative === null ? {} : {illustrative})};
  const sources = sourceModels(content.sources);
  const cited = (ids: readonly string[]): readonly Named[] =>
    ids.flatMap(id => (sources[id] ? [sources[id]] : []));
  const figureNodes = Object.fromEntries(
    [...figures.values()].map(figure => [
      figure.id,
      figureNode(figure, aboutFigure(figure, content.sources, {cited, figures, ...setting})),
    ]),
  );
  const material = {...content, cited};
  const recommendations = Object.entries(content.recommendations).map(([id, entry], i) =>
    recommendation(id, entry, i + 1, figureNodes[entry.saving ?? ""], material),
  );
  const tables = mapValues(content.tables, (table, id) =>
    tableOf(id, table, {
      nodes: figureNodes,
      reasons: reasonsOf(id, totals.printed),
      sources: content.sources,
      cited,
      ...setting,
    }),
  );
  const quotations = quotationModels(content, cited);
  const chartNodes = mapValues(content.charts, (entry, id) => {
    const facts = charts.get(id);
    return chartNode(id, entry, facts, {
      nodes: figureNodes,
      sources: content.sources,
      cited,
      ...setting,
    });
  });
  const named = Object.values(figureNodes).filter(({figure}) => !figure.id.includes("."));
  return {
    publication: aboutPublication(content),
    edition: editionModel(content.edition),
    figures: figureNodes,
    tables,
    recommendations,
    headings: Object.entries(content.headings).map(([id, entry], i) => ({
      id,
      number: i + 1,
      title: textNode(entry.title),
      summary: maybeText(entry.summary),
      sources: cited(sourcesOf([entry])),
      recommendations: recommendations.filter(one => one["heading-id"] === id),
    })),
    parts: Object.entries(content.parts).map(([id, part]) => ({
      id,
      label: textNode(part.label),
      text: maybeText(part.text),
      verdict: verdictModel(part.verdict, content.scale),
      sources: cited(sourcesOf([part])),
      recommendations: recommendations.filter(
        one => part.recommendations?.includes(String(one["id"])) ?? false,
      ),
    })),
    scale: scaleModel(content.scale),
    timeline: timelineModel(content, cited),
    quotations,
    charts: chartNodes,
    chapters: mapValues(chapters, (one, id) =>
      chapterModel(id, one, {
        chart: chartNodes,
        table: tables,
        quotation: quotations,
        recommendation: Object.fromEntries(recommendations.map(one => [one["id"], one])),
      }),
    ),
    "named-figures": named,
    // One that only gives a cell of a table a name has nothing to work out.
    "derived-figures": named.filter(
      ({figure}) => figure.workings !== null && !/^\{\{[^{}]*\}\}$/.test(figure.workings),
    ),
    "printed-totals": totalsModel(totals.printed, content.tables, figureNodes, {
      locale: content.about.language,
      currency: content.about.currency,
    }),
    "changed-figures": named.filter(({figure}) => figure.was.length > 0),
    corrections: corrections.map(one =>
      correctionsModel(one, {nodes: figureNodes, cited, ...setting}),
    ),
    sources,
    documents: documents.map(one =>
      documentModel(one, {language: content.about.language, url: content.about.url}),
    ),
  };
}

/** Its name, null for the common publication, and its own words. */
function editionModel({name, texts}: Content["edition"]): Named {
  const words = [...texts].map(([word, text]) => [word, wordsNode(text)] as const);
  return {...Object.fromEntries(words), name};
}

const sourceModels = rememberedOf((sources: Content["sources"]) => mapValues(sources, sourceModel));

/** What a figure is known by depends on itself, on its sources, and on those that say what moves it. */
const aboutFigure = remembered(
  (figure: Figure, sources: Content["sources"], material: FigureMaterial) => [
    figure,
    sources,
    material.locale,
    material.currency,
    material.illustrative,
    material.words,
    ...figure.sensitivity.flatMap(({input, low, high}) =>
      [input, low, high].map(id => material.figures.get(id)),
    ),
  ],
  (figure, _, material) => figureModel(figure, material).about,
);

const figureNode = remembered(
  (figure: Figure, about: FigureNode["about"]) => [figure, about],
  (figure, about): FigureNode => ({node: "figure", figure, about}),
);

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, id: string) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value, id)]));
}
