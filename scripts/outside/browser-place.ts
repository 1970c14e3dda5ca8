// Which browser prints, out of those that this machine has, and where we looked for it.
import {createHash} from "node:crypto";
import {join} from "node:path";
import {BrowserProblem} from "./browser-problem.ts";
import {embeddedBrowser, type EmbeddedPackage} from "./embedded-parts.ts";
import {puppeteersOwn, systemBrowsers} from "./known-browsers.ts";
import type {Surroundings} from "./surroundings.ts";

/** `shell` starts in a tenth of a second and prints only; `chrome` is a whole browser. */
export type BrowserKind = "shell" | "chrome";

export interface BrowserPlace {
  /** The program to start; null for the embedded one, which may still have to be unpacked. */
  readonly executable: string | null;
  readonly embedded: EmbeddedPackage | null;
  readonly kind: BrowserKind;
  /** "chrome-headless-shell 147 (embedded)" */
  readonly name: string;
  /** The same for the same browser, another for another: known without starting it. */
  readonly identity: string;
  /** Why this one: "the first that was found", "`COSTED_BROWSER` says so". */
  readonly why: string;
  readonly looked: readonly LookedAt[];
}

export interface LookedAt {
  readonly where: string;
  readonly found: string;
}

/** What a person may set, strongest first; one that is set and does not work is never passed over. */
const settings = ["COSTED_BROWSER", "PUPPETEER_EXECUTABLE_PATH", "CHROME_PATH"];

/**
 * The browser to print with: the one that was asked for; else the one puppeteer keeps; else the
 * one that comes with the program, before the machine's own, because its version is pinned and
 * the same content then gives the same PDF everywhere.
 *
 * @throws BrowserProblem when there is none, or the one that was asked for cannot be used
 */
export function findBrowser(around: Surroundings, option: string | undefined): BrowserPlace {
  const looked: LookedAt[] = [];
  const asked = option ? (["--browser", option] as const) : firstSetting(around);
  if (asked) return askedFor(around, ...asked);
  looked.push({
    where: ["--browser", ...settings].map(name => `\`${name}\``).join(", "),
    found: "not set",
  });

  for (const {path, name} of puppeteersOwn(around)) {
    const place = tryPlace(path, name, "it is the one that puppeteer keeps");
    if (place) return place;
  }
  const embedded = embeddedBrowser(around);
  looked.push({
    where: "package `@sparticuz/chromium`",
    found: embedded.ok ? "found" : embedded.why,
  });
  if (embedded.ok) {
    const {name, identity} = embedded.value;
    const why = "it comes with the program, always in the same version";
    return {executable: null, embedded: embedded.value, kind: "shell", name, identity, why, looked};
  }
  for (const path of systemBrowsers(around)) {
    const place = tryPlace(
      path,
      `${programName(path)} (system)`,
      "it is installed on this machine",
    );
    if (place) return place;
  }
  throw notFound(looked);

  function tryPlace(path: string, name: string, why: string): BrowserPlace | null {
    const there = around.look(path);
    looked.push({where: path, found: there.is === "program" ? "found" : there.is});
    return there.is === "program" ? placeOf(path, there, name, why, looked) : null;
  }
}

function firstSetting({environment}: Surroundings): readonly [string, string] | null {
  const name = settings.find(one => environment[one]);
  return name ? [name, environment[name] ?? ""] : null;
}

function askedFor(around: Surroundings, setting: string, value: string): BrowserPlace {
  const {environment, platform} = around;
  const isName = !/[\\/]/.test(value);
  const folders = isName ? (environment["PATH"] ?? "").split(platform === "win32" ? ";" : ":") : [];
  const onPath = folders.filter(Boolean).map(folder => join(folder, value));
  const paths = [...onPath, around.absolute(value)];
  const looked: LookedAt[] = [];
  for (const path of paths) {
    const there = around.look(path);
    looked.push({where: path, found: there.is});
    if (there.is !== "program") continue;
    return placeOf(
      path,
      there,
      `${programName(path)} (${setting})`,
      `\`${setting}\` says so`,
      looked,
    );
  }
  const wrong = looked.find(one => one.found !== "missing")?.found ?? "missing";
  const said = {missing: "there is nothing there", "a folder": "that is a folder"}[wrong];
  throw new BrowserProblem(
    "unusable",
    `\`${setting}\` names the browser \`${value}\`, but ${said ?? "that is not a program that can be run"}`,
    `name the browser's program itself, or ${setting.startsWith("--") ? "leave the option out" : `unset \`${setting}\``} to let the program find one`,
  );
}

function placeOf(
  path: string,
  there: {readonly path: string; readonly size: number; readonly mtimeMs: number},
  name: string,
  why: string,
  looked: readonly LookedAt[],
): BrowserPlace {
  const mark = [there.path, there.size, Math.round(there.mtimeMs)].join("\n");
  const identity = createHash("sha256").update(mark).digest("hex").slice(0, 16);
  const kind = /headless[-_]shell/.test(`${path} ${there.path}`) ? "shell" : "chrome";
  return {executable: path, embedded: null, kind, name, identity, why, looked};
}

function programName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.exe$/i, "");
}

function notFound(looked: readonly LookedAt[]): BrowserProblem {
  const places = looked.map(({where, found}) => `  ${where}: ${found}`);
  const help = [
    "looked in",
    ...places,
    "to mend it, do one of these",
    "  npm install --include=optional    brings the browser that belongs to the program (Linux on x64)",
    "  apt install chromium-headless-shell, or install Chrome, Chromium or Edge in its usual place",
    "  COSTED_BROWSER=/path/to/chrome    names one that is somewhere else",
  ];
  return new BrowserProblem("not-found", "there is no browser to print with", help.join("\n"));
}
