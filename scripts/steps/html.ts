// From a Manuscript and its drawn charts to Html: one self-contained page, with every style, font and picture inside it.
// Slides go through Marp, in the plain form that is printed; the presenter's form is made elsewhere from the same Markdown.
import {escapeHtml, escapeYaml} from "../lib/template/escape.ts";
import {chartPlace} from "../helpers/chart.ts";
import {hashOf} from "../lib/hash.ts";
import {wholeOf, type PartedPage} from "../lib/html/parted.ts";
import {policyTag} from "../lib/page/policy.ts";
import {rememberedLately} from "../lib/memo.ts";
import {
  inlineAssets,
  inlineFiles,
  inlineImages,
  withoutUnusedFaces,
} from "../lib/template/inline.ts";
import {miniatureOf, miniaturePlace, type RenderedSlides} from "../lib/template/miniature.ts";
import type {Manuscript} from "./manuscript.ts";

export interface Html {
  readonly title: string;
  /** What is on it, and what is around that: of many pages the same. */
  readonly page: PartedPage;
  /** The page itself. */
  readonly text: string;
  /** All that can be read on it: its body, and what letters its style sheet may add. */
  readonly words: string;
  /** The same up to the end of its first slide, for a picture of it: no other slide changes how it looks. Of other pages, the same. */
  readonly cover: string;
}

/** Marp's Markdown, as Marp reads it: front matter, slides, and the theme that is to be in force. */
export interface Slides {
  readonly markdown: string;
  readonly css: string;
  /** The same with the names of its fonts and pictures in their places. */
  readonly bareCss: string;
}

const theme = "costed";

/** What is on a page, apart from its document: for whoever shows it otherwise than on paper. */
export interface Body {
  readonly css: string;
  readonly html: string;
  /** Of a document that is made of slides: they are its HTML. */
  readonly slides: RenderedSlides | null;
}

/** The page that is printed. `slides`: of this document and of those that it shows, by name, where they are made already. */
export async function renderHtml(
  manuscript: Manuscript,
  charts: ReadonlyMap<string, string>,
  slides: ReadonlyMap<string, RenderedSlides> = new Map(),
): Promise<Html> {
  const {css, html, slides: own} = await renderBody(manuscript, charts, slides);
  const more = own ? fromTheirCorner : "";
  const page = pageOf(manuscript, css, html, more);
  let text: string | undefined;
  // It is large, and of many editions nobody asks for it.
  const whole = (): string => (text ??= wholeOf(page));
  return {
    title: manuscript.title,
    page,
    get text() {
      return whole();
    },
    words: html + lettersIn(css),
    // Hardly anybody asks for it.
    get cover() {
      return own ? wholeOf({...page, body: slidesIn(coverOf(own))}) : whole();
    },
  };
}

/** Those that are not plain ones, each once. */
const lettersIn = rememberedLately(8, (css: string) =>
  [...new Set(css.match(/[^\x00-\x7f]/g))].join(""),
);

export async function renderBody(
  manuscript: Manuscript,
  charts: ReadonlyMap<string, string>,
  slides: ReadonlyMap<string, RenderedSlides>,
): Promise<Body> {
  if (manuscript.makes === "slides") {
    const rendered = slides.get(manuscript.name) ?? (await renderSlides(manuscript, charts));
    return {css: rendered.css, html: slidesIn(rendered.sections), slides: rendered};
  }
  const miniatures = new Map(
    manuscript.miniatures.flatMap(use => {
      const shown = slides.get(use.document);
      return shown ? [[miniaturePlace(use.key), miniatureOf(shown, use)] as const] : [];
    }),
  );
  const html = withPlaces(finished(manuscript, charts), miniatures);
  return {css: inlineAssets(manuscript.css, manuscript.assets, html), html, slides: null};
}

/**
 * The browser draws a slide from its own corner on, and nothing below it: so it is drawn the same on whatever page it stands, and
 * can be printed with the slides of others.
 */
const fromTheirCorner = `
@media print {
  html, body { background: none; }
  :where(div.marpit > section) { transform: translate(0); }
}
`;

/** An empty slide says that the first is not the last as well. */
function coverOf({sections}: RenderedSlides): readonly string[] {
  return [...sections.slice(0, 1), ...(sections.length > 1 ? ["<section></section>"] : [])];
}

function slidesIn(sections: readonly string[]): string {
  return `<div class="marpit">${sections.join("")}</div>`;
}

/** Gives what was made before under a name that says all that it was made from, or makes it. */
export type Remembered = (name: string, make: () => Promise<string>) => Promise<string>;

/**
 * Slides as Marp makes them. Importing it takes long, so it happens only where nobody remembers these slides; null where nobody will
 * ask for them again. Marp sees no fonts and pictures of the style sheet, only their names: it would read through all of them.
 */
export async function renderSlides(
  manuscript: Manuscript,
  charts: ReadonlyMap<string, string>,
  remembered: Remembered | null = null,
): Promise<RenderedSlides> {
  const text = finished(manuscript, charts);
  const css = withoutUnusedFaces(manuscript.css, text);
  const slides = remembered ? await kept(remembered) : await render();
  return {...slides, css: inlineFiles(slides.css, manuscript.assets)};

  async function kept(remembered: Remembered): Promise<RenderedSlides> {
    const made = await remembered(hashOf("slides with notes", text, css), async () =>
      JSON.stringify(await render()),
    );
    return JSON.parse(made) as RenderedSlides;
  }

  async function render(): Promise<RenderedSlides> {
    const {renderMarp} = await import("../lib/template/marp.ts");
    return renderMarp(text, css);
  }
}

export function composeSlides(manuscript: Manuscript, charts: ReadonlyMap<string, string>): Slides {
  const text = finished(manuscript, charts);
  const bareCss = `/* @theme ${theme} */\n${withoutUnusedFaces(manuscript.css, text)}`;
  const front = [
    "---",
    "marp: true",
    `theme: ${theme}`,
    `title: ${escapeYaml(manuscript.title)}`,
    `lang: ${manuscript.language}`,
    "---",
    "",
    "",
  ].join("\n");
  return {markdown: front + text, bareCss, css: inlineFiles(bareCss, manuscript.assets)};
}

/** The presenter's form of slides, made by `present` where nobody remembers it. Fonts and pictures are put into its styles last. */
export async function renderPresenter(
  {markdown, bareCss}: Slides,
  {assets}: Manuscript,
  present: (slides: {readonly markdown: string; readonly css: string}) => Promise<string>,
  remembered: Remembered | null,
): Promise<string> {
  const make = () => present({markdown, css: bareCss});
  const html = remembered
    ? await remembered(hashOf("presenter", markdown, bareCss), make)
    : await make();
  return html.replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, style => inlineFiles(style, assets));
}

/** With its charts and pictures in their places. */
function finished({text, assets}: Manuscript, charts: ReadonlyMap<string, string>): string {
  const places = [...charts].map(([key, svg]) => [chartPlace(key), svg] as const);
  return withPlaces(inlineImages(text, assets), new Map(places));
}

/** All in one pass: pages are large, and what stands in their places is larger. */
function withPlaces(text: string, filled: ReadonlyMap<string, string>): string {
  return text.replace(/<svg data-[a-z]+="[^"]*"><\/svg>/g, place => filled.get(place) ?? place);
}

function pageOf(manuscript: Manuscript, css: string, body: string, more: string): PartedPage {
  const {title, language, head} = manuscript;
  return {title: escapeHtml(title), body, around: aroundOf(language, head, css, more)};
}

const aroundOf = rememberedLately(
  8,
  (language: string, head: string, css: string, more: string): PartedPage["around"] => [
    [
      "<!doctype html>",
      `<html lang="${escapeHtml(language)}">`,
      "<head>",
      '<meta charset="utf-8">',
      policyTag,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      "<title>",
    ].join("\n"),
    [
      "</title>",
      // Without it a browser would ask the site for one.
      '<link rel="icon" href="data:,">',
      ...(head === "" ? [] : [head.trim()]),
      `<style>${css.replaceAll("</style", "<\\/style")}${more}</style>`,
      "</head>",
      "<body>",
    ].join("\n"),
    ["</body>", "</html>", ""].join("\n"),
  ],
);
