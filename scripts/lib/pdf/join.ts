// A print put together: from each of several prints of one page, some of its pages, which keep their numbers.
import type {PDFDocument} from "./document.ts";
import {openPdf} from "./open.ts";

export interface Source {
  readonly bytes: Uint8Array;
  /** Ranges of pages, first and last, from 0; all where it is left out. */
  readonly pages?: readonly (readonly [number, number])[];
}

/** What is to become one PDF. Every page comes from one source, in which it stands at the same number. */
export interface Prints {
  readonly sources: readonly Source[];
  /** How many tags lead down to the parts, as was found in the whole print: see parts.ts. Only asked for where there are several. */
  readonly depth?: number;
}

/**
 * Null where they cannot be put together so that the result is what one print would have been: then the whole has to be printed.
 *
 * @throws Error when the bytes of a print that stands alone are no PDF
 */
export async function joinPrints({sources}: Prints): Promise<PDFDocument | null> {
  const [first, ...others] = sources;
  if (!first || others.length > 0) return null;
  const pdf = await openPdf(first.bytes);
  return isWhole(first, pdf.pages().length) ? pdf : null;
}

function isWhole({pages}: Source, count: number): boolean {
  if (!pages) return true;
  const used = new Set(pages.flatMap(([from, to]) => numbersFrom(from, to)));
  return used.size === count && numbersFrom(0, count - 1).every(page => used.has(page));
}

function numbersFrom(first: number, last: number): readonly number[] {
  return Array.from({length: Math.max(0, last - first + 1)}, (_, i) => first + i);
}
