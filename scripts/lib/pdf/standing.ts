// Where texts stand in the words of pages: each alone, no part of a longer number or word, be it set in several pieces.
// Long documents state hundreds of figures on a hundred pages, so the words are searched without their spaces, and each find is
// looked at where it stands.

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
  const words = wordsOf(pages.map(page => page.map(plain).join(gap)).join("\f"));
  const longestFirst = [...new Set(texts)].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0),
  );
  const found = new Map<string, readonly number[]>();
  const inPieces = new Map<string, readonly number[]>();
  for (const text of longestFirst) {
    const places = take(text, words);
    found.set(
      text,
      places.map(one => one.page),
    );
    inPieces.set(
      text,
      places.flatMap(one => (one.isPieced ? [one.page] : [])),
    );
  }
  return {found, inPieces, rest: words.whole.join("").split("\f")};
}

/** Whether `text` stands alone within `longer`. */
export function standsIn(longer: string, text: string): boolean {
  return take(text, wordsOf(plain(longer))).length > 0;
}

interface Words {
  /** Character by character; what is taken is U+0000. */
  readonly whole: string[];
  /** Without spaces and gaps, and where each of its characters stands in the whole. */
  readonly squeezed: string;
  readonly at: readonly number[];
  /** The page of each character of the squeezed words. */
  readonly page: readonly number[];
}

interface Place {
  readonly page: number;
  readonly isPieced: boolean;
}

function wordsOf(text: string): Words {
  const whole = text.split("");
  const at: number[] = [];
  const page: number[] = [];
  let now = 1;
  for (const [i, character] of whole.entries()) {
    if (character === "\f") now += 1;
    if (character !== "\f" && isBetween(character)) continue;
    at.push(i);
    page.push(now);
  }
  return {whole, squeezed: at.map(i => whole[i]).join(""), at, page};
}

/** Every place, from the first on; what is there is taken from the words. */
function take(text: string, {whole, squeezed, at, page}: Words): readonly Place[] {
  const {letters, breaks} = lettersOf(text);
  const places: Place[] = [];
  const ends: (readonly [first: number, last: number])[] = [];
  if (letters === "") return places;
  let from = squeezed.indexOf(letters);
  while (from >= 0) {
    const end = from + letters.length;
    const between = gapsIn(from, end);
    if (between !== null && isAlone(at[from]!, at[end - 1]!)) {
      places.push({page: page[from]!, isPieced: between});
      ends.push([at[from]!, at[end - 1]!]);
      from = squeezed.indexOf(letters, end);
    } else from = squeezed.indexOf(letters, from + 1);
  }
  // Only now: a text stands alone among those of its own kind, too.
  for (const [first, last] of ends) whole.fill(taken, first, last + 1);
  return places;

  /** Whether it is set in several pieces; null where it is taken already, or parted where it must not be. */
  function gapsIn(start: number, end: number): boolean | null {
    let isPieced = false;
    for (let i = start; i < end; i += 1) {
      if (whole[at[i]!] === taken) return null;
      if (i === start) continue;
      const parting = whole.slice(at[i - 1]! + 1, at[i]).join("");
      if (parting.includes(taken)) return null;
      if (parting !== "" && parting !== gap && !breaks.has(i - start)) return null;
      isPieced ||= parting.includes(gap);
    }
    return isPieced;
  }

  function isAlone(first: number, last: number): boolean {
    const [before, early] = [characterBefore(first), characterBefore(first - 1)];
    const [after, late] = [characterAfter(last), characterAfter(last + 1)];
    return (
      !isNumber(before) &&
      !(isPoint(before) && isNumber(early)) &&
      !isLetter(before) &&
      !isNumber(after) &&
      !isLetter(after) &&
      after !== "%" &&
      !(isPoint(after) && isNumber(late))
    );
  }

  /** A letter of two halves counts whole. */
  function characterBefore(i: number): string {
    const half = whole[i - 1] ?? "";
    return /[\udc00-\udfff]/.test(half) ? (whole[i - 2] ?? "") + half : half;
  }

  function characterAfter(i: number): string {
    const half = whole[i + 1] ?? "";
    return /[\ud800-\udbff]/.test(half) ? half + (whole[i + 2] ?? "") : half;
  }
}

/** A text without its spaces, and before which of its letters there was one. */
function lettersOf(text: string): {readonly letters: string; readonly breaks: ReadonlySet<number>} {
  const breaks = new Set<number>();
  let letters = "";
  for (const word of plain(text).trim().split(/\s+/)) {
    breaks.add(letters.length);
    letters += word.replaceAll(gap, "");
  }
  return {letters, breaks};
}

/** Ligatures and no-break spaces come and go between a page and its text. */
export function plain(text: string): string {
  return text.normalize("NFKC").replaceAll("\u00ad", "").replaceAll("\f", " ");
}

function isBetween(character: string): boolean {
  return character === gap || /\s/.test(character);
}

function isNumber(character: string): boolean {
  return /^\p{N}$/u.test(character);
}

function isPoint(character: string): boolean {
  return character === "." || character === ",";
}

/** In scripts without spaces words follow each other, and so end nothing. */
function isLetter(character: string): boolean {
  return letter.test(character);
}

/** A letter of a script that parts its words with spaces, as a pattern. */
export const spacedLetter =
  "(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}])\\p{L}";
const letter = new RegExp(`^${spacedLetter}$`, "u");

/** Between two pieces of a page. */
export const gap = "\u2063";
const taken = "\u0000";
