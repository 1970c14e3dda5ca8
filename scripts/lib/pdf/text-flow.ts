// Letters in the places where a page draws them → the pieces and lines that a reader copies. The rules and their measures are those of
// pdf.js, so that it makes no difference which of the two has read a page: tests/print/printed.test.ts.
import type {Glyph} from "./glyphs.ts";
import {transform, type Matrix} from "./matrix.ts";
import type {Overlaid} from "./overlaid.ts";

export interface Item {
  readonly text: string;
  readonly endsLine: boolean;
}

/** Where a page is being written: it moves with each letter, and is changed in place. */
export interface Pen {
  ctm: Matrix;
  /** Of the line of text; the pen itself stands at `e` and `f`. */
  text: Matrix;
  e: number;
  f: number;
  fontSize: number;
  /** The name of the font. */
  font: string;
}

export interface Flow {
  readonly glyph: (pen: Pen, glyph: Glyph) => void;
  /** Whatever comes now is another piece. */
  readonly part: () => void;
  /** Whenever the line of text got another matrix. */
  readonly turned: (pen: Pen) => void;
}

/** In parts of the font's size. */
const thin = 0.03;
const narrow = 0.102;
const wide = 0.6;
const back = -0.2;
const raised = 0.25;

export function flowOf(
  view: readonly [number, number, number, number],
  items: Item[],
  overlaid: Overlaid | null,
): Flow {
  let text = "";
  let isOpen = false;
  let width = 0;
  let total = 0;
  let height = 0;
  let scale = 0;
  let size = 0;
  /** Where the last letter ended, and what the page looked like there; null before the first. */
  let before: Matrix | null = null;
  let [beforeX, beforeY] = [0, 0];
  /** Where this letter begins. */
  let [hereX, hereY] = [0, 0];
  let drawn: {readonly size: number; readonly font: string} = {size: 0, font: ""};
  let way: Matrix | null = null;
  let [wayOn, wayIn, waySize]: [Matrix | null, Matrix | null, number] = [null, null, 0];
  /** The last two characters, the later one last. */
  let [last, latest] = [" ", " "];
  return {glyph, part, turned};

  function glyph(pen: Pen, {letters, width: units, isSpace, isMark, isHidden}: Glyph): void {
    if (drawn.size !== pen.fontSize || drawn.font !== pen.font) {
      part();
      drawn = {size: pen.fontSize, font: pen.font};
    }
    if (isHidden) return;
    const advance = units * (0.001 * pen.fontSize);
    if (isSpace) {
      forward(pen, advance);
      note(" ");
      return;
    }
    place(pen);
    const way = wayOf(pen);
    if (!isMark && !compare(way, advance)) {
      forward(pen, advance);
      return;
    }
    open(pen, way);
    const by = isMark ? 0 : advance;
    overlaid?.letter(hereX + by / 2, hereY, letters);
    forward(pen, by);
    width += by;
    if (by !== 0) {
      place(pen);
      before = way;
      [beforeX, beforeY] = [hereX, hereY];
    }
    if (note(letters)) {
      text += " ";
      overlaid?.between(" ");
    }
    text += letters;
  }

  function forward(pen: Pen, by: number): void {
    pen.e = pen.text[0] * by + pen.e;
    pen.f = pen.text[1] * by + pen.f;
  }

  function place({ctm, e, f}: Pen): void {
    hereX = ctm[0] * e + ctm[2] * f + ctm[4];
    hereY = ctm[1] * e + ctm[3] * f + ctm[5];
  }

  /** How large and turned letters are on the page: the same until the page, the line or the font is another. */
  function wayOf({ctm, text: line, fontSize}: Pen): Matrix {
    if (way && ctm === wayOn && line === wayIn && fontSize === waySize) return way;
    const [a, b, c, d] = line;
    [wayOn, wayIn, waySize] = [ctm, line, fontSize];
    way = transform(ctm, [a * fontSize, b * fontSize, c * fontSize, d * fontSize, 0, 0]);
    return way;
  }

  /** Whether the letter is on the page at all. */
  function compare(here: Matrix, advance: number): boolean {
    if (hereX + advance < view[0] || hereX > view[2] || hereY < view[1] || hereY > view[3])
      return false;
    if (!before || (beforeX === hereX && beforeY === hereY)) return true;
    const isPlain = here[0] > 0 && here[1] === 0 && here[2] === 0;
    const [x, y] = isPlain ? [hereX, hereY] : alongLine(hereX, hereY, here, here);
    const [lastX, lastY] = isPlain ? [beforeX, beforeY] : alongLine(beforeX, beforeY, before, here);
    const [moved, shifted] = [(x - lastX) / scale, Math.abs(y - lastY)];
    const sign = Math.sign(width || total);
    if (moved < sign * (size * back)) {
      if (shifted > 0.5 * height) endLine();
      else {
        forget();
        part();
      }
      return true;
    }
    if (shifted > height) {
      endLine();
      return true;
    }
    if (moved <= sign * (size * thin)) forget();
    if (moved <= sign * (size * narrow)) {
      if (last !== " " && latest === " ") {
        forget();
        part();
        pushSpace();
      } else width += moved;
    } else if (!isSpaceBetween(moved, sign)) {
      if (text === "") {
        forget();
        pushSpace();
      } else width += moved;
    }
    if (shifted > height * raised) part();
    return true;
  }

  /** Whether what lies between parts two pieces; a narrow gap is a space within one. */
  function isSpaceBetween(moved: number, sign: number): boolean {
    if (sign * (size * narrow) <= moved && moved <= sign * (size * wide)) {
      if (isOpen) {
        forget();
        text += " ";
        overlaid?.between(" ");
      }
      return false;
    }
    part();
    forget();
    pushSpace();
    return true;
  }

  function open(pen: Pen, here: Matrix): void {
    if (isOpen) return;
    width = total = 0;
    height = Math.hypot(here[2], here[3]);
    scale = scaleOf(pen);
    size = pen.fontSize;
    isOpen = true;
  }

  function turned(pen: Pen): void {
    if (!isOpen) return;
    const now = scaleOf(pen);
    if (now === scale) return;
    total += width * scale;
    width = 0;
    scale = now;
  }

  function endLine(): void {
    overlaid?.between("\n");
    forget();
    if (isOpen) flush(true);
    else items.push({text: "", endsLine: true});
  }

  function part(): void {
    if (isOpen) flush(false);
  }

  function flush(endsLine: boolean): void {
    total += width * scale;
    items.push({text: text.replace(composed, one => one.normalize("NFKC")), endsLine});
    isOpen = false;
    text = "";
  }

  function pushSpace(): void {
    overlaid?.between(" ");
    items.push({text: " ", endsLine: false});
  }

  /** Whether a letter, a space and this letter follow each other. */
  function note(character: string): boolean {
    const isParted = last !== " " && latest === " ";
    [last, latest] = [latest, character];
    return isParted;
  }

  function forget(): void {
    last = latest = " ";
  }
}

/** Characters that are written in another way for whoever searches: spaces of all widths, ligatures. */
const composed = /[\u00a0\u00b5\u2000-\u200a\u202f\u2126\ufb00-\ufb04]+/gu;

function scaleOf({ctm, text}: Pen): number {
  return Math.hypot(ctm[0], ctm[1]) * Math.hypot(text[0], text[1]);
}

/** A place as seen along the line of writing. `own`: how the letter there is turned. */
function alongLine(
  x: number,
  y: number,
  own: Matrix,
  {0: a, 1: b, 2: c, 3: d}: Matrix,
): readonly [number, number] {
  if (a && b === 0 && c === 0) return a > 0 ? [x, y] : [-x, -y];
  if (b && a === 0 && d === 0) return b > 0 ? [y, x] : [-y, -x];
  const size = Math.hypot(own[0], own[1]);
  return [(own[0] * x + own[1] * y) / size, (own[2] * x + own[3] * y) / size];
}
