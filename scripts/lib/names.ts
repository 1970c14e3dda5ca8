// Walks a template beside the model that it will be given, and finds every name that is not there:
// fields, helpers, partials, `@` names; in partials and loops too. Nothing is rendered.
// Handlebars itself would print nothing for most of them, without a word.
import type {Diagnostic} from "./diagnostic.ts";
import {namesBelow, type Model} from "./model.ts";
import {suggestion} from "./nearest.ts";
import {registers} from "./prose.ts";
import {enter, isIn, itemsOf, type Known, type Scope} from "./template-scope.ts";
import {isBlock, isMustache, isPartial, isPath, spanOf, type Parsed} from "./template-tree.ts";
import type {SourceText} from "./text.ts";

export interface TemplateNames {
  readonly main: Parsed;
  readonly partials: ReadonlyMap<string, Parsed>;
  readonly helpers: ReadonlyMap<string, {readonly scope?: (first: Model) => Model}>;
  /** `{{programme-cost}}` is allowed wherever a helper is. */
  readonly isFigure: (name: string) => boolean;
  readonly figures: () => Iterable<string>;
}

const loopData = ["index", "first", "last", "key"];
const builtIn = ["if", "unless", "each", "with"];

export function findUnknownNames(template: TemplateNames, model: Model): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const root: Known = {value: model};
  program(
    template.main.ast,
    {here: root, outer: [], locals: new Map(), data: new Set(["root", "slide"])},
    template.main.file,
    [],
  );
  return [...found.values()];

  function program(
    block: hbs.AST.Program | undefined,
    scope: Scope,
    file: SourceText,
    partials: readonly string[],
  ): void {
    for (const statement of block?.body ?? []) visit(statement, scope, file, partials);
  }

  function visit(
    statement: hbs.AST.Statement,
    scope: Scope,
    file: SourceText,
    partials: readonly string[],
  ): void {
    if (isMustache(statement)) {
      if (!statement.escaped)
        report(
          statement,
          file,
          "template/unescaped",
          "`{{{…}}}` prints a text without making it harmless",
          "write two braces",
        );
      call(statement, scope, file);
    } else if (isBlock(statement)) blockOf(statement, scope, file, partials);
    else if (isPartial(statement)) partialOf(statement, scope, file, partials);
    else if (statement.type.startsWith("Decorator"))
      report(statement, file, "template/decorator", "decorators are not used here", "delete it");
  }

  /** A mustache or a subexpression: a helper with its arguments, a figure, or a plain name. */
  function call(
    node: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement,
    scope: Scope,
    file: SourceText,
  ): void {
    if (!isPath(node.path)) return;
    const name = node.path.original;
    const arguments_ = node.params.length + (node.hash?.pairs.length ?? 0);
    // A field without arguments wins over a helper of the same name: see `orField` in steps/manuscript.ts.
    if (arguments_ === 0 && isIn(scope, name)) return void look(node.path, scope, file);
    if (template.helpers.has(name) || builtIn.includes(name)) return args(node, scope, file);
    if (template.isFigure(name) && !isIn(scope, name)) {
      for (const param of node.params)
        if (!isPath(param) || !registers.some(register => register === param.original))
          report(
            param,
            file,
            "template/bad-register",
            "a figure cannot be printed like this",
            `it can be: ${registers.map(one => `\`${one}\``).join(", ")}`,
          );
      return;
    }
    if (arguments_ === 0 && node.type === "MustacheStatement")
      return void look(node.path, scope, file);
    report(
      node.path,
      file,
      "template/unknown-helper",
      `there is no helper called \`${name}\``,
      suggestion(name, [...template.helpers.keys(), ...builtIn], "the helpers are"),
    );
  }

  function args(
    node: {readonly params: readonly hbs.AST.Expression[]; readonly hash?: hbs.AST.Hash},
    scope: Scope,
    file: SourceText,
  ): void {
    for (const param of node.params) value(param, scope, file);
    for (const pair of node.hash?.pairs ?? []) value(pair.value, scope, file);
  }

  function value(node: hbs.AST.Expression, scope: Scope, file: SourceText): Known {
    if (isPath(node)) return look(node, scope, file);
    if (node.type === "SubExpression") call(node as hbs.AST.SubExpression, scope, file);
    return "unknown";
  }

  function blockOf(
    node: hbs.AST.BlockStatement,
    scope: Scope,
    file: SourceText,
    partials: readonly string[],
  ): void {
    const name = isPath(node.path) ? node.path.original : "";
    const subject = node.params[0];
    if (name === "each" && subject) {
      const over = value(subject, scope, file);
      const inner = new Set([...scope.data, ...loopData]);
      for (const item of itemsOf(over))
        program(
          node.program,
          enter({...scope, data: inner}, item, node.program?.blockParams),
          file,
          partials,
        );
    } else if (name === "with" && subject) {
      const given = value(subject, scope, file);
      if (given === "unknown" || given.value !== null)
        program(node.program, enter(scope, given, node.program?.blockParams), file, partials);
    } else {
      call(node, scope, file);
      const own = template.helpers.get(name)?.scope;
      const first = own && subject ? value(subject, scope, file) : {value: null};
      const inner = first === "unknown" ? first : {value: own?.(first.value) ?? null};
      program(
        node.program,
        own === undefined ? scope : enter(scope, inner, node.program?.blockParams),
        file,
        partials,
      );
    }
    program(node.inverse, scope, file, partials);
  }

  function partialOf(
    node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
    scope: Scope,
    file: SourceText,
    partials: readonly string[],
  ): void {
    if (!isPath(node.name))
      return report(
        node,
        file,
        "template/dynamic-partial",
        "a partial has to be named in the template itself",
        "write its name: `{{> sources}}`",
      );
    const name = node.name.original;
    const partial = template.partials.get(name);
    if (!partial)
      return report(
        node.name,
        file,
        "template/unknown-partial",
        `there is no partial called \`${name}\``,
        suggestion(name, template.partials.keys(), "the partials are"),
      );
    if (partials.includes(name))
      return report(
        node.name,
        file,
        "template/partial-circle",
        `the partial \`${name}\` includes itself: ${[...partials, name].map(one => `\`${one}\``).join(" → ")}`,
        "take one of them out of the circle",
      );
    const given = node.params[0] ? value(node.params[0], scope, file) : scope.here;
    for (const pair of node.hash?.pairs ?? []) value(pair.value, scope, file);
    const extra = new Map<string, Known>(
      (node.hash?.pairs ?? []).map(pair => [pair.key, value(pair.value, scope, file)]),
    );
    if (given !== "unknown" && given.value === null) return;
    program(
      partial.ast,
      {here: given, outer: [scope.here, ...scope.outer], locals: extra, data: scope.data},
      partial.file,
      [...partials, name],
    );
  }

  function look(path: hbs.AST.PathExpression, scope: Scope, file: SourceText): Known {
    const parts = path.parts.map(String);
    if (path.data) return dataName(path, parts, scope, file);
    const local =
      path.depth === 0 && parts[0] !== undefined && !path.original.startsWith("this")
        ? scope.locals.get(parts[0])
        : undefined;
    if (local) return follow(local, parts.slice(1), path, file);
    return follow(
      path.depth === 0 ? scope.here : (scope.outer[path.depth - 1] ?? "unknown"),
      parts,
      path,
      file,
    );
  }

  function dataName(
    path: hbs.AST.PathExpression,
    parts: readonly string[],
    scope: Scope,
    file: SourceText,
  ): Known {
    const name = parts[0] ?? "";
    if (name === "root") return follow(root, parts.slice(1), path, file);
    if (!scope.data.has(name))
      report(
        path,
        file,
        "template/unknown-name",
        `there is no \`@${name}\` here`,
        loopData.includes(name)
          ? "it exists only inside `{{#each …}}`"
          : suggestion(name, scope.data, "there are"),
      );
    return "unknown";
  }

  function follow(
    from: Known,
    parts: readonly string[],
    path: hbs.AST.PathExpression,
    file: SourceText,
  ): Known {
    let at = from;
    for (const part of parts) {
      if (at === "unknown" || at.value === null) return at;
      const names = namesBelow(at.value);
      if (names && Object.hasOwn(names, part)) at = {value: names[part] ?? null};
      else if (Array.isArray(at.value) && part === "length") at = "unknown";
      else {
        const owner =
          parts.indexOf(part) > 0
            ? ` in \`${parts.slice(0, parts.indexOf(part)).join(".")}\``
            : " here";
        const known = [
          ...Object.keys(names ?? {}),
          ...(parts[0] === part ? template.helpers.keys() : []),
        ];
        report(
          path,
          file,
          "template/unknown-name",
          `there is nothing called \`${part}\`${owner}`,
          suggestion(part, parts[0] === "figures" ? template.figures() : known, "there are"),
          part,
        );
        return "unknown";
      }
    }
    return at;
  }

  function report(
    node: hbs.AST.Node,
    file: SourceText,
    code: string,
    message: string,
    help: string | undefined,
    word?: string,
  ): void {
    const at = spanOf(node, file, word);
    const key = `${file.path}:${at.start}:${message}`;
    if (!found.has(key)) found.set(key, {severity: "error", code, message, help, at});
  }
}
