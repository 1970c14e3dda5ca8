// The words of a page → where on it some texts stand, and below which heading.
import type {Bookmark, PageFacts} from "./read.ts";
import {alone} from "./whereabouts.ts";

/** Offsets into the text of the page. */
export interface PagePlace {
  readonly start: number;
  readonly end: number;
}

/**
 * The text of a page with a mark behind each piece in which it is set, so that the number of a note is no part of the number before
 * it. The places below are places in this text.
 */
export function markedText({text, pieces}: Pick<PageFacts, "text" | "pieces">): string {
  let marked = "";
  let at = 0;
  for (const piece of pieces) {
    const start = text.indexOf(piece, at);
    if (start < 0) continue;
    marked += text.slice(at, start + piece.length) + mark;
    at = start + piece.length;
  }
  return marked + text.slice(at);
}

/** Invisible, and in no text of ours. */
const mark = "\u2063";

export function withoutMarks(text: string): string {
  return text.replaceAll(mark, "");
}

/** Those texts that stand in another, each alone: "£1bn" is not found in "at least £1bn" where both are asked for, nor in "£1bn5". */
export function placesIn(
  text: string,
  texts: ReadonlySet<string>,
): ReadonlyMap<string, readonly PagePlace[]> {
  const found = new Map<string, PagePlace[]>();
  let left = text;
  // Most texts do not stand on most pages, and that is cheap to see.
  const all = bareOf(text);
  const sought = [...texts].filter(one => one.trim() !== "" && all.includes(bareOf(one)));
  for (const one of sought.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)))
    left = left.replace(patternOf(one), (match, at: number) => {
      found.set(one, [...(found.get(one) ?? []), {start: at, end: at + match.length}]);
      return "\u0000".repeat(match.length);
    });
  return found;
}

/**
 * The bookmark below which something stands on a page.
 *
 * @param place the marked text of the page, and where in it; null where that is not known
 */
export function headingAt(
  outline: readonly Bookmark[],
  page: number,
  place: {readonly text: string; readonly at: number} | null,
): string | null {
  const all = flat(outline);
  const before = all.findLast(one => one.page !== null && one.page < page) ?? null;
  const here = all.filter(one => one.page === page);
  if (!place) return (here[0] ?? before)?.title ?? null;
  let from = 0;
  let last = before;
  for (const one of here) {
    const start = titleAt(place.text, one.title, from);
    // What cannot be found is set in another order than it reads.
    if (start === null) continue;
    if (start > place.at) break;
    [last, from] = [one, start];
  }
  return (last ?? here[0])?.title ?? null;
}

function flat(bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  return bookmarks.flatMap(one => [one, ...flat(one.children)]);
}

function titleAt(text: string, title: string, from: number): number | null {
  const pattern = patternOf(title);
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? null;
}

function bareOf(text: string): string {
  return text.replace(/[\s\u2063]+/g, "");
}

function patternOf(text: string): RegExp {
  const words = text
    .trim()
    .split(/\s+/)
    .map(word => [...word].map(escaped).join(`${mark}?`));
  const pattern = words.join(`(?:\\s|${mark})*`);
  return alone(pattern);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
