// Prints from which one is put together, and what has to be the same in all of them though it lies on single pages.
import {
  contentsOf,
  dictIn,
  name,
  nameIn,
  PDFRef,
  PDFStream,
  resolved,
  type PDFDict,
} from "./objects.ts";
import type {PDFDocument, PDFPage} from "./document.ts";
import {written} from "./written.ts";

/** One of several prints, with the pages that are taken from it. */
export interface Opened {
  readonly pdf: PDFDocument;
  /** By number; null for one that is taken from another print. */
  readonly pages: readonly (PDFPage | null)[];
}

/** Whether a form stands on several pages: then it would in one print of all, too, and be one object. */
export function sharesForms({pdf}: Opened): boolean {
  const holders = new Map<PDFRef, PDFDict>();
  for (const {node} of pdf.pages()) {
    const resources = dictIn(node, "Resources");
    const objects = resources && dictIn(resources, "XObject");
    for (const [, ref] of objects?.entries() ?? []) {
      if (!(ref instanceof PDFRef) || !(ref.object instanceof PDFStream)) continue;
      if (nameIn(ref.object.dict, "Subtype") !== "Form") continue;
      if (holders.has(ref) && holders.get(ref) !== node) return true;
      holders.set(ref, node);
    }
  }
  return false;
}

/** Whether on all pages of one size that are taken things are drawn in one size: the browser shrinks a page that is too wide. */
export function sizesIn(opened: readonly Opened[]): boolean {
  const sizes = new Map<string, string>();
  for (const page of opened.flatMap(({pages}) => pages)) {
    if (!page) continue;
    const paper = written(page.node.lookup(name("MediaBox")) ?? null);
    const size = sizeOn(page.node);
    if (size === null || (sizes.get(paper) ?? size) !== size) return false;
    sizes.set(paper, size);
  }
  return true;
}

function sizeOn(page: PDFDict): string | null {
  const stream = resolved(page.get(name("Contents")));
  if (!(stream instanceof PDFStream)) return null;
  const begins = Buffer.from(contentsOf(stream).subarray(0, 400)).toString("latin1");
  // Before the second, there may be what cuts the page to its paper.
  const [paper, drawn] = [...begins.matchAll(/(\S+ \S+ \S+ \S+) \S+ \S+ cm\s/g)];
  return paper && drawn ? `${paper[1]} ${drawn[1]}` : null;
}
