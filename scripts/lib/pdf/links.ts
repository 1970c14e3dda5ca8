// What a link says of itself to somebody who cannot see it: its words, and where it leads.
import {listIn, name, nameIn, PDFDict, PDFRef, textIn, textOf} from "./objects.ts";
import type {PDFDocument} from "./document.ts";
import type {PDFObject} from "./objects.ts";
import {eachTag, type Tag} from "./tags.ts";
import type {LinkFacts} from "./read.ts";

/** @param links of each page, in the order in which the page has them */
export function describeLinks(
  pdf: PDFDocument,
  top: Tag | null,
  links: readonly (readonly LinkFacts[])[],
  language: string,
): void {
  const found = new Map<PDFRef, LinkFacts>();
  for (const [i, page] of pdf.pages().entries())
    for (const [j, ref] of linksOn(listIn(page.node, "Annots") ?? []).entries()) {
      const link = links[i]?.[j];
      if (link) found.set(ref, link);
    }
  const wordsOf = wordsByTag(top, found);
  for (const [ref, link] of found) {
    const said = [wordsOf.get(ref) ?? link.text, whereTo(link, language)];
    const [words, where] = said.map(text => text.replace(/\s+/g, " ").trim()) as [string, string];
    const isSaid = where === "" || words === where;
    const contents = words === "" ? where : isSaid ? words : `${words} (${where})`;
    if (contents !== "") (ref.object as PDFDict).set(name("Contents"), textOf(contents));
  }
}

function linksOn(annotations: readonly PDFObject[]): readonly PDFRef[] {
  return annotations.filter((ref): ref is PDFRef => {
    if (!(ref instanceof PDFRef)) return false;
    return ref.object instanceof PDFDict && nameIn(ref.object, "Subtype") === "Link";
  });
}

/** A link that runs over two lines lies on the page twice: both say all its words; one on a picture says what is to be seen. */
function wordsByTag(
  top: Tag | null,
  found: ReadonlyMap<PDFRef, LinkFacts>,
): ReadonlyMap<PDFRef, string> {
  const words = new Map<PDFRef, string>();
  if (top)
    eachTag(top, tag => {
      if (tag.type !== "Link") return;
      const places = tag.kids.flatMap(kid => (kid.sort === "place" ? [kid.object] : []));
      const said = places.map(place => found.get(place)?.text ?? "").join(" ");
      const pictures: string[] = [];
      eachTag(tag, ({dict}) => pictures.push(textIn(dict, "Alt")));
      for (const place of places) words.set(place, said.trim() || pictures.join(" "));
    });
  return words;
}

function whereTo({url, page}: LinkFacts, language: string): string {
  if (url !== null) return url.replace(/^(?:mailto|tel):/, "");
  if (page === null) return "";
  // Every reader of a European language knows "p." before a number.
  return /^en\b/i.test(language) ? `page ${page}` : `p. ${page}`;
}
