// The home of the library that takes PDFs apart and puts them together: its words, and a few that it lacks.
// It is dear to load: whoever needs it for some builds only imports this shelf's files late.
import {deflateSync} from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStreamWriter,
  PDFString,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

export {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
};
export type {PDFContext, PDFObject};

/** @throws Error when the bytes are no PDF */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, {updateMetadata: false, parseSpeed: withoutPauses});
}

// The library stops for a millisecond after so many objects, which in a report is longer than all its work.
const withoutPauses = Number.POSITIVE_INFINITY;

/** The same objects give the same bytes. Nearly all of them are packed into streams, which takes two thirds off a tagged PDF. */
export async function writePdf(pdf: PDFDocument): Promise<Uint8Array> {
  await pdf.flush();
  const {context} = pdf;
  const [major, minor] = context.header.getVersionString().split(".").map(Number);
  // Streams of objects came with 1.5; tags, attachments and all else that we write are those of 1.7.
  if (major === 1 && minor! < 7) context.header = PDFHeader.forVersion(1, 7);
  return PDFStreamWriter.forContext(context, withoutPauses, true, 1000).serializeToBuffer();
}

/** Packed for a `FlateDecode`: a stream grows by a hundredth against the most that can be done, in a third of the time. */
export function packed(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, {level: 7});
}

export function name(text: string): PDFName {
  const known = names.get(text) ?? PDFName.of(text);
  names.set(text, known);
  return known;
}

// The library takes a name apart before it looks whether it has it already.
const names = new Map<string, PDFName>();

/** A text that people read, in whatever script. */
export function textOf(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text)
    ? PDFString.of(text.replace(/[\\()]/g, "\\$&"))
    : PDFHexString.fromText(text);
}

/** The value of a name in a dictionary, as text; "" where it has none. */
export function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(name(key));
  return value instanceof PDFName ? textOfName(value) : "";
}

// Taking a name apart takes longer than looking it up, and the same few stand in thousands of dictionaries.
const decoded = new WeakMap<PDFName, string>();

export function textOfName(value: PDFName): string {
  const known = decoded.get(value) ?? value.decodeText();
  decoded.set(value, known);
  return known;
}

export function numberIn(dict: PDFDict, key: string): number | null {
  const value = dict.lookup(name(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

/** What a dictionary holds under a name, where it is a dictionary or a list; null where it is anything else. */
export function dictIn(dict: PDFDict, key: string): PDFDict | null {
  const value = dict.lookup(name(key));
  return value instanceof PDFDict ? value : null;
}

export function listIn(dict: PDFDict, key: string): PDFArray | null {
  const value = dict.lookup(name(key));
  return value instanceof PDFArray ? value : null;
}

/** The numbers of a list; null where it is none, or another number of them. */
export function numbersIn(dict: PDFDict, key: string, count: number): readonly number[] | null {
  const items = listIn(dict, key)
    ?.asArray()
    .map(item => dict.context.lookup(item));
  const all = items?.flatMap(item => (item instanceof PDFNumber ? [item.asNumber()] : []));
  return all?.length === count && items?.length === count ? all : null;
}
