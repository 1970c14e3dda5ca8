// The words of a template: between its tags, in attributes that are read out, and in what it hands to helpers and partials.
import type {SourceText} from "../text.ts";
import {rememberedOf} from "../memo.ts";
import {templateWords, wordsOf, type Words} from "./words.ts";

/** Each text with its places in the file. */
export const templateTexts = rememberedOf(({path, text}: SourceText): readonly Words[] => {
  const isText = path.endsWith(".txt.hbs");
  const inner = [...(isText ? [] : attributes(text)), ...literals(text)];
  return [templateWords(text, isText), ...inner.map(({start, end}) => part(text, start, end))];
});

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is spoken or shown, and never what is only for machines. */
function attributes(text: string): readonly Stretch[] {
  return [...text.matchAll(/\s(?:alt|title|aria-label|aria-description)="([^"]*)"/g)].map(match => {
    const start = match.index + match[0].length - 1 - match[1]!.length;
    return {start, end: start + match[1]!.length};
  });
}

/** `label="Figure 3"`: words, and not the names and measures that templates say to each other. */
function literals(text: string): readonly Stretch[] {
  return [...text.matchAll(/(?<!\\)\{\{(?!!)[^]*?\}\}/g)].flatMap(({0: tag, index}) =>
    /^\{\{\s*as-written\s/.test(tag)
      ? []
      : [...tag.matchAll(/(["'])(.*?)\1/g)]
          .filter(([, , words = ""]) => /\p{L}\s|\s\p{L}|[£$€¥₹]\s?\d/u.test(words))
          .map(match => ({
            start: index + match.index + 1,
            end: index + match.index + match[0].length - 1,
          })),
  );
}

function part(text: string, start: number, end: number): Words {
  const words = wordsOf(text.slice(start, end), []);
  return {
    text: words.text,
    at: (from, to) => ({start: start + from, end: start + to}),
  };
}
