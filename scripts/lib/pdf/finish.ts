// A PDF as the browser printed it → the PDF that we publish: it says who wrote what, when, in which language; every tag has its right
// type, every link its words; what is only decoration says so; the page numbers are those that are printed; the figures are inside.
import {attachFile, type AttachedFile} from "./attach.ts";
import {nameBookmarks} from "./bookmarks.ts";
import type {PDFDocument} from "./document.ts";
import {drawingsOf} from "./drawings.ts";
import {slimFonts} from "./font-files.ts";
import {nameTags} from "./ids.ts";
import {nameLetters} from "./letters.ts";
import {joinPrints, type Prints} from "./join.ts";
import {describeLinks} from "./links.ts";
import {redrawAll} from "./mark-drawings.ts";
import {pdfDate, setMetadata, type PdfMetadata} from "./metadata.ts";
import {numbered} from "./numbering.ts";
import {dictOf, name, textIn} from "./objects.ts";
import {bringIntoOneForm, renamed} from "./one-form.ts";
import {partsIn, type Parts} from "./parts.ts";
import {readPrinted} from "./printed.ts";
import {readPdf, type PdfFacts} from "./read.ts";
import {mapRoles} from "./roles.ts";
import {completeTables} from "./tables.ts";
import {writeTags} from "./tags.ts";
import {tidyTags} from "./tidy.ts";
import {writePdf} from "./write.ts";

export type {AttachedFile, PdfMetadata};

export interface Finished {
  readonly bytes: Uint8Array;
  /** What was read in it on the way, with what it says of itself now: so it need not be read again. */
  readonly pdf: PdfFacts;
  /** What it can be divided into, to be printed again one by one. */
  readonly parts: Parts;
}

/** Makes the files that belong into the PDF, from what is read in it. */
type Attaching = (pdf: PdfFacts) => readonly AttachedFile[];

/**
 * The same bytes and the same words about them always give the same bytes.
 *
 * @throws Error when the bytes are no PDF, or the date is none
 */
export async function finishPdf(
  printed: Uint8Array,
  about: PdfMetadata,
  attached?: Attaching,
): Promise<Finished> {
  return (await finishPrints({sources: [{bytes: printed}]}, about, attached))!;
}

/** The same bytes as of one print of the same pages; null where they cannot be had from these, which one print alone never is. */
export async function finishPrints(
  prints: Prints,
  about: PdfMetadata,
  attached: Attaching = () => [],
): Promise<Finished | null> {
  const joined = await joinPrints(prints);
  if (!joined) return null;
  const {pdf, top} = joined;
  const drawings = drawingsOf(pdf);
  const {isWhole, hasOwnFonts} = bringIntoOneForm(pdf, drawings);
  // The reader of any PDF takes longer than all the rest.
  const facts = readPrinted(pdf, drawings) ?? (await readAlone(prints, pdf));
  const named = renamed(pdf, drawings);
  if (!facts || (!isAlone(prints) && !(isWhole && named.isWhole))) return null;
  const parts = partsIn(pdf, top);
  redrawAll(drawings, top, named.names);
  if (top) {
    tidyTags(top);
    completeTables(top);
    mapRoles(pdf, top);
    writeTags(pdf, top);
    nameTags(pdf, top);
  }
  if (!hasOwnFonts) slimFonts(pdf);
  nameLetters(pdf, about.text ?? "");
  nameBookmarks(pdf, about.text ?? "");
  const links = facts.pages.map(page => page.links);
  describeLinks(pdf, top, links, about.language);
  for (const page of pdf.pages()) page.node.set(name("Tabs"), name("S"));
  pdf.catalog.set(name("PageLabels"), dictOf({Nums: [0, dictOf({S: "D"})]}));
  for (const file of attached(facts)) attachFile(pdf, file, pdfDate(about.date));
  setMetadata(pdf, about);
  const said = {
    title: textIn(pdf.info, "Title") || null,
    author: textIn(pdf.info, "Author") || null,
    creator: textIn(pdf.info, "Creator") || null,
    language: textIn(pdf.catalog, "Lang") || null,
  };
  const bytes = writePdf(numbered(pdf));
  joined.giveBack();
  return {bytes, pdf: {...facts, ...said}, parts};
}

async function readAlone(prints: Prints, pdf: PDFDocument): Promise<PdfFacts | null> {
  return isAlone(prints) ? readPdf(prints.sources[0]!.bytes, pdf) : null;
}

/** Whether it is one print as the browser made it. */
function isAlone({sources}: Prints): boolean {
  return sources.length === 1 && !sources[0]!.cut;
}
