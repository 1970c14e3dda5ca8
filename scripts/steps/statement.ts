// From Content and Figures to the Statement: everything that the publication states now, to be compared with what it states another time.
// It never compares, and holds nothing of how a document looks.
import {figureText, type Figure, type Figures} from "../lib/content/figure.ts";
import {known, stateFigure, type Known} from "../lib/content/stated.ts";
import type {Statement, Entries, FigureThen} from "../lib/statement/statement.ts";
import {hashOf} from "../lib/hash.ts";
import {isMap} from "../lib/map.ts";
import type {FiguresFile, FigureStated} from "../lib/record/record.ts";
import type {Content} from "./content.ts";

export function composeStatement(content: Content, figures: Figures): Statement {
  const {about, headings, recommendations, parts, sources, quotations, tables} = content;
  return {
    format: "costed-statement",
    version: 1,
    document: null,
    publication: {
      ...flat({
        ...about,
        noun: about.noun?.one,
        nouns: about.noun?.many,
        publisher: about.publisher.name,
      }),
      name: content.name,
    },
    language: about.language,
    currency: about.currency,
    figures: [...figures.values()].map(figure => figureNow(figure, figures, content)),
    behind: [],
    entries: {
      recommendations: entriesOf(recommendations),
      headings: entriesOf(headings),
      parts: entriesOf(parts),
      sources: entriesOf(sources),
      quotations: entriesOf(quotations),
      timeline: entriesOf(
        Object.fromEntries(content.timeline.map(({id, ...event}) => [id, event])),
      ),
      tables: entriesOf(mapValues(tables, ({title, subtitle, note}) => ({title, subtitle, note}))),
      chapters: mapValues(content.texts, ({text}) => ({words: hashOf(text)})),
      documents: mapValues(content.documents, ({data}) => ({words: hashOf(JSON.stringify(data))})),
    },
  };
}

/** What a PDF carries along is a statement too, of as much as the document states. */
export function statementOfRecord(record: FiguresFile): Statement {
  const {publication, document, language, currency} = record;
  return {
    format: "costed-statement",
    version: 1,
    document: document.name,
    publication: publication,
    language,
    currency,
    figures: record.figures.map(figureThen),
    behind: (record.behind ?? []).map(one => ({...one, text: ""})),
    entries: {sources: record.sources},
  };
}

function figureNow(figure: Figure, figures: Figures, {about}: Content): FigureThen {
  const {quantity} = figure;
  const setting = {locale: about.language, currency: about.currency};
  return {
    ...stateFigure(figure, figures),
    ...known({owner: figure.owner, "checked-by": figure.checkedBy}),
    text: figureText(figure, "exact", setting),
    ...("written" in quantity ? {written: quantity.written} : {}),
  };
}

/** The fullest of its forms. */
function figureThen({printed, ...stated}: FigureStated): FigureThen {
  const registers = ["exact", "compact", "prose"];
  const ways = registers.flatMap(one => printed.find(({register}) => register === one)?.text ?? []);
  return {...stated, text: ways[0] ?? printed[0]?.text ?? ""};
}

function entriesOf(entries: Readonly<Record<string, object>>): Entries {
  return mapValues(entries, flat);
}

/** Lists of names in one text; what is empty is left out. */
function flat(entry: object): Known {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([field, value]) => {
      const text = textOf(value);
      return text === null ? [] : [[field, text]];
    }),
  );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (isMap(value))
    return Object.values(value)
      .flatMap(one => textOf(one) ?? [])
      .join(", ");
  return String(value);
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value)]));
}
