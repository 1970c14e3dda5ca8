// Prints one self-contained page, offline. The browser is started at the first page, or before it, used for many, and replaced
// when it has printed a thousand or died. Its tabs are used for many pages, too, as long as nothing goes wrong in them.
import {availableParallelism} from "node:os";
import pLimit from "p-limit";
import {pagesBeside} from "../lib/html/beside.ts";
import {wholeOf, type PartedPage} from "../lib/html/parted.ts";
import {closeAllBrowsers, launch, type Launched} from "./browser-launch.ts";
import {
  picturePage,
  printBeside,
  printPage,
  printParts,
  type BesideJob,
  type PageJob,
  type PartsJob,
  type PictureJob,
  type Printed,
  type PrintJob,
} from "./browser-page.ts";
import {findBrowser} from "./browser-place.ts";
import {BrowserProblem, crashed, isOfTheDead, tooSlow} from "./browser-problem.ts";
import {openTab, type Tab, type Use} from "./browser-tab.ts";
import {idleTabs, type IdleTabs} from "./idle-tabs.ts";
import {startable} from "./startable.ts";
import {surroundings, type Environment} from "./surroundings.ts";

export {closeAllBrowsers, BrowserProblem, startable};
export type {PageJob, PictureJob, Printed, PrintJob};

export interface Printer {
  /** "chrome-headless-shell 147 (embedded)" */
  readonly name: string;
  /** Of the browser, without starting it: a page that another one printed is printed again. */
  readonly identity: string;
  /**
   * Starts the browser ahead of the first page, of so many or fewer; `faces`: the rules for fonts that these will have. What goes wrong
   * is told to whoever prints.
   */
  readonly warm: (pages: number, faces?: Promise<string>) => Promise<void>;
  /** @throws BrowserProblem */
  readonly print: (job: PrintJob) => Promise<Printed>;
  /** Several at once, where they can stand in one page: each as it would be by itself, in half the time. @throws BrowserProblem */
  readonly printAll: (
    pages: readonly PartedPage[],
    timeoutMs: number,
  ) => Promise<readonly Promise<Printed>[]>;
  /** Only what has changed; null where that cannot be. @throws BrowserProblem */
  readonly printParts: (job: PartsJob) => Promise<Printed | null>;
  /** A PNG. @throws BrowserProblem */
  readonly picture: (job: PictureJob) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

export interface PrinterOptions {
  readonly environment: Environment;
  /** As given with `--browser`: stronger than any variable. */
  readonly browser?: string;
  /** How many pages find the tab again that has shown them, where nearly the same are printed again and again. */
  readonly again?: number;
}

/** @throws BrowserProblem when there is no browser, or the one that is asked for is unusable */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const around = surroundings(options.environment);
  const place = findBrowser(around, options.browser);
  return {
    name: place.name,
    identity: place.identity,
    ...printer(
      async started => launch(await startable(place, around), started),
      usualLifetime,
      options.again,
    ),
  };
}

/**
 * How much one browser prints before another takes its place: a thousand decks of ten slides, or fewer of what is larger. Its memory
 * stays level that long, and to start another costs as much as twenty of them.
 */
const usualLifetime = 1000;
const usualLength = 200_000;

interface Running {
  readonly launched: Promise<Launched>;
  jobs: number;
  prints: number;
  /** Tabs that are open and wait for a page. */
  readonly idle: IdleTabs;
  /** The job that took too long, for which the browser was ended: no fault of its other jobs. */
  endedFor: PageJob | null;
}

interface Work<J, T> {
  readonly use: Use;
  readonly run: (tab: Tab, job: J) => Promise<T>;
}

/** Takes what starts a browser, so that a test can hand it a strange one. */
export function printer(
  startBrowser: (started: () => void) => Promise<Launched>,
  lifetime = usualLifetime,
  again = 0,
): Omit<Printer, "name" | "identity"> {
  const atOnce = Math.max(1, Math.min(4, availableParallelism()));
  const inTurn = pLimit(atOnce);
  const all = new Set<Running>();
  let current: Running | null = null;
  let closed = false;
  return {
    warm,
    print,
    printAll,
    printParts: job => inTurn(() => doSafely(job, {use: "print", run: printParts})),
    picture: job => inTurn(() => doSafely(job, {use: "picture", run: picturePage})),
    close,
  };

  function print(job: PrintJob): Promise<Printed> {
    return inTurn(() => doSafely(job, {use: "print", run: printPage}));
  }

  async function printAll(
    pages: readonly PartedPage[],
    timeoutMs: number,
  ): Promise<readonly Promise<Printed>[]> {
    const decks = pages.length;
    const job = {html: pagesBeside(pages) ?? "", timeoutMs: timeoutMs * decks, decks};
    const beside = () => doSafely(job, {use: "print", run: printBeside});
    // Whatever goes wrong with all of them, each by itself knows whether it is the cause.
    const printed = job.html === "" ? null : await inTurn(beside).catch(() => null);
    return pages.map(async (page, i) => printed?.[i] ?? print({html: wholeOf(page), timeoutMs}));
  }

  async function doSafely<J extends PageJob, T>(job: J, work: Work<J, T>): Promise<T> {
    for (let crashes = 0; ;) {
      if (closed) throw new Error("the printer is closed");
      const running = take(job);
      try {
        return await doOn(running, job, work);
      } catch (error) {
        if (current === running) current = null;
        if (error instanceof BrowserProblem || !(await hasDied(running, error))) throw error;
        if (running.endedFor === null && ++crashes > 1) throw crashed(error);
      } finally {
        running.jobs -= 1;
        if (running !== current && running.jobs === 0) await retire(running);
      }
    }
  }

  function take({html, decks = 1}: PageJob & Partial<BesideJob>): Running {
    if (current && current.prints >= lifetime) {
      // One that is at work still is ended after that.
      if (current.jobs === 0) void retire(current);
      current = null;
    }
    current ??= start();
    current.jobs += 1;
    current.prints += Math.max(decks, html.length / usualLength);
    return current;
  }

  function start(started: () => void = () => undefined): Running {
    const launched = startBrowser(started);
    const running = {launched, jobs: 0, prints: 0, idle: idleTabs(again), endedFor: null};
    all.add(running);
    return running;
  }

  async function warm(pages: number, faces?: Promise<string>): Promise<void> {
    if (closed || current) return;
    let tell = (): void => undefined;
    const started = new Promise<void>(resolve => (tell = resolve));
    const {launched, idle} = (current = start(tell));
    for (let tabs = 0; tabs < Math.min(pages, atOnce); tabs++) {
      const tab = launched.then(({browser}) => openTab(browser, "print"));
      Promise.all([tab, faces]).then(
        ([one, known]) => one.expect(known ?? ""),
        () => undefined,
      );
      idle.add("print", tab);
    }
    await Promise.race([started, launched.catch(() => undefined)]);
  }

  async function onTab<J extends PageJob, T>(
    {launched, idle}: Running,
    job: J,
    work: Work<J, T>,
  ): Promise<T> {
    const {browser} = await launched;
    const {use, run} = work;
    const waiting = await idle.take(use, job.html);
    const tab = waiting?.isClean() ? waiting : await openTab(browser, use);
    if (waiting && waiting !== tab) await waiting.close();
    try {
      return await tab.whileAlive(run(tab, job));
    } catch (error) {
      tab.spoil();
      throw error;
    } finally {
      if (tab.isClean()) idle.add(use, tab);
      else await tab.close();
    }
  }

  async function doOn<J extends PageJob, T>(
    running: Running,
    job: J,
    work: Work<J, T>,
  ): Promise<T> {
    const {kill} = await running.launched;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        if (current === running) current = null;
        running.endedFor = job;
        reject(tooSlow(job.timeoutMs));
        kill();
      }, job.timeoutMs);
    });
    const done = onTab(running, job, work);
    done.catch(() => undefined);
    try {
      return await Promise.race([done, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  // Anything else is a fault of ours, and a second browser would do no better.
  async function hasDied(running: Running, error: unknown): Promise<boolean> {
    return !(await running.launched).browser.connected || isOfTheDead(error);
  }

  async function retire(running: Running): Promise<void> {
    all.delete(running);
    await running.launched.then(({close: end}) => end()).catch(() => undefined);
  }

  async function close(): Promise<void> {
    closed = true;
    await Promise.all([...all].map(retire));
  }
}
