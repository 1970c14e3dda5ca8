// The tree of tags of a PDF, read into plain objects, and written back with the index that leads from the page to the tags.
import type {PDFDocument} from "./document.ts";
import type {PDFStream} from "./objects.ts";
import {
  dictIn,
  dictOf,
  listIn,
  name,
  numberIn,
  PDFDict,
  PDFName,
  PDFRef,
  refIn,
  resolved,
  type PDFObject,
} from "./objects.ts";

export interface Tag {
  readonly sort: "tag";
  /** Null until it is written, for a tag that the browser did not make. */
  readonly ref: PDFRef | null;
  readonly dict: PDFDict;
  readonly type: string;
  /** Whether it is a box of the browser's that says nothing of itself. */
  readonly isBox: boolean;
  kids: readonly Kid[];
}

/** What is marked with this number, in the drawing of a page or of a form. */
export interface Piece {
  readonly sort: "piece";
  readonly page: PDFRef;
  readonly form: PDFRef | null;
  readonly mcid: number;
}

/** A link's place on the page. */
export interface Place {
  readonly sort: "place";
  readonly page: PDFRef | null;
  readonly object: PDFRef;
}

export type Kid = Tag | Piece | Place;

// Of thousands of tags.
const [K, P, Pg, S, Type, MCR, OBJR] = ["K", "P", "Pg", "S", "Type", "MCR", "OBJR"].map(name) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
];
const telling = new Set(["ID", "Alt", "ActualText", "A", "Lang", "E", "T"].map(name));

/** Null for a PDF without tags. */
export function readTags(pdf: PDFDocument): Tag | null {
  const root = dictIn(pdf.catalog, "StructTreeRoot");
  const top = root && kidsOf(root, null).find(kid => kid.sort === "tag");
  return top ?? null;

  function kidsOf(dict: PDFDict, page: PDFRef | null): readonly Kid[] {
    const kids = dict.get(K);
    const list = resolved(kids);
    const found: Kid[] = [];
    for (const one of Array.isArray(list) ? list : kids === undefined ? [] : [kids]) {
      const kid = kidOf(one, page);
      if (kid) found.push(kid);
    }
    return found;
  }

  function kidOf(kid: PDFObject, page: PDFRef | null): Kid | null {
    const object = resolved(kid);
    if (typeof object === "number") return page && {sort: "piece", page, form: null, mcid: object};
    if (!(object instanceof PDFDict)) return null;
    const said = object.get(Pg);
    const own = said instanceof PDFRef ? said : page;
    const sort = object.get(Type);
    if (sort === MCR) {
      const mcid = numberIn(object, "MCID");
      if (mcid !== null) return own && {sort: "piece", page: own, form: refIn(object, "Stm"), mcid};
    } else if (sort === OBJR) {
      const place = refIn(object, "Obj");
      return place && {sort: "place", page: own, object: place};
    }
    const ref = kid instanceof PDFRef ? kid : null;
    const called = object.lookup(S);
    const type = called instanceof PDFName ? called.text : "";
    const isBox = type === "NonStruct" && !object.hasAny(telling);
    return {sort: "tag", ref, dict: object, type, isBox, kids: kidsOf(object, own)};
  }
}

export function newTag(type: string, kids: readonly Kid[]): Tag {
  return {sort: "tag", ref: null, dict: new PDFDict(), type, isBox: false, kids};
}

/** Every tag, in reading order. */
export function eachTag(tag: Tag, visit: (tag: Tag) => void): void {
  visit(tag);
  const {kids} = tag;
  for (let i = 0; i < kids.length; i += 1) {
    const kid = kids[i]!;
    if (kid.sort === "tag") eachTag(kid, visit);
  }
}

/** In the place of the tree that there was; what nothing leads to any more is left behind. */
export function writeTags(pdf: PDFDocument, top: Tag): void {
  const root = dictIn(pdf.catalog, "StructTreeRoot")!;
  const parents = new Map<number, PDFObject>();
  const rows = new Map<number, PDFRef[]>();
  const formKeys = new Map<PDFRef, number>();
  // Tags of one page follow each other.
  let lastPage: PDFRef | null = null;
  let lastRow: PDFRef[] | null = null;
  let nextKey = numberHolders(pdf);

  const rootRef = refIn(pdf.catalog, "StructTreeRoot")!;
  // Whatever it had of these, they come in this order.
  for (const key of ["K", "ParentTree", "ParentTreeNextKey", "IDTree"]) root.delete(name(key));
  root.set(K, write(top, rootRef));
  for (const [key, row] of rows) parents.set(key, pdf.register(rowOf(row)));
  const tree = dictOf({Nums: [...parents].sort(([a], [b]) => a - b).flat()});
  root.set(name("ParentTree"), pdf.register(tree));
  root.set(name("ParentTreeNextKey"), nextKey);

  function write(tag: Tag, parent: PDFRef): PDFRef {
    const {dict} = tag;
    const ref = tag.ref ?? pdf.register(dict);
    const page = tag.kids.find(kid => kid.sort === "piece")?.page ?? null;
    dict.delete(Type);
    dict.set(S, name(tag.type));
    dict.set(P, parent);
    if (page) dict.set(Pg, page);
    else dict.delete(Pg);
    const kids = tag.kids.map(kid => {
      if (kid.sort === "tag") return write(kid, ref);
      return kid.sort === "piece" ? pieceOf(kid, ref, page) : placeOf(kid, ref, page);
    });
    if (kids.length === 0) dict.delete(K);
    else dict.set(K, kids.length === 1 ? kids[0]! : kids);
    return ref;
  }

  function pieceOf({page, form, mcid}: Piece, parent: PDFRef, own: PDFRef | null): PDFObject {
    const row = form ? rowAt(keyOfForm(form)) : rowOfPage(page);
    if (row) row[mcid] = parent;
    if (page === own && !form) return mcid;
    return dictOf({Type: "MCR", Pg: page, MCID: mcid, ...(form ? {Stm: form} : {})});
  }

  function placeOf({page, object}: Place, parent: PDFRef, own: PDFRef | null): PDFObject {
    const key = numberIn(object.object as PDFDict, "StructParent");
    if (key !== null) parents.set(key, parent);
    return dictOf({Type: "OBJR", Obj: object, ...(page && page !== own ? {Pg: page} : {})});
  }

  function keyOfForm(form: PDFRef): number {
    const known = formKeys.get(form) ?? nextKey++;
    formKeys.set(form, known);
    (form.object as PDFStream).dict.set(name("StructParents"), known);
    return known;
  }

  function rowOfPage(page: PDFRef): PDFRef[] | null {
    if (page !== lastPage) {
      lastPage = page;
      lastRow = rowAt(numberIn(page.object as PDFDict, "StructParents"));
    }
    return lastRow;
  }

  function rowAt(key: number | null): PDFRef[] | null {
    if (key === null) return null;
    const row = rows.get(key) ?? [];
    rows.set(key, row);
    return row;
  }

  /** A number that marks nothing has no tag. */
  function rowOf(row: readonly PDFRef[]): PDFObject[] {
    return Array.from(row, ref => ref ?? null);
  }
}

/** The keys by which pages and their links are found in the index, in order. How many there are. */
function numberHolders(pdf: PDFDocument): number {
  const pages = pdf.pages();
  let next = pages.length;
  for (const [i, {node}] of pages.entries()) {
    node.set(name("StructParents"), i);
    for (const one of listIn(node, "Annots") ?? []) {
      const annotation = resolved(one);
      if (annotation instanceof PDFDict && annotation.has(name("StructParent")))
        annotation.set(name("StructParent"), next++);
    }
  }
  return next;
}
