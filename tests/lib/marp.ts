// Marp as the product uses it, for tests that ask what becomes of words in a slide.
import {Marp, type MarpOptions} from "@marp-team/marp-core";

/** As in steps/html.ts. */
export const printing: MarpOptions = {
  html: true,
  math: false,
  emoji: {unicode: false, shortcode: false},
  script: false,
  inlineSVG: false,
  minifyCSS: false,
  slug: false,
};

/** As others open a deck's Markdown, with Marp's command line or its editor extension: little HTML, and mathematics. Emoji are theirs to draw. */
export const others: MarpOptions = {
  script: false,
  emoji: {unicode: false, shortcode: false},
  inlineSVG: false,
};

export interface Rendered {
  readonly html: string;
  readonly css: string;
  /** What Marp keeps of each slide as the presenter's words. */
  readonly notes: readonly (readonly string[])[];
}

export function renderMarp(markdown: string, options: MarpOptions = printing): Rendered {
  const marp = new Marp(options);
  marp.themeSet.default = marp.themeSet.add(
    "/* @theme test */\nsection { width: 1280px; height: 720px; }",
  );
  const {html, css, comments} = marp.render(markdown);
  return {html, css, notes: comments};
}

/** The slides of a deck, each without its `<section …>`. */
export function slidesOf(html: string): readonly string[] {
  return [...html.matchAll(/<section\b[^>]*>([\s\S]*?)<\/section>/g)].map(([, inner]) =>
    inner!.trim(),
  );
}

/** The elements of a page in order, without their words: "h2 /h2 p strong /strong /p". */
export function elementsOf(html: string): string {
  return [...html.matchAll(/<(\/?[a-z][a-z0-9]*)\b[^>]*>/gi)].map(([, name]) => name).join(" ");
}

/** The words of a page as a reader sees them: no elements, entities decoded, white space as one space. */
export function wordsOf(html: string): string {
  return collapsed(decodeEntities(html.replace(/<[^>]*>/g, "")));
}

export function decodeEntities(html: string): string {
  return html.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      return String.fromCodePoint(
        decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16),
      );
    },
  );
}

export function collapsed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const named: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};
