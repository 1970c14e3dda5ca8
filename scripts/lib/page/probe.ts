// What is asked of a page before it is printed. The questions are functions that run in the page;
// here they are put together as text, because a page knows nothing of our modules.
import {findFaults, type Faults} from "./faults.ts";
import {findFrames} from "./frames.ts";
import {findInk} from "./ink.ts";
import {findLimits} from "./limits.ts";
import {measureOverflow, type Overflow} from "./overflow.ts";
import {readPaper} from "./paper.ts";
import {findUnprinted, type Unprinted} from "./unprinted.ts";
import {nameParts} from "./words.ts";

/** What a page will lose in print; every list but the last is empty for a page that is right. */
export interface Layout {
  readonly overflow: readonly Overflow[];
  readonly brokenImages: Faults["brokenImages"];
  readonly failedFonts: Faults["failedFonts"];
  readonly deadLinks: Faults["deadLinks"];
  readonly rasterised: Faults["rasterised"];
  /** Addresses that the page asked for and was not given. */
  readonly refused: readonly string[];
  /** What only a screen shows; of that, a page that is right may have some. */
  readonly unprinted: readonly Unprinted[];
}

/** What `settleScript` answers: the part of a sheet that text may fill, in CSS pixels. */
export type Area = {readonly width: number; readonly height: number} | null;

/** Waits until every font and picture is there, or known to be broken. */
export const settleScript: string = inPage(`
  const {document} = globalThis;
  document.body?.getBoundingClientRect();
  await Promise.allSettled([...document.fonts].map(font => font.load()));
  await Promise.allSettled([...document.images].map(image => image.decode()));
  await document.fonts.ready;
  return document.body ? (${readPaper})(globalThis)(document.body)?.area ?? null : null;
`);

/** What `layoutScript` answers. */
export interface Measured extends Faults {
  readonly overflow: readonly Overflow[];
  readonly unprinted: readonly Unprinted[];
  /** Whether there is any text to be seen: the print must then hold some. */
  readonly hasText: boolean;
}

/** Measures the page as it lies; slides and sheets are held to their size from here on. */
export const layoutScript: string = inPage(`
  const {document} = globalThis;
  await document.fonts.ready;
  const paperOf = (${readPaper})(globalThis);
  const words = (${nameParts})(globalThis);
  const frames = (${findFrames})(globalThis, paperOf);
  const limits = (${findLimits})(globalThis, frames, paperOf);
  const ink = (${findInk})(globalThis);
  const overflow = (${measureOverflow})(globalThis, limits, ink, words);
  const faults = await (${findFaults})(globalThis, words);
  const unprinted = (${findUnprinted})(globalThis);
  return {...faults, overflow, unprinted, hasText: document.body.innerText.trim() !== ""};
`);

// A compiler that keeps the names of functions does it by calling `__name`, which a page has not.
function inPage(body: string): string {
  return `(async () => {\nconst __name = value => value;\n${body}\n})()`;
}
