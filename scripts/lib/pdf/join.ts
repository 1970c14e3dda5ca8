// A print put together: from each of several prints of one page, some of its pages, which keep their numbers.
import {numbersOf, type Pages} from "../page/changed.ts";
import {placesAsked, placesIn, writePlaces} from "./asked.ts";
import {PDFDocument, type PDFPage} from "./document.ts";
import {dictIn, name, textIn, type PDFName, type PDFObject, PDFDict} from "./objects.ts";
import {numbered} from "./numbering.ts";
import {writePages} from "./one-form.ts";
import {cutOutOf, type Cut} from "./cut-open.ts";
import {openKept, type Kept} from "./kept-open.ts";
import {openPdf} from "./open.ts";
import {outlineOf, writeOutline, type OutlineEntry} from "./outline.ts";
import {joinTags} from "./join-tags.ts";
import {sharesForms, sizesIn, type Opened} from "./opened.ts";
import {readTags, type Tag} from "./tags.ts";
import {written} from "./written.ts";

export interface Source {
  readonly bytes: Uint8Array;
  /** The pages that are taken from it, first and last, from 0; all where it is left out. */
  readonly pages?: readonly Pages[];
  /** Those that were printed, of which the last may not have been there; all where it is left out. */
  readonly printed?: readonly Pages[];
  /** The same for the same bytes: of a print that comes again and again, which then stays taken apart. */
  readonly id?: number;
  /** One of several documents that were printed one after the other; then it stands alone. */
  readonly cut?: Cut;
}

/** What is to become one PDF. Every page comes from one source, in which it has the same number. */
export interface Prints {
  readonly sources: readonly Source[];
  /** How many tags lead down to the parts, as was found in the whole print: see parts.ts. Only asked for where there are several. */
  readonly depth?: number;
}

export interface Joined {
  readonly pdf: PDFDocument;
  readonly top: Tag | null;
  /** When nothing of it is needed any more: see kept-open.ts. */
  readonly giveBack: () => void;
}

/**
 * Null where they cannot be put together so that the result is what one print would have been: then the whole has to be printed.
 *
 * @throws Error when the bytes of a print that stands alone are no PDF
 */
export async function joinPrints({sources, depth = 0}: Prints): Promise<Joined | null> {
  const [first, ...others] = sources;
  if (!first) return null;
  if (first.cut) return cutOutOf(first.bytes, first.cut);
  if (others.length === 0) {
    const kept = openKept(first.bytes, first.id) ?? (await openOther(first.bytes));
    return pagesOf(first, kept.pdf, 0).pages.includes(null) ? null : kept;
  }
  const kept = sources.map(({bytes, id}) => openKept(bytes, id));
  const last = Math.max(...sources.flatMap(({pages = []}) => pages.map(([, last]) => last)));
  const opened = kept.map((one, i) => one && {...one, ...pagesOf(sources[i]!, one.pdf, last)});
  const joined = opened.includes(null) ? null : join(opened as Opened[], depth);
  const giveBack = (): void => {
    for (const one of kept) one?.giveBack();
  };
  return joined && {...joined, giveBack};
}

async function openOther(bytes: Uint8Array): Promise<Kept> {
  const pdf = await openPdf(bytes);
  return {pdf, top: readTags(pdf), giveBack: () => undefined};
}

/** By number, up to `last` at least. */
function pagesOf(
  source: Source,
  pdf: PDFDocument,
  last: number,
): Pick<Opened, "pages" | "numbers"> {
  const own = pdf.pages();
  const {pages: taken, printed = [[0, own.length - 1]]} = source;
  const numbers = numbersOf(printed).slice(0, own.length);
  const found = new Array<PDFPage | null>(1 + Math.max(last, ...numbers)).fill(null);
  for (const [i, number] of numbers.entries())
    if (!taken || taken.some(([first, last]) => first <= number && number <= last))
      found[number] = own[i]!;
  return {pages: found, numbers: new Map(numbers.map((number, i) => [own[i]!.ref, number]))};
}

function join(opened: readonly Opened[], depth: number): Omit<Joined, "giveBack"> | null {
  const [{pdf: first, pages: firstPages}] = opened as [Opened];
  const pages = firstPages.map((_, i) => {
    const takers = opened.flatMap(({pages: own}) => own[i] ?? []);
    return takers.length === 1 ? takers[0]! : null;
  });
  if (opened.some(one => one.pages.length !== pages.length || saysElse(one.pdf, first)))
    return null;
  if (pages.includes(null) || opened.some(sharesForms) || !sizesIn(opened)) return null;
  const places = joinPlaces(opened);
  const outline = joinOutlines(opened);
  const top = joinTags(opened, depth);
  if (!places || !outline || !top) return null;

  const catalog = new PDFDict(first.catalog.entries().flat());
  const left = new PDFDocument(first.minor);
  const tree = left.register(null);
  writePages(
    tree,
    (pages as PDFPage[]).map(({ref}) => ref),
  );
  catalog.set(name("Pages"), tree);
  const tags = dictIn(first.catalog, "StructTreeRoot")!;
  const apart = new PDFDict(
    tags
      .entries()
      .filter(([key]) => !leading.has(key.text))
      .flat(),
  );
  catalog.set(name("StructTreeRoot"), left.register(apart));
  for (const key of ["Dests", "Outlines"]) catalog.delete(name(key));
  left.trailer.set(name("Root"), left.register(catalog));
  left.trailer.set(name("Info"), left.register(first.info));
  const pdf = numbered(left);
  // These lead to tags, and so to all that is left behind.
  writePlaces(pdf, places);
  writeOutline(pdf, outline);
  return {pdf, top};
}

/** What leads from the root of the tags to all that is tagged. */
const leading = new Set(["K", "ParentTree", "IDTree"]);
const own = new Set(["Pages", "Dests", "StructTreeRoot", "Outlines"]);

/** What a print says of itself as a whole. */
function saysElse(pdf: PDFDocument, first: PDFDocument): boolean {
  const said = ({catalog, info, minor}: PDFDocument): string => {
    const entries = catalog.entries().filter(([key]) => !own.has(key.text));
    const root = dictIn(catalog, "StructTreeRoot");
    const roles = root && dictIn(root, "RoleMap");
    const about = ["Producer", "Creator", "Title"].map(key => textIn(info, key));
    return [minor, written(new PDFDict(entries.flat())), roles && written(roles), ...about].join(
      "\n",
    );
  };
  const keys = new Set(first.catalog.keys().map(key => key.text));
  const isPlain = [...keys].every(key => own.has(key) || plain.has(key));
  return !isPlain || said(pdf) !== said(first);
}

/** What holds words and numbers alone. */
const plain = new Set(["Type", "MarkInfo", "ViewerPreferences", "Lang"]);

/** Null where a link leads nowhere, or a name is that of two places. */
function joinPlaces(
  opened: readonly Opened[],
): readonly (readonly [PDFName, PDFObject[]])[] | null {
  const found = new Map<PDFName, PDFObject[]>();
  const wanted = new Set<PDFName>();
  for (const {pdf, pages} of opened) {
    const own = pages.flatMap(page => page ?? []);
    const refs = new Set(own.map(({ref}) => ref));
    const [asked, places] = [placesAsked(own), placesIn(pdf)];
    if (!asked || !places) return null;
    for (const key of asked) wanted.add(key);
    for (const [key, {place, page}] of places) {
      if (!refs.has(page)) continue;
      if (found.has(key)) return null;
      found.set(key, place);
    }
  }
  return [...wanted].every(key => found.has(key)) ? [...found] : null;
}

function joinOutlines(opened: readonly Opened[]): readonly OutlineEntry[] | null {
  const found: (readonly [number, OutlineEntry])[] = [];
  for (const {pdf, pages} of opened) {
    const entries = outlineOf(pdf);
    if (!entries) return null;
    const numbers = new Map(pages.map((page, i) => [page?.ref, i]));
    for (const entry of entries) {
      const at = numbers.get(entry.page);
      if (at !== undefined) found.push([at, entry]);
    }
  }
  return found.sort(([a], [b]) => a - b).map(([, entry]) => entry);
}
