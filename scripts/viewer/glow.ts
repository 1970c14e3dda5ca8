// What has changed, and what was looked for, shown for a moment: calmly, and without touching what is shown.

/** No more than a reader can look at. */
const most = 60;
const yellow = "rgb(255 196 0 / .5)";

/** From the mark to whatever the document itself says: that is what a last frame that is missing means. */
export function glow(elements: readonly Element[]): void {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const element of elements.slice(0, most)) {
    const mark: Keyframe = isDrawing(element)
      ? {outline: "4px solid rgb(232 163 0)", outlineOffset: "4px"}
      : {boxShadow: `0 0 0 4px ${yellow}`, backgroundColor: yellow};
    const frames = isCalm ? [mark, mark] : [mark, {...mark, offset: 0.4}];
    element.animate(frames, {duration: 1600, easing: "ease-out"});
  }
}

/** Nodes of a frame are of no class of ours. */
function isDrawing(element: Element): boolean {
  return element.localName === "svg" || element.localName === "img";
}
