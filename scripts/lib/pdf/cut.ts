// A print of several documents, one after the other → the print of each, as if it had been printed by itself.
import {PDFDocument, type PDFPage} from "./document.ts";
import {
  contentsOf,
  dictIn,
  listIn,
  name,
  nameIn,
  numbersIn,
  PDFDict,
  PDFRef,
  PDFStream,
  resolved,
  type PDFObject,
} from "./objects.ts";
import {numbered} from "./numbering.ts";
import {writePages} from "./one-form.ts";
import {outlineOf, writeOutline, type OutlineEntry} from "./outline.ts";
import {eachTag, readTags, type Tag} from "./tags.ts";

export interface CutOut {
  readonly pdf: PDFDocument;
  readonly top: Tag;
}

/**
 * Null where they cannot be told apart so that each is what its own print would have been: then each has to be printed.
 *
 * @param counts how many pages each document has
 */
export function cutPrint(print: PDFDocument, counts: readonly number[]): readonly CutOut[] | null {
  const pages = print.pages();
  const owners = counts.flatMap((count, i) => Array.from({length: count}, () => i));
  if (owners.length !== pages.length || !isPlain(print.catalog)) return null;
  if (!pages.every((page, i) => isFromItsCorner(page, i))) return null;
  const ownerOf = new Map(pages.map(({ref}, i) => [ref, owners[i]!]));
  const tags = tagsOf(print, ownerOf, counts.length);
  const entries = outlineOf(print);
  if (!tags || !entries) return null;
  const taken = new Set<PDFRef>();
  const documents = counts.map((_, i) => {
    const own = pages.filter(({ref}) => ownerOf.get(ref) === i);
    const outline = entries.filter(({page}) => ownerOf.get(page) === i);
    return documentOf(print, own, outline, taken);
  });
  return documents.includes(null) ? null : documents.map((pdf, i) => ({pdf: pdf!, top: tags[i]!}));
}

const known = new Set(
  "Type Pages StructTreeRoot Outlines MarkInfo ViewerPreferences Lang".split(" "),
);

/** Named places would be those of several documents. */
function isPlain(catalog: PDFDict): boolean {
  return catalog.keys().every(({text}) => known.has(text));
}

/**
 * Whether a page is drawn as it would be as the first of all: nothing of it from the corner of the print as a whole, and in its own
 * size. The browser draws for 300 dots an inch, of which a pixel has 3.125; and the whole print smaller, where anything is too wide.
 */
function isFromItsCorner({node}: PDFPage, number: number): boolean {
  const [, , , height = 0] = numbersIn(node, "MediaBox", 4) ?? [];
  const stream = resolved(node.get(name("Contents")));
  const dots = Math.round((height / 72) * 300);
  if (!(stream instanceof PDFStream) || Math.abs(dots / 300 - height / 72) > 1e-6) return false;
  const {buffer, byteOffset, length} = contentsOf(stream);
  const drawing = Buffer.from(buffer, byteOffset, length);
  if (!drawing.includes("\n3.125 0 0 3.125 0 0 cm\n")) return false;
  return number === 0 || !drawing.includes(` ${-number * dots} cm\n`);
}

/** Of each document its own part of the tree. */
function tagsOf(
  print: PDFDocument,
  ownerOf: ReadonlyMap<PDFRef, number>,
  count: number,
): readonly Tag[] | null {
  const top = readTags(print);
  const parts: Tag[][] = Array.from({length: count}, () => []);
  for (const kid of top?.kids ?? []) {
    if (kid.sort !== "tag") return null;
    const on = new Set<number | undefined>();
    eachTag(kid, ({kids}) => {
      for (const one of kids) if (one.sort !== "tag") on.add(one.page ? ownerOf.get(one.page) : -1);
    });
    // What is on no page is left out.
    if (on.size === 0) continue;
    const [owner] = on;
    if (on.size > 1 || owner === undefined || owner < 0) return null;
    parts[owner]!.push(kid);
  }
  // One alone would be a step on the way to what it holds.
  if (!top || parts.some(kids => kids.length < 2)) return null;
  return parts.map(kids => ({
    ...top,
    ref: null,
    dict: new PDFDict(top.dict.entries().flat()),
    kids,
  }));
}

/** Null where anything of its pages is another's as well. `taken`: what documents before it have. */
function documentOf(
  print: PDFDocument,
  pages: readonly PDFPage[],
  outline: readonly OutlineEntry[],
  taken: Set<PDFRef>,
): PDFDocument | null {
  const {copyOf, take, isRefused} = copier(taken);
  for (const {node} of pages) {
    if (!node.keys().every(({text}) => usual.has(text))) return null;
    const links = listIn(node, "Annots") ?? [];
    if (!links.every(one => leadsOut(resolved(one)))) return null;
    for (const one of [node.get(name("Contents")), ...links]) if (one) take(one);
    const resources = node.get(name("Resources"));
    if (resources !== undefined) node.set(name("Resources"), copyOf(resources));
  }
  const left = new PDFDocument(print.minor);
  const [tree, catalog] = [left.register(null), new PDFDict()];
  writePages(
    tree,
    pages.map(({ref}) => ref),
  );
  const tags = without(dictIn(print.catalog, "StructTreeRoot")!, leading);
  const own = new Map<string, PDFObject>([
    ["Pages", tree],
    ["StructTreeRoot", left.register(copyOf(tags))],
  ]);
  for (const [key, value] of print.catalog.entries())
    if (key.text !== "Outlines") catalog.set(key, own.get(key.text) ?? copyOf(value));
  left.trailer.set(name("Root"), left.register(catalog));
  left.trailer.set(name("Info"), left.register(copyOf(print.info)));
  if (isRefused()) return null;
  const pdf = numbered(left);
  // This leads to tags, and so to all the others.
  writeOutline(pdf, outline);
  return pdf;
}

const usual = new Set(
  "Type Parent Resources MediaBox Contents Annots StructParents Tabs".split(" "),
);

/** What leads from the root of the tags to all that is tagged. */
const leading = new Set(["K", "ParentTree", "IDTree"]);

function without(dict: PDFDict, keys: ReadonlySet<string>): PDFDict {
  return new PDFDict(
    dict
      .entries()
      .filter(([key]) => !keys.has(key.text))
      .flat(),
  );
}

/** A link to an address; one to a page may lead to another document's. */
function leadsOut(link: PDFObject | undefined): boolean {
  const action = link instanceof PDFDict ? dictIn(link, "A") : null;
  return action !== null && nameIn(action, "S") === "URI";
}

/**
 * What a document shares with others becomes its own as well, once: fonts, pictures, ways to paint. Drawings and links are changed
 * on the way to a PDF, and tags name them: a document with any that is another's too is refused.
 */
function copier(taken: Set<PDFRef>) {
  const copies = new Map<PDFRef, PDFRef>();
  let refused = false;
  return {copyOf, take, isRefused: () => refused};

  function take(object: PDFObject): void {
    if (!(object instanceof PDFRef)) return;
    refused ||= taken.has(object);
    taken.add(object);
  }

  function copyOf(object: PDFObject): PDFObject {
    if (object instanceof PDFRef) return copies.get(object) ?? refOf(object);
    if (object instanceof PDFDict)
      return new PDFDict(object.entries().flatMap(([key, value]) => [key, copyOf(value)]));
    if (Array.isArray(object)) return object.map(copyOf);
    // What is packed in a stream is never changed.
    if (!(object instanceof PDFStream) || !leadsOn(object.dict)) return object;
    return new PDFStream(copyOf(object.dict) as PDFDict, object.contents);
  }

  function refOf(ref: PDFRef): PDFRef {
    const {object} = ref;
    if (object instanceof PDFStream && nameIn(object.dict, "Subtype") === "Form") {
      take(ref);
      copies.set(ref, ref);
      const resources = object.dict.get(name("Resources"));
      if (resources !== undefined) object.dict.set(name("Resources"), copyOf(resources));
      return ref;
    }
    const copy = new PDFRef(ref.number);
    copies.set(ref, copy);
    if (object !== undefined) copy.object = copyOf(object);
    return copy;
  }
}

function leadsOn(value: PDFObject): boolean {
  if (value instanceof PDFDict) return value.entries().some(([, one]) => leadsOn(one));
  return value instanceof PDFRef || (Array.isArray(value) && value.some(leadsOn));
}
