// A slide as a small picture of itself: scaled by its drawing, so that it is laid out as in the deck and stays text and vector.
import {escapeHtml} from "./escape.ts";
import type {MiniatureUse} from "./printing.ts";

/** The slides of one document, as Marp made them. */
export interface RenderedSlides {
  readonly sections: readonly string[];
  /** What is said to each, and is not on it. */
  readonly notes: readonly (readonly string[])[];
  readonly css: string;
  readonly width: number;
  readonly height: number;
}

/** What stands where a miniature will be put. */
export function miniaturePlace(key: string): string {
  return `<svg data-miniature="${key}"></svg>`;
}

/**
 * The slide in a tree of its own: neither do the page's styles reach it, nor its own the page. An `svg` is never divided between
 * two sheets. The headings of a slide are no headings of the page: to a reader who listens they are paragraphs, and the first is
 * nothing at all where the page says it (`isTitled`).
 */
export function miniatureOf(slides: RenderedSlides, use: MiniatureUse): string {
  const {width, height} = slides;
  const section = slides.sections[use.number - 1] ?? "";
  let isFirst = use.isTitled;
  const quiet = section.replace(/<h[1-6]\b/g, tag => {
    const role = isFirst ? ' aria-hidden="true"' : ' role="paragraph"';
    isFirst = false;
    return tag + role;
  });
  const style = `:host { all: initial; display: block; }\n${withoutPageRules(slides.css)}`;
  return [
    `<svg class="miniature" viewBox="0 0 ${width} ${height}" style="width: ${escapeHtml(use.width)}">`,
    `<foreignObject width="${width}" height="${height}"><div><template shadowrootmode="open">`,
    `<style>${style.replaceAll("</style", "<\\/style")}</style>`,
    `<div class="marpit">${quiet}</div>`,
    "</template></div></foreignObject></svg>",
  ].join("");
}

/** Fonts and paper belong to the page as a whole. */
function withoutPageRules(css: string): string {
  return css.replace(/@font-face\s*\{[^}]*\}|@page\b[^{}]*\{[^{}]*\}/g, "");
}

/** The fonts of a style sheet, for a page that shows what is set in them. */
export function fontFacesOf(css: string): readonly string[] {
  return [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => face);
}
