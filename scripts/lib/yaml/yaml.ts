// A YAML file → plain data in which every scalar is the text that was written, and the place of each value.
// Nothing is bent on the way: `012`, `1e3`, `no` and dates arrive as they stand in the file.
import {Composer, Parser, type Document} from "yaml";
import {checked, errorAt, type Checked, type Diagnostic} from "../diagnostic.ts";
import {rememberedOf, rememberedText} from "../memo.ts";
import type {SourceText, Span} from "../text.ts";
import {readAgain, versionOf, type Version} from "./again.ts";
import type {Node} from "./nodes.ts";
import {yamlFindings, type ParserError} from "./findings.ts";
import {notedIn, placesOf, type Noted, type Path, type Places} from "./places.ts";
import {forgetShared, sharedWithLast} from "./shared.ts";
import {findSlips} from "./slips.ts";
import {readValues} from "./values.ts";

export type {Path, Places};

/** Plain data from YAML: texts, lists, maps, and null for what was left empty. */
export type Plain = string | null | readonly Plain[] | {readonly [key: string]: Plain};

export interface YamlFile {
  readonly source: SourceText;
  readonly data: Plain;
  readonly places: Places;
}

const largest = 2_000_000;

/** Reads one YAML 1.2 document. Findings: `yaml/…`, in the reader's words, at the place of each. */
export const readYaml = rememberedOf(read);

/** What was read of a file in which nothing is wrong: plain data, which may be kept for another run. */
export interface KeptYaml extends Noted {
  readonly data: Plain;
}

/** Null where it was not read, or there is something to say of it. */
export function keptYaml(source: SourceText): KeptYaml | null {
  const read = readYaml.known(source);
  if (!read?.ok || read.diagnostics.length > 0) return null;
  const noted = notedIn(read.value.places);
  return noted ? {data: read.value.data, ...noted} : null;
}

/** For the very same text, by whoever has kept what was read of it. */
export function recallYaml(source: SourceText, {data, ...noted}: KeptYaml): void {
  if (readYaml.known(source)) return;
  const value = {
    source,
    data: sharedWithLast(source.path, data),
    places: placesOf(noted, source),
  };
  readYaml.recall(source, checked(value, []));
  Object.assign(lastOf(source.path, ""), {file: value, version: null});
}

/** Of a file that is gone, nothing is kept: with what was read of it would stay all that was made of it. */
export function forgetYaml(path: string): void {
  Object.assign(lastOf(path, ""), {file: null, version: null});
  forgetShared(path);
}

const lastOf = rememberedText(200_000, (): {version: Version | null; file: YamlFile | null} => ({
  version: null,
  file: null,
}));

/** What a new version of a file says as before is the same object as before. */
function read(source: SourceText): Checked<YamlFile> {
  const last = lastOf(source.path, "");
  // What the first version is made of is looked for when there is a second.
  last.version ??= last.file && versionOf(last.file);
  const isSmall = source.text.length <= largest;
  const again = last.version && isSmall ? readAgain(last.version, source, readClean) : null;
  const now = again ? checked(again.file, []) : readWhole(source);
  if (!now.ok) return now;
  const file = {...now.value, data: sharedWithLast(source.path, now.value.data)};
  if (now.diagnostics.length === 0) {
    last.file = file;
    last.version = again && {...again.version, data: file.data as Version["data"]};
  }
  return checked(file, now.diagnostics);
}

/** Null where there is anything to say of it. */
function readClean(source: SourceText): YamlFile | null {
  const read = readWhole(source);
  return read.ok && read.diagnostics.length === 0 ? read.value : null;
}

function readWhole(source: SourceText): Checked<YamlFile> {
  const {text} = source;
  const first: Span = {in: source, start: 0, end: 1};
  if (text.length > largest)
    return refused([
      errorAt(
        first,
        "yaml/too-large",
        "the file is larger than 2 MB",
        "split it into several files",
      ),
    ]);
  const tokens = [...new Parser().parse(text)];
  const [document, second] = [...new Composer(options).compose(tokens, true, text.length)];
  const errors = [...(document?.errors ?? []), ...(document?.warnings ?? []), ...secondOf(second)];
  const isReadable = errors.every(error => error.code !== "RESOURCE_EXHAUSTION");
  const found = yamlFindings(source, isReadable ? findSlips(source, tokens) : [], errors);
  if (found.length > 0) return refused(found);
  if (!document?.contents)
    return refused([
      errorAt(first, "yaml/empty", "the file is empty", "write its content, or delete the file"),
    ]);
  const {data, places, diagnostics} = readValues(source, document.contents);
  return checked({source, data, places}, diagnostics);
}

/** The nodes of a document that `readYaml` accepts, each with its place; null where there are none, or it is none. */
export function nodesOf(text: string): Node | null {
  const [document, second] = [
    ...new Composer(options).compose(new Parser().parse(text), true, text.length),
  ];
  return document && !second && document.errors.length === 0 ? document.contents : null;
}

const options = {schema: "failsafe", version: "1.2", prettyErrors: false} as const;

function secondOf(document: Document.Parsed | undefined): readonly ParserError[] {
  return document
    ? [{code: "MULTIPLE_DOCS", message: "", pos: [document.range[0], document.range[1]]}]
    : [];
}

function refused(diagnostics: readonly Diagnostic[]): Checked<never> {
  return {ok: false, diagnostics};
}
