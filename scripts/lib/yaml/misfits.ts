// What is wrong with a value that does not fit its shape, in the reader's words.
// Shapes say it in codes (see lib/yaml/schema.ts) and zod in English; neither reaches the reader.
import type {z} from "zod";
import {nearest, suggestion} from "../nearest.ts";
import {isDate} from "./schema.ts";
import type {Path, Plain} from "./yaml.ts";
import {keyOf} from "./places.ts";

export interface Misfit {
  /** "missing-field"; the room is put in front of it: see lib/yaml/fit.ts. */
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
  /** Where it is to be marked, and whether at the value or at its name. */
  readonly path: Path;
  readonly mark: "key" | "value";
}

export type Issue = z.core.$ZodIssue;

/** Each once: a field that is missing only because its name was mistyped is told as the mistyped name. */
export function misfitsOf(issues: readonly Issue[], data: Plain): readonly Misfit[] {
  const mistyped = issues.flatMap(issue =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map(key => keyOf([...(issue.path as Path), nearest(key, knownIn(issue)) ?? ""]))
      : [],
  );
  return issues.flatMap(issue => {
    if (issue.code === "unrecognized_keys") return unknownFields(issue);
    const path = writtenPart(issue.path as Path, data);
    const value = valueAt(data, path);
    if (value !== undefined) return [misfitOf(issue, path, value)];
    return mistyped.includes(keyOf(path)) ? [] : [missingField(path)];
  });
}

export function valueAt(data: Plain, path: Path): Plain | undefined {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (value === null || value === undefined || typeof value === "string") return undefined;
    value = (value as Record<string, Plain>)[step];
  }
  return value;
}

/** A text may stand for a map or for a list of one: then a path into those leads to the text. */
function writtenPart(path: Path, data: Plain): Path {
  const text = path.findIndex((_, i) => typeof valueAt(data, path.slice(0, i)) === "string");
  return text < 0 ? path : path.slice(0, text);
}

function unknownFields(issue: z.core.$ZodIssueUnrecognizedKeys): readonly Misfit[] {
  return issue.keys.map(key => ({
    code: "unknown-field",
    message: `there is no field called \`${key}\` here`,
    help: suggestion(key, knownIn(issue), "the fields are"),
    path: [...(issue.path as Path), key],
    mark: "key",
  }));
}

function missingField(path: Path): Misfit {
  const owner = path.slice(0, -1);
  return {
    code: "missing-field",
    message: `${nameOf(path)} is missing${owner.length > 0 ? ` from ${nameOf(owner)}` : ""}`,
    help: `add a line \`${String(path.at(-1))}: …\``,
    path: owner,
    mark: "key",
  };
}

function misfitOf(issue: Issue, path: Path, value: Plain): Misfit {
  const sentence = sentences[sortOf(issue, value)] ?? sentences["other"]!;
  const expected = issue.code === "invalid_type" ? issue.expected : "";
  const [code, message, help, mark] = sentence({value, expected, options: optionsOf(issue)});
  const place = path.length === 0 ? "key" : (mark ?? "value");
  return {code, message: `${nameOf(path)} ${message}`, help, path, mark: place};
}

/** "`outputs`", "item 2 of `outputs`", "item 1" where the whole file is a list. */
function nameOf(path: Path): string {
  const [last, owner] = [path.at(-1), path.slice(0, -1)];
  if (last === undefined) return "the file";
  if (typeof last === "string") return `\`${last}\``;
  return owner.length > 0 ? `item ${last + 1} of ${nameOf(owner)}` : `item ${last + 1}`;
}

function sortOf(issue: Issue, value: Plain): string {
  if (value === null || (typeof value === "string" && value.trim() === "")) return "empty";
  if (issue.code === "invalid_union" || issue.message.startsWith("one-of ")) return "choice";
  return Object.hasOwn(sentences, issue.message) ? issue.message : issue.code;
}

function optionsOf(issue: Issue): readonly string[] {
  if (issue.message.startsWith("one-of ")) return issue.message.slice(7).split("|");
  return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

function knownIn(issue: Issue): readonly string[] {
  return issue.message.startsWith("known ")
    ? issue.message.slice(6).split(" ").filter(Boolean)
    : [];
}

interface Given {
  readonly value: Plain;
  readonly expected: string;
  readonly options: readonly string[];
}

type Sentence = (
  given: Given,
) => readonly [code: string, message: string, help?: string | undefined, mark?: "key"];

/** By the sort of issue: zod's code, or ours where lib/yaml/schema.ts gives one. */
const sentences: Readonly<Record<string, Sentence>> = {
  empty: given => ["empty", "is empty", fillingHelp(given)],
  invalid_type: ({value, expected}) => [
    "wrong-type",
    `has to be ${wanted[expected] ?? "another kind of value"}, not ${kindOf(value)}`,
    shapeHelp(expected, value),
  ],
  choice: ({value, options}) =>
    typeof value === "string"
      ? ["unknown-word", `cannot be \`${value}\``, suggestion(value, options, "it can be")]
      : ["wrong-type", `has to be a word, not ${kindOf(value)}`, choices(options)],
  invalid_key: () => [
    "bad-name",
    "cannot be used as a name",
    "names are lower-case words joined by hyphens, such as `cost-in-2009`",
    "key",
  ],
  id: () => [
    "bad-name",
    "has to be a name",
    "names are lower-case words joined by hyphens, such as `nao-2008`",
  ],
  none: () => ["empty", "is an empty list", "add an item, or delete the field"],
  flag: () => ["wrong-type", "has to be `true` or `false`"],
  url: () => ["bad-link", "is not a web address", "write it in full, beginning with `https://`"],
  email: () => ["bad-link", "is not an e-mail address"],
  count: () => ["bad-number", "has to be a whole number", "write it in figures only, such as 12"],
  date: ({value}) => ["bad-date", "is not a date", dateHelp(String(value))],
  undated: () => [
    "missing-field",
    "has neither a `date` nor a `date-label`",
    "add one of the two",
    "key",
  ],
  language: () => ["bad-language", "is not the name of a language", "write it as in `en-GB`"],
  currency: () => [
    "bad-currency",
    "is not a currency",
    "write its code of three letters, such as GBP",
  ],
  other: () => ["bad-value", "does not fit here"],
};

const wanted: Readonly<Record<string, string>> = {
  string: "a text",
  array: "a list",
  object: "a map of fields",
  record: "a map of names",
};

const fillings: Readonly<Record<string, string>> = {
  string: "text",
  array: "items",
  object: "fields",
  record: "fields",
};

/** Null fails only where the field is needed; an empty text fails everywhere. */
function fillingHelp({value, expected, options}: Given): string {
  if (options.length > 0) return choices(options);
  return value === null
    ? `write its ${fillings[expected] ?? "value"}`
    : "write its text, or delete the field";
}

function choices(options: readonly string[]): string {
  return `it can be: ${options.map(one => `\`${one}\``).join(", ")}`;
}

function kindOf(value: Plain): string {
  return typeof value === "string" ? "a text" : Array.isArray(value) ? "a list" : "a map";
}

function shapeHelp(expected: string, value: Plain): string | undefined {
  if (expected === "string") return 'if it begins with `{` or `[`, put it in quotes: "{{…}} …"';
  if (expected === "array") return "write one item a line, each after a dash and a space";
  if (typeof value === "string" && /^[\w-]+:\S/.test(value)) return "put a space after the colon";
  return "write `name: value` lines under it, indented";
}

function dateHelp(value: string): string {
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value);
  const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  const [year, month, day] = british
    ? [british[3], british[2], british[1]]
    : loose
      ? loose.slice(1)
      : [];
  const iso = `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  return isDate(iso)
    ? `write it as ${iso}`
    : "write year-month-day, such as 2010-03-22; a month or a year alone will do: 2010-03, 2010";
}
