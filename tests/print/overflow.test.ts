// What does not fit is found, named and measured; what fits is left in peace.
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Overflow} from "../../scripts/lib/page/overflow.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {bullets, openTestPrinter, page, sheets, slides} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

describe("slides", () => {
  test("forty bullets: one finding, named after the first that is lost", async () => {
    const html = slides([`<h1>First</h1>`, `<h2>Too<br>many</h2>${bullets(40)}`, `<h2>Last</h2>`]);
    const {layout, pages} = await print(html);
    expect(layout.overflow).toHaveLength(1);
    expect(layout.overflow[0]).toMatchObject({page: 2, heading: "Too many", direction: "down"});
    expect(layout.overflow[0]?.block).toMatch(/^Bullet (19|20|21) says something$/);
    // 40 × 30 px and a heading of about 90, in 640: the letters of the last one reach to about 1,360.
    expect(layout.overflow[0]?.pixels).toBeGreaterThan(590);
    expect(layout.overflow[0]?.pixels).toBeLessThan(660);
    expect(pages).toHaveLength(3);
  });

  test("two columns that are both too long are two findings", async () => {
    const columns = `<div style="display:flex"><div style="flex:1">${bullets(30)}</div><div style="flex:1"><p>${"Right column. ".repeat(400)}</p></div></div>`;
    const found = await overflow(slides([`<h1>Both</h1>${columns}`]));
    expect(found.map(one => one.block.slice(0, 6))).toEqual(["Bullet", "Right "]);
  });

  test("what is lost at both ends counts at both", async () => {
    const css =
      "section {display: flex; flex-direction: column; justify-content: center; padding: 0}";
    const [found] = await overflow(
      slides([`<p style="margin:0">${"Line<br>".repeat(30)}</p>`], css),
    );
    // 30 lines of 30 px are 900 on 720: 90 above and 90 below, less what is empty above the letters.
    expect(found?.pixels).toBeGreaterThan(160);
    expect(found?.pixels).toBeLessThanOrEqual(180);
  });

  test("a word without an end", async () => {
    const found = await overflow(slides([`<h1>Word</h1><p>${"x".repeat(300)}</p>`]));
    expect(found).toMatchObject([{page: 1, heading: "Word", block: "a word", direction: "across"}]);
  });

  test("a table that is too wide is one finding, whatever its cells", async () => {
    const row = `<tr>${"<td>1,234,567</td>".repeat(20)}</tr>`;
    const found = await overflow(
      slides([`<h1>Wide</h1><table style="border-spacing:10px">${row.repeat(5)}</table>`]),
    );
    expect(found).toMatchObject([{heading: "Wide", block: "1,234,567", direction: "across"}]);
  });

  test("a picture, by its description", async () => {
    const image = `<img alt="Map of the trusts" width="900" height="700" src="${picture}">`;
    const found = await overflow(slides([`<h1>Map</h1>${image}`]));
    expect(found).toMatchObject([{block: "Map of the trusts", direction: "down"}]);
  });

  test("a box with a colour that leaves the slide although its words do not", async () => {
    const box = `<div style="position:absolute;top:600px;height:200px;background:#dde">Short</div>`;
    expect(await overflow(slides([box]))).toMatchObject([
      {block: "Short", pixels: 80, direction: "down"},
    ]);
  });
});

describe("boxes inside a slide", () => {
  test("a box that clips hides its own loss", async () => {
    const box = `<div style="height:70px;width:400px;overflow:hidden"><p>first</p><p>second <b>paragraph</b></p><p>third</p></div>`;
    const found = await overflow(slides([`<h1>Clip</h1>${box}`]));
    expect(found).toMatchObject([{heading: "Clip", block: "second paragraph", direction: "down"}]);
  });

  test.each([
    ["overflow: clip", "overflow:clip"],
    ["contain: paint", "contain:paint"],
    [
      "a line clamp",
      "display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;height:auto",
    ],
  ])("%s cuts as well", async (_, style) => {
    const box = `<div style="height:60px;width:200px;${style}">${"many words in here ".repeat(8)}</div>`;
    expect(await overflow(slides([`<h1>Cut</h1>${box}`]))).toMatchObject([{direction: "down"}]);
  });

  test("an ellipsis is a loss too", async () => {
    const box = `<p style="width:120px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis">Rather a long label</p>`;
    const found = await overflow(slides([`<h1>Dots</h1>${box}`]));
    expect(found).toMatchObject([{block: "Rather a long label", direction: "across"}]);
  });

  test("a body area that must hold its children, though nothing is cut", async () => {
    const body = `<div data-fits style="height:200px"><p>One</p><p style="margin-top:180px">Over the foot line</p></div>`;
    const found = await overflow(slides([`<h1>Area</h1>${body}`]));
    expect(found).toMatchObject([{block: "Over the foot line", direction: "down"}]);
  });

  test("a label that leaves its chart", async () => {
    const chart = `<svg role="img" width="300" height="100" viewBox="0 0 300 100"><title>Chart</title>
      <text x="200" y="50">Northern Lincolnshire and Goole</text><text x="10" y="20">inside</text>
      <text transform="translate(8,60) rotate(-90)" text-anchor="middle">A long name for an axis</text></svg>`;
    const found = await overflow(slides([`<h1>Chart</h1>${chart}`]));
    expect(found.map(one => [one.block, one.direction])).toEqual([
      ["Northern Lincolnshire and Goole", "across"],
      ["A long name for an axis", "down"],
    ]);
  });

  test("an absolute box is cut by what holds it, and not by what lies between", async () => {
    const between = (style: string) =>
      `<div style="overflow:hidden;height:20px;width:100px;${style}"><div style="position:absolute;top:300px;left:300px">Far away</div></div>`;
    expect(await overflow(slides([between("")]))).toEqual([]);
    expect(await overflow(slides([between("position:relative")]))).toMatchObject([
      {block: "Far away"},
    ]);
  });
});

describe("sheets", () => {
  test("a paragraph below the edge of the paper", async () => {
    const text = `<p>${"Words that fill a sheet of paper. ".repeat(200)}</p>`;
    const found = await overflow(sheets([`<h1>Cover</h1>`, `<h2>Body</h2>${text}`]));
    expect(found).toMatchObject([{page: 2, heading: "Body", direction: "down"}]);
    expect(found[0]?.block).toBe("Words that fill a sheet of paper. Words that fill a sheet of");
  });

  test("a sheet that grows beyond its paper", async () => {
    const css = "[data-sheet] {height: auto; min-height: 297mm}";
    const text = `<h1>Tall</h1><p style="margin-top:1200px">At the end</p>`;
    expect(await overflow(sheets([text], css))).toMatchObject([
      {page: 1, block: "At the end", direction: "down"},
    ]);
  });

  test("paper of its own size, by name", async () => {
    const css =
      "@page wide {size: A4 landscape; margin: 0} [data-sheet] {page: wide; width: 297mm; height: 210mm}";
    const fits = `<p style="width:250mm;background:#eee">wide</p>`;
    const {layout, pages} = await print(sheets([fits], css));
    expect(layout.overflow).toEqual([]);
    expect(pages.map(one => Math.round(one.width))).toEqual([842]);
  });
});

describe("text that flows", () => {
  const css = "@page {size: A4; margin: 20mm} body {margin: 0}";

  test("a table that is wider than the paper would shrink the whole document", async () => {
    const table = `<table><tr><td style="min-width:900px">Cell</td><td>End</td></tr></table>`;
    const found = await overflow(
      page(`<h1>One</h1><p>text</p><h2>Two</h2>${table}<h2>Three</h2>`, css),
    );
    expect(found).toMatchObject([{page: 0, heading: "Two", block: "End", direction: "across"}]);
  });

  test("many pages are no overflow", async () => {
    const {layout, pages} = await print(page(`<h1>Long</h1>${"<p>Words.</p>".repeat(300)}`, css));
    expect(layout.overflow).toEqual([]);
    expect(pages.length).toBeGreaterThan(5);
  });
});

test("it is print that is measured, and not the screen", async () => {
  const css = "@media screen {.s {height: 2000px}} @media print {.p {height: 2000px}}";
  const box = (name: string) =>
    slides([`<div class="${name}" style="background:#eee">Box</div>`], css);
  expect(await overflow(box("s"))).toEqual([]);
  expect(await overflow(box("p"))).toMatchObject([{block: "Box", direction: "down"}]);
});

describe("nothing is said", () => {
  test("of a page that fits, to the last pixel", async () => {
    const exact = `<div style="position:absolute;inset:0;background:#eee"></div><p style="position:absolute;bottom:0;right:0;margin:0">gjpqy</p>`;
    expect(await overflow(slides([`<h1>Fits</h1>${bullets(10)}`, exact]))).toEqual([]);
  });

  test("of empty boxes, and of the empty part of a line", async () => {
    const empty = `<div style="position:absolute;top:700px;height:300px;width:10px"><div>&nbsp;</div></div>`;
    const tight = `<h2 style="font-size:60px;line-height:0.8;height:50px;overflow:hidden;margin:0">CAPITALS</h2>`;
    expect(await overflow(slides([empty + tight]))).toEqual([]);
  });

  test.each([
    ["display: none", `<p style="display:none;width:5000px">hidden</p>`],
    [
      "visibility: hidden",
      `<p style="visibility:hidden;white-space:nowrap">${"hidden ".repeat(400)}</p>`,
    ],
    [
      "words for screen readers",
      `<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap">for screen readers</span>`,
    ],
    ["words far outside", `<span style="position:absolute;left:-9999px">for screen readers</span>`],
    [
      "a closed box of details",
      `<details><summary>More</summary><div style="height:3000px;background:red">x</div></details>`,
    ],
  ])("of %s", async (_, html) => {
    expect(await overflow(slides([`<h1>Hidden</h1>${html}`]))).toEqual([]);
  });

  test("of decoration that is meant to bleed; and it moves nothing on the other slides", async () => {
    const plain = await print(slides([`<h1>Bleed</h1>`, `<h2>Next</h2>`]));
    for (const place of ["left:1200px;top:650px", "left:1300px;top:0", "left:0;top:800px"]) {
      const bleed = `<div aria-hidden="true" data-bleed style="position:absolute;${place};width:900px;height:900px;background:red">Art</div>`;
      const {layout, pages, bytes} = await print(
        slides([`<h1>Bleed</h1>${bleed}`, `<h2>Next</h2>`]),
      );
      expect(layout.overflow).toEqual([]);
      expect(pages).toHaveLength(2);
      expect(placesOfBookmarks(bytes)).toEqual(placesOfBookmarks(plain.bytes));
    }
  });

  test("of a sheet that takes its height from what is in it", async () => {
    const css = "[data-sheet] {height: auto}";
    expect(await overflow(sheets([`<h1>Short</h1><p>Words</p>`], css))).toEqual([]);
  });
});

/** A red dot. */
const picture =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

async function overflow(html: string): Promise<readonly Overflow[]> {
  return (await print(html)).layout.overflow;
}

async function print(html: string) {
  const {bytes, layout} = await printer.print({html, timeoutMs: 30_000});
  return {layout, bytes, pages: (await readPdf(bytes)).pages};
}

/** They move when Chromium shrinks the print. */
function placesOfBookmarks(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString("latin1");
  const places = [...text.matchAll(/\/XYZ ([\d. ]+)/g)].map(([, place]) => place ?? "");
  expect(places).toHaveLength(2);
  return places;
}
