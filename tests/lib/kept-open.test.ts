// A print that stays taken apart is the same each time that it is used, whatever was done to it in between.
import {afterEach, beforeEach, expect, test} from "vitest";
import type {PDFDocument} from "../../scripts/lib/pdf/document.ts";
import {openKept} from "../../scripts/lib/pdf/kept-open.ts";
import type {PDFDict} from "../../scripts/lib/pdf/objects.ts";
import {
  contentsOf,
  dictIn,
  listIn,
  name,
  PDFStream,
  type PDFObject,
} from "../../scripts/lib/pdf/objects.ts";
import {openPlain} from "../../scripts/lib/pdf/open.ts";
import {rememberPages} from "../../scripts/lib/pdf/page-memory.ts";
import {written} from "../../scripts/lib/pdf/written.ts";
import {plainPdf} from "../helpers/plain-pdf.ts";

beforeEach(() => rememberPages(1_000_000));
afterEach(() => rememberPages(0));

const printOf = (words: string): Uint8Array =>
  plainPdf([
    "<</Type /Catalog /Pages 2 0 R /Dests <</here [3 0 R /XYZ 0 0 0]>>>>",
    "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
    "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> /Annots [[1 [2]]]>>",
    `<</Length ${words.length}>> stream\n${words}\nendstream`,
    `<</Type /Font /Empty null ${Array.from({length: 40}, (_, i) => `/K${i} ${i}`).join(" ")}>>`,
  ]);

const textOf = (object: PDFObject | undefined): string => {
  if (!(object instanceof PDFStream)) return written(object ?? null);
  return `${written(object.dict)} ${Buffer.from(contentsOf(object)).toString("latin1")}`;
};
const told = (pdf: PDFDocument): readonly string[] => [
  ...pdf.objects().map(({number, object}) => `${number}: ${textOf(object)}`),
  written(pdf.trailer),
  String(pdf.next),
];

/** All that finishing does to objects. */
function spoil(pdf: PDFDocument): void {
  const {catalog} = pdf;
  const page = pdf.pages()[0]!;
  catalog.set(name("Lang"), 1);
  catalog.delete(name("Dests"));
  listIn(page.node, "Annots")!.push(7);
  (listIn(page.node, "Annots")![0] as PDFObject[])[1] = 8;
  dictIn(page.node, "Resources")!.set(name("Font"), 9);
  const font = pdf.ref(5).object as PDFDict;
  for (const key of font.keys().toReversed()) font.delete(key);
  font.set(name("K7"), 3);
  pdf.ref(5).object = undefined;
  const drawing = pdf.ref(4);
  drawing.object = new PDFStream((drawing.object as PDFStream).dict, new Uint8Array([65]));
  drawing.object.dict.set(name("Length"), 1);
  pdf.trailer.set(name("ID"), 5);
  pdf.register(page.node);
  pdf.adopt(page.ref);
  pdf.assign(pdf.ref(3), 4);
}

test("is as it was, each time", () => {
  const bytes = printOf("one");
  const first = told(openPlain(bytes)!);
  let before: PDFDocument | null = null;
  for (let time = 0; time < 4; time += 1) {
    const {pdf, giveBack} = openKept(bytes, 1001)!;
    expect(told(pdf)).toEqual(first);
    if (before) expect(pdf).toBe(before);
    spoil(pdf);
    expect(told(pdf)).not.toEqual(first);
    before = pdf;
    giveBack();
  }
});

test("is opened anew where it is another, is not given back yet, has no name, or nothing is remembered", () => {
  const bytes = printOf("one");
  const kept = openKept(bytes, 1002)!;
  kept.giveBack();
  const again = openKept(bytes, 1002)!;
  expect(again.pdf).toBe(kept.pdf);
  expect(openKept(bytes, 1002)!.pdf).not.toBe(kept.pdf);
  again.giveBack();
  expect(told(openKept(printOf("two"), 1003)!.pdf).join()).toContain("two");
  expect(openKept(bytes, undefined)!.pdf).not.toBe(kept.pdf);
  rememberPages(0);
  expect(openKept(bytes, 1002)!.pdf).not.toBe(kept.pdf);
});

test("is let go where others have come to be more than may be kept", () => {
  rememberPages(12_000);
  const [bytes, other] = [printOf("one"), printOf("two")];
  const [one, two] = [openKept(bytes, 1004)!, openKept(other, 1005)!];
  one.giveBack();
  two.giveBack();
  const again = openKept(bytes, 1004)!;
  expect(again.pdf).toBe(one.pdf);
  again.giveBack();
  // The one that was not used for the longest goes.
  for (let id = 1006; id < 1008; id += 1) openKept(printOf("three"), id)!.giveBack();
  expect(openKept(other, 1005)!.pdf).not.toBe(two.pdf);
  for (let id = 1010; id < 1020; id += 1) openKept(printOf("three"), id)!.giveBack();
  expect(openKept(bytes, 1004)!.pdf).not.toBe(one.pdf);
  rememberPages(10);
  const large = openKept(bytes, 1020)!;
  large.giveBack();
  expect(openKept(bytes, 1020)!.pdf).not.toBe(large.pdf);
});

test("what is no plain print is not opened", () => {
  expect(openKept(Buffer.from("%PDF-1.4 nothing"), 1021)).toBeNull();
});
