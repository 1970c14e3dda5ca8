// What a PDF draws: the contents of its pages, and the forms that they call (the browser makes one of whatever is half transparent).
import {inflateSync} from "node:zlib";
import type {Matrix} from "./matrix.ts";
import {
  decodePDFRawStream,
  dictIn,
  name,
  nameIn,
  numbersIn,
  packed,
  PDFArray,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
} from "./objects.ts";

export interface Drawing {
  readonly stream: PDFRef;
  readonly page: PDFRef;
  readonly isForm: boolean;
  readonly bytes: Uint8Array;
  readonly resources: PDFDict | null;
  /** What a form does to the places of the page that calls it. */
  readonly matrix: Matrix;
  /** The forms that it may call, by name. */
  readonly forms: ReadonlyMap<string, PDFRef>;
}

/** Page by page; after each page the forms that it calls. */
export function drawingsOf(pdf: PDFDocument): readonly Drawing[] {
  const {context} = pdf;
  const seen = new Set<PDFRef>();
  return pdf.getPages().flatMap(({node, ref}) => {
    const stream = joined(context, node);
    return stream ? withForms(stream, ref, false, node.Resources() ?? null) : [];
  });

  function withForms(
    stream: PDFRef,
    page: PDFRef,
    isForm: boolean,
    resources: PDFDict | null,
  ): readonly Drawing[] {
    if (seen.has(stream)) return [];
    seen.add(stream);
    const forms = formsIn(context, resources);
    const matrix = isForm ? matrixOf(context.lookup(stream)) : unchanged;
    const bytes = contentsOf(context, stream);
    const own = {stream, page, isForm, bytes, resources, matrix, forms};
    const inner = [...forms.values()].flatMap(form => {
      const {dict} = context.lookup(form) as PDFRawStream;
      return withForms(form, page, true, dictIn(dict, "Resources"));
    });
    return [own, ...inner];
  }
}

export function redraw(context: PDFContext, stream: PDFRef, bytes: Uint8Array): void {
  const old = context.lookup(stream);
  const dict = old instanceof PDFRawStream ? old.dict : context.obj({});
  const contents = packed(bytes);
  dict.set(name("Filter"), name("FlateDecode"));
  dict.delete(name("DecodeParms"));
  dict.set(name("Length"), context.obj(contents.length));
  context.assign(stream, PDFRawStream.of(dict, contents));
}

const unchanged: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(form: unknown): Matrix {
  const numbers = form instanceof PDFRawStream ? numbersIn(form.dict, "Matrix", 6) : null;
  return (numbers as Matrix | null) ?? unchanged;
}

/** The contents of a page may stand in several pieces: they are made one. */
function joined(context: PDFContext, page: PDFDict): PDFRef | null {
  const contents = page.get(name("Contents"));
  const list = context.lookup(contents);
  if (list instanceof PDFRawStream) return contents instanceof PDFRef ? contents : null;
  if (!(list instanceof PDFArray)) return null;
  const pieces = list.asArray().flatMap(one => {
    return one instanceof PDFRef ? [contentsOf(context, one), new Uint8Array([10])] : [];
  });
  const whole = context.register(context.flateStream(Buffer.concat(pieces)));
  page.set(name("Contents"), whole);
  return whole;
}

function contentsOf(context: PDFContext, ref: PDFRef): Uint8Array {
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return new Uint8Array();
  const filter = nameIn(stream.dict, "Filter");
  if (filter === "FlateDecode" && !stream.dict.has(name("DecodeParms")))
    return inflateSync(stream.contents);
  return decodePDFRawStream(stream).decode();
}

function formsIn(context: PDFContext, resources: PDFDict | null): ReadonlyMap<string, PDFRef> {
  const objects = resources && dictIn(resources, "XObject");
  const entries = objects?.entries() ?? [];
  return new Map(
    entries.flatMap(([key, ref]) => {
      const object = context.lookup(ref);
      const isForm =
        ref instanceof PDFRef &&
        object instanceof PDFRawStream &&
        nameIn(object.dict, "Subtype") === "Form";
      return isForm ? [[key.decodeText(), ref] as const] : [];
    }),
  );
}
