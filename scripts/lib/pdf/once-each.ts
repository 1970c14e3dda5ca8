// Ways to paint, pictures and colours that are the same are one object.
import {hashOf} from "../hash.ts";
import {nameIn, PDFDict, PDFRef, PDFStream, type PDFObject} from "./objects.ts";
import {written} from "./written.ts";

/** What is the first of its contents; fonts and forms are themselves. */
export function onceEach(): (object: PDFObject) => PDFObject {
  const firsts = new Map<PDFRef, PDFRef>();
  const byContents = new Map<string, PDFRef>();
  const numbers = new Map<PDFRef, number>();
  return firstOf;

  function firstOf(object: PDFObject): PDFObject {
    if (!(object instanceof PDFRef) || !isPlain(object.object)) return object;
    const known = firsts.get(object);
    if (known) return known;
    // Should it lead back to itself.
    firsts.set(object, object);
    const key = keyOf(object.object);
    const first = byContents.get(key) ?? object;
    byContents.set(key, first);
    firsts.set(object, first);
    return first;
  }

  function keyOf(object: PDFObject | undefined): string {
    if (object instanceof PDFRef) {
      const number = numbers.get(object) ?? numbers.size;
      numbers.set(object, number);
      return `${number} R`;
    }
    if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) object.set(key, firstOf(value));
      return `<<${object
        .entries()
        .map(([key, value]) => `${key.written} ${keyOf(value)}`)
        .join(" ")}>>`;
    }
    if (object instanceof PDFStream) return `${keyOf(object.dict)} ${hashOf(object.contents)}`;
    if (Array.isArray(object)) {
      for (const [i, one] of object.entries()) object[i] = firstOf(one);
      return `[${object.map(keyOf).join(" ")}]`;
    }
    return written(object ?? null);
  }
}

function isPlain(object: PDFObject | undefined): boolean {
  if (object instanceof PDFStream) return nameIn(object.dict, "Subtype") !== "Form";
  return object instanceof PDFDict ? nameIn(object, "Type") !== "Font" : Array.isArray(object);
}
