// Bookmarks in the words of the headings. The browser loses the space at the end of each line of a heading ("could saveat least"), and
// says some twice.
import type {PDFDocument} from "./document.ts";
import {dictIn, name, PDFHexString, PDFString, type PDFDict} from "./objects.ts";

/** `html`: what the PDF was printed from. A bookmark that is none of its headings stays as it is. */
export function nameBookmarks(pdf: PDFDocument, html: string): void {
  const headings = headingsIn(html);
  const outlines = dictIn(pdf.catalog, "Outlines");
  if (outlines) below(outlines);

  function below(parent: PDFDict): void {
    for (let one = dictIn(parent, "First"); one; one = dictIn(one, "Next")) {
      const title = one.lookup(name("Title"));
      if (title instanceof PDFHexString || title instanceof PDFString) {
        const words = headings.get(squeezed(title.decodeText()));
        if (words !== undefined) one.set(name("Title"), PDFHexString.fromText(words));
      }
      below(one);
    }
  }
}

/** By what the browser makes of them: with the numbers of their notes, without spaces, once or twice. */
function headingsIn(html: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, inside = ""] of html.matchAll(/<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]>/g)) {
    const words = wordsOf(inside.replace(/<sup\b[\s\S]*?<\/sup>/g, ""));
    const whole = squeezed(wordsOf(inside));
    for (const key of [squeezed(words), whole, squeezed(words).repeat(2), whole.repeat(2)])
      if (key !== "" && !found.has(key)) found.set(key, words);
  }
  return found;
}

const named: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " "};

function wordsOf(html: string): string {
  return html
    .replace(/<br\b[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, word: string) => named[word] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The browser's text may name other letters of the same look: only letters and digits count. */
function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").replace(/[\u02bb\u02bc]/g, "");
}
