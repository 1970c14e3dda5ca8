// One paragraph → lines of at most so many columns. A line ends only where an ordinary space stands: a no-break space keeps a number
// with its unit. No word is cut unless it is longer than a line; an address never is, because a mail program would lose its end.
import {charactersOf, widthOf} from "./width.ts";

export interface Room {
  readonly width: number;
  /** What stands before the first line, and what before those that follow: both count. */
  readonly first: string;
  readonly others: string;
}

export function wrap(text: string, {width, first, others}: Room): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of wordsOf(text, width - Math.max(widthOf(first), widthOf(others)))) {
    if (!isEmpty && widthOf(`${line} ${word}`) > width) {
      lines.push(line);
      line = others;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** The pieces that stay whole. */
export function wordsOf(text: string, room: number): readonly string[] {
  // A dash between words stays with what it follows.
  const kept = text.replace(/(?<=\S) (?=[–—] )/g, "\u00a0");
  return kept.split(/ +/).flatMap(word => {
    if (word === "") return [];
    if (widthOf(word) <= room) return [word];
    const parts = word.split(/[\u00a0\u202f]/);
    return parts.flatMap(part => (isAddress(part) || widthOf(part) <= room ? part : cut(part)));
  });

  function cut(word: string): readonly string[] {
    const pieces: string[] = [];
    for (const one of charactersOf(word)) {
      const last = pieces.at(-1);
      if (last === undefined || widthOf(last + one) > room) pieces.push(one);
      else pieces[pieces.length - 1] = last + one;
    }
    return pieces;
  }
}

export function isAddress(word: string): boolean {
  return /\w:\/\/\S|^\S+@\S+\.\S/.test(word);
}
