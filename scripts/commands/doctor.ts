// costed doctor: what the program prints with on this machine, whether it works, and how to mend it.
import type {Diagnostic} from "../lib/diagnostic.ts";
import {startable} from "../outside/browser.ts";
import {findBrowser, type LookedAt} from "../outside/browser-place.ts";
import {BrowserProblem} from "../outside/browser-problem.ts";
import {measureCache} from "../outside/cache-folder.ts";
import {fontsFor} from "../outside/fonts-seen.ts";
import {
  currentEnvironment,
  nodeVersion,
  packageVersion,
  surroundings,
  type Environment,
} from "../outside/surroundings.ts";
import {trySmallPage} from "../outside/try-out.ts";

export interface Health {
  /** The program's own version. */
  readonly version: string;
  readonly node: {readonly version: string; readonly needs: string; readonly ok: boolean};
  /** Null where there is none, or it does not print: then `problem` says why. */
  readonly browser: BrowserHealth | null;
  readonly problem: Diagnostic | null;
  /** Where a browser was looked for, in this order. */
  readonly looked: readonly LookedAt[];
  /** Families that a page which brings no fonts of its own is printed with; null: not known. */
  readonly fonts: readonly string[] | null;
  readonly cache: {readonly folder: string | null; readonly bytes: number};
  /** Whether there is nothing to mend. */
  readonly ok: boolean;
}

export interface BrowserHealth {
  readonly name: string;
  readonly executable: string;
  /** As it says itself, asked after it has printed a page: "HeadlessChrome/147.0.7727.0". */
  readonly version: string;
  readonly why: string;
  readonly sandbox: boolean;
  /** From the start to the page that was read back. */
  readonly milliseconds: number;
}

export interface DoctorOptions {
  readonly environment?: Environment;
  readonly browser?: string | undefined;
}

/** Says what it finds, for people or as data. The exit code: 0 fine, 1 there is something to mend. */
export async function runDoctor(
  options: DoctorOptions & {readonly json: boolean},
  say: (line: string) => void,
): Promise<number> {
  const health = await doctor(options);
  const text = options.json ? JSON.stringify(health, null, 2) : formatDoctor(health);
  for (const line of text.split("\n")) say(line);
  return health.ok ? 0 : 1;
}

/** Looks at everything; starts the browser and prints a page with it. Never throws what can be mended. */
export async function doctor({
  environment = currentEnvironment(),
  browser,
}: DoctorOptions): Promise<Health> {
  const around = surroundings(environment);
  const {version, needs} = packageVersion();
  const node = {version: nodeVersion(), needs, ok: isEnough(nodeVersion(), needs)};
  const found = attempt(() => findBrowser(around, browser));
  const tried = found.ok ? await attemptLater(() => tryOut(found.value)) : found;
  const problem = tried.ok ? null : tried.problem;
  return {
    version,
    node,
    browser: tried.ok ? tried.value : null,
    problem,
    looked: found.ok ? found.value.looked : [],
    fonts: found.ok ? await fontsFor(found.value, around) : null,
    cache: await measureCache(around),
    ok: node.ok && problem === null,
  };

  async function tryOut(place: ReturnType<typeof findBrowser>): Promise<BrowserHealth> {
    const what = await startable(place, around);
    const started = performance.now();
    const shown = await trySmallPage(what);
    const milliseconds = Math.round(performance.now() - started);
    return {name: place.name, executable: what.executable, why: place.why, ...shown, milliseconds};
  }
}

export function formatDoctor(health: Health): string {
  const {node, browser, problem, fonts, cache} = health;
  const rows: (readonly [string, string])[] = [
    ["costed", health.version],
    ["Node", `${node.version}${node.ok ? "" : `, and ${node.needs} is needed`}`],
  ];
  if (browser) {
    rows.push(["browser", `${browser.name}; ${browser.why}`]);
    rows.push(["", browser.executable]);
    rows.push([
      "version",
      `${browser.version}; started, printed a page and read it back in ${browser.milliseconds} ms`,
    ]);
    rows.push([
      "sandbox",
      browser.sandbox ? "on" : "off, because this user or machine does not allow it",
    ]);
  } else {
    rows.push(["browser", "none that prints"]);
  }
  if (fonts)
    rows.push(["fonts", fonts.length === 0 ? "none" : `${fonts.length}: ${shorten(fonts)}`]);
  rows.push([
    "cache",
    cache.folder === null ? "none" : `${cache.folder}, ${megabytes(cache.bytes)}`,
  ]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  if (!node.ok) lines.push("", `to mend: install Node ${node.needs.replace(">=", "")} or newer`);
  if (problem)
    lines.push("", `${problem.message} [${problem.code}]`, `to mend: ${problem.help ?? ""}`);
  if (health.ok) lines.push("", "all is well");
  return lines.join("\n");
}

type Attempt<T> =
  {readonly ok: true; readonly value: T} | {readonly ok: false; readonly problem: Diagnostic};

function attempt<T>(step: () => T): Attempt<T> {
  try {
    return {ok: true, value: step()};
  } catch (error) {
    return failed(error);
  }
}

async function attemptLater<T>(step: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return {ok: true, value: await step()};
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Attempt<never> {
  if (error instanceof BrowserProblem) return {ok: false, problem: error.diagnostic};
  throw error;
}

/** Understands `>=20.19`, which is all that we say. */
function isEnough(version: string, needs: string): boolean {
  const [major = 0, minor = 0] = numbers(version);
  const [least = 0, leastMinor = 0] = numbers(needs);
  return major > least || (major === least && minor >= leastMinor);
}

function numbers(version: string): readonly number[] {
  return [...version.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

function shorten(names: readonly string[]): string {
  const most = 6;
  const rest = names.length - most;
  return names.slice(0, most).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
