// A file within the PDF, which a reader can save, and a program find: listed by name, and as belonging to the whole document.
import {dictIn, listIn, name, PDFNumber, textOf, type PDFDocument} from "./objects.ts";

export interface AttachedFile {
  readonly name: string;
  /** `application/json` */
  readonly mime: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** @param date as PDF writes it: the file's, which is the content's */
export function attachFile(pdf: PDFDocument, file: AttachedFile, date: string): void {
  const {context} = pdf;
  const stream = context.flateStream(file.bytes, {Type: "EmbeddedFile", Subtype: file.mime});
  const facts = context.obj({});
  facts.set(name("Size"), PDFNumber.of(file.bytes.length));
  facts.set(name("ModDate"), textOf(date));
  stream.dict.set(name("Params"), facts);
  const spec = context.obj({Type: "Filespec", AFRelationship: "Data"});
  for (const key of ["F", "UF"]) spec.set(name(key), textOf(file.name));
  spec.set(name("Desc"), textOf(file.description));
  const ref = context.register(stream);
  spec.set(name("EF"), context.obj({F: ref, UF: ref}));
  const whole = context.register(spec);

  const names = dictIn(pdf.catalog, "Names") ?? context.obj({});
  const list = context.obj([]);
  list.push(textOf(file.name));
  list.push(whole);
  const files = context.obj({});
  files.set(name("Names"), list);
  names.set(name("EmbeddedFiles"), files);
  pdf.catalog.set(name("Names"), names);
  const belonging = listIn(pdf.catalog, "AF") ?? context.obj([]);
  belonging.push(whole);
  pdf.catalog.set(name("AF"), belonging);
}
