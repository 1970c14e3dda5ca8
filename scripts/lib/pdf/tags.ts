// The tree of tags of a PDF, read into plain objects, and written back with the index that leads from the page to the tags.
import {
  dictIn,
  listIn,
  name,
  nameIn,
  numberIn,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRef,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from "./objects.ts";

export interface Tag {
  readonly sort: "tag";
  /** Null until it is written, for a tag that the browser did not make. */
  readonly ref: PDFRef | null;
  readonly dict: PDFDict;
  type: string;
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

/** Null for a PDF without tags. */
export function readTags(pdf: PDFDocument): Tag | null {
  const {context} = pdf;
  const root = dictIn(pdf.catalog, "StructTreeRoot");
  const top = root && kidsOf(root, null).find(kid => kid.sort === "tag");
  return top ?? null;

  function kidsOf(dict: PDFDict, page: PDFRef | null): readonly Kid[] {
    const kids = dict.get(name("K"));
    const list = context.lookup(kids);
    const all = list instanceof PDFArray ? list.asArray() : kids ? [kids] : [];
    return all.flatMap(one => kidOf(one, page));
  }

  function kidOf(kid: PDFObject, page: PDFRef | null): readonly Kid[] {
    const object = context.lookup(kid);
    if (object instanceof PDFNumber)
      return page ? [{sort: "piece", page, form: null, mcid: object.asNumber()}] : [];
    if (!(object instanceof PDFDict)) return [];
    const own = refIn(object, "Pg") ?? page;
    const type = nameIn(object, "Type");
    const mcid = numberIn(object, "MCID");
    if (type === "MCR" && mcid !== null)
      return own ? [{sort: "piece", page: own, form: refIn(object, "Stm"), mcid}] : [];
    const place = refIn(object, "Obj");
    if (type === "OBJR") return place ? [{sort: "place", page: own, object: place}] : [];
    const ref = kid instanceof PDFRef ? kid : null;
    const kids = kidsOf(object, own);
    return [{sort: "tag", ref, dict: object, type: nameIn(object, "S"), kids}];
  }
}

export function newTag(context: PDFContext, type: string, kids: readonly Kid[]): Tag {
  return {sort: "tag", ref: null, dict: context.obj({}), type, kids};
}

/** Every tag with those above it, in reading order. */
export function eachTag(tag: Tag, visit: (tag: Tag, above: readonly Tag[]) => void): void {
  walk(tag, []);

  function walk(one: Tag, above: readonly Tag[]): void {
    visit(one, above);
    for (const kid of one.kids) if (kid.sort === "tag") walk(kid, [...above, one]);
  }
}

export function writeTags(pdf: PDFDocument, top: Tag): void {
  const {context} = pdf;
  const root = dictIn(pdf.catalog, "StructTreeRoot")!;
  const parents = new Map<number, PDFObject>();
  const rows = new Map<number, PDFRef[]>();
  const kept = new Set<PDFRef>();
  const formKeys = new Map<PDFRef, number>();
  let nextKey = numberIn(root, "ParentTreeNextKey") ?? 0;
  for (const key of keysIn(context, root)) nextKey = Math.max(nextKey, key + 1);

  const before = refsIn(context, root);
  const rootRef = refIn(pdf.catalog, "StructTreeRoot")!;
  root.set(name("K"), write(top, rootRef));
  for (const ref of before) if (!kept.has(ref)) context.delete(ref);
  for (const [key, row] of rows) parents.set(key, context.register(rowOf(row)));
  const nums = context.obj([]);
  for (const [key, value] of [...parents].sort(([a], [b]) => a - b)) {
    nums.push(PDFNumber.of(key));
    nums.push(value);
  }
  const tree = context.obj({});
  tree.set(name("Nums"), nums);
  const old = refIn(root, "ParentTree");
  if (old) context.assign(old, tree);
  else root.set(name("ParentTree"), context.register(tree));
  root.set(name("ParentTreeNextKey"), PDFNumber.of(nextKey));

  function write(tag: Tag, parent: PDFRef): PDFRef {
    const {dict} = tag;
    const ref = tag.ref ?? context.register(dict);
    kept.add(ref);
    const page = tag.kids.find(kid => kid.sort === "piece")?.page ?? null;
    dict.delete(name("Type"));
    dict.set(name("S"), name(tag.type));
    dict.set(name("P"), parent);
    if (page) dict.set(name("Pg"), page);
    else dict.delete(name("Pg"));
    const kids = tag.kids.map(kid => {
      if (kid.sort === "tag") return write(kid, ref);
      return kid.sort === "piece" ? pieceOf(kid, ref, page) : placeOf(kid, ref, page);
    });
    if (kids.length === 0) dict.delete(name("K"));
    else dict.set(name("K"), kids.length === 1 ? kids[0]! : listOf(kids));
    return ref;
  }

  function pieceOf({page, form, mcid}: Piece, parent: PDFRef, own: PDFRef | null): PDFObject {
    const row = rowAt(
      form ? keyOfForm(form) : numberIn(context.lookup(page, PDFDict), "StructParents"),
    );
    if (row) row[mcid] = parent;
    if (page === own && !form) return PDFNumber.of(mcid);
    return context.obj({Type: "MCR", Pg: page, MCID: mcid, ...(form ? {Stm: form} : {})});
  }

  function placeOf({page, object}: Place, parent: PDFRef, own: PDFRef | null): PDFObject {
    const key = numberIn(context.lookup(object, PDFDict), "StructParent");
    if (key !== null) parents.set(key, parent);
    return context.obj({Type: "OBJR", Obj: object, ...(page && page !== own ? {Pg: page} : {})});
  }

  function keyOfForm(form: PDFRef): number {
    const known = formKeys.get(form) ?? nextKey++;
    formKeys.set(form, known);
    (context.lookup(form) as unknown as {dict: PDFDict}).dict.set(
      name("StructParents"),
      PDFNumber.of(known),
    );
    return known;
  }

  function rowAt(key: number | null): PDFRef[] | null {
    if (key === null) return null;
    const row = rows.get(key) ?? [];
    rows.set(key, row);
    return row;
  }

  /** A number that marks nothing has no tag. */
  function rowOf(row: readonly PDFRef[]): PDFArray {
    return listOf(Array.from(row, ref => ref ?? context.obj(null)));
  }

  function listOf(items: readonly PDFObject[]): PDFArray {
    const list = context.obj([]);
    for (const item of items) list.push(item);
    return list;
  }
}

export function refIn(dict: PDFDict, key: string): PDFRef | null {
  const value = dict.get(name(key));
  return value instanceof PDFRef ? value : null;
}

function keysIn(context: PDFContext, root: PDFDict): readonly number[] {
  const tree = dictIn(root, "ParentTree");
  const nums = tree && listIn(tree, "Nums");
  const items = nums?.asArray() ?? [];
  return items.flatMap((item, i) => {
    const key = i % 2 === 0 ? context.lookup(item) : null;
    return key instanceof PDFNumber ? [key.asNumber()] : [];
  });
}

/** All tags as they were, and the rows that led to them. */
function refsIn(context: PDFContext, root: PDFDict): readonly PDFRef[] {
  const tree = dictIn(root, "ParentTree");
  const rows = (tree && listIn(tree, "Nums"))?.asArray() ?? [];
  const lists = rows.filter(
    (row): row is PDFRef => row instanceof PDFRef && context.lookup(row) instanceof PDFArray,
  );
  const tags = context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    return object instanceof PDFDict && nameIn(object, "Type") === "StructElem" ? [ref] : [];
  });
  return [...lists, ...tags];
}
