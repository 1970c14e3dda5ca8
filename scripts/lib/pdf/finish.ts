// A PDF as the browser printed it → the PDF that we publish: it says who wrote what, when, in which language; every tag has its right
// type, every link its words; what is only decoration says so; the page numbers are those that are printed; the figures are inside.
import {attachFile, type AttachedFile} from "./attach.ts";
import {nameBookmarks} from "./bookmarks.ts";
import {applyEdits} from "./edits.ts";
import {drawingsOf, redraw, type Drawing} from "./drawings.ts";
import {slimFonts} from "./font-files.ts";
import {nameTags} from "./ids.ts";
import {nameLetters} from "./letters.ts";
import {describeLinks} from "./links.ts";
import {markArtifacts, marksIn} from "./marks.ts";
import {pdfDate, setMetadata, type PdfMetadata} from "./metadata.ts";
import {dictOf, name, textIn, type PDFRef} from "./objects.ts";
import {openPdf} from "./open.ts";
import {readPrinted} from "./printed.ts";
import {readPdf, type PdfFacts} from "./read.ts";
import {mapRoles} from "./roles.ts";
import {joinRuns} from "./runs.ts";
import {widthsByName} from "./widths.ts";
import {completeTables} from "./tables.ts";
import {eachTag, readTags, writeTags, type Kid, type Tag} from "./tags.ts";
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

function markDrawings(drawings: readonly Drawing[], top: Tag): void {
  const tagged = piecesIn(top, () => true);
  // What counts without a word in it: a picture, the bullet of a list.
  const counting = piecesIn(top, types =>
    types.some(type => /^(?:Figure|Formula|Lbl|Form)$/.test(type)),
  );
  const marked = new Map<PDFRef, ReadonlySet<number>>(
    drawings.flatMap(({stream, isForm, operators}) => {
      const marks = isForm ? marksIn(operators) : [];
      return marks.length > 0 ? [[stream, new Set(marks)] as const] : [];
    }),
  );
  const gone = new Set<string>();
  for (const drawing of drawings) {
    const joined = joinRuns(drawing.operators, widthsByName(drawing.resources));
    const marking = {
      isTagged: (mcid: number) => tagged.has(`${drawing.page.number} ${mcid}`),
      counts: (mcid: number) => counting.has(`${drawing.page.number} ${mcid}`),
      hasMarks: (form: string) => marked.has(drawing.forms.get(form)!),
    };
    const {edits, dropped} = markArtifacts(drawing.operators, marking, joined.gone);
    for (const mcid of dropped) gone.add(`${drawing.page.number} ${mcid}`);
    const all = [...joined.edits, ...edits];
    if (all.length > 0) redraw(drawing.stream, applyEdits(drawing.bytes, all));
  }
  const homes = homesOf(drawings, marked);
  eachTag(top, tag => {
    tag.kids = tag.kids.flatMap((kid): readonly Kid[] => {
      if (kid.sort !== "piece") return [kid];
      const key = `${kid.page.number} ${kid.mcid}`;
      return gone.has(key) ? [] : [{...kid, form: kid.form ?? homes.get(key) ?? null}];
    });
  });
}

/** The browser says of what stands in a form that it stands on the page: here is the form. */
function homesOf(
  drawings: readonly Drawing[],
  marked: ReadonlyMap<PDFRef, ReadonlySet<number>>,
): ReadonlyMap<string, PDFRef> {
  return new Map(
    drawings.flatMap(({stream, page}) =>
      [...(marked.get(stream) ?? [])].map(mcid => [`${page.number} ${mcid}`, stream] as const),
    ),
  );
}

/** By page and number. `isWanted` is given the types of all tags around a piece. */
function piecesIn(top: Tag, isWanted: (types: readonly string[]) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  eachTag(top, (tag, above) => {
    if (isWanted([tag, ...above].map(one => one.type)))
      for (const kid of tag.kids)
        if (kid.sort === "piece") found.add(`${kid.page.number} ${kid.mcid}`);
  });
  return found;
}
