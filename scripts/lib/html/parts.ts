// A page as HTML → its parts: what the innermost box that holds all of it has in it, as the slides of a deck or the chapters of a
// report. It is the rule by which lib/page/parts.ts finds them in the page itself.
import {elementsOf, type Element} from "./elements.ts";

export interface PageInParts {
  /** All but the parts. Two pages with the same are alike in everything else. */
  readonly around: string;
  readonly parts: readonly string[];
  /** Of each part, where what it has in it begins and ends. */
  readonly insides: readonly (readonly [from: number, to: number])[];
}

/** Null where it has none, or where there are words beside them. */
export function pageInParts(html: string): PageInParts | null {
  const head = html.indexOf("</head>");
  const body = html.indexOf("<body", head);
  const start = html.indexOf(">", body) + 1;
  const end = html.lastIndexOf("</body>");
  if (head < 0 || body < 0 || start === 0 || end < start) return null;
  const inside = html.slice(start, end);
  let from = 0;
  let to = inside.length;
  let children = elementsOf(inside);
  for (;;) {
    if (!children || !isOnlyElements(inside, from, to, children)) return null;
    const printed = children.filter(({tag}) => !unprinted.has(tag));
    const [only] = printed;
    if (!only) return null;
    if (printed.length > 1) return inParts(html, start, printed);
    [from, to, children] = [only.inside, only.insideEnd, only.children];
  }
}

/** Where a part stood, in what is around them all. */
export const partMark = "<!--part-->";

function inParts(html: string, start: number, parts: readonly Element[]): PageInParts {
  let around = "";
  let at = 0;
  for (const part of parts) {
    around += html.slice(at, start + part.start) + partMark;
    at = start + part.end;
  }
  return {
    around: around + html.slice(at),
    parts: parts.map(part => html.slice(start + part.start, start + part.end)),
    insides: parts.map(part => [part.inside - part.start, part.insideEnd - part.start] as const),
  };
}

function isOnlyElements(
  html: string,
  from: number,
  to: number,
  children: readonly Element[],
): boolean {
  const starts = [...children.map(one => one.start), to];
  const ends = [from, ...children.map(one => one.end)];
  return starts.every((start, i) => html.slice(ends[i], start).trim() === "");
}

/** What stands on no page. */
const unprinted = new Set("style script link meta title template".split(" "));
