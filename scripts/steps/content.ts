// From the files of a publication to Content: everything that was written, in known shapes, each value with its place.
// It never computes, never reads a template, and knows no names: steps/references.ts looks whether they lead anywhere.
import {badFileName, isFileName, strayFile} from "../lib/content/file-findings.ts";
import {namesIn, type ContentNames, type UnreadFile} from "../lib/content/names.ts";
import {placesIn, type ContentPlaces} from "../lib/content/places.ts";
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {editions as editionsShape, type EditionsEntry} from "../lib/edition/entry.ts";
import {editionOf, type Edition} from "../lib/edition/edition.ts";
import {overridden, type Overrides} from "../lib/edition/overrides.ts";
import {remembered} from "../lib/memo.ts";
import * as shapes from "../lib/content/publication.ts";
import {fit} from "../lib/yaml/fit.ts";
import type {Schema} from "../lib/yaml/schema.ts";
import type {SourceText} from "../lib/text.ts";
import {readYaml, type YamlFile} from "../lib/yaml/yaml.ts";

type Named<T> = Readonly<Record<string, T>>;

export interface Content {
  readonly name: string;
  readonly about: shapes.About;
  readonly sources: Named<shapes.Source>;
  readonly figures: Named<shapes.FigureEntry>;
  readonly tables: Named<shapes.TableEntry>;
  readonly headings: Named<shapes.HeadingEntry>;
  readonly recommendations: Named<shapes.RecommendationEntry>;
  readonly scale: Named<shapes.VerdictEntry>;
  readonly parts: Named<shapes.PartEntry>;
  readonly timeline: readonly shapes.EventEntry[];
  readonly quotations: Named<shapes.QuotationEntry>;
  readonly charts: Named<shapes.ChartEntry>;
  /** Specifications of Vega-Lite beside the charts that are made of them, by the same names. */
  readonly specs: Named<YamlFile>;
  /** Chapters in Markdown, as they were written. */
  readonly texts: Named<SourceText>;
  /** As they were written: only a template knows which words it asks of a document. */
  readonly documents: Named<YamlFile>;
  /** What editions.yaml says of all editions; null where it is not there. */
  readonly editions: EditionsEntry | null;
  readonly edition: Edition;
  /** Every name that was written, by field: of what could not be read, too, so that nobody is told that it does not exist. */
  readonly names: ContentNames;
  readonly places: ContentPlaces;
}

interface Sort {
  readonly file: RegExp;
  readonly schema: Schema | null;
  /** The field of Content that the file's data stands for; null where the file holds several fields by name. */
  readonly field: string | null;
  /** All fields of Content that the file holds. */
  readonly fields: readonly string[];
  /** How deep in the file the entries stand that can do without each other: see `fit`. A file for each name has none. */
  readonly entriesAt: number;
}

const sorts: readonly Sort[] = [
  oneFile("publication.yaml", shapes.about, "about", 0),
  oneFile("sources.yaml", shapes.sources, "sources", 1),
  {
    ...oneFile("figures.yaml", shapes.figures, "figures", 1),
    file: /^figures(?:\.yaml|\/[^/]+\.yaml)$/,
  },
  {
    ...oneFile("recommendations.yaml", shapes.recommendations, null, 2),
    fields: ["headings", "recommendations"],
  },
  {...oneFile("verdicts.yaml", shapes.verdicts, null, 2), fields: ["scale", "parts"]},
  oneFile("timeline.yaml", shapes.timeline, "timeline", 1),
  oneFile("quotations.yaml", shapes.quotations, "quotations", 1),
  oneFile("editions.yaml", editionsShape, "editions", 0),
  fileEach("tables", shapes.table),
  fileEach("charts", shapes.chart),
  {...fileEach("specs", null), file: /^charts\/([^/]+)\.vl\.json$/},
  fileEach("documents", null),
];

function oneFile(name: string, schema: Schema, field: string | null, entriesAt: number): Sort {
  return {
    file: new RegExp(`^${name.replace(".", "\\.")}$`),
    schema,
    field,
    fields: field === null ? [] : [field],
    entriesAt,
  };
}

function fileEach(folder: string, schema: Schema | null): Sort {
  return {
    file: new RegExp(`^${folder}/([^/]+)\\.yaml$`),
    schema,
    field: folder,
    fields: [folder],
    entriesAt: 0,
  };
}

interface Read {
  readonly sort: Sort;
  readonly id: string | null;
  readonly file: YamlFile;
  readonly value: unknown;
}

/**
 * `files`: all text files below `folder`, which ends in the publication's name. What cannot be read is left out and named in the
 * findings; without a publication.yaml that can be read there is no content at all.
 */
export function readContent(
  folder: string,
  files: readonly SourceText[],
  overrides: Overrides | null = null,
): Looked<Content | null> {
  const found: Diagnostic[] = [];
  const read: Read[] = [];
  const unread: UnreadFile[] = [];
  const texts: Record<string, SourceText> = {};
  for (const source of files) {
    const path = source.path.slice(folder.length + 1);
    const chapter = /^text\/([^/]+)\.md$/.exec(path)?.[1];
    if (chapter !== undefined) {
      if (!isFileName(chapter)) found.push(badFileName(source, path));
      texts[chapter] = source;
      continue;
    }
    const sort = sorts.find(one => one.file.test(path));
    if (!sort) {
      if (path.endsWith(".yaml") || path.endsWith(".yml")) found.push(strayFile(source, path));
      continue;
    }
    const yaml = readYaml(source);
    found.push(...yaml.diagnostics);
    const id = sort.file.exec(path)?.[1] ?? null;
    if (!yaml.ok) {
      unread.push({fields: sort.fields, id});
      continue;
    }
    if (id !== null && !isFileName(id)) found.push(badFileName(source, path));
    const file = overridden(yaml.value, {...sort, id}, overrides?.values ?? []);
    if (sort.schema === null) read.push({sort, id, file, value: file});
    else {
      const fitted = fit(file, sort.schema, "content", sort.entriesAt);
      found.push(...fitted.diagnostics);
      read.push({sort, id, file, value: fitted.value});
    }
  }
  if (!files.some(source => source.path === `${folder}/publication.yaml`))
    found.push({
      severity: "error",
      code: "content/no-publication",
      message: `\`${folder}\` holds no \`publication.yaml\``,
      help: "every publication begins with one: title, authors, publisher, date, language, currency",
    });
  const known = read.map(({sort, id, file}) => ({field: sort.field, id, file}));
  const places = placesIn(known);
  found.push(...duplicates(read));
  const readable = read.some(one => one.sort.field === "about" && one.value !== null);
  const chapters = Object.keys(texts).map(id => ({fields: ["chapters"], id}));
  const names = namesIn(known, [...unread, ...chapters]);
  const content = readable ? gather(folder, read, names, places) : null;
  return {
    value: content && {...content, texts, edition: editionOf(content, overrides)},
    diagnostics: found,
  };
}

function gather(
  folder: string,
  read: readonly Read[],
  names: ContentNames,
  places: ContentPlaces,
): Content {
  const parts = new Map<string, object[]>();
  for (const {sort, id, value} of read) {
    if (value === null) continue;
    const data =
      sort.field === null
        ? (value as Record<string, object>)
        : {[sort.field]: id === null ? (value as object) : entryOf(id, value as object)};
    for (const [field, part] of Object.entries(data)) {
      const before = parts.get(field);
      if (before) before.push(part);
      else parts.set(field, [part]);
    }
  }
  const all = Object.fromEntries([...parts].map(([field, own]) => [field, together(own)]));
  const empty = {
    sources: {},
    figures: {},
    tables: {},
    headings: {},
    recommendations: {},
    scale: {},
    parts: {},
    timeline: [],
    quotations: {},
    charts: {},
    specs: {},
    texts: {},
    documents: {},
    editions: null,
  };
  return {
    ...empty,
    ...all,
    name: folder.split("/").at(-1) ?? folder,
    names,
    places,
  } as unknown as Content;
}

const entryOf = remembered(
  (id: string, value: object) => [value, id],
  (id, value) => ({[id]: value}),
);

/** What several files say of one field; the same object where none of them has changed. */
const together = remembered(
  (parts: readonly object[]) => [parts[0]!, ...parts],
  (parts): object => (parts.length === 1 ? parts[0]! : (Object.assign({}, ...parts) as object)),
);

/** The same name in two files of one sort; within one file YAML itself refuses it. */
function duplicates(read: readonly Read[]): readonly Diagnostic[] {
  const first = new Map<string, YamlFile>();
  return read
    .filter(one => one.id === null && one.sort.field !== null && !Array.isArray(one.file.data))
    .flatMap(({sort, file}) =>
      Object.keys(file.data ?? {}).flatMap(id => {
        const key = `${sort.field} ${id}`;
        const earlier = first.get(key);
        if (!earlier) first.set(key, file);
        if (!earlier) return [];
        return [
          errorAt(
            file.places.key([id]),
            "content/duplicate",
            `\`${id}\` is already in \`${earlier.places.key([id]).in.path}\``,
            "keep one of the two, or rename one",
          ),
        ];
      }),
    );
}
