// Content that leaves its slide, its sheet, its body area, or a box that clips it.
import type {Edges, PageElement, PageNode, PageWindow} from "./dom.ts";
import type {Ink} from "./ink.ts";
import type {Leaving} from "./leaving.ts";
import type {Limit, Limits} from "./limits.ts";
import type {Words} from "./words.ts";

export interface Overflow {
  /** Slide number or sheet number, from 1; 0 for text that flows over pages by itself. */
  readonly page: number;
  /** The slide's or sheet's first heading; in flowing text, the heading above. */
  readonly heading: string;
  /** First words of the innermost block that does not fit, at most 60 characters, or `a word`. */
  readonly block: string;
  /** How much too high or wide, in CSS pixels, rounded up. */
  readonly pixels: number;
  readonly direction: "down" | "across";
}

/**
 * One finding for what does not fit in one place: forty bullets of which twenty are lost are one,
 * named after the first that is; two columns that are both too long are two.
 *
 * Runs inside the page: may use nothing but its arguments.
 */
export function measureOverflow(
  window: PageWindow,
  limits: Limits,
  leaving: Leaving,
  ink: Ink,
  words: Words,
): readonly Overflow[] {
  const {leaves, tolerance} = leaving;
  const {body} = window.document;
  const away = new Map<PageElement, boolean>();
  const found: Finding[] = [];
  for (const node of leaving.nodes) {
    if (node.nodeType === 1) lookAtBox(node as PageElement);
    else if (node.parentElement) lookAtText(node, node.parentElement);
  }
  return found.filter(isWorst).map(describe);

  /** `before` is what is lost above or to the left, `after` below or to the right. */
  interface Finding {
    readonly limit: Limit;
    readonly direction: "down" | "across";
    readonly anchor: PageElement;
    readonly column: Edges;
    block: PageElement;
    before: number;
    after: number;
  }

  function lookAtBox(element: PageElement): void {
    const box = element.getBoundingClientRect();
    const all = limits.of(element);
    if (all.some(limit => leaves(box, limit.edges)) && isDrawn(element) && isSeen(element))
      judge(element, [box], all);
  }

  function lookAtText(text: PageNode, parent: PageElement): void {
    if (!text.textContent?.trim()) return;
    const inside = limits.inside(parent);
    const lines = ink.lines(text);
    if (inside.some(limit => lines.some(line => leaves(line, limit.edges))) && isSeen(parent))
      judge(blockOf(parent), ink.words(text), inside, parent);
  }

  function isSeen(element: PageElement): boolean {
    for (let one: PageElement | null = element; one; one = one === body ? null : one.parentElement)
      if (isAwayOnce(one)) return false;
    return window.getComputedStyle(element).visibility === "visible";
  }

  // Only the innermost limit counts: what a box cuts off is not on the slide any more.
  function judge(
    block: PageElement,
    boxes: readonly Edges[],
    all: readonly Limit[],
    from = block,
  ): void {
    const free = from.closest("[data-bleed]");
    const counting = free ? all.filter(limit => limit.kind === "paper") : all;
    for (const box of boxes) {
      const limit = counting.find(one => leaves(box, one.edges));
      if (!limit) continue;
      const {edges} = limit;
      add(limit, "down", block, edges.top - box.top, box.bottom - edges.bottom);
      add(limit, "across", block, edges.left - box.left, box.right - edges.right);
    }
  }

  function add(
    limit: Limit,
    direction: "down" | "across",
    block: PageElement,
    before: number,
    after: number,
  ): void {
    if (before <= tolerance && after <= tolerance) return;
    const anchor = block.closest("svg, table, pre") ?? block;
    const column = block.getBoundingClientRect();
    const same = found.find(one => {
      if (one.limit !== limit || one.direction !== direction) return false;
      if (one.anchor === anchor || one.block.contains(block)) return true;
      return (
        direction === "down" && one.column.left < column.right && column.left < one.column.right
      );
    });
    if (!same) found.push({limit, direction, anchor, block, column, before, after});
    if (!same) return;
    same.before = Math.max(same.before, before);
    same.after = Math.max(same.after, after);
    if (same.block !== block && same.block.contains(block)) same.block = block;
  }

  // A block that is too high and too wide is named once, for what is the greater loss.
  function isWorst(one: Finding): boolean {
    const other = found.find(
      two => two !== one && two.block === one.block && two.limit === one.limit,
    );
    return (
      !other || loss(one) > loss(other) || (loss(one) === loss(other) && one.direction === "down")
    );
  }

  function loss({before, after}: Finding): number {
    return Math.max(0, before) + Math.max(0, after);
  }

  function describe(finding: Finding): Overflow {
    const {limit, direction, block} = finding;
    const pixels = Math.ceil(loss(finding) - 0.01);
    const {frame} = limit;
    const page = frame?.page ?? 0;
    return {page, heading: words.heading(block, frame), block: words.of(block), pixels, direction};
  }

  function isAwayOnce(element: PageElement): boolean {
    const known = away.get(element) ?? isAway(element);
    away.set(element, known);
    return known;
  }

  // Not there for the eye: hidden, or kept for screen readers in a box of one pixel or far outside.
  function isAway(element: PageElement): boolean {
    const style = window.getComputedStyle(element);
    if (!element.checkVisibility() || style.opacity === "0") return true;
    if (
      /^(script|style|template|title|defs|clippath|mask|pattern|marker|symbol)$/i.test(
        element.tagName,
      )
    )
      return true;
    if (/^rect\((0px,? ?|1px,? ?){4}\)$/.test(style.clip)) return true;
    if (/^inset\((50|100)%\)$/.test(style.clipPath)) return true;
    const box = element.getBoundingClientRect();
    const clipped = style.overflowX !== "visible" && style.overflowY !== "visible";
    if (clipped && box.width <= 1.5 && box.height <= 1.5) return true;
    return style.position === "absolute" && (box.right < -900 || box.bottom < -900);
  }

  // Pictures, and boxes with a colour or a line of their own; what only holds others draws nothing.
  function isDrawn(element: PageElement): boolean {
    const style = window.getComputedStyle(element);
    if (element.ownerSVGElement || element === body) return false;
    if (/^(img|svg|canvas|video|hr|input|textarea|object|embed|iframe)$/i.test(element.tagName))
      return true;
    // A sheet that is larger than its paper is too large, even where it is empty.
    if (limits.isFrame(element)) return true;
    if (style.display === "inline" || style.display === "contents") return false;
    const line = (kind: string, width: string) =>
      kind !== "none" && kind !== "hidden" && parseFloat(width) > 0;
    return (
      !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor) ||
      style.backgroundImage !== "none" ||
      line(style.borderTopStyle, style.borderTopWidth) ||
      line(style.borderBottomStyle, style.borderBottomWidth) ||
      line(style.borderLeftStyle, style.borderLeftWidth) ||
      line(style.borderRightStyle, style.borderRightWidth)
    );
  }

  function blockOf(element: PageElement): PageElement {
    for (let one = element; ;) {
      const {display} = window.getComputedStyle(one);
      const flows = display === "inline" || display === "contents" || display.startsWith("ruby");
      if (!flows || !one.parentElement) return one;
      one = one.parentElement;
    }
  }
}
