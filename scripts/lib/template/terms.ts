// The terms of a helper: what it takes, what it gives, and what its body sees; as far as a template can be held to them before
// anything is rendered. Helpers state their own: see helpers/.
import {isNode, type Model} from "./model.ts";

/** What a value of the model is. A word is a plain text or number, such as an id or a date; texts may name figures. */
export type Sort =
  "word" | "text" | "figure" | "fact" | "chart" | "slide" | "list" | "map" | "nothing";

export type Word = string | number | boolean | null;

export interface Terms {
  /** It is written `{{#name}} … {{/name}}`. */
  readonly isBlock?: boolean;
  /** What its body sees, where that is not what surrounds it, given its first argument. Only the names count. */
  readonly scope?: (first: Model) => Model;
  /**
   * What each argument may be, by its position or its name; no other can be given. Anything may be null; `nothing` says that it
   * may be left out. Without `takes`, anything goes.
   */
  readonly takes?: Readonly<Record<string, readonly Sort[]>>;
  /** One of these has to be given. */
  readonly needs?: readonly string[];
  /** Arguments that name something of the publication, and the field of the model that has it. */
  readonly names?: Readonly<Record<string, string>>;
  /** What it gives to the helper around it, if that can be known; without `gives` it prints, and cannot stand inside another. */
  readonly gives?: (...args: readonly Word[]) => Word | undefined;
  /** It prints this field of each item of its first argument, or the one that the second argument names. */
  readonly field?: string;
  /** It cannot be said here at all: why, and what to do instead. */
  readonly never?: {readonly message: string; readonly help: string};
}

export const printable: readonly Sort[] = ["word", "text", "figure", "fact"];
export const anything: readonly Sort[] = [...printable, "chart", "slide", "list", "map"];

/** Those that Handlebars brings. */
export const ownTerms: ReadonlyMap<string, Terms> = new Map<string, Terms>([
  ["if", {isBlock: true, takes: {0: anything}}],
  ["unless", {isBlock: true, takes: {0: anything}}],
  ["each", {isBlock: true, takes: {0: ["list", "map"]}}],
  ["with", {isBlock: true, takes: {0: anything}}],
]);

export function sortOf(value: Model): Sort {
  if (value === null) return "nothing";
  if (typeof value !== "object") return "word";
  if (Array.isArray(value)) return "list";
  return isNode(value) ? value.node : "map";
}

/** "a list", "a word or a text": for messages. */
export function nounOf(sorts: readonly Sort[]): string {
  const nouns = sorts.filter(sort => sort !== "nothing").map(sort => `a ${sort}`);
  return nouns.length < 2 ? nouns.join("") : `${nouns.slice(0, -1).join(", ")} or ${nouns.at(-1)}`;
}
