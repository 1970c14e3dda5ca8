// What a PDF draws: the contents of its pages, and the forms that they call (the browser makes one of whatever is half transparent).
import type {Matrix} from "./matrix.ts";
import {operatorsIn, type Operators} from "./operators.ts";
import type {PDFDocument} from "./document.ts";
import {drawingNames, type Nameable} from "./drawing-names.ts";
import {
  contentsOf,
  dictIn,
  name,
  nameIn,
  numbersIn,
  packedStream,
  PDFDict,
  PDFRef,
  PDFStream,
  resolved,
  type PDFObject,
} from "./objects.ts";

export interface Drawing extends Nameable {
  readonly stream: PDFRef;
  readonly page: PDFRef;
  /** As the browser drew it, also when it has been drawn anew. Unpacked when somebody asks, as operators are found then. */
  readonly bytes: Uint8Array;
  readonly operators: Operators;
  /** What a form does to the places of the page that calls it. */
  readonly matrix: Matrix;
  /** The forms that it may call, by name. */
  readonly forms: ReadonlyMap<string, PDFRef>;
  /** Says all that its words and marks depend on; null where nothing is to be remembered of it: see drawing-names.ts. */
  readonly name: string | null;
}

/** Page by page; after each page the forms that it calls. */
export function drawingsOf(pdf: PDFDocument): readonly Drawing[] {
  const seen = new Set<PDFRef>();
  const formOf = new Map<PDFRef, Drawing>();
  const nameOf = drawingNames(form => formOf.get(form));
  return pdf.pages().flatMap(({node, ref}) => {
    const stream = joined(pdf, node);
    return stream ? withForms(stream, ref, false, resourcesOf(node)) : [];
  });

  function withForms(
    stream: PDFRef,
    page: PDFRef,
    isForm: boolean,
    resources: PDFDict | null,
  ): readonly Drawing[] {
    if (seen.has(stream)) return [];
    seen.add(stream);
    const forms = formsIn(resources);
    const matrix = isForm ? matrixOf(stream.object) : unchanged;
    const own = drawingOf({stream, page, isForm, resources, matrix, forms}, nameOf);
    if (isForm) formOf.set(stream, own);
    const inner = [...forms.values()].flatMap(form => {
      const {dict} = form.object as PDFStream;
      return withForms(form, page, true, dictIn(dict, "Resources"));
    });
    return [own, ...inner];
  }
}

function drawingOf(
  known: Pick<Drawing, "stream" | "page" | "isForm" | "resources" | "matrix" | "forms">,
  nameOf: (drawing: Nameable) => string | null,
): Drawing {
  const drawn = known.stream.object;
  let operators: Operators | null = null;
  return {
    ...known,
    drawn,
    get bytes() {
      return drawnBy(drawn);
    },
    get operators() {
      return (operators ??= operatorsIn(drawnBy(drawn)));
    },
    get name() {
      return nameOf(this);
    },
  };
}

/** @param contents packed */
export function redraw(stream: PDFRef, contents: Uint8Array): void {
  const dict = stream.object instanceof PDFStream ? stream.object.dict : new PDFDict();
  dict.set(name("Filter"), name("FlateDecode"));
  dict.delete(name("DecodeParms"));
  dict.set(name("Length"), contents.length);
  stream.object = new PDFStream(dict, contents);
}

const unchanged: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(form: unknown): Matrix {
  const numbers = form instanceof PDFStream ? numbersIn(form.dict, "Matrix", 6) : null;
  return (numbers as Matrix | null) ?? unchanged;
}

/** The contents of a page may stand in several pieces: they are made one. */
function joined(pdf: PDFDocument, page: PDFDict): PDFRef | null {
  const contents = page.get(name("Contents"));
  const list = resolved(contents);
  if (list instanceof PDFStream) return contents instanceof PDFRef ? contents : null;
  if (!Array.isArray(list)) return null;
  const pieces = list.flatMap(one => {
    return one instanceof PDFRef ? [drawnBy(one.object), new Uint8Array([10])] : [];
  });
  const whole = pdf.register(packedStream(Buffer.concat(pieces)));
  page.set(name("Contents"), whole);
  return whole;
}

function drawnBy(object: PDFObject | undefined): Uint8Array {
  return object instanceof PDFStream ? contentsOf(object) : new Uint8Array();
}

/** A page has those of the pages that it belongs to where it has none of its own. */
function resourcesOf(page: PDFDict): PDFDict | null {
  for (
    let node: PDFDict | null = page, i = 0;
    node && i < 99;
    node = dictIn(node, "Parent"), i += 1
  )
    if (node.has(name("Resources"))) return dictIn(node, "Resources");
  return null;
}

function formsIn(resources: PDFDict | null): ReadonlyMap<string, PDFRef> {
  const objects = resources && dictIn(resources, "XObject");
  const entries = objects?.entries() ?? [];
  return new Map(
    entries.flatMap(([key, ref]) => {
      const object = resolved(ref);
      const isForm =
        ref instanceof PDFRef &&
        object instanceof PDFStream &&
        nameIn(object.dict, "Subtype") === "Form";
      return isForm ? [[key.text, ref] as const] : [];
    }),
  );
}
