// Where texts stand in the words of one page: each alone, no part of a longer number or word, be it set in several pieces.
// Long documents state hundreds of figures, so the words are searched without their spaces, and each find is looked at where it stands.

export interface Sought {
  /** By text, in the order in which they take their places. */
  readonly letters: ReadonlyMap<string, Letters>;
  /** Of those texts by the lower half of their first letter, which rules out nearly every place in a page. */
  readonly begun: readonly (readonly number[] | undefined)[];
}

export function soughtOf(texts: readonly string[]): Sought {
  const letters = new Map(texts.map(text => [text, lettersOf(text)]));
  const begun = new Array<number[] | undefined>(256).fill(undefined);
  for (const [i, {letters: own}] of [...letters.values()].entries())
    if (own !== "") (begun[own.charCodeAt(0) & 255] ??= []).push(i);
  return {letters, begun};
}

/** What was found on one page. */
export interface OnPage {
  readonly sought: Sought;
  /** Of each text that stands there, whether it is set in several pieces, place by place. */
  readonly places: ReadonlyMap<string, readonly boolean[]>;
  /** Its words without spaces and gaps. */
  readonly squeezed: string;
  readonly rest: string;
}

export function foundOn(text: string, sought: Sought): OnPage {
  const words = wordsOf(text);
  const all = [...sought.letters];
  const places = new Map<string, readonly boolean[]>();
  for (const [i, starts] of startsIn(words.squeezed, sought)) {
    const [own, letters] = all[i]!;
    const there = take(letters, starts, words);
    if (there.length > 0) places.set(own, there);
  }
  const rest = textOf(words.whole, words.whole.length);
  return {sought, places, squeezed: words.squeezed, rest};
}

/** Whether it stands alone in the words of a page. */
export function standsOn(text: string, sought: Letters): boolean {
  const words = wordsOf(text);
  const starts: number[] = [];
  for (let at = -1; (at = words.squeezed.indexOf(sought.letters, at + 1)) >= 0;) starts.push(at);
  return take(sought, starts, words).length > 0;
}

interface Words {
  /** Unit by unit; what is taken is U+0000. */
  readonly whole: Uint16Array;
  /** Without spaces and gaps, and where each of its characters stands in the whole. */
  readonly squeezed: string;
  readonly at: Int32Array;
}

function wordsOf(text: string): Words {
  const {length} = text;
  const [whole, units] = [new Uint16Array(length), new Uint16Array(length)];
  const at = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    whole[i] = unit;
    if (isBetween(unit)) continue;
    units[count] = unit;
    at[count] = i;
    count += 1;
  }
  return {whole, squeezed: textOf(units, count), at};
}

/**
 * From where on the letters of each could stand, by its number and in their order; those that cannot are left out. All are looked for
 * at once, by what they begin with: one after another, hundreds of them would each read through the page.
 */
function startsIn(
  squeezed: string,
  {letters, begun}: Sought,
): readonly (readonly [number, readonly number[]])[] {
  const all = [...letters.values()];
  const starts = new Map<number, number[]>();
  for (let at = 0; at < squeezed.length; at += 1) {
    const perhaps = begun[squeezed.charCodeAt(at) & 255];
    if (perhaps === undefined) continue;
    const next = squeezed.charCodeAt(at + 1);
    for (const i of perhaps) {
      const own = all[i]!.letters;
      if (own.length > 1 && own.charCodeAt(1) !== next) continue;
      if (!squeezed.startsWith(own, at)) continue;
      const known = starts.get(i);
      if (known) known.push(at);
      else starts.set(i, [at]);
    }
  }
  return [...starts].sort(([a], [b]) => a - b);
}

/** Of every place, from the first on, whether it is set in several pieces; what is there is taken from the words. */
function take(
  {letters, breaks}: Letters,
  starts: readonly number[],
  {whole, at}: Words,
): readonly boolean[] {
  const places: boolean[] = [];
  const ends: (readonly [first: number, last: number])[] = [];
  let free = 0;
  for (const from of starts) {
    if (from < free) continue;
    const end = from + letters.length;
    const between = gapsIn(from, end);
    if (between === null || !isAlone(at[from]!, at[end - 1]!)) continue;
    places.push(between);
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

export interface Letters {
  /** A text without its spaces … */
  readonly letters: string;
  /** … and before which of its letters there was one. */
  readonly breaks: ReadonlySet<number>;
}

export function lettersOf(text: string): Letters {
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
