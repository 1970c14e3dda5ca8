// The page for presenting a deck, as marp-cli makes it, from a page that marp-cli made before: its pages differ in language, title,
// styles, slides and notes, and in nothing else. What stays the same is the shell, cut out of the page of a sample deck. Slides and
// styles are Marp's own, made by one that is set up as marp-cli sets it up, and stays ready. Whatever a deck asks for beyond that is
// for marp-cli to do.
import type MarkdownIt from "markdown-it";
import {keptReady, ReadyMarp} from "./ready-marp.ts";
import {steadyScopes} from "./scopes.ts";

export interface SlidesToPresent {
  /** With front matter that says theme, title and language. */
  readonly markdown: string;
  readonly css: string;
}

/** What differs from page to page, in order. */
export type Presented = readonly string[];

/** What stands before, between and after what differs. */
export type Shell = readonly string[];

/** marp-cli gives the theme a name of its own, which no deck can know, and which stands for `costed` in the end. */
const theme = "themethatmarpclinames";

/** Null where only marp-cli knows how. */
export function renderPresented({markdown, css}: SlidesToPresent): Presented | null {
  // marp-cli reads files, in which half a character is another one.
  if (/\p{Surrogate}|^\uFEFF/u.test(markdown) || /\p{Surrogate}|^\uFEFF/u.test(css)) return null;
  const ready = marpFor(css);
  if (!ready) return null;
  const {marp, asked} = ready;
  asked.clear();
  const {html, css: packed, comments} = marp.render(markdown);
  const {ownTitle: title, lang, size} = marp.lastDirectives;
  const isKnown = typeof title === "string" && typeof lang === "string" && title && lang;
  // A size changes the style sheet behind the back of whoever has packed it before.
  if (!isKnown || asked.size > 0 || size !== undefined) return null;
  const scoped = steadyScopes(html);
  const named = (text: string): string => scoped(text).replaceAll(theme, "costed");
  const [language, name] = [escaped(lang), escaped(title)];
  return [language, name, name, named(packed), named(html) + comments.map(noteOf).join("")];
}

/** A page of a deck, cut where that deck shows; null where the page is not made as it is thought to be. */
export function cutShell(page: string, presented: Presented): Shell | null {
  const shell: string[] = [];
  let from = 0;
  for (const part of presented) {
    const at = page.indexOf(part, from);
    if (at < 0) return null;
    shell.push(page.slice(from, at));
    from = at + part.length;
  }
  shell.push(page.slice(from));
  const [language, title] = presented as [string, string];
  return shell.some(piece => piece.includes(language) || piece.includes(title)) ? null : shell;
}

export function fillShell(shell: Shell, presented: Presented): string {
  return shell.map((piece, i) => piece + (presented[i] ?? "")).join("");
}

function noteOf(paragraphs: readonly string[], slide: number): string {
  if (paragraphs.length === 0) return "";
  const said = paragraphs.map(text => `<p>${escaped(text)}</p>`).join("");
  return `<div class="bespoke-marp-note" data-index="${slide}" tabindex="0">${said}</div>`;
}

/** As marp-cli's template escapes: no other character than these. */
function escaped(text: string): string {
  return text.replace(/["&<>]/g, character => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

interface Ready {
  readonly marp: ReadyMarp;
  /** What the deck asks for that is marp-cli's own. */
  readonly asked: Set<string>;
}

const marpFor = keptReady((css): Ready | null => {
  const marp = new ReadyMarp({
    emoji: {unicode: false, shortcode: false},
    math: false,
    slug: false,
    html: true,
    container: {tag: "div", id: ":$p"} as never,
    slideContainer: [],
    inlineSVG: true,
  });
  try {
    marp.themeSet.add(`${css}\n/* @theme ${theme} */`);
  } catch {
    return null;
  }
  const asked = new Set<string>();
  const {global, local} = marp.customDirectives;
  const only = (name: string) => () => {
    asked.add(name);
    return {};
  };
  for (const name of ["author", "description", "image", "keywords", "url"])
    global[name] = only(name);
  local["transition"] = only("transition");
  global["title"] = title => (typeof title === "string" ? {ownTitle: title} : {});
  marp.use(withTheme);
  return {marp, asked};
});

/** As marp-cli does when it is told which theme to take: a directive after all others. */
function withTheme(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "costed_theme", state => {
    if (state.inlineMode) return;
    const token = new state.Token("marpit_comment", "", 0);
    token.hidden = true;
    token.content = `theme: ${theme}`;
    token.markup = `<!-- ${token.content} -->`;
    token.meta = {marpitParsedDirectives: {theme}, marpitCommentParsed: "theme"};
    state.tokens.push(token);
  });
}
