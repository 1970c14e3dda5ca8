// Words that somebody looks for → where they stand in the documents as they are shown now.
import {excerptOf} from "../../lib/html/excerpt.ts";
import type {PreviewFound, PreviewPart, PreviewSearch} from "../../lib/preview/messages.ts";
import {wordsIn} from "../../lib/preview/parts.ts";
import type {Play} from "./play.ts";

const most = 100;

/** Case, accents and the kind of space make no difference. */
export function search(asked: string, plays: readonly Play[]): PreviewSearch {
  const sought = plainOf(asked).trim().slice(0, 100);
  if (sought === "") return {found: [], more: false};
  const found: PreviewFound[] = [];
  for (const play of plays)
    for (const [document, {content}] of play.shown)
      for (const [index, part] of content.parts.entries()) {
        const {plain, words} = textOf(part);
        for (
          let at = plain.indexOf(sought);
          at >= 0;
          at = plain.indexOf(sought, at + sought.length)
        ) {
          if (found.length === most) return {found, more: true};
          const around = excerptOf(words, at, at + sought.length);
          found.push({publication: play.name, document, part: index, title: part.title, around});
        }
      }
  return {found, more: false};
}

interface Words {
  readonly words: string;
  /** Letter for letter as long as `words`. */
  readonly plain: string;
}

const read = new WeakMap<PreviewPart, Words>();

function textOf(part: PreviewPart): Words {
  const known = read.get(part);
  if (known) return known;
  const words = [wordsIn(part.html ?? ""), ...part.notes].join(" ").replaceAll("\u00ad", "");
  const text = {words, plain: plainOf(words)};
  read.set(part, text);
  return text;
}

function plainOf(text: string): string {
  return [...text].map(plainLetter).join("");
}

function plainLetter(letter: string): string {
  if (/\s/.test(letter)) return " ";
  const bare = letter.normalize("NFD")[0]?.toLowerCase() ?? letter;
  return bare.length === letter.length ? bare : letter;
}
