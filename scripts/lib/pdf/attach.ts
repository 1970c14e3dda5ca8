// A file within the PDF, which a reader can save, and a program find: listed by name, and as belonging to the whole document.
import type {PDFDocument} from "./document.ts";
import {dictIn, dictOf, listIn, name, packedStream, PDFDict, textOf} from "./objects.ts";

export interface AttachedFile {
  readonly name: string;
  /** `application/json` */
  readonly mime: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** @param date as PDF writes it: the file's, which is the content's */
export function attachFile(pdf: PDFDocument, file: AttachedFile, date: string): void {
  const stream = packedStream(file.bytes, {Type: "EmbeddedFile", Subtype: file.mime});
  const facts = dictOf({Size: file.bytes.length, ModDate: textOf(date)});
  stream.dict.set(name("Params"), facts);
  const spec = dictOf({Type: "Filespec", AFRelationship: "Data"});
  for (const key of ["F", "UF"]) spec.set(name(key), textOf(file.name));
  spec.set(name("Desc"), textOf(file.description));
  const ref = pdf.register(stream);
  spec.set(name("EF"), dictOf({F: ref, UF: ref}));
  const whole = pdf.register(spec);

  const names = dictIn(pdf.catalog, "Names") ?? new PDFDict();
  names.set(name("EmbeddedFiles"), dictOf({Names: [textOf(file.name), whole]}));
  pdf.catalog.set(name("Names"), names);
  const belonging = listIn(pdf.catalog, "AF") ?? [];
  belonging.push(whole);
  pdf.catalog.set(name("AF"), belonging);
}
