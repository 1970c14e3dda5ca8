// From a document's own words, the publication's Model and a Template to a Document: everything that one thing we publish is
// made of. Words are held against what the template asks; the template is held against the model, by itself, since that takes its
// time. Nothing is rendered.
import type {Checked, Diagnostic, Looked} from "../lib/diagnostic.ts";
import {isNode, richNode, textNode, type Model} from "../lib/template/model.ts";
import {remembered, rememberedOf} from "../lib/memo.ts";
import {unknownNames} from "../lib/template/names.ts";
import {suggestion} from "../lib/nearest.ts";
import {fit} from "../lib/yaml/fit.ts";
import {shownModel, type Shown} from "../lib/template/slides.ts";
import type {Terms} from "../lib/template/terms.ts";
import {shapeOf, type Fields, type LeafType, type WordType} from "../lib/content/words.ts";
import type {Path, Plain, YamlFile} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";
import type {PublicationModel} from "./model.ts";
import type {Template} from "./template.ts";

export interface Document {
  /** content/…/documents/<name>.yaml → output/…/<name>.* */
  readonly name: string;
  readonly template: Template;
  readonly model: Model & {readonly figures: Model};
  /** Those that it shows. */
  readonly shown: readonly Shown[];
}

/** `shown`: the documents that this one shows, already filled in. Null where its words are not what the template asks for. */
export function composeDocument(
  name: string,
  file: YamlFile,
  publication: PublicationModel,
  template: Template,
  shown: readonly Shown[],
): Looked<Document | null> {
  const {kind, own} = wordsIn(file);
  const fitted = fit(own, shapeOf(template.manifest.words), "document");
  if (fitted.value === null) return {value: null, diagnostics: fitted.diagnostics};
  const found: Diagnostic[] = [];
  let pointers = 0;
  const others = publication.documents.filter(one => one["name"] !== name);
  const model = {
    ...publication,
    documents: others,
    presentation: others.find(one => one["makes"] === "slides") ?? null,
    document: {name, kind: String(kind)},
    words: wordModel(fieldsType(template.manifest.words), fitted.value, []),
  };
  return {value: {name, template, model, shown}, diagnostics: found};

  function fieldsModel(
    fields: Fields,
    values: Readonly<Record<string, unknown>>,
    path: Path,
  ): {readonly [name: string]: Model} {
    return Object.fromEntries(
      Object.entries(fields).map(([key, {type}]) => [
        key,
        wordModel(type, values[key] ?? null, [...path, key]),
      ]),
    );
  }

  /** What names nothing of the publication is the same in all its editions. */
  function wordModel(type: WordType, value: unknown, path: Path): Model {
    if (typeof value !== "object" || value === null) return wordModelOf(type, value, path);
    const kept = wordModels(type, value);
    if (kept.model !== undefined) return kept.model;
    const before = pointers;
    const model = wordModelOf(type, value, path);
    if (pointers === before) kept.model = model;
    return model;
  }

  function wordModelOf(type: WordType, value: unknown, path: Path): Model {
    if (value === null) return null;
    if (type.sort === "leaf") return leafModel(type.type, value, path);
    if (type.sort === "one-of") return String(value);
    if (type.sort === "list")
      return (value as readonly unknown[]).map((item, i) => wordModel(type.of, item, [...path, i]));
    const values = value as Readonly<Record<string, unknown>>;
    if (type.sort === "fields") return fieldsModel(type.fields, values, path);
    const chosen = String(values[type.by]);
    // Every field of every choice is there, so that a template may ask for any of them.
    const all = Object.fromEntries(
      Object.values(type.of)
        .flatMap(fields => Object.keys(fields))
        .map(key => [key, null]),
    );
    return {
      ...all,
      [type.by]: chosen,
      ...fieldsModel({...type.always, ...type.of[chosen]}, values, path),
    };
  }

  function leafModel(type: LeafType, value: unknown, path: Path): Model {
    if (type === "text") return textNode(String(value));
    if (type === "prose") return richNode(String(value));
    if (type === "date" || type === "link" || type === "count" || type === "flag")
      return value as string | number | boolean;
    pointers += 1;
    const id = String(value);
    if (type === "slides") {
      // That it is there, and made of slides, was seen before: see steps/shown.ts.
      const one = shown.find(document => document.name === id);
      return one ? shownModel(one) : null;
    }
    const known = collections[type](publication);
    const one = type === "document" && id === name ? undefined : known.get(id);
    if (one === undefined && id === name && type === "document")
      found.push({
        severity: "error",
        code: "document/names-itself",
        message: `\`${id}\` is this document itself`,
        help: "name another",
        at: file.places.value(path),
      });
    else if (one === undefined)
      found.push({
        severity: "error",
        code: `document/unknown-${type}`,
        message: `there is no ${type} called \`${id}\``,
        help: suggestion(id, known.keys(), `the ${type}s are`),
        at: file.places.value(path),
      });
    return one ?? null;
  }
}

/**
 * Names in a template that are not there. `helpers`: what templates can say, on a page and in plain text, with the names that their
 * blocks bring.
 */
export function checkNames(
  {template, model}: Document,
  helpers: Readonly<Record<"page" | "text", ReadonlyMap<string, Terms>>>,
): readonly Diagnostic[] {
  const {main, head, plain, partials} = template;
  const forms = [
    {main, partials, helpers: helpers.page},
    ...(head ? [{main: head, partials, helpers: helpers.page}] : []),
    ...(plain ? [{...plain, pagePartials: partials, helpers: helpers.text}] : []),
  ];
  return forms.flatMap(form => unknownNames(form, model));
}

const wordsIn = rememberedOf((file: YamlFile) => {
  const {template: kind, ...words} = file.data as Readonly<Record<string, Plain>>;
  const own: YamlFile = {...file, data: words};
  return {kind, own};
});

const fieldsType = rememberedOf((fields: Fields): WordType => ({sort: "fields", fields}));

const wordModels = remembered(
  (type: WordType, value: object) => [value, type],
  (): {model?: Model} => ({}),
);

/** Which template a document asks for. */
export function readKind(name: string, file: YamlFile): Checked<string> {
  const kind =
    typeof file.data === "object" && file.data !== null && "template" in file.data
      ? file.data["template"]
      : null;
  if (typeof kind === "string" && kind !== "") return {ok: true, value: kind, diagnostics: []};
  return {
    ok: false,
    diagnostics: [
      {
        severity: "error",
        code: "document/no-template",
        message: `\`${name}\` does not say which template makes it`,
        help: "add a first line such as `template: summary`",
        at: file.places.key(["template"]),
      },
    ],
  };
}

/** Documents that were asked for by name and are not there; a publication without any makes nothing. */
export function unknownDocuments(
  content: Content,
  only: readonly string[] | null,
): readonly Diagnostic[] {
  const known = Object.keys(content.documents);
  const error = (code: string, message: string, help: string | undefined): Diagnostic => ({
    severity: "error",
    code,
    message,
    help,
  });
  if (known.length === 0)
    return [
      error(
        "document/none",
        `\`${content.name}\` has no documents`,
        `add one: a file in \`content/${content.name}/documents/\` that begins with \`template: …\``,
      ),
    ];
  return (only ?? [])
    .filter(name => !known.includes(name))
    .map(name =>
      error(
        "document/unknown",
        `\`${content.name}\` has no document called \`${name}\``,
        suggestion(name, known, "its documents are"),
      ),
    );
}

type Pointer = Exclude<LeafType, "text" | "prose" | "date" | "link" | "count" | "flag" | "slides">;

const collections: Readonly<
  Record<Pointer, (model: PublicationModel) => ReadonlyMap<string, Model>>
> = {
  figure: model => new Map(Object.entries(model.figures)),
  chart: model => new Map(Object.entries(model.charts)),
  table: model => new Map(Object.entries(model.tables)),
  chapter: model => new Map(Object.entries(model.chapters)),
  quotation: model => new Map(Object.entries(model.quotations)),
  source: model => new Map(Object.entries(model.sources)),
  recommendation: model => byId(model.recommendations),
  heading: model => byId(model.headings),
  part: model => byId(model.parts),
  event: model => byId(model.timeline),
  document: model => new Map(model.documents.map(one => [String(one["name"]), one])),
};

function byId(items: readonly {readonly [name: string]: Model}[]): ReadonlyMap<string, Model> {
  return new Map(items.filter(item => !isNode(item)).map(item => [String(item["id"]), item]));
}
