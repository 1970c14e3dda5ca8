// What is asked of a page before it is printed. The questions are functions that run in the page;
// here they are put together as text, because a page knows nothing of our modules.
import {areApart} from "./apart.ts";
import {slidesBeside} from "./beside.ts";
import {findFaults, type Faults} from "./faults.ts";
import {findFrames} from "./frames.ts";
import {findInk} from "./ink.ts";
import {isKeptAsItWas, keepSheets, measureParts, type PartKept, type PartMeasured} from "./kept.ts";
import {findLeaving} from "./leaving.ts";
import {asksInward} from "./inward.ts";
import {findLimits} from "./limits.ts";
import {areNumbersSteady, fillNumbers, type NumberAt} from "./numbers.ts";
import {measureOverflow, type Overflow} from "./overflow.ts";
import {readPaper} from "./paper.ts";
import {findParts} from "./parts.ts";
import {readRules, rulesReader} from "./rules.ts";
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
  /** None where the page has no parts. */
  readonly parts: readonly PartMeasured[];
}

/** Whether nothing is wrong with any part of it: what is wrong is told of the page as a whole. */
export function isSound({unprinted: _, parts: __, ...wrong}: Layout): boolean {
  return Object.values(wrong).every(one => one.length === 0);
}

/** What `measure` answers where the page lies as it will be printed: else, how large a window it needs for that. */
export type Answer =
  | {readonly needs: {readonly width: number; readonly height: number}}
  | {readonly needs: null; readonly measured: Measured};

export interface Measured extends Faults {
  readonly overflow: readonly Overflow[];
  readonly unprinted: readonly Unprinted[];
  readonly parts: readonly PartMeasured[];
}

/** What a page can be asked, and is told, in our own world there. */
export interface Asked {
  /**
   * Another page takes its place: texts, numbers of fonts that the world keeps, and, below zero, of pieces that stood before: -1 is
   * the first. Answers whether all of it is there.
   */
  readonly put: (pieces: readonly (string | number)[], fonts: readonly string[]) => boolean;
  /** The same for the body and the title alone: all else is that of the page before. */
  readonly exchange: (body: readonly (string | number)[], title: string) => void;
  /** Whether all of it is there that it waits for. */
  readonly isThere: () => boolean;
  /** Waits until every font and picture is there, or known to be broken. */
  readonly settle: () => Promise<void>;
  /**
   * Settles the page and measures it as it lies, if the window is as large as the part of its paper that text may fill; slides
   * and sheets are held to their size from here on. `anyway`: whatever the window. With a window that was right from the
   * beginning, all is done in one.
   */
  readonly measure: (how: {readonly anyway: boolean}) => Promise<Answer>;
  /**
   * Has parts that were printed before give way to empty sheets. Whether what is left of the page stands as it would with them;
   * where it does not, or where that cannot be known, it is null, and the page is of no more use. Then it is measured, too: whoever
   * asks would have to wait for a turn between two questions.
   */
  readonly keep: (
    kept: readonly PartKept[],
  ) => Promise<{readonly areApart: boolean; readonly answer: Answer} | null>;
  /** Whether no part needs what is in another: neither where it stands, nor what it counts, nor how it looks. */
  readonly areApart: () => boolean;
  /** Of several decks in one page, how many slides each has; null where one may look otherwise than by itself. */
  readonly beside: () => readonly number[] | null;
  /** Whether there is any text to be seen: a print must then hold some. */
  readonly hasText: () => boolean;
  /** Whether it could. */
  readonly fill: (numbers: readonly NumberAt[]) => boolean;
  /** Whether the numbers that stand in the page leave it as it would be without them. */
  readonly isSteady: () => boolean;
}

/** How large the window is for a page that does not say how large its paper is. */
export const usualSize = {width: 800, height: 600};

const functions = [
  readRules,
  rulesReader,
  readPaper,
  nameParts,
  findFrames,
  findLimits,
  findInk,
  findLeaving,
  measureOverflow,
  findFaults,
  findUnprinted,
  findParts,
  measureParts,
  keepSheets,
  isKeptAsItWas,
  areApart,
  asksInward,
  slidesBeside,
  fillNumbers,
  areNumbersSteady,
];

/** Makes `costed` of our own world: an object as `Asked` says. */
// A compiler that keeps the names of functions does it by calling `__name`, which a page has not.
export const worldScript = `(() => {
const __name = value => value;
const {document} = globalThis;
const fonts = [];
${functions.map(one => `const ${one.name} = ${one};`).join("\n")}
const rulesOf = rulesReader(readRules);
const textOf = pieces => {
  const one = piece => typeof piece === "string" ? piece : piece < 0 ? one(pieces[-1 - piece]) : fonts[piece];
  return pieces.map(one).join("");
};
globalThis.costed = {
  put(pieces, more) {
    fonts.push(...more);
    document.open();
    document.write(textOf(pieces));
    document.close();
    return this.isThere();
  },
  exchange(body, title) {
    // Read as a document of its own: where a piece is read here, as innerHTML does it, the next page loses its shadow trees.
    const read = Document.parseHTMLUnsafe(
      "<!doctype html><title>" + title + "</title><body>" + textOf(body),
    );
    document.querySelector("head > title").textContent = read.querySelector("title").textContent;
    document.body.replaceChildren(...read.body.childNodes);
  },
  isThere: () => document.readyState === "complete",
  async settle() {
    document.body?.getBoundingClientRect();
    await Promise.allSettled([...document.fonts].map(font => font.load()));
    await Promise.allSettled([...document.images].map(image => image.decode()));
    await document.fonts.ready;
  },
  async measure({anyway}) {
    await this.settle();
    const rules = rulesOf(globalThis);
    const paperOf = readPaper(globalThis, rules.paper);
    const area = document.body ? paperOf(document.body)?.area ?? null : null;
    const needs = area
      ? {width: Math.floor(area.width), height: Math.floor(area.height)}
      : ${JSON.stringify(usualSize)};
    const fits = needs.width === globalThis.innerWidth && needs.height === globalThis.innerHeight;
    const ready = fits && globalThis.matchMedia("print").matches;
    if (!ready && !anyway) return {needs};
    const words = nameParts(globalThis);
    const frames = findFrames(globalThis, paperOf);
    const limits = findLimits(globalThis, frames, paperOf, rules);
    const ink = findInk(globalThis);
    const leaving = findLeaving(globalThis, limits, ink);
    const overflow = measureOverflow(globalThis, limits, leaving, ink, words);
    const faults = await findFaults(globalThis, words, rules);
    const parts = findParts(globalThis);
    const {unprinted, inParts} = findUnprinted(globalThis, parts);
    const measuredParts = measureParts(parts, inParts);
    return {needs: null, measured: {...faults, overflow, unprinted, parts: measuredParts}};
  },
  async keep(kept) {
    const parts = findParts(globalThis);
    if (!keepSheets(globalThis, parts, kept)) return null;
    await this.settle();
    const rules = rulesOf(globalThis);
    const isSure = areApart(globalThis, parts, rules) && isKeptAsItWas(globalThis, parts, kept);
    if (!isSure) return null;
    return {areApart: !asksInward(parts, rules), answer: await this.measure({anyway: false})};
  },
  areApart() {
    const [parts, rules] = [findParts(globalThis), rulesOf(globalThis)];
    return areApart(globalThis, parts, rules) && !asksInward(parts, rules);
  },
  beside() {
    const [decks, rules] = [findParts(globalThis), rulesOf(globalThis)];
    const areSo = areApart(globalThis, decks, rules) && !asksInward(decks, rules);
    return areSo ? slidesBeside(globalThis, decks, rules) : null;
  },
  hasText: () => document.body.innerText.trim() !== "",
  fill: numbers => fillNumbers(globalThis, numbers),
  isSteady: () => areNumbersSteady(globalThis),
};
})()`;
