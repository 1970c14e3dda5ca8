// Letters in the places where a page draws them → the pieces and lines that a reader copies. The rules and their measures are those of
// pdf.js, so that it makes no difference which of the two has read a page: tests/print/printed.test.ts.
import type {Glyph} from "./glyphs.ts";
import type {Overlaid} from "./overlaid.ts";

/** `a b c d e f`, as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Item {
  readonly text: string;
  readonly endsLine: boolean;
}

export interface Pen {
  /** Of the page and of the line of text. */
  ctm: Matrix;
  text: Matrix;
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
  let before: Matrix | null = null;
  let drawn: {readonly size: number; readonly font: string} = {size: 0, font: ""};
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
    const here = placeOf(pen);
    if (!isMark && !compare(here, advance)) {
      forward(pen, advance);
      return;
    }
    open(pen, here);
    const by = isMark ? 0 : advance;
    overlaid?.letter(here[4] + by / 2, here[5], letters);
    forward(pen, by);
    width += by;
    if (by !== 0) before = placeOf(pen);
    if (note(letters)) {
      text += " ";
      overlaid?.between(" ");
    }
    text += letters;
  }

  function forward(pen: Pen, by: number): void {
    const [a, b, c, d, e, f] = pen.text;
    pen.text = [a, b, c, d, a * by + e, b * by + f];
  }

  /** Whether the letter is on the page at all. */
  function compare(here: Matrix, advance: number): boolean {
    const [left, bottom, right, top] = view;
    if (here[4] + advance < left || here[4] > right || here[5] < bottom || here[5] > top)
      return false;
    if (!before || (before[4] === here[4] && before[5] === here[5])) return true;
    const [x, y] = alongLine(here, here);
    const [lastX, lastY] = alongLine(before, here);
    const [moved, shifted] = [(x - lastX) / scale, Math.abs(y - lastY)];
    const way = Math.sign(width || total);
    if (moved < way * (size * back)) {
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
    if (moved <= way * (size * thin)) forget();
    if (moved <= way * (size * narrow)) {
      if (last !== " " && latest === " ") {
        forget();
        part();
        pushSpace();
      } else width += moved;
    } else if (!isSpaceBetween(moved, way)) {
      if (text === "") {
        forget();
        pushSpace();
      } else width += moved;
    }
    if (shifted > height * raised) part();
    return true;
  }

  /** Whether what lies between parts two pieces; a narrow gap is a space within one. */
  function isSpaceBetween(moved: number, way: number): boolean {
    if (way * (size * narrow) <= moved && moved <= way * (size * wide)) {
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

/** Where the pen is on the page, and how large and turned it writes there. */
function placeOf({ctm, text, fontSize}: Pen): Matrix {
  const [a, b, c, d, e, f] = text;
  return transform(ctm, [a * fontSize, b * fontSize, c * fontSize, d * fontSize, e, f]);
}

export function transform(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function scaleOf({ctm, text}: Pen): number {
  return Math.hypot(ctm[0], ctm[1]) * Math.hypot(text[0], text[1]);
}

/** A place as seen along the line of writing. */
function alongLine(place: Matrix, {0: a, 1: b, 2: c, 3: d}: Matrix): readonly [number, number] {
  const [x, y] = [place[4], place[5]];
  if (a && b === 0 && c === 0) return a > 0 ? [x, y] : [-x, -y];
  if (b && a === 0 && d === 0) return b > 0 ? [y, x] : [-y, -x];
  const [m0, m1, m2, m3] = place;
  const size = Math.hypot(m0, m1);
  return [(m0 * x + m1 * y) / size, (m2 * x + m3 * y) / size];
}
