// A template made ready to be filled in: once for each of its files, whatever publication and document it is then filled in for.
import Handlebars from "handlebars";
import {remembered, rememberedOf} from "../memo.ts";
import type {SourceText} from "../text.ts";
import type {TemplateFile} from "./file.ts";
import {decodeFile} from "./parse.ts";
import {isLiteral, isPath, withNodes, type Parsed} from "./tree.ts";
import {registers, type Register} from "../content/prose.ts";

/** What a template is filled in with. */
export interface Filling {
  readonly model: unknown;
  /** Whether a name is that of a figure. */
  readonly isFigure: (name: string) => boolean;
  readonly helpers: Readonly<Record<string, Handlebars.HelperDelegate>>;
  /** Prints a value of the model that a template writes alone. */
  readonly print: (value: unknown) => unknown;
  readonly printFigure: (id: string, register: Register) => unknown;
  /** Nothing is escaped. */
  readonly isPlain: boolean;
}

type TemplateSpecification = Parameters<typeof Handlebars.template>[0];

/** Two words that only the program says: no template can write them. */
const own = {print: "print what stands here", figure: "print the figure"};

const handlebars = Handlebars.create();
handlebars.unregisterHelper("lookup");
handlebars.unregisterHelper("log");

export function fillIn(
  {main, partials}: {readonly main: Parsed; readonly partials: ReadonlyMap<string, Parsed>},
  {model, isFigure, helpers, print, printFigure, isPlain}: Filling,
): string {
  const known = new Set(Object.keys(helpers));
  // A partial is filled in many times.
  const found = new Map<Parsed, Handlebars.TemplateDelegate>();
  const ready = (parsed: Parsed): Handlebars.TemplateDelegate => {
    const before = found.get(parsed);
    if (before) return before;
    const figures = namesAlone(parsed).filter(isFigure);
    const made = compile(parsed, figures, known, isPlain);
    found.set(parsed, made);
    return made;
  };
  // One that is not used is not even looked at.
  const named = Object.fromEntries(
    [...partials].map(([name, one]) => {
      const fill: Handlebars.TemplateDelegate = (context, options) => ready(one)(context, options);
      return [name, fill];
    }),
  );
  const all = {...helpers, [own.print]: print, [own.figure]: printFigure};
  return ready(main)(model, {helpers: all, partials: named});
}

const compile = remembered(
  (parsed: Parsed, figures: readonly string[], helpers: ReadonlySet<string>, isPlain: boolean) => [
    parsed.isOwn ? parsed.file : parsed.ast,
    ...settingOf(figures, helpers, isPlain),
  ],
  (parsed, figures, helpers, isPlain): Handlebars.TemplateDelegate => {
    const setting = settingOf(figures, helpers, isPlain).join("\n");
    const codes = parsed.isOwn ? made(parsed.file).codes : new Map<string, string>();
    const code = codes.get(setting) ?? codeOf(parsed.ast, figures, helpers, isPlain);
    codes.set(setting, code);
    return handlebars.template(evaluate(code));
  },
);

function settingOf(
  figures: readonly string[],
  helpers: ReadonlySet<string>,
  isPlain: boolean,
): readonly string[] {
  return [String(isPlain), figures.join(" "), [...helpers].join(" ")];
}

function codeOf(
  ast: hbs.AST.Program,
  figures: readonly string[],
  helpers: ReadonlySet<string>,
  isPlain: boolean,
): string {
  const tree = withPrints(ast, new Set(figures), helpers);
  return String(Handlebars.precompile(tree, {noEscape: isPlain}));
}

/** As Handlebars itself does it with the code that it has just written. */
function evaluate(code: string): TemplateSpecification {
  return (new Function(`return ${code}`) as () => TemplateSpecification)();
}

/** What is made of the words of a template, and nothing else. */
export interface MadeOfTemplate {
  /** What stands alone between braces, or with words behind it; null as long as nobody has asked. */
  names: readonly string[] | null;
  /** As Handlebars writes it: by what was a figure, and a helper, and whether nothing is escaped. */
  readonly codes: Map<string, string>;
}

const made = rememberedOf((_: SourceText): MadeOfTemplate => ({names: null, codes: new Map()}));

/** A copy, to be kept for another run; null where there is nothing. */
export function keptMade(file: TemplateFile): MadeOfTemplate | null {
  // Of a font or a picture, which is no text to anybody, nothing was made.
  const source = decodeFile.known(file);
  const known = source?.ok ? made.known(source.value) : undefined;
  return known?.names ? {names: known.names, codes: new Map(known.codes)} : null;
}

/** For a file of the very same bytes, by whoever has kept it. */
export function recallMade(file: TemplateFile, {names, codes}: MadeOfTemplate): void {
  const source = decodeFile(file);
  if (source.ok) made.recall(source.value, {names, codes: new Map(codes)});
}

function namesAlone(parsed: Parsed): readonly string[] {
  if (!parsed.isOwn) return namesAloneIn(parsed.ast);
  const known = made(parsed.file);
  return (known.names ??= namesAloneIn(parsed.ast));
}

const namesAloneIn = rememberedOf((ast: hbs.AST.Program): readonly string[] => {
  const names = new Set<string>();
  withNodes<hbs.AST.MustacheStatement>(ast, "MustacheStatement", node => {
    names.add(pathOf(node.path)?.original ?? "");
    return node;
  });
  return [...names];
});

/**
 * `{{programme-cost compact}}` becomes a call that prints a figure by its name, `{{title}}` a call that prints what stands there:
 * so the same model is printed in Markdown, in HTML and in plain text. What may be a helper is left alone.
 */
function withPrints(
  ast: hbs.AST.Program,
  figures: ReadonlySet<string>,
  helpers: ReadonlySet<string>,
): hbs.AST.Program {
  return withNodes<hbs.AST.MustacheStatement>(ast, "MustacheStatement", (node, locals) => {
    const path = pathOf(node.path);
    if (!path) return node;
    const {original, parts} = path;
    if (figures.has(original)) {
      const said = (node.params[0] as hbs.AST.PathExpression | undefined)?.original;
      const register = registers.find(one => one === said) ?? "prose";
      return callOf(
        node,
        own.figure,
        [original, register].map(one => literal(one, node)),
      );
    }
    const isAlone = node.params.length === 0 && (node.hash?.pairs ?? []).length === 0;
    const [name = ""] = parts.map(String);
    const mayBeHelper = parts.length === 1 && helpers.has(name) && !locals.has(name);
    return isAlone && !mayBeHelper ? callOf(node, own.print, [path]) : node;
  });
}

/** A name in quotes is a name all the same; null for the call of a helper. */
function pathOf(node: hbs.AST.Expression): hbs.AST.PathExpression | null {
  if (isPath(node)) return node;
  if (!isLiteral(node)) return null;
  const original = String(node.original);
  return {
    type: "PathExpression",
    data: false,
    depth: 0,
    parts: [original],
    original,
    loc: node.loc,
  } as unknown as hbs.AST.PathExpression;
}

function callOf(
  node: hbs.AST.MustacheStatement,
  helper: string,
  params: readonly hbs.AST.Expression[],
): hbs.AST.Node {
  const path = {...node.path, type: "PathExpression", data: false, depth: 0};
  return {
    ...node,
    path: {...path, original: helper, parts: [helper]},
    params,
    hash: undefined,
  } as hbs.AST.Node;
}

function literal(value: string, {loc}: hbs.AST.Node): hbs.AST.StringLiteral {
  return {type: "StringLiteral", value, original: value, loc} as hbs.AST.StringLiteral;
}
