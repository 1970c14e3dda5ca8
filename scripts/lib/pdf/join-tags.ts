// The tags of several prints → those of one: down to the parts they are the same, and each part comes with its pages.
import type {Opened} from "./opened.ts";
import {listIn, name, PDFDict, type PDFObject, PDFString, resolved} from "./objects.ts";
import {eachTag, type Tag} from "./tags.ts";
import {written} from "./written.ts";

interface Part {
  readonly tag: Tag;
  readonly first: number;
  readonly last: number;
}

/** Null where a part lies on pages of several prints, or anything stands beside the parts. */
export function joinTags(opened: readonly Opened[], depth: number): Tag | null {
  let whole: readonly Tag[] | null = null;
  const parts: Part[] = [];
  for (const [i, one] of opened.entries()) {
    const way = wayIn(one.top, depth);
    if (!way || (whole && !isAlike(way, whole))) return null;
    whole ??= way;
    const own = partsOn(way.at(-1)!, one);
    if (!own) return null;
    if (i > 0) for (const {tag} of own) renameIn(tag, i);
    parts.push(...own);
  }
  const inOrder = parts.toSorted((a, b) => a.first - b.first);
  const holder = whole?.at(-1);
  if (!holder || inOrder.some(({first}, i) => i > 0 && inOrder[i - 1]!.last > first)) return null;
  holder.kids = inOrder.map(({tag}) => tag);
  return whole![0]!;
}

/** From the document's own tag down to that which holds the parts. */
function wayIn(top: Tag | null, depth: number): readonly Tag[] | null {
  const way: Tag[] = [];
  for (let tag = top; tag && way.length < depth;) {
    way.push(tag);
    const kids: Tag["kids"] = tag.kids;
    if (kids.some(kid => kid.sort !== "tag")) return null;
    tag = kids.length === 1 ? (kids[0] as Tag) : null;
  }
  return way.length === depth && depth > 0 ? way : null;
}

const own = new Set(["K", "P", "Pg"]);

function isAlike(one: readonly Tag[], other: readonly Tag[]): boolean {
  const said = ({dict}: Tag): string =>
    written(
      new PDFDict(
        dict
          .entries()
          .filter(([key]) => !own.has(key.text))
          .flat(),
      ),
    );
  return one.every((tag, i) => said(tag) === said(other[i]!));
}

/** Those that lie on the pages that are taken from a print; what lies on no page is left out. */
function partsOn(holder: Tag, {pages, numbers}: Opened): readonly Part[] | null {
  const found: Part[] = [];
  for (const tag of holder.kids) {
    if (tag.sort !== "tag") return null;
    const on = new Set<number | undefined>();
    eachTag(tag, ({kids}) => {
      for (const kid of kids) if (kid.sort !== "tag") on.add(numbers.get(kid.page!));
    });
    const lies = [...on];
    const taken = lies.filter(page => page !== undefined && pages[page]);
    if (taken.length === 0) continue;
    if (taken.length < lies.length) return null;
    const [first, last] = [Math.min(...(taken as number[])), Math.max(...(taken as number[]))];
    if (found.some(before => before.first > first)) return null;
    found.push({tag, first, last});
  }
  return found;
}

/** Names by which cells call their heads are those of one print. */
function renameIn(part: Tag, source: number): void {
  const renamed = (id: PDFObject): PDFObject =>
    new PDFString(`${source}-${Buffer.from(written(id)).toString("hex")}`);
  eachTag(part, ({dict}) => {
    const id = dict.get(name("ID"));
    if (id !== undefined) dict.set(name("ID"), renamed(id));
    const said = dict.lookup(name("A"));
    for (const one of Array.isArray(said) ? said : [said]) {
      const attributes = resolved(one);
      const heads = attributes instanceof PDFDict ? listIn(attributes, "Headers") : null;
      if (heads) (attributes as PDFDict).set(name("Headers"), heads.map(renamed));
    }
  });
}
