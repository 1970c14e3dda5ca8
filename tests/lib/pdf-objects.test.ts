// PDFs taken apart into objects of our own and put together again: the library, which knows all PDFs, has to find the same in them.
import {
  PDFDocument as AnyDocument,
  PDFName as AnyName,
  PDFString as AnyString,
} from "@cantoo/pdf-lib";
import {inflateSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {nameAs} from "../../scripts/lib/pdf/names.ts";
import {PDFDocument} from "../../scripts/lib/pdf/document.ts";
import type {PDFName} from "../../scripts/lib/pdf/objects.ts";
import {
  contentsOf,
  dictOf,
  name,
  packedStream,
  PDFDict,
  PDFHexString,
  PDFRef,
  PDFStream,
  PDFString,
  textIn,
  textOf,
  type PDFObject,
} from "../../scripts/lib/pdf/objects.ts";
import {openAny} from "../../scripts/lib/pdf/open-any.ts";
import {openPdf, openPlain} from "../../scripts/lib/pdf/open.ts";
import {writePdf} from "../../scripts/lib/pdf/write.ts";
import {written} from "../../scripts/lib/pdf/written.ts";
import {plainPdf} from "../helpers/plain-pdf.ts";

const catalog = "<</Type /Catalog\n/Pages 2 0 R>>";
const pages = "<</Type /Pages\n/Count 0\n/Kids []>>";

/** All that a PDF holds, by number. */
function told(pdf: PDFDocument): readonly string[] {
  return [...pdf.objects()].map(({number, object}) => {
    const text = object instanceof PDFStream ? written(object.dict) : written(object);
    const contents = object instanceof PDFStream ? contentsOf(object) : [];
    return `${number}: ${text} ${Buffer.from(contents).toString("latin1")}`;
  });
}

describe("an open PDF", () => {
  const values = [
    "[1 -2.50 +3 .5 -.25 0.00001 123456789012 7]",
    "<</A /B#20c/D/E%\n/F(a\\(b\\)(c)\\\\)/G<feff 0041>/H[<</I null/J true/K false>>[]]>>".replace(
      "%\n",
      " ",
    ),
    "[1 0 R 2 0 R 1 0 1 0 R 9 0 R 1 0]",
    // Two names that are kept at one place.
    "[/Ab /BC /Ab /BC]",
    "[(\\101\\n\\\nb\\53c) (\x80\xa0) <41 4> /A/B]",
    "<</A 1/B 2/A 3>>",
    "<</Length 5/X (endstream)>> stream\nab\0\rc\nendstream",
    "<</Subtype /Image/Filter /DCTDecode/Length 3>>\nstream\n\xff\xd8\xff\nendstream",
    "null",
    "-7",
  ];

  test("is read without the library, which finds the same in it", async () => {
    const bytes = plainPdf([catalog, pages, ...values], "/Root 1 0 R\n/Info 4 0 R");
    const read = openPlain(bytes)!;
    expect(told(read)).toEqual(told(await openAny(bytes)));
    expect(told(read)).toHaveLength(2 + values.length);
    expect(read.minor).toBe(4);
  });

  test.each([
    ["packed", "<</Type /ObjStm/Filter /LZWDecode/Length 1>>\nstream\na\nendstream", {}],
    ["a stream of unknown length", "<</Length 2 0 R>>\nstream\na\nendstream", {}],
    ["a stream that is longer than it says", "<</Length 1>>\nstream\nab\nendstream", {}],
    ["another generation", "[3 1 R]", {}],
    ["a comment", "[1 % 2\n]", {}],
    ["a word of another kind", "[1 nil]", {}],
    ["what never ends", "[1 2", {}],
    ["a text that never ends", "(1 2", {}],
    ["locked", "1", {trailer: "/Root 1 0 R/Encrypt 3 0 R"}],
    ["changed later", "1", {end: "3 0 obj\n2\nendobj\n"}],
    ["without a catalog", "1", {trailer: "/Root 2 0 R"}],
  ])(
    "with something else in it is left to the library: %s",
    (_, object, {trailer, end}: {trailer?: string; end?: string}) =>
      expect(openPlain(plainPdf([catalog, pages, object], trailer, end))).toBeNull(),
  );

  test("cut short anywhere is none", () => {
    const bytes = plainPdf([catalog, pages, ...values]);
    const end = bytes.length - "\n".length;
    for (let length = 0; length < end; length += 1)
      expect(openPlain(bytes.subarray(0, length))).toBeNull();
  });

  test("two of one number are none: the library knows which counts", async () => {
    const bytes = Buffer.from(
      Buffer.from(plainPdf([catalog, pages, "1"]))
        .toString("latin1")
        .replace("xref", "3 0 obj\n2\nendobj\nxref"),
      "latin1",
    );
    expect(openPlain(bytes)).toBeNull();
    expect(told(await openPdf(bytes))).toContain("3: 2 ");
  });
});

test("what the library made is read through it", async () => {
  const made = await AnyDocument.create();
  made.addPage([200, 100]);
  made.setTitle("Ålesund");
  const bytes = await made.save({useObjectStreams: true});
  expect(openPlain(bytes)).toBeNull();
  const pdf = await openPdf(bytes);
  expect(textIn(pdf.info, "Title")).toBe("Ålesund");
  expect(pdf.pages()).toHaveLength(1);
  await expect(openPdf(Buffer.from("no PDF at all"))).rejects.toThrow();
});

const character = fc.integer({min: 0, max: 255}).map(code => String.fromCharCode(code));
const word = fc.array(character, {maxLength: 6}).map(all => all.join(""));
/** The library reads an escape within a name twice: `#2341` as `A`. */
const withoutEscapes = (text: string): string => text.replaceAll("#", "");
const number = fc.oneof(
  fc.integer(),
  fc
    .double({noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6})
    .map(one => Number(one.toFixed(4))),
);
const {object} = fc.letrec<{object: PDFObject; flat: PDFObject}>(tie => ({
  flat: fc.oneof(
    number,
    fc.boolean(),
    fc.constant(null),
    word.map(one => name(withoutEscapes(one))),
    word.map(one => new PDFString(one.replace(/[\\()\r]/g, ""))),
    fc.string().map(textOf),
  ),
  object: fc.oneof(
    {maxDepth: 3},
    tie("flat"),
    fc.array(tie("object"), {maxLength: 4}),
    fc
      .dictionary(
        fc
          .string({minLength: 1, maxLength: 5})
          .map(one => withoutEscapes(one.replace(/[^!-~]/g, "x"))),
        tie("object"),
        {maxKeys: 4},
      )
      .map(dictOf),
  ),
}));

test("what is written is read again, by us and by the library", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(object, {maxLength: 12}), word, async (objects, contents) => {
      const pdf = new PDFDocument(4);
      const root = pdf.register(dictOf({Type: "Catalog", Pages: pdf.ref(2)}));
      pdf.trailer.set(name("Root"), root);
      pdf.register(dictOf({Type: "Pages", Kids: [], Count: 0}));
      // Numbers that are not there.
      for (const one of objects) pdf.assign(pdf.ref(pdf.next + 2), one);
      pdf.register(packedStream(Buffer.from(contents, "latin1")));
      const bytes = writePdf(pdf);
      expect(Buffer.from(writePdf(pdf)).equals(bytes)).toBe(true);
      expect(told(await openPdf(bytes)).filter(one => !one.endsWith(": null "))).toEqual(
        told(pdf).filter(one => !one.endsWith(": null ")),
      );
    }),
    {numRuns: 60},
  );
});

test("of a thousand objects and more each is found", async () => {
  const pdf = new PDFDocument(4);
  const root = pdf.register(dictOf({Type: "Catalog", Pages: pdf.ref(2)}));
  pdf.trailer.set(name("Root"), root);
  pdf.register(dictOf({Type: "Pages", Kids: [], Count: 0}));
  for (let i = 0; i < 2500; i += 1) pdf.register([i, pdf.ref(i + 1)]);
  // A gap in the numbers.
  pdf.assign(pdf.ref(pdf.next + 7), [true]);
  const bytes = writePdf(pdf);
  expect(told(await openPdf(bytes))).toEqual(told(pdf));
  const places = placesIn(Buffer.from(bytes));
  for (const {number} of pdf.objects()) expect(places.get(number)).toBe(number);
  expect(places.get(pdf.next - 2)).toBeUndefined();
});

/** Of each number in the table of places the number of the object that stands there. */
function placesIn(file: Buffer): ReadonlyMap<number, number> {
  const text = file.toString("latin1");
  const start = Number(/startxref\n(\d+)/.exec(text)![1]);
  const table = text.slice(start);
  const list = (key: string): number[] =>
    new RegExp(`/${key} \\[ ([\\d ]+) \\]`).exec(table)![1]!.split(" ").map(Number);
  const unpacked = (from: number): Buffer =>
    inflateSync(file.subarray(text.indexOf("stream\n", from) + "stream\n".length));
  const rows = unpacked(start);
  const widths = list("W");
  let at = 0;
  const row = widths.map(() => 0);
  const next = (): void => {
    for (const [i, width] of widths.entries()) {
      row[i] = rows.readUIntBE(at, width);
      at += width;
    }
  };
  const found = new Map<number, number>();
  const offsets = new Map<number, number>();
  const packed: (readonly [number: number, stream: number, index: number])[] = [];
  const index = list("Index");
  for (let i = 0; i < index.length; i += 2)
    for (let number = index[i]!; number < index[i]! + index[i + 1]!; number += 1) {
      next();
      if (row[0] === 2) packed.push([number, row[1]!, row[2]!]);
      if (row[0] !== 1) continue;
      offsets.set(number, row[1]!);
      found.set(number, Number(/^(\d+) 0 obj\n/.exec(text.slice(row[1]))![1]));
    }
  expect(at).toBe(rows.length);
  const heads = new Map<number, readonly number[]>();
  for (const [number, stream, nth] of packed) {
    const head =
      heads.get(stream) ?? unpacked(offsets.get(stream)!).toString("latin1").split(" ").map(Number);
    heads.set(stream, head);
    found.set(number, head[2 * nth]!);
  }
  return found;
}

describe("names", () => {
  test("are the same where they say the same", () => {
    expect(nameAs("A#42")).toBe(name("AB"));
    expect(nameAs("A b".replace(" ", "#20"))).toBe(name("A b"));
    expect(name("application/json").written).toBe("/application#2Fjson");
    expect(name("\u00e5#").written).toBe("/#E5#23");
  });

  test("are written as the library writes them", () =>
    fc.assert(
      fc.property(
        word.filter(one => !/#/.test(one)),
        one => {
          expect(name(one).written).toBe(AnyName.of(one).asString());
        },
      ),
    ));
});

describe("texts", () => {
  test("say what the library reads in them", () =>
    fc.assert(
      fc.property(word, one => {
        const isWhole = !/[()]|\\$/.test(one) && !/^(?:\xfe\xff|\xff\xfe)/.test(one);
        if (!isWhole) return;
        expect(new PDFString(one).decodeText()).toBe(AnyString.of(one).decodeText());
      }),
      {numRuns: 500},
    ));

  test.each(["plain", "Ålesund (north)", "£1.3bn – “so”", "🥚", ""])("%s, both ways", text => {
    expect(textOf(text).decodeText()).toBe(text);
    expect(PDFHexString.fromText(text).decodeText()).toBe(text);
  });

  test("an odd digit is followed by a zero", () =>
    expect(new PDFHexString("41 4").decodeText()).toBe("A@"));
});

describe("a dictionary", () => {
  test("of any size keeps its order, and finds what it has", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 0, max: 60}), fc.option(fc.integer())), {
          maxLength: 300,
          size: "max",
        }),
        steps => {
          const dict = new PDFDict();
          const plain = new Map<PDFName, number>();
          for (const [key, value] of steps) {
            const called = name(`K${key}`);
            if (value === null) {
              dict.delete(called);
              plain.delete(called);
            } else {
              dict.set(called, value);
              plain.set(called, value);
            }
            expect(dict.get(called)).toBe(plain.get(called));
          }
          expect(dict.entries()).toEqual([...plain]);
        },
      ),
    ));

  test("gives what is meant, and takes `null` for nothing", () => {
    const pdf = new PDFDocument(4);
    const ref = pdf.register([1]);
    const dict = dictOf({A: ref, B: null, C: new PDFRef(9)});
    expect(dict.get(name("A"))).toBe(ref);
    expect(dict.lookup(name("A"))).toEqual([1]);
    expect([dict.has(name("B")), dict.lookup(name("C"))]).toEqual([false, undefined]);
  });
});
