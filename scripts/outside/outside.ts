// What the pipeline may ask of the world. Tests hand it an object literal; only cli.ts and commands/ make a real one.
import type {Replaced} from "./replace.ts";
import type {FinishedPrint, PrintToFinish} from "../lib/finishing/finishing.ts";
import type {PartedPage} from "../lib/html/parted.ts";
import type {Pages} from "../lib/page/changed.ts";
import type {PartKept} from "../lib/page/kept.ts";
import type {Layout} from "../lib/page/probe.ts";
import type {Cut} from "../lib/pdf/cut-open.ts";
import type {PageNumbers} from "../lib/pdf/page-numbers.ts";

export interface PictureSize {
  readonly width: number;
  /** "whole": as a screen of that width shows it, from top to bottom. */
  readonly height: number | "whole";
}

export interface OutsidePrint {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly numbers?: PageNumbers;
  /** Whether no part of it needs what is in another, where that is known. */
  readonly areApart?: boolean;
  /** Which pages of the whole it has, where it has not all of them. */
  readonly printed?: readonly Pages[];
  /** Where it was printed with others: which of them it is. It may have to be printed by itself nevertheless: see `finish`. */
  readonly cut?: Cut;
}

export interface Outside {
  /**
   * Prints one self-contained page, offline, and fills in the page numbers of its list of contents. `numbers`: what they were
   * when it was last printed. The print is the same with and without them; it only comes sooner.
   */
  print(html: string, numbers?: PageNumbers): Promise<OutsidePrint>;
  /** Where pages that are much like it are printed soon: it may be printed with these. */
  printWithOthers?(page: PartedPage): Promise<OutsidePrint>;
  /** Several pages, each as it would be by itself: they are printed together where they can be, which takes half the time. */
  printAll(pages: readonly PartedPage[]): Promise<readonly Promise<OutsidePrint>[]>;
  /**
   * Prints those parts of a page that have changed, which are on these pages of the whole, with empty pages in the places of
   * all others; of which few are printed. There may be nothing in these where the parts are known to be apart. Null where that cannot be: then the whole has to be printed.
   */
  printParts(
    html: string,
    numbers: PageNumbers,
    kept: readonly PartKept[],
    pages: readonly Pages[],
  ): Promise<OutsidePrint | null>;
  /** All that follows a print: see lib/finishing/. Here, so that it can be done while the next one is composed. */
  finish(print: PrintToFinish): Promise<FinishedPrint | null>;
  /** The upper left of a self-contained page as it would be printed, in CSS pixels, or all of it on a screen; as a PNG. */
  picture(html: string, size: PictureSize): Promise<Uint8Array>;
  /** Names the browser without starting it: a page printed by another one has to be printed again. */
  printer(): Promise<string>;
  /** The presenter's form of slides, as HTML, from Marp's Markdown and its theme. */
  present(slides: {readonly markdown: string; readonly css: string}): Promise<string>;
  /**
   * What has this name, or else what `make` makes; some later time it need not be made. The name says all that it depends on but
   * for the program itself.
   */
  remembered(name: string, make: () => Promise<string>): Promise<string>;
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** All of them or none. */
  replace(
    files: ReadonlyMap<string, string | Uint8Array>,
    stale: readonly string[],
  ): Promise<Replaced>;
}
