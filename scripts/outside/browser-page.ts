// One page in a running browser, closed off from everything else → its PDF, and what would be lost in it; or a picture of it.
import type {Browser, BrowserContext, CDPSession, HTTPRequest, Page} from "puppeteer";
import {
  layoutScript,
  settleScript,
  type Area,
  type Layout,
  type Measured,
} from "../lib/page/probe.ts";
import {BrowserProblem} from "./browser-problem.ts";
import type {PictureSize} from "./outside.ts";

export interface PageJob {
  readonly html: string;
  readonly timeoutMs: number;
}

export interface PictureJob extends PageJob {
  readonly size: PictureSize;
}

export interface Printed {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
}

export function printPage(browser: Browser, job: PageJob): Promise<Printed> {
  return onPage(browser, job, (page, refused) => printIn(page, refused, job.timeoutMs));
}

/** The upper left of a page as it would be printed, as a PNG. */
export function picturePage(browser: Browser, job: PictureJob): Promise<Uint8Array> {
  return onPage(browser, job, async page => {
    const {width, height} = job.size;
    const isWhole = height === "whole";
    if (isWhole) await page.emulateMediaType("screen");
    await page.setViewport({width, height: isWhole ? 800 : height, deviceScaleFactor: 1});
    await page.evaluate(settleScript);
    if (isWhole) return page.screenshot({type: "png", fullPage: true});
    return page.screenshot({type: "png", clip: {x: 0, y: 0, width, height}});
  });
}

/**
 * A page in a tab of its own: one that was used before would number its tags differently.
 * Its scripts do not run, and nothing that it asks for is fetched; what we ask of it ourselves
 * runs all the same.
 */
async function onPage<T>(
  browser: Browser,
  job: PageJob,
  work: (page: Page, refused: ReadonlySet<string>) => Promise<T>,
): Promise<T> {
  const context = await browser.createBrowserContext();
  const {crash, forget} = await crashIn(context);
  try {
    return await Promise.race([open(context, job, work), crash]);
  } finally {
    // Not waited for long: a browser that hangs does not close its tabs, and is ended by others.
    forget();
    await Promise.race([context.close().catch(() => undefined), later(2000)]);
  }
}

async function open<T>(
  context: BrowserContext,
  {html, timeoutMs}: PageJob,
  work: (page: Page, refused: ReadonlySet<string>) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  const refused = await closeOff(page, html);
  await page.goto(address, {waitUntil: "load", timeout: timeoutMs});
  // Set before, it would be lost with the navigation, and the page measured as a screen.
  await page.emulateMediaType("print");
  return work(page, refused);
}

async function printIn(
  page: Page,
  refused: ReadonlySet<string>,
  timeoutMs: number,
): Promise<Printed> {
  const area = (await page.evaluate(settleScript)) as Area;
  if (area)
    await page.setViewport({width: Math.floor(area.width), height: Math.floor(area.height)});
  const {hasText, frames, ...measured} = (await page.evaluate(layoutScript)) as Measured;
  const bytes = await page.pdf({...options, timeout: timeoutMs});
  const empty = !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("/Font");
  if (empty && hasText && measured.overflow.length === 0) throw blank();
  const layout = {...measured, refused: [...new Set([...refused, ...frames])].sort()};
  return {bytes, layout};
}

/**
 * The death of a page's own process. Whoever asks that page something would wait for ever, even for
 * it to open: so it is the browser that is asked.
 */
async function crashIn(
  context: BrowserContext,
): Promise<{readonly crash: Promise<never>; readonly forget: () => void}> {
  const watcher = await watcherOf(context.browser());
  const ours = new Set<string>();
  let tell: (error: Error) => void = () => undefined;
  const crash = new Promise<never>((_, reject) => {
    tell = reject;
  });
  crash.catch(() => undefined);
  watcher.on("Target.targetCreated", note);
  watcher.on("Target.targetCrashed", judge);
  return {crash, forget};

  function note({targetInfo}: {targetInfo: {targetId: string; browserContextId?: string}}): void {
    if (targetInfo.browserContextId === context.id) ours.add(targetInfo.targetId);
  }

  function judge({targetId}: {targetId: string}): void {
    if (ours.has(targetId)) tell(new Error("the page crashed"));
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
    await client.send("Target.setDiscoverTargets", {discover: true});
    return client;
  }
}

/** Where the page believes to be. There is no such site, and nobody is asked for it. */
const address = "http://costed.invalid/";

const policy = [
  "default-src 'none'",
  "img-src data:",
  "font-src data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const options = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
  waitForFonts: true,
};

/** The page gets its own text, once, and nothing else. The answer fills with what it asked for. */
async function closeOff(page: Page, html: string): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  let given = false;
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", request => void decide(request).catch(() => undefined));
  // What the policy stops never comes to be asked for; this hears of it all the same.
  const client = await page.createCDPSession();
  client.on("Network.requestWillBeSent", ({request}) => note(request.url));
  await client.send("Network.enable");
  return refused;

  async function decide(request: HTTPRequest): Promise<void> {
    const url = request.url();
    const main = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (main && url === address && !given) {
      given = true;
      const headers = {"content-security-policy": policy};
      return request.respond({
        status: 200,
        contentType: "text/html; charset=utf-8",
        headers,
        body: html,
      });
    }
    note(url);
    // A page that sends itself elsewhere would turn into the browser's own page about an error:
    // "no content" makes it stay where it is.
    if (main) return request.respond({status: 204});
    return request.abort("blockedbyclient");
  }

  function note(url: string): void {
    if (url !== address && !url.startsWith("data:")) refused.add(url.slice(0, 200));
  }
}

function blank(): BrowserProblem {
  return new BrowserProblem(
    "blank",
    "the browser printed a page without its text",
    "it finds no font on this machine: install one (`apt install fonts-dejavu-core`), or let the program use its own browser",
  );
}

function later(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
