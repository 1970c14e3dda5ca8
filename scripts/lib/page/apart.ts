// Whether the parts of a page know nothing of each other, so that one can be laid out without the others: no number is counted
// through them, and nothing of one is placed in another.
import type {PageElement, PageWindow} from "./dom.ts";
import type {Rules} from "./rules.ts";

/** Runs inside the page: may use nothing but its arguments. */
export function areApart(window: PageWindow, parts: readonly PageElement[], rules: Rules): boolean {
  const {document} = window;
  const box = parts[0]?.parentElement;
  const placed = rules.given("placed");
  const counters = rules.counters();
  if (!box || !placed || !counters) return false;
  for (let one: PageElement | null = box; one; one = one.parentElement)
    if (!/^(block|flow-root)$/.test(window.getComputedStyle(one).display)) return false;
  if (/^(ol|ul|menu)$/i.test(box.tagName)) return false;
  if ([...document.querySelectorAll(`[style*="counter"]`)].length > 0) return false;
  return counters.every(areCountedApart) && [...placed].every(isPlacedApart);

  /** Each is counted from a beginning in its own part. */
  function areCountedApart({
    selector,
    counts,
  }: {
    selector: string;
    counts: readonly string[];
  }): boolean {
    if (counts.length === 0) return true;
    const beginnings = counts.map(name =>
      (counters ?? []).flatMap(one => (one.resets.includes(name) ? [one.selector] : [])).join(),
    );
    return [...document.querySelectorAll(withoutPseudo(selector))].every(element => {
      const part = partOf(element);
      return part && beginnings.every(one => one !== "" && part.contains(element.closest(one)));
    });
  }

  function isPlacedApart(element: PageElement): boolean {
    const {position} = window.getComputedStyle(element);
    if (position !== "absolute" && position !== "fixed") return true;
    const part = partOf(element);
    if (!part || position === "fixed") return false;
    // Without a place of its own it stays where it would stand anyway.
    const style = element.computedStyleMap();
    if (["top", "right", "bottom", "left"].every(edge => `${style.get(edge)}` === "auto"))
      return true;
    for (let one = element.parentElement; one && one !== box; one = one.parentElement) {
      const style = window.getComputedStyle(one);
      if (style.position !== "static" || style.transform !== "none") return true;
    }
    return false;
  }

  function partOf(element: PageElement): PageElement | undefined {
    return parts.find(part => part.contains(element));
  }

  function withoutPseudo(selector: string): string {
    return selector
      .replace(/(^|[\s>+~,])::?(?:before|after|marker)\b/gi, "$1*")
      .replace(/::?(?:before|after|marker)\b/gi, "");
  }
}
