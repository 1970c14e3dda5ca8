// The parts of a page: what the innermost box that holds all of it has in it, as the slides of a deck or the chapters of a report.
// It is the rule by which lib/html/parts.ts finds them in its text.
import type {PageElement, PageWindow} from "./dom.ts";

/** Runs inside the page. None where it has no parts, or where words stand beside them. */
export function findParts(window: PageWindow): readonly PageElement[] {
  const words = 3;
  const isPrinted = (element: PageElement): boolean =>
    !/^(style|script|link|meta|title|template)$/i.test(element.tagName);
  for (let box: PageElement | undefined = window.document.body; box;) {
    for (const node of box.childNodes)
      if (node.nodeType === words && (node.textContent ?? "").trim() !== "") return [];
    const parts: PageElement[] = [...box.children].filter(isPrinted);
    if (parts.length > 1) return parts;
    box = parts[0];
  }
  return [];
}
