// A template as Handlebars takes it apart: the sorts of node, and where each stands in its file.
import type {SourceText, Span} from "../text.ts";

/** A template file and what Handlebars makes of it. */
export interface Parsed {
  readonly file: SourceText;
  /** May be made when it is first asked for. */
  readonly ast: hbs.AST.Program;
  /** Whether it is made of the file alone: then what is made of it is the same for all files of the same words. */
  readonly isOwn?: boolean;
}

export function spanOf(node: hbs.AST.Node, file: SourceText, word: string | undefined): Span {
  const start = offsetOf(file.text, node.loc.start);
  const end = Math.max(start + 1, offsetOf(file.text, node.loc.end));
  const inner = word === undefined ? -1 : file.text.slice(start, end).lastIndexOf(word);
  return inner < 0
    ? {in: file, start, end}
    : {in: file, start: start + inner, end: start + inner + word!.length};
}

/**
 * The same tree with some of its nodes changed; the tree is always our own parser's, and stays as it is. `locals`: the names that
 * the blocks around a node give, as in `{{#each list as |item|}}`.
 */
export function withNodes<Sort extends hbs.AST.Node>(
  ast: hbs.AST.Program,
  type: Sort["type"],
  change: (node: Sort, locals: ReadonlySet<string>) => hbs.AST.Node,
): hbs.AST.Program {
  return copyOf(ast, new Set()) as hbs.AST.Program;

  function copyOf(part: unknown, around: ReadonlySet<string>): unknown {
    if (Array.isArray(part)) return part.map(item => copyOf(item, around));
    if (typeof part !== "object" || part === null) return part;
    const {blockParams} = part as Partial<hbs.AST.Program>;
    const locals = blockParams ? new Set([...around, ...blockParams]) : around;
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(part))
      copy[key] = key === "loc" ? value : copyOf(value, locals);
    return copy["type"] === type ? change(copy as unknown as Sort, locals) : copy;
  }
}

/** Handlebars counts lines from 1 and columns from 0. */
export function offsetOf(
  text: string,
  place: {readonly line: number; readonly column: number},
): number {
  let start = 0;
  for (let line = 1; line < place.line; line++) start = text.indexOf("\n", start) + 1;
  return start + place.column;
}

export function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

export function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

export function isPartial(
  node: hbs.AST.Node,
): node is hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement {
  return node.type === "PartialStatement" || node.type === "PartialBlockStatement";
}

export function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

export function isCall(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === "SubExpression";
}

/** A text, a number, true or false, written in the template itself. */
export function isLiteral(
  node: hbs.AST.Node,
): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral {
  return ["StringLiteral", "NumberLiteral", "BooleanLiteral"].includes(node.type);
}

/** What values can be handed to. */
export interface WithArguments {
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash | undefined;
}

export function isAlone({params, hash}: WithArguments): boolean {
  return params.length === 0 && (hash?.pairs ?? []).length === 0;
}
