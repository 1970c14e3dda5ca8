// "A, B and C": a list in the words of a language.
import {once} from "./once.ts";

/** Making one takes as long as joining a hundred lists with it. */
const formatterFor = once(
  (locale: string) => new Intl.ListFormat(locale, {style: "long", type: "conjunction"}),
);

export function listWords(words: Iterable<string>, locale: string): string {
  return formatterFor(locale).format(words);
}
