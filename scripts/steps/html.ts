// From a Manuscript and its drawn charts to Html: one self-contained page, with every style, font and picture inside it.
// Slides go through Marp, in the plain form that is printed; the presenter's form is made elsewhere from the same Markdown.
import {escapeHtml, escapeYaml} from "../lib/template/escape.ts";
import {chartPlace} from "../helpers/chart.ts";
import {inlineAssets, inlineImages} from "../lib/template/inline.ts";
import type {Manuscript} from "./manuscript.ts";

export interface Html {
  readonly title: string;
  readonly text: string;
}

/** Marp's Markdown, as Marp reads it: front matter, slides, and the theme that is to be in force. */
export interface Slides {
  readonly markdown: string;
  readonly css: string;
}

const theme = "costed";

/** The page that is printed. Importing Marp takes half a second, so it happens here and only for slides. */
export async function renderHtml(
  manuscript: Manuscript,
  charts: ReadonlyMap<string, string>,
): Promise<Html> {
  const text = finished(manuscript, charts);
  const css = inlineAssets(manuscript.css, manuscript.assets, text);
  if (manuscript.makes === "page")
    return {title: manuscript.title, text: pageOf(manuscript, css, text)};
  const {Marp} = await import("@marp-team/marp-core");
  const marp = new Marp({
    html: true,
    math: false,
    emoji: {unicode: false, shortcode: false},
    script: false,
    inlineSVG: false,
    minifyCSS: false,
    slug: false,
  });
  marp.themeSet.default = marp.themeSet.add(`/* @theme ${theme} */\n@charset "utf-8";\n${css}`);
  const rendered = marp.render(text);
  return {title: manuscript.title, text: pageOf(manuscript, rendered.css, rendered.html)};
}

export function composeSlides(manuscript: Manuscript, charts: ReadonlyMap<string, string>): Slides {
  const text = finished(manuscript, charts);
  const css = `/* @theme ${theme} */\n${inlineAssets(manuscript.css, manuscript.assets, text)}`;
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
  return {markdown: front + text, css};
}

/** With its charts and pictures in their places. */
function finished({text, assets}: Manuscript, charts: ReadonlyMap<string, string>): string {
  let whole = inlineImages(text, assets);
  for (const [key, svg] of charts) whole = whole.replace(chartPlace(key), () => svg);
  return whole;
}

function pageOf(manuscript: Manuscript, css: string, body: string): string {
  const policy = [
    "default-src 'none'",
    "img-src data:",
    "font-src data:",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    "<!doctype html>",
    `<html lang="${escapeHtml(manuscript.language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(manuscript.title)}</title>`,
    // Without it a browser would ask the site for one.
    '<link rel="icon" href="data:,">',
    ...(manuscript.head === "" ? [] : [manuscript.head.trim()]),
    `<style>${css.replaceAll("</style", "<\\/style")}</style>`,
    "</head>",
    `<body>${body}</body>`,
    "</html>",
    "",
  ].join("\n");
}
