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
  readonly tree: Tree | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Most of those that an earlier run has kept are never looked at: such a tree is made of its text when somebody asks for it. */
export interface Tree {
  readonly ast: hbs.AST.Program;
  /** To be kept. */
  readonly text: string;
}

/** Once for all kinds and documents. Null where it cannot be read. */
export const parseFile = rememberedOf((file: TemplateFile): ParsedFile => {
  const decoded = decodeFile(file);
  const {diagnostics} = decoded;
  if (!decoded.ok) return {source: null, tree: null, diagnostics};
  const source = decoded.value;
  try {
    const ast = Handlebars.parse(source.text);
    return {
      source,
      tree: {
        ast,
        get text() {
          return JSON.stringify(ast);
        },
      },
      diagnostics,
    };
  } catch (error) {
    const told = syntaxFindings(source, error instanceof Error ? error.message : String(error));
    return {source, tree: null, diagnostics: [...diagnostics, ...told]};
  }
});

/** The tree of a file in which nothing is wrong, to be kept for another run; null where there is none. */
export function keptTree(file: TemplateFile): Tree | null {
  const parsed = parseFile.known(file);
  return parsed && parsed.diagnostics.length === 0 ? parsed.tree : null;
}

/** For a file of the very same bytes, by whoever has kept the text of its tree. */
export function recallTree(file: TemplateFile, text: string): void {
  const decoded = decodeFile(file);
  let read: hbs.AST.Program | undefined;
  const tree: Tree = {
    text,
    get ast() {
      return (read ??= JSON.parse(text) as hbs.AST.Program);
    },
  };
  if (decoded.ok) parseFile.recall(file, {source: decoded.value, tree, diagnostics: []});
}
