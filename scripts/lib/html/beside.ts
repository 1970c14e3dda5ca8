// Several pages → one page that has the bodies of all, where they have everything else in common and do not speak of themselves.
import {areAround, isStill, partedAt} from "./parted.ts";

/** Null where they cannot stand in one page. */
export function pagesBeside(pages: readonly string[]): string | null {
  const parted = pages.map(partedAt);
  const [first] = parted;
  if (!first || !parted.every(one => one && areAround(one.around, first.around))) return null;
  const bodies = parted.map(one => one!.body);
  if (bodies.some(body => !isStill(body) || speaksOfItself.test(body))) return null;
  const [head, between, end] = first.around;
  return head! + first.title + between! + bodies.join("") + end!;
}

/** By its names, of which each would stand there several times; or by the pages on which it stands. */
const speaksOfItself =
  /=\s*["']?#|url\(|\s(?:for|form|headers|list|itemref|popovertarget|anchor|aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))\s*=|data-page-of|&(?:#0*35|#x0*23|num);/i;
