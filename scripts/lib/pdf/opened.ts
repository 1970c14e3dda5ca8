// Prints from which one is put together, and what has to be the same in all of them though it lies on single pages.
import {constants, inflateSync} from "node:zlib";
import {rememberedOf} from "../memo.ts";
import {
  dictIn,
  isFlate,
  name,
  nameIn,
  PDFRef,
  PDFStream,
  resolved,
  type PDFDict,
} from "./objects.ts";
import type {PDFDocument, PDFPage} from "./document.ts";
import type {Tag} from "./tags.ts";
import {written} from "./written.ts";

/** One of several prints, with the pages that are taken from it. */
export interface Opened {
  readonly pdf: PDFDocument;
  readonly top: Tag | null;
  /** By number; null for one that is taken from another print. */
  readonly pages: readonly (PDFPage | null)[];
  /** Of each of its pages, taken or not. */
  readonly numbers: ReadonlyMap<PDFRef, number>;
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

/**
 * Whether things are drawn in one size on all pages of one size that are taken: the browser shrinks all of a print where anything is too
 * wide for its page. Then no two of its sizes are those of another print.
 */
export function sizesIn(opened: readonly Opened[]): boolean {
  const common = new Map<string, ReadonlySet<string>>();
  for (const {pages} of opened)
    for (const [paper, sizes] of sizesOn(pages)) {
      const before = common.get(paper);
      const both = before ? new Set([...before].filter(one => sizes.has(one))) : sizes;
      if (both.size === 0) return false;
      common.set(paper, both);
    }
  return true;
}

/** By the size of the page. */
function sizesOn(pages: Opened["pages"]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const page of pages) {
    const stream = page && resolved(page.node.get(name("Contents")));
    if (!page || !(stream instanceof PDFStream)) continue;
    const paper = written(page.node.lookup(name("MediaBox")) ?? null);
    const sizes = found.get(paper) ?? new Set();
    for (const size of sizesOf(stream)) sizes.add(size);
    if (sizes.size > 0) found.set(paper, sizes);
  }
  return found;
}

/** Asked again of each page of a print that stays open. */
const sizesOf = rememberedOf((stream: PDFStream): ReadonlySet<string> => {
  // The first of all puts the page the right way up.
  const [, ...others] = beginOf(stream).matchAll(/(\S+ \S+ \S+ \S+) \S+ \S+ cm\s/g);
  return new Set(others.map(([, size = ""]) => size));
});

/** Some thousand letters of it: to unpack the whole of each takes longer than all the rest. */
function beginOf(stream: PDFStream): string {
  const packed = isFlate(stream.dict);
  const some = stream.contents.subarray(0, packed ? 1000 : 4000);
  const read = packed ? inflateSync(some, {finishFlush: constants.Z_SYNC_FLUSH}) : some;
  return Buffer.from(read).toString("latin1");
}
