// YAML held against a shape: a value that fits, or what is wrong with it, in the reader's words and at its place.
import type {z} from "zod";
import type {Diagnostic} from "./diagnostic.ts";
import {nearest, suggestion} from "./nearest.ts";
import {isDate} from "./schema.ts";
import type {Path, Plain, YamlFile} from "./yaml.ts";

export interface Fitted<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Each finding once: a field that is missing only because its name was mistyped is told as the mistyped name.
 * `entriesAt` is the depth at which entries stand that can do without each other: then what fits is kept, and only what does not
 * is left out, so that one wrong figure does not hide what there is to say of the others.
 */
export function fit<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  code: string,
  entriesAt = 0,
): Fitted<T> {
  const result = schema.safeParse(file.data);
  if (result.success) return {value: result.data, diagnostics: []};
  const issues = result.error.issues;
  const broken =
    entriesAt > 0 && issues.every(issue => issue.path.length >= entriesAt)
      ? issues.map(issue => issue.path.slice(0, entriesAt) as Path)
      : null;
  const rest = broken && schema.safeParse(broken.reduce(without, file.data));
  const diagnostics = withoutEchoes(issues, file.data).flatMap(issue => told(issue, file, code));
  return {
    value: rest?.success ? rest.data : null,
    diagnostics: diagnostics.toSorted((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0)),
  };
}

function without(data: Plain, [first, ...rest]: Path): Plain {
  if (typeof data !== "object" || data === null || first === undefined) return data;
  const kept = Object.entries(data).flatMap(([key, value]) =>
    key !== String(first)
      ? [[key, value] as const]
      : rest.length > 0
        ? [[key, without(value, rest)] as const]
        : [],
  );
  return Array.isArray(data) ? kept.map(([, value]) => value) : Object.fromEntries(kept);
}

/** A field that is missing only because its name was mistyped is no finding of its own. */
function withoutEchoes(
  issues: readonly z.core.$ZodIssue[],
  data: Plain,
): readonly z.core.$ZodIssue[] {
  const mistyped = issues.flatMap(issue =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map(key => [...issue.path, nearest(key, knownIn(issue)) ?? ""].join("\u001f"))
      : [],
  );
  return issues.filter(
    issue => !(isMissing(issue, data) && mistyped.includes(issue.path.join("\u001f"))),
  );
}

function told(issue: z.core.$ZodIssue, file: YamlFile, code: string): readonly Diagnostic[] {
  const path = issue.path as Path;
  const last = path.at(-1);
  const name =
    last === undefined ? "the file" : typeof last === "number" ? `item ${last + 1}` : `\`${last}\``;
  const error = (
    what: string,
    message: string,
    help: string | undefined,
    onKey = false,
  ): Diagnostic => ({
    severity: "error",
    code: `${code}/${what}`,
    message,
    help,
    at: onKey ? file.places.key(path) : file.places.value(path),
  });

  if (issue.code === "unrecognized_keys")
    return issue.keys.map(key => ({
      severity: "error" as const,
      code: `${code}/unknown-field`,
      message: `there is no field called \`${key}\` here`,
      help: suggestion(key, knownIn(issue), "the fields are"),
      at: file.places.key([...path, key]),
    }));
  if (isMissing(issue, file.data)) {
    const parent = path.at(-2);
    const owner =
      parent === undefined
        ? ""
        : typeof parent === "number"
          ? ` from item ${parent + 1} of \`${String(path.at(-3) ?? "")}\``
          : ` from \`${parent}\``;
    return [
      {
        severity: "error",
        code: `${code}/missing-field`,
        message: `${name} is missing${owner}`,
        help: `add a line \`${String(last)}: …\``,
        at: file.places.key(path.slice(0, -1)),
      },
    ];
  }
  if (issue.code === "invalid_key")
    return [
      error(
        "bad-name",
        `${name} cannot be used as a name`,
        "names are lower-case words joined by hyphens, such as `cost-in-2009`",
        true,
      ),
    ];
  if (issue.code === "invalid_union") {
    const options =
      "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    const given = valueAt(file.data, path);
    return [
      error(
        "unknown-word",
        `${name} cannot be \`${String(given ?? "")}\``,
        suggestion(String(given ?? ""), options, "it can be"),
      ),
    ];
  }
  if (issue.code === "invalid_type")
    return [
      error(
        "wrong-type",
        `${name} has to be ${wanted(issue.expected)}, not ${given(valueAt(file.data, path))}`,
        howTo(issue.expected, valueAt(file.data, path)),
      ),
    ];
  if (issue.message.startsWith("one-of ")) {
    const options = issue.message.slice(7).split("|");
    const value = valueAt(file.data, path);
    if (typeof value !== "string")
      return [
        error(
          "wrong-type",
          `${name} has to be a word, not ${given(value)}`,
          `it can be: ${options.map(one => `\`${one}\``).join(", ")}`,
        ),
      ];
    return [
      error(
        "unknown-word",
        `${name} cannot be \`${value}\``,
        suggestion(value, options, "it can be"),
      ),
    ];
  }
  const [what, message, help] = leaves[issue.message] ?? [
    "bad-value",
    "does not fit here",
    undefined,
  ];
  return [
    error(
      what,
      `${name} ${message}`,
      help === undefined
        ? undefined
        : typeof help === "string"
          ? help
          : help(String(valueAt(file.data, path))),
    ),
  ];
}

type Help = string | ((value: string) => string);
const leaves: Readonly<Record<string, readonly [string, string, Help | undefined]>> = {
  blank: ["empty", "is empty", "write its text, or delete the field"],
  none: ["empty", "is an empty list", "add an item, or delete the field"],
  id: [
    "bad-name",
    "has to be a name",
    "names are lower-case words joined by hyphens, such as `nao-2008`",
  ],
  flag: ["wrong-type", "has to be `true` or `false`", undefined],
  url: ["bad-link", "is not a web address", "write it in full, beginning with `https://`"],
  email: ["bad-link", "is not an e-mail address", undefined],
  count: ["bad-number", "has to be a whole number", "write it in figures only, such as 12"],
  date: ["bad-date", "is not a date", dateHelp],
};

function isMissing(issue: z.core.$ZodIssue, data: Plain): boolean {
  return (
    issue.code !== "unrecognized_keys" &&
    issue.path.length > 0 &&
    valueAt(data, issue.path as Path) === undefined
  );
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
  return (
    {string: "a text", array: "a list", object: "a map of fields", record: "a map of names"}[
      expected
    ] ?? "another kind of value"
  );
}

function given(value: Plain | undefined): string {
  if (value === null || value === undefined) return "empty";
  return typeof value === "string" ? "a text" : Array.isArray(value) ? "a list" : "a map";
}

function howTo(expected: string, value: Plain | undefined): string | undefined {
  if (value === null || value === undefined) return "write its value, or delete the field";
  if (expected === "string" && typeof value === "object")
    return 'if it begins with `{` or `[`, put it in quotes: "{{…}} …"';
  if (expected === "array") return "write one item a line, each after a dash and a space";
  return expected === "object" || expected === "record"
    ? "write `name: value` lines under it, indented"
    : undefined;
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
