// What a helper is: a word that templates can say. It gets values of the model and gives back words for the page.
import type {Terms} from "../lib/template/terms.ts";

export interface Helper extends Terms {
  /** A block gives back its text as it is; anything else gives back `safe(…)`, or words that are to be escaped. */
  readonly run: (this: unknown, ...args: readonly unknown[]) => unknown;
}

export type Helpers = Readonly<Record<string, Helper>>;

/** What Handlebars hands to a helper last. */
export interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly fn: (context: unknown, options?: {readonly data: unknown}) => string;
}

/** A printed piece: it is finished, and nothing escapes it again. */
export interface Safe {
  readonly toHTML: () => string;
  /** In plain text Handlebars escapes nothing, and asks for this. */
  readonly toString: () => string;
}

export {boundNode as nodeOf} from "../lib/template/binding.ts";

export function safe(text: string): Safe {
  return {toHTML: () => text, toString: () => text};
}

export function optionsOf(args: readonly unknown[]): Options {
  return args.at(-1) as Options;
}
