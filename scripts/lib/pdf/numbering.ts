// The objects of a PDF, numbered in the order in which they are met from its trailer on: what nothing leads to is left out, and the same
// objects have the same numbers, in whatever order they were made.
import {PDFDocument} from "./document.ts";
import {PDFDict, PDFRef, PDFStream, type PDFObject} from "./objects.ts";

/** They are those of the new PDF from now on, and no more of the old. */
export function numbered({minor, trailer}: Pick<PDFDocument, "minor" | "trailer">): PDFDocument {
  const pdf = new PDFDocument(minor);
  const found: PDFRef[] = [];
  const known = new Set<PDFRef>();
  trailer.each((key, value) => {
    pdf.trailer.set(key, value);
    note(value);
  });
  // It grows while it is gone through.
  for (const ref of found) note(ref.object!);
  for (const ref of found) pdf.adopt(ref);
  return pdf;

  function note(object: PDFObject): void {
    if (object instanceof PDFRef) {
      if (object.object === undefined || known.has(object)) return;
      known.add(object);
      found.push(object);
    } else if (object instanceof PDFDict) object.each(noteValue);
    else if (object instanceof PDFStream) object.dict.each(noteValue);
    else if (Array.isArray(object)) for (const one of object) note(one);
  }

  function noteValue(_: PDFObject, value: PDFObject): void {
    if (typeof value === "object") note(value);
  }
}
