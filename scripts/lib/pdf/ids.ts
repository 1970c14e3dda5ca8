// The names by which cells of a table call their heads. The browser counts them as its own work goes, which on a busy machine is
// not always in the same order: here they are counted in reading order, so that the same page gives the same bytes.
import {dictIn, listIn, name, PDFArray, PDFDict, PDFString, type PDFDocument} from "./objects.ts";
import {eachTag, refIn, type Tag} from "./tags.ts";

export function nameTags(pdf: PDFDocument, top: Tag): void {
  const {context} = pdf;
  const names = new Map<string, PDFString>();
  const tree = context.obj([]);
  eachTag(top, ({dict, ref}) => {
    const before = dict.get(name("ID"));
    if (!before || !ref) return;
    const own = PDFString.of(`tag${String(names.size + 1).padStart(5, "0")}`);
    names.set(String(before), own);
    dict.set(name("ID"), own);
    tree.push(own);
    tree.push(ref);
  });
  eachTag(top, ({dict}) => {
    const attributes = dictIn(dict, "A");
    const heads = attributes && listIn(attributes, "Headers");
    if (!attributes || !heads) return;
    const renamed = context.obj([]);
    for (const head of heads.asArray()) renamed.push(names.get(String(head)) ?? head);
    attributes.set(name("Headers"), renamed);
  });
  const root = dictIn(pdf.catalog, "StructTreeRoot")!;
  forget(root);
  if (names.size === 0) root.delete(name("IDTree"));
  else root.set(name("IDTree"), context.obj({Names: tree}));

  /** The old tree of names, with all its branches. */
  function forget(holder: PDFDict, key = "IDTree"): void {
    const ref = refIn(holder, key);
    const branch = dictIn(holder, key);
    if (branch) forgetBelow(branch);
    if (ref) context.delete(ref);
  }

  function forgetBelow(branch: PDFDict): void {
    const kids = branch.lookup(name("Kids"));
    if (!(kids instanceof PDFArray)) return;
    for (let i = 0; i < kids.size(); i++) {
      const kid = kids.lookup(i);
      if (kid instanceof PDFDict) forgetBelow(kid);
    }
    for (const kid of kids.asArray()) context.delete(kid as Parameters<typeof context.delete>[0]);
  }
}
