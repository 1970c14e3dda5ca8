// Where some parts of a document have changed, only these are printed: what comes out is what a print of the whole gives.
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {pageInParts} from "../../scripts/lib/html/parts.ts";
import {openPdf} from "../../scripts/lib/pdf/open.ts";
import {finishPrints} from "../../scripts/lib/pdf/finish.ts";
import type {Prints} from "../../scripts/lib/pdf/join.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {lastPrint, printChanged, type LastPrint} from "../../scripts/print.ts";
import {bullets, openTestPrinter, page, sheets, slides} from "./printing.ts";

let printer: Printer;
beforeAll(async () => void (printer = await openTestPrinter()));
afterAll(() => printer.close());

const timeoutMs = 30_000;

async function finish(prints: Prints) {
  const about = {
    title: "A test",
    authors: ["The authors"],
    publisher: "The publisher",
    language: "en-GB",
    date: "2025-06-01",
    identity: "a test",
  };
  return finishPrints(prints, about);
}

async function printWhole(html: string) {
  const {
    bytes,
    layout,
    numbers,
    areApart = false,
  } = await printer.print({
    html,
    timeoutMs,
    isAgain: true,
  });
  const printed = {sources: [{bytes}], depth: 0, layout, numbers, areApart};
  const finished = (await finish(printed))!;
  const now = pageInParts(html)!;
  const pages = finished.pdf.pages.length;
  return {bytes: finished.bytes, layout, last: lastPrint(now, printed, {...finished, pages})};
}

/** Null where all of it has to be printed. */
async function printAgain(html: string, last: LastPrint) {
  const now = pageInParts(html)!;
  let given = "";
  const printed = await printChanged(now, last, html, {
    printParts: (text, numbers, kept, pages) => {
      given = text;
      return printer.printParts({html: text, timeoutMs, numbers, kept, pages});
    },
  });
  const finished = printed && (await finish(printed));
  if (!finished || finished.parts.pages.join() !== last.pages.join()) return null;
  const pages = finished.pdf.pages.length;
  return {
    bytes: finished.bytes,
    layout: printed.layout,
    given,
    own: printed.sources.at(-1)!.bytes,
    last: lastPrint(now, printed, {...finished, pages}),
  };
}

const report = `
  @page {size: A5; margin: 20mm 15mm; @bottom-right {content: counter(page) " of " counter(pages)}}
  @page odd {@top-left {content: "An odd chapter"}}
  body {margin: 0; font: 11pt/1.4 sans-serif}
  section {break-before: page}
  .odd {page: odd}
  ol {counter-reset: item} ol > li::before {counter-increment: item; content: counter(item) " "}`;

const cells = `
  @page {size: A5; margin: 10mm}
  body {margin: 0; font: 11pt/1.4 sans-serif}
  article {min-height: 60mm; break-inside: avoid; box-sizing: border-box; border-top: 1px solid}`;

const chapters = (texts: readonly string[], css = report): string =>
  page(
    `<main>${texts.map((text, i) => `<section${i % 2 ? ' class="odd"' : ""}>${text}</section>`).join("")}</main>`,
    css,
  );
const rows = (texts: readonly string[]): string =>
  page(`<main>${texts.map(text => `<article>${text}</article>`).join("")}</main>`, cells);

const words = fc.lorem({maxCount: 40, mode: "words"});
const piece = fc.oneof(
  words.map(text => `<h2 id="${text.slice(0, 4)}">${text.slice(0, 20)}</h2><p>${text}</p>`),
  words.map(text => `<p>${text} <a href="https://example.org/">${text.slice(0, 9)}</a></p>`),
  fc.nat(5).map(bullets),
  fc.nat(5).map(count => `<ol>${"<li>counted</li>".repeat(count)}</ol>`),
  words.map(
    text =>
      `<table><caption>${text.slice(0, 9)}</caption><tr><th scope="col">A</th></tr><tr><td>${text}</td></tr></table>`,
  ),
  fc.tuple(fc.nat(3), fc.boolean()).map(([figure, isHidden]) => {
    const hidden = isHidden ? ' style="display: none"' : "";
    return `<p${hidden}>It is <data data-figure="figure-${figure}">${figure} <b>&#44;</b></data>.</p>`;
  }),
  words.map(
    text =>
      `<svg role="img" width="80" height="20"><title>${text}</title><rect width="60" height="9"/><text y="19" font-size="9">${text.slice(0, 8)}</text></svg>`,
  ),
);
const text = fc.array(piece, {minLength: 1, maxLength: 4}).map(all => all.join(""));
const texts = fc.array(text, {minLength: 3, maxLength: 6});

describe.each<[string, (texts: readonly string[]) => string]>([
  ["slides", slides],
  ["sheets", sheets],
  ["chapters that begin on pages of their own", chapters],
  ["cells, several on a page", rows],
])("of %s", (_, made) => {
  test("after any changes, the same comes of the parts as of the whole, or they are refused", async () => {
    let joined = 0;
    let hollow = 0;
    const change = fc.record({at: fc.nat(), text});
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(change, {minLength: 1, maxLength: 4}),
        async (first, all) => {
          let now = [...first];
          let {last} = await printWhole(made(now));
          for (const {at, text: other} of all) {
            now = now.map((before, i) => (i === at % now.length ? other : before));
            const again = await printAgain(made(now), last);
            const whole = await printWhole(made(now));
            if (again) {
              joined += 1;
              if (again.given !== made(now)) hollow += 1;
              expect(Buffer.compare(again.bytes, whole.bytes)).toBe(0);
              expect(again.layout.unprinted).toEqual(whole.layout.unprinted);
            }
            last = again?.last ?? whole.last;
          }
        },
      ),
      {numRuns: 20},
    );
    expect(joined).toBeGreaterThan(0);
    expect(hollow).toBeGreaterThan(0);
  });
});

/** Three parts, and the second another. */
async function changed(made: (second: string) => string, second = "<p>Two, changed</p>") {
  const {last} = await printWhole(made("<p>Two</p>"));
  const again = await printAgain(made(second), last);
  const whole = await printWhole(made(second));
  if (again) expect(Buffer.compare(again.bytes, whole.bytes)).toBe(0);
  return again;
}

describe("all of it is printed where", () => {
  const [one, three] = ["<h1>One</h1>", "<p>Three</p>"];

  test("only a part has changed: here it is not", async () => {
    expect(await changed(two => chapters([one, two, three]))).not.toBeNull();
  });

  test.each<[string, (two: string) => readonly string[]]>([
    ["the first", two => [two, one, three, one]],
    ["one between others", two => [one, two, three, one]],
    ["the last", two => [one, three, one, two]],
  ])("%s of the parts has grown by a page, or has lost one", async (_, parts) => {
    const make = (two: string): string => chapters(parts(two));
    expect(await changed(make, bullets(80))).toBeNull();
    const {last} = await printWhole(make(bullets(80)));
    expect(await printAgain(make("<p>Two</p>"), last)).toBeNull();
  });

  test("a part that shares its page is higher than it was", async () => {
    expect(await changed(two => rows([one, two, three, one]), bullets(14))).toBeNull();
  });

  test.each([
    [
      "numbers are counted through all parts",
      "section::before {counter-increment: all; content: counter(all)}",
    ],
    ["something of a part is placed in the page as a whole", "p {position: absolute; top: 0}"],
    ["something of a part is on every page", "h1 {position: fixed; top: 0}"],
    ["the parts stand beside each other", "main {display: flex}"],
  ])("%s", async (_, css) => {
    expect(await changed(two => chapters([one, two, three], `${report}${css}`))).toBeNull();
  });

  test("a link leads to what no link led to before", async () => {
    const links = '<p>See <a href="#three">three</a></p>';
    const target = '<p id="three">Three</p>';
    expect(await changed(two => chapters([one, two, target]), links)).toBeNull();
  });

  test("a link leads nowhere", async () => {
    expect(
      await changed(two => chapters([one, two, three]), '<a href="#none">none</a>'),
    ).toBeNull();
  });
});

describe("a browser that prints one part", () => {
  const other = '<h2 id="other">Another</h2><p>The other part, with words of its own</p>';

  test("prints its pages, and the one that comes after them", async () => {
    const all = ["<p>One</p>", other, "<p>Three</p>", other, other];
    const {last} = await printWhole(chapters(all));
    const again = await printAgain(chapters(all.with(2, "<p>Three, changed</p>")), last);
    expect((await openPdf(again!.own)).pages().length).toBe(2);
    const more = await printAgain(chapters(all.with(4, "<p>Five, changed</p>")), last);
    expect((await openPdf(more!.own)).pages().length).toBe(1);
  });

  test("is not given what is in the others", async () => {
    const again = await changed(two => chapters([other, two, other.replaceAll("other", "third")]));
    expect(again?.given).toContain("Two, changed");
    expect(again?.given).not.toContain("words of its own");
  });

  test.each([
    ["leads to others", other, '<p>See <a href="#other">another</a></p>'],
    ["is led to by others", `<p><a href="#two">two</a></p>${other}`, '<h2 id="two">Two</h2>'],
  ])("knows that it %s", async (_, first, two) => {
    const made = (text: string): string =>
      chapters([first, `${two}${text}`, '<p>See <a href="#other">another</a></p>']);
    const again = await changed(made);
    expect(again?.given).not.toContain("words of its own");
  });

  test("counts figures that are on no paper as if all were there", async () => {
    const figure = '<data data-figure="all">12 <b>bn</b></data>';
    const hidden = `<p style="display: none">${figure} of them</p>`;
    const made = (text: string): string =>
      chapters([`${hidden}${figure}`, `<p>Two</p>${text}${hidden}`, `${figure}${hidden}`]);
    const last = (await printWhole(made(figure))).last;
    const again = await printAgain(made(""), last);
    expect(again?.given).not.toBe(made(""));
    expect(again?.layout.unprinted).toEqual((await printWhole(made(""))).layout.unprinted);
  });

  test.each([
    ["a style asks what is in a part", "section:has(h2) + section {color: red}", "<p>1</p>"],
    ["a style asks whether there is anything", "main > :not(:empty) {color: red}", "<p>1</p>"],
    ["a style stands in another part", "", "<style>p {color: red}</style>"],
    [
      "it is described by what is in another part",
      "",
      '<p id="about">About</p><svg aria-labelledby="about"></svg>',
    ],
  ])("is given all of it where %s", async (_, css, more) => {
    const isBorrowed = more.includes("labelledby");
    const made = (two: string): string =>
      chapters(
        [
          other + more,
          isBorrowed ? `${two}<p aria-describedby="about">x</p>` : two,
          other.replaceAll("other", "third"),
        ],
        report + css,
      );
    const again = await changed(made);
    expect(again?.given).toBe(made("<p>Two, changed</p>"));
  });
});
