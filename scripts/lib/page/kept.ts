// Of a page of which some parts have been printed before: these give way to as many empty sheets as they had, so that all others
// come to stand where they would stand anyway, and only they have to be laid out and printed.
import type {PageElement, PageWindow} from "./dom.ts";
import type {UnprintedIn} from "./unprinted.ts";

/** What is known of a part from when it was printed. */
export interface PartMeasured {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly unprinted: UnprintedIn;
}

/** Of parts that share a page all are printed, or none; the first one that is not has the sheets of them all. */
export type PartKept =
  | {readonly is: "kept"; readonly sheets: number; readonly unprinted: UnprintedIn}
  | {
      readonly is: "printed";
      readonly hasChanged: boolean;
      readonly width: number;
      /** Null for one that is on several pages. */
      readonly height: number | null;
      /** Whether it is the first on its pages; and the last. */
      readonly begins: boolean;
      readonly ends: boolean;
    };

/** Runs inside the page: may use nothing but its arguments. */
export function measureParts(
  parts: readonly PageElement[],
  unprinted: readonly UnprintedIn[],
): readonly PartMeasured[] {
  return parts.map((part, i) => {
    const {width, height} = part.getBoundingClientRect();
    return {width, height, unprinted: unprinted[i] ?? []};
  });
}

/** Runs inside the page. Whether its parts are as many as it is told. */
export function keepSheets(
  window: PageWindow,
  parts: readonly PageElement[],
  kept: readonly PartKept[],
): boolean {
  const {document} = window;
  if (parts.length !== kept.length) return false;
  // Not among the style sheets of the page: these are read once for all pages that have them.
  if (document.adoptedStyleSheets.length === 0) {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(`
    [data-kept-unprinted] { display: block !important; position: static !important; float: none !important; height: auto !important;
      min-height: 0 !important; max-height: none !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
      overflow: visible !important; contain: none !important; columns: auto !important; transform: none !important; }
    [data-kept-unprinted] > :not([data-kept-sheet]) { display: none !important; }
    [data-kept-unprinted]::before, [data-kept-unprinted]::after { content: none !important; }
    [data-kept-sheet] { all: initial !important; display: block !important; height: 1px !important; }
    [data-kept-sheet] + [data-kept-sheet] { break-before: page !important; }`);
    document.adoptedStyleSheets = [sheet];
  }
  for (const [i, part] of parts.entries()) {
    const one = kept[i];
    if (one?.is !== "kept") continue;
    part.setAttribute("data-kept-unprinted", one.unprinted.join(" "));
    if (one.sheets === 0) part.style.setProperty("display", "none", "important");
    for (let sheet = 0; sheet < one.sheets; sheet++) {
      const empty = document.createElement("div");
      empty.setAttribute("data-kept-sheet", "");
      part.append(empty);
    }
  }
  return true;
}

/**
 * Whether what is printed of the page stands as it would if all of it were: what has changed begins and ends pages because it
 * must, or is on a page as it was, and as high. From here on, what begins a page does so in any case.
 *
 * Runs inside the page, when all its fonts and pictures are there.
 */
export function isKeptAsItWas(
  window: PageWindow,
  parts: readonly PageElement[],
  kept: readonly PartKept[],
): boolean {
  const forced = /^(page|left|right|recto|verso|always)$/;
  const styles = parts.map(part => window.getComputedStyle(part));
  const must = styles.map((own, i) => {
    const before = styles[i - 1];
    if (!before) return true;
    const isForced = forced.test(own.breakBefore) || forced.test(before.breakAfter);
    return isForced || own.page !== before.page;
  });
  // There is always one: the page as a whole has a beginning and an end.
  let first = 0;
  for (const [i, part] of parts.entries()) {
    const one = kept[i];
    if (one?.is !== "printed") continue;
    if (one.begins) first = i;
    if (one.begins && !must[i] && parseFloat(styles[i]!.marginTop) !== 0) return false;
    const {width, height} = part.getBoundingClientRect();
    // The widest of all may have given the others their width.
    if (one.width !== width) return false;
    if (!one.hasChanged || one.height === height) continue;
    const next = kept.findIndex((other, j) => j >= i && other.is === "printed" && other.ends) + 1;
    if (!must[first] || must[next] === false) return false;
  }
  for (const [i, part] of parts.entries()) {
    const one = kept[i];
    const begins = one?.is === "printed" ? one.begins : (one?.sheets ?? 0) > 0;
    if (begins && !must[i]) part.style.setProperty("break-before", "page", "important");
  }
  return true;
}
