// A PDF as the browser printed it, and what it should say → the PDF that we publish, with its record inside, and what is wrong with it.
// All that follows a print: from plain data to plain data, so that another thread can do it.
import type {Diagnostic} from "../diagnostic.ts";
import {hashOf} from "../hash.ts";
import {finishPrints, type PdfMetadata} from "../pdf/finish.ts";
import type {Prints} from "../pdf/join.ts";
import type {Parts} from "../pdf/parts.ts";
import {standingIn, type Standing} from "../pdf/standing.ts";
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
  let standing: Standing | undefined;
  const finished = await finishPrints(print, about, ({producer, pages}) => {
    const pieces = pages.map(page => page.pieces);
    const {figures} = expected;
    const texts = figures.map(one => one.text);
    standing = standingIn(texts, pieces);
    const said = {browser: producer, pages: pieces};
    return [figuresFile(writeRecord(record, figures, said, standing))];
  });
  if (!finished) return null;
  const {bytes, pdf, parts} = finished;
  return {
    bytes,
    name: hashOf(bytes),
    pages: pdf.pages.length,
    parts,
    findings: faultsIn(pdf, expected, standing),
  };
}
