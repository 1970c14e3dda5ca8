// Markdown and a style sheet → slides, as Marp makes them. Marp takes long to get ready, and as long again for a style sheet: both stay
// ready for the next deck in the same sheet.
import {Marp} from "@marp-team/marp-core";
import type {RenderedSlides} from "./miniature.ts";
import {steadyScopes} from "./scopes.ts";

const theme = "costed";

/** By the style sheet; the one that was used last stands last. */
const ready = new Map<string, Marp>();
const most = 4;

/** The same text and style sheet give the same slides, whatever was rendered before. */
export function renderMarp(text: string, css: string): RenderedSlides {
  const marp = marpFor(css);
  const rendered = marp.render(text, {htmlAsArray: true});
  // Marp's own size, for a style sheet that says none in px.
  const {widthPixel: width = 1280, heightPixel: height = 720} = marp.themeSet.default!;
  const named = steadyScopes(rendered.html.join(""));
  return {
    sections: rendered.html.map(named),
    notes: rendered.comments,
    css: named(rendered.css),
    width,
    height,
  };
}

function marpFor(css: string): Marp {
  const known = ready.get(css) ?? openMarp(css);
  ready.delete(css);
  ready.set(css, known);
  for (const oldest of ready.keys()) {
    if (ready.size <= most) break;
    ready.delete(oldest);
  }
  return known;
}

function openMarp(css: string): Marp {
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
  const {themeSet} = marp;
  const pack = themeSet.pack.bind(themeSet);
  // What slides say of styles themselves is among the options; the sheet is the same.
  let last: {readonly asked: string; readonly packed: string} | null = null;
  themeSet.pack = (name, options) => {
    const asked = JSON.stringify([name, options]);
    if (last?.asked !== asked) last = {asked, packed: pack(name, options)};
    return last.packed;
  };
  return marp;
}
