// The browser of the machine and the one that comes with the program find the same faults.
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {bullets, openTestPrinter, slides} from "./printing.ts";

const own = "/usr/bin/chromium-headless-shell";
const font = readFileSync(
  join(import.meta.dirname, "../../templates/shared/fonts/source-sans-3-latin-400-normal.woff2"),
);
const css = `@font-face {font-family: ours; src: url(data:font/woff2;base64,${font.toString("base64")}) format("woff2")} body {font-family: ours}`;

describe.runIf(existsSync(own))("two browsers", () => {
  let printers: readonly Printer[];
  beforeAll(async () => {
    printers = [await openTestPrinter(), await openTestPrinter(own)];
  });
  afterAll(() => Promise.all(printers.map(printer => printer.close())));

  test("have names and identities of their own", () => {
    expect(printers.map(one => one.name)).toEqual([
      "chrome-headless-shell 147 (embedded)",
      "chromium-headless-shell (--browser)",
    ]);
    expect(new Set(printers.map(one => one.identity)).size).toBe(2);
  });

  test.each([
    ["a slide that fits", `<h1>Fits</h1>${bullets(8)}`],
    ["too many bullets", `<h1>Many</h1>${bullets(40)}`],
    [
      "a box that clips",
      `<h1>Clips</h1><div style="height:80px;overflow:hidden">${bullets(6)}</div>`,
    ],
    [
      "a label that leaves its chart",
      `<svg width="200" height="80"><title>Chart</title><text x="150" y="40">A long label</text></svg>`,
    ],
    ["a wide word", `<p>${"x".repeat(200)}</p>`],
  ])("agree on %s", async (_, slide) => {
    const html = slides([slide], css);
    const [one, two] = await Promise.all(
      printers.map(printer => printer.print({html, timeoutMs: 30_000})),
    );
    const rounded = [one, two].map(done => ({
      ...done?.layout,
      overflow: done?.layout.overflow.map(({pixels, ...rest}) => ({
        ...rest,
        about: Math.round(pixels / 4),
      })),
    }));
    expect(rounded[0]).toEqual(rounded[1]);
    const texts = await Promise.all(
      [one, two].map(async done =>
        (await readPdf(done?.bytes ?? new Uint8Array())).pages.map(page =>
          page.text.replace(/\s+/g, " "),
        ),
      ),
    );
    expect(texts[0]).toEqual(texts[1]);
  });
});
