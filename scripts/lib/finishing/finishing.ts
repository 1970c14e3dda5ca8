// A PDF as the browser printed it, and what it should say → the PDF that we publish, with its record inside, and what is wrong with it.
// All that follows a print: from plain data to plain data, so that another thread can do it.
import type {Diagnostic} from "../diagnostic.ts";
import {hashOf} from "../hash.ts";
import {finishPrints, type PdfMetadata} from "../pdf/finish.ts";
import type {Prints} from "../pdf/join.ts";
import type {Parts} from "../pdf/parts.ts";
import type {FiguresFile} from "../record/record.ts";
import {figuresFile, writeRecord} from "../record/write.ts";
import {faultsIn, type Expected} from "./faults.ts";

export {rememberPages} from "../pdf/page-memory.ts";

export interface PrintToFinish extends Prints {
  readonly about: PdfMetadata;
  readonly record: FiguresFile;
  readonly expected: Expected;
}

export interface FinishedPrint {
  readonly bytes: Uint8Array;
  /** The hash of the bytes. */
  readonly name: string;
  readonly pages: number;
  readonly parts: Parts;
  readonly findings: readonly Diagnostic[];
}

/** The same print always gives the same; null where several cannot be made one. @throws Error when the bytes are no PDF, or the date is none */
export async function finishPrint(print: PrintToFinish): Promise<FinishedPrint | null> {
  const {about, record, expected} = print;
  const finished = await finishPrints(print, about, ({producer, pages}) => {
    const pieces = pages.map(page => page.pieces);
    return [figuresFile(writeRecord(record, expected.figures, {browser: producer, pages: pieces}))];
  });
  if (!finished) return null;
  const {bytes, pdf, parts} = finished;
  return {
    bytes,
    name: hashOf(bytes),
    pages: pdf.pages.length,
    parts,
    findings: faultsIn(pdf, expected),
  };
}
