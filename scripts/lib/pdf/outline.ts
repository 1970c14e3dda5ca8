// The bookmarks of a print: each leads to a heading, and lies below that of the next higher heading before it.
import type {PDFDocument} from "./document.ts";
import {dictIn, dictOf, name, nameIn, PDFDict, PDFRef, refIn, type PDFObject} from "./objects.ts";

export interface OutlineEntry {
  readonly title: PDFObject;
  /** A page, and a place on it. */
  readonly target: PDFObject[];
  readonly page: PDFRef;
  readonly heading: PDFRef;
  /** 1 of an `H1`. */
  readonly level: number;
}

const known = new Set("Title Dest SE Parent Prev Next First Last Count".split(" "));

/** In reading order. Null where any is of another form. */
export function outlineOf(pdf: PDFDocument): readonly OutlineEntry[] | null {
  const found: OutlineEntry[] = [];
  const outlines = dictIn(pdf.catalog, "Outlines");
  return !outlines || below(outlines) ? found : null;

  function below(parent: PDFDict): boolean {
    for (let one = dictIn(parent, "First"); one; one = dictIn(one, "Next")) {
      const entry = entryOf(one);
      if (!entry) return false;
      found.push(entry);
      if (!below(one)) return false;
    }
    return true;
  }
}

function entryOf(dict: PDFDict): OutlineEntry | null {
  const [title, target] = [dict.get(name("Title")), dict.lookup(name("Dest"))];
  const heading = refIn(dict, "SE");
  if (title === undefined || !Array.isArray(target) || !heading) return null;
  if (!dict.keys().every(key => known.has(key.text))) return null;
  const [page] = target;
  const level = heading.object instanceof PDFDict ? nameIn(heading.object, "S") : "";
  if (!(page instanceof PDFRef) || !/^H[1-6]$/.test(level)) return null;
  return {title, target, page, heading, level: Number(level[1])};
}

interface Node {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly level: number;
  readonly children: Node[];
}

/** In the place of those that there were. */
export function writeOutline(pdf: PDFDocument, entries: readonly OutlineEntry[]): void {
  pdf.catalog.delete(name("Outlines"));
  if (entries.length === 0) return;
  const top = nodeOf(dictOf({Type: "Outlines"}), 0);
  const open = [top];
  for (const {title, target, heading, level} of entries) {
    while (open.at(-1)!.level >= level) open.pop();
    const node = nodeOf(dictOf({Title: title, Dest: target, SE: heading}), level);
    node.dict.set(name("Parent"), open.at(-1)!.ref);
    open.at(-1)!.children.push(node);
    open.push(node);
  }
  link(top);
  pdf.catalog.set(name("Outlines"), top.ref);

  function nodeOf(dict: PDFDict, level: number): Node {
    return {ref: pdf.register(dict), dict, level, children: []};
  }
}

/** How many there are below it. */
function link({dict, children}: Node): number {
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return 0;
  let count = children.length;
  for (const [i, child] of children.entries()) {
    const [before, after] = [children[i - 1], children[i + 1]];
    if (before) child.dict.set(name("Prev"), before.ref);
    if (after) child.dict.set(name("Next"), after.ref);
    count += link(child);
  }
  dict.set(name("First"), first.ref);
  dict.set(name("Last"), last.ref);
  dict.set(name("Count"), count);
  return count;
}
