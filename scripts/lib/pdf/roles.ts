// Types of tags that are not among those of PDF 1.7, and what a reader that does not know them should take them for.
import type {PDFDocument} from "./document.ts";
import {dictIn, name, PDFDict} from "./objects.ts";
import {eachTag, type Tag} from "./tags.ts";

/** ISO 32000-1, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set(
  [
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private",
    "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot",
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP",
    "Figure Formula Form",
  ].flatMap(line => line.split(" ")),
);

/** Those of PDF 2.0, and of HTML. */
const known: Readonly<Record<string, string>> = {
  Em: "Span",
  Strong: "Span",
  Sub: "Span",
  Aside: "Sect",
  DocumentFragment: "Sect",
  FENote: "Note",
  Title: "P",
};

export function mapRoles(pdf: PDFDocument, top: Tag): void {
  const found = new Set<string>();
  eachTag(top, ({type}) => {
    if (!standardTypes.has(type)) found.add(type);
  });
  const root = dictIn(pdf.catalog, "StructTreeRoot");
  if (found.size === 0 || !root) return;
  const map = dictIn(root, "RoleMap") ?? new PDFDict();
  for (const type of [...found].sort())
    if (!map.has(name(type))) map.set(name(type), name(known[type] ?? "NonStruct"));
  root.set(name("RoleMap"), map);
}
