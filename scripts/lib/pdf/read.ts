// The bytes of a PDF → what a reader, a screen reader and a search engine find in it.
import type {FontFacts} from "./fonts.ts";
import type {PDFDocument} from "./document.ts";

export interface PdfFacts {
  readonly pages: readonly PageFacts[];
  readonly outline: readonly Bookmark[];
  /** Null where the PDF does not say; so for the next five. */
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly creator: string | null;
  readonly producer: string | null;
  /** Whether it has a structure tree and says that it is to be trusted. */
  readonly tagged: boolean;
  readonly fonts: readonly FontFacts[];
  readonly attachments: readonly Attachment[];
}

export interface PageFacts {
  /** In reading order, with the line breaks of the page. */
  readonly text: string;
  /** The same in the pieces in which it is set: words at different places of the page are never in one. */
  readonly pieces: readonly string[];
  /** In points, 72 to the inch. */
  readonly width: number;
  readonly height: number;
  readonly links: readonly LinkFacts[];
}

export interface LinkFacts {
  /** Where it leads: an address, or a page of the same PDF, from 1. Both null: nowhere. */
  readonly url: string | null;
  readonly page: number | null;
  /** The words that it lies upon, and what it says of itself to a screen reader. */
  readonly text: string;
  readonly contents: string;
}

export interface Bookmark {
  readonly title: string;
  /** From 1; null if it leads nowhere. */
  readonly page: number | null;
  readonly children: readonly Bookmark[];
}

export interface Attachment {
  readonly name: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a whole PDF. Never runs anything that is in it.
 *
 * @param opened the same PDF, where somebody has taken it apart already
 * @throws Error when the bytes are no PDF
 */
export async function readPdf(bytes: Uint8Array, opened?: PDFDocument): Promise<PdfFacts> {
  const {getDocumentProxy} = await import("unpdf");
  const {fontsOf} = await import("./fonts.ts");
  const {openPdf} = await import("./open.ts");
  // The reader takes the memory of what it is given away from us: it gets a copy. It would also
  // write its complaints to the console.
  const copy = Uint8Array.from(bytes);
  const pdf = await getDocumentProxy(copy, {isEvalSupported: false, verbosity: 0});
  try {
    const {info} = (await pdf.getMetadata()) as unknown as {
      info: Readonly<Record<string, unknown>>;
    };
    const marks = (await pdf.getMarkInfo()) as {Marked?: boolean} | null;
    const outline = (await pdf.getOutline()) as readonly RawBookmark[] | null;
    const attachments = (await pdf.getAttachments()) as Record<string, RawAttachment> | null;
    const numbers = Array.from({length: pdf.numPages}, (_, index) => index + 1);
    return {
      pages: await inTurn(numbers, readPage),
      outline: await inTurn(outline ?? [], readBookmark),
      title: said(info["Title"]),
      author: said(info["Author"]),
      language: said(info["Language"]),
      creator: said(info["Creator"]),
      producer: said(info["Producer"]),
      tagged: marks?.Marked === true,
      fonts: fontsOf(opened ?? (await openPdf(bytes))),
      attachments: Object.values(attachments ?? {}).map(readAttachment),
    };
  } finally {
    await pdf.destroy();
  }

  async function readPage(number: number): Promise<PageFacts> {
    const page = await pdf.getPage(number);
    const {items} = (await page.getTextContent()) as {items: readonly RawText[]};
    const annotations = (await page.getAnnotations()) as readonly RawAnnotation[];
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    page.cleanup();
    return {
      text: items.map(({str, hasEOL}) => (str ?? "") + (hasEOL ? "\n" : "")).join(""),
      pieces: items.flatMap(({str}) => (str ? [str] : [])),
      width: (right - left) * page.userUnit,
      height: (top - bottom) * page.userUnit,
      links: await inTurn(
        annotations.filter(one => one.subtype === "Link"),
        readLink,
      ),
    };
  }

  async function readLink(link: RawAnnotation): Promise<LinkFacts> {
    return {
      url: link.url ?? link.unsafeUrl ?? null,
      page: await pageOf(link.dest),
      text: link.overlaidText ?? "",
      contents: link.contentsObj?.str ?? "",
    };
  }

  async function readBookmark({title, dest, items}: RawBookmark): Promise<Bookmark> {
    return {title, page: await pageOf(dest), children: await inTurn(items, readBookmark)};
  }

  // A destination is a list that begins with a page, or the name of such a list.
  async function pageOf(dest: unknown): Promise<number | null> {
    const list: unknown = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
    if (!Array.isArray(list)) return null;
    const [page] = list as readonly unknown[];
    if (typeof page === "number") return page + 1;
    if (typeof page !== "object" || page === null) return null;
    return pdf.getPageIndex(page as {num: number; gen: number}).then(
      index => index + 1,
      () => null,
    );
  }
}

interface RawText {
  readonly str?: string;
  readonly hasEOL?: boolean;
}

interface RawAnnotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly dest?: unknown;
  readonly overlaidText?: string;
  readonly contentsObj?: {readonly str?: string};
}

interface RawBookmark {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly RawBookmark[];
}

interface RawAttachment {
  readonly filename: string;
  readonly description?: string;
  readonly content: Uint8Array;
}

function readAttachment({filename, description, content}: RawAttachment): Attachment {
  return {name: filename, description: description ?? "", bytes: content};
}

function said(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

// One after the other: a hundred pages at once would all lie in memory together.
async function inTurn<A, B>(items: readonly A[], step: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const item of items) done.push(await step(item));
  return done;
}
