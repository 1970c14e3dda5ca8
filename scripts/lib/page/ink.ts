// Where the letters of a text are. A line's box is higher than its letters, so that a box which
// only just cuts the empty part of a line has cut nothing.
import type {Edges, PageElement, PageNode, PageWindow, Rect} from "./dom.ts";

export interface Ink {
  /** A box around a text, or around all texts in an element, and maybe more. */
  readonly around: (node: PageNode) => Rect;
  /** The boxes of a text's lines. */
  readonly lines: (text: PageNode) => readonly Rect[];
  /** The letters of each of its words; a word that is broken over two lines is two. */
  readonly words: (text: PageNode) => readonly Edges[];
}

/** Runs inside the page: may use nothing but its arguments. */
export function findInk(window: PageWindow): Ink {
  const range = window.document.createRange();
  const canvas = window.document.createElement("canvas").getContext("2d");
  return {around, lines, words};

  function around(node: PageNode): Rect {
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  }

  function lines(text: PageNode): readonly Rect[] {
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter(solid);
  }

  function words(text: PageNode): readonly Edges[] {
    const parent = text.parentElement;
    if (!parent) return [];
    const data = text.textContent ?? "";
    return [...data.matchAll(/\S+/g)].flatMap(({0: word, index}) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return [...range.getClientRects()].filter(solid).map(box => letters(box, word, parent));
    });
  }

  function letters(box: Rect, word: string, parent: PageElement): Edges {
    const style = window.getComputedStyle(parent);
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const is = canvas.measureText(style.textTransform === "none" ? word : word.toUpperCase());
    const above = Math.max(0, is.fontBoundingBoxAscent - is.actualBoundingBoxAscent);
    const below = Math.max(0, is.fontBoundingBoxDescent - is.actualBoundingBoxDescent);
    return shrink(box, above, below, is.fontBoundingBoxAscent + is.fontBoundingBoxDescent, parent);
  }

  // Labels of a vertical axis are turned by a quarter: what is above a letter is then at its side.
  function shrink(
    box: Rect,
    above: number,
    below: number,
    height: number,
    parent: PageElement,
  ): Edges {
    const turn = parent.getScreenCTM?.();
    const upright = !turn || Math.abs(turn.b) < 0.001;
    const quarter = turn && Math.abs(turn.a) < 0.001 && Math.abs(turn.d) < 0.001;
    const scale = (upright ? box.height : box.right - box.left) / height;
    if (upright && scale > 0.9 * (turn?.d ?? 1) && scale < 1.1 * (turn?.d ?? 1))
      return {...edges(box), top: box.top + above * scale, bottom: box.bottom - below * scale};
    if (!quarter) return edges(box);
    const [left, right] = turn.b < 0 ? [above, below] : [below, above];
    return {...edges(box), left: box.left + left * scale, right: box.right - right * scale};
  }

  function edges({left, top, right, bottom}: Rect): Edges {
    return {left, top, right, bottom};
  }

  function solid(box: Rect): boolean {
    return box.width > 0 && box.height > 0;
  }
}
