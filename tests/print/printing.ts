// What the tests of this folder share: a browser, and pages to print.
import {readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {openPrinter, type Printer} from "../../scripts/outside/browser.ts";
import {surroundings, type Environment} from "../../scripts/outside/surroundings.ts";

/** One unpacked browser for all test files; the folder may be deleted at any time. */
export const testCache = join(tmpdir(), "costed-test-cache");

/** Without what the person at this machine has set for themselves. */
export const environment: Environment = {
  ...process.env,
  COSTED_CACHE: testCache,
  COSTED_BROWSER: undefined,
  PUPPETEER_EXECUTABLE_PATH: undefined,
  PUPPETEER_CACHE_DIR: "/nowhere",
  CHROME_PATH: undefined,
};

export const around = surroundings(environment);

export function openTestPrinter(browser?: string): Promise<Printer> {
  return openPrinter({environment, ...(browser === undefined ? {} : {browser})});
}

/** Slides as Marp writes them, with what its own style sheet gives every slide. */
export function slides(bodies: readonly string[], css = ""): string {
  const style = `
    @page {size: 1280px 720px; margin: 0}
    body {margin: 0; font: 20px/1.5 sans-serif}
    section {width: 1280px; height: 720px; box-sizing: border-box; padding: 40px; overflow: hidden; position: relative; break-after: page}
    ${css}`;
  const sections = bodies.map(body => `<section>${body}</section>`).join("\n");
  return page(`<div class="marpit">${sections}</div>`, style);
}

/** Paper in fixed sheets. */
export function sheets(bodies: readonly string[], css = ""): string {
  const style = `
    @page {size: A4; margin: 0}
    body {margin: 0; font: 16px/1.5 sans-serif}
    [data-sheet] {width: 210mm; height: 297mm; box-sizing: border-box; padding: 20mm; position: relative; break-after: page}
    ${css}`;
  return page(bodies.map(body => `<div data-sheet>${body}</div>`).join("\n"), style);
}

export function page(body: string, css = ""): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A test</title><style>${css}</style></head><body>${body}</body></html>`;
}

export function bullets(count: number): string {
  const items = Array.from(
    {length: count},
    (_, index) => `<li>Bullet ${index + 1} says something</li>`,
  );
  return `<ul>${items.join("")}</ul>`;
}

/** A family called A, in two weights. */
export const fonts = [400, 700]
  .map(weight => {
    const file = readFileSync(`templates/shared/fonts/source-sans-3-latin-${weight}-normal.woff2`);
    return `@font-face { font-family: A; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString("base64")}) }`;
  })
  .join("\n");

/** What a PDF says of itself, where nobody looks at it. */
export const about = {
  title: "T",
  authors: ["A"],
  publisher: "P",
  language: "en-GB",
  date: "2026-01-02",
  identity: "x",
};
