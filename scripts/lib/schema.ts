// Shapes that YAML is held against, made of zod; and what zod has to say, put into the reader's words.
import {z} from "zod";
import type {Diagnostic} from "./diagnostic.ts";
import {nearest, suggestion} from "./nearest.ts";
import type {Path, Plain, YamlFile} from "./yaml.ts";

export type Schema<T = unknown> = z.ZodType<T>;
export type Of<S extends z.ZodType> = z.infer<S>;

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** A map with these fields and no others. The known names travel in the message, for "did you mean". */
export function fields<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(" ");
  return z.strictObject(shape, {error: issue => (issue.code === "unrecognized_keys" ? `known ${known}` : undefined)});
}

/** A map from names of the writer's choice to values of one shape. */
export function named<T extends z.ZodType>(value: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string().regex(idPattern, "id"), value);
}

export function list<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item);
}

/** Left out or left empty, it is null: what reads the value has one case for nothing. */
export function maybe<T extends z.ZodType>(inner: T): z.ZodDefault<z.ZodNullable<T>> {
  return z.nullable(inner).default(null as z.core.util.NoUndefined<z.output<z.ZodNullable<T>>>);
}

/** A short form allowed in place of the map: a text stands for `{[field]: text}`. */
export function orText<T extends z.ZodType>(field: string, inner: T): z.ZodPreprocess<T> {
  return z.preprocess(value => (typeof value === "string" ? {[field]: value} : value), inner);
}

/** One or several: a single value stands for a list of one. */
export function oneOrMore<T extends z.ZodType>(item: T): z.ZodPreprocess<z.ZodArray<T>> {
  return z.preprocess(value => (value === null || Array.isArray(value) ? value : [value]), z.array(item).min(1, "none"));
}

export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names): z.ZodEnum<{[K in Names[number]]: K}> {
  return z.enum(names, {error: () => `one-of ${names.join("|")}`}) as unknown as z.ZodEnum<{[K in Names[number]]: K}>;
}

export const text = z.string().refine(value => value.trim() !== "", "blank");
export const id = z.string().regex(idPattern, "id");
export const flag = z.enum(["true", "false"], {error: () => "flag"}).transform(value => value === "true");
export const url = z.string().refine(isWebAddress, "url");
export const email = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "email");
/** Read by its own rules elsewhere. */
export const anything = z.custom<Plain | undefined>(() => true).optional();
export const count = z.string().regex(/^[1-9]\d{0,5}$/, "count").transform(Number);
/** ISO 8601, as precise as it is known: a year, a month or a day. */
export const date = z.string().refine(isDate, "date");

/** A date, or one word that says why there is none. */
export function dateOr(word: string): z.ZodString {
  return z.string().refine(value => value === word || isDate(value), "date");
}

/** A value that fits, or what is wrong with it: each finding once, at its place. */
export function fit<T>(file: YamlFile, schema: z.ZodType<T>, code: string): {readonly value: T | null; readonly diagnostics: readonly Diagnostic[]} {
  const result = schema.safeParse(file.data);
  if (result.success) return {value: result.data, diagnostics: []};
  const issues = result.error.issues;
  const diagnostics = withoutEchoes(issues, file.data).flatMap(issue => told(issue, file, code));
  return {value: null, diagnostics: diagnostics.toSorted((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0))};
}

/** A field that is missing only because its name was mistyped is no finding of its own. */
function withoutEchoes(issues: readonly z.core.$ZodIssue[], data: Plain): readonly z.core.$ZodIssue[] {
  const mistyped = issues.flatMap(issue => (issue.code === "unrecognized_keys" ? issue.keys.map(key => [...issue.path, nearest(key, knownIn(issue)) ?? ""].join("\u001f")) : []));
  return issues.filter(issue => !(isMissing(issue, data) && mistyped.includes(issue.path.join("\u001f"))));
}

function told(issue: z.core.$ZodIssue, file: YamlFile, code: string): readonly Diagnostic[] {
  const path = issue.path as Path;
  const last = path.at(-1);
  const name = last === undefined ? "the file" : typeof last === "number" ? `item ${last + 1}` : `\`${last}\``;
  const error = (what: string, message: string, help: string | undefined, onKey = false): Diagnostic => ({
    severity: "error", code: `${code}/${what}`, message, help, at: onKey ? file.places.key(path) : file.places.value(path),
  });

  if (issue.code === "unrecognized_keys")
    return issue.keys.map(key => ({
      severity: "error" as const, code: `${code}/unknown-field`, message: `there is no field called \`${key}\` here`,
      help: suggestion(key, knownIn(issue), "the fields are"), at: file.places.key([...path, key]),
    }));
  if (isMissing(issue, file.data)) {
    const parent = path.at(-2);
    const owner = parent === undefined ? "" : typeof parent === "number" ? ` from item ${parent + 1} of \`${String(path.at(-3) ?? "")}\`` : ` from \`${parent}\``;
    return [{severity: "error", code: `${code}/missing-field`, message: `${name} is missing${owner}`, help: `add a line \`${String(last)}: …\``, at: file.places.key(path.slice(0, -1))}];
  }
  if (issue.code === "invalid_key")
    return [error("bad-name", `${name} cannot be used as a name`, "names are lower-case words joined by hyphens, such as `cost-in-2009`", true)];
  if (issue.code === "invalid_union") {
    const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    const given = valueAt(file.data, path);
    return [error("unknown-word", `${name} cannot be \`${String(given ?? "")}\``, suggestion(String(given ?? ""), options, "it can be"))];
  }
  if (issue.code === "invalid_type") return [error("wrong-type", `${name} has to be ${wanted(issue.expected)}, not ${given(valueAt(file.data, path))}`, howTo(issue.expected, valueAt(file.data, path)))];
  if (issue.message.startsWith("one-of ")) {
    const options = issue.message.slice(7).split("|");
    const value = valueAt(file.data, path);
    if (typeof value !== "string") return [error("wrong-type", `${name} has to be a word, not ${given(value)}`, `it can be: ${options.map(one => `\`${one}\``).join(", ")}`)];
    return [error("unknown-word", `${name} cannot be \`${value}\``, suggestion(value, options, "it can be"))];
  }
  const [what, message, help] = leaves[issue.message] ?? ["bad-value", "does not fit here", undefined];
  return [error(what, `${name} ${message}`, help === undefined ? undefined : typeof help === "string" ? help : help(String(valueAt(file.data, path))))];
}

type Help = string | ((value: string) => string);
const leaves: Readonly<Record<string, readonly [string, string, Help | undefined]>> = {
  blank: ["empty", "is empty", "write its text, or delete the field"],
  none: ["empty", "is an empty list", "add an item, or delete the field"],
  id: ["bad-name", "has to be a name", "names are lower-case words joined by hyphens, such as `nao-2008`"],
  flag: ["wrong-type", "has to be `true` or `false`", undefined],
  url: ["bad-link", "is not a web address", "write it in full, beginning with `https://`"],
  email: ["bad-link", "is not an e-mail address", undefined],
  count: ["bad-number", "has to be a whole number", "write it in figures only, such as 12"],
  date: ["bad-date", "is not a date", dateHelp],
};

function isMissing(issue: z.core.$ZodIssue, data: Plain): boolean {
  return issue.code !== "unrecognized_keys" && issue.path.length > 0 && valueAt(data, issue.path as Path) === undefined;
}

function knownIn(issue: z.core.$ZodIssue): readonly string[] {
  return issue.message.startsWith("known ") ? issue.message.slice(6).split(" ") : [];
}

function valueAt(data: Plain, path: Path): Plain | undefined {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (value === null || value === undefined || typeof value === "string") return undefined;
    value = (value as Record<string, Plain>)[step];
  }
  return value;
}

function wanted(expected: string): string {
  return {string: "a text", array: "a list", object: "a map of fields", record: "a map of names"}[expected] ?? "another kind of value";
}

function given(value: Plain | undefined): string {
  if (value === null || value === undefined) return "empty";
  return typeof value === "string" ? "a text" : Array.isArray(value) ? "a list" : "a map";
}

function howTo(expected: string, value: Plain | undefined): string | undefined {
  if (value === null || value === undefined) return "write its value, or delete the field";
  if (expected === "string" && typeof value === "object") return 'if it begins with `{` or `[`, put it in quotes: "{{…}} …"';
  if (expected === "array") return "write one item a line, each after a dash and a space";
  return expected === "object" || expected === "record" ? "write `name: value` lines under it, indented" : undefined;
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s]+\.[^\s]+$/.test(value) && URL.canParse(value);
}

function isDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number);
  const real = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  return real.getUTCMonth() === (month ?? 1) - 1 && real.getUTCDate() === (day ?? 1);
}

function dateHelp(value: string): string {
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value);
  const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  const [year, month, day] = british ? [british[3], british[2], british[1]] : loose ? loose.slice(1) : [];
  const iso = `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  return isDate(iso) ? `write it as ${iso}` : "write year-month-day, such as 2010-03-22; a month or a year alone will do: 2010-03, 2010";
}
