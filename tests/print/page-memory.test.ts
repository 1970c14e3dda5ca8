// What is kept of the pages of one print for the next never shows: the same comes out as where nothing is kept.
import fc from "fast-check";
import {afterAll, beforeAll, expect, test} from "vitest";
import {drawingsOf} from "../../scripts/lib/pdf/drawings.ts";
import {finishPdf} from "../../scripts/lib/pdf/finish.ts";
import {
  contentsOf,
  dictIn,
  listIn,
  name,
  nameIn,
  packedStream,
  PDFDict,
  PDFStream,
  refIn,
  type PDFObject,
} from "../../scripts/lib/pdf/objects.ts";
import {openPdf} from "../../scripts/lib/pdf/open.ts";
import {rememberPages} from "../../scripts/lib/pdf/page-memory.ts";
import {writePdf} from "../../scripts/lib/pdf/write.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {about, bullets, fonts, openTestPrinter, sheets} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(async () => {
  rememberPages(0);
  await printer.close();
});

/** The same words in ways that only fonts, links, forms, tags or numbers of pages tell apart. */
const ways: readonly ((words: string) => string)[] = [
  words => `<p>${words}</p>`,
  words => `<p style="font-weight: 700">${words}</p>`,
  words => `<h2>${words}</h2>`,
  words => `<div aria-hidden="true">${words}</div>`,
  words => `<p style="opacity: 0.5">${words} <b>and more</b></p>`,
  words => `<p style="background: #eee">${words}</p>`,
  words => `<p><a href="https://example.org/${words.length}">${words}</a></p>`,
  words => `<p><a href="#there">${words}</a></p><p id="there">${words}</p>`,
  words =>
    `<table><caption>T</caption><tr><th scope="col">${words}</th></tr><tr><td>1</td></tr></table>`,
  words =>
    `<figure role="img" aria-label="${words}"><svg width="50" height="20"><rect width="50" height="20"/><text y="9">${words}</text></svg></figure>`,
  () => bullets(3),
];
const piece = fc.record({
  way: fc.nat(ways.length - 1),
  words: fc.constantFrom("It costs £1.2bn", "It costs £1.3bn", "Nobody knows"),
});
/** A font has the letters of its whole document: with the same fonts, what stands on other pages does not matter. */
const always = ["It costs £1.2bn £1.3bn Nobody knows and more 1 Bullet 123 says something"]
  .map(all => `<p style="font-weight: 400">${all}</p><p style="font-weight: 700">${all}</p>`)
  .join("");
const sheet = fc.array(piece, {minLength: 1, maxLength: 2});
const document = fc.record({
  sheets: fc.array(sheet, {minLength: 1, maxLength: 4}),
  weight: fc.constantFrom(400, 700),
});

/** What a drawing means can change without the drawing: each of these leaves its bytes as they are. */
const changes: readonly ((object: PDFObject | undefined) => void)[] = [
  font => {
    if (!(font instanceof PDFDict) || !nameIn(font, "Subtype").startsWith("CIDFont")) return;
    for (const one of listIn(font, "W") ?? [])
      if (Array.isArray(one) && typeof one[0] === "number") one[0] += 90;
  },
  font => {
    if (font instanceof PDFDict && nameIn(font, "Type") === "FontDescriptor")
      font.set(name("FontName"), name("Another"));
  },
  font => {
    const ref = font instanceof PDFDict ? refIn(font, "ToUnicode") : null;
    if (!(ref?.object instanceof PDFStream)) return;
    const map = Buffer.from(contentsOf(ref.object)).toString("latin1");
    ref.object = packedStream(Buffer.from(map.replaceAll("<0031>", "<0037>"), "latin1"));
  },
  link => {
    const rect =
      link instanceof PDFDict && nameIn(link, "Subtype") === "Link" && listIn(link, "Rect");
    if (rect) rect[2] = Number(rect[2]) / 2;
  },
  tag => {
    if (tag instanceof PDFDict && nameIn(tag, "S") === "Figure") tag.set(name("S"), name("P"));
  },
  tag => {
    if (tag instanceof PDFDict && nameIn(tag, "S") === "P") tag.set(name("S"), name("Figure"));
  },
  tag => {
    if (tag instanceof PDFDict && nameIn(tag, "S") === "P") tag.delete(name("K"));
  },
  page => {
    const resources = page instanceof PDFDict ? dictIn(page, "Resources") : null;
    const fonts = (resources && dictIn(resources, "Font"))?.entries() ?? [];
    const turned = fonts.map(([, font]) => font).toReversed();
    for (const [i, [key]] of fonts.entries()) dictIn(resources!, "Font")!.set(key, turned[i]!);
  },
  page => {
    const box =
      page instanceof PDFDict && nameIn(page, "Type") === "Page" && listIn(page, "MediaBox");
    if (box) box[3] = Number(box[3]) / 2;
  },
];

async function changed(bytes: Uint8Array, change: number): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  for (const {object} of pdf.objects()) changes[change]!(object);
  return writePdf(pdf);
}

test("after any prints, the same as at first", async () => {
  let [known, all, different] = [0, 0, 0];
  const names = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(document, {minLength: 2, maxLength: 4}), async documents => {
      for (const {sheets: bodies, weight} of documents) {
        const html = sheets(
          [always, ...bodies.map(body => body.map(({way, words}) => ways[way]!(words)).join(""))],
          `${fonts} body {font: ${weight} 16px/1.5 A}`,
        );
        const {bytes} = await printer.print({html, timeoutMs: 60_000});
        let first: Uint8Array | null = null;
        for (const state of [bytes, ...changes.keys()]) {
          const now = typeof state === "number" ? await changed(bytes, state) : bytes;
          rememberPages(0);
          const anew = await finishPdf(now, about);
          rememberPages(4_000_000);
          const again = await finishPdf(now, about);
          expect(Buffer.compare(again.bytes, anew.bytes), String(state)).toBe(0);
          expect(again.pdf).toEqual(anew.pdf);
          first ??= anew.bytes;
          different += Buffer.compare(first, anew.bytes) === 0 ? 0 : 1;
        }
        for (const {name} of drawingsOf(await openPdf(bytes))) {
          expect(name).not.toBeNull();
          known += names.has(name!) ? 1 : 0;
          all += 1;
          names.add(name!);
        }
      }
    }),
    {numRuns: 10, seed: 5},
  );
  // Or this would prove nothing.
  for (const count of [known, all - known, different]) expect(count).toBeGreaterThan(10);
}, 240_000);
