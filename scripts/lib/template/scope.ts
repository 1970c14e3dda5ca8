// What a template can see at one of its places: the value here, those around it, and the names that blocks bring.
import {namesBelow, type Model} from "./model.ts";
import {itemField} from "./shape.ts";
import type {SourceText} from "../text.ts";

/**
 * What stands at a place of the model, and in which field, if that is one by its name; `unknown` where it cannot be known, as within
 * an empty list.
 */
export type Known = {readonly value: Model; readonly field?: string} | "unknown";

export interface Scope {
  readonly file: SourceText;
  readonly here: Known;
  readonly outer: readonly Known[];
  /** Names of block parameters. */
  readonly locals: ReadonlyMap<string, Known>;
  /** Names behind `@`. */
  readonly data: ReadonlySet<string>;
  /** The partials that led here. */
  readonly via: readonly string[];
  /** False where a condition is known not to hold: names have to be right even there, values may be of another sort. */
  readonly isLive: boolean;
}

/** Into a block that brings a value of its own. */
export function enter(scope: Scope, here: Known, names: readonly string[] = []): Scope {
  const locals = new Map([
    ...scope.locals,
    ...names.map((name, i) => [name, i === 0 ? here : "unknown"] as const),
  ]);
  return {...scope, here, outer: [scope.here, ...scope.outer], locals};
}

/** Into a part that is printed only if `condition` is not false. */
export function under(scope: Scope, condition: boolean | null): Scope {
  return {...scope, isLive: scope.isLive && condition !== false};
}

/** Whether a name alone is a field here, or a block's parameter. */
export function isIn(scope: Scope, name: string): boolean {
  return (
    scope.locals.has(name) ||
    (scope.here !== "unknown" && Object.hasOwn(namesBelow(scope.here.value) ?? {}, name))
  );
}

/** What a loop will see; the body of a loop over nothing is looked at once, with nothing known. */
export function itemsOf(over: Known): readonly Known[] {
  if (over === "unknown" || over.value === null) return ["unknown"];
  const isList = Array.isArray(over.value);
  const items = isList
    ? (over.value as readonly Model[])
    : Object.values(namesBelow(over.value) ?? {});
  if (items.length === 0) return ["unknown"];
  return items.map(value => (isList ? {value, field: itemField} : {value}));
}

/** As Handlebars' own blocks decide it; null where it cannot be known. */
export function isTrue(known: Known): boolean | null {
  if (known === "unknown") return null;
  const {value} = known;
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== "" && Boolean(value);
}
