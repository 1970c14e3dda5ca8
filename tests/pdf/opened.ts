// A PDF taken apart for the checker: its tags, with their roles resolved, and its annotations. Written apart from what makes PDFs.
import {
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
  PDFStream,
  PDFString,
  type PDFObject,
} from "@cantoo/pdf-lib";

export {PDFArray, PDFDict, PDFName, PDFRef, PDFStream};
export type {PDFObject};

export interface Finding {
  /** Of a rule of PDF/UA-1 its clause and number, as the test files name it: "7.1-t03"; of ours a word: "page-labels". */
  readonly rule: string;
  readonly message: string;
}

export interface Element {
  readonly dict: PDFDict;
  /** As written. */
  readonly type: string;
  /** What it stands for in the end; null where that is nothing known. */
  readonly role: string | null;
  readonly parent: Element | null;
  readonly kids: readonly Element[];
  /** The pages' and forms' pieces that it marks: "12 3" is number 3 in stream or page 12. */
  readonly pieces: readonly string[];
  readonly annotations: readonly PDFDict[];
}

export interface Opened {
  readonly pdf: PDFDocument;
  readonly catalog: PDFDict;
  readonly root: PDFDict | null;
  readonly roles: ReadonlyMap<string, string>;
  /** All of them, in reading order. */
  readonly elements: readonly Element[];
  readonly pages: readonly PDFDict[];
  readonly annotations: readonly {readonly dict: PDFDict; readonly page: PDFDict}[];
  readonly xmp: string;
}

export const standard = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP " +
    "Figure Formula Form"
  ).split(" "),
);

export async function openForCheck(bytes: Uint8Array): Promise<Opened> {
  const pdf = await PDFDocument.load(bytes, {updateMetadata: false, ignoreEncryption: true});
  const {catalog, context} = pdf;
  const root = dict(catalog, "StructTreeRoot");
  const roleMap = root && dict(root, "RoleMap");
  const roles = new Map(
    (roleMap?.entries() ?? []).map(([key, value]) => [
      key.decodeText(),
      value instanceof PDFName ? value.decodeText() : "",
    ]),
  );
  const elements: Element[] = [];
  if (root) for (const kid of list(root, "K")) read(kid, null, null);
  const pages = pdf.getPages().map(page => page.node as PDFDict);
  const annotations = pages.flatMap(page =>
    list(page, "Annots").flatMap(one => {
      const found = context.lookup(one);
      return found instanceof PDFDict ? [{dict: found, page}] : [];
    }),
  );
  const metadata = catalog.lookup(PDFName.of("Metadata"));
  const xmp = metadata instanceof PDFStream ? textOfStream(metadata) : "";
  return {pdf, catalog, root, roles, elements, pages, annotations, xmp};

  function read(kid: PDFObject, parent: Element | null, inherited: PDFRef | null): Element | null {
    const object = context.lookup(kid);
    if (!(object instanceof PDFDict)) return null;
    const type = word(object, "S");
    const page = refOf(object, "Pg") ?? inherited;
    const kids: Element[] = [];
    const pieces: string[] = [];
    const own: PDFDict[] = [];
    const element: Element = {
      dict: object,
      type,
      role: roleOf(type, roles),
      parent,
      kids,
      pieces,
      annotations: own,
    };
    elements.push(element);
    for (const one of list(object, "K")) {
      const inner = context.lookup(one);
      if (inner instanceof PDFNumber) pieces.push(`${page?.tag ?? ""} ${inner.asNumber()}`);
      if (!(inner instanceof PDFDict)) continue;
      const sort = word(inner, "Type");
      if (sort === "MCR") {
        const home = refOf(inner, "Stm") ?? refOf(inner, "Pg") ?? page;
        pieces.push(`${home?.tag ?? ""} ${number(inner, "MCID") ?? ""}`);
      } else if (sort === "OBJR") {
        const target = inner.lookup(PDFName.of("Obj"));
        if (target instanceof PDFDict) own.push(target);
      } else {
        const made = read(one, element, page);
        if (made) kids.push(made);
      }
    }
    return element;
  }
}

export function roleOf(type: string, roles: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  for (let at = type; ; at = roles.get(at)!) {
    if (standard.has(at)) return at;
    if (seen.has(at) || !roles.has(at)) return null;
    seen.add(at);
  }
}

export function dict(from: PDFDict, key: string): PDFDict | null {
  const value = from.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : null;
}

/** What is one thing or a list of things, as a list. */
export function list(from: PDFDict, key: string): readonly PDFObject[] {
  const value = from.lookup(PDFName.of(key));
  if (value instanceof PDFArray) return value.asArray();
  const raw = from.get(PDFName.of(key));
  return raw === undefined ? [] : [raw];
}

export function word(from: PDFDict, key: string): string {
  const value = from.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
}

export function number(from: PDFDict, key: string): number | null {
  const value = from.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

export function flag(from: PDFDict, key: string): boolean | null {
  const value = from.lookup(PDFName.of(key));
  return value instanceof PDFBool ? value.asBoolean() : null;
}

/** Null where there is none; "" where it says nothing. */
export function text(from: PDFDict, key: string): string | null {
  const value = from.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

export function refOf(from: PDFDict, key: string): PDFRef | null {
  const value = from.get(PDFName.of(key));
  return value instanceof PDFRef ? value : null;
}

export function textOfStream(stream: PDFStream): string {
  return new TextDecoder().decode(bytesOf(stream));
}

export function bytesOf(stream: PDFStream): Uint8Array {
  return stream instanceof PDFRawStream
    ? decodePDFRawStream(stream).decode()
    : stream.getContents();
}
