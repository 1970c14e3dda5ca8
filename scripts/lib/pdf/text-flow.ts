// Letters in the places where a page draws them → the pieces and lines that a reader copies. The rules and their measures are those of
// pdf.js, so that it makes no difference which of the two has read a page: tests/print/printed.test.ts.
import type {Glyph} from "./glyphs.ts";
import {alongLine, transform, type Matrix} from "./matrix.ts";
import type {Overlaid} from "./overlaid.ts";
import {forward, scaleOf, type Pen} from "./pen.ts";

export interface Item {
  readonly text: string;
  readonly endsLine: boolean;
}

/** In parts of the font's size. */
const thin = 0.03;
const narrow = 0.102;
const wide = 0.6;
const back = -0.2;
const raised = 0.25;

/** The letters of one drawing, one after the other. Its numbers are its own fields, which V8 changes in place: a page has thousands. */
export class Flow {
  private readonly view: readonly [number, number, number, number];
  private readonly items: Item[];
  private readonly overlaid: Overlaid | null;
  private text = "";
  private isOpen = false;
  private width = 0;
  private total = 0;
  private height = 0;
  private scale = 0;
  private size = 0;
  /** Where the last letter ended, and what the page looked like there; null before the first. */
  private before: Matrix | null = null;
  private beforeX = 0;
  private beforeY = 0;
  /** Where this letter begins. */
  private hereX = 0;
  private hereY = 0;
  private drawnSize = 0;
  private drawnFont = "";
  private way: Matrix | null = null;
  private wayOn: Matrix | null = null;
  private wayIn: Matrix | null = null;
  private waySize = 0;
  /** The last two characters, the later one last. */
  private last = " ";
  private latest = " ";

  constructor(
    view: readonly [number, number, number, number],
    items: Item[],
    overlaid: Overlaid | null,
  ) {
    this.view = view;
    this.items = items;
    this.overlaid = overlaid;
  }

  glyph(pen: Pen, {letters, width: units, isSpace, isMark, isHidden}: Glyph): void {
    if (this.drawnSize !== pen.fontSize || this.drawnFont !== pen.font) {
      this.part();
      this.drawnSize = pen.fontSize;
      this.drawnFont = pen.font;
    }
    if (isHidden) return;
    const advance = units * (0.001 * pen.fontSize);
    if (isSpace) {
      forward(pen, advance);
      this.note(" ");
      return;
    }
    this.place(pen);
    const way = this.wayOf(pen);
    if (!isMark && !this.compare(way, advance)) {
      forward(pen, advance);
      return;
    }
    if (!this.isOpen) this.open(pen, way);
    const by = isMark ? 0 : advance;
    this.overlaid?.letter(this.hereX + by / 2, this.hereY, letters);
    forward(pen, by);
    this.width += by;
    if (by !== 0) {
      this.place(pen);
      this.before = way;
      this.beforeX = this.hereX;
      this.beforeY = this.hereY;
    }
    if (this.note(letters)) {
      this.text += " ";
      this.overlaid?.between(" ");
    }
    this.text += letters;
  }

  /** Whatever comes now is another piece. */
  part(): void {
    if (this.isOpen) this.flush(false);
  }

  /** Whenever the line of text got another matrix. */
  turned(pen: Pen): void {
    if (!this.isOpen) return;
    const now = scaleOf(pen);
    if (now === this.scale) return;
    this.total += this.width * this.scale;
    this.width = 0;
    this.scale = now;
  }

  private place({ctm, e, f}: Pen): void {
    this.hereX = ctm[0] * e + ctm[2] * f + ctm[4];
    this.hereY = ctm[1] * e + ctm[3] * f + ctm[5];
  }

  /** How large and turned letters are on the page: the same until the page, the line or the font is another. */
  private wayOf({ctm, text: line, fontSize}: Pen): Matrix {
    if (this.way && ctm === this.wayOn && line === this.wayIn && fontSize === this.waySize)
      return this.way;
    const [a, b, c, d] = line;
    this.wayOn = ctm;
    this.wayIn = line;
    this.waySize = fontSize;
    this.way = transform(ctm, [a * fontSize, b * fontSize, c * fontSize, d * fontSize, 0, 0]);
    return this.way;
  }

  /** Whether the letter is on the page at all. */
  private compare(here: Matrix, advance: number): boolean {
    const {view, hereX, hereY, before, beforeX, beforeY} = this;
    if (hereX + advance < view[0] || hereX > view[2] || hereY < view[1] || hereY > view[3])
      return false;
    if (!before || (beforeX === hereX && beforeY === hereY)) return true;
    // One by one: for each letter a list would be dear.
    let x = hereX;
    let y = hereY;
    let lastX = beforeX;
    let lastY = beforeY;
    const isPlain = here[0] > 0 && here[1] === 0 && here[2] === 0;
    if (!isPlain) {
      [x, y] = alongLine(hereX, hereY, here, here);
      [lastX, lastY] = alongLine(beforeX, beforeY, before, here);
    }
    const moved = (x - lastX) / this.scale;
    const shifted = Math.abs(y - lastY);
    const sign = Math.sign(this.width || this.total);
    if (moved < sign * (this.size * back)) {
      if (shifted > 0.5 * this.height) this.endLine();
      else {
        this.forget();
        this.part();
      }
      return true;
    }
    if (shifted > this.height) {
      this.endLine();
      return true;
    }
    if (moved <= sign * (this.size * thin)) this.forget();
    if (moved <= sign * (this.size * narrow)) {
      if (this.last !== " " && this.latest === " ") {
        this.forget();
        this.part();
        this.pushSpace();
      } else this.width += moved;
    } else if (!this.isSpaceBetween(moved, sign)) {
      if (this.text === "") {
        this.forget();
        this.pushSpace();
      } else this.width += moved;
    }
    if (shifted > this.height * raised) this.part();
    return true;
  }

  /** Whether what lies between parts two pieces; a narrow gap is a space within one. */
  private isSpaceBetween(moved: number, sign: number): boolean {
    if (sign * (this.size * narrow) <= moved && moved <= sign * (this.size * wide)) {
      if (this.isOpen) {
        this.forget();
        this.text += " ";
        this.overlaid?.between(" ");
      }
      return false;
    }
    this.part();
    this.forget();
    this.pushSpace();
    return true;
  }

  private open(pen: Pen, here: Matrix): void {
    this.width = this.total = 0;
    this.height = Math.hypot(here[2], here[3]);
    this.scale = scaleOf(pen);
    this.size = pen.fontSize;
    this.isOpen = true;
  }

  private endLine(): void {
    this.overlaid?.between("\n");
    this.forget();
    if (this.isOpen) this.flush(true);
    else this.items.push({text: "", endsLine: true});
  }

  private flush(endsLine: boolean): void {
    this.total += this.width * this.scale;
    const text = this.text.replace(composed, one => one.normalize("NFKC"));
    this.items.push({text, endsLine});
    this.isOpen = false;
    this.text = "";
  }

  private pushSpace(): void {
    this.overlaid?.between(" ");
    this.items.push({text: " ", endsLine: false});
  }

  /** Whether a letter, a space and this letter follow each other. */
  private note(character: string): boolean {
    const isParted = this.last !== " " && this.latest === " ";
    this.last = this.latest;
    this.latest = character;
    return isParted;
  }

  private forget(): void {
    this.last = this.latest = " ";
  }
}

/** Characters that are written in another way for whoever searches: spaces of all widths, ligatures. */
const composed = /[\u00a0\u00b5\u2000-\u200a\u202f\u2126\ufb00-\ufb04]+/gu;
