// Where a page is being written, while it is read.
import type {Matrix} from "./matrix.ts";

/** Where a page is being written: it moves with each letter, and is changed in place. */
export interface Pen {
  ctm: Matrix;
  /** Of the line of text; the pen itself stands at `e` and `f`. */
  text: Matrix;
  e: number;
  f: number;
  /** Where the line begins. */
  lineX: number;
  lineY: number;
  fontSize: number;
  /** The name of the font. */
  font: string;
}

export function forward(pen: Pen, by: number): void {
  pen.e = pen.text[0] * by + pen.e;
  pen.f = pen.text[1] * by + pen.f;
}

/** How large its letters are on the page. */
export function scaleOf({ctm, text}: Pen): number {
  return Math.hypot(ctm[0], ctm[1]) * Math.hypot(text[0], text[1]);
}
