// From a Manuscript to the record of its figures: every figure that a document prints, with all that is known of it, as data.
// It goes into the PDF as `figures.json`, so that the PDF alone tells a program what it states, and on what that rests.
import type {Figures} from "../lib/content/figure.ts";
import {known, stateFigure, type Stated} from "../lib/content/stated.ts";
import {statementsOf} from "../lib/record/read.ts";
import type {FiguresFile, FigureStated} from "../lib/record/record.ts";
import type {Use} from "../lib/template/printing.ts";
import type {Content} from "./content.ts";
import type {Manuscript} from "./manuscript.ts";

export interface RecordMaterial {
  readonly content: Content;
  readonly figures: Figures;
  readonly kind: string;
  readonly version: string;
}

/** Before printing: all but what only the print can tell; see lib/record/write.ts. */
export function composeRecord(manuscript: Manuscript, material: RecordMaterial): FiguresFile {
  const {content, figures, kind, version} = material;
  const {about} = content;
  const uses = statedUses(manuscript);
  const printed = new Map<string, Map<string, FigureStated["printed"][number]>>();
  for (const {figure, register, text} of uses) {
    const known = printed.get(figure) ?? new Map<string, FigureStated["printed"][number]>();
    printed.set(figure, known.set(`${register} ${text}`, {text, register}));
  }
  const stated = [...printed].flatMap(([id, own]) => {
    const figure = figures.get(id);
    return figure ? [{...stateFigure(figure, figures), printed: [...own.values()]}] : [];
  });
  const behind = figuresBehind(stated, figures);
  const all = [...stated, ...behind];
  const cited = new Set(
    all.flatMap(one => [...one.sources, ...(one.was ?? []).flatMap(was => was.sources ?? [])]),
  );
  const record: Omit<FiguresFile, "content"> = {
    format: "costed-figures",
    version: 1,
    program: {name: "Costed", version},
    publication: {
      name: content.name,
      ...known({
        title: about.title,
        subtitle: about.subtitle,
        publisher: about.publisher.name,
        date: about.date,
        edition: about.edition,
        identifier: about.identifier,
      }),
    },
    document: {
      name: manuscript.name,
      ...known({template: kind, title: manuscript.title, edition: content.edition.name}),
    },
    language: about.language,
    currency: about.currency,
    figures: stated,
    ...(behind.length === 0 ? {} : {behind}),
    sources: Object.fromEntries(
      Object.entries(content.sources)
        .filter(([id]) => cited.has(id))
        .map(([id, {title, publisher, date, url, accessed, status}]) => [
          id,
          known({title, publisher, date, url, accessed, status}),
        ]),
    ),
  };
  return {...record, content: statementsOf(record)};
}

/** Those that can be read: what is said in an attribute or to the presenter is not in the PDF's words. */
export function statedUses(manuscript: Manuscript): readonly Use[] {
  return manuscript.uses.filter(use => use.visible);
}

/** All that the stated figures rest on, directly or not, and that is not stated itself: the nearest first. */
function figuresBehind(stated: readonly FigureStated[], figures: Figures): readonly Stated[] {
  const seen = new Set(stated.map(one => one.id));
  const behind: Stated[] = [];
  const waiting = stated.flatMap(one => figures.get(one.id)?.inputs ?? []);
  for (const id of waiting) {
    const figure = figures.get(id);
    if (seen.has(id) || !figure) continue;
    seen.add(id);
    behind.push(stateFigure(figure, figures));
    waiting.push(...figure.inputs);
  }
  return behind;
}

/** What a PDF says of itself. */
export function metadataOf({about}: Content, {title, subject, keywords}: Manuscript) {
  return {
    title,
    ...(subject === null ? {} : {subject}),
    ...(keywords.length === 0 ? {} : {keywords}),
    authors: about.authors.map(author => author.name),
    publisher: about.publisher.name,
    language: about.language,
    date: about.date,
  };
}
