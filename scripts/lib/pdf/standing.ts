// Where texts stand in the words of pages: each alone, no part of a longer number or word, be it set in several pieces.
// No text goes over from one page to the next, so each page is looked at by itself: see on-page.ts.
import {
  foundOn,
  gap,
  lettersOf,
  plain,
  soughtOf,
  standsOn,
  type Letters,
  type OnPage,
  type Sought,
} from "./on-page.ts";
import {keptByName} from "./page-memory.ts";

export interface Standing {
  /** Of each text the page of every place where it stands, from 1. */
  readonly found: ReadonlyMap<string, readonly number[]>;
  /** Of those places, the ones where it is set in several pieces: it may be several texts. */
  readonly inPieces: ReadonlyMap<string, readonly number[]>;
  /** The words of each page without those texts; pieces are parted by U+2063. */
  readonly rest: readonly string[];
}

/** The longest first, for "£1bn" is also a part of "at least £1bn". `pages`: the pieces in which each is set. */
export function standingIn(
  texts: readonly string[],
  pages: readonly (readonly string[])[],
): Standing {
  const longestFirst = [...new Set(texts)].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0),
  );
  const sought = soughtOf(longestFirst);
  const isStill = stillOn(sought);
  const found = new Map<string, number[]>(longestFirst.map(text => [text, []]));
  const inPieces = new Map<string, number[]>(longestFirst.map(text => [text, []]));
  const rest: string[] = [];
  for (const [i, page] of pages.entries()) {
    const words = plain(page.join(gap));
    const looked = lookedAt(words, () => ({size: 8 * words.length, last: null}));
    const isSame = looked.last !== null && isStill(looked.last);
    const onPage = isSame ? {...looked.last!, sought} : foundOn(words, sought);
    looked.last = onPage;
    rest.push(onPage.rest);
    for (const [text, places] of onPage.places)
      for (const isPieced of places) {
        found.get(text)!.push(i + 1);
        if (isPieced) inPieces.get(text)!.push(i + 1);
      }
  }
  return {found, inPieces, rest};
}

/** Of the words of a page: what was found there last. */
const lookedAt = keptByName<{readonly size: number; last: OnPage | null}>(({size}) => size);

/** Whether the same would be found with these texts: those that are gone had no place on the page, and those that are new have none. */
function stillOn({letters}: Sought): (last: OnPage) => boolean {
  const known = new Map<Sought, {gone: readonly string[]; fresh: readonly Letters[]}>();
  return last => {
    const before = last.sought.letters;
    const changes = known.get(last.sought) ?? {
      gone: [...before.keys()].filter(text => !letters.has(text)),
      fresh: [...letters].flatMap(([text, own]) => (before.has(text) ? [] : own)),
    };
    known.set(last.sought, changes);
    const {gone, fresh} = changes;
    return (
      !gone.some(text => last.places.has(text)) &&
      !fresh.some(({letters: own}) => last.squeezed.includes(own))
    );
  };
}

/** Says of a text whether it stands alone within a longer one; each is taken apart once. */
export function standsWithin(): (longer: string, text: string) => boolean {
  const known = new Map<string, Letters>();
  const lettersIn = (text: string): Letters => {
    const letters = known.get(text) ?? lettersOf(text);
    known.set(text, letters);
    return letters;
  };
  return (longer, text) => {
    const sought = lettersIn(text);
    // Nearly always that is all there is to it.
    if (!lettersIn(longer).letters.includes(sought.letters)) return false;
    return standsOn(plain(longer), sought);
  };
}
