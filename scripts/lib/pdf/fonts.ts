// The bytes of a PDF → its fonts. Read from the file's own objects: the library that reads the text
// knows fonts only by drawing whole pages, which Node 20 cannot do where a page has a picture.

import type {PDFDict as Dict} from "@cantoo/pdf-lib";

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
  const {PDFArray, PDFDict, PDFDocument, PDFName} = await import("@cantoo/pdf-lib");
  const {context} = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: false,
  });
  const fonts = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && nameIn(object, "Type") === "Font" ? [object] : [],
    );
  // The parts of a composed font are fonts as well, and say what kind it is.
  const whole = fonts.filter(font => !/^CIDFontType/.test(nameIn(font, "Subtype")));
  return whole.map(describe).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

  function describe(font: Dict): FontFacts {
    const inner =
      font.lookupMaybe(PDFName.of("DescendantFonts"), PDFArray)?.lookupMaybe(0, PDFDict) ?? font;
    const type = nameIn(inner, "Subtype");
    const descriptor = inner.lookupMaybe(PDFName.of("FontDescriptor"), PDFDict);
    const files = ["FontFile", "FontFile2", "FontFile3"];
    const embedded =
      type === "Type3" || files.some(file => descriptor?.has(PDFName.of(file)) === true);
    const name = nameIn(font, "BaseFont") || (descriptor ? nameIn(descriptor, "FontName") : "");
    const subset = /^[A-Z]{6}\+/.test(name);
    return {name: name.replace(/^[A-Z]{6}\+/, ""), type, embedded, subset};
  }

  function nameIn(dict: Dict, key: string): string {
    return dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? "";
  }
}
