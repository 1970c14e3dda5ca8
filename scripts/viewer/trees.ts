// Style sheets and trees of their own: a slide among the page's own styles, and a miniature of a slide in a handout.
import {morphChildren} from "./morph.ts";
import {parseSafely, stylesIn, treeOf} from "./safe.ts";

type Maker = typeof globalThis;

/** By window, because a sheet belongs to the document that it was made for. */
const made = new WeakMap<object, Map<string, CSSStyleSheet>>();
const shown = new WeakMap<Element, string>();

/** One for each text, however many trees use it. */
export function sheetOf(css: string, owner: Window): CSSStyleSheet {
  const sheets = made.get(owner) ?? new Map<string, CSSStyleSheet>();
  made.set(owner, sheets);
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new (owner as unknown as Maker).CSSStyleSheet();
  sheet.replaceSync(css);
  if (sheets.size > 40) sheets.clear();
  sheets.set(css, sheet);
  return sheet;
}

/** Fonts belong to a document as a whole; what they are used in, to a tree of its own. */
export function divided(css: string): {readonly fonts: string; readonly rules: string} {
  const fonts = css.match(/@font-face\s*\{[^}]*\}/g)?.join("\n") ?? "";
  return {fonts, rules: css.replace(/@font-face\s*\{[^}]*\}|@page\b[^{}]*\{[^{}]*\}/g, "")};
}

/** The styles of a tree, those that stand in it included, and the trees within it; what they have already, stays. */
export function growTrees(root: Document | ShadowRoot, styles: readonly string[]): void {
  const owner = (root.ownerDocument ?? (root as Document)).defaultView;
  if (!owner) return;
  const sheets = [...styles, ...stylesIn(root)].map(css => sheetOf(css, owner));
  const {adoptedStyleSheets: before} = root;
  if (sheets.length !== before.length || sheets.some((sheet, i) => before[i] !== sheet))
    root.adoptedStyleSheets = sheets;
  for (const host of root.querySelectorAll("[data-tree]")) {
    const name = host.getAttribute("data-tree")!;
    const html = treeOf(name);
    if (html === null || shown.get(host) === name) continue;
    shown.set(host, name);
    const tree = host.shadowRoot ?? host.attachShadow({mode: "open"});
    morphChildren(tree, parseSafely(html));
    growTrees(tree, []);
  }
}
