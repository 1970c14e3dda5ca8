// Who wrote what, when, in which language: once as PDF has always said it, once in the form that libraries and search engines read.
import type {PDFDocument} from "./document.ts";
import {
  dictIn,
  dictOf,
  name,
  PDFDict,
  PDFHexString,
  PDFStream,
  PDFString,
  textIn,
} from "./objects.ts";
import {hashOf} from "../hash.ts";

export interface PdfMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly publisher: string;
  /** As in HTML: `en-GB`. */
  readonly language: string;
  /** The date of the content, `2010-03-22`, `2010-03` or `2010`: the PDF's dates, never the clock's. */
  readonly date: string;
  /** What the PDF was made from. Two PDFs with the same identity have the same `/ID`. */
  readonly identity: string;
  /** All words that the PDF was printed from, in HTML: letters that stand in it keep their names, see letters.ts. */
  readonly text?: string | undefined;
}

/** @throws Error when the date is none */
export function setMetadata(pdf: PDFDocument, about: PdfMetadata): void {
  const date = startOf(about.date);
  const {info, catalog} = pdf;
  const say = (key: string, text: string): void => info.set(name(key), PDFHexString.fromText(text));
  say("Title", about.title);
  titleInWindow(pdf);
  say("Author", about.authors.join(", "));
  say("Creator", "Costed");
  if (about.subject !== undefined) say("Subject", about.subject);
  if (about.keywords !== undefined) say("Keywords", about.keywords.join(", "));
  for (const key of ["CreationDate", "ModDate"])
    info.set(name(key), new PDFString(pdfDate(about.date)));
  catalog.set(name("Lang"), new PDFString(about.language));
  const packet = new TextEncoder().encode(metadataPacket(about, date, textIn(info, "Producer")));
  const xmp = new PDFStream(dictOf({Type: "Metadata", Subtype: "XML"}), packet);
  catalog.set(name("Metadata"), pdf.register(xmp));
  const id = new PDFHexString(hashOf(about.identity).slice(0, 32).toUpperCase());
  pdf.trailer.set(name("ID"), [id, id]);
}

/** Rather than the file's name. */
function titleInWindow(pdf: PDFDocument): void {
  const {catalog} = pdf;
  const known = dictIn(catalog, "ViewerPreferences");
  const preferences = known ?? new PDFDict();
  if (!known) catalog.set(name("ViewerPreferences"), pdf.register(preferences));
  preferences.set(name("DisplayDocTitle"), true);
}

/** As PDF writes dates: `D:20100322000000Z`. */
export function pdfDate(date: string): string {
  return `D:${startOf(date).toISOString().replace(/\D/g, "").slice(0, 14)}Z`;
}

function startOf(date: string): Date {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  const midnight = `${year ?? ""}-${month}-${day}T00:00:00Z`;
  const start = new Date(midnight);
  if (Number.isNaN(start.getTime())) throw new Error(`\`${date}\` is not a date`);
  return start;
}

/** The same once more in the form that libraries and search engines read, and with the publisher. */
function metadataPacket(about: PdfMetadata, date: Date, producer: string): string {
  const when = date.toISOString().replace(/\.\d+Z$/, "Z");
  const bag = (kind: string, items: readonly string[]) =>
    `<rdf:${kind}>${items.map(item => `<rdf:li>${escape(item)}</rdf:li>`).join("")}</rdf:${kind}>`;
  const inDefaultLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`;
  return [
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>`,
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">`,
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title>${inDefaultLanguage(about.title)}</dc:title>`,
    about.subject === undefined
      ? ""
      : `<dc:description>${inDefaultLanguage(about.subject)}</dc:description>`,
    `<dc:creator>${bag("Seq", about.authors)}</dc:creator>`,
    `<dc:publisher>${bag("Bag", [about.publisher])}</dc:publisher>`,
    `<dc:language>${bag("Bag", [about.language])}</dc:language>`,
    about.keywords === undefined
      ? ""
      : `<pdf:Keywords>${escape(about.keywords.join(", "))}</pdf:Keywords>`,
    `<pdf:Producer>${escape(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>Costed</xmp:CreatorTool>`,
    `<xmp:CreateDate>${when}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${when}</xmp:ModifyDate>`,
    `</rdf:Description>`,
    `</rdf:RDF>`,
    `</x:xmpmeta>`,
    `<?xpacket end="r"?>`,
  ]
    .filter(Boolean)
    .join("\n");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
