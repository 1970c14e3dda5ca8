// A PDF as the browser printed it → the PDF that we publish: it says who wrote what, when, in which language; every tag has its right
// type, every link its words; what is only decoration says so; the page numbers are those that are printed; the figures are inside.
import {attachFile, type AttachedFile} from "./attach.ts";
import {nameBookmarks} from "./bookmarks.ts";
import {drawingsOf} from "./drawings.ts";
import {slimFonts} from "./font-files.ts";
import {nameTags} from "./ids.ts";
import {nameLetters} from "./letters.ts";
import {describeLinks} from "./links.ts";
import {markDrawings} from "./mark-drawings.ts";
import {pdfDate, setMetadata, type PdfMetadata} from "./metadata.ts";
import {dictOf, name, textIn} from "./objects.ts";
import {openPdf} from "./open.ts";
import {readPrinted} from "./printed.ts";
import {readPdf, type PdfFacts} from "./read.ts";
import {mapRoles} from "./roles.ts";
import {completeTables} from "./tables.ts";
import {readTags, writeTags} from "./tags.ts";
import {tidyTags} from "./tidy.ts";
import {writePdf} from "./write.ts";

export type {AttachedFile, PdfMetadata};

export interface Finished {
  readonly bytes: Uint8Array;
  /** What was read in it on the way, with what it says of itself now: so it need not be read again. */
  readonly pdf: PdfFacts;
}

/**
 * The same bytes and the same words about them always give the same bytes.
 *
 * @param attached makes the files that belong into the PDF, from what is read in it
 * @throws Error when the bytes are no PDF, or the date is none
 */
export async function finishPdf(
  printed: Uint8Array,
  about: PdfMetadata,
  attached: (pdf: PdfFacts) => readonly AttachedFile[] = () => [],
): Promise<Finished> {
  const pdf = await openPdf(printed);
  const drawings = drawingsOf(pdf);
  // The reader of any PDF takes longer than all the rest.
  const facts = readPrinted(pdf, drawings) ?? (await readPdf(printed, pdf));
  const top = readTags(pdf);
  if (top) {
    markDrawings(drawings, top);
    tidyTags(top);
    completeTables(top);
    mapRoles(pdf, top);
    writeTags(pdf, top);
    nameTags(pdf, top);
  }
  slimFonts(pdf);
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
  return {bytes: writePdf(pdf), pdf: {...facts, ...said}};
}
