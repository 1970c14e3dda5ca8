// `@page` rules → how large the paper is on which an element will be printed.
import type {Edges, PageElement, PageRule, PageWindow} from "./dom.ts";

/** In CSS pixels. `area` is what the margins leave. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly margin: Edges;
  readonly area: {readonly width: number; readonly height: number};
}

/** The paper of an element, or null where no style sheet says how large it is. */
export type PaperOf = (element: PageElement) => Paper | null;

/** Runs inside the page: may use nothing but its arguments. */
export function readPaper(window: PageWindow, rules: readonly PageRule[]): PaperOf {
  const perUnit = {px: 1, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, in: 96, pt: 96 / 72, pc: 16};
  const named = {
    a3: [297, 420],
    a4: [210, 297],
    a5: [148, 210],
    b4: [250, 353],
    b5: [176, 250],
    letter: [215.9, 279.4],
    legal: [215.9, 355.6],
    ledger: [279.4, 431.8],
  };

  return element => {
    const name = window.getComputedStyle(element).page;
    const own = rules.filter(rule => [undefined, "", name].includes(rule.selectorText));
    const size = lengths(asked(own, "size"));
    const [width, height] = size;
    if (width === undefined || height === undefined) return null;
    const side = (which: string) => lengths(asked(own, `margin-${which}`))[0] ?? 0;
    const margin = {
      left: side("left"),
      top: side("top"),
      right: side("right"),
      bottom: side("bottom"),
    };
    const area = {
      width: width - margin.left - margin.right,
      height: height - margin.top - margin.bottom,
    };
    return {width, height, margin, area};
  };

  // A rule with a name is stronger than one without, whichever comes first.
  function asked(own: readonly PageRule[], property: string): string {
    const all = [...own].sort((a, b) => (a.selectorText ? 1 : 0) - (b.selectorText ? 1 : 0));
    return (
      all.map(rule => rule.style?.getPropertyValue(property) ?? "").findLast(text => text) ?? ""
    );
  }

  // `a4 landscape`, `210mm 297mm`, `12cm` (a square), or a margin's one length.
  function lengths(text: string): readonly number[] {
    const words = text.toLowerCase().split(/\s+/);
    const sheet = Object.entries(named).find(([name]) => words.includes(name))?.[1];
    if (sheet) {
      const sides = sheet.map(side => side * perUnit.mm);
      return words.includes("landscape") ? sides.reverse() : sides;
    }
    const found = words.flatMap(word => {
      const [, amount, unit] = /^([\d.]+)(px|cm|mm|q|in|pt|pc)?$/.exec(word) ?? [];
      return amount ? [Number(amount) * perUnit[(unit ?? "px") as keyof typeof perUnit]] : [];
    });
    return found.length === 1 ? [...found, ...found] : found;
  }
}
