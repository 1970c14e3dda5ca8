// Walks a template beside the model that it will be given, and finds every name that is not there, and every value that cannot
// stand where it is put; in partials and loops too. Nothing is rendered.
// Handlebars itself would print nothing for most of them, without a word.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {remembered} from "../memo.ts";
import {namesBelow, type Model} from "./model.ts";
import {registers} from "../content/prose.ts";
import {bodiesOf} from "./blocks.ts";
import * as calls from "./calls.ts";
import {compareWords, lookUp, noSuch, type Complaint} from "./lookup.ts";
import {isIn, type Known, type Scope} from "./scope.ts";
import {ownTerms, type Terms} from "./terms.ts";
import {byShape} from "./shape.ts";
import * as tree from "./tree.ts";
import {argumentsOf, readCall} from "./values.ts";

export interface TemplateNames {
  readonly main: tree.Parsed;
  readonly partials: ReadonlyMap<string, tree.Parsed>;
  /** Those of the page, where this is its plain text, which cannot use them. */
  readonly pagePartials?: ReadonlyMap<string, tree.Parsed>;
  readonly helpers: ReadonlyMap<string, Terms>;
  /** `{{programme-cost}}` is allowed wherever a helper is. */
  readonly isFigure: (name: string) => boolean;
  readonly figures: () => Iterable<string>;
}

/** Of shapes, those that it had lately. */
const shapesKept = 32;

const findingsOf = remembered(
  ({main, partials, pagePartials, helpers}: Omit<TemplateNames, "isFigure" | "figures">) => [
    main.ast,
    partials,
    pagePartials,
    helpers,
  ],
  () => byShape<readonly Diagnostic[]>(shapesKept),
);

/** The same, looked for once in models of the same shape. The figures are those of the model. */
export function unknownNames(
  template: Omit<TemplateNames, "isFigure" | "figures">,
  model: Model & {readonly figures: Model},
): readonly Diagnostic[] {
  return findingsOf(template)(model, () => {
    const figures = namesBelow(model.figures) ?? {};
    const isFigure = (name: string): boolean => Object.hasOwn(figures, name);
    return findUnknownNames({...template, isFigure, figures: () => Object.keys(figures)}, model);
  });
}

export function findUnknownNames(template: TemplateNames, model: Model): readonly Diagnostic[] {
  const seen = new Set<hbs.AST.Program>();
  const found = new Map<string, Diagnostic>();
  const circles = new Set<string>();
  const helpers = new Map([...ownTerms, ...template.helpers]);
  const around = {root: model, helpers, figures: [...template.figures()]};
  program(template.main.ast, {
    file: template.main.file,
    here: {value: model},
    outer: [],
    locals: new Map(),
    data: new Set(["root", "slide"]),
    via: [],
    isLive: true,
  });
  return [...found.values()];

  /** A part that is not printed here is looked at once: its names are the same wherever it is not printed. */
  function program(part: hbs.AST.Program | undefined, scope: Scope): void {
    if (!part || (!scope.isLive && seen.has(part))) return;
    seen.add(part);
    for (const statement of part.body) {
      if (tree.isMustache(statement)) mustache(statement, scope);
      else if (tree.isBlock(statement)) block(statement, scope);
      else if (tree.isPartial(statement)) partial(statement, scope);
      else if (statement.type.startsWith("Decorator"))
        complain(scope, statement, "decorator", "decorators are not used here", "delete it");
    }
  }

  /** A field, a helper with its arguments, or a figure. */
  function mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped)
      complain(
        scope,
        node,
        "unescaped",
        "`{{{…}}}` prints a text without making it harmless",
        "write two braces",
      );
    if (!tree.isPath(node.path)) return;
    const name = node.path.original;
    const isAlone = tree.isAlone(node);
    const terms = helpers.get(name);
    // A field without arguments wins over a helper of the same name: see `orField` in steps/manuscript.ts.
    if (isAlone && isIn(scope, name)) print(node.path, scope);
    else if (terms) tell(scope, readCall(node, "alone", terms, scope, around).complaints);
    else if (template.isFigure(name)) tell(scope, calls.registerComplaints(node));
    else if (isMeantAsFigure(node, node.path, scope))
      tell(scope, [noSuch("figure", node.path, around.figures)]);
    else if (isAlone) print(node.path, scope);
    else if (lookUp(node.path, scope, around).wrong)
      tell(scope, [noSuch("helper", node.path, helpers.keys())]);
    else
      complain(
        scope,
        node.path,
        "bad-call",
        `\`${name}\` is a field, and takes no words behind it`,
        `write what is to be done with it in front: \`{{compact ${name}}}\``,
      );
  }

  function block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = node.path.original;
    const terms = helpers.get(name);
    // Inside a block that nobody knows, nothing can be known.
    if (!terms) return noBlock(node, scope);
    const {args, complaints} = readCall(node, "block", terms, scope, around);
    tell(scope, complaints);
    const subject = args.find(one => one.key === "0")?.known ?? {value: null};
    const {inside, otherwise} = bodiesOf(name, terms, subject, scope, node.program?.blockParams);
    for (const inner of inside) program(node.program, inner);
    program(node.inverse, otherwise);
  }

  function noBlock(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = node.path.original;
    const isFigure = template.isFigure(name);
    const isField = tree.isAlone(node) && !lookUp(node.path, scope, around).wrong;
    if (!isFigure && !isField) return tell(scope, [noSuch("helper", node.path, helpers.keys())]);
    const help = isFigure
      ? `write \`{{${name}}}\``
      : `write \`{{#if ${name}}}\`, \`{{#with ${name}}}\` or \`{{#each ${name}}}\``;
    complain(scope, node.path, "bad-call", `\`${name}\` is not a block`, help);
  }

  /** A partial sees what it is given, and nothing around it. */
  function partial(
    node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
    scope: Scope,
  ): void {
    tell(scope, calls.partialComplaints(node));
    if (!tree.isPath(node.name)) return;
    const name = node.name.original;
    const called = template.partials.get(name);
    if (!called) return tell(scope, [noPartial(node.name, name)]);
    if (scope.via.includes(name)) return circle(scope, node.name, name);
    const {args, complaints} = argumentsOf(node, scope, around);
    tell(scope, complaints);
    // There it may be compared by a name that is not its own.
    for (const {key, node: value, known} of args)
      if (key !== "0" && known !== "unknown" && typeof known.value !== "object")
        compareWords(value, scope);
    const here = handedTo(args, scope.here);
    if (here !== "unknown" && here.value === null) return;
    const via = [...scope.via, name];
    program(called.ast, {...scope, file: called.file, here, outer: [], locals: new Map(), via});
  }

  function noPartial(node: hbs.AST.PathExpression, name: string): Complaint {
    const complaint = noSuch("partial", node, template.partials.keys());
    if (!template.pagePartials?.has(name)) return complaint;
    return {...complaint, help: `a plain text has its own: \`partials/${name}.txt.hbs\``};
  }

  /** Told once, wherever it is entered. */
  function circle(scope: Scope, node: hbs.AST.Node, name: string): void {
    const names = scope.via.slice(scope.via.indexOf(name));
    const key = names.toSorted().join(" ");
    if (circles.has(key)) return;
    circles.add(key);
    const way = [...names, name].map(one => `\`${one}\``).join(" → ");
    const message = `the partial \`${name}\` includes itself: ${way}`;
    complain(scope, node, "partial-circle", message, "take one of them out of the circle");
  }

  function print(path: hbs.AST.PathExpression, scope: Scope): void {
    const {known, wrong} = lookUp(path, scope, around);
    if (wrong) tell(scope, [wrong]);
    else if (known !== "unknown" && scope.isLive) tell(scope, calls.unprintable(path, known.value));
  }

  /** A word behind it says how figures are printed, or it begins like the name of a cell. */
  function isMeantAsFigure(
    {params: [register]}: hbs.AST.MustacheStatement,
    path: hbs.AST.PathExpression,
    scope: Scope,
  ): boolean {
    const [first = "", ...others] = path.parts.map(String);
    if (path.data || path.depth > 0 || isIn(scope, first)) return false;
    const isCell = others.length > 0 && around.figures.some(one => one.startsWith(`${first}.`));
    return isCell || registers.some(one => register && one === calls.writtenAs(register));
  }

  function complain(
    scope: Scope,
    node: hbs.AST.Node,
    code: string,
    message: string,
    help?: string,
  ): void {
    tell(scope, [{node, code, message, help}]);
  }

  function tell({file}: Scope, complaints: readonly Complaint[]): void {
    for (const {node, word, code, message, help} of complaints) {
      const at = tree.spanOf(node, file, word);
      const key = `${file.path}:${at.start}:${message}`;
      if (!found.has(key)) found.set(key, errorAt(at, `template/${code}`, message, help));
    }
  }
}

/**
 * What a partial sees: the value it is given, or what is here; and beside its fields what is handed over by name.
 * Of that, what is not known counts as nothing.
 */
function handedTo(args: readonly calls.Argument[], here: Known): Known {
  const given = args.find(one => one.key === "0")?.known ?? here;
  const named = args.filter(one => one.key !== "0");
  if (named.length === 0 || given === "unknown") return given;
  const own = named.map(({key, known}) => [key, known === "unknown" ? null : known.value] as const);
  return {value: {...namesBelow(given.value), ...Object.fromEntries(own)}};
}
