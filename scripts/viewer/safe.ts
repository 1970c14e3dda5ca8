// HTML of a document → nodes that can do nothing but be looked at. The page's policy stops scripts as well; this is so that there is
// nothing for it to stop. Numbers and charts become things that can be reached and opened with the keyboard.

/** What runs, loads or leads elsewhere by itself. */
const active =
  "script, iframe, frame, object, embed, applet, link, meta, base, form, noscript, portal";
const address = /^\s*(?:javascript|vbscript|data):/i;
const addresses = new Set(["href", "xlink:href", "src", "action", "formaction", "srcdoc", "ping"]);

/** Trees of their own, as they were written: `data-tree` of their host is their name here. */
const trees = new Map<string, string>();

export function parseSafely(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  const {content} = template;
  for (const tree of content.querySelectorAll<HTMLTemplateElement>("template[shadowrootmode]"))
    lift(tree);
  for (const one of content.querySelectorAll(active)) one.remove();
  for (const one of content.querySelectorAll("style")) one.replaceWith(kept(one));
  for (const one of content.querySelectorAll("*")) disarm(one);
  for (const one of content.querySelectorAll("data[data-figure]")) {
    one.setAttribute("role", "button");
    one.setAttribute("tabindex", "0");
  }
  for (const one of content.querySelectorAll("svg[data-chart]")) {
    one.setAttribute("role", "button");
    one.setAttribute("tabindex", "0");
  }
  return content;
}

export function treeOf(name: string): string | null {
  return trees.get(name) ?? null;
}

/** In its place, so that nothing around it is the first or the third where it was the second. */
function kept(style: Element): Element {
  const place = document.createElement("template");
  place.setAttribute("data-css", style.textContent ?? "");
  return place;
}

/** The styles that stand among the nodes. */
export function stylesIn(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll("template[data-css]")].map(one => one.getAttribute("data-css")!);
}

function disarm(element: Element): void {
  for (const {name, value} of [...element.attributes]) {
    const isAddress = addresses.has(name) && address.test(value);
    const isPicture = name === "src" && /^data:image\//i.test(value) && element.localName === "img";
    if (/^on/i.test(name) || name === "target" || name === "autofocus" || (isAddress && !isPicture))
      element.removeAttribute(name);
  }
}

/** A template in a template is not reached by a search, and would be no tree where it is put. */
function lift(template: HTMLTemplateElement): void {
  const host = template.parentElement;
  const html = template.innerHTML;
  template.remove();
  if (!host) return;
  const name = nameFor(html);
  trees.set(name, html);
  host.setAttribute("data-tree", name);
}

function nameFor(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${text.length.toString(36)}`;
}
