// The words around a number on a page → how well they are those of a figure: what tells two figures of one value apart.
import type {Language} from "../numerals/language.ts";
import {sameWord} from "../numerals/nouns.ts";

export interface Surroundings {
  /** In the same line or sentence, and a few lines further. */
  readonly near: readonly string[];
  readonly far: readonly string[];
}

export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const [before, after] = [text.slice(Math.max(0, start - 320), start), text.slice(end, end + 240)];
  const left = before
    .split(/[.!?;]\s|\n\n/)
    .at(-1)!
    .slice(-140);
  const right = after.split(/[.!?;]\s|\n\n/)[0]!.slice(0, 110);
  return {near: wordsIn(`${left} ${right}`), far: wordsIn(`${before} ${after}`)};
}

export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

/** From 0 to 1: how much of what a label says is said there. */
export function likeness(
  label: readonly WeighedWord[],
  {near, far}: Surroundings,
  language: Language,
): number {
  let [said, all] = [0, 0];
  for (const {word, weight} of label) {
    all += weight;
    if (near.some(one => isSame(one, word))) said += weight;
    else if (far.some(one => isSame(one, word))) said += weight / 2;
  }
  return all === 0 ? 0 : said / all;

  function isSame(one: string, other: string): boolean {
    return one === other || (one[0] === other[0] && sameWord(one, other, language));
  }
}

/** The words of each label; the fewer labels have a word, the more it tells. */
export function weighedWords(
  labels: ReadonlyMap<string, string>,
  language: Language,
): ReadonlyMap<string, readonly WeighedWord[]> {
  const words = new Map(
    [...labels].map(([id, label]) => [
      id,
      [...new Set(wordsIn(label))].filter(word => !language.goesOn.has(word)),
    ]),
  );
  const counts = new Map<string, number>();
  for (const word of [...words.values()].flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    [...words].map(([id, own]) => [
      id,
      own.map(word => ({word, weight: Math.log(1 + labels.size / counts.get(word)!)})),
    ]),
  );
}

/** Years tell columns apart; other numbers are no words. */
function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter(word => (/\d/.test(word) ? /^(?:19|20)\d\d$/.test(word) : word.length > 1));
}
