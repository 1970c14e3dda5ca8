// An object of a PDF → how it is written. Each character is a byte.
import {PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFObject} from "./objects.ts";

export function written(object: PDFObject): string {
  if (object instanceof PDFRef)
    return object.object === undefined ? "null" : `${object.number} 0 R`;
  if (object instanceof PDFName) return object.written;
  if (typeof object === "number") return decimal(object);
  if (object instanceof PDFDict) {
    let text = "<<\n";
    object.each((key, value) => {
      text += `${key.written} ${written(value)}\n`;
    });
    return `${text}>>`;
  }
  if (Array.isArray(object)) {
    let text = "[ ";
    for (const item of object) text += `${written(item)} `;
    return `${text}]`;
  }
  if (object instanceof PDFString) return `(${object.value})`;
  if (object instanceof PDFHexString) return `<${object.value}>`;
  return String(object);
}

/** PDF knows no exponents. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}
