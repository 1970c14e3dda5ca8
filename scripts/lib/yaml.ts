// A YAML file → plain data in which every scalar is the text that was written, and the place of each value.
// Nothing is bent on the way: `012`, `1e3`, `no` and dates arrive as they stand in the file.
import {isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLError} from "yaml";
import {checked, type Checked, type Diagnostic} from "./diagnostic.ts";
import type {SourceText, Span} from "./text.ts";

export type Path = readonly (string | number)[];

/** Plain data from YAML: texts, lists, maps, and null for what was left empty. */
export type Plain = string | null | readonly Plain[] | {readonly [key: string]: Plain};

/** Where each key and value of a file was written. Never fails: the nearest known ancestor stands in. */
export interface Places {
  value(path: Path): Span;
  key(path: Path): Span;
}

export interface YamlFile {
  readonly source: SourceText;
  readonly data: Plain;
  readonly places: Places;
}

const largest = 2_000_000;
const mostErrors = 20;
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Reads one YAML 1.2 document. Findings: `yaml/…`, in the reader's words, at the place of each. */
export function readYaml(source: SourceText): Checked<YamlFile> {
  if (source.text.length > largest)
    return refuse(source, "yaml/too-large", "the file is larger than 2 MB", "split it into several files");
  const document = parseDocument(source.text, {schema: "failsafe", version: "1.2", prettyErrors: false});
  const found = onePerLine([...document.errors, ...document.warnings]).slice(0, mostErrors).map(error => told(source, error));
  const version = document.directives?.yaml;
  if (version?.explicit && version.version !== "1.2")
    found.push({severity: "error", code: "yaml/syntax", message: `the file asks for YAML ${version.version}; YAML 1.2 is read here`, help: "delete the `%YAML` line", at: {in: source, start: 0, end: endOfLine(source.text, 0)}});
  const values = new Map<string, Span>();
  const keys = new Map<string, Span>();
  const scalars = new Set<string>();
  if (found.length > 0) return {ok: false, diagnostics: found};
  if (document.contents === null)
    return refuse(source, "yaml/empty", "the file is empty", "write its content, or delete the file");
  const data = plainOf(document.contents as Node, []);
  const whole: Span = {in: source, start: 0, end: Math.min(1, source.text.length)};
  return checked({source, data, places: placesOf(values, keys, scalars, whole)}, found);

  function plainOf(node: Node | null, path: Path): Plain {
    if (node === null) return null;
    if (node.range) values.set(keyOf(path), {in: source, start: node.range[0], end: Math.max(node.range[0] + 1, node.range[1])});
    if (isAlias(node) || ("anchor" in node && node.anchor)) {
      add(node, "yaml/anchor", "anchors (`&`) and aliases (`*`) are not used here", 'write the value out; if it is meant as text, put it in quotes: "…"');
      return null;
    }
    if (isMap(node)) return Object.fromEntries(node.items.flatMap(pair => entryOf(pair, path, node.flow === true)));
    if (isSeq(node)) return node.items.map((item, i) => plainOf((isPair(item) ? null : item) as Node | null, [...path, i]));
    if (!isScalar(node)) return null;
    scalars.add(keyOf(path));
    const text = String(node.value ?? "");
    if (text === "" && node.type === "PLAIN") return null;
    lintScalar(node, text);
    return text.normalize("NFC");
  }

  function entryOf(pair: Pair, path: Path, inBraces: boolean): readonly [string, Plain][] {
    const key = isScalar(pair.key) ? String(pair.key.value) : null;
    const at = (pair.key as Node | null) ?? (pair.value as Node | null);
    if (key === null || at === null) {
      if (at) add(at, "yaml/key", "a name in front of a colon has to be plain text", 'a text that begins with `{` has to stand in quotes: "{{…}}"');
      return [];
    }
    if (inBraces && pair.value === null)
      return add(at, "yaml/comma", `a comma inside \`{ }\` begins a new field, and \`${key}\` has no value`, "if the comma belongs to a text, put that whole text in quotes");
    if (forbidden.has(key)) return add(at, "yaml/key", `\`${key}\` cannot be used as a name`, "choose another name");
    if (key === "<<") return add(at, "yaml/merge", "merge keys (`<<`) are not supported", "write the fields out");
    if (/^\s|\s$/.test(key)) return add(at, "yaml/space", "a no-break space stands in front of this name", "use ordinary spaces to indent");
    const here = [...path, key];
    const range = at.range ?? [0, 1, 1];
    keys.set(keyOf(here), {in: source, start: range[0], end: range[1]});
    const value = pair.value as Node | null;
    if (value === null || !value.range) values.set(keyOf(here), {in: source, start: range[0], end: range[1]});
    return [[key, plainOf(value, here)]];
  }

  function lintScalar(node: {readonly range?: readonly number[] | null; readonly type?: string | undefined}, text: string): void {
    const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
    const odd = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069\ue000\ue001\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])/.exec(text);
    if (odd) {
      const shown = `U+${odd[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      const raw = source.text.slice(start, end).indexOf(odd[0]);
      const at = raw < 0 ? start : start + raw;
      found.push({severity: "error", code: "yaml/character", message: `the text holds an invisible character (${shown})`, help: "delete it and type the text again", at: {in: source, start: at, end: at + 1}});
    }
    const after = node.type === "PLAIN" ? /^[ \t]+#(?=[^\s#!])[^\n]*/.exec(source.text.slice(end)) : null;
    if (after)
      found.push({severity: "warning", code: "yaml/cut", message: "the text after ` #` was taken for a comment and dropped", help: "put the whole text in quotes", at: {in: source, start: end, end: end + after[0].length}});
  }

  function add(node: Node, code: string, message: string, help: string): [] {
    const range = node.range ?? [0, 1, 1];
    found.push({severity: "error", code, message, help, at: {in: source, start: range[0], end: Math.max(range[0] + 1, range[1])}});
    return [];
  }
}

/** Bytes → text. Only UTF-8 is read; a byte order mark and CR LF are let pass. */
export function decodeText(path: string, bytes: Uint8Array): Checked<SourceText> {
  try {
    const text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return {ok: true, value: {path, text}, diagnostics: []};
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const readable = new TextDecoder("utf-8").decode(bytes);
    const start = Math.max(0, readable.indexOf("\ufffd"));
    return {ok: false, diagnostics: [{severity: "error", code: "yaml/encoding", message: `the file is ${utf16 ? "UTF-16" : "not UTF-8"}`, help: "save it as UTF-8 in your editor", at: {in: {path, text: readable}, start, end: start + 1}}]};
  }
}

function placesOf(values: ReadonlyMap<string, Span>, keys: ReadonlyMap<string, Span>, scalars: ReadonlySet<string>, whole: Span): Places {
  return {value: path => near(values, path), key: path => keys.get(keyOf(path)) ?? near(values, path)};

  function near(spans: ReadonlyMap<string, Span>, path: Path): Span {
    for (let length = path.length; length >= 0; length--) {
      const known = keyOf(path.slice(0, length));
      const span = spans.get(known);
      if (span) return length === path.length || scalars.has(known) ? span : (keys.get(known) ?? firstOf(span));
    }
    return whole;
  }
}

/** Where a whole map would be marked, its first character is enough. */
function firstOf(span: Span): Span {
  return {...span, end: Math.min(span.end, span.start + 1)};
}

function keyOf(path: Path): string {
  return path.join("\u001f");
}

function refuse(source: SourceText, code: string, message: string, help: string): Checked<never> {
  return {ok: false, diagnostics: [{severity: "error", code, message, help, at: {in: source, start: 0, end: 1}}]};
}

/** What follows the first mistake on a line, or on the line after it, is mostly its echo. */
function onePerLine(errors: readonly YAMLError[]): readonly YAMLError[] {
  return errors.filter((error, i) => i === 0 || error.pos[0] - errors[i - 1]!.pos[0] > 1);
}

function told(source: SourceText, error: YAMLError): Diagnostic {
  const unclosed = error.code === "BAD_INDENT" && error.message.startsWith("Flow");
  const [message, help] = sentences[unclosed ? "MISSING_CHAR" : error.code] ?? ["this is not YAML that can be read", "compare the line with its neighbours: indentation, colons, dashes, quotes"];
  const start = Math.min(error.pos[0], Math.max(0, source.text.length - 1));
  const word = /^[\w-]+/.exec(source.text.slice(start))?.[0].length ?? 1;
  const end = Math.min(Math.max(start + word, error.pos[1]), endOfLine(source.text, start));
  return {severity: "error", code: "yaml/syntax", message, help, at: {in: source, start, end: Math.max(start + 1, end)}};
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

const quoteIt = 'put the whole text in quotes: "…"';
const sentences: Readonly<Record<string, readonly [string, string]>> = {
  BAD_INDENT: ["the line does not stand under its neighbours", "indent with spaces, by the same amount as the lines around it"],
  BAD_DIRECTIVE: ["a line that begins with `%` is a YAML directive, and none is used here", "delete the line"],
  TAB_AS_INDENT: ["the line is indented with a tab", "use spaces to indent"],
  DUPLICATE_KEY: ["this name stands twice in the same place", "keep one of the two, or rename one"],
  MISSING_CHAR: ["something is missing here: a closing quote or bracket, or a colon and a space after a name", "close the quote or bracket, or write `name: value`"],
  BLOCK_AS_IMPLICIT_KEY: ["a second colon follows here, or the next line is indented too far", quoteIt],
  MULTILINE_IMPLICIT_KEY: ["a name and its colon have to stand on one line", "write `name: value` on one line, or indent the text that goes on"],
  BAD_SCALAR_START: ["a text cannot begin with this character", quoteIt],
  BAD_DQ_ESCAPE: ["a backslash in double quotes begins an escape that does not exist", "use single quotes, or double the backslash"],
  BAD_ALIAS: ["`*` in front of a text makes it an alias, and none is used here", quoteIt],
  TAG_RESOLVE_FAILED: ["`!` in front of a text makes it a tag, and none is used here", quoteIt],
  MULTIPLE_DOCS: ["`---` begins a second document in the same file", "delete the line, or move what follows into a file of its own"],
  UNEXPECTED_TOKEN: ["this text is not expected here", `look at the line above too; a text that begins with \`{\`, \`[\`, \`"\` or \`'\` has to stand in quotes as a whole`],
  BLOCK_IN_FLOW: ["an indented list or map cannot stand between `{ }` or `[ ]`", "write it out in lines, without the brackets"],
  RESOURCE_EXHAUSTION: ["values are nested too deeply", "no content needs more than a few levels"],
};
