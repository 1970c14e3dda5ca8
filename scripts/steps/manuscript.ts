// From a Document to a Manuscript: the template filled in, as Markdown for slides or HTML for a page, and the account of every
// figure that it prints. It never draws, and knows no paper.
import Handlebars from "handlebars";
import type {Helper} from "../helpers/helper.ts";
import {helpersFor, type HelperMaterial} from "../helpers/index.ts";
import {charactersWithoutFont} from "../lib/template/coverage.ts";
import type {Diagnostic} from "../lib/diagnostic.ts";
import type {Figures} from "../lib/content/figure.ts";
import {isNode, type Model} from "../lib/template/model.ts";
import {
  figureOf,
  newLedger,
  noteMarks,
  plainText,
  printFigure,
  printFigureAs,
  printText,
  type ChartUse,
  type Makes,
  type Printing,
  type Use,
} from "../lib/template/printing.ts";
import {withNodes} from "../lib/template/tree.ts";
import {registers, type Register} from "../lib/content/prose.ts";
import type {Terms} from "../lib/template/terms.ts";
import type {SourceText} from "../lib/text.ts";
import type {Document} from "./document.ts";
import type {PublicationModel} from "./model.ts";
import type {Template} from "./template.ts";

export interface Manuscript {
  readonly name: string;
  readonly makes: Makes;
  readonly title: string;
  readonly language: string;
  /** Markdown for slides, HTML for a page; charts still stand as places. */
  readonly text: string;
  readonly css: string;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly uses: readonly Use[];
  readonly charts: readonly ChartUse[];
}

export function writeManuscript(
  document: Document,
  publication: PublicationModel,
  figures: Figures,
  material: Omit<HelperMaterial, "sources">,
): Manuscript {
  const {template, model, name} = document;
  const language = String(publication.publication["language"]);
  const printing: Printing = {
    makes: template.makes,
    locale: language,
    currency: String(publication.publication["currency"]),
    figures,
    notes: template.manifest.notes,
    ledger: newLedger(),
  };
  const bind = binderFor(printing);
  const bound = bind(model);
  const sources = new Map(
    Object.entries(publication.sources).map(([id, source]) => [
      id,
      {shown: bind(source), cited: citedSource(id, source, printing)},
    ]),
  );
  const words = Handlebars.create();
  words.unregisterHelper("lookup");
  words.unregisterHelper("log");
  for (const [word, {run}] of Object.entries(helpersFor(printing, {...material, sources})))
    words.registerHelper(word, orField(word, run));
  words.registerHelper("figure-named", (id: string, register: Register) => {
    const figure = figureOf(id, printing);
    return {toHTML: () => printFigure(figure, register, printing) + noteMarks(figure, printing)};
  });
  for (const [partial, {ast}] of template.partials)
    words.registerPartial(partial, words.compile(withFigures(ast, figures)));
  const text = words.compile(withFigures(template.main.ast, figures))(bound);
  const {ledger} = printing;
  return {
    name,
    makes: template.makes,
    title: titleOf(publication, printing),
    language,
    text,
    css: template.css,
    assets: template.assets,
    uses: ledger.uses,
    charts: ledger.charts,
  };
}

/** Characters that the template's fonts do not have, each where content or template first writes it. */
export function checkCharacters(
  manuscript: Manuscript,
  template: Template,
  content: readonly SourceText[],
): readonly Diagnostic[] {
  const files = [
    ...content,
    template.main.file,
    ...[...template.partials.values()].map(partial => partial.file),
  ];
  return charactersWithoutFont(manuscript.css, manuscript.text).flatMap(character => {
    const file = files.find(one => one.text.includes(character));
    const start = file?.text.indexOf(character) ?? 0;
    return [
      {
        severity: "error" as const,
        code: "template/no-glyph",
        message: `the character \`${character}\` is in none of the fonts of \`${template.kind}\``,
        help: "write it another way, or add a font that has it to the theme, in `templates/shared/themes/`",
        at: file && {in: file, start, end: start + character.length},
      },
    ];
  });
}

/** The terms of all helpers, by name, for the check of a template before it is rendered. */
export function helperNames(): ReadonlyMap<string, Terms> {
  const nothing: Printing = {
    makes: "page",
    locale: "en",
    currency: "GBP",
    figures: new Map(),
    notes: "none",
    ledger: newLedger(),
  };
  return new Map(Object.entries(helpersFor(nothing, {charts: new Map(), sources: new Map()})));
}

/**
 * The model as Handlebars sees it: plain own properties, and nodes that print themselves when a template asks,
 * in the order of the page. `boundTo` leads a helper back to the node. What stands at several places of the model,
 * as a source does, is bound once.
 */
function binderFor(printing: Printing): (value: Model) => unknown {
  const known = new Map<object, unknown>();
  return bind;

  function bind(value: Model): unknown {
    if (typeof value !== "object" || value === null) return value;
    const bound = known.get(value) ?? fresh(value);
    known.set(value, bound);
    return bound;
  }

  function fresh(value: Model & object): unknown {
    if (Array.isArray(value)) return value.map(item => bind(item as Model));
    if (!isNode(value)) return fieldsOf(value as {readonly [name: string]: Model});
    if (value.node === "text") return {boundTo: value, toHTML: () => printText(value, printing)};
    if (value.node === "chart") return {...fieldsOf(value.about), boundTo: value};
    const {figure, as} = value;
    const print = (): string =>
      as === undefined
        ? printFigure(figure, "prose", printing) + noteMarks(figure, printing)
        : printFigureAs(figure, as, printing);
    return {...fieldsOf(value.about), boundTo: value, toHTML: print};
  }

  function fieldsOf(value: {readonly [name: string]: Model}): object {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bind(inner)]));
  }
}

/** `{{date}}` prints the field of that name where there is one, `{{date d}}` is the helper: neither hides the other. */
function orField(word: string, run: Helper["run"]): Handlebars.HelperDelegate {
  return function (this: unknown, ...args: unknown[]) {
    const isAlone =
      args.length === 1 && typeof this === "object" && this !== null && Object.hasOwn(this, word);
    return isAlone ? (this as Record<string, unknown>)[word] : run.apply(this, args);
  };
}

/** `{{programme-cost compact}}` in a template becomes a call of the helper that prints figures by name. */
function withFigures(ast: hbs.AST.Program, figures: Figures): hbs.AST.Program {
  return withNodes<hbs.AST.MustacheStatement>(ast, "MustacheStatement", node => {
    const id = (node.path as hbs.AST.PathExpression).original;
    if (!figures.has(id)) return node;
    const said = (node.params[0] as hbs.AST.PathExpression | undefined)?.original;
    const register = registers.find(one => one === said) ?? "prose";
    const literal = (value: string): hbs.AST.StringLiteral =>
      ({type: "StringLiteral", value, original: value, loc: node.loc}) as hbs.AST.StringLiteral;
    const helper = {original: "figure-named", parts: ["figure-named"], depth: 0, data: false};
    return {
      ...node,
      path: {...node.path, ...helper},
      params: [literal(id), literal(register)],
      hash: undefined,
    } as hbs.AST.Node;
  });
}

function titleOf(publication: PublicationModel, printing: Printing): string {
  const silent = {...printing, ledger: newLedger()};
  const parts = [publication.publication["title"], publication.publication["subtitle"]];
  return parts
    .flatMap(part => (isNode(part) && part.node === "text" ? [plainText(part, silent)] : []))
    .join(": ");
}

function citedSource(id: string, source: {readonly [name: string]: Model}, printing: Printing) {
  const silent = {...printing, ledger: newLedger()};
  const words = (key: string): string => {
    const node = source[key];
    return isNode(node) && node.node === "text" ? plainText(node, silent) : "";
  };
  return {
    id,
    cite: words("cite"),
    publisher: words("publisher"),
    date: typeof source["date"] === "string" ? source["date"] : "undated",
  };
}
