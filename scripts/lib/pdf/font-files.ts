// The font files in a PDF without what only an installed font needs: its names and licence texts, its place in a family. In a document of
// two pages that is a tenth of the file.
import {contentsOf, dictIn, isFlate, name, nameIn, packed, PDFStream, refIn} from "./objects.ts";
import type {PDFDocument} from "./document.ts";

export function slimFonts(pdf: PDFDocument): void {
  for (const {dict: font} of pdf.dicts(name("Font"))) {
    // Only where the PDF itself says which glyph is meant by which code.
    if (nameIn(font, "Subtype") !== "CIDFontType2") continue;
    const descriptor = dictIn(font, "FontDescriptor");
    const ref = descriptor && refIn(descriptor, "FontFile2");
    const file = ref?.object;
    if (!ref || !(file instanceof PDFStream) || !isFlate(file.dict)) continue;
    const slim = slimFont(contentsOf(file));
    if (!slim) continue;
    const contents = packed(slim);
    file.dict.set(name("Length1"), slim.length);
    file.dict.set(name("Length"), contents.length);
    ref.object = new PDFStream(file.dict, contents);
  }
}

/** Null where there is nothing to leave out, or it is no TrueType. */
export function slimFont(bytes: Uint8Array): Uint8Array | null {
  const all = tablesOf(bytes);
  const kept = all?.filter(table => !unneeded.has(table.tag));
  return !kept || kept.length === all?.length ? null : fileOf(kept);
}

/** Null where it is no TrueType. */
export function tablesOf(bytes: Uint8Array): readonly Table[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x00010000) return null;
  const count = view.getUint16(4);
  if (bytes.length < 12 + 16 * count) return null;
  return Array.from({length: count}, (_, i) => {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    return {tag, data: bytes.subarray(start, start + view.getUint32(at + 12))};
  });
}

const unneeded = new Set(["name", "STAT", "gasp", "DSIG", "meta", "GDEF", "GPOS", "GSUB", "kern"]);

interface Table {
  readonly tag: string;
  readonly data: Uint8Array;
}

export function fileOf(tables: readonly Table[]): Uint8Array {
  const length = tables.reduce(
    (sum, one) => sum + padded(one.data.length),
    12 + 16 * tables.length,
  );
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - (16 << power));
  let at = 12 + 16 * tables.length;
  let head = -1;
  for (const [i, {tag, data}] of tables.entries()) {
    const entry = 12 + 16 * i;
    for (let j = 0; j < 4; j += 1) out[entry + j] = tag.charCodeAt(j);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, data.length);
    out.set(data, at);
    if (tag === "head") {
      head = at;
      // The sum of the whole is no part of the sum.
      view.setUint32(head + 8, 0);
    }
    view.setUint32(entry + 4, sumOf(view, at, at + padded(data.length)));
    at += padded(data.length);
  }
  if (head >= 0) {
    // What brings the sum of the whole file to a fixed number.
    view.setUint32(head + 8, (0xb1b0afba - sumOf(view, 0, length)) >>> 0);
  }
  return out;
}

function sumOf(view: DataView, from: number, until: number): number {
  let sum = 0;
  for (let at = from; at < until; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
