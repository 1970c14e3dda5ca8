// The parts of a page, put into the document of its frame and changed there one by one.
import type {Content} from "./contents.ts";
import {morphChildren, morphRange} from "./morph.ts";
import {parseSafely} from "./safe.ts";
import {styleAddress} from "./styles.ts";
import {growTrees} from "./trees.ts";

export interface Shown {
  readonly skeleton: string;
  readonly hashes: readonly string[];
  /** What of the document each part is. */
  readonly parts: readonly (readonly ChildNode[])[];
}

const marker = "part";

/** `paper`: how wide the page is that it is printed on, of a document that is nothing but printed. */
export function showIn(
  inner: Document,
  content: Content,
  {before, paper}: {readonly before: Shown | null; readonly paper: number | null},
): {readonly now: Shown; readonly changed: readonly Element[]} {
  const hashes = content.parts.map(part => part.hash);
  const skeleton = content.skeleton ?? content.parts.map(() => `<!--${marker}-->`).join("");
  const isSame = before?.skeleton === skeleton && before.parts.length === hashes.length;
  const styles = [own, ...(paper === null ? [] : [sheetStyle(paper)])];
  if (!isSame) {
    const made = whole(inner, content, {skeleton, hashes, isFirst: before === null});
    growTrees(inner, styles);
    return made;
  }
  const changed: Element[] = [];
  const parts = before.parts.map((nodes, i) => {
    if (before.hashes[i] === hashes[i] || nodes.length === 0) return nodes;
    const fresh = [...parseSafely(content.parts[i]!.html).childNodes];
    const last = nodes.at(-1)!;
    const morphed = morphRange(last.parentNode!, nodes, fresh, last.nextSibling);
    changed.push(...morphed.changed);
    return morphed.nodes;
  });
  growTrees(inner, styles);
  return {now: {skeleton, hashes, parts}, changed};
}

/** Where there are more parts than before, or fewer, or in another order. */
function whole(
  inner: Document,
  content: Content,
  {skeleton, hashes, isFirst}: {skeleton: string; hashes: readonly string[]; isFirst: boolean},
): {readonly now: Shown; readonly changed: readonly Element[]} {
  const page = parseSafely(skeleton);
  const counts = placesIn(page).map((place, i) => {
    const part = parseSafely(content.parts[i]?.html ?? "");
    const count = part.childNodes.length;
    place.after(part);
    return count;
  });
  const changed = morphChildren(inner.body, inner.importNode(page, true));
  const parts = placesIn(inner.body).map((place, i) => following(place, counts[i] ?? 0));
  return {now: {skeleton, hashes, parts}, changed: isFirst ? [] : changed};
}

function following(place: Comment, count: number): readonly ChildNode[] {
  const nodes: ChildNode[] = [];
  for (let node = place.nextSibling; node && nodes.length < count; node = node.nextSibling)
    nodes.push(node);
  return nodes;
}

function placesIn(root: Node): Comment[] {
  const found: Comment[] = [];
  const owner = root.ownerDocument ?? document;
  const walker = owner.createTreeWalker(root, 128);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue === marker) found.push(node as Comment);
  return found;
}

const own = `
  [data-figure], svg[data-chart] { cursor: pointer; border-radius: 2px; }
  [data-figure]:hover, [data-viewer-chosen] { background-color: rgb(255 196 0 / .3); box-shadow: 0 0 0 2px rgb(255 196 0 / .3); }
  svg[data-chart]:hover { outline: 2px solid rgb(232 163 0 / .7); outline-offset: 4px; }
  [data-figure]:focus-visible, svg[data-chart]:focus-visible { outline: 3px solid #e8a300; outline-offset: 2px; }
`;

/** Its margins are those of the printer, and a screen has none. */
function sheetStyle(width: number): string {
  return `
    html { background: #e9e6df; }
    body { box-sizing: border-box; max-width: ${width}px; min-height: 100vh; margin: 0 auto; padding: 60px min(64px, 6vw); background: #fff; }
  `;
}

/** The new sheet is there before the old one goes. */
export function styleIn(inner: Document, hash: string): void {
  const address = styleAddress(hash);
  const links = [...inner.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
  if (links.at(-1)?.getAttribute("href") === address) return;
  const link = inner.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  link.addEventListener("load", () => {
    for (const old of links) old.remove();
  });
  inner.head.append(link);
}
