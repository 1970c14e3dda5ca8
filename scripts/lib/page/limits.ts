// What the content of an element must not leave: slide, sheet, body area, clipping box, paper.
// A slide or sheet is a world of its own: what lies around it does not count.
import type {Edges, PageElement, PageStyle, PageWindow} from "./dom.ts";
import type {Frame} from "./frames.ts";
import type {PaperOf} from "./paper.ts";
import type {Rules} from "./rules.ts";

/** `clip` cuts what leaves it; `paper` is the width of a page whose text flows over many sheets. */
export interface Limit {
  readonly kind: "frame" | "fits" | "clip" | "paper";
  readonly owner: PageElement;
  readonly frame: Frame | null;
  readonly edges: Edges;
}

export interface Limits {
  /** For the text and children of an element, innermost first: the same list for all that have the same. */
  readonly inside: (element: PageElement) => readonly Limit[];
  /** For the box of the element itself, innermost first. */
  readonly around: (element: PageElement) => readonly Limit[];
  /** What the box of the element must not leave: a slide or sheet is held to its own edges. */
  readonly of: (element: PageElement) => readonly Limit[];
  readonly isFrame: (element: PageElement) => boolean;
}

/** Runs inside the page: may use nothing but its arguments. */
export function findLimits(
  window: PageWindow,
  frames: readonly Frame[],
  paperOf: PaperOf,
  rules: Rules,
): Limits {
  const {documentElement, body} = window.document;
  const known = new Map<PageElement, readonly Limit[]>();
  const anywhere = -Infinity;
  const frameOf = new Map(frames.map(one => [one.element, one]));
  const special = rules.given("cut", "placed");
  return {inside, around, of, isFrame: element => frameOf.has(element)};

  function of(element: PageElement): readonly Limit[] {
    return frameOf.has(element) ? inside(element) : around(element);
  }

  function inside(element: PageElement): readonly Limit[] {
    const before = known.get(element);
    if (before) return before;
    const mine = own(element);
    const isFrame = mine[0]?.kind === "frame";
    const more = isFrame ? [] : around(element);
    const limits = mine.length === 0 ? more : isFrame ? mine : [...mine, ...more];
    known.set(element, limits);
    return limits;
  }

  function around(element: PageElement): readonly Limit[] {
    const parent = element.parentElement;
    if (!parent) return [];
    if (special && !special.has(element)) return inside(parent);
    const {position} = window.getComputedStyle(element);
    if (position !== "absolute" && position !== "fixed") return inside(parent);

    // An absolute box is clipped by what holds it, and not by boxes between the two.
    const holder = holderOf(parent, position);
    const clips = holder ? inside(holder).filter(limit => limit.kind === "clip") : [];
    return inside(parent).filter(limit => limit.kind !== "clip" || clips.includes(limit));
  }

  function holderOf(from: PageElement, position: string): PageElement | null {
    for (let one: PageElement | null = from; one; one = one.parentElement) {
      const style = window.getComputedStyle(one);
      const moved =
        style.transform !== "none" ||
        style.filter !== "none" ||
        style.perspective !== "none" ||
        /transform|filter|perspective/.test(style.willChange) ||
        /paint|layout|strict|content/.test(style.contain);
      if (moved || (position === "absolute" && style.position !== "static")) return one;
    }
    return null;
  }

  function own(element: PageElement): readonly Limit[] {
    const frame = frameOf.get(element);
    if (frame) return [{kind: "frame", owner: element, frame, edges: frame.edges}];
    if (element === body) return paperLimit();
    if (element === documentElement || (special && !special.has(element))) return [];

    const style = window.getComputedStyle(element);
    const fits = element.hasAttribute("data-fits");
    const cuts = clips(element, style) && isCut(style);
    if (!fits && !cuts) return [];
    const around = frames.find(one => one.element.contains(element)) ?? null;
    const inner = innerEdges(element, style);
    const limits: Limit[] = [];
    if (fits) limits.push({kind: "fits", owner: element, frame: around, edges: inner});
    if (cuts)
      limits.push({kind: "clip", owner: element, frame: around, edges: edgesOf(inner, style)});
    return limits;
  }

  // What is wider than the paper makes Chromium shrink the whole document, and then is cut.
  function paperLimit(): readonly Limit[] {
    const paper = paperOf(body);
    if (!paper) return [];
    const edges = {
      left: -paper.margin.left,
      right: paper.area.width,
      top: anywhere,
      bottom: Infinity,
    };
    return [{kind: "paper", owner: body, frame: null, edges}];
  }

  // Inside a drawing only its outer edge cuts: the box of an inner group is that of its shapes.
  function clips(element: PageElement, style: PageStyle): boolean {
    if (element.ownerSVGElement) return /^foreignobject$/i.test(element.tagName);
    if (element.ownerSVGElement === null) return true;
    return style.display !== "inline" && style.display !== "contents";
  }

  function isCut(style: PageStyle): boolean {
    return (
      style.overflowX !== "visible" ||
      style.overflowY !== "visible" ||
      /paint|strict|content/.test(style.contain)
    );
  }

  function edgesOf(inner: Edges, style: PageStyle): Edges {
    const all = /paint|strict|content/.test(style.contain);
    const across = all || style.overflowX !== "visible";
    const down = all || style.overflowY !== "visible";
    const more = style.overflowX === "clip" ? parseFloat(style.overflowClipMargin) || 0 : 0;
    return {
      left: across ? inner.left - more : anywhere,
      right: across ? inner.right + more : Infinity,
      top: down ? inner.top - more : anywhere,
      bottom: down ? inner.bottom + more : Infinity,
    };
  }

  function innerEdges(element: PageElement, style: PageStyle): Edges {
    const box = element.getBoundingClientRect();
    return {
      left: box.left + parseFloat(style.borderLeftWidth),
      right: box.right - parseFloat(style.borderRightWidth),
      top: box.top + parseFloat(style.borderTopWidth),
      bottom: box.bottom - parseFloat(style.borderBottomWidth),
    };
  }
}
