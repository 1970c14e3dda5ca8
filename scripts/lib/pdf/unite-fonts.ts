// The fonts of a PDF, each once and with the glyphs that are shown, in one form: so two prints of the same pages have the same fonts, and
// what several prints brought of one font is one font.
import type {CodesShown} from "./codes-shown.ts";
import type {PDFDocument} from "./document.ts";
import {rememberedOf} from "../memo.ts";
import {lettersOf} from "./glyphs.ts";
import {
  contentsOf,
  dictIn,
  dictOf,
  isFlate,
  listIn,
  name,
  nameIn,
  packedStream,
  PDFDict,
  PDFStream,
  resolved,
  PDFRef,
  type PDFObject,
} from "./objects.ts";
import {packedAgain} from "./packed-again.ts";
import {trueTypeIn, trueTypeOf, type TrueType, type TrueTypeGlyph} from "./true-type.ts";
import {widthsIn} from "./widths.ts";
import {written} from "./written.ts";

interface Subset {
  readonly ref: PDFRef;
  readonly codes: ReadonlySet<number>;
  readonly name: string;
  /** What two subsets of one font have in common. */
  readonly key: string;
  readonly descriptor: PDFDict;
  readonly inner: PDFDict;
  readonly file: TrueType;
  readonly letters: ReadonlyMap<number, string>;
  readonly widths: (code: number) => number;
}

/**
 * By each font that is shown in, the one in its place: fonts that nothing is shown in are gone. Null where not all can be brought into
 * this form: then they are as they were.
 */
export function uniteFonts(
  pdf: PDFDocument,
  shown: CodesShown,
): ReadonlyMap<PDFObject, PDFRef> | null {
  const groups = new Map<string, Subset[]>();
  for (const [ref, codes] of shown) {
    const subset = codes && ref instanceof PDFRef && subsetIn(ref, codes);
    if (!subset) return null;
    const group = groups.get(subset.key) ?? [];
    groups.set(subset.key, [...group, subset]);
  }
  const united = [...groups.values()].map(unitedOf);
  const replaced = new Map<PDFObject, PDFRef>();
  if (united.includes(null)) return null;
  for (const {ref} of pdf.dicts(name("Font"))) ref.object = undefined;
  for (const [i, group] of [...groups.values()].entries()) {
    const ref = writeFont(pdf, group[0]!, united[i]!, tagOf(i));
    for (const one of group) replaced.set(one.ref, ref);
  }
  return replaced;
}

function subsetIn(ref: PDFRef, codes: ReadonlySet<number>): Subset | null {
  const font = ref.object as PDFDict;
  const inner = resolved(listIn(font, "DescendantFonts")?.[0]);
  if (!(inner instanceof PDFDict) || nameIn(inner, "Subtype") !== "CIDFontType2") return null;
  const descriptor = dictIn(inner, "FontDescriptor");
  const stream = descriptor?.lookup(name("FontFile2"));
  const map = font.lookup(name("ToUnicode"));
  if (!(stream instanceof PDFStream) || !(map instanceof PDFStream)) return null;
  if (!descriptor || !isFlate(stream.dict) || nameIn(inner, "CIDToGIDMap") !== "Identity")
    return null;
  if (!onlyHas(font, own.font) || !onlyHas(inner, own.inner)) return null;
  const file = fileIn(stream);
  const letters = lettersOf(map);
  const widths = widthsIn(font);
  if (!file || !letters || !widths) return null;
  const called = nameIn(font, "BaseFont").replace(/^[A-Z]{6}\+/, "");
  const entries = descriptor.entries().filter(([key]) => !own.descriptor.has(key.text));
  const key = [called, written(new PDFDict(entries.flat())), file.common].join("\n");
  return {ref, codes, name: called, key, descriptor, inner, file, letters, widths};
}

/** Most fonts of a print that is joined with others come again with it: see kept-open.ts. */
const fileIn = rememberedOf((stream: PDFStream) => trueTypeIn(contentsOf(stream)));

const own = {
  font: new Set("Type Subtype BaseFont Encoding DescendantFonts ToUnicode".split(" ")),
  inner: new Set("Type Subtype BaseFont CIDSystemInfo CIDToGIDMap DW FontDescriptor W".split(" ")),
  descriptor: new Set(["FontName", "FontFile2"]),
};

function onlyHas(dict: PDFDict, known: ReadonlySet<string>): boolean {
  return dict.keys().every(key => known.has(key.text));
}

interface United {
  readonly glyphs: ReadonlyMap<number, TrueTypeGlyph>;
  readonly widths: ReadonlyMap<number, number>;
  readonly letters: ReadonlyMap<number, string>;
}

/** Null where they are not of one font: a code has two outlines, widths or letters. */
function unitedOf(group: readonly Subset[]): United | null {
  const glyphs = new Map<number, TrueTypeGlyph>();
  const widths = new Map<number, number>();
  const letters = new Map<number, string>();
  for (const subset of group) {
    if (!draw(subset, 0)) return null;
    for (const code of subset.codes) {
      if (!draw(subset, code)) return null;
      if (!agree(widths, code, subset.widths(code))) return null;
      const said = subset.letters.get(code);
      if (said !== undefined && !agree(letters, code, said)) return null;
    }
  }
  return {glyphs, widths, letters};

  function draw(subset: Subset, id: number): boolean {
    const glyph = subset.file.glyph(id);
    const known = glyphs.get(id);
    if (!glyph) return false;
    if (known) return known.metrics === glyph.metrics && known.outline.equals(glyph.outline);
    glyphs.set(id, glyph);
    return glyph.parts.every(part => draw(subset, part));
  }
}

function writeFont(pdf: PDFDocument, subset: Subset, united: United, tag: string): PDFRef {
  const {descriptor, inner, file} = subset;
  const full = name(`${tag}+${subset.name}`);
  const bytes = trueTypeOf(file.tables, united.glyphs);
  const described = new PDFDict(descriptor.entries().flat());
  described.set(name("FontName"), full);
  described.set(
    name("FontFile2"),
    pdf.register(packedStream(bytes, {Length1: bytes.length}, packedAgain)),
  );
  const composed = dictOf({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: full,
    CIDSystemInfo: inner.get(name("CIDSystemInfo")),
    CIDToGIDMap: "Identity",
    FontDescriptor: pdf.register(described),
    W: widthList(united.widths),
  });
  const map = packedStream(Buffer.from(mapOf(united.letters), "latin1"), {}, packedAgain);
  return pdf.register(
    dictOf({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: full,
      Encoding: "Identity-H",
      DescendantFonts: [pdf.register(composed)],
      ToUnicode: pdf.register(map),
    }),
  );
}

function agree<T>(known: Map<number, T>, code: number, value: T): boolean {
  if (!known.has(code)) known.set(code, value);
  return known.get(code) === value;
}

/** `AAAAAA`, `BAAAAA`, … */
function tagOf(index: number): string {
  return Array.from({length: 6}, (_, i) =>
    String.fromCharCode(65 + (Math.floor(index / 26 ** i) % 26)),
  ).join("");
}

/** A first code, and the widths from there on. */
function widthList(widths: ReadonlyMap<number, number>): PDFObject[] {
  const list: PDFObject[] = [];
  let row: PDFObject[] = [];
  let next = -1;
  for (const [code, width] of inOrder(widths)) {
    if (code !== next) list.push(code, (row = []));
    row.push(width);
    next = code + 1;
  }
  return list;
}

function mapOf(letters: ReadonlyMap<number, string>): string {
  const lines = inOrder(letters).map(([code, said]) => {
    const units = Buffer.from(said, "utf16le").swap16().toString("hex").toUpperCase();
    return `<${code.toString(16).toUpperCase().padStart(4, "0")}> <${units}>\n`;
  });
  // As many as may stand together.
  const blocks = Array.from({length: Math.ceil(lines.length / 100)}, (_, i) => {
    const some = lines.slice(100 * i, 100 * (i + 1));
    return `${some.length} beginbfchar\n${some.join("")}endbfchar\n`;
  });
  return `${mapBegins}${blocks.join("")}${mapEnds}`;
}

function inOrder<T>(map: ReadonlyMap<number, T>): readonly (readonly [number, T])[] {
  return [...map].sort(([a], [b]) => a - b);
}

const mapBegins = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<<  /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`;
const mapEnds = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
