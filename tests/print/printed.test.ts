// A PDF as the browser printed it is read by a reader of our own, in a tenth of the time: it has to find what the reader of any PDF finds.
import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {finishPdf} from "../../scripts/lib/pdf/finish.ts";
import {openPdf} from "../../scripts/lib/pdf/open.ts";
import {readPrinted} from "../../scripts/lib/pdf/printed.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {bullets, openTestPrinter, page, sheets, slides} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

const words =
  "The cost fell from £12.7bn to “£11.4bn” – 1,234.5 % of it, “officially”, in Ålesund.";
const ours = [400, 700]
  .map(weight => {
    const file = readFileSync(`templates/shared/fonts/source-sans-3-latin-${weight}-normal.woff2`);
    return `@font-face { font-family: A; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString("base64")}) }`;
  })
  .join("\n")
  .concat("body { font-family: A }");
const long = Array.from({length: 40}, (_, i) => `<p>${i} ${words} ${words}</p>`).join("");
const styled = (style: string): string => `<p style="${style}">${words} ${words} ${words}</p>`;

const pages: Readonly<Record<string, string>> = {
  slides: slides([`<h1>Cover</h1><p>${words}</p>`, `<h2>Part</h2>${bullets(9)}`], ours),
  "text that flows, in margins and columns": page(
    `<h1>Long</h1><div style="columns: 3; text-align: justify">${long}</div>`,
    `@page { size: A4; @bottom-center { content: counter(page) " of " counter(pages) } } ${ours}`,
  ),
  "letters apart, together, large and small": page(
    [
      "letter-spacing: 3px",
      "letter-spacing: 0.8em",
      "letter-spacing: -2px",
      "word-spacing: 12px",
      "word-spacing: 3em",
      "font-variant: small-caps",
      "text-transform: uppercase",
      "font-size: 3px",
      "font-size: 90px",
      "line-height: 0.6",
      "text-indent: 4em",
      "font-variant-numeric: tabular-nums",
    ]
      .map(styled)
      .join(""),
    ours,
  ),
  "turned and scaled": page(
    [
      "transform: rotate(90deg); width: 300px; height: 300px",
      "transform: rotate(180deg)",
      "transform: rotate(270deg); width: 300px; height: 300px",
      "transform: rotate(13deg)",
      "transform: skewX(20deg) scale(0.7)",
      "transform: scaleX(-1)",
      "position: absolute; left: -200px; top: 400px; width: 500px",
      "position: absolute; left: 600px; top: 40px; width: 900px",
    ]
      .map(styled)
      .join(""),
    ours,
  ),
  "notes and formulas": page(
    `<p>H<sub>2</sub>O, 10<sup>6</sup>, £1bn<sup>5</sup> and <span style="position: relative; top: 6px">low</span>. ${words}<sup><a href="#n">3</a></sup></p><p id="n"><small>3 A note</small></p>`,
    ours,
  ),
  "half transparent, in forms": page(
    `<div style="opacity: 0.5">${words} <a href="https://example.org/a">A link</a> <div style="opacity: 0.5; transform: scale(0.5)">${words}</div></div>${words}`,
    ours,
  ),
  "spaces of all widths": page(
    `<p>a&nbsp;b&#8239;c&#8201;d&#8195;e&#173;f&#8203;g&#8288;h</p><pre>  a   b\tc</pre><p style="white-space: pre-wrap">a     b</p>`,
    ours,
  ),
  "ligatures and marks": page("<p>office fluff ﬁ ﬂ Äé a\u0301 o\u0308 ŝ ½ µ Ω № …</p>", ours),
  "other scripts": page("<p>Ελληνικά Русский 日本語 中文 한국어 ไทย हिन्दी</p>"),
  "from right to left": page("<p>שלום world العربية 123</p>"),
  "from top to bottom": page(`<p style="writing-mode: vertical-rl">日本語 words 12</p>`),
  links: sheets(
    [
      `<h1 id="top">One</h1><p style="width: 120px">Here is <a href="https://example.org/?a=1&b=(2)#c">a link that runs over several lines</a> and <a href="mailto:ada@example.org">a letter</a>, <a href="tel:+44123">a call</a>, <a href="#two">two</a>, <a href="http://localhost/ä b">another</a>.</p><a href="#two"><svg role="img" width="50" height="50"><title>Bars</title><rect width="50" height="50"/></svg></a>`,
      `<h2 id="two">Two <a href="#top">up</a></h2><table><tr><td><a href="#top">1</a><td><a href="#top">2</a></table><div style="opacity: 0.4"><a href="https://example.org">pale</a></div>`,
    ],
    ours,
  ),
  pictures: page(
    `<h1>Drawn</h1><svg width="200" height="100"><text x="10" y="20" textLength="180">spread out</text><text x="10 30 50" y="60">abc</text><text transform="rotate(30)" x="60" y="20">up</text></svg><img alt="Dot" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">`,
    ours,
  ),
  "a weight that the font has not": page(
    `<h1>Bold</h1><p>${words}</p>`,
    ours.replace(/@font-face [^}]*700[^}]*\}/, ""),
  ),
  nothing: page("<p></p>"),
};

/** Those that the browser draws in ways which are left to the reader of any PDF. */
const leftToOthers = new Set(["from right to left", "a weight that the font has not"]);

describe("what is found in a print", () => {
  test.each(Object.entries(pages))("%s", async (name, html) => {
    const {bytes} = await printer.print({html, timeoutMs: 30_000});
    const pdf = await openPdf(bytes);
    const own = readPrinted(pdf);
    if (own) expect(own).toEqual(await readPdf(bytes));
    if (name !== "nothing") expect(own === null).toBe(leftToOthers.has(name));
  });

  test("and a finished PDF says of itself what the reader of any PDF says of it", async () => {
    const {bytes} = await printer.print({html: pages["links"]!, timeoutMs: 30_000});
    const finished = await finishPdf(bytes, {
      title: "A",
      authors: ["B"],
      publisher: "C",
      language: "en-GB",
      date: "2010",
      identity: "D",
    });
    const read = await readPdf(bytes);
    expect(finished.pdf.pages).toEqual(read.pages);
    expect(finished.pdf.outline).toEqual(read.outline);
  });
});
