// What the two bodies of a block see: the one behind `{{#if …}}`, and the one behind `{{else}}`.
import {loopData} from "./lookup.ts";
import {enter, isTrue, itemsOf, under, type Known, type Scope} from "./scope.ts";
import type {Terms} from "./terms.ts";

export interface Bodies {
  /** The body as often as it can be printed: once for each item of a loop. */
  readonly inside: readonly Scope[];
  readonly otherwise: Scope;
}

/** `subject`: what the block is about, its first argument. `names`: its parameters, as in `as |item|`. */
export function bodiesOf(
  block: string,
  terms: Terms,
  subject: Known,
  scope: Scope,
  names: readonly string[] | undefined,
): Bodies {
  const holds = isTrue(subject);
  const [yes, no] = [under(scope, holds), under(scope, not(holds))];
  if (block === "if") return {inside: [yes], otherwise: no};
  if (block === "unless") return {inside: [no], otherwise: yes};
  if (block === "each") {
    const loop = {...yes, data: new Set([...scope.data, ...loopData])};
    return {inside: itemsOf(subject).map(item => enter(loop, item, names)), otherwise: no};
  }
  if (block === "with") {
    const isNothing = subject !== "unknown" && subject.value === null;
    return {inside: isNothing ? [] : [enter(yes, subject, names)], otherwise: no};
  }
  const own = terms.scope;
  if (!own) return {inside: [scope], otherwise: scope};
  const inner = subject === "unknown" ? subject : {value: own(subject.value)};
  return {inside: [enter(scope, inner, names)], otherwise: scope};
}

function not(condition: boolean | null): boolean | null {
  return condition === null ? null : !condition;
}
