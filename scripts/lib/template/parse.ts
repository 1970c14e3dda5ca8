// A file of a template → its text, and the tree that Handlebars makes of it.
import Handlebars from "handlebars";
import type {Diagnostic} from "../diagnostic.ts";
import {rememberedOf} from "../memo.ts";
import type {SourceText} from "../text.ts";
import {decodeText} from "../yaml/decode.ts";
import type {TemplateFile} from "./file.ts";
import {syntaxFindings} from "./syntax.ts";

export const decodeFile = rememberedOf(({from, bytes}: TemplateFile) => decodeText(from, bytes));

export interface ParsedFile {
  readonly source: SourceText | null;
  readonly ast: hbs.AST.Program | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Once for all kinds and documents. Null where it cannot be read. */
export const parseFile = rememberedOf((file: TemplateFile): ParsedFile => {
  const decoded = decodeFile(file);
  const {diagnostics} = decoded;
  if (!decoded.ok) return {source: null, ast: null, diagnostics};
  const source = decoded.value;
  try {
    return {source, ast: Handlebars.parse(source.text), diagnostics};
  } catch (error) {
    const told = syntaxFindings(source, error instanceof Error ? error.message : String(error));
    return {source, ast: null, diagnostics: [...diagnostics, ...told]};
  }
});

/** The tree of a file in which nothing is wrong, to be kept for another run; null where there is none. */
export function keptTree(file: TemplateFile): hbs.AST.Program | null {
  const parsed = parseFile.known(file);
  return parsed && parsed.diagnostics.length === 0 ? parsed.ast : null;
}

/** For a file of the very same bytes, by whoever has kept its tree. */
export function recallTree(file: TemplateFile, ast: hbs.AST.Program): void {
  const decoded = decodeFile(file);
  if (decoded.ok) parseFile.recall(file, {source: decoded.value, ast, diagnostics: []});
}
