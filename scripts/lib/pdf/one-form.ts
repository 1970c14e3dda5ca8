// A print in one form: what is said in it does not depend on what else was printed with it, or in which order the browser came to it. So
// a print that is put together from several is the same, byte for byte, as one.
import {placesAsked, placesIn, writePlaces} from "./asked.ts";
import {codesShown} from "./codes-shown.ts";
import type {PDFDocument} from "./document.ts";
import type {Drawing} from "./drawings.ts";
import {dictIn, dictOf, name, nameIn, PDFDict, PDFRef, PDFStream, refIn} from "./objects.ts";
import {onceEach} from "./once-each.ts";
import {outlineOf, writeOutline} from "./outline.ts";
import {nameResources, type NewNames} from "./resources.ts";
import {uniteFonts} from "./unite-fonts.ts";

export interface InOneForm {
  /** Whether all of it could be brought into the form. What could not is as the browser has it. */
  readonly isWhole: boolean;
  readonly hasOwnFonts: boolean;
}

/** All but what the drawings call what they use: see `renamed`. */
export function bringIntoOneForm(pdf: PDFDocument, drawings: readonly Drawing[]): InOneForm {
  const done = [unitePages(pdf), uniteOutline(pdf), unitePlaces(pdf)];
  const fonts = hasOthers(pdf, drawings) ? null : uniteFonts(pdf, codesShown(drawings));
  for (const {resources} of drawings) {
    const named = resources && dictIn(resources, "Font");
    for (const [key, font] of named?.entries() ?? []) {
      const now = fonts?.get(font);
      if (now !== undefined) named!.set(key, now);
    }
  }
  return {isWhole: fonts !== null && done.every(Boolean), hasOwnFonts: fonts !== null};
}

export interface Renamed {
  readonly isWhole: boolean;
  /** Of each drawing; none of one with anything that has no such name. */
  readonly names: ReadonlyMap<Drawing, NewNames>;
}

/** What they use has names that count from one. */
export function renamed(pdf: PDFDocument, drawings: readonly Drawing[]): Renamed {
  const once = onceEach();
  const names = new Map<Drawing, NewNames>();
  // What two pages draw has the names of both.
  const isOwn = drawings.filter(({isForm}) => !isForm).length === pdf.pages().length;
  for (const drawing of isOwn ? drawings : []) {
    const own = nameResources(drawing, once);
    if (own) names.set(drawing, own);
  }
  return {names, isWhole: names.size === drawings.length};
}

/** Whether anything is drawn besides the pages and their forms: a pattern, a mask. */
function hasOthers(pdf: PDFDocument, drawings: readonly Drawing[]): boolean {
  const drawn = new Set(drawings.map(({stream}) => stream));
  return pdf
    .objects()
    .some(
      ref =>
        ref.object instanceof PDFStream &&
        ref.object.dict.has(name("Resources")) &&
        !drawn.has(ref),
    );
}

const usual = new Set(["Type", "Kids", "Count", "Parent"]);

/** All pages below one. */
function unitePages(pdf: PDFDocument): boolean {
  const root = refIn(pdf.catalog, "Pages");
  const pages = pdf.pages();
  if (!root || !isUsual(root, 0)) return false;
  writePages(
    root,
    pages.map(({ref}) => ref),
  );
  return true;
}

/** Whether pages have all that they have themselves. */
function isUsual({object}: PDFRef, depth: number): boolean {
  if (!(object instanceof PDFDict) || depth > 99) return false;
  if (nameIn(object, "Type") === "Page") return true;
  const kids = object.lookup(name("Kids"));
  return (
    object.keys().every(key => usual.has(key.text)) &&
    Array.isArray(kids) &&
    kids.every(kid => kid instanceof PDFRef && isUsual(kid, depth + 1))
  );
}

export function writePages(root: PDFRef, pages: readonly PDFRef[]): void {
  root.object = dictOf({Type: "Pages", Count: pages.length, Kids: [...pages]});
  for (const {object} of pages) (object as PDFDict).set(name("Parent"), root);
}

function uniteOutline(pdf: PDFDocument): boolean {
  const entries = outlineOf(pdf);
  if (!entries) return false;
  const pages = new Map(pdf.pages().map(({ref}, i) => [ref, i]));
  const order = ({page}: {page: PDFRef}): number => pages.get(page) ?? -1;
  writeOutline(
    pdf,
    entries.toSorted((a, b) => order(a) - order(b)),
  );
  return true;
}

function unitePlaces(pdf: PDFDocument): boolean {
  if (pdf.catalog.has(name("OpenAction"))) return false;
  const [asked, places] = [placesAsked(pdf.pages()), placesIn(pdf)];
  if (!asked || !places) return false;
  const kept = [...places].filter(([key]) => asked.has(key));
  writePlaces(
    pdf,
    kept.map(([key, {place}]) => [key, place]),
  );
  return kept.length === asked.size;
}
