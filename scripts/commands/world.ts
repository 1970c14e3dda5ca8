// The real world, as the pipeline may ask of it: the disk below one folder, and a browser that starts when it is first needed.
import {join} from "node:path";
import {turn} from "../lib/together.ts";
import {readIfThere} from "../outside/disk.ts";
import {openCacheFolder} from "../outside/cache-folder.ts";
import {findBrowser} from "../outside/browser-place.ts";
import {openFinisher} from "../outside/finisher.ts";
import {openMemory} from "../outside/memory.ts";
import {putNewFolder} from "../outside/new-folder.ts";
import {replaceFiles} from "../outside/replace.ts";
import type {Outside} from "../outside/outside.ts";
import {programIdentity} from "../outside/program.ts";
import {surroundings} from "../outside/surroundings.ts";

export interface WorldOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** As given with `--browser`. */
  readonly browser: string | undefined;
  /** How long one document may take to print. */
  readonly timeoutMs: number;
  /** Whether what earlier runs made and kept is made again; the prints of a publication are not meant: see `publish`. */
  readonly afresh?: boolean;
  /** Whether it stays open while somebody writes: then nearly the same is made again and again. */
  readonly stays?: boolean;
}

/** Of one print for the next, in bytes: the pages of a few hundred. */
const keptOfPrints = 16_000_000;

/** Each is a process of the browser, and has room for the page of one document. */
const tabsKept = 6;

export interface World {
  readonly at: (folder: string) => Outside;
  /**
   * Starts the browser ahead of the first print, for whoever knows that there will be one. It is awaited until the browser's process runs,
   * not until it answers: it gets ready while the program composes, for so many pages or fewer. What goes wrong is told at the first
   * print. The thread that finishes prints begins with the first of them: it would keep the browser waiting for a core.
   */
  readonly warm: (pages: number) => Promise<void>;
  /** Has its tabs load fonts, by the rules for them, before the first page. */
  readonly expect: (faces: string) => void;
  /** Ends the browser, and with its last print the thread that finishes these, for whoever knows that nothing more will be printed; it is not waited for before the world is closed. */
  readonly printed: () => void;
  /** Puts files beside the output, in a folder of their own. */
  readonly keepDrafts: (folder: string, files: ReadonlyMap<string, Uint8Array>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What goes wrong that the reader can mend is thrown as an `OutsideProblem`. */
export function openWorld({environment, browser, timeoutMs, afresh, stays}: WorldOptions): World {
  const memory = openMemory({
    folder: () => openCacheFolder(surroundings(environment)),
    program: programIdentity,
    afresh: afresh === true,
  });
  let identity: string | undefined;
  let expect = (_: string): void => undefined;
  const faces = new Promise<string>(resolve => (expect = resolve));
  const finisher = openFinisher(undefined, undefined, stays === true ? keptOfPrints : 0);
  // Content is looked at first: what is wrong there can be said without a browser.
  let opened: ReturnType<typeof open> | undefined;
  let ended: Promise<unknown> | undefined;
  // Where none could be opened, the reader may mend that: whoever goes on asks again.
  const printer = (): ReturnType<typeof open> =>
    (opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
  return {
    at: folder => ({
      print: async (html, numbers) => {
        const printed = (await printer()).print({
          html,
          timeoutMs,
          numbers,
          isAgain: stays === true,
        });
        // When the browser is at work.
        void turn().then(finisher.warm);
        return printed;
      },
      printAll: async pages => {
        finisher.warm();
        return (await printer()).printAll(pages, timeoutMs);
      },
      printParts: async (html, numbers, kept, pages) =>
        (await printer()).printParts({html, timeoutMs, numbers, kept, pages}),
      finish: finisher.finish,
      picture: async (html, size) => (await printer()).picture({html, size, timeoutMs}),
      // Where nothing is printed, what prints is not even loaded. Once found it stays the one that prints, whatever is put in its place.
      printer: async () => (identity ??= findBrowser(surroundings(environment), browser).identity),
      present: async slides =>
        (await import("../outside/presenter.ts")).presentSlides(slides, memory.remembered),
      remembered: memory.remembered,
      read: path => readIfThere(join(folder, path)),
      replace: async (files, stale) =>
        stale.length === 0 && (await putNewFolder(folder, files))
          ? {written: [...files.keys()], removed: []}
          : replaceFiles(folder, files, stale),
    }),
    warm: async pages => {
      await printer().then(
        one => one.warm(pages, faces),
        () => undefined,
      );
    },
    expect,
    printed: () => {
      const before = opened;
      opened = undefined;
      ended = Promise.all([ended, before?.then(one => one.close())]);
      ended.catch(() => undefined);
      finisher.last();
    },
    keepDrafts: async (folder, files) => {
      if (files.size > 0) await replaceFiles(folder, files, []);
    },
    close: async () => {
      const browserIsOpen = await opened?.catch(() => undefined);
      await Promise.all([ended, browserIsOpen?.close(), finisher.close(), memory.close()]);
    },
  };

  async function open() {
    const {openPrinter} = await import("../outside/browser.ts");
    const again = stays === true ? tabsKept : 0;
    return openPrinter({environment, again, ...(browser === undefined ? {} : {browser})});
  }
}
