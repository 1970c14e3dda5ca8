// The words that a kind of document asks of its documents, as its template.yaml says them:
//   lead: prose                    one field, one type
//   kicker?: text                  may be left out
//   points: {list: prose}
//   colour: {one-of: [red, blue]}
//   quote: {speaker: text, words: text}              a map of fields
//   slides: {list: {choose: layout, always: {title: text}, of: {title: {…}, chart: {…}}}}
import * as z from "zod";
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {rememberedOf} from "../memo.ts";
import {suggestion} from "../nearest.ts";
import * as s from "../yaml/schema.ts";
import type {Path, Plain, YamlFile} from "../yaml/yaml.ts";

export const leafTypes = [
  "text",
  "prose",
  "date",
  "link",
  "count",
  "flag",
  "figure",
  "chart",
  "table",
  "chapter",
  "recommendation",
  "heading",
  "part",
  "quotation",
  "event",
  "source",
  "document",
  "slides",
] as const;
export type LeafType = (typeof leafTypes)[number];

export type WordType =
  | {readonly sort: "leaf"; readonly type: LeafType}
  | {readonly sort: "list"; readonly of: WordType}
  | {readonly sort: "one-of"; readonly words: readonly [string, ...string[]]}
  | {readonly sort: "fields"; readonly fields: Fields}
  | {
      readonly sort: "choose";
      readonly by: string;
      readonly always: Fields;
      readonly of: Readonly<Record<string, Fields>>;
    };

export type Fields = Readonly<
  Record<string, {readonly type: WordType; readonly optional: boolean}>
>;

/** Reads the `words` of a template.yaml; what cannot be understood is a finding there. */
export function readFields(
  file: YamlFile,
  data: Plain,
  path: Path,
): {readonly fields: Fields; readonly diagnostics: readonly Diagnostic[]} {
  const diagnostics: Diagnostic[] = [];
  return {fields: fieldsAt(data, path, []), diagnostics};

  /** `taken`: the names that stand beside these fields. */
  function fieldsAt(value: Plain | undefined, at: Path, taken: readonly string[]): Fields {
    if (!isMap(value)) {
      refuse(at, "the words of a kind are a map of fields", "write `name: type` lines");
      return {};
    }
    const names = Object.keys(value).map(key => key.replace(/\?$/, ""));
    for (const [i, key] of Object.keys(value).entries())
      nameAt([...at, key], names[i]!, [...taken, ...names.slice(0, i)]);
    return Object.fromEntries(
      Object.entries(value).map(([key, type], i) => [
        names[i]!,
        {type: typeAt(type, [...at, key]), optional: key.endsWith("?")},
      ]),
    );
  }

  function nameAt(at: Path, name: string, taken: readonly string[]): void {
    if (name === "template" && at.length === path.length + 1)
      refuseName(at, "`template` cannot be a word: it names the template", "choose another name");
    else if (taken.includes(name))
      refuseName(at, `\`${name}\` is asked for twice`, "keep one of the two");
    else if (!s.isId(name))
      refuseName(
        at,
        `\`${name}\` cannot be used as a name`,
        "names are lower-case words joined by hyphens, such as `key-figures`",
      );
  }

  function typeAt(value: Plain, at: Path): WordType {
    if (typeof value === "string") return leafAt(value, at);
    if (value === null || Object.keys(value).length === 0)
      return refuse(at, `\`${String(at.at(-1))}\` has no type`, types(""));
    if (!isMap(value)) return refuse(at, "a type is a word or a map", types(""));
    const sort = sorts.find(one => Object.hasOwn(value, one));
    if (sort === undefined) return {sort: "fields", fields: fieldsAt(value, at, [])};
    const parts: readonly string[] = sort === "choose" ? ["choose", "always", "of"] : [sort];
    for (const key of Object.keys(value).filter(one => !parts.includes(one)))
      refuseName(
        [...at, key],
        `\`${key}\` cannot stand beside \`${sort}\``,
        suggestion(key, parts.slice(1), "beside it can stand") ??
          `a field cannot be called \`${sort}\``,
      );
    return {list: listAt, "one-of": oneOfAt, choose: choiceAt}[sort](value, at);
  }

  function leafAt(value: string, at: Path): WordType {
    const type = leafTypes.find(one => one === value);
    if (type) return {sort: "leaf", type};
    return refuse(at, `there is no type of word called \`${value}\``, types(value));
  }

  function listAt(value: PlainMap, at: Path): WordType {
    return {sort: "list", of: typeAt(value["list"] ?? null, [...at, "list"])};
  }

  function oneOfAt(value: PlainMap, at: Path): WordType {
    const words = textsOf(value["one-of"]);
    const [first, ...others] = words ?? [];
    if (first !== undefined) return {sort: "one-of", words: [first, ...others]};
    const help = "write `{one-of: [this, that]}`";
    return refuse([...at, "one-of"], "`one-of` needs a list of words", help);
  }

  function choiceAt(value: PlainMap, at: Path): WordType {
    const {choose: by, always = null, of} = value;
    if (typeof by !== "string" || !s.isId(by))
      return refuse([...at, "choose"], "`choose` needs a name", "write `choose: layout`");
    if (!isMap(of) || Object.keys(of).length === 0)
      return refuse(at, "`choose` needs the fields of each choice", "add `of: {…}`");
    const shared = always === null ? {} : fieldsAt(always, [...at, "always"], [by]);
    const taken = [by, ...Object.keys(shared)];
    const choices = Object.entries(of).map(([name, fields]) => [
      name,
      fields === null ? {} : fieldsAt(fields, [...at, "of", name], taken),
    ]);
    return {sort: "choose", by, always: shared, of: Object.fromEntries(choices)};
  }

  /** What cannot be understood counts as text; no document is read then. */
  function refuse(at: Path, message: string, help: string | undefined): WordType {
    diagnostics.push(errorAt(file.places.value(at), "template/bad-words", message, help));
    return {sort: "leaf", type: "text"};
  }

  function refuseName(at: Path, message: string, help: string): void {
    diagnostics.push(errorAt(file.places.key(at), "template/bad-words", message, help));
  }
}

/** The shape that a document's words are held against. Names of figures, charts and the like are texts here. */
export const shapeOf = rememberedOf((fields: Fields): z.ZodType => s.fields(zodFields(fields)));

function zodFields(fields: Fields): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(fields).map(([name, {type, optional}]) => [
      name,
      optional ? s.maybe(zodType(type)) : zodType(type),
    ]),
  );
}

function zodType(type: WordType): z.ZodType {
  if (type.sort === "list") return s.list(zodType(type.of)).min(1, "none");
  if (type.sort === "one-of") return s.oneOf(type.words);
  if (type.sort === "fields") return s.fields(zodFields(type.fields));
  if (type.sort === "leaf")
    return {date: s.date, link: s.url, count: s.count, flag: s.flag}[type.type as string] ?? s.text;
  const options = Object.entries(type.of).map(([name, fields]) =>
    s.fields({[type.by]: z.literal(name), ...zodFields({...type.always, ...fields})}),
  );
  return z.discriminatedUnion(
    type.by,
    options as unknown as [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
  );
}

const sorts = ["list", "one-of", "choose"] as const;

function types(given: string): string | undefined {
  return suggestion(given, leafTypes, "the types are");
}

type PlainMap = {readonly [key: string]: Plain};

function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null where one of them is not a text. */
function textsOf(value: Plain | undefined): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const texts = value.filter(one => typeof one === "string" && one !== "");
  return texts.length === value.length ? texts : null;
}
