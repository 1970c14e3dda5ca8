// The bytes of a PDF → its fonts. Read from the file's own objects: the library that reads the text
// knows fonts only by drawing whole pages, which Node 20 cannot do where a page has a picture.
import type {PDFDocument} from "./document.ts";
import {dictIn, listIn, name, nameIn, PDFDict, resolved} from "./objects.ts";
import {openPdf} from "./open.ts";

export interface FontFacts {
  /** Without the six letters that mark a subset: `SourceSans3-Bold`. */
  readonly name: string;
  /** `TrueType`, `CIDFontType2` (TrueType with many characters), `Type3` (drawings, poor in print) … */
  readonly type: string;
  /** A Type 3 font always is. */
  readonly embedded: boolean;
  /** Whether only the characters that are used are in the file. */
  readonly subset: boolean;
}

/** The fonts of a PDF by name. */
export async function readFonts(bytes: Uint8Array): Promise<readonly FontFacts[]> {
  return fontsOf(await openPdf(bytes));
}

export function fontsOf(pdf: PDFDocument): readonly FontFacts[] {
  const fonts = pdf.dicts(name("Font")).map(({dict}) => dict);
  // The parts of a composed font are fonts as well, and say what kind it is.
  const whole = fonts.filter(font => !/^CIDFontType/.test(nameIn(font, "Subtype")));
  return whole.map(describe).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function describe(font: PDFDict): FontFacts {
  const descendant = resolved(listIn(font, "DescendantFonts")?.[0]);
  const inner = descendant instanceof PDFDict ? descendant : font;
  const type = nameIn(inner, "Subtype");
  const descriptor = dictIn(inner, "FontDescriptor");
  const files = ["FontFile", "FontFile2", "FontFile3"];
  const embedded = type === "Type3" || files.some(file => descriptor?.has(name(file)) === true);
  const full = nameIn(font, "BaseFont") || (descriptor ? nameIn(descriptor, "FontName") : "");
  const subset = /^[A-Z]{6}\+/.test(full);
  return {name: full.replace(/^[A-Z]{6}\+/, ""), type, embedded, subset};
}
