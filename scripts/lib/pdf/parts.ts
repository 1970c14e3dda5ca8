// The parts of a print: chapters, slides, whatever stands side by side below all that only holds all the rest.
import type {PDFDocument} from "./document.ts";
import type {PDFRef} from "./objects.ts";
import {eachTag, type Tag} from "./tags.ts";

export interface Parts {
  /** How many tags lead down to them, from the document's own on. */
  readonly depth: number;
  /** Of each the first page and the last, from 0, in reading order. */
  readonly pages: readonly (readonly [number, number])[];
}

/**
 * No parts where something stands beside them that is none. What stands there and is on no page is left out.
 *
 * @param top as it was printed: later its boxes are gone
 */
export function partsIn(pdf: PDFDocument, top: Tag | null): Parts {
  const numbers = new Map(pdf.pages().map(({ref}, i) => [ref, i]));
  let holder = top;
  for (let depth = 1; holder; depth += 1) {
    if (holder.kids.some(kid => kid.sort !== "tag")) break;
    if (holder.kids.length !== 1) {
      const parts = holder.kids.flatMap(kid => {
        const pages = rangeOf(kid as Tag, numbers);
        return pages ? [{kid, pages}] : [];
      });
      holder.kids = parts.map(({kid}) => kid);
      return {depth, pages: parts.map(({pages}) => pages)};
    }
    holder = holder.kids[0] as Tag;
  }
  return {depth: 0, pages: []};
}

/** Null of a part with nothing on any page. */
function rangeOf(
  part: Tag,
  numbers: ReadonlyMap<PDFRef, number>,
): readonly [number, number] | null {
  let [first, last] = [Infinity, -1];
  eachTag(part, ({kids}) => {
    for (const kid of kids) {
      const page = kid.sort === "tag" || !kid.page ? undefined : numbers.get(kid.page);
      if (page === undefined) continue;
      first = Math.min(first, page);
      last = Math.max(last, page);
    }
  });
  return last < 0 ? null : [first, last];
}
