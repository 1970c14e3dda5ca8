// The words that a kind of document asks of its documents, as its template.yaml says them:
//   lead: prose                    one field, one type
//   kicker?: text                  may be left out
//   points: {list: prose}
//   colour: {one-of: [red, blue]}
//   quote: {speaker: text, words: text}              a map of fields
//   slides: {list: {choose: layout, always: {title: text}, of: {title: {…}, chart: {…}}}}
import {z} from "zod";
import type {Diagnostic} from "./diagnostic.ts";
import {suggestion} from "./nearest.ts";
import * as s from "./schema.ts";
import type {Path, Plain, YamlFile} from "./yaml.ts";

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
  "recommendation",
  "heading",
  "part",
  "quotation",
  "event",
  "source",
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
  return {fields: fieldsAt(data, path), diagnostics};

  function fieldsAt(value: Plain | undefined, at: Path): Fields {
    if (!isMap(value))
      return (
        refuse(at, "the words of a kind are a map of fields", "write `name: type` lines"),
        {}
      );
    return Object.fromEntries(
      Object.entries(value).map(([key, type]) => [
        key.replace(/\?$/, ""),
        {type: typeAt(type, [...at, key]), optional: key.endsWith("?")},
      ]),
    );
  }

  function typeAt(value: Plain, at: Path): WordType {
    if (typeof value === "string") {
      const type = leafTypes.find(one => one === value);
      if (!type)
        refuse(
          at,
          `there is no type of word called \`${value}\``,
          suggestion(value, leafTypes, "the types are"),
        );
      return {sort: "leaf", type: type ?? "text"};
    }
    if (!isMap(value))
      return (
        refuse(at, "a type is a word or a map", suggestion("", leafTypes, "the types are")),
        {sort: "leaf", type: "text"}
      );
    if ("list" in value) return {sort: "list", of: typeAt(value["list"] ?? null, [...at, "list"])};
    if ("one-of" in value) {
      const words = Array.isArray(value["one-of"]) ? value["one-of"].map(String) : [];
      if (words.length === 0)
        refuse(at, "`one-of` needs a list of words", "write `{one-of: [this, that]}`");
      return {sort: "one-of", words: [words[0] ?? "", ...words.slice(1)]};
    }
    if (!("choose" in value)) return {sort: "fields", fields: fieldsAt(value, at)};
    const of = isMap(value["of"]) ? value["of"] : {};
    return {
      sort: "choose",
      by: String(value["choose"]),
      always: value["always"] ? fieldsAt(value["always"], [...at, "always"]) : {},
      of: Object.fromEntries(
        Object.entries(of).map(([name, fields]) => [
          name,
          fields === null ? {} : fieldsAt(fields, [...at, "of", name]),
        ]),
      ),
    };
  }

  function refuse(at: Path, message: string, help: string | undefined): void {
    diagnostics.push({
      severity: "error",
      code: "template/bad-words",
      message,
      help,
      at: file.places.value(at),
    });
  }
}

/** The shape that a document's words are held against. Names of figures, charts and the like are texts here. */
export function shapeOf(fields: Fields): z.ZodType {
  return s.fields(zodFields(fields));
}

function zodFields(fields: Fields): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(fields).map(([name, {type, optional}]) => [
      name,
      optional ? s.maybe(zodType(type)) : zodType(type),
    ]),
  );
}

function zodType(type: WordType): z.ZodType {
  if (type.sort === "list") return s.list(zodType(type.of));
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

function isMap(value: Plain | undefined): value is {readonly [key: string]: Plain} {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
