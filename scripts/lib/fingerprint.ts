// Sources, browser, program → one name for all that a unit is made from; and, kept under it, all that there is to say of it
// again. A build that finds the same name, and every file as it was made, composes nothing.
import {isError, type Diagnostic} from "./diagnostic.ts";
import {hashOf} from "./hash.ts";
import {isMap} from "./map.ts";
import {rememberedOf} from "./memo.ts";
import type {TemplateFile} from "./template/file.ts";
import type {SourceText} from "./text.ts";
import {decodeText} from "./yaml/decode.ts";

/** What a unit is composed from. */
export interface Material {
  readonly folder: string;
  readonly files: readonly SourceText[];
  readonly templates: readonly TemplateFile[];
}

/** What one build made, as far as the next one has to know it to make nothing. */
export interface Kept {
  /** The name of what it was made from. */
  readonly from: string;
  readonly documents: readonly KeptDocument[];
  /** Hash of each file. */
  readonly files: Readonly<Record<string, string>>;
  readonly findings: readonly KeptFinding[];
}

export interface KeptDocument {
  readonly name: string;
  readonly title: string;
  readonly language: string;
}

type KeptFinding = Omit<Diagnostic, "at"> & {
  readonly at?: {readonly path: string; readonly start: number; readonly end: number};
};

/**
 * Composing depends on nothing but its material, and printing on nothing but that, the browser and the program: so the same name
 * means the same files. Hashes of contents, never times: what was touched, or copied here, is still the same.
 *
 * @param also the browser, the program, the edition
 */
export function fingerprintOf(material: Material, also: readonly string[]): string {
  return hashOf(nameOf(material), ...also);
}

const nameOf = rememberedOf(({folder, files, templates}: Material) =>
  hashOf(
    folder,
    ...files.flatMap(file => [file.path, hashOfText(file)]),
    ...templates.flatMap(file => [file.path, file.from, hashOfFile(file)]),
  ),
);

const hashOfText = rememberedOf(({text}: SourceText) => hashOf(text));
const hashOfFile = rememberedOf(({bytes}: TemplateFile) => hashOf(bytes));

/** Under which name what was asked for is kept: all documents, or some. */
export function selectionOf(documents: readonly string[] | null): string {
  return documents === null ? "" : documents.toSorted().join(" ");
}

/** Null where it could not all be said again. */
export function keep(
  made: Omit<Kept, "findings"> & {readonly findings: readonly Diagnostic[]},
  material: Material,
): Kept | null {
  const findings = made.findings.map(({at, ...finding}): KeptFinding | null => {
    // What is said of other documents may hold no longer when these are built.
    if (finding.severity === "error" || finding.code === "build/outdated") return null;
    if (!at) return finding;
    const {start, end} = at;
    const there = textAt(at.in.path, material)?.text === at.in.text;
    return there ? {...finding, at: {path: at.in.path, start, end}} : null;
  });
  const said = findings.flatMap(one => one ?? []);
  return said.length === findings.length ? {...made, findings: said} : null;
}

/** Null where one can no longer be said. */
export function findingsAgain({findings}: Kept, material: Material): readonly Diagnostic[] | null {
  const again = findings.map(({at, ...finding}): Diagnostic | null => {
    if (!at) return finding;
    const source = textAt(at.path, material);
    return source && {...finding, at: {in: source, start: at.start, end: at.end}};
  });
  const said = again.flatMap(one => one ?? []);
  return said.length === again.length && !said.some(isError) ? said : null;
}

/** What cannot be read is not kept. */
export function readKept(value: unknown): Readonly<Record<string, Kept>> {
  if (!isMap(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isKept(one) ? [[name, one] as const] : [])),
  );
}

function isKept(value: unknown): value is Kept {
  if (!isMap(value)) return false;
  const {from, documents, files, findings} = value;
  return (
    typeof from === "string" &&
    isList(documents, one => hasTexts(one, ["name", "title", "language"])) &&
    isMap(files) &&
    Object.values(files).every(one => typeof one === "string") &&
    isList(findings, one => hasTexts(one, ["severity", "code", "message"]))
  );
}

function textAt(path: string, {files, templates}: Material): SourceText | null {
  const file = files.find(one => one.path === path);
  if (file) return file;
  const template = templates.find(one => one.from === path);
  const decoded = template && decodeText(path, template.bytes);
  return decoded?.ok ? decoded.value : null;
}

function isList(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function hasTexts(value: unknown, names: readonly string[]): boolean {
  return isMap(value) && names.every(name => typeof value[name] === "string");
}
