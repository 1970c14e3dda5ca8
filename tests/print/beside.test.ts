// Decks that are printed together are the same, byte for byte, as each by itself; where that is not certain, each is printed by itself.
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {pagesBeside} from "../../scripts/lib/html/beside.ts";
import {partedAt, type PartedPage} from "../../scripts/lib/html/parted.ts";
import {finishPdf, finishPrints} from "../../scripts/lib/pdf/finish.ts";
import {drawingsOf, redraw} from "../../scripts/lib/pdf/drawings.ts";
import {
  dictIn,
  listIn,
  name,
  packed,
  resolved,
  type PDFDict,
} from "../../scripts/lib/pdf/objects.ts";
import type {Cut} from "../../scripts/lib/pdf/cut-open.ts";
import type {PDFDocument} from "../../scripts/lib/pdf/document.ts";
import {openPdf} from "../../scripts/lib/pdf/open.ts";
import type {Printed, Printer} from "../../scripts/outside/browser.ts";
import {printPlainly} from "./plainly.ts";
import {about, bullets, fonts, openTestPrinter, slides} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

const timeoutMs = 60_000;
/** What the page of every deck of ours says: see steps/html.ts. */
const style = `${fonts} body {font-family: A} html, body {background: none} section {transform: translate(0); background: #fff}`;
const deck = (bodies: readonly string[], css = ""): string => slides(bodies, style + css);

function together(decks: readonly string[]): Promise<readonly Printed[]> {
  return printer.printAll(decks.map(parted), timeoutMs).then(all => Promise.all(all));
}

const parted = (html: string): PartedPage => partedAt(html)!;

const alone = async (html: string) =>
  finishPdf((await printer.print({html, timeoutMs})).bytes, about);
const cutOut = ({bytes, cut}: Pick<Printed, "bytes" | "cut">) =>
  finishPrints({sources: [cut ? {bytes, cut} : {bytes}]}, about);

async function expectSame(decks: readonly string[]): Promise<readonly Printed[]> {
  const printed = await together(decks);
  for (const [i, one] of printed.entries()) {
    const [own, cut] = [await alone(decks[i]!), await cutOut(one)];
    expect(cut).not.toBeNull();
    expect(Buffer.compare(cut!.bytes, own.bytes)).toBe(0);
    expect(cut!.pdf).toEqual(own.pdf);
    expect(cut!.parts).toEqual(own.parts);
  }
  return printed;
}

const ways: readonly ((words: string) => string)[] = [
  words => `<h2>${words}</h2><p>${words} office, ﬁnd, Åé “so” – 2½</p>`,
  words => `<h1>${words}</h1><h3>${words} <b>below</b></h3><p>Wide</p>`,
  words => `<p style="opacity: 0.5">${words} <b>and more</b></p>`,
  words => `<p style="background: #eee; border: 1px dashed; border-radius: 3px">${words}</p>`,
  words => `<p style="margin-top: 3.3px; padding: .7em; transform: rotate(2deg)">${words}</p>`,
  words => `<p><a href="https://example.org/${words.length}">${words}</a></p>`,
  words => `<table><tr><th>${words}</th><th>B</th></tr><tr><th>C</th><td>1</td></tr></table>`,
  words =>
    `<figure role="img" aria-label="${words}"><svg width="500" height="50" viewBox="0 0 333 33"><rect fill-opacity=".3" width="50" height="20"/><text y="22">${words}</text></svg></figure>`,
  words => `<div style="display: none">${words}</div>`,
  words => `<div style="position: absolute; bottom: 7.25px; right: 9px">${words}</div>`,
  () => bullets(3),
];
const slide = fc
  .array(fc.tuple(fc.nat(ways.length - 1), fc.constantFrom("It costs £1.2bn", "Nobody knows")), {
    minLength: 1,
    maxLength: 3,
  })
  .map(pieces => pieces.map(([way, words]) => ways[way]!(words)).join(""));

describe("decks that are printed together", () => {
  test("are each the same as by itself, whatever is on their slides", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(slide, {minLength: 2, maxLength: 4}), {minLength: 2, maxLength: 4}),
        async decks => {
          const printed = await expectSame(decks.map(bodies => deck([...bodies, "End"])));
          expect(printed.map(one => one.cut?.which)).toEqual(decks.map((_, i) => i));
        },
      ),
      {numRuns: 12, seed: 5},
    );
  }, 240_000);

  test("are each the same with every way of writing at once, on other pages", async () => {
    const bodies = ways.map(way => way("It costs £1.2bn"));
    const decks = [bodies, bodies.toReversed(), [...bodies.slice(3), "End"]].map(all => deck(all));
    expect((await expectSame(decks)).every(one => one.cut)).toBe(true);
  }, 60_000);

  test("are cut again where the thread that had them is gone", async () => {
    const printed = await together([deck(["<p>A</p>", "B"]), deck(["<p>C</p>", "D"])]);
    const [first] = printed;
    const [once, again] = [await cutOut(first!), await cutOut(first!)];
    expect(Buffer.compare(once!.bytes, again!.bytes)).toBe(0);
  });
});

describe("decks are printed each by itself", () => {
  const [one, other] = [
    ["<p>One</p>", "End"],
    ["<p>Other</p>", "End"],
  ];
  const isTogether = async (decks: readonly string[]): Promise<boolean> =>
    (await expectSame(decks)).every(({cut}) => cut !== undefined);

  test("never where there is no reason", async () => {
    expect(await isTogether([deck(one), deck(other)])).toBe(true);
  });

  const styles: Readonly<Record<string, string>> = {
    "a style asks for the first of all": "body > :first-child section {color: red}",
    "a style asks for the last deck": ".marpit:last-child section {color: red}",
    "a style asks for what follows a deck": ".marpit + .marpit section {color: red}",
    "a style asks for a place without a name": "p:where(.a), :not(:only-child) {color: red}",
    "a style asks what is in the page": "body:has(p) section {color: red}",
    "slides are counted": "section {counter-increment: slide}",
    "there is more than decks": "body::after {content: 'Draft'; position: absolute; top: 0}",
    "a page of paper is another": "@page :first {margin-top: 1px}",
    "paper counts its pages": "@page {@bottom-right {content: counter(page); font-size: 9px}}",
    "a slide is not as high as its paper": "section {height: 700px}",
    "a slide is wider than its paper": "section {width: 1300px}",
    "something stays where the paper is": "p {position: fixed; top: 9px}",
  };
  test.each(Object.keys(styles))("where %s", async why => {
    expect(await isTogether([deck(one, styles[why]), deck(other, styles[why])])).toBe(false);
  });

  const bodies: Readonly<Record<string, string>> = {
    "there is a picture":
      '<img alt="A" width="20" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==">',
    "a link leads to a slide": '<p id="there"><a href="#there">There</a></p>',
    "a link leads to a slide, said otherwise": '<p id="there"><a href="&#35;there">There</a></p>',
    "something is painted by a name":
      '<svg width="9" height="9"><defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs><rect fill="url(#g)" width="9" height="9"/></svg>',
    "something is labelled by a name":
      '<p id="l">Said</p><figure role="img" aria-labelledby="l"><svg width="9" height="9"></svg></figure>',
    "cells call their heads":
      '<table><tr><th id="h">A</th></tr><tr><td headers="h">1</td></tr></table>',
    "something is too long": `<div data-fits style="height: 20px; overflow: hidden">${bullets(9)}</div>`,
    "a figure is on a screen alone":
      '<p style="display: none"><data data-figure="cost">£1bn</data></p>',
  };
  test.each(Object.keys(bodies))("where %s", async why => {
    const decks = [deck(one), deck([bodies[why]!, "End"])];
    const printed = await together(decks);
    expect(printed.some(({cut}) => cut)).toBe(false);
    expect(printed.map(({numbers}) => numbers)).toEqual([{}, {}]);
  });

  test("where their styles, or languages, are others", async () => {
    const beside = (...decks: readonly string[]) => pagesBeside(decks.map(parted));
    expect(beside(deck(one), deck(other, "p {color: red}"))).toBeNull();
    expect(beside(deck(one), deck(other).replace("en-GB", "de"))).toBeNull();
    expect(beside(deck(one), deck(other))).not.toBeNull();
  });

  test("where they take too long, and each is told so of itself", async () => {
    const pages = [deck(one), deck(other)].map(parted);
    const tooSlow = {status: "rejected", reason: {diagnostic: {code: "browser/too-slow"}}};
    const told = await Promise.allSettled(await printer.printAll(pages, 1));
    expect(told).toMatchObject([tooSlow, tooSlow]);
  });
});

describe("a print is not cut", () => {
  let bytes: Uint8Array;
  let cut: Cut;
  let print = 1_000_000;
  beforeAll(async () => {
    const [first] = await together([
      deck([
        `<p style="opacity: .5">1</p><a href="https://example.org">out</a>`,
        "<h2>A</h2>",
        "C",
      ]),
      deck([
        `<p style="opacity: .5">2</p><a href="https://example.org">out</a>`,
        "<h2>B</h2>",
        "D",
      ]),
    ]);
    bytes = Uint8Array.from(first!.bytes);
    cut = first!.cut!;
  });
  const cutAnew = (from: Uint8Array, counts: readonly number[] = [3, 3]) =>
    cutOut({bytes: from, cut: {...cut, counts, print: (print += 1), which: 1}});
  async function changed(change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
    const pdf = await openPdf(bytes);
    change(pdf);
    return printPlainly(pdf);
  }

  test("only for a reason", async () => {
    expect(await cutAnew(bytes)).not.toBeNull();
    expect(await cutAnew(await changed(() => undefined))).not.toBeNull();
  });

  test("where it has other pages, or a deck has one alone", async () => {
    expect(await cutAnew(bytes, [3, 4])).toBeNull();
    expect(await cutAnew(bytes, [3, 2])).toBeNull();
    expect(await cutAnew(bytes, [5, 1])).toBeNull();
  });

  const pageOf = (pdf: PDFDocument, at: number): PDFDict => pdf.pages()[at]!.node;
  const redrawn = (from: string, to: string) => (pdf: PDFDocument) => {
    for (const {stream, bytes: drawn} of drawingsOf(pdf)) {
      const text = Buffer.from(drawn).toString("latin1").replaceAll(from, to);
      redraw(stream, packed(Buffer.from(text, "latin1")));
    }
  };
  const changes: Readonly<Record<string, (pdf: PDFDocument) => void>> = {
    "it is shrunk": redrawn("3.125 0 0 3.125 0 0 cm", "3.1 0 0 3.1 0 0 cm"),
    "something is drawn from the corner of the whole": pdf => {
      const fourth = drawingsOf(pdf).filter(({isForm}) => !isForm)[3]!;
      const more = "\nq\n3.125 0 0 3.125 0 -6750 cm\n0 2160 9 9 re\nf\nQ\n";
      const drawn = Buffer.from(fourth.bytes).toString("latin1") + more;
      redraw(fourth.stream, packed(Buffer.from(drawn, "latin1")));
    },
    "a place has a name": pdf => pdf.catalog.set(name("Dests"), pdf.register(null)),
    "a page says more": pdf => pageOf(pdf, 3).set(name("Rotate"), 90),
    "two pages draw the same": pdf =>
      pageOf(pdf, 3).set(name("Contents"), pageOf(pdf, 0).get(name("Contents"))!),
    "two pages have the same link": pdf =>
      pageOf(pdf, 3).set(name("Annots"), [listIn(pageOf(pdf, 0), "Annots")![0]!]),
    "a link leads to a page": pdf => {
      const link = resolved(listIn(pageOf(pdf, 3), "Annots")![0]) as PDFDict;
      link.delete(name("A"));
      link.set(name("Dest"), [pdf.pages()[0]!.ref, name("Fit")]);
    },
    "two pages have the same form": pdf => {
      const [first, fourth] = [0, 3].map(at => dictIn(pageOf(pdf, at), "Resources")!);
      fourth!.set(name("XObject"), first!.get(name("XObject"))!);
    },
    "tags of two decks are one": pdf => {
      const root = dictIn(pdf.catalog, "StructTreeRoot")!;
      const top = dictIn(root, "K")!;
      const kids = listIn(top, "K")!;
      const third = resolved(kids[2]) as PDFDict;
      third.set(name("K"), [third.get(name("K"))!, kids[3]!].flat());
      top.set(name("K"), [...kids.slice(0, 3), ...kids.slice(4)]);
    },
    "it has no tags": pdf => pdf.catalog.delete(name("StructTreeRoot")),
    "bookmarks are of another form": pdf => {
      const outlines = dictIn(pdf.catalog, "Outlines")!;
      for (let at = dictIn(outlines, "First"); at; at = dictIn(at, "First") ?? dictIn(at, "Next"))
        at.delete(name("SE"));
    },
  };
  test.each(Object.keys(changes))("where %s", async how => {
    expect(await cutAnew(await changed(changes[how]!))).toBeNull();
  });

  test("where something is drawn besides its pages", async () => {
    const fading = `<p style="mask-image: linear-gradient(#000, transparent)">It fades</p>`;
    const printed = await together([deck([fading, "End"]), deck(["One", "End"])]);
    expect(await Promise.all(printed.map(cutOut))).toEqual([null, expect.anything()]);
  });

  test("where it is no plain print", async () => {
    expect(await cutAnew(Buffer.from("no PDF"))).toBeNull();
  });
});
