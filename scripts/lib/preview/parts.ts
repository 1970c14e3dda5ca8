// The body of a page → its blocks, so that a page that is looked at changes only where something has changed.
import {elementsOf, type Element} from "../html/elements.ts";
import {piecesOf} from "../html/markup.ts";

export interface Divided {
  /** What holds the parts, with `place` where each of them stands. */
  readonly skeleton: string;
  readonly parts: readonly string[];
}

/** As in `messages.ts`. */
export const place = "<!--part-->";

/**
 * Blocks that hold nothing but blocks are opened, as long as they are large; everything else stays whole. So an edit of a sentence
 * changes one part, and the skeleton only where blocks come and go.
 */
export function divide(body: string): Divided {
  const children = elementsOf(body);
  const parts: string[] = [];
  return {skeleton: children ? skeletonOf(children, 0, body.length) : whole(), parts};

  function whole(): string {
    parts.push(body);
    return place;
  }

  function skeletonOf(inside: readonly Element[], from: number, to: number): string {
    let at = from;
    let skeleton = "";
    for (const one of inside) {
      skeleton += wordsOf(at, one.start) + elementOf(one);
      at = one.end;
    }
    return skeleton + wordsOf(at, to);
  }

  /** Words between blocks are a part of their own. */
  function wordsOf(from: number, to: number): string {
    const words = body.slice(from, to).replaceAll(place, "");
    if (words.trim() === "") return words;
    parts.push(words);
    return place;
  }

  function elementOf({tag, start, inside, insideEnd, end, children}: Element): string {
    const isOpened =
      opened.has(tag) && insideEnd - inside > smallest && onlyBlocks(children, inside, insideEnd);
    if (isOpened)
      return (
        body.slice(start, inside) +
        skeletonOf(children, inside, insideEnd) +
        body.slice(insideEnd, end)
      );
    parts.push(body.slice(start, end));
    return place;
  }

  function onlyBlocks(children: readonly Element[], from: number, to: number): boolean {
    const starts = [...children.map(one => one.start), to];
    const ends = [from, ...children.map(one => one.end)];
    return starts.every((start, i) => body.slice(ends[i], start).trim() === "");
  }
}

/** The words of its first heading; "" where it has none. */
export function headingOf(html: string): string {
  const found = /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1>/.exec(html)?.[2];
  return found === undefined ? "" : wordsIn(found);
}

/** In one line. */
export function wordsIn(html: string): string {
  return piecesOf(html)
    .map(piece => (piece.sort === "words" ? piece.text : " "))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

const opened = new Set("main article section div header footer aside nav".split(" "));

/** Smaller blocks are not worth a part of their own. */
const smallest = 1500;
