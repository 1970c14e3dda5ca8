// A PDF as the browser printed it, taken apart already → what `readPdf` says of it, in a tenth of the time: it knows the few forms in
// which the browser writes, and leaves all others to the reader of any PDF.
import {drawingsOf, type Drawing} from "./drawings.ts";
import {fontsOf} from "./fonts.ts";
import type {PDFDocument} from "./document.ts";
import {
  dictIn,
  listIn,
  name,
  nameIn,
  numbersIn,
  PDFDict,
  PDFName,
  PDFRef,
  PDFString,
  resolved,
  textIn,
  type PDFObject,
} from "./objects.ts";
import {keptByName} from "./page-memory.ts";
import {glyphsOnce, readPageText, type PageText} from "./page-text.ts";
import type {Bookmark, LinkFacts, PageFacts, PdfFacts} from "./read.ts";

/** Null where there is anything in it that the browser does not write. */
export function readPrinted(
  pdf: PDFDocument,
  drawings: readonly Drawing[] = drawingsOf(pdf),
): PdfFacts | null {
  const {catalog} = pdf;
  const sheets = pdf.pages();
  if (catalog.has(name("Names")) || catalog.has(name("AcroForm"))) return null;
  const named = dictIn(catalog, "Dests");
  const numbers = new Map(sheets.map(({ref}, i) => [ref, i + 1]));
  const glyphsOf = glyphsOnce();
  const forms = new Map(drawings.filter(one => one.isForm).map(one => [one.stream, one]));
  const drawingOf = new Map(drawings.filter(one => !one.isForm).map(one => [one.page, one]));
  const pages: PageFacts[] = [];
  for (const {node, ref} of sheets) {
    const page = readPage(node, ref);
    if (!page) return null;
    pages.push(page);
  }
  const outline = bookmarksIn(dictIn(catalog, "Outlines"));
  if (!outline) return null;
  const info = dictIn(pdf.trailer, "Info");
  const said = (key: string): string | null => (info && textIn(info, key)) || null;
  const marks = dictIn(catalog, "MarkInfo")?.lookup(name("Marked"));
  return {
    pages,
    outline,
    title: said("Title"),
    author: said("Author"),
    language: textIn(catalog, "Lang") || null,
    creator: said("Creator"),
    producer: said("Producer"),
    tagged: marks === true,
    fonts: fontsOf(pdf),
    attachments: [],
  };

  function readPage(node: PDFDict, ref: PDFRef): PageFacts | null {
    const view = numbersIn(node, "MediaBox", 4) as [number, number, number, number] | null;
    if (!view || ["CropBox", "UserUnit", "Rotate"].some(key => node.has(name(key)))) return null;
    const drawing = drawingOf.get(ref);
    const links = (listIn(node, "Annots") ?? []).map(one => readLink(resolved(one)));
    if (!drawing || links.some(link => link === null)) return null;
    const known = links.flatMap(link => link ?? []);
    const areas = known.map(({area}) => area);
    const named = drawing.name && `${drawing.name} ${JSON.stringify([view, areas])}`;
    const read = wordsOf(named, () =>
      wordsIn(readPageText({drawing, forms, view, links: areas}, glyphsOf)),
    );
    return (
      read && {
        text: read.text,
        pieces: read.pieces,
        width: view[2] - view[0],
        height: view[3] - view[1],
        links: known.map(({link}, i) => ({...link, text: read.links[i]!})),
      }
    );
  }

  function readLink(found: unknown) {
    if (!(found instanceof PDFDict) || nameIn(found, "Subtype") !== "Link") return null;
    const rect = numbersIn(found, "Rect", 4);
    const action = dictIn(found, "A");
    if (!rect || found.has(name("QuadPoints")) || found.has(name("OC"))) return null;
    const target = action ? urlIn(action) : destination(found);
    if (target === null) return null;
    const [x1, y1, x2, y2] = rect as [number, number, number, number];
    const area = {
      left: Math.min(x1, x2),
      bottom: Math.min(y1, y2),
      right: Math.max(x1, x2),
      top: Math.max(y1, y2),
    };
    const link: LinkFacts = {...target, text: "", contents: textIn(found, "Contents")};
    return {area, link};
  }

  function destination(holder: PDFDict): Pick<LinkFacts, "url" | "page"> | null {
    const dest = holder.lookup(name("Dest"));
    if (Array.isArray(dest)) return {url: null, page: pageIn(dest)};
    if (!(dest instanceof PDFName)) return null;
    const there = named?.lookup(dest);
    return {url: null, page: Array.isArray(there) ? pageIn(there) : null};
  }

  function pageIn([first]: readonly PDFObject[]): number | null {
    return first instanceof PDFRef ? (numbers.get(first) ?? null) : null;
  }

  /** Null where a bookmark is of another form. */
  function bookmarksIn(parent: PDFDict | null): readonly Bookmark[] | null {
    const found: Bookmark[] = [];
    for (let one = parent && dictIn(parent, "First"); one; one = dictIn(one, "Next")) {
      const target = one.has(name("A")) ? null : destination(one);
      const children = bookmarksIn(one);
      if (!target || !children) return null;
      found.push({title: textIn(one, "Title"), page: target.page, children});
    }
    return found;
  }
}

/** What is read of a page: its words, those of each of its pieces, and those below its links. */
type Words = Pick<PageFacts, "text" | "pieces"> & Pick<PageText, "links">;

const wordsOf = keptByName<Words | null>(words => 200 + 3 * (words?.text.length ?? 0));

function wordsIn(read: PageText | null): Words | null {
  return (
    read && {
      text: read.items.map(({text, endsLine}) => text + (endsLine ? "\n" : "")).join(""),
      pieces: read.items.flatMap(({text}) => (text === "" ? [] : [text])),
      links: read.links,
    }
  );
}

/** Addresses as a browser writes them. Null for any other action. */
function urlIn(action: PDFDict): Pick<LinkFacts, "url" | "page"> | null {
  const uri = action.lookup(name("URI"));
  if (nameIn(action, "S") !== "URI" || !(uri instanceof PDFString)) return null;
  const written = uri.decodeText();
  const isPlain = /^(?:https?|mailto|tel):[!-~]+$/.test(written);
  return isPlain && URL.canParse(written) ? {url: new URL(written).href, page: null} : null;
}
