// The bytes of any PDF → its objects, by the library, which knows all the ways in which a PDF may be written.
import {
  decodePDFRawStream,
  PDFArray as AnyArray,
  PDFBool as AnyBool,
  PDFDict as AnyDict,
  PDFDocument as AnyDocument,
  PDFHexString as AnyHexString,
  PDFName as AnyName,
  PDFNumber as AnyNumber,
  PDFRawStream as AnyStream,
  PDFRef as AnyRef,
  PDFString as AnyString,
} from "@cantoo/pdf-lib";
import {nameOf} from "./names.ts";
import {PDFDocument} from "./document.ts";
import {
  isFlate,
  name,
  nameIn,
  PDFDict,
  PDFHexString,
  PDFStream,
  PDFString,
  type PDFObject,
} from "./objects.ts";

/** @throws Error when the bytes are no PDF, or nobody may read it */
export async function openAny(bytes: Uint8Array): Promise<PDFDocument> {
  const {context} = await AnyDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: withoutPauses,
  });
  const minor = Number(context.header.getVersionString().split(".")[1]);
  const pdf = new PDFDocument(minor);
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (!isPacking(object)) pdf.assign(pdf.ref(ref.objectNumber), own(object));
  const {Root, Info, ID} = context.trailerInfo;
  for (const [key, value] of Object.entries({Root, Info, ID}))
    if (value) pdf.trailer.set(nameOf(key), own(value));
  if (!(pdf.trailer.lookup(name("Root")) instanceof PDFDict)) throw new Error("no catalog");
  return pdf;

  function own(object: unknown): PDFObject {
    if (object instanceof AnyRef) return pdf.ref(object.objectNumber);
    if (object instanceof AnyName) return nameOf(object.decodeText());
    if (object instanceof AnyNumber) return object.asNumber();
    if (object instanceof AnyBool) return object.asBoolean();
    if (object instanceof AnyString) return new PDFString(object.asString());
    if (object instanceof AnyHexString) return new PDFHexString(object.asString());
    if (object instanceof AnyArray) return object.asArray().map(own);
    if (object instanceof AnyDict) return dictOf(object);
    return object instanceof AnyStream ? streamOf(object) : null;
  }

  function dictOf(dict: AnyDict): PDFDict {
    return new PDFDict(dict.entries().flatMap(([key, value]) => [own(key), own(value)]));
  }

  /** What is packed in an old way is unpacked; pictures stay as they are. */
  function streamOf(stream: AnyStream): PDFStream {
    const dict = dictOf(stream.dict);
    const isReadable = isFlate(dict) || !dict.has(name("Filter"));
    if (isReadable || nameIn(dict, "Subtype") === "Image")
      return new PDFStream(dict, stream.contents);
    dict.delete(name("Filter"));
    dict.delete(name("DecodeParms"));
    return new PDFStream(dict, decodePDFRawStream(stream).decode());
  }
}

// The library stops for a millisecond after so many objects, which in a report is longer than all its work.
const withoutPauses = Number.POSITIVE_INFINITY;

/** What only says where the objects are, or holds some of them. */
function isPacking(object: unknown): boolean {
  if (!(object instanceof AnyStream)) return false;
  const type = object.dict.lookup(AnyName.of("Type"));
  return type === AnyName.of("ObjStm") || type === AnyName.of("XRef");
}
