// The numbers of a list of contents in a page that is loaded: filled in where they stand, and whether the page would lie
// otherwise with others. The list's places are those of lib/pdf/page-numbers.ts.
import type {PageElement, PageWindow} from "./dom.ts";

/** A place, by the name that it asks for, and what is to stand there. */
export type NumberAt = readonly [id: string, text: string];

/** Runs inside the page. Whether it could: the page then is what it would be if it had been loaded with them. */
export function fillNumbers(window: PageWindow, numbers: readonly NumberAt[]): boolean {
  const places = [...window.document.querySelectorAll(`span[class="page-of"][data-page-of]`)];
  const fits =
    places.length === numbers.length &&
    places.every((place, i) => place.getAttribute("data-page-of") === numbers[i]?.[0]);
  if (!fits) return false;
  for (const [i, place] of places.entries()) place.textContent = numbers[i]?.[1] ?? "";
  return true;
}

/**
 * Whether the numbers that stand there now lie as `00` does everywhere: each in a box of its own, of the same size. What is
 * outside of such a box cannot know what is in it, so that both make the same pages, on paper as well.
 *
 * Runs inside the page, and leaves it as it was.
 */
export function areNumbersSteady(window: PageWindow): boolean {
  const places = [...window.document.querySelectorAll("span.page-of[data-page-of]")];
  const texts = places.map(place => place.textContent);
  const before = places.map(sizeOf);
  for (const place of places) place.textContent = "00";
  const after = places.map(sizeOf);
  for (const [i, place] of places.entries()) place.textContent = texts[i] ?? "";
  return before.every((size, i) => size !== null && size === after[i]);

  function sizeOf(place: PageElement): string | null {
    const {display} = window.getComputedStyle(place);
    if (!/^(none|block|inline-block|flow-root)$/.test(display)) return null;
    const {width, height} = place.getBoundingClientRect();
    return `${width} ${height}`;
  }
}
