// What a font calls its letters, for whoever copies, searches or reads aloud. Where a glyph serves for several, the browser names the
// first in the font: so a curly apostrophe came out as the letter that Hawaiian and Ukrainian write like it.
import {
  decodePDFRawStream,
  name,
  PDFDict,
  PDFRawStream,
  PDFRef,
  type PDFDocument,
} from "./objects.ts";

const alike = [
  {taken: "\u02bb", meant: "\u2018"},
  {taken: "\u02bc", meant: "\u2019"},
];

/** `text`: all that the PDF was printed from; a letter that stands in it is left as it is. */
export function nameLetters({context}: PDFDocument, text: string): void {
  const wrong = alike.filter(({taken}) => !text.includes(taken));
  if (wrong.length === 0) return;
  for (const [, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict)) continue;
    const ref = font.get(name("ToUnicode"));
    const map = context.lookup(ref);
    if (!(ref instanceof PDFRef) || !(map instanceof PDFRawStream)) continue;
    const before = Buffer.from(decodePDFRawStream(map).decode()).toString("latin1");
    const after = wrong.reduce(
      (all, {taken, meant}) => all.replaceAll(`<${codeOf(taken)}>\n`, `<${codeOf(meant)}>\n`),
      before,
    );
    if (after !== before) context.assign(ref, context.flateStream(after));
  }
}

function codeOf(letter: string): string {
  return letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}
