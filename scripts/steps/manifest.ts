// What was built from what: the next build reads it, to print only what has changed and to clear away what is gone.
import type {Diagnostic} from "../lib/diagnostic.ts";
import {readStatement, type Statement} from "../lib/statement/statement.ts";
import {hashOf} from "../lib/hash.ts";
import {readKept, type Kept} from "../lib/fingerprint.ts";
import {isMap} from "../lib/map.ts";
import type {FileFacts} from "../lib/template/facts.ts";
import {readWordings, type Wording} from "../lib/template/wording.ts";
import type {PageNumbers} from "../lib/pdf/page-numbers.ts";
import type {Manuscript} from "./manuscript.ts";

export interface Manifest {
  /** 1 had no statement, and no words of documents: it is read as such. */
  readonly version: 2;
  /** What all was stated when the whole publication was last built: a document that was built alone since states more. */
  readonly statement: Statement | null;
  readonly documents: Readonly<Record<string, Built>>;
  /** What can be said again without making it, by what was asked for: see lib/fingerprint.ts. */
  readonly kept: Readonly<Record<string, Kept>>;
}

export interface Built {
  readonly template: string;
  /** Hash of its words and figures, however they look; empty where it is not known. */
  readonly words: string;
  readonly files: readonly string[];
  /** So "where is this number used?" has an answer. */
  readonly figures: readonly string[];
  readonly wordings: readonly Wording[];
  /** Hash of the page, the browser and the program. */
  readonly printedFrom: string;
  /** Hash of the PDF that came of it: a file that somebody changed is printed again. */
  readonly printed: string;
  readonly pages: number | null;
  /** The numbers in its list of contents: the next print begins with them. */
  readonly numbers: PageNumbers;
  /** Told again when printing is skipped. */
  readonly warnings: readonly Omit<Diagnostic, "at">[];
  /** What it says of other documents' files. */
  readonly states: Readonly<Record<string, FileFacts>>;
  /** Pictures by file: hash of what each was drawn from, and of what came of it. */
  readonly pictures: Readonly<Record<string, {readonly drawnFrom: string; readonly drawn: string}>>;
}

export const noManifest: Manifest = {version: 2, statement: null, documents: {}, kept: {}};

/** What cannot be read counts as absent: it is then made anew. */
export function readManifest(bytes: Uint8Array | null): Manifest {
  const data = bytes && parsed(bytes);
  const isOurs = isMap(data) && (data["version"] === 1 || data["version"] === 2);
  if (!isOurs || !isMap(data["documents"])) return noManifest;
  const documents = Object.entries(data["documents"]).flatMap(([name, built]) =>
    isBuilt(built)
      ? [
          [
            name,
            {words: "", numbers: {}, ...built, wordings: readWordings(built["wordings"])},
          ] as const,
        ]
      : [],
  );
  return {
    version: 2,
    statement: readStatement(data["statement"]),
    documents: Object.fromEntries(documents),
    kept: readKept(data["kept"]),
  };
}

/** The name of what a document says, to see whether it says something else. */
export function hashOfWords({title, text, head, plain, uses}: Manuscript): string {
  const printed = uses.map(use => `${use.figure} ${use.text}`);
  return hashOf(title, text, head, plain?.text ?? "", printed.join("\n"));
}

export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Files of an earlier build that this one did not make. */
export function staleFiles(last: Manifest, made: ReadonlySet<string>): readonly string[] {
  return Object.values(last.documents)
    .flatMap(document => document.files)
    .filter(file => !made.has(file));
}

/** Documents that were not made now, and say of files that were what no longer holds. */
export function outdated(
  beside: Manifest,
  made: ReadonlyMap<string, FileFacts>,
): readonly {readonly document: string; readonly files: readonly string[]}[] {
  return Object.entries(beside.documents).flatMap(([document, {states}]) => {
    const files = Object.entries(states).flatMap(([file, {bytes, pages}]) => {
      const now = made.get(file);
      return now && (now.bytes !== bytes || now.pages !== pages) ? [file] : [];
    });
    return files.length > 0 ? [{document, files}] : [];
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Its files may be deleted: a path that leaves the folder is none that we have written. */
function isBuilt(
  value: unknown,
): value is Omit<Built, "words" | "numbers" | "wordings"> & Readonly<Record<string, unknown>> {
  if (!isMap(value)) return false;
  const {template, files, figures, printedFrom, printed, pages, warnings, states, pictures} = value;
  const words = value["words"] ?? "";
  const numbers = value["numbers"] ?? {};
  const texts = [template, printedFrom, printed, words].every(one => typeof one === "string");
  return (
    texts &&
    isList(files, isInside) &&
    isList(figures, one => typeof one === "string") &&
    (pages === null || typeof pages === "number") &&
    isList(warnings, isMap) &&
    isMap(states) &&
    Object.values(states).every(isFacts) &&
    isMap(numbers) &&
    Object.values(numbers).every(one => typeof one === "number") &&
    isMap(pictures) &&
    Object.values(pictures).every(isDrawing)
  );
}

function isFacts(value: unknown): boolean {
  if (!isMap(value)) return false;
  const {bytes, pages} = value;
  return typeof bytes === "number" && (pages === null || typeof pages === "number");
}

function isDrawing(value: unknown): boolean {
  return (
    isMap(value) && typeof value["drawnFrom"] === "string" && typeof value["drawn"] === "string"
  );
}

function isInside(path: unknown): boolean {
  return (
    typeof path === "string" && path !== "" && !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(path)
  );
}

function isList(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}
