// Markdown and a style sheet → slides, as Marp makes them.
import type {RenderedSlides} from "./miniature.ts";
import {keptReady, ReadyMarp} from "./ready-marp.ts";
import {steadyScopes} from "./scopes.ts";

const theme = "costed";

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

const marpFor = keptReady(css => {
  const marp = new ReadyMarp({
    html: true,
    math: false,
    emoji: {unicode: false, shortcode: false},
    script: false,
    inlineSVG: false,
    minifyCSS: false,
    slug: false,
  });
  marp.themeSet.default = marp.themeSet.add(`/* @theme ${theme} */\n@charset "utf-8";\n${css}`);
  return marp;
});
