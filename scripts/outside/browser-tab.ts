// A tab of a running browser, closed off from everything else: it shows the page that it is given, and may then be given another.
// To open one costs a process, and its fonts are read anew: one that is used again shows a deck in half the time.
import type {Browser, BrowserContext, CDPSession, Page} from "./browser-launch.ts";
import {address, closeOff} from "./tab-gate.ts";
import {printOn, type HowPrinted} from "./tab-print.ts";
import {isPlain, openWorld, type TabWorld} from "./tab-world.ts";

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Tab {
  readonly use: Use;
  readonly page: Page;
  /** The work, or the death of the tab's own process: whoever asks it something would wait for ever. */
  readonly whileAlive: <T>(work: Promise<T>) => Promise<T>;
  /** Loads fonts that its first page will have, as long as it shows nothing. */
  readonly expect: (faces: string) => void;
  /** Shows a page as paper of that size. The answer goes on to fill with what the page asks for and is not given. */
  readonly show: (html: string, size: Size, timeoutMs: number) => Promise<ReadonlySet<string>>;
  readonly resize: (size: Size) => Promise<void>;
  /** Of the page that is shown. */
  readonly ask: TabWorld["ask"];
  /** The pages of paper, with what a reader who listens needs; or a draft, with nothing but what is on them. */
  readonly pdf: (how: HowPrinted) => Promise<Uint8Array>;
  /** Whether it shows a page of which only the body has to change to show this one. */
  readonly isLike: (html: string) => boolean;
  /** Lays pages out for paper, as every tab does at first, or for a screen. */
  readonly layFor: (medium: "print" | "screen") => Promise<void>;
  /** Whether another page may have it: nothing was asked for, and nothing has gone wrong. */
  readonly isClean: () => boolean;
  /** Something has gone wrong with its page: no other will have it. */
  readonly spoil: () => void;
  readonly close: () => Promise<void>;
}

/** What a tab is for: nobody looks at one that is only printed, and so it need not be drawn at all. */
export type Use = "print" | "picture";

/**
 * Scripts of its pages do not run, and nothing that they ask for is fetched; what we ask of them ourselves runs all the same.
 * Each tab is in a context of its own, so that two at work share nothing.
 */
export async function openTab(browser: Browser, use: Use): Promise<Tab> {
  const [context] = await Promise.all([browser.createBrowserContext(), watcherOf(browser)]);
  let isSpoiled = false;
  const {whileAlive, forget} = await crashIn(context, spoil);
  try {
    return await whileAlive(open());
  } catch (error) {
    await close();
    throw error;
  }

  async function open(): Promise<Tab> {
    const page = (use === "print" && (await unseenIn(context))) || (await context.newPage());
    const gate = await closeOff(page);
    let now: Size | null = null;
    let world: TabWorld | null = null;
    // Whether what it shows now may be taken away, and another page put there.
    let isBare = false;
    // Whether nothing has been put there yet.
    let isBlank = true;
    let expecting: Promise<void> | undefined;
    // The first page brings a process of its own with it, and what is set before is lost.
    await goTo(blank, {width: 800, height: 600}, 30_000);
    [world] = await Promise.all([openWorld(gate.client, gate.frame()), layFor("print")]);
    isBare = true;
    const ask: TabWorld["ask"] = (what, ...args) => {
      if (!world) throw new Error("a page is shown before it is asked");
      return world.ask(what, ...args);
    };
    const isLike = (html: string): boolean => world?.isLike(html) ?? false;
    return {
      use,
      page,
      whileAlive,
      expect,
      show,
      resize,
      layFor,
      ask,
      pdf: how => printOn(gate.client, how),
      isLike,
      isClean,
      spoil,
      close,
    };

    function expect(faces: string): void {
      if (isBlank) expecting = world?.expect(faces).catch(() => undefined);
    }

    async function show(html: string, size: Size, timeoutMs: number): Promise<ReadonlySet<string>> {
      const plain = isPlain(html);
      await expecting;
      if (!world || !isBare || !plain || world.isFull()) {
        await goTo(plain ? blank : html, size, timeoutMs);
        world = await openWorld(gate.client, gate.frame());
        isBare = plain;
        isBlank = plain;
        if (!plain) return gate.refused();
      }
      // To lay out the page before in a window of another size would be for nothing.
      if (!isBlank && !isNow(size)) await world.put(blank, timeoutMs);
      isBlank = false;
      await resize(size);
      gate.listen();
      await world.put(html, timeoutMs);
      return gate.refused();
    }

    async function goTo(html: string, size: Size, timeoutMs: number): Promise<void> {
      gate.give(html);
      await Promise.all([
        page.goto(address, {waitUntil: "load", timeout: timeoutMs}),
        resize(size),
      ]);
    }

    function isNow(size: Size): boolean {
      return now?.width === size.width && now.height === size.height;
    }

    async function resize(size: Size): Promise<void> {
      if (isNow(size)) return;
      now = size;
      await page.setViewport(size);
    }

    // Two sessions listen to the page, and the younger one has its way when the page is another.
    async function layFor(medium: "print" | "screen"): Promise<void> {
      await gate.client.send("Emulation.setEmulatedMedia", {media: medium});
    }

    function isClean(): boolean {
      return !isSpoiled && gate.isClean();
    }
  }

  function spoil(): void {
    isSpoiled = true;
  }

  // Not waited for long: a browser that hangs does not close its tabs, and is ended by others.
  async function close(): Promise<void> {
    forget();
    await Promise.race([context.close().catch(() => undefined), later(2000)]);
  }
}

/** A page of which no frame is drawn until somebody asks for one, which saves a quarter of all work; null where that cannot be had. */
async function unseenIn(context: BrowserContext): Promise<Page | null> {
  const root = await watcherOf(context.browser());
  const options = {browserContextId: context.id!, enableBeginFrameControl: true};
  const opened = await root.send("Target.createTarget", {url: "about:blank", ...options}).then(
    () => context.waitForTarget(target => target.type() === "page"),
    () => null,
  );
  return opened?.page() ?? null;
}

const blank = "<!doctype html><title>Nothing yet</title>";

/** The death of a page's own process: it is the browser that is asked, since that page does not answer any more. */
async function crashIn(
  context: BrowserContext,
  died: () => void,
): Promise<Pick<Tab, "whileAlive"> & {readonly forget: () => void}> {
  const watcher = await watcherOf(context.browser());
  const ours = new Set<string>();
  // A race against a promise that outlives it would never be let go, nor what came of it.
  const waiting = new Set<(error: Error) => void>();
  let crash: Error | null = null;
  watcher.on("Target.targetCreated", note);
  watcher.on("Target.targetCrashed", judge);
  return {whileAlive, forget};

  function whileAlive<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (crash) reject(crash);
      waiting.add(reject);
      void work.then(resolve, reject).finally(() => waiting.delete(reject));
    });
  }

  function note({targetInfo}: {targetInfo: {targetId: string; browserContextId?: string}}): void {
    if (targetInfo.browserContextId === context.id) ours.add(targetInfo.targetId);
  }

  function judge({targetId}: {targetId: string}): void {
    if (!ours.has(targetId)) return;
    crash = new Error("the page crashed");
    died();
    for (const reject of waiting) reject(crash);
  }

  function forget(): void {
    watcher.off("Target.targetCreated", note);
    watcher.off("Target.targetCrashed", judge);
  }
}

// One for each browser, and never let go: where several are let go at once, puppeteer loses sight
// of the browser as a whole.
const watchers = new WeakMap<Browser, Promise<CDPSession>>();

function watcherOf(browser: Browser): Promise<CDPSession> {
  const known = watchers.get(browser) ?? watch();
  watchers.set(browser, known);
  return known;

  async function watch(): Promise<CDPSession> {
    const client = await browser.target().createCDPSession();
    // Not waited for: what it is asked after that is answered after that. One that fails has no browser any more.
    client.send("Target.setDiscoverTargets", {discover: true}).catch(() => undefined);
    return client;
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
