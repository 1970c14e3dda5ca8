// From the files of a publication to Content: everything that was written, in known shapes, each value with its place.
// Checks names that this room knows: sources, headings, parts, verdicts. It never computes and never reads a template.
import {checked, type Checked, type Diagnostic} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import * as shapes from "../lib/publication.ts";
import {fit, type Schema} from "../lib/schema.ts";
import type {SourceText, Span} from "../lib/text.ts";
import {readYaml, type Path, type Plain, type YamlFile} from "../lib/yaml.ts";

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
  /** As they were written: only a template knows which words it asks of a document. */
  readonly documents: Named<YamlFile>;
  readonly places: ContentPlaces;
}

/** Where something was written. A path begins with the name of a field of Content: ["figures", "programme-cost", "source"]. */
export interface ContentPlaces {
  value(path: Path): Span;
  key(path: Path): Span;
}

interface Sort {
  readonly file: RegExp;
  readonly schema: Schema | null;
  /** The field of Content that the file's data stands for; null where the file holds several fields by name. */
  readonly field: string | null;
  /** One file for each name, rather than one file with all names. */
  readonly each: boolean;
}

const sorts: readonly Sort[] = [
  {file: /^publication\.yaml$/, schema: shapes.about, field: "about", each: false},
  {file: /^sources\.yaml$/, schema: shapes.sources, field: "sources", each: false},
  {file: /^figures(\.yaml|\/[^/]+\.yaml)$/, schema: shapes.figures, field: "figures", each: false},
  {file: /^recommendations\.yaml$/, schema: shapes.recommendations, field: null, each: false},
  {file: /^verdicts\.yaml$/, schema: shapes.verdicts, field: null, each: false},
  {file: /^timeline\.yaml$/, schema: shapes.timeline, field: "timeline", each: false},
  {file: /^quotations\.yaml$/, schema: shapes.quotations, field: "quotations", each: false},
  {file: /^tables\/([^/]+)\.yaml$/, schema: shapes.table, field: "tables", each: true},
  {file: /^charts\/([^/]+)\.yaml$/, schema: shapes.chart, field: "charts", each: true},
  {file: /^documents\/([^/]+)\.yaml$/, schema: null, field: "documents", each: true},
];

interface Read {
  readonly sort: Sort;
  readonly id: string | null;
  readonly file: YamlFile;
  readonly value: unknown;
}

/** `files`: all text files below `folder`, which ends in the publication's name. */
export function readContent(folder: string, files: readonly SourceText[]): Checked<Content> {
  const found: Diagnostic[] = [];
  const read: Read[] = [];
  for (const source of files) {
    const path = source.path.slice(folder.length + 1);
    const sort = sorts.find(one => one.file.test(path));
    if (!sort) {
      if (path.endsWith(".yaml") || path.endsWith(".yml")) found.push(strayFile(source, path));
      continue;
    }
    const yaml = readYaml(source);
    found.push(...yaml.diagnostics);
    if (!yaml.ok) continue;
    const id = sort.each ? (sort.file.exec(path)?.[1] ?? null) : null;
    if (id !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) found.push(badFileName(source, path));
    if (sort.schema === null) read.push({sort, id, file: yaml.value, value: yaml.value});
    else {
      const fitted = fit(yaml.value, sort.schema, "content");
      found.push(...fitted.diagnostics);
      read.push({sort, id, file: yaml.value, value: fitted.value});
    }
  }
  if (!files.some(source => source.path === `${folder}/publication.yaml`))
    found.push({severity: "error", code: "content/no-publication", message: `\`${folder}\` holds no \`publication.yaml\``, help: "every publication begins with one: title, authors, publisher, date, language, currency"});
  const places = placesIn(read);
  const content = gather(folder, read, places);
  found.push(...duplicates(read), ...unknownNames(content, new Set(read.filter(one => one.value === null).map(one => one.sort.field ?? ""))));
  return checked(content, found);
}

function gather(folder: string, read: readonly Read[], places: ContentPlaces): Content {
  const all: Record<string, unknown> = {};
  for (const {sort, id, value} of read) {
    if (value === null) continue;
    const data: Record<string, unknown> | unknown[] = sort.field === null ? (value as Record<string, unknown>) : {[sort.field]: id === null ? value : {[id]: value}};
    for (const [field, part] of Object.entries(data)) all[field] = Array.isArray(part) || field === "about" ? part : {...(all[field] as object | undefined), ...(part as object)};
  }
  const empty = {sources: {}, figures: {}, tables: {}, headings: {}, recommendations: {}, scale: {}, parts: {}, timeline: [], quotations: {}, charts: {}, documents: {}};
  return {...empty, ...all, name: folder.split("/").at(-1) ?? folder, places} as unknown as Content;
}

function placesIn(read: readonly Read[]): ContentPlaces {
  return {value: path => locate(path, "value"), key: path => locate(path, "key")};

  function locate(path: Path, what: "value" | "key"): Span {
    const [field, ...rest] = path;
    const candidates = read.flatMap(({sort, id, file}) => {
      if (sort.field === null) return [{file, path}];
      if (sort.field !== field) return [];
      return id === null ? [{file, path: rest}] : id === rest[0] ? [{file, path: rest.slice(1)}] : [];
    });
    const holder = candidates.find(one => has(one.file.data, one.path)) ?? candidates.find(one => has(one.file.data, one.path.slice(0, 1))) ?? candidates[0];
    if (!holder) return {in: {path: String(field), text: ""}, start: 0, end: 0};
    return what === "key" ? holder.file.places.key(holder.path) : holder.file.places.value(holder.path);
  }
}

function has(data: Plain, path: Path): boolean {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string, Plain>)[step];
  }
  return value !== undefined;
}

/** The same name in two files of one sort; within one file YAML itself refuses it. */
function duplicates(read: readonly Read[]): readonly Diagnostic[] {
  const first = new Map<string, Span>();
  return read.filter(one => !one.sort.each && one.sort.field !== null && !Array.isArray(one.file.data)).flatMap(({sort, file}) =>
    Object.keys(file.data ?? {}).flatMap(id => {
      const at = file.places.key([id]);
      const earlier = first.get(`${sort.field} ${id}`);
      first.set(`${sort.field} ${id}`, earlier ?? at);
      if (!earlier) return [];
      return [{severity: "error" as const, code: "content/duplicate", message: `\`${id}\` is already in \`${earlier.in.path}\``, help: "keep one of the two, or rename one", at}];
    }),
  );
}

/** Names that point at nothing. Fields whose own file could not be read are not looked up in. */
function unknownNames(content: Content, unread: ReadonlySet<string>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const field of ["figures", "tables", "headings", "recommendations", "parts", "timeline", "quotations"] as const) sourcesBelow(content[field], [field]);
  for (const [id, one] of Object.entries(content.recommendations)) {
    look("heading", one.heading, content.headings, ["recommendations", id, "heading"]);
    look("verdict", one.verdict, content.scale, ["recommendations", id, "verdict"]);
    look("part", one.part, content.parts, ["recommendations", id, "part"]);
  }
  for (const [id, part] of Object.entries(content.parts)) {
    if (part.verdict !== "none") look("verdict", part.verdict, content.scale, ["parts", id, "verdict"]);
    for (const [i, one] of (part.recommendations ?? []).entries()) look("recommendation", one, content.recommendations, ["parts", id, "recommendations", i]);
  }
  const seen = new Set<string>();
  for (const [i, event] of content.timeline.entries()) {
    if (seen.has(event.id)) found.push({severity: "error", code: "content/duplicate", message: `\`${event.id}\` stands twice in the timeline`, help: "rename one of the two", at: content.places.value(["timeline", i, "id"])});
    seen.add(event.id);
  }
  return found;

  function sourcesBelow(value: unknown, path: Path): void {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      if (!/(^|-)sources?$/.test(key)) sourcesBelow(inner, here);
      else if (typeof inner === "string") look("source", inner, content.sources, here);
      else if (Array.isArray(inner)) for (const [i, one] of inner.entries()) look("source", String(one), content.sources, [...here, i]);
    }
  }

  function look(noun: string, name: string | null, known: Named<unknown>, path: Path): void {
    if (name === null || Object.hasOwn(known, name) || unread.has(`${noun}s`)) return;
    found.push({severity: "error", code: `content/unknown-${noun}`, message: `there is no ${noun} called \`${name}\``, help: suggestion(name, Object.keys(known), `the ${noun}s are`), at: content.places.value(path)});
  }
}

const fileNames = ["publication.yaml", "sources.yaml", "figures.yaml", "recommendations.yaml", "verdicts.yaml", "timeline.yaml", "quotations.yaml"];

function strayFile(source: SourceText, path: string): Diagnostic {
  const help = suggestion(path.replace(/\.yml$/, ".yaml"), fileNames, "a publication's files are");
  return {severity: "error", code: "content/unknown-file", message: `\`${path}\` is not a file of a publication`, help: `${help ?? ""}; tables, charts and documents have folders of their own`, at: {in: source, start: 0, end: 1}};
}

function badFileName(source: SourceText, path: string): Diagnostic {
  return {severity: "error", code: "content/bad-name", message: `\`${path}\` cannot be used as a name`, help: "name the file in lower-case words joined by hyphens", at: {in: source, start: 0, end: 1}};
}
