// The bytes of any PDF, whoever made it → its words, what it says of itself, and the files inside it. Nothing of it is run.
import type {Attachment} from "./read.ts";
import {apart, lineText, type Piece} from "./line-text.ts";

export interface PdfWords {
  readonly pages: readonly PageWords[];
  /** Null where the PDF does not say; so for the next three. */
  readonly title: string | null;
  /** The program that wrote the text, and the one that made the PDF of it. */
  readonly creator: string | null;
  readonly producer: string | null;
  /** "2010-03-22" */
  readonly created: string | null;
  readonly attachments: readonly Attachment[];
}

export interface PageWords {
  /** As lines and cells: see line-text.ts. */
  readonly text: string;
  /** The pieces in which it is set. */
  readonly pieces: readonly string[];
}

/**
 * No text of the answer holds anything that a terminal would take for an order, or that turns the direction of what follows it.
 *
 * @param wanted the names of the files inside that are to be given out
 * @throws Error when it cannot be read
 */
export async function readWords(bytes: Uint8Array, wanted: readonly string[]): Promise<PdfWords> {
  const {getDocumentProxy} = await import("unpdf");
  const pdf = await getDocumentProxy(bytes, {
    isEvalSupported: false,
    verbosity: 0,
    maxImageSize: 1,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    const {info} = (await pdf.getMetadata()) as unknown as {
      info: Readonly<Record<string, unknown>>;
    };
    const pages: PageWords[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(number));
    return {
      pages,
      title: said(info["Title"]),
      creator: said(info["Creator"]),
      producer: said(info["Producer"]),
      created: dateIn(info["CreationDate"]),
      attachments: await attached(),
    };
  } finally {
    await pdf.destroy();
  }

  async function readPage(number: number): Promise<PageWords> {
    const page = await pdf.getPage(number);
    const {items} = (await page.getTextContent()) as {items: readonly RawText[]};
    page.cleanup();
    const pieces = items.flatMap(({str, transform, width}): Piece[] =>
      str ? [{text: harmless(str), matrix: transform ?? [], width: width ?? 0}] : [],
    );
    return {text: lineText(pieces), pieces: pieces.map(one => one.text)};
  }

  async function attached(): Promise<readonly Attachment[]> {
    const files = (await pdf.getAttachments()) as Record<string, RawAttachment> | null;
    return Object.values(files ?? {}).flatMap(({filename, content}) =>
      wanted.includes(filename) ? [{name: filename, description: "", bytes: content}] : [],
    );
  }
}

/** Without control characters and marks of direction, our own mark among them. */
export function harmless(text: string): string {
  return text.replace(orders, " ").replaceAll(apart, "");
}

const orders =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

interface RawText {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
}

interface RawAttachment {
  readonly filename: string;
  readonly content: Uint8Array;
}

function said(value: unknown): string | null {
  const text = typeof value === "string" ? harmless(value).replace(/\s+/g, " ").trim() : "";
  return text === "" ? null : text;
}

function dateIn(value: unknown): string | null {
  const [, year, month, day] = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(String(value)) ?? [];
  return year ? [year, month, day].filter(Boolean).join("-") : null;
}
