// A PDF that is put together from pages of several prints is the same, byte for byte, as one that is printed at once.
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {finishPdf, finishPrints, type Finished} from "../../scripts/lib/pdf/finish.ts";
import type {Prints, Source} from "../../scripts/lib/pdf/join.ts";
import {
  dictIn,
  listIn,
  name,
  nameIn,
  packed,
  PDFDict,
  PDFStream,
} from "../../scripts/lib/pdf/objects.ts";
import {openPdf} from "../../scripts/lib/pdf/open.ts";
import {rememberPages} from "../../scripts/lib/pdf/page-memory.ts";
import {drawingsOf, redraw} from "../../scripts/lib/pdf/drawings.ts";
import {readPrinted} from "../../scripts/lib/pdf/printed.ts";
import {writePdf} from "../../scripts/lib/pdf/write.ts";
import type {PDFDocument} from "../../scripts/lib/pdf/document.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {printPlainly} from "./plainly.ts";
import {about, bullets, fonts, openTestPrinter, page, sheets} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

const style = `${fonts} body {font-family: A}`;

async function print(html: string): Promise<Uint8Array> {
  return (await printer.print({html, timeoutMs: 60_000})).bytes;
}

/** What stands in the place of what is hidden is there all the same: links lead to it. */
const hidden = (body: string): string => `<div style="display: none">${body}</div>`;
const allOf = (bodies: readonly string[]): Promise<Uint8Array> => print(sheets(bodies, style));
const oneOf = (bodies: readonly string[], shown: number): Promise<Uint8Array> =>
  print(
    sheets(
      bodies.map((body, i) => (i === shown ? body : hidden(body))),
      style,
    ),
  );

const ways: readonly ((words: string, at: number) => string)[] = [
  words => `<h2>${words}</h2><p>${words} office, ﬁnd, Åé “so” – 2½</p>`,
  words => `<h1>${words}</h1><h3>${words} <b>below</b></h3><p>Wide</p>`,
  words => `<p style="opacity: 0.5">${words} <b>and more</b></p>`,
  words => `<p style="background: #eee; border: 1px dashed; border-radius: 3px">${words}</p>`,
  words => `<p><a href="https://example.org/${words.length}">${words}</a></p>`,
  (words, at) => `<p id="there${at}"><a href="#there${(at + 1) % 4}">${words}</a></p>`,
  words =>
    `<table><tr><th>${words}</th><th>B</th></tr><tr><th>C</th><td>1</td></tr></table><table><tr><th colspan="2" id="h">x</th></tr><tr><td headers="h">${words}</td></tr></table>`,
  words =>
    `<figure role="img" aria-label="${words}"><svg width="50" height="20"><rect fill-opacity=".3" width="50" height="20"/><text y="9">${words}</text></svg></figure>`,
  () => bullets(3),
  words =>
    `<img alt="${words}" width="20" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==">`,
  () => "",
];
const sheet = fc
  .array(fc.tuple(fc.nat(ways.length - 1), fc.constantFrom("It costs £1.2bn", "Nobody knows")), {
    maxLength: 3,
  })
  .map(pieces => (at: number) => pieces.map(([way, words]) => ways[way]!(words, at)).join(""));
/** Links lead to each of the first four, whatever else is written: a link to what nothing led to before is a reason to refuse. */
const bodyOf = (made: (at: number) => string, at: number): string =>
  `${made(at)}<p id="there${at}">Sheet ${at} of ${[0, 1, 2, 3].map(to => `<a href="#there${to}">${to}</a>`).join(" ")}</p>`;

const ids = new Map<Uint8Array, number>();
/** Prints that come again stay taken apart: see kept-open.ts. */
const idOf = (bytes: Uint8Array): number => {
  ids.set(bytes, ids.get(bytes) ?? ids.size + 1);
  return ids.get(bytes)!;
};

const same = (one: Finished | null, other: Finished): void => {
  expect(one).not.toBeNull();
  expect(Buffer.compare(one!.bytes, other.bytes)).toBe(0);
  expect(one!.pdf).toEqual(other.pdf);
  expect(one!.parts).toEqual(other.parts);
};

describe("pages of several prints", () => {
  test("give what one print gives, after any changes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sheet, {minLength: 4, maxLength: 4}),
        fc.array(fc.tuple(fc.nat(3), sheet), {minLength: 1, maxLength: 4}),
        async (first, changes) => {
          const bodies = first.map(bodyOf);
          let bytes = await allOf(bodies);
          const {parts} = await finishPdf(bytes, about);
          expect(parts.pages).toEqual([0, 1, 2, 3].map(at => [at, at]));
          const from = [bytes, bytes, bytes, bytes];
          for (const [at, made] of changes) {
            bodies[at] = bodyOf(made, at);
            from[at] = await oneOf(bodies, at);
            bytes = await allOf(bodies);
            const sources = [...new Set(from)].map(one => ({
              bytes: one,
              pages: from.flatMap((own, i) => (own === one ? [[i, i] as const] : [])),
            }));
            const joined = await finishPrints({sources, depth: parts.depth}, about);
            const once = await finishPdf(bytes, about);
            same(joined, once);
            rememberPages(8_000_000);
            const named = sources.map(one => ({...one, id: idOf(one.bytes)}));
            same(await finishPrints({sources: named, depth: parts.depth}, about), once);
            rememberPages(0);
          }
        },
      ),
      {numRuns: 8, seed: 7},
    );
  }, 240_000);

  test("may be taken from it in any division", async () => {
    const bodies = ways.map((way, at) => bodyOf(() => way("It costs £1.2bn", at % 4), at));
    const bytes = await allOf(bodies);
    const whole = await finishPdf(bytes, about);
    const division = fc.array(fc.nat(3), {minLength: bodies.length, maxLength: bodies.length});
    await fc.assert(
      fc.asyncProperty(division, async takers => {
        const sources = [0, 1, 2, 3].map(taker => ({
          bytes,
          pages: takers.flatMap((own, i) => (own === taker ? [[i, i] as const] : [])),
        }));
        same(await finishPrints({sources, depth: whole.parts.depth}, about), whole);
      }),
      {numRuns: 20, seed: 3},
    );
  }, 60_000);
});

test("bookmarks lie below each other as the browser has them", async () => {
  const levels = [1, 2, 3, 2, 4, 3, 1, 1, 3, 2, 6, 5, 2];
  const bytes = await allOf(levels.map((level, i) => `<h${level}>Heading ${i}</h${level}>`));
  const before = readPrinted(await openPdf(bytes))!.outline;
  const shape = (outline: typeof before): unknown =>
    outline.map(({title, page: number, children}) => [title, number, shape(children)]);
  const finished = await finishPdf(bytes, about);
  expect(shape(finished.pdf.outline)).toEqual(shape(before));
  expect(finished.pdf.outline).not.toEqual([]);
});

describe("pages of several prints are refused", () => {
  const bodies = ["One", "Two", "Three"].map(
    (words, at) => `<h2>${words}</h2><p id="at${at}"><a href="#at${(at + 1) % 3}">It is so</a></p>`,
  );
  const taken = (bytes: Uint8Array, ...pages: number[]): Source => ({
    bytes,
    pages: pages.map(one => [one, one] as const),
  });
  const joined = (...sources: Source[]): Promise<Finished | null> => given({sources, depth: 1});
  const given = (prints: Prints): Promise<Finished | null> => finishPrints(prints, about);
  let all: Uint8Array;
  let one: Uint8Array;
  beforeAll(async () => {
    all = await allOf(bodies);
    one = await oneOf(bodies, 1);
    // Else all that follows would prove nothing.
    same(await joined(taken(all, 0, 2), taken(one, 1)), await finishPdf(all, about));
  });

  test("where a page is there twice, or not at all", async () => {
    expect(await joined(taken(all, 0, 1, 2), taken(one, 1))).toBeNull();
    expect(await joined(taken(all, 0), taken(one, 1))).toBeNull();
    expect(await joined(taken(all, 0, 1))).toBeNull();
    expect(await joined()).toBeNull();
  });

  test("where another print has more pages", async () => {
    expect(
      await joined(taken(all, 0, 2), taken(await oneOf([...bodies, "Four"], 1), 1)),
    ).toBeNull();
  });

  test("where nobody says how deep the parts lie, or they do not lie there", async () => {
    const sources = [taken(all, 0, 2), taken(one, 1)];
    expect(await given({sources})).toBeNull();
    expect(await given({sources, depth: 2})).toBeNull();
  });

  test("where a part lies on pages of both", async () => {
    const long = `<article><h1>Long</h1>${"<p>It runs on and on.</p>".repeat(90)}</article>`;
    const flowing = page(`${long}<article><h1>End</h1><p>It ends.</p></article>`, style);
    const bytes = await print(flowing);
    const {parts} = await finishPdf(bytes, about);
    expect(parts.pages[0]![1]).toBeGreaterThan(0);
    const pages = Array.from({length: parts.pages[1]![1] + 1}, (_, i) => i);
    const sources = [taken(bytes, 0), taken(bytes, ...pages.slice(1))];
    expect(await given({sources, depth: parts.depth})).toBeNull();
  });

  test("where a link leads to what is gone", async () => {
    const without = [bodies[0]!, bodies[1]!.replace('id="at1"', ""), bodies[2]!];
    const other = await print(
      sheets(
        without.map((body, i) => (i === 1 ? body : hidden(body))),
        style,
      ),
    );
    expect(await joined(taken(all, 0, 2), taken(other, 1))).toBeNull();
  });

  test("where the browser has shrunk one", async () => {
    const pdf = await openPdf(one);
    for (const {stream, bytes} of drawingsOf(pdf)) {
      const shrunk = Buffer.from(bytes)
        .toString("latin1")
        .replaceAll("3.125 0 0 3.125", "3.1 0 0 3.1");
      redraw(stream, packed(Buffer.from(shrunk, "latin1")));
    }
    expect(await joined(taken(all, 0, 2), taken(printPlainly(pdf), 1))).toBeNull();
  });

  test("where something is drawn besides the pages", async () => {
    const masked = [...bodies];
    masked[1] += `<p style="mask-image: linear-gradient(#000, transparent)">It fades</p>`;
    expect(await joined(taken(all, 0, 2), taken(await oneOf(masked, 1), 1))).toBeNull();
  });

  test("where one is no plain print", async () => {
    expect(await joined(taken(all, 0, 2), taken(writePdf(await openPdf(one)), 1))).toBeNull();
    const broken = Buffer.from("no PDF");
    expect(await joined(taken(all, 0, 2), taken(broken, 1))).toBeNull();
  });

  const changes: Readonly<Record<string, (pdf: PDFDocument) => void>> = {
    "of another browser": pdf => pdf.info.set(name("Producer"), name("Another")),
    "in another language": pdf => pdf.catalog.set(name("Lang"), name("de")),
    "with something more in it": pdf => pdf.catalog.set(name("OpenAction"), name("Now")),
    "with tags of another kind": pdf => {
      for (const {dict} of pdf.dicts(name("StructElem")))
        if (nameIn(dict, "S") === "Document") dict.set(name("S"), name("Art"));
    },
    "with letters of another width": pdf => {
      for (const {dict} of pdf.dicts(name("Font")))
        for (const item of listIn(dict, "W") ?? [])
          if (Array.isArray(item)) for (const i of item.keys()) item[i] = Number(item[i]) + 9;
    },
    "with letters that stand for others": pdf => {
      for (const {dict} of pdf.dicts(name("Font"))) {
        const map = dict.lookup(name("ToUnicode"));
        if (map instanceof PDFStream) map.unpacked = null;
      }
      for (const {dict} of pdf.dicts(name("Font"))) dict.delete(name("ToUnicode"));
    },
    "with a note beside its links": pdf => {
      for (const {node} of pdf.pages())
        for (const one of listIn(node, "Annots") ?? []) {
          const link = "object" in (one as object) ? (one as {object?: unknown}).object : one;
          if (link instanceof PDFDict) link.set(name("Subtype"), name("Text"));
        }
    },
    "with bookmarks of its own": pdf => {
      const outlines = dictIn(pdf.catalog, "Outlines")!;
      for (let at = dictIn(outlines, "First"); at; at = dictIn(at, "First") ?? dictIn(at, "Next"))
        at.delete(name("SE"));
    },
  };
  test.each(Object.keys(changes))("where one is %s", async how => {
    const pdf = await openPdf(one);
    changes[how]!(pdf);
    const other = printPlainly(pdf);
    const {length} = await openPdf(other).then(again => again.pages());
    expect(length).toBe(3);
    expect(await joined(taken(all, 0, 2), taken(other, 1))).toBeNull();
    // It is what was changed that is refused, and not the way in which it is written.
    same(
      await joined(taken(all, 0, 2), taken(printPlainly(await openPdf(one)), 1)),
      await finishPdf(all, about),
    );
  });
});
