// A name in a template → what stands behind it in the model, or what is wrong with the name.
import {namesBelow, type Model} from "./model.ts";
import {suggestion} from "../nearest.ts";
import {isIn, type Known, type Scope} from "./scope.ts";
import {anyField, compareWordsOf} from "./shape.ts";
import type {Terms} from "./terms.ts";
import {isPath} from "./tree.ts";

/** Something wrong at a node of a template's tree, or only at one word of it. */
export interface Complaint {
  readonly node: hbs.AST.Node;
  readonly word?: string | undefined;
  /** Without its room: "unknown-name". */
  readonly code: string;
  readonly message: string;
  readonly help?: string | undefined;
}

export interface Found {
  readonly known: Known;
  readonly wrong: Complaint | null;
}

/** What can be named anywhere in a template. */
export interface Surroundings {
  readonly root: Model;
  readonly helpers: ReadonlyMap<string, Terms>;
  readonly figures: readonly string[];
}

export function noSuch(
  noun: string,
  node: hbs.AST.PathExpression,
  known: Iterable<string>,
): Complaint {
  const name = node.original;
  return {
    node,
    code: `unknown-${noun}`,
    message: `there is no ${noun} called \`${name}\``,
    help: suggestion(name, known, `the ${noun}s are`),
  };
}

/** Says that the words at a node of a template count, and not only that some are there. */
export function compareWords(node: hbs.AST.Node, scope: Scope): void {
  if (!isPath(node)) return;
  const name = node.parts.at(-1);
  const local =
    node.parts.length === 1 && isBare(node) ? scope.locals.get(String(name)) : undefined;
  if (name !== undefined && !local) return compareWordsOf(String(name));
  // Another name for what stands in some field: as in `{{#with status as |wanted|}}`.
  const known = local ?? (node.depth === 0 ? scope.here : scope.outer[node.depth - 1]);
  // What is not known in any model is the same in all.
  if (known !== undefined && known !== "unknown") compareWordsOf(known.field ?? anyField);
}

/** The names behind `@` that a loop brings. */
export const loopData: readonly string[] = ["index", "first", "last", "key"];

export function lookUp(path: hbs.AST.PathExpression, scope: Scope, around: Surroundings): Found {
  const parts = path.parts.map(String);
  const [first = "", ...rest] = parts;
  if (path.data && first === "root") return follow({value: around.root}, rest, 0);
  if (path.data) return dataNamed(first);
  const local = isBare(path) ? scope.locals.get(first) : undefined;
  if (local) return follow(local, parts, 1);
  const from = path.depth === 0 ? scope.here : scope.outer[path.depth - 1];
  return from ? follow(from, parts, 0) : complaint(leadsOut(scope));

  function dataNamed(name: string): Found {
    if (scope.data.has(name)) return {known: "unknown", wrong: null};
    const known = [...scope.data].map(one => `@${one}`);
    return complaint({
      message: `there is no \`@${name}\` here`,
      help: loopData.includes(name)
        ? "it exists only inside `{{#each …}}`"
        : suggestion(`@${name}`, known, "there are"),
    });
  }

  /** From the part at `start` on; those before it have led to `from`. */
  function follow(from: Known, names: readonly string[], start: number): Found {
    let known = from;
    for (const [i, name] of names.entries()) {
      if (i < start) continue;
      if (known === "unknown" || known.value === null) return {known, wrong: null};
      const below: {readonly [name: string]: Model} = namesBelow(known.value) ?? {};
      if (Object.hasOwn(below, name)) known = {value: below[name] ?? null, field: name};
      else if (Array.isArray(known.value) && name === "length") known = {value: known.value.length};
      else return complaint(unknownName(known.value, names.slice(0, i), name));
    }
    return {known, wrong: null};
  }

  function unknownName(owner: Model, before: readonly string[], name: string): Saying {
    const where =
      before.length > 0 ? `in \`${before.join(".")}\`` : path.data ? "in `@root`" : "here";
    const message = `there is nothing called \`${name}\` ${where}`;
    return {message, word: name, help: helpFor(owner, before, name)};
  }

  function helpFor(owner: Model, before: readonly string[], name: string): string | undefined {
    if (Array.isArray(owner) && before.length > 0)
      return `it is a list: go through it with \`{{#each ${before.join(".")}}}\``;
    const names = Object.keys(namesBelow(owner) ?? {});
    if (before.length > 0) return suggestion(name, names, "there are");
    if (around.figures.includes(path.original)) return figureHelp(path.original);
    const known = [...names, ...scope.locals.keys(), ...around.helpers.keys(), ...around.figures];
    return outside(name, path.original) ?? suggestion(name, known, "there are");
  }

  /** A block hides the names around it. */
  function outside(name: string, written: string): string | undefined {
    if (path.depth > 0 || path.data) return undefined;
    const up = scope.outer.findIndex(one => isIn({...scope, here: one, locals: new Map()}, name));
    if (up >= 0) return `it stands outside this block: write \`${"../".repeat(up + 1)}${written}\``;
    const isAtTop = Object.hasOwn(namesBelow(around.root) ?? {}, name);
    return isAtTop ? `it stands outside of this: write \`@root.${written}\`` : undefined;
  }

  function complaint(saying: Saying): Found {
    return {known: "unknown", wrong: {node: path, code: "unknown-name", ...saying}};
  }
}

type Saying = Pick<Complaint, "message" | "help" | "word">;

function isBare(path: hbs.AST.PathExpression): boolean {
  return path.depth === 0 && !/^(this\b|\.)/.test(path.original);
}

/** Figures have names of their own only where they are printed. */
function figureHelp(figure: string): string {
  const field = figure.includes(".") ? `[${figure}]` : figure;
  return `a figure is handed on as \`figures.${field}\``;
}

function leadsOut(scope: Scope): Saying {
  return scope.via.length > 0
    ? {
        message: "this leads out of the partial, which sees only what it is given",
        help: "hand it over where the partial is called, or write `@root.…`",
      }
    : {message: "there is nothing around this", help: "write one `../` less"};
}
