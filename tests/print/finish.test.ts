// What a finished PDF says of itself, and that the same content always gives the same bytes.
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {finishPdf, type PdfMetadata} from "../../scripts/lib/pdf/finish.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {bullets, openTestPrinter, slides} from "./printing.ts";

const about: PdfMetadata = {
  title: "Fixing NHS IT: “costed” & <checked>",
  authors: ["John Cruickshank", "Zoë Ünal"],
  subject: "What it cost",
  keywords: ["health", "information technology"],
  publisher: "2020health.org",
  language: "en-GB",
  date: "2010-03-22",
  identity: "the page and the browser",
};
const html = slides([
  `<h1>Cover</h1><p>Words</p>`,
  `<h2>Part</h2>${bullets(5)}<table><caption>Cost</caption><tr><th scope="col">Year<th scope="col">£m<tr><td>2010<td>1,567.0</table>`,
  `<h2>Chart</h2><svg role="img" width="100" height="50"><title>Bars</title><rect width="50" height="50"/></svg><a href="https://example.org">Site</a>`,
]);

let printer: Printer;
let printed: Uint8Array;
let finished: Uint8Array;
beforeAll(async () => {
  printer = await openTestPrinter();
  printed = (await printer.print({html, timeoutMs: 30_000})).bytes;
  finished = await finish(printed, about);
});
afterAll(() => printer.close());

test("as printed: tags, bookmarks, language, title", async () => {
  expect(await readPdf(printed)).toMatchObject({
    title: "A test",
    language: "en-GB",
    tagged: true,
    outline: [
      {
        title: "Cover",
        page: 1,
        children: [
          {title: "Part", page: 2, children: []},
          {title: "Chart", page: 3, children: []},
        ],
      },
    ],
  });
});

// On a busy machine the browser counts the cells of its tables otherwise.
test("what the browser calls the cells of a table makes no difference", async () => {
  const text = Buffer.from(printed).toString("latin1");
  expect(text).toMatch(/\/ID \(node\d{8}\)/);
  const later = text.replace(/\(node(\d{8})\)/g, (_, id: string) => {
    return `(node${String(Number(id) + 3).padStart(8, "0")})`;
  });
  const other = await finish(Uint8Array.from(Buffer.from(later, "latin1")), about);
  expect(Buffer.from(other).equals(Buffer.from(finished))).toBe(true);
});

test("finished: all of that still, and who, what, when", async () => {
  const before = await readPdf(printed);
  const after = await readPdf(finished);
  expect(after).toEqual({
    ...before,
    title: about.title,
    author: "John Cruickshank, Zoë Ünal",
    creator: "Costed",
    pages: before.pages.map(one => ({
      ...one,
      links: one.links.map(link => ({...link, contents: "Site (https://example.org/)"})),
    })),
  });
  expect(after.pages.map(one => [one.width, one.height])).toEqual([
    [960, 540],
    [960, 540],
    [960, 540],
  ]);
  expect(after.pages[1]?.text).toContain("1,567.0");
  expect(after.fonts.every(font => font.embedded && font.subset && font.type !== "Type3")).toBe(
    true,
  );
});

test("tags: no empty boxes, items with bodies, and the words in the order that they had", async () => {
  expect(await structure(finished)).toBe(
    [
      "Root Document H1 P",
      "Root Document H2 L LI Lbl LBody LI Lbl LBody LI Lbl LBody LI Lbl LBody LI Lbl LBody",
      "Table Caption TR TH TH TR TD TD",
      "Root Document H2 P Figure Link",
    ].join(" "),
  );
});

test("dates, identity and metadata come from the content", async () => {
  const {info, catalog, trailer, xmp} = await inside(finished);
  expect(info["CreationDate"]).toBe("(D:20100322000000Z)");
  expect(info["ModDate"]).toBe("(D:20100322000000Z)");
  expect(trailer).toMatch(/^\[ <([0-9A-F]{32})> <\1> \]$/);
  expect(catalog["Lang"]).toBe("(en-GB)");
  expect(catalog["ViewerPreferences"]).toContain("/DisplayDocTitle true");
  expect(xmp).toContain("Fixing NHS IT: “costed” &amp; &lt;checked>".replace(">", "&gt;"));
  expect(xmp).toContain("<rdf:li>2020health.org</rdf:li>");
  expect(xmp).toContain("2010-03-22T00:00:00Z");
});

describe("the same bytes", () => {
  test("twice from one browser, and from another", async () => {
    const again = await finish((await printer.print({html, timeoutMs: 30_000})).bytes, about);
    const other = await openTestPrinter();
    const third = await finish((await other.print({html, timeoutMs: 30_000})).bytes, about);
    await other.close();
    expect(Buffer.from(again).equals(finished)).toBe(true);
    expect(Buffer.from(third).equals(finished)).toBe(true);
  });

  test("four at once", async () => {
    const jobs = Array.from({length: 4}, () => printer.print({html, timeoutMs: 30_000}));
    for (const {bytes} of await Promise.all(jobs))
      expect(Buffer.from(await finish(bytes, about)).equals(finished)).toBe(true);
  });

  test("and others for another identity or date", async () => {
    const others = [{identity: "another page"}, {date: "2010-03-23"}, {title: "Another"}];
    for (const change of others)
      expect(Buffer.from(await finish(printed, {...about, ...change})).equals(finished)).toBe(
        false,
      );
  });
});

test("months and years are dates; nonsense is none", async () => {
  const dateOf = async (date: string) =>
    (await inside(await finish(printed, {...about, date}))).info["CreationDate"];
  expect(await dateOf("2010-03")).toBe("(D:20100301000000Z)");
  expect(await dateOf("2010")).toBe("(D:20100101000000Z)");
  await expect(finish(printed, {...about, date: "22/03/2010"})).rejects.toThrow(
    "`22/03/2010` is not a date",
  );
});

test("a PDF with few words and a large font becomes smaller as well", async () => {
  const many = slides(
    Array.from({length: 20}, (_, index) => `<h2>Slide ${index}</h2>${bullets(12)}`),
  );
  const {bytes} = await printer.print({html: many, timeoutMs: 30_000});
  expect((await finish(bytes, about)).length).toBeLessThan(bytes.length * 0.6);
});

async function finish(bytes: Uint8Array, said: PdfMetadata): Promise<Uint8Array> {
  return (await finishPdf(bytes, said)).bytes;
}

/** The kinds of the structure tree's elements, in order. */
async function structure(bytes: Uint8Array): Promise<string> {
  const {getDocumentProxy} = await import("unpdf");
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {verbosity: 0});
  const roles: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1)
    visit(await (await pdf.getPage(number)).getStructTree());
  return roles.join(" ");

  function visit(node: {role?: string; children?: readonly object[]} | null): void {
    if (node?.role) roles.push(node.role);
    for (const child of node?.children ?? []) visit(child);
  }
}

async function inside(bytes: Uint8Array) {
  const {PDFDocument, PDFDict, PDFName, PDFRawStream} = await import("@cantoo/pdf-lib");
  const pdf = await PDFDocument.load(bytes, {updateMetadata: false});
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict);
  const catalog = pdf.catalog;
  const asText = (dict: typeof info) =>
    Object.fromEntries(dict.keys().map(key => [key.decodeText(), String(dict.lookup(key))]));
  const xmp = catalog.lookup(PDFName.of("Metadata"));
  if (!(xmp instanceof PDFRawStream)) throw new Error("there is no metadata stream");
  return {
    info: asText(info),
    catalog: asText(catalog),
    trailer: String(pdf.context.lookup(pdf.context.trailerInfo.ID)),
    xmp: new TextDecoder().decode(xmp.contents),
  };
}

test("bookmarks are the words of the headings, whatever the browser makes of lines and notes", async () => {
  const text = slides([
    `<h1 style="width: 200px">Save at least &#163;1 billion<sup>1</sup> &#38; improve care</h1>`,
    `<h2>${"Many words that run on over lines ".repeat(6)}</h2><h3>Figure<br>of speech</h3>`,
  ]);
  const {bytes} = await printer.print({html: text, timeoutMs: 30_000});
  const titles = (await readPdf(await finish(bytes, {...about, text}))).outline.flatMap(
    function within(one): string[] {
      return [one.title, ...one.children.flatMap(within)];
    },
  );
  expect(titles).toEqual([
    "Save at least £1 billion & improve care",
    "Many words that run on over lines ".repeat(6).trim(),
    "Figure of speech",
  ]);
});
