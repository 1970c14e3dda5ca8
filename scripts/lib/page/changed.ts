// The parts of a page, as it was printed and as it is now → which of them have to be printed again, and what stands in the places of
// the others: see kept.ts. Parts that share a page are printed together, or not at all.
import type {PageInParts} from "../html/parts.ts";
import type {PartKept, PartMeasured} from "./kept.ts";

/** Pages of a print, the first and the last, counted from 0. */
export type Pages = readonly [first: number, last: number];

export interface PartsPrinted {
  readonly page: PageInParts;
  /** Of each part. */
  readonly pages: readonly Pages[];
  readonly measured: readonly PartMeasured[];
}

/** Null where all of it has to be printed, or is better printed: what is around the parts has changed, or most of them. */
export function changedParts(last: PartsPrinted, now: PageInParts): readonly PartKept[] | null {
  const {page, pages, measured} = last;
  const {parts} = now;
  const isLike = page.around === now.around && page.parts.length === parts.length;
  const isKnown = pages.length === parts.length && measured.length === parts.length;
  if (!isLike || !isKnown || !areInOrder(pages)) return null;
  const kept: PartKept[] = [];
  let printed = 0;
  for (let from = 0; from < parts.length;) {
    let to = from;
    while (pages[to + 1]?.[0] === pages[to]![1]) to += 1;
    const sheets = pages[to]![1] - pages[from]![0] + 1;
    const changed = parts.map((part, i) => i >= from && i <= to && part !== page.parts[i]);
    const isPrinted = changed.includes(true);
    if (isPrinted) printed += sheets;
    for (let i = from; i <= to; i += 1) {
      const {width, height, unprinted} = measured[i]!;
      kept.push(
        isPrinted
          ? {
              is: "printed",
              hasChanged: changed[i]!,
              width,
              height: pages[i]![0] === pages[i]![1] ? height : null,
              begins: i === from,
              ends: i === to,
            }
          : {is: "kept", sheets: i === from ? sheets : 0, unprinted},
      );
    }
    from = to + 1;
  }
  return printed > (pages.at(-1)![1] + 1) * most ? null : kept;
}

/** The pages of all that is printed. */
export function pagesPrinted(kept: readonly PartKept[], pages: readonly Pages[]): readonly Pages[] {
  const found: Pages[] = [];
  let first = 0;
  for (const [i, one] of kept.entries()) {
    if (one.is !== "printed") continue;
    if (one.begins) first = pages[i]![0];
    if (one.ends) found.push([first, pages[i]![1]]);
  }
  return found;
}

/** The same with the page after each, where what has grown would go on; one after the last there may be none. */
export function withNext(pages: readonly Pages[]): readonly Pages[] {
  const found: Pages[] = [];
  for (const [first, last] of pages) {
    const before = found.at(-1);
    if (before && before[1] >= first - 1) found[found.length - 1] = [before[0], last + 1];
    else found.push([first, last + 1]);
  }
  return found;
}

/** Page by page. */
export function numbersOf(pages: readonly Pages[]): readonly number[] {
  return pages.flatMap(([first, last]) =>
    Array.from({length: last + 1 - first}, (_, i) => first + i),
  );
}

/** What is left of the sources of pages when these come from another. */
export function without<S extends {readonly pages?: readonly Pages[]}>(
  sources: readonly S[],
  gone: readonly Pages[],
): readonly (S & {readonly pages: readonly Pages[]})[] {
  return sources
    .map(one => ({...one, pages: gone.reduce(outside, one.pages ?? [])}))
    .filter(({pages}) => pages.length > 0);
}

function outside(pages: readonly Pages[], [from, to]: Pages): readonly Pages[] {
  return pages
    .flatMap(([first, last]): readonly Pages[] =>
      last < from || first > to
        ? [[first, last]]
        : [
            [first, from - 1],
            [to + 1, last],
          ],
    )
    .filter(([first, last]) => first <= last);
}

/** One after the other, and no page between them. */
function areInOrder(pages: readonly Pages[]): boolean {
  return pages.every(([first, last], i) => {
    const before = pages[i - 1]?.[1];
    const follows = before === undefined ? first === 0 : first === before || first === before + 1;
    return follows && last >= first;
  });
}

/** Of more than these of the pages, to print all of them costs hardly more. */
const most = 0.7;
