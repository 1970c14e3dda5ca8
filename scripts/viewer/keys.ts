// What each key does, and the list of them that the reader sees.
import {step, stepDocument} from "./going.ts";
import {closeSheet} from "./sheet.ts";
import {documentOf, getView, setView} from "./store.ts";

export const keyList: readonly (readonly [string, readonly string[]])[] = [
  ["Next slide or page", ["→", "↓", "Page down"]],
  ["Slide or page before", ["←", "↑", "Page up"]],
  ["First, last", ["Home", "End"]],
  ["Document before, next", ["[", "]"]],
  ["Number after, before", ["n", "Shift n"]],
  ["Open the number in focus", ["Enter"]],
  ["Search", ["/", "Ctrl K"]],
  ["Findings", ["e"]],
  ["Full view", ["f"]],
  ["Close what is open", ["Esc"]],
  ["All keys", ["?"]],
];

const turning: Readonly<Record<string, number | "first" | "last">> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: "first",
  End: "last",
};

/** In the page, or in a frame of it. */
export function keyPressed(event: KeyboardEvent): void {
  const {key} = event;
  if (event.defaultPrevented || event.altKey) return;
  const {dialog, place} = getView();
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "k") {
    event.preventDefault();
    return setView({dialog: "search"});
  }
  if (event.ctrlKey || event.metaKey || dialog) return;
  if (key === "Escape") return escape();
  if (isWriting(event)) return;
  if (key in turning && place) {
    // A page on screen scrolls, as pages do; so does what has the focus and can be scrolled.
    const turns = place.view === "printed" || isSlides();
    if (!turns || scrolls(event, key)) return;
    event.preventDefault();
    return step(turning[key]!);
  }
  const does = letters[key];
  if (!does) return;
  event.preventDefault();
  does();
}

const letters: Readonly<Record<string, () => void>> = {
  "/": () => setView({dialog: "search"}),
  "?": () => setView({dialog: "help"}),
  "[": () => stepDocument(-1),
  "]": () => stepDocument(1),
  f: () => setView({full: !getView().full}),
  e: () => setView({unfolded: !getView().unfolded}),
  n: () => stepNumber(1),
  N: () => stepNumber(-1),
};

/** One thing at a time, the last opened first. */
function escape(): void {
  const {sheet, unfolded, full} = getView();
  if (sheet) return closeSheet();
  if (unfolded) return setView({unfolded: false});
  if (full) setView({full: false});
}

/** The focus, on the next number of the slide or page. */
function stepNumber(by: 1 | -1): void {
  const frame = document.querySelector<HTMLIFrameElement>(".page-stage iframe")?.contentDocument;
  const tree = document.querySelector(".slides-stage .slide-tree")?.shadowRoot;
  const root = frame ?? tree;
  const all = [...(root?.querySelectorAll<HTMLElement>("[data-figure][tabindex]") ?? [])];
  const at = all.findIndex(one => one === root?.activeElement);
  all.at((at < 0 && by < 0 ? -1 : at + by) % Math.max(1, all.length))?.focus();
}

function isSlides(): boolean {
  const {place} = getView();
  return place !== null && documentOf(place)?.makes === "slides";
}

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0] as HTMLElement | undefined;
  return target?.matches?.("input, textarea, select, [contenteditable]") ?? false;
}

/** Up and down in something that scrolls, or has rows of its own to go through, is its own. */
function scrolls(event: KeyboardEvent, key: string): boolean {
  if (key === "ArrowLeft" || key === "ArrowRight") return false;
  return event
    .composedPath()
    .some(one => (one as Node).nodeType === 1 && (one as Element).matches("[data-scrolls]"));
}
