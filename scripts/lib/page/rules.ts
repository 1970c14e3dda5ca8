// The rules of a page's style sheets, read once → which elements they can give what the probe has to know of. To ask every element
// for all of that takes longer than to lay the page out; the rules are few, and say which elements they mean.
import type {PageElement, PageRule, PageWindow} from "./dom.ts";

/** What is drawn with a picture, a shadow or a filter; what has something before or after it; what cuts; what leaves its place. */
export type Given = "drawn" | "added" | "cut" | "placed";

export interface Rules {
  /** Rules of paper that are in force. */
  readonly paper: readonly PageRule[];
  /**
   * All that can have been given any of it, in their order; some of them may not have it. Null where that cannot be known: every
   * element has to be asked.
   */
  readonly given: (...what: readonly Given[]) => ReadonlySet<PageElement> | null;
  readonly mayHave: (element: PageElement, what: Given) => boolean;
  /** Which elements begin to count, or count on, and what. Null where that cannot be known. */
  readonly counters: () => readonly Counting[] | null;
  /** Selectors that ask what is in an element. Null where that cannot be known. */
  readonly inward: () => readonly string[] | null;
  /** Selectors that ask for a place among siblings. Null where that cannot be known. */
  readonly sideways: () => readonly string[] | null;
}

interface Counting {
  readonly selector: string;
  readonly resets: readonly string[];
  readonly counts: readonly string[];
}

/**
 * Where a body has taken the place of another, the style sheets are those of the page before, and say the same. Nobody writes
 * into a style sheet that stands there.
 *
 * Runs inside the page: may use nothing but its arguments.
 */
export function rulesReader(read: (window: PageWindow) => Rules): (window: PageWindow) => Rules {
  let last: {readonly from: readonly unknown[]; readonly rules: Rules} | null = null;
  return window => {
    const {document, innerWidth, innerHeight} = window;
    const from = [
      innerWidth,
      innerHeight,
      window.matchMedia("print").matches,
      document.querySelector(`[style*="url("]`) !== null,
      ...document.styleSheets,
    ];
    const known = last?.from.length === from.length ? last : null;
    const rules = known?.from.every((one, i) => one === from[i]) ? known.rules : read(window);
    last = {from, rules};
    return rules;
  };
}

/** Runs inside the page: may use nothing but its arguments. */
export function readRules(window: PageWindow): Rules {
  const pictures = {
    "background-image": "background",
    "list-style-image": "list-style",
    "border-image-source": "border-image",
    "mask-image": "mask",
  };
  const picture = /(?:url|src|image|image-set|cross-fade|var|attr)\(/;
  const shades = new Set(["filter", "backdrop-filter", "box-shadow", "text-shadow"]);
  // Beside what a rule says, what an element says of itself, and what a browser gives elements by their names.
  const selectors: Record<Given, string[]> = {
    drawn: ["[style]", "[background]", "[filter]", "[mask]"],
    added: [],
    cut: [
      "[style], [overflow], [popover], [data-fits], svg, foreignObject, img, video, audio, canvas, iframe, frame, embed, object",
      "hr, input, textarea, select, button, progress, meter, dialog, marquee, fieldset",
    ],
    placed: ["[style], [popover], dialog"],
  };
  // Of `background: var(--brand)` only the whole is known, and not what it gives the picture.
  const unsure: string[] = [];
  const paper: PageRule[] = [];
  const counting: Counting[] = [];
  const inward: string[] = [];
  const sideways: string[] = [];
  let isRead = true;
  let isPictureNamed = window.document.querySelector(`[style*="url("]`) !== null;
  for (const sheet of window.document.styleSheets) read(rulesOf(sheet), true);
  if (isPictureNamed) selectors.drawn.push(...unsure);
  return {
    paper,
    given: (...what) => (isRead ? matching(what.flatMap(one => selectors[one])) : null),
    counters: () => (isRead ? counting : null),
    inward: () => (isRead ? inward : null),
    sideways: () => (isRead ? sideways : null),
    mayHave: (element, what) => !isRead || doesMatch(element, selectors[what].join()),
  };

  /** There can be rules of other sorts than these, such as one for what moves: then every element has to be asked. */
  function read(rules: Iterable<PageRule>, areInForce: boolean): void {
    for (const rule of rules) {
      const sort = rule.constructor.name;
      if (sort === "CSSStyleRule") readStyle(rule);
      else if (sort === "CSSPageRule") {
        if (areInForce) paper.push(rule);
      } else if (
        !/^CSS(FontFace|LayerStatement|Import|Namespace|Property|CounterStyle)Rule$/.test(sort)
      ) {
        if (!/^CSS(Media|Supports|LayerBlock|Container)Rule$/.test(sort)) isRead = false;
        const {media} = rule;
        read(
          rule.cssRules ?? [],
          areInForce && (!media || window.matchMedia(media.mediaText).matches),
        );
      }
    }
  }

  function readStyle(rule: PageRule): void {
    const {style} = rule;
    if (!style || !rule.cssRules || rule.cssRules.length > 0) isRead = false;
    if (!style) return;
    const asks = rule.selectorText ?? "";
    if (/:has\(|:empty/i.test(asks)) inward.push(asks);
    if (/:(?:first|last|only|nth)-|[+~]/i.test(asks)) sideways.push(asks);
    const gives = new Set<Given | "unsure">();
    for (let at = 0; at < style.length; at++) {
      const name = style[at]!;
      if (name.startsWith("--")) isPictureNamed ||= style.getPropertyValue(name).includes("url(");
      else if (name === "all")
        for (const one of ["drawn", "cut", "placed"] as const) gives.add(one);
      else if (name === "position") gives.add("placed");
      else if (name === "contain" || name.startsWith("overflow")) gives.add("cut");
      else if (name === "content" && isSaid(style.getPropertyValue(name))) gives.add("added");
      else if (shades.has(name) && isSaid(style.getPropertyValue(name))) gives.add("drawn");
      else if (Object.hasOwn(pictures, name)) {
        const value = style.getPropertyValue(name);
        if (picture.test(value)) gives.add("drawn");
        if (value === "" && style.getPropertyValue(pictures[name as keyof typeof pictures]) !== "")
          gives.add("unsure");
      }
    }
    if (gives.size > 0) sort(rule.selectorText ?? "", gives);
    const [resets, increments, sets] = ["counter-reset", "counter-increment", "counter-set"].map(
      name => countersIn(style.getPropertyValue(name)),
    ) as [string[], string[], string[]];
    const counts = [...increments, ...sets];
    if (resets.length + counts.length > 0)
      counting.push({selector: rule.selectorText ?? "", resets, counts});
  }

  function countersIn(value: string): string[] {
    return value.split(/\s+/).filter(word => /^[^\d+-]/.test(word) && word !== "none");
  }

  function sort(selector: string, gives: ReadonlySet<Given | "unsure">): void {
    const adds = selector
      .replace(/(^|[\s>+~,])::?(?:before|after)\b/gi, "$1*")
      .replace(/::?(?:before|after)\b/gi, "");
    for (const what of gives) {
      if (what === "unsure") unsure.push(selector);
      else if (what !== "added") selectors[what].push(selector);
      else if (adds !== selector) selectors.added.push(adds);
    }
  }

  function isSaid(value: string): boolean {
    return !/^(|none|initial)$/.test(value);
  }

  function matching(all: readonly string[]): ReadonlySet<PageElement> | null {
    if (all.length === 0) return new Set();
    try {
      return new Set(window.document.querySelectorAll(all.join()));
    } catch {
      return null;
    }
  }

  function doesMatch(element: PageElement, selector: string): boolean {
    try {
      return selector !== "" && element.matches(selector);
    } catch {
      return true;
    }
  }

  // A style sheet that was not loaded, because it lies elsewhere, may not be looked into.
  function rulesOf(sheet: {readonly cssRules: Iterable<PageRule>}): Iterable<PageRule> {
    try {
      return sheet.cssRules;
    } catch {
      return [];
    }
  }
}
