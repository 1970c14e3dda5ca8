// What leaves its place by its box alone. Of most elements nothing more has to be known, and of most texts not even that: one box
// around all that have the same limits tells.
import type {Edges, PageElement, PageNode, PageWindow} from "./dom.ts";
import type {Ink} from "./ink.ts";
import type {Limit, Limits} from "./limits.ts";

export interface Leaving {
  /** Texts and elements, in the order of the page; some of them cannot be seen, or lose nothing but empty space. */
  readonly nodes: readonly PageNode[];
  readonly leaves: (box: Edges, edges: Edges) => boolean;
  /** In CSS pixels. */
  readonly tolerance: number;
}

/** Runs inside the page: may use nothing but its arguments. */
export function findLeaving(window: PageWindow, limits: Limits, ink: Ink): Leaving {
  const tolerance = 0.5;
  const preceding = 2;
  const {body} = window.document;
  const tightest = new Map<readonly Limit[], Edges>();
  const nodes: PageNode[] = [];
  const areAllPrinted = !window.document.querySelector("[data-kept-unprinted]");
  look(body, []);
  nodes.sort((one, other) => ((one.compareDocumentPosition(other) & preceding) !== 0 ? 1 : -1));
  return {nodes, leaves, tolerance};

  function look(element: PageElement, above: readonly Limit[]): void {
    // What gives way to empty sheets was looked at when it was printed.
    if (!areAllPrinted && element.hasAttribute("data-kept-unprinted")) return;
    // Of the parts of a drawing only the text counts. What is not shown at all lies nowhere, which is outside of most limits.
    if (!element.ownerSVGElement) {
      const all = limits.of(element);
      const isOut = all.length > 0 && leavesAny(element.getBoundingClientRect(), all);
      if (isOut && element.checkVisibility()) nodes.push(element);
    }
    const inside = limits.inside(element);
    if (inside.length > 0 && inside !== above) lookAtTexts(element, inside);
    for (let child = element.firstElementChild; child; child = child.nextElementSibling)
      look(child, inside);
  }

  function lookAtTexts(element: PageElement, inside: readonly Limit[]): void {
    // The page as a whole mostly has a cover, which is as large as its paper.
    if (element !== body && !leavesAny(ink.around(element), inside)) return;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1 && limits.inside(child as PageElement) === inside)
        lookAtTexts(child as PageElement, inside);
      if (child.nodeType !== 3) continue;
      const box = ink.around(child);
      if (box.width > 0 && box.height > 0 && leavesAny(box, inside)) nodes.push(child);
    }
  }

  function leavesAny(box: Edges, all: readonly Limit[]): boolean {
    const edges = tightest.get(all) ?? tightestOf(all);
    tightest.set(all, edges);
    return leaves(box, edges);
  }

  /** What leaves any of them leaves this. */
  function tightestOf(all: readonly Limit[]): Edges {
    return {
      left: Math.max(...all.map(({edges}) => edges.left)),
      top: Math.max(...all.map(({edges}) => edges.top)),
      right: Math.min(...all.map(({edges}) => edges.right)),
      bottom: Math.min(...all.map(({edges}) => edges.bottom)),
    };
  }

  function leaves(box: Edges, edges: Edges): boolean {
    const {left, top, right, bottom} = edges;
    const across = left - box.left > tolerance || box.right - right > tolerance;
    return across || top - box.top > tolerance || box.bottom - bottom > tolerance;
  }
}
