// Several pages → one page that has the bodies of all, where they have everything else in common and do not speak of themselves.
import {areAround, isStill, wholeOf, type PartedPage} from "./parted.ts";

/** Null where they cannot stand in one page, or need not: one is there by itself. */
export function pagesBeside(pages: readonly PartedPage[]): string | null {
  const [first] = pages;
  if (!first || pages.length < 2 || !pages.every(one => areAround(one.around, first.around)))
    return null;
  const bodies = pages.map(one => one.body);
  if (bodies.some(body => !isStill(body) || speaksOfItself.test(body))) return null;
  return wholeOf({...first, body: bodies.join("")});
}

/** By its names, of which each would stand there several times; or by the pages on which it stands. */
const speaksOfItself =
  /=\s*["']?#|url\(|\s(?:for|form|headers|list|itemref|popovertarget|anchor|aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))\s*=|data-page-of|&(?:#0*35|#x0*23|num);/i;
