// The named places of a print that a link on its pages leads to. The browser names all that any link of the page names, hidden or not.
import type {PDFDocument, PDFPage} from "./document.ts";
import {dictIn, listIn, name, nameIn, PDFDict, PDFName, PDFRef, resolved} from "./objects.ts";
import type {PDFObject} from "./objects.ts";

/** Null where a page has anything but links of the two forms that the browser writes. */
export function placesAsked(pages: readonly PDFPage[]): ReadonlySet<PDFName> | null {
  const asked = new Set<PDFName>();
  for (const {node} of pages)
    for (const one of listIn(node, "Annots") ?? []) {
      const link = resolved(one);
      if (!(link instanceof PDFDict) || nameIn(link, "Subtype") !== "Link") return null;
      const action = dictIn(link, "A");
      const target = link.lookup(name("Dest"));
      if (target instanceof PDFName) asked.add(target);
      else if (!Array.isArray(target) && (!action || nameIn(action, "S") !== "URI")) return null;
    }
  return asked;
}

/** A named place, and its page. */
export interface Place {
  readonly place: PDFObject[];
  readonly page: PDFRef;
}

/** Null where any is of another form. */
export function placesIn(pdf: PDFDocument): ReadonlyMap<PDFName, Place> | null {
  const found = new Map<PDFName, Place>();
  for (const [key, value] of dictIn(pdf.catalog, "Dests")?.entries() ?? []) {
    const place = resolved(value);
    const page = Array.isArray(place) ? place[0] : null;
    if (!Array.isArray(place) || !(page instanceof PDFRef)) return null;
    found.set(key, {place, page});
  }
  return found;
}

/** In the place of those that there were, by name. */
export function writePlaces(
  pdf: PDFDocument,
  places: readonly (readonly [PDFName, PDFObject[]])[],
): void {
  pdf.catalog.delete(name("Dests"));
  if (places.length === 0) return;
  const inOrder = places.toSorted(([a], [b]) => (a.text < b.text ? -1 : 1));
  pdf.catalog.set(name("Dests"), pdf.register(new PDFDict(inOrder.flat())));
}
