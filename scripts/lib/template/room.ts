// How much room words take, as far as it can be said before they are laid out; and lists divided by it.
// It is an estimate, and a cautious one: what it says fits does fit, and a list runs on a little sooner than it must.

/** The list has so much height in each of its columns; an item is set `width` wide, in type of the size `text` on lines of `line`. All in px. */
export interface Room {
  readonly height: number;
  readonly columns: number;
  readonly width: number;
  readonly text: number;
  readonly line: number;
  /** What an item takes beside its lines. */
  readonly gap: number;
}

/** Widths in em of groups of letters, a little more than those of the text faces that we ship. */
const narrow: readonly (readonly [RegExp, number])[] = [
  [/[ijlI|.,:;'’‘!()[\]\s]/u, 0.27],
  [/[frt"“”-]/u, 0.36],
  [/[cksvxyz]/u, 0.49],
  [/[mwMW@%—]/u, 0.81],
  [/[A-Z0-9£€$&]/u, 0.62],
];

export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    // A character of another script may be as wide as it is high.
    const known = character < "\u02ff" || /[–’‘“”€]/.test(character);
    ems += known ? (narrow.find(([letters]) => letters.test(character))?.[1] ?? 0.53) : 1;
  }
  return ems * size;
}

/** A width that was made of the words themselves holds them, however it was reckoned. */
const hair = 0.01;

/** How many lines words take, broken between words; a word that is too long is broken where it must be. */
export function linesOf(text: string, width: number, size: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/[ \n]+/).filter(one => one !== "")) {
    const wide = widthOf(word, size);
    const space = used === 0 ? 0 : widthOf(" ", size);
    if (used + space + wide <= width + hair) {
      used += space + wide;
      continue;
    }
    if (used > 0) lines += 1;
    lines += Math.ceil(wide / width) - 1;
    used = Math.min(wide, width);
  }
  return lines;
}

export function heightOf(paragraphs: readonly string[], {width, text, line, gap}: Room): number {
  const lines = paragraphs.filter(one => one !== "").map(one => linesOf(one, width, text));
  return lines.reduce((sum, count) => sum + count, 0) * line + gap;
}

/** `again`: what the first item of a page takes more, because something is said above it. */
export interface Sized<T> {
  readonly item: T;
  readonly height: number;
  readonly again: number;
}

/** In order, filled column by column; never an empty page. Evened out, so that the last page is no lonely one. */
export function inColumns<T>(
  sized: readonly Sized<T>[],
  {height, columns}: Pick<Room, "height" | "columns">,
  most: number,
): readonly (readonly T[])[] {
  return evenly(height, room => {
    const pages: T[][] = [];
    let column = columns;
    let left = 0;
    for (const {item, height: own, again} of sized) {
      const page = pages.at(-1);
      const isFull = page !== undefined && page.length >= most;
      if (page && !isFull && own <= left) {
        page.push(item);
        left -= own;
      } else if (page && !isFull && column < columns) {
        page.push(item);
        column += 1;
        left = room - own;
      } else {
        pages.push([item]);
        column = 1;
        left = room - own - again;
      }
    }
    return pages;
  });
}

/** In order, in rows of so many, each as high as its highest. */
export function inRows<T>(
  sized: readonly Sized<T>[],
  height: number,
  across: number,
  most: number,
): readonly (readonly T[])[] {
  const rows = Array.from({length: Math.ceil(sized.length / across)}, (_, i) =>
    sized.slice(i * across, (i + 1) * across),
  );
  const high = rows.map(row => ({
    item: row.map(one => one.item),
    height: Math.max(...row.map(one => one.height)),
    again: 0,
  }));
  const perPage = Math.max(1, Math.floor(most / across));
  return inColumns(high, {height, columns: 1}, perPage).map(page => page.flat());
}

/** The least room with which it takes no more pages than with all of it. */
function evenly<T>(
  height: number,
  divide: (room: number) => readonly (readonly T[])[],
): readonly (readonly T[])[] {
  let best = divide(height);
  for (let share = 0.95; share >= 0.3; share -= 0.05) {
    const next = divide(height * share);
    if (next.length > best.length) break;
    best = next;
  }
  return best;
}
