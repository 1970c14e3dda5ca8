// A browser that was found → one that runs, closed off from the network and in a folder of its own.
import {join} from "node:path";
import type {Browser} from "puppeteer-core";
import {browserFlags} from "./browser-flags.ts";
import {startPiped, type Piped} from "./browser-pipe.ts";
import type {BrowserKind} from "./browser-place.ts";
import {BrowserProblem, messageOf} from "./browser-problem.ts";
import {beforeTheEnd, unlessEnding} from "./ending.ts";
import {openRunFolder, removeRunFolder, removeRunFolderNow, sweepRunFolders} from "./run-folder.ts";
import type {Environment} from "./surroundings.ts";

export type {
  Browser,
  BrowserContext,
  CDPSession,
  HTTPRequest,
  Page,
  Protocol,
} from "puppeteer-core";

export interface Launched {
  readonly browser: Browser;
  /** Whether Chromium's own sandbox is on. It cannot be for root, nor without user namespaces. */
  readonly sandbox: boolean;
  /** Ends it, with its folder. */
  readonly close: () => Promise<void>;
  /** The same, not waited for: whoever waits for an answer of it gets an error. */
  readonly kill: () => void;
}

export interface Launch {
  readonly executable: string;
  readonly kind: BrowserKind;
  readonly environment: Environment;
}

/** `started` is told when its process runs, which is before it answers. @throws BrowserProblem when it does not start */
export async function launch(
  what: Launch,
  started: () => void = () => undefined,
): Promise<Launched> {
  // A page whose browser was closed because the program ends asks for another one.
  await unlessEnding();
  await sweepRunFolders();
  const mayUse = process.platform !== "linux" || process.getuid?.() !== 0;
  const first = await tryLaunch(what, mayUse, started);
  if (first.ok) return first.value;
  const second =
    mayUse && noSandbox.test(first.said) ? await tryLaunch(what, false, started) : first;
  if (second.ok) return second.value;
  throw doesNotStart(what.executable, second.said);
}

/** Closes every browser that runs, for whoever is about to end the program. */
export async function closeAllBrowsers(): Promise<void> {
  await Promise.all([...running].map(({close}) => close()));
}

/** The longest that a browser may take from start to first answer, in milliseconds. */
const patience = 30_000;

const noSandbox =
  /No usable sandbox|Failed to move to new namespace|setuid sandbox|sandbox_host_linux/i;

const running = new Set<{close: () => Promise<void>}>();

type Tried =
  {readonly ok: true; readonly value: Launched} | {readonly ok: false; readonly said: string};

async function tryLaunch(what: Launch, sandbox: boolean, started: () => void): Promise<Tried> {
  const folder = runFolderFor(what);
  const args = browserFlags({kind: what.kind, profile: join(folder, "profile"), sandbox});
  const piped = startPiped(what.executable, args, {
    ...what.environment,
    // The machine's language would otherwise become that of a page that does not say its own.
    LC_ALL: "C.UTF-8",
    LANGUAGE: "en_GB",
    TMPDIR: folder,
  });
  started();
  const forget = beforeTheEnd({
    end: () => {
      piped.kill();
      removeRunFolderNow(folder);
    },
  });
  const browser = await answer(piped, async () => {
    // Of puppeteer, what talks to a browser, and not what finds one and starts it: loaded while the browser starts.
    const {connect} = await import("puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js");
    const connected: unknown = await connect({
      transport: piped.transport,
      protocolTimeout: 600_000,
      defaultViewport: null,
      issuesEnabled: false,
    });
    // It describes its own classes in two places.
    return connected as Browser;
  });
  if (typeof browser !== "string")
    return {ok: true, value: watch(browser, piped, folder, sandbox, forget)};
  const said = browser === "late" ? `it did not answer within ${patience / 1000} seconds` : null;
  piped.kill();
  await piped.ended;
  await removeRunFolder(folder);
  forget();
  return {ok: false, said: said ?? piped.said()};
}

function runFolderFor({executable}: Launch): string {
  try {
    return openRunFolder();
  } catch (error) {
    const why = `it needs a folder among the temporary ones: ${messageOf(error)}`;
    throw doesNotStart(executable, why);
  }
}

// A program that is no browser may never answer, and one that has ended never will.
async function answer(
  piped: Piped,
  connect: () => Promise<Browser>,
): Promise<Browser | "late" | "gone"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">(resolve => {
    timer = setTimeout(resolve, patience, "late");
  });
  const gone = piped.ended.then(() => "gone" as const);
  const there = connect().catch(() => piped.ended.then(() => "gone" as const));
  try {
    return await Promise.race([there, gone, late]);
  } finally {
    clearTimeout(timer);
  }
}

function watch(
  browser: Browser,
  piped: Piped,
  folder: string,
  sandbox: boolean,
  forget: () => void,
): Launched {
  let closing: Promise<void> | undefined;
  const callOff = beforeTheEnd({close});
  const entry = {close};
  running.add(entry);
  return {browser, sandbox, close, kill: piped.kill};

  function close(): Promise<void> {
    closing ??= finish();
    return closing;
  }

  // What it would put in order before it ends is thrown away with its folder: to ask it would take longer than a print.
  async function finish(): Promise<void> {
    await browser.disconnect();
    piped.kill();
    await Promise.all([piped.ended, removeRunFolder(folder)]);
    // What it wrote in its last moment.
    await removeRunFolder(folder);
    running.delete(entry);
    callOff();
    forget();
  }
}

function doesNotStart(executable: string, said: string): BrowserProblem {
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(said)?.[1];
  const lines = said.trim().split("\n").filter(Boolean).slice(-3);
  const because = library
    ? `it needs the library \`${library}\``
    : lines.join("; ") || "it does not answer";
  const other = "name another Chrome, Chromium or chrome-headless-shell in `COSTED_BROWSER`";
  const help = library ? `install that library, or ${other}` : other;
  return new BrowserProblem(
    "does-not-start",
    `the browser \`${executable}\` does not start: ${because}`,
    help,
  );
}
