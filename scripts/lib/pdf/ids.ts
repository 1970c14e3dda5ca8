// The names by which cells of a table call their heads. The browser counts them as its own work goes, which on a busy machine is
// not always in the same order: here they are counted in reading order, so that the same page gives the same bytes.
import type {PDFDocument} from "./document.ts";
import {dictIn, dictOf, listIn, name, PDFString, type PDFObject} from "./objects.ts";
import {eachTag, type Tag} from "./tags.ts";
import {written} from "./written.ts";

export function nameTags(pdf: PDFDocument, top: Tag): void {
  const names = new Map<string, PDFString>();
  const tree: PDFObject[] = [];
  eachTag(top, ({dict, ref}) => {
    const before = dict.get(name("ID"));
    if (!before || !ref) return;
    const own = new PDFString(`tag${String(names.size + 1).padStart(5, "0")}`);
    names.set(written(before), own);
    dict.set(name("ID"), own);
    tree.push(own, ref);
  });
  eachTag(top, ({dict}) => {
    const attributes = dictIn(dict, "A");
    const heads = attributes && listIn(attributes, "Headers");
    if (!attributes || !heads) return;
    const renamed = heads.map(head => names.get(written(head)) ?? head);
    attributes.set(name("Headers"), renamed);
  });
  const root = dictIn(pdf.catalog, "StructTreeRoot")!;
  root.delete(name("IDTree"));
  if (names.size > 0) root.set(name("IDTree"), dictOf({Names: tree}));
}
