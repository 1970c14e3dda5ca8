// Both themes, over all that the sample publishes: nothing is wrong with it, and everything in it can be seen and be read.
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Browser} from "puppeteer";
import {lookOver} from "./accessible.ts";
import {buildLook, openBrowser, type Built} from "./looks.ts";
import {lookAtPaint, type Painted} from "./painted.ts";

let browser: Browser;
let close: () => Promise<void>;
const bothThemes: Built[] = [];
beforeAll(async () => {
  ({browser, close} = await openBrowser());
});
afterAll(() => close());

describe.each(["house", "bulletin"])("the theme %s", theme => {
  let built: Built;
  beforeAll(async () => {
    built = await buildLook({theme, paper: "A4"});
    bothThemes.push(built);
  });

  test("makes every document, and finds nothing wrong", () => {
    expect(built.findings).toEqual([]);
    expect(built.printed.length).toBeGreaterThan(1);
  });

  test.each([
    ["--quiet: #8a8f94", "“Page 1 of 2”", 3.2],
    ["--chart-bar: #b8c4ca", "a mark: ", 1.8],
    ["--tone-green: #35b874", "“Build on”", 2.5],
    ["--ink: #fff", "“What the report asks for” is not to be seen", 1],
    ["--cover: #6f8f98; --on-cover: #fff", "“2020health”", 3.5],
  ])("would be found out with %s", async (tokens, what, about) => {
    const summary = built.printed.find(html => !isSlides(html) && html.includes("Page 1 of 2"))!;
    const pale = summary.replace("</head>", `<style>:root { ${tokens} }</style></head>`);
    const {faint} = await painted(pale, "print");
    const found = faint.find(one => one.what.startsWith(what));
    expect(found, JSON.stringify(faint.slice(0, 5))).toBeDefined();
    expect(found!.ratio).toBeCloseTo(about, 0);
  });

  test("paints words at 4.5:1 and marks at 3:1 on everything that is printed, or only shown", async () => {
    const printed = built.printed.map(html => [html, "print"] as const);
    const shown = [...built.published]
      .filter(([name]) => !built.pdfs.has(name.replace(".html", ".pdf")) && !isPresented(name))
      .map(([, html]) => [html, "screen"] as const);
    expect(shown.length).toBeGreaterThan(0);
    let allMarks = 0;
    for (const [html, media] of [...printed, ...shown]) {
      const {words, marks, faint} = await painted(html, media);
      allMarks += marks;
      expect(words).toBeGreaterThan(100);
      expect(faint.map(one => `${one.what} ${one.ratio.toFixed(2)} of ${one.needed}`)).toEqual([]);
    }
    expect(allMarks).toBeGreaterThan(300);
    // Some hundred pictures: a minute on a machine with nothing else to do would be long, and it may have much.
  }, 600_000);

  test.each([360, 800, 1280])("has no violations of accessibility at %i px", async width => {
    expect(built.published.size).toBeGreaterThan(2);
    for (const [name, html] of built.published) {
      const {violations, passes} = await lookOver(browser, html, {name, width});
      expect(violations).toEqual([]);
      expect(passes, name).toBeGreaterThan(15);
    }
  });
});

test("no slide of a published deck has a violation when it is turned to", async () => {
  const html = bothThemes[0]!.published.get("deck.html")!;
  const count = html.match(/<section\b/g)!.length;
  const steps = Array.from({length: count}, (_, at) => turnTo(at + 1));
  const {violations, passes} = await lookOver(browser, html, {
    name: "deck.html",
    width: 1280,
    steps,
  });
  expect(violations).toEqual([]);
  expect(passes).toBeGreaterThan(count * 15);
});

test.each([
  ["an image without words", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"],
  ["a heading too deep", "<h6>Deep</h6>", "heading-order"],
  ["pale words", '<p style="color: #999">Pale words</p>', "color-contrast"],
])("%s would be found out", async (_, mistake, rule) => {
  const html = bothThemes[0]!.published
    .get("summary.html")!
    .replace("</article>", `${mistake}</article>`);
  const {violations} = await lookOver(browser, html, {name: "summary.html", width: 800});
  expect(violations.map(one => one.split(":")[0])).toEqual([rule]);
});

/** In the page: Marp's own way to a slide, and until it is there. */
function turnTo(slide: number): string {
  return `location.hash = "#${slide}";
    while (!document.querySelector('.bespoke-marp-active section[id="${slide}"]'))
      await new Promise(resolve => setTimeout(resolve, 5))`;
}

async function painted(html: string, media: "print" | "screen"): Promise<Painted> {
  const page = await browser.newPage();
  try {
    const paper = media === "print" && !isSlides(html);
    await page.setViewport(paper ? {width: 794, height: 1123} : {width: 1280, height: 720});
    await page.emulateMediaType(media);
    await page.setContent(html);
    return await lookAtPaint(page, isSlides(html));
  } finally {
    await page.close();
  }
}

function isSlides(html: string): boolean {
  return /<body>\s*<div class="marpit">/.test(html);
}

/** Slides that one turns: they are those that are printed. */
function isPresented(name: string): boolean {
  return name.endsWith(".presenter.html");
}
