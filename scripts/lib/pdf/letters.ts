// What a font calls its letters, for whoever copies, searches or reads aloud. Where a glyph serves for several, the browser names the
// first in the font: so a curly apostrophe came out as the letter that Hawaiian and Ukrainian write like it.
import type {PDFDocument} from "./document.ts";
import {contentsOf, name, packedStream, PDFStream, refIn} from "./objects.ts";

const alike = [
  {taken: "\u02bb", meant: "\u2018"},
  {taken: "\u02bc", meant: "\u2019"},
];

/** `text`: all that the PDF was printed from; a letter that stands in it is left as it is. */
export function nameLetters(pdf: PDFDocument, text: string): void {
  const wrong = alike.filter(({taken}) => !text.includes(taken));
  if (wrong.length === 0) return;
  for (const {dict: font} of pdf.dicts(name("Font"))) {
    const ref = refIn(font, "ToUnicode");
    const map = ref?.object;
    if (!ref || !(map instanceof PDFStream)) continue;
    const before = Buffer.from(contentsOf(map)).toString("latin1");
    const after = wrong.reduce(
      (all, {taken, meant}) => all.replaceAll(`<${codeOf(taken)}>\n`, `<${codeOf(meant)}>\n`),
      before,
    );
    if (after !== before) ref.object = packedStream(Buffer.from(after, "latin1"));
  }
}

function codeOf(letter: string): string {
  return letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}
