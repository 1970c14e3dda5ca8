// What an edition is made from, and what came of it, as hashes: whoever finds both unchanged has nothing to do.
import {hashOf} from "../hash.ts";
import type {TemplateFile} from "../template/file.ts";
import type {SourceText} from "../text.ts";
import type {Overrides} from "./overrides.ts";

export interface Common {
  readonly files: readonly SourceText[];
  readonly templates: readonly TemplateFile[];
  /** Of the program. */
  readonly version: string;
}

/** Of what all editions have in common. Their table does not count: each has its own row, and what is said of all is in it. */
export function hashOfCommon({files, templates, version}: Common): string {
  const texts = files.filter(({path}) => !/\/editions\.(?:csv|yaml)$/.test(path));
  return hashOf(
    version,
    ...texts.flatMap(({path, text}) => [path, text]),
    ...templates.flatMap(({path, bytes}) => [path, bytes]),
  );
}

/** Of all that a publication and its editions are made from. */
export function hashOfContent(common: Common): string {
  const tables = common.files.filter(({path}) => /\/editions\.(?:csv|yaml)$/.test(path));
  return hashOf(hashOfCommon(common), ...tables.flatMap(({path, text}) => [path, text]));
}

/** `printer`: null where nothing is printed. */
export function hashOfEdition(
  common: string,
  documents: readonly string[] | null,
  {edition, values, words}: Overrides,
  printer: string | null,
): string {
  const own = values.map(({path, value}) => [path, value]);
  const texts = [...words].map(([word, {text}]) => [word, text]);
  return hashOf(common, JSON.stringify([edition, documents, own, texts, printer]));
}

export function hashOfFiles(files: ReadonlyMap<string, string | Uint8Array>): string {
  const bytes = [...files].flatMap(([path, contents]) => [
    path,
    typeof contents === "string" ? new TextEncoder().encode(contents) : contents,
  ]);
  return hashOf(...bytes);
}
