// Texts in the order in which a document prints them, and the words of its pages → the page of each, where that is certain.
import {gap, plain, spacedLetter} from "./on-page.ts";
import {standingIn, standsWithin, type Standing} from "./standing.ts";

/**
 * For each text its page, from 1; null where the words of the pages leave a doubt.
 *
 * @param pages the pieces in which each is set
 * @param standing where all of the texts stand in them, for whoever knows it already
 */
export function pagesOf(
  texts: readonly string[],
  pages: readonly (readonly string[])[],
  standing = standingIn(texts, pages),
): readonly (number | null)[] {
  return placed(texts, standing, pages.length);
}

/** The record of a document and what is wrong with it ask the same. */
const placedBefore = new WeakMap<
  Standing,
  {readonly texts: readonly string[]; readonly last: number; readonly pages: Placed}
>();

type Placed = readonly (number | null)[];

function placed(texts: readonly string[], standing: Standing, last: number): Placed {
  const before = placedBefore.get(standing);
  const isSame =
    before?.last === last &&
    before.texts.length === texts.length &&
    before.texts.every((text, i) => text === texts[i]);
  if (isSame) return before.pages;
  const pages = place(texts, standing, last);
  placedBefore.set(standing, {texts, last, pages});
  return pages;
}

function place(texts: readonly string[], {found, inPieces}: Standing, last: number): Placed {
  const holds = holding();
  const uses = new Map<string, number[]>();
  for (const [i, text] of texts.entries()) {
    const known = uses.get(text);
    if (known) known.push(i);
    else uses.set(text, [i]);
  }
  const sure: (number | null)[] = texts.map(() => null);
  // “30” set above the word “recommendations” reads as “30 recommendations”, which then stands there once too often.
  const surplus = [...uses].filter(([text, all]) => found.get(text)!.length > all.length);
  const perhaps = new Map(
    [...uses.keys()].map(text => [
      text,
      surplus.flatMap(([longer]) => (holds(longer, text) ? inPieces.get(longer)! : [])),
    ]),
  );
  for (const [text, positions] of uses) {
    const there = found.get(text)!;
    if (perhaps.get(text)!.length > 0) continue;
    // As often on the pages as in the document: they are the same, in the same order.
    const isCounted = there.length === positions.length;
    for (const [nth, position] of positions.entries())
      if (isCounted || new Set(there).size === 1) sure[position] = there[nth] ?? there[0]!;
  }
  const limits = around(sure, last);
  return texts.map((text, i) => {
    const there = [...found.get(text)!, ...perhaps.get(text)!];
    return sure[i] ?? between(there, limits[i]!);
  });
}

export interface Wanted {
  readonly text: string;
  /** Where it must stand; null where only its place in the document is known. */
  readonly page: number | null;
}

/** `from` and `to`: the pages between which it should stand. */
export interface Lost {
  readonly text: string;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Those of a document's texts that do not stand in its pages, each counted: two that read the same have to stand there twice.
 *
 * @param known where all of the texts stand in the pages, for whoever knows it already
 */
export function lostFrom(
  wanted: readonly Wanted[],
  pages: readonly (readonly string[])[],
  known?: Standing,
): readonly Lost[] {
  const texts = wanted.map(one => one.text);
  const standing = known ?? standingIn(texts, pages);
  const {found, rest} = standing;
  const unread = [...rest];
  const places = placed(texts, standing, pages.length).map((page, i) => wanted[i]!.page ?? page);
  const limits = around(places, pages.length);
  const holds = holding();
  const left = new Map([...found].map(([text, there]) => [text, [...there]]));
  // Those that have to be on one page take their places before those that may be anywhere.
  const order = wanted.map((_, i) => i).toSorted((a, b) => looseness(a) - looseness(b) || a - b);
  const lost = order.flatMap((index): Lost[] => {
    const {text, page} = wanted[index]!;
    const [from, to] = page === null ? limits[index]! : [page, page];
    return takePlace(text, from, to, page === null) ? [] : [{text, index, from, to}];
  });
  return lost
    .filter(({text, from, to, index}) => {
      // “30” set above the word “recommendations” was taken for “30 recommendations”, which stands there once too often.
      const longer = [...left.keys()].filter(one => one !== text && holds(one, text));
      const isAnywhere = wanted[index]!.page === null;
      return (
        !longer.some(one => takePlace(one, from, to, isAnywhere)) &&
        !takeLoosely(text, isAnywhere ? 1 : from, isAnywhere ? pages.length : to)
      );
    })
    .toSorted((a, b) => a.index - b.index);

  /** What flows may be set in another order than it is written, as a note or in a margin: it counts wherever it stands. */
  function takePlace(text: string, from: number, to: number, isAnywhere: boolean): boolean {
    const there = left.get(text)!;
    const inside = there.findIndex(one => one >= from && one <= to);
    const at = inside < 0 && isAnywhere ? there.length - 1 : inside;
    if (at < 0) return false;
    there.splice(at, 1);
    return true;
  }

  function takeLoosely(text: string, from: number, to: number): boolean {
    const pattern = loosePatternOf(text);
    for (let page = from; page <= to; page += 1) {
      const words = unread[page - 1] ?? "";
      const after = words.replace(pattern, match => "\u0000".repeat(match.length));
      unread[page - 1] = after;
      if (after !== words) return true;
    }
    return false;
  }

  function looseness(index: number): number {
    if (wanted[index]!.page !== null) return 0;
    const [from, to] = limits[index]!;
    return 1 + to - from;
  }
}

function holding(): (longer: string, text: string) => boolean {
  const standsIn = standsWithin();
  return (longer, text) => longer.length > text.length && standsIn(longer, text);
}

/** For each text the pages of the nearest texts before and after whose page is known. */
function around(
  sure: readonly (number | null)[],
  last: number,
): readonly (readonly [number, number])[] {
  const after: number[] = [];
  for (let i = sure.length - 1, next = last; i >= 0; i -= 1) {
    after[i] = next;
    next = sure[i] ?? next;
  }
  let before = 1;
  return sure.map((page, i) => {
    // Where the page has another order than the document, nothing follows from it.
    const found = before <= after[i]! ? ([before, after[i]!] as const) : ([1, last] as const);
    before = page ?? before;
    return found;
  });
}

/** The only page between two others on which a text stands. */
function between(
  there: readonly number[],
  limits: readonly [number, number] | null,
): number | null {
  if (!limits) return null;
  const candidates = new Set(there.filter(page => page >= limits[0] && page <= limits[1]));
  return candidates.size === 1 ? [...candidates][0]! : null;
}

/** What is no part of a longer number or word. In scripts without spaces words follow each other, and so end nothing. */
export function alone(pattern: string): RegExp {
  const before = `(?<!\\p{N}|\\p{N}[.,])(?<!(?:${spacedLetter}))`;
  return new RegExp(`${before}${pattern}(?!${spacedLetter}|[\\p{N}%]|[.,]\\p{N})`, "gu");
}

/** Said in any way: in capitals, with a hyphen where a line ends, with an ending of its language behind it. */
function loosePatternOf(text: string): RegExp {
  const words = plain(text).trim().split(/\s+/);
  const spelled = words.map(word =>
    [...word].map(escaped).join(`(?:${gap}|[-\u2010]\\s*${gap}\\s*)?`),
  );
  const pattern = spelled.join(`(?:[^\\S\\f]|${gap})*`);
  return new RegExp(`(?<!\\p{N}|\\p{N}[.,])${pattern}(?!\\p{N}|[.,]\\p{N})`, "iu");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
