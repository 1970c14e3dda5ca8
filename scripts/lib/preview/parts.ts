// The body of a page → its blocks, so that a page that is looked at changes only where something has changed.
import {isAlwaysEmpty, piecesOf} from "../html/markup.ts";

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
  const children = childrenOf(body);
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

interface Element {
  readonly tag: string;
  readonly start: number;
  /** Where its inside begins and ends. */
  readonly inside: number;
  insideEnd: number;
  end: number;
  readonly children: Element[];
}

/** Null where the tags do not fit together: nothing is guessed. */
function childrenOf(html: string): readonly Element[] | null {
  const top: Element[] = [];
  const path: Element[] = [];
  tags.lastIndex = 0;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    const [written, slash, name, closed] = match;
    if (name === undefined) continue;
    const tag = name.toLowerCase();
    const end = match.index + written.length;
    if (slash === "/") {
      const last = path.pop();
      if (last?.tag !== tag) return null;
      last.insideEnd = match.index;
      last.end = end;
      continue;
    }
    const element = {tag, start: match.index, inside: end, insideEnd: end, end, children: []};
    (path.at(-1)?.children ?? top).push(element);
    if (isAlwaysEmpty(tag) || closed === "/") continue;
    path.push(element);
    if (raw.has(tag)) {
      const close = html.indexOf(`</${tag}`, end);
      if (close < 0) return null;
      tags.lastIndex = close;
    }
  }
  return path.length === 0 ? top : null;
}

const tags = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9:-]*)(?:"[^"]*"|'[^']*'|[^"'>/]|\/(?!>))*(\/?)>/gi;

/** What stands in them are no tags. */
const raw = new Set(["script", "style"]);
