// The press release on paper: under embargo on every page, numbered, and with no label left behind by what it stands for.
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readSources} from "../../scripts/commands/project.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {readPdf, type PdfFacts} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {renderHtml} from "../../scripts/steps/html.ts";
import {tryCompose, withFile} from "../buses.ts";
import {openTestPrinter} from "./printing.ts";

const publication = "content/fixing-nhs-it";
const path = `${publication}/documents/press-release.yaml`;
const sample = await readSources(join(import.meta.dirname, "../.."), "fixing-nhs-it", new Log());

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

describe.each([
  ["A4", 595, 842],
  ["Letter", 612, 792],
])("on %s", (paper, width, height) => {
  let pdf: PdfFacts;
  beforeAll(async () => {
    pdf = await printed(
      text => text.replace(/^release:/m, "embargo: 00:01, 22 March 2010\nrelease:"),
      paper,
    );
  });

  test("it has one page and a half", () => {
    expect(pdf.pages.map(page => [Math.round(page.width), Math.round(page.height)])).toEqual([
      [width, height],
      [width, height],
    ]);
    const [first, second] = pdf.pages.map(page => page.text.length) as [number, number];
    expect(second).toBeGreaterThan(first * 0.5);
  });

  test("every page says its number, and until when it is not for use", () => {
    for (const [i, {text}] of pdf.pages.entries()) {
      expect(squeezed(text)).toContain(`Page${i + 1}of2`);
      expect(squeezed(text)).toContain("2020health·Embargoeduntil00:01,22March2010");
    }
    expect(squeezed(pdf.pages[0]!.text).match(/Embargoeduntil/g)).toHaveLength(2);
    expect(pdf.pages.map(page => page.text).join()).not.toContain("Published with the report");
  });

  // A browser leaves out the space at which a bookmark's words break into lines.
  test("its headings are its bookmarks", () =>
    expect(
      pdf.outline.flatMap(one => [one, ...one.children]).map(one => squeezed(one.title)),
    ).toEqual([
      "RealigningNHSITcouldsaveatleast£1billion,says2020health",
      "Keyfigures",
      "Intheirwords",
      "Notestoeditors",
      "Contact",
    ]));
});

test.each([1, 2, 3, 4, 5, 6])(
  "with %i more paragraphs every label stands by its part",
  async more => {
    const pdf = await printed(text =>
      text.replace(
        /^key-figures:/m,
        `${"  - The report says a little more about this in a paragraph of its own.\n".repeat(more)}\nkey-figures:`,
      ),
    );
    const together = [
      ["Key figures", "to be saved by all"],
      ["In their words", "What the recommendations would do"],
      ["Notes to editors", "1. 2020health, Press release"],
      ["Contact", "83 Victoria Street"],
    ];
    for (const [label, part] of together) {
      const pages = pdf.pages.filter(page => squeezed(page.text).includes(squeezed(label!)));
      expect(pages, label).toHaveLength(1);
      expect(squeezed(pages[0]!.text), label).toContain(squeezed(part!).replace(/^\d\./, ""));
    }
  },
);

async function printed(change: (text: string) => string, paper = "A4"): Promise<PdfFacts> {
  const about = withFile(
    sample,
    `${publication}/publication.yaml`,
    text => `${text}\npaper: ${paper}\n`,
  );
  const {composed, findings} = tryCompose(withFile(about, path, change), ["press-release"]);
  expect(findings).toEqual([]);
  const {text} = await renderHtml(composed!.pages[0]!.manuscript, new Map());
  return readPdf((await printer.print({html: text, timeoutMs: 60_000})).bytes);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
