// The boxes of a page that become one sheet of paper each: slides, and elements with `data-sheet`.
import type {Edges, PageElement, PageWindow, Rect} from "./dom.ts";
import type {PaperOf} from "./paper.ts";

export interface Frame {
  readonly element: PageElement;
  /** Slide number or sheet number, from 1. */
  readonly page: number;
  /** What content must not leave: the box itself, and no more of it than the paper holds. */
  readonly edges: Edges;
}

/**
 * The slides and sheets of the page, in order. Each is also held to its size: an absolute box that
 * begins to the right of a slide, even where it is clipped, makes Chromium shrink every page of the
 * print by up to a third, and one that begins below adds a page.
 *
 * Runs inside the page: may use nothing but its arguments.
 */
export function findFrames(window: PageWindow, paperOf: PaperOf): readonly Frame[] {
  const sheets = ".marpit > section, .marpit > svg > foreignObject > section, [data-sheet]";
  const found = [...window.document.querySelectorAll(sheets)];
  const outermost = found.filter(({parentElement}) => !parentElement?.closest(sheets));

  hold(outermost);
  return outermost.map((element, index) => {
    const box = element.getBoundingClientRect();
    const area = paperOf(element)?.area;
    const edges = {
      left: box.left,
      top: box.top,
      right: area ? Math.min(box.right, box.left + area.width) : box.right,
      bottom: area ? Math.min(box.bottom, box.top + area.height) : box.bottom,
    };
    return {element, page: index + 1, edges};
  });

  // All of them at once: to look after each one would lay the whole page out for each one. A box that takes its height from
  // its content would fall in if it were held: it is left alone.
  function hold(elements: readonly PageElement[]): void {
    const before = elements.map(one => one.getBoundingClientRect());
    const styles = elements.map(({style: {contain, overflow}}) => ({contain, overflow}));
    for (const {style} of elements) {
      style.contain = "size";
      style.overflow = "clip";
    }
    const after = elements.map(one => one.getBoundingClientRect());
    for (const [i, {style}] of elements.entries())
      if (!isSame(before[i]!, after[i]!)) Object.assign(style, styles[i]);
  }

  function isSame(one: Rect, other: Rect): boolean {
    return Math.abs(other.width - one.width) < 0.5 && Math.abs(other.height - one.height) < 0.5;
  }
}
