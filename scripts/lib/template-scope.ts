// What a template can see at one of its places: the value here, those around it, and the names that blocks bring.
import {namesBelow, type Model} from "./model.ts";

/** What stands at a place of the model; `unknown` where it cannot be known, as within an empty list. */
export type Known = {readonly value: Model} | "unknown";

export interface Scope {
  readonly here: Known;
  readonly outer: readonly Known[];
  readonly locals: ReadonlyMap<string, Known>;
  readonly data: ReadonlySet<string>;
}

export function enter(scope: Scope, here: Known, names: readonly string[] | undefined): Scope {
  const locals = new Map([
    ...scope.locals,
    ...(names ?? []).map((name, i) => [name, i === 0 ? here : "unknown"] as const),
  ]);
  return {...scope, here, outer: [scope.here, ...scope.outer], locals};
}

export function isIn(scope: Scope, name: string): boolean {
  return scope.here !== "unknown" && Object.hasOwn(namesBelow(scope.here.value) ?? {}, name);
}

/** What a loop will see; the body of a loop over nothing is looked at once, with nothing known. */
export function itemsOf(over: Known): readonly Known[] {
  if (over === "unknown" || over.value === null) return ["unknown"];
  const items = Array.isArray(over.value)
    ? over.value
    : Object.values(namesBelow(over.value) ?? {});
  return items.length === 0 ? ["unknown"] : items.map(value => ({value}));
}
