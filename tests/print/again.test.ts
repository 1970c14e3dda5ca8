// Tabs are used for one page after another, and numbers of a list of contents are guessed: nobody sees it in what comes out.
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {finishPdf} from "../../scripts/lib/pdf/finish.ts";
import {readDestinations} from "../../scripts/lib/pdf/destinations.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import {dataAddress} from "../../scripts/lib/template/inline.ts";
import {launch, type Launched} from "../../scripts/outside/browser-launch.ts";
import {printPage, type PrintJob, type Printed} from "../../scripts/outside/browser-page.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {openTab, type Tab} from "../../scripts/outside/browser-tab.ts";
import {startable} from "../../scripts/outside/browser.ts";
import {around, bullets, page, sheets, slides} from "./printing.ts";

let launched: Launched;
let used: Tab;
beforeAll(async () => {
  launched = await launch(await startable(findBrowser(around, undefined), around));
  used = await openTab(launched.browser, "print");
});
afterAll(() => launched.close());

const words = fc.lorem({maxCount: 12, mode: "words"});
const table = fc
  .array(fc.tuple(words, words), {minLength: 1, maxLength: 4})
  .map(
    rows =>
      `<table><caption>T</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>${rows
        .map(([a, b]) => `<tr><th scope="row">${a}</th><td>${b}</td></tr>`)
        .join("")}</tbody></table>`,
  );
const piece = fc.oneof(
  words.map(text => `<h2>${text}</h2>`),
  words.map(text => `<p>${text} <a href="https://example.org/">${text}</a></p>`),
  fc.nat(6).map(bullets),
  table,
  words.map(
    text =>
      `<div><template shadowrootmode="open"><style>p {color: #a00; margin-left: 9px}</style><p>${text}</p></template></div>`,
  ),
  words.map(
    text =>
      `<svg role="img" width="40" height="20"><title>${text}</title><rect width="9" height="9"/></svg>`,
  ),
);
const body = fc.array(piece, {minLength: 1, maxLength: 5}).map(all => all.join(""));
const anyPage = fc.oneof(
  fc.array(body, {minLength: 1, maxLength: 4}).map(all => slides(all)),
  fc.array(body, {minLength: 1, maxLength: 2}).map(all => sheets(all)),
  body.map(all => page(`<h1>Flowing</h1>${all}`, "@page {size: A5; margin: 20mm}")),
);

test("a tab that has shown other pages prints as a new one does", async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, async html => {
      const fresh = await openTab(launched.browser, "print");
      const [again, first] = [await printPage(used, job(html)), await printPage(fresh, job(html))];
      // One that says of itself what is not known is gone to, and not put in the place of another.
      const visited = await printPage(
        fresh,
        job(html.replace("<title>", '<meta name="other" content=""><title>')),
      );
      await fresh.close();
      for (const one of [again, visited]) {
        expect(one.layout).toEqual(first.layout);
        expect(Buffer.compare(await finished(one), await finished(first))).toBe(0);
      }
    }),
    {numRuns: 25},
  );
  expect(used.isClean()).toBe(true);
});

describe("fonts that a tab was told of before its first page", async () => {
  const [own, other] = await Promise.all(
    ["public-sans-latin-400-normal", "source-serif-4-latin-600-normal"].map(async file => {
      const bytes = await readFile(
        join(import.meta.dirname, `../../templates/shared/fonts/${file}.woff2`),
      );
      return `@font-face {font-family: "${file}"; src: url(${dataAddress("a.woff2", bytes)}) format("woff2");}`;
    }),
  );
  const style = `${own} @page {size: A6} p {font: 12px "public-sans-latin-400-normal"}`;
  const html = page("<h1>Words</h1><p>in a font of their own</p>", style);

  test.each([
    ["that it has", own!],
    ["that it has, and others", `${own} ${other}`],
    ["that it has not", other!],
    ["that are none", `@font-face {font-family: x; src: url(data:font/woff2;base64,AAAA)}`],
    ["of which there are none", ""],
  ])("%s, change nothing of it", async (_, faces) => {
    const [told, untold] = [
      await openTab(launched.browser, "print"),
      await openTab(launched.browser, "print"),
    ];
    told.expect(faces);
    const [one, first] = [await printPage(told, job(html)), await printPage(untold, job(html))];
    expect(one.layout).toEqual(first.layout);
    expect(Buffer.compare(one.bytes, first.bytes)).toBe(0);
    expect(first.layout.failedFonts).toEqual([]);
    expect(told.isClean()).toBe(true);
    // Later it shows something, and stays as it is.
    told.expect(other!);
    expect(Buffer.compare((await printPage(told, job(html))).bytes, first.bytes)).toBe(0);
    await Promise.all([told.close(), untold.close()]);
  });
});

describe("nothing stays of a page", () => {
  const next = page(
    `<h1 id="x">Next</h1><p class="a">Some <b>words</b> <a href="#x">of it</a></p>`,
    "@page {size: A6; margin: 9mm} p {color: #123; font-family: known, serif} .a {padding: 5px}",
  );
  test.each([
    [
      "with rules for what it may load",
      `<meta http-equiv="Content-Security-Policy" content="style-src 'none'">`,
    ],
    ["that sends itself elsewhere later", `<meta http-equiv="refresh" content="1;url=/elsewhere">`],
    ["that names another place for its links", `<base href="http://example.org/" target="_top">`],
    ["that is dark", `<meta name="color-scheme" content="dark"><meta name="theme-color">`],
    ["that is narrow", `<meta name="viewport" content="width=200, initial-scale=3">`],
    [
      "with a font of that name",
      `<style>@font-face {font-family: known; src: local(Arial)}</style>`,
    ],
    [
      "with paper of its own",
      `<style>@page {size: A3 landscape; margin: 0} p {color: red}</style>`,
    ],
    ["of old", `</head></html><!-- -->`, ""],
    ["from right to left", ``, `<!doctype html><html lang="ar" dir="rtl">`],
  ])("%s", async (_, head, start = "<!doctype html>") => {
    const tab = await openTab(launched.browser, "print");
    const fresh = await openTab(launched.browser, "print");
    await printPage(tab, job(`${start}<head>${head}</head><title>Before</title><p>Before</p>`));
    const [after, first] = [await printPage(tab, job(next)), await printPage(fresh, job(next))];
    expect(after.layout).toEqual(first.layout);
    expect(Buffer.compare(await finished(after), await finished(first))).toBe(0);
    await new Promise(done => setTimeout(done, head.includes("refresh") ? 1500 : 0));
    expect(tab.isClean()).toBe(true);
    await Promise.all([tab.close(), fresh.close()]);
  });
});

test("what a body brings of styles is seen, though those around it are the ones of the page before", async () => {
  const bodies = [
    ["<p>Plain</p>", 0],
    ["<style>p {filter: blur(2px)}</style><p>Not plain</p>", 1],
    ["<p>Plain</p>", 0],
    ["<p>Plain</p><style>p {color: red}</style>", 0],
    [`<p style="--a: url('#b'); filter: blur(1px)">Of its own</p>`, 1],
    ["<style>p {filter: blur(1px)}</style><p>Another</p>", 1],
  ] as const;
  const tab = await openTab(launched.browser, "print");
  for (const [body, wrong] of bodies) {
    const html = sheets([`<h2>Sharp</h2>${body}`, body]);
    const fresh = await openTab(launched.browser, "print");
    const [again, first] = [await printPage(tab, job(html)), await printPage(fresh, job(html))];
    await fresh.close();
    expect(again.layout).toEqual(first.layout);
    expect(again.layout.rasterised.length > 0, body).toBe(wrong > 0);
  }
  await tab.close();
});

describe("numbers of a list of contents", () => {
  // `wide` is how much room a number has: with none of its own, it can move all that follows.
  function report(chapters: readonly number[], css: string): string {
    const entries = chapters.map(
      (_, i) =>
        `<li><a href="#c${i}">Chapter <span class="page-of" data-page-of="c${i}"></span></a></li>`,
    );
    const texts = chapters.map(
      (length, i) => `<h2 id="c${i}">Of part ${i}</h2>${"<p>Some words of it</p>".repeat(length)}`,
    );
    return page(
      `<ol>${entries.join("")}</ol>${texts.join("")}`,
      `@page {size: A5; margin: 15mm} ${css}`,
    );
  }
  const chapters = fc.array(fc.nat(60), {minLength: 1, maxLength: 14});
  const guess = fc.dictionary(
    fc.nat(13).map(i => `c${i}`),
    fc.integer({min: 1, max: 200}),
  );
  const css = fc.constantFrom(
    "a {display: flex} .page-of {min-width: 3em}",
    ".page-of {display: inline-block; width: 4em}",
    ".page-of {font-size: 60px; letter-spacing: 80px}",
    "",
  );

  test("are the same whatever they were before", async () => {
    await fc.assert(
      fc.asyncProperty(chapters, guess, css, async (lengths, numbers, style) => {
        const html = report(lengths, style);
        const fresh = await printPage(used, scratch(html));
        const right = await printPage(used, {...job(html), numbers: fresh.numbers});
        const wrong = await printPage(used, {...job(html), numbers});
        for (const one of [right, wrong]) {
          expect(one.numbers).toEqual(fresh.numbers);
          expect(one.layout).toEqual(fresh.layout);
          expect(Buffer.compare(await finished(one), await finished(fresh))).toBe(0);
        }
      }),
      {numRuns: 15},
    );
  });

  test("stand in the print, and are those of the pages", async () => {
    const printed = await printPage(
      used,
      scratch(report([40, 30, 50], ".page-of {display: inline-block; width: 4em}")),
    );
    const {pages} = await readPdf(printed.bytes);
    const numbers = Object.values(printed.numbers);
    expect(numbers).toHaveLength(3);
    expect(pages[0]?.text.replace(/\s+/g, " ")).toContain(
      numbers.map((number, i) => `${i + 1}. Chapter ${number}`).join(" "),
    );
    for (const [i, number] of numbers.entries())
      expect(pages[number - 1]?.text).toContain(`Of part ${i}`);
  });

  test("that could as well be others are those that come of none", async () => {
    // With one digit the list has one line, and the chapter is on page 9; with two it has two, and it is on page 10.
    const html = page(
      `<p>C <span class="page-of" data-page-of="c"></span> <a href="#c">it</a></p><div></div><h2 id="c">It</h2>`,
      `@page {size: 200px 200px; margin: 0} * {margin: 0; font: 16px/50px monospace}
       .page-of {letter-spacing: 80px} div {height: 1710px} h2 {height: 30px; line-height: 30px; break-inside: avoid}`,
    );
    const fresh = await printPage(used, scratch(html));
    expect(fresh.numbers).toEqual({c: 10});
    const other = await printPage(used, {...job(html), numbers: {c: 9}});
    expect(other.numbers).toEqual({c: 10});
    expect(Buffer.compare(await finished(other), await finished(fresh))).toBe(0);
  });

  test("are read from a packed file, too", async () => {
    const printed = await printPage(used, scratch(report([40, 30, 50], "")));
    const open = await readDestinations(printed.bytes);
    expect(await readDestinations(await finished(printed))).toEqual(open);
    expect(open.size).toBe(3);
  });

  test("one print is enough where they are right and cannot move anything", async () => {
    const html = report([40, 30, 50], ".page-of {display: inline-block; width: 4em}");
    const {numbers} = await printPage(used, scratch(html));
    const {tab, prints} = counting(used);
    await printPage(tab, {...job(html), numbers});
    expect(prints()).toBe(1);
    await printPage(tab, {...job(html), numbers: {...numbers, c1: 7}});
    expect(prints()).toBe(3);
    // Those of another page like it are tried, too.
    await printPage(tab, job(html));
    expect(prints()).toBe(4);
    await printPage(tab, scratch(html));
    expect(prints()).toBe(6);
  });
});

describe("a tab is not used again", () => {
  test.each([
    ["after a page that asked for something", `<img src="http://example.org/a.png">`, 0],
    [
      "after a page that wants to be elsewhere",
      `<meta http-equiv="refresh" content="0;url=http://example.org/">`,
      0,
    ],
    [
      "after a page that goes elsewhere later",
      `<meta http-equiv="refresh" content="1;url=/">`,
      1500,
    ],
  ])("%s", async (_, html, wait) => {
    const tab = await openTab(launched.browser, "print");
    await printPage(tab, job(page(html)));
    await new Promise(done => setTimeout(done, wait));
    expect(tab.isClean()).toBe(false);
    await tab.close();
  });
});

/** Of whose list of contents nothing is known. */
function scratch(html: string): PrintJob {
  return {...job(html), numbers: {}};
}

function job(html: string): PrintJob {
  return {html, timeoutMs: 60_000};
}

async function finished({bytes}: Printed): Promise<Buffer> {
  const about = {
    title: "A",
    authors: ["B"],
    publisher: "C",
    language: "en-GB",
    date: "2010-03-22",
    identity: "d",
  };
  return Buffer.from((await finishPdf(bytes, about)).bytes);
}

function counting(tab: Tab): {readonly tab: Tab; readonly prints: () => number} {
  let prints = 0;
  const pdf: Tab["pdf"] = how => {
    prints += 1;
    return tab.pdf(how);
  };
  return {tab: {...tab, pdf}, prints: () => prints};
}
