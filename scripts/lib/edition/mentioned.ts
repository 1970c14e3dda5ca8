// Words of editions that texts and templates name: `{{edition.organisation}}`, `{{#if edition.organisation}}`.
import {rememberedOf} from "../memo.ts";
import type {SourceText, Span} from "../text.ts";

export interface MentionedWord {
  readonly word: string;
  readonly at: Span;
}

const mention = /\{\{[^{}]*?\bedition\.([a-z0-9-]+)/g;

export const wordsMentioned = rememberedOf((source: SourceText): readonly MentionedWord[] =>
  source.text.includes("edition.")
    ? [...source.text.matchAll(mention)]
        .filter(({1: word}) => word !== "name")
        .map(({0: found, 1: word, index}) => ({
          word: word!,
          at: {in: source, start: index + found.length - word!.length, end: index + found.length},
        }))
    : [],
);
