// A page in a tab of a running browser → its PDF, and what would be lost in it; or a picture of it.
import {isSound, type Layout, type Measured} from "../lib/page/probe.ts";
import {numbersOf, withNext, type Pages} from "../lib/page/changed.ts";
import type {PartKept} from "../lib/page/kept.ts";
import type {Cut} from "../lib/pdf/cut-open.ts";
import {readDestinations} from "../lib/pdf/destinations.ts";
import {
  asksForPages,
  numbersIn,
  withoutPages,
  withPages,
  type PageNumbers,
} from "../lib/pdf/page-numbers.ts";
import type {Tab} from "./browser-tab.ts";
import type {PictureSize} from "./outside.ts";
import {remember, sheetOf, type PageJob, type Sheet, type Sheets} from "./tab-sheet.ts";

export type {PageJob};

export interface PrintJob extends PageJob {
  /** The numbers of its list of contents as they were when it was last printed, if they are known; with none, nothing is guessed. */
  readonly numbers?: PageNumbers | undefined;
  /** Whether nearly the same will be printed soon: then more is asked of it. */
  readonly isAgain?: boolean;
}

export interface PartsJob extends PageJob {
  /** Those with which its other parts were printed. */
  readonly numbers: PageNumbers;
  readonly kept: readonly PartKept[];
  /** Where the others stand. */
  readonly pages: readonly Pages[];
}

/** One page that has several decks in it, one below the other. */
export interface BesideJob extends PageJob {
  readonly decks: number;
}

export interface PictureJob extends PageJob {
  readonly size: PictureSize;
}

export interface Printed {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  /** Of its list of contents; without one, none. */
  readonly numbers: PageNumbers;
  /** Whether no part of the page needs what is in another: only said where it is asked. */
  readonly areApart?: boolean;
  /** Which pages of the whole it has, where it has not all of them. */
  readonly printed?: readonly Pages[];
  /** Where it was printed with others: which of them it is. */
  readonly cut?: Cut;
}

/** The upper left of a page as it would be printed, as a PNG. */
export async function picturePage(tab: Tab, job: PictureJob): Promise<Uint8Array> {
  const {width, height} = job.size;
  const isWhole = height === "whole";
  const {page} = tab;
  if (isWhole) await tab.layFor("screen");
  try {
    await tab.show(job.html, {width, height: isWhole ? 800 : height}, job.timeoutMs);
    await tab.ask("settle");
    if (isWhole) return await page.screenshot({type: "png", fullPage: true});
    // It fills the window: to look beyond that, the browser would lay out and draw all of it twice more.
    const clip = {x: 0, y: 0, width, height};
    return await page.screenshot({type: "png", clip, captureBeyondViewport: false});
  } finally {
    if (isWhole) await tab.layFor("print");
  }
}

export async function printPage(tab: Tab, job: PrintJob): Promise<Printed> {
  const sheet = sheetOf(tab, job);
  const printed = asksForPages(job.html)
    ? await printNumbered(sheet, job)
    : await printOnce(sheet, job);
  return job.isAgain === true ? {...printed, areApart: await tab.ask("areApart")} : printed;
}

async function printOnce(sheet: Sheet, {html}: PrintJob): Promise<Printed> {
  await sheet.show(html);
  return {...(await sheet.print(await sheet.measure())), numbers: {}};
}

/**
 * Every part that is printed comes to stand on the pages on which it would stand in the whole; all other pages are empty. Null
 * where that is not so, or not certain: then all of it has to be printed.
 */
export async function printParts(tab: Tab, job: PartsJob): Promise<Printed | null> {
  const {html, numbers, kept} = job;
  const printed = withNext(job.pages);
  const sheet = sheetOf(tab, job);
  await sheet.show(withPages(html, new Map(Object.entries(numbers))));
  const keeping = await tab.ask("keep", kept);
  if (!keeping) return null;
  const {areApart, answer} = keeping;
  const {bytes, layout} = await sheet.print(await sheet.measured(answer), printed);
  if (!isSound(layout)) return null;
  const pages = await readDestinations(bytes);
  const standing = numbersOf(printed).map(number => number + 1);
  const areSame = Object.entries(numbers).every(([id, page]) => {
    const now = pages.get(id);
    return now === undefined || standing[now - 1] === page;
  });
  return areSame ? {bytes, layout, numbers, areApart, printed} : null;
}

/** Each of the decks; null where they cannot be told apart, or anything is wrong with one: then each has to be printed by itself. */
export async function printBeside(tab: Tab, job: BesideJob): Promise<readonly Printed[] | null> {
  const sheet = sheetOf(tab, job);
  await sheet.show(job.html);
  const measured = await sheet.measure();
  const counts = await tab.ask("beside");
  // What only a screen shows is counted through the whole page.
  if (counts?.length !== job.decks || measured.unprinted.length > 0) return null;
  const {bytes, layout} = await sheet.print(measured);
  if (!isSound(layout)) return null;
  prints += 1;
  const own = {bytes, layout: {...layout, parts: []}, numbers: {}};
  return counts.map((_, which) => ({...own, cut: {print: prints, counts, which}}));
}

let prints = 0;

/**
 * A page with a list of contents is printed to see what stands on which page, filled in, and printed again; and once more where
 * the numbers themselves have moved what they name.
 *
 * What the last print of it ended with, or of another like it, is tried first. Where numbers cannot move anything, and these
 * are right, it is the print that would have come in the end, and the only one.
 */
async function printNumbered(sheet: Sheet, {html, numbers}: PrintJob): Promise<Printed> {
  const places = numbersIn(html)
    .map(([id]) => id)
    .join();
  const before = Object.entries(numbers ?? lately.get(places) ?? {});
  const known = before.length > 0 ? new Map(before) : null;
  await sheet.show(known ? withPages(html, known) : withoutPages(html));
  let measured = await sheet.measure();
  let pages: ReadonlyMap<string, number>;
  if (known && (await sheet.isSteady())) {
    const printed = await sheet.print(measured);
    pages = await readDestinations(printed.bytes);
    if (isSame(known, pages)) return done(printed);
  } else {
    if (known) measured = await refill(withoutPages(html));
    pages = await readDestinations(await sheet.draft());
  }
  for (let prints = 2; ; prints++) {
    measured = await refill(withPages(html, pages));
    const printed = await sheet.print(measured);
    const now = await readDestinations(printed.bytes);
    if (prints === 3 || isSame(pages, now)) return done(printed);
    pages = now;
  }

  async function refill(text: string): Promise<Measured> {
    if (!(await sheet.fill(numbersIn(text)))) await sheet.show(text);
    return sheet.measure();
  }

  function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
    return withPages(html, one) === withPages(html, other);
  }

  function done(printed: Sheets): Printed {
    const asked = new Set(numbersIn(html).map(([id]) => id));
    const found = Object.fromEntries([...pages].filter(([id]) => asked.has(id)));
    remember(lately, places, found);
    return {...printed, numbers: found};
  }
}

// Of lists of contents that name the same: one edition of a report has mostly the page numbers of another.
const lately = new Map<string, PageNumbers>();
