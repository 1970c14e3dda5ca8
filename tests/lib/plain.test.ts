// Plain text, as it is sent: at most 72 columns, nothing cut that need not be, and nothing lost.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {layOut, nextColumn} from "../../scripts/lib/plain/layout.ts";
import {widthOf} from "../../scripts/lib/plain/width.ts";
import {isAddress} from "../../scripts/lib/plain/wrap.ts";

const row = (...cells: string[]): string => cells.join(nextColumn);
const lines = (...all: string[]): string => `${all.join("\n")}\n`;

describe("a paragraph", () => {
  test("breaks at spaces", () =>
    expect(layOut("one two three four", 9)).toBe(lines("one two", "three", "four")));

  test("keeps what a no-break space joins, and is written with ordinary spaces", () =>
    expect(layOut("it costs £12.7\u00a0billion in\u202fall", 16)).toBe(
      lines("it costs", "£12.7 billion", "in all"),
    ));

  test("never begins a line with a dash", () =>
    expect(layOut("one two – three", 8)).toBe(lines("one", "two –", "three")));

  test("cuts a word only if it is longer than a line", () =>
    expect(layOut("a abcdefghij b", 4)).toBe(lines("a", "abcd", "efgh", "ij b")));

  test("takes words that belong together apart before it cuts one", () =>
    expect(layOut("12\u00a0345\u00a0678", 7)).toBe(lines("12 345", "678")));

  test.each(["https://example.org/a/long/one", "<https://example.org/a/b>.", "ana@example.org"])(
    "never cuts an address: %s",
    address => expect(layOut(`see ${address} there`, 9)).toBe(lines("see", address, "there")),
  );

  test("of a list is set in by its mark, and keeps its indent", () => {
    expect(layOut("- one two three", 9)).toBe(lines("- one two", "  three"));
    expect(layOut("  1. one two", 8)).toBe(lines("  1. one", "     two"));
    expect(layOut("  one two", 6)).toBe(lines("  one", "  two"));
    expect(layOut("[3] one two", 8)).toBe(lines("[3] one", "    two"));
    expect(layOut("2010. one two", 9)).toBe(lines("2010. one", "two"));
  });

  test("gives the numbers of one list the same room", () =>
    expect(layOut("9. a b\n\n10. c d\n\nword\n\n1. e f", 6)).toBe(
      lines("9.  a", "    b", "", "10. c", "    d", "", "word", "", "1. e f"),
    ));
});

describe("a text", () => {
  test("has blank lines singly, none at its ends, no space at the end of a line, and one last line end", () =>
    expect(layOut("\n\n  a  \n \n\n\nb\t \n\n")).toBe(lines("  a", "", "b")));

  test("keeps its rules, which are no longer than a line", () =>
    expect(layOut("Head\n====\n--------", 6)).toBe(lines("Head", "====", "------")));

  test("has nothing in it that cannot be seen", () =>
    expect(layOut("\ufeffa\u00adb\u200bc\u2060d")).toBe("abcd\n"));

  test("that is empty is an empty line", () => expect(layOut("\n \n")).toBe("\n"));
});

describe("a table", () => {
  test("has its columns below each other, and a long cell runs on below itself", () =>
    expect(
      layOut([row("£1bn", "one two three four"), row("at least £2bn", "five")].join("\n"), 28),
    ).toBe(lines("£1bn           one two three", "               four", "at least £2bn  five")));

  test("has numbers at the right, but never in the first column", () =>
    expect(
      layOut([row("", "2009", "2010"), row("7", "1,234", "−3.5"), row("12", "8", "–")].join("\n")),
    ).toBe(lines("     2009  2010", "7   1,234  −3.5", "12      8     –")));

  test("too wide for its words has the cells of a row below each other: no figure is cut", () =>
    expect(layOut(row("1,000,000", "2,000,000", "3,000,000"), 20)).toBe(
      lines("1,000,000", "  2,000,000", "  3,000,000"),
    ));
});

describe("a width", () => {
  test.each([
    ["£12.7bn – “so”", 14],
    ["Ünïcödé", 7],
    ["e\u0301", 1],
    ["漢字", 4],
    ["👩‍👩‍👧", 2],
  ])("of %s", (text, width) => expect(widthOf(text)).toBe(width));
});

describe("whatever is written", () => {
  const word = fc.oneof(
    {weight: 8, arbitrary: fc.string({unit: "grapheme", minLength: 1, maxLength: 14})},
    fc.string({minLength: 60, maxLength: 160}),
    fc.webUrl(),
    fc.constantFrom("–", "-", "1.", "£12.7\u00a0billion", "\u200b", "----", nextColumn),
  );
  const written = fc
    .array(fc.array(word, {maxLength: 30}), {maxLength: 8})
    .map(all => all.map(one => one.join(" ")).join("\n"));
  const shown = (text: string): string => text.replace(/[\s\u00ad\u200b\u2060\ufeff]|\ue004/gu, "");

  test("no line is longer than 72 columns, but for an address or one character", () =>
    fc.assert(
      fc.property(written, text => {
        for (const line of layOut(text).split("\n"))
          if (widthOf(line) > 72) expect(line.split(" ").some(isAddress), line).toBe(true);
      }),
    ));

  test("nothing is lost but room, and the ends of rules", () =>
    fc.assert(
      fc.property(written, text => {
        const before = text
          .split("\n")
          .filter(line => !/^\s*([-=_*~])\1{2,}\s*$/.test(line) && !line.includes(nextColumn));
        expect(shown(layOut(before.join("\n")))).toBe(shown(before.join("\n")));
      }),
    ));

  test("cells of a table keep their words", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word), {minLength: 1, maxLength: 5}), rows => {
        const cells = rows.map(all => all.map(cell => cell.replaceAll(nextColumn, "")));
        const text = layOut(cells.map(all => row(...all)).join("\n"));
        const letters = (all: string): string[] => [...shown(all)].toSorted();
        expect(letters(text)).toEqual(letters(cells.flat().join("")));
      }),
    ));

  test("no line ends in a space, and the text ends once", () =>
    fc.assert(
      fc.property(written, text => {
        const out = layOut(text);
        expect(out).not.toMatch(/ \n|\n\n\n|^\n./);
        expect(out).toMatch(/[^\n]\n$|^\n$/);
      }),
    ));
});
