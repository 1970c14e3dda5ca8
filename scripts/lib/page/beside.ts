// Several decks in one page, one below the other: whether each is laid out and looks as it would by itself.
import type {PageElement, PageWindow} from "./dom.ts";
import type {Rules} from "./rules.ts";

/**
 * How many slides each has, and so pages of paper. Null where anything is not certain: then each is printed by itself.
 *
 * Runs inside the page, in a window of the size of its paper: may use nothing but its arguments.
 */
export function slidesBeside(
  window: PageWindow,
  decks: readonly PageElement[],
  rules: Rules,
): readonly number[] | null {
  const {document, innerWidth, innerHeight} = window;
  const sideways = rules.sideways();
  const [first] = decks;
  if (!first || !sideways || first.parentElement !== document.body) return null;
  // What is said of one page of paper, or counted through all of them.
  if (
    rules.paper.some(
      rule => rule.selectorText?.includes(":") === true || /counter/i.test(rule.cssText),
    )
  )
    return null;
  const around = [document.documentElement, document.body];
  if (around.some(hasMore) || !sideways.every(staysInside)) return null;
  const counts: number[] = [];
  let top = 0;
  for (const deck of decks) {
    const slides = [...deck.children];
    for (const slide of slides) {
      const box = slide.getBoundingClientRect();
      if (box.top !== top || box.height !== innerHeight) return null;
      top = box.bottom;
    }
    if (slides.length === 0) return null;
    counts.push(slides.length);
  }
  const {width, height} = document.body.getBoundingClientRect();
  return width === innerWidth && height === top ? counts : null;

  function hasMore(element: PageElement): boolean {
    return ["::before", "::after"].some(
      one => !/^(none|normal)$/.test(window.getComputedStyle(element, one).content),
    );
  }

  /**
   * Whether a selector that asks for places among siblings asks it of nothing but what is in a deck: it begins with what is there,
   * or goes on from a deck inward.
   */
  function staysInside(selector: string): boolean {
    let bare = selector;
    for (let before = ""; before !== bare;) {
      before = bare;
      bare = bare.replace(/\([^()[\]]*\)|\[[^()[\]]*\]/g, ":");
    }
    return bare.split(",").every(one => {
      const [, plain = "", more = "", between = ""] =
        /^\s*([\w.#-]*)([^\s>+~]*)\s*([>+~]?)/.exec(one) ?? [];
      if (plain === "" || around.some(element => element.matches(plain))) return false;
      const isDeck = decks.some(deck => deck.matches(plain));
      return !isDeck || (more === "" && !/[+~]/.test(between));
    });
  }
}
