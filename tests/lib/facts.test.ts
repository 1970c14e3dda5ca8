// Facts of other files, filled in when they are made; and sizes in words.
import {describe, expect, test} from "vitest";
import {formatSize} from "../../scripts/lib/file-size.ts";
import {
  countWords,
  factPlace,
  factPlaces,
  fillFacts,
  type FactUse,
} from "../../scripts/lib/template/facts.ts";

describe("sizes", () => {
  test.each([
    [0, "1 KB"],
    [1, "1 KB"],
    [1023, "1 KB"],
    [219_136, "214 KB"],
    [1024 * 1023, "1,023 KB"],
    [1024 * 1024 - 1, "1.0 MB"],
    [1_572_864, "1.5 MB"],
    [10_380_902, "9.9 MB"],
    [10_485_759, "10 MB"],
    [52_428_800, "50 MB"],
  ])("%i bytes are %s", (bytes, words) =>
    expect(formatSize(bytes, "en-GB")).toBe(words.replace(" ", "\u00a0")),
  );

  test.each([
    ["de", "1,5 MB"],
    ["fr", "1,5 Mo"],
  ])("in %s", (locale, words) =>
    expect(formatSize(1_572_864, locale).replace(/\s/g, " ")).toBe(words),
  );
});

describe("counts", () => {
  const pages = {one: "page", many: "pages"};
  test.each([
    [0, "0 pages"],
    [1, "1 page"],
    [12, "12 pages"],
    [1200, "1,200 pages"],
  ])("%i", (count, words) =>
    expect(countWords(count, pages, "en-GB")).toBe(words.replace(" ", "\u00a0")),
  );

  test("by the language's own rules", () => {
    const strony = {one: "strona", few: "strony", many: "stron"};
    expect([1, 3, 5].map(count => countWords(count, strony, "pl").split("\u00a0")[1])).toEqual([
      "strona",
      "strony",
      "stron",
    ]);
  });
});

describe("places", () => {
  const uses: readonly FactUse[] = [
    {document: "a", file: "a.pdf", fact: "size", url: null, words: null},
    {document: "a", file: "a.pdf", fact: "pages", url: null, words: {one: "page", many: "p<ges"}},
    {document: "a", file: "a.pdf", fact: "bytes", url: null, words: null},
  ];
  const facts = new Map([["a.pdf", {bytes: 2048, pages: 3}]]);
  const filled = (text: string, known = facts): string =>
    fillFacts(text, uses, {
      facts: known,
      locale: "en-GB",
      place: factPlaces,
      escape: words => words.replaceAll("<", "&lt;"),
    });

  test("are filled in with words that are harmless there", () =>
    expect(filled(`<p>${factPlace(0)}, ${factPlace(1)}: {"b": ${factPlace(2)}}</p>`)).toBe(
      '<p>2\u00a0KB, 3\u00a0p&lt;ges: {"b": 2048}</p>',
    ));

  test("of a file that was not made are a fault of ours", () =>
    expect(() => filled(factPlace(0), new Map())).toThrow("a.pdf"));
});
