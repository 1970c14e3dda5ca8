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
  const words = wordsOf(pages.map(page => plain(page.join(gap))).join("\f"));
  const longestFirst = [...new Set(texts)].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0),
  );
  const sought = longestFirst.map(lettersOf);
  const starts = startsIn(words.squeezed, sought);
  const found = new Map<string, readonly number[]>();
  const inPieces = new Map<string, readonly number[]>();
  for (const [i, text] of longestFirst.entries()) {
    const places = take(sought[i]!, starts[i]!, words);
    found.set(
      text,
      places.map(one => one.page),
    );
    inPieces.set(
      text,
      places.flatMap(one => (one.isPieced ? [one.page] : [])),
    );
  }
  return {found, inPieces, rest: textOf(words.whole, words.whole.length).split("\f")};
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
    const words = wordsOf(plain(longer));
    const [starts] = startsIn(words.squeezed, [sought]);
    return take(sought, starts!, words).length > 0;
  };
}

interface Words {
  /** Unit by unit; what is taken is U+0000. */
  readonly whole: Uint16Array;
  /** Without spaces and gaps, and where each of its characters stands in the whole. */
  readonly squeezed: string;
  readonly at: Int32Array;
  /** The page of each character of the squeezed words. */
  readonly page: Int32Array;
}

interface Place {
  readonly page: number;
  readonly isPieced: boolean;
}

function wordsOf(text: string): Words {
  const {length} = text;
  const [whole, units] = [new Uint16Array(length), new Uint16Array(length)];
  const [at, page] = [new Int32Array(length), new Int32Array(length)];
  let count = 0;
  let now = 1;
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    whole[i] = unit;
    if (unit === 12) now += 1;
    else if (isBetween(unit)) continue;
    units[count] = unit;
    at[count] = i;
    page[count] = now;
    count += 1;
  }
  return {whole, squeezed: textOf(units, count), at, page};
}

/**
 * From where on the letters of each could stand. All are looked for at once, by what they begin with: one after another, hundreds
 * of them would each read through a whole book.
 */
function startsIn(squeezed: string, sought: readonly Letters[]): readonly (readonly number[])[] {
  const starts = sought.map((): number[] => []);
  const seconds = sought.map(({letters}) => (letters.length > 1 ? letters.charCodeAt(1) : null));
  /** By the lower half of their first letter, which rules out nearly every place in a page. */
  const begun: (number[] | undefined)[] = new Array<undefined>(256).fill(undefined);
  for (const [i, {letters}] of sought.entries())
    if (letters !== "") (begun[letters.charCodeAt(0) & 255] ??= []).push(i);
  for (let at = 0; at < squeezed.length; at += 1) {
    const perhaps = begun[squeezed.charCodeAt(at) & 255];
    if (perhaps === undefined) continue;
    const next = squeezed.charCodeAt(at + 1);
    for (const i of perhaps) {
      const second = seconds[i];
      if (second !== null && second !== next) continue;
      if (squeezed.startsWith(sought[i]!.letters, at)) starts[i]!.push(at);
    }
  }
  return starts;
}

/** Every place, from the first on; what is there is taken from the words. */
function take(
  {letters, breaks}: Letters,
  starts: readonly number[],
  {whole, at, page}: Words,
): readonly Place[] {
  const places: Place[] = [];
  const ends: (readonly [first: number, last: number])[] = [];
  let free = 0;
  for (const from of starts) {
    if (from < free) continue;
    const end = from + letters.length;
    const between = gapsIn(from, end);
    if (between === null || !isAlone(at[from]!, at[end - 1]!)) continue;
    places.push({page: page[from]!, isPieced: between});
    ends.push([at[from]!, at[end - 1]!]);
    free = end;
  }
  // Only now: a text stands alone among those of its own kind, too.
  for (const [first, last] of ends) whole.fill(taken, first, last + 1);
  return places;

  /** Whether it is set in several pieces; null where it is taken already, or parted where it must not be. */
  function gapsIn(start: number, end: number): boolean | null {
    let isPieced = false;
    if (whole[at[start]!] === taken) return null;
    for (let i = start + 1; i < end; i += 1) {
      const [last, here] = [at[i - 1]!, at[i]!];
      if (whole[here] === taken) return null;
      if (here === last + 1) continue;
      let gaps = 0;
      for (let j = last + 1; j < here; j += 1) {
        if (whole[j] === taken) return null;
        if (whole[j] === gapUnit) gaps += 1;
      }
      const isOnlyGap = gaps === 1 && here === last + 2;
      if (!isOnlyGap && !breaks.has(i - start)) return null;
      isPieced ||= gaps > 0;
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
    const half = unitAt(i - 1);
    return /[\udc00-\udfff]/.test(half) ? unitAt(i - 2) + half : half;
  }

  function characterAfter(i: number): string {
    const half = unitAt(i + 1);
    return /[\ud800-\udbff]/.test(half) ? half + unitAt(i + 2) : half;
  }

  function unitAt(i: number): string {
    const unit = whole[i];
    return unit === undefined ? "" : String.fromCharCode(unit);
  }
}

interface Letters {
  /** A text without its spaces … */
  readonly letters: string;
  /** … and before which of its letters there was one. */
  readonly breaks: ReadonlySet<number>;
}

function lettersOf(text: string): Letters {
  const breaks = new Set<number>();
  let letters = "";
  for (const word of plain(text).trim().split(/\s+/)) {
    breaks.add(letters.length);
    letters += word.replaceAll(gap, "");
  }
  return {letters, breaks};
}

function textOf(units: Uint16Array, count: number): string {
  return Buffer.from(units.buffer, 0, 2 * count).toString("utf16le");
}

/** Ligatures and no-break spaces come and go between a page and its text. */
export function plain(text: string): string {
  return text.normalize("NFKC").replaceAll("\u00ad", "").replaceAll("\f", " ");
}

function isBetween(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit === gapUnit || /\s/.test(String.fromCharCode(unit));
}

// Patterns that know all scripts take long to be made, and most pages need none of them.
function isNumber(character: string): boolean {
  return character < "\u0080" ? /^\d$/.test(character) : /^\p{N}$/u.test(character);
}

function isPoint(character: string): boolean {
  return character === "." || character === ",";
}

/** In scripts without spaces words follow each other, and so end nothing. */
function isLetter(character: string): boolean {
  if (character < "\u0080") return /^[A-Za-z]$/.test(character);
  letter ??= new RegExp(`^${spacedLetter}$`, "u");
  return letter.test(character);
}

/** A letter of a script that parts its words with spaces, as a pattern. */
export const spacedLetter =
  "(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}])\\p{L}";
let letter: RegExp | null = null;

/** Between two pieces of a page. */
export const gap = "\u2063";
const gapUnit = gap.charCodeAt(0);
const taken = 0;
