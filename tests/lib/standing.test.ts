// Where texts stand in pages, held against a plain pattern for each: slow, and so not what the program does.
import fc from "fast-check";
import {expect, test} from "vitest";
import {plain, spacedLetter} from "../../scripts/lib/pdf/on-page.ts";
import {rememberPages} from "../../scripts/lib/pdf/page-memory.ts";
import {standingIn, standsWithin} from "../../scripts/lib/pdf/standing.ts";

const gap = "\u2063";

test("the same as one pattern after the other, the longest first", () =>
  fc.assert(
    fc.property(
      fc.array(texts, {minLength: 1, maxLength: 5}),
      fc.array(fc.array(pieces, {maxLength: 6}), {minLength: 1, maxLength: 3}),
      (wanted, pages) => {
        const found = standingIn(wanted, pages);
        expect([...found.found]).toEqual([...byPatterns(wanted, pages).found]);
        expect(found.rest).toEqual(byPatterns(wanted, pages).rest);
      },
    ),
    {numRuns: 3000},
  ));

test("the same where pages are remembered, whatever was looked for on them before", () => {
  const all = fc.array(fc.constantFrom(...known), {minLength: 1, maxLength: 4});
  try {
    fc.assert(
      fc.property(fc.array(texts, {minLength: 1, maxLength: 5}), all, (wanted, pages) => {
        rememberPages(0);
        const anew = standingIn(wanted, pages);
        rememberPages(100_000);
        expect(standingIn(wanted, pages)).toEqual(anew);
      }),
      {numRuns: 2000},
    );
  } finally {
    rememberPages(0);
  }
});

test("within another text, alone", () => {
  const standsIn = standsWithin();
  expect(standsIn("at least £1bn", "£1bn")).toBe(true);
  expect(standsIn("£1bn", "£1b")).toBe(false);
  expect(standsIn("30 recommendations", "30")).toBe(true);
  expect(standsIn("£1.30", "30")).toBe(false);
  expect(standsIn("at least £1\u00a0bn", "£1 bn")).toBe(true);
});

const texts = fc.constantFrom("1", "12", "£1bn", "£1.2bn", "1 a", "a 1 b", "12%", "漢1", "b");
const known = [
  ["1 a", "£1bn"],
  ["£1", "bn, 12%"],
  ["a 1 b", "1"],
  ["漢1", "b 1.2"],
  ["£1.2bn"],
  [],
];
const pieces = fc
  .array(fc.constantFrom("1", "2", ".", ",", "£", "b", "n", "a", " ", "\u00a0", "%", "漢", "𝐚"), {
    maxLength: 8,
  })
  .map(all => all.join(""));

function byPatterns(wanted: readonly string[], pages: readonly (readonly string[])[]) {
  let whole = pages.map(page => page.map(plain).join(gap)).join("\f");
  const found = new Map<string, number[]>();
  const longestFirst = [...new Set(wanted)].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0),
  );
  for (const text of longestFirst) {
    const words = plain(text).trim().split(/\s+/);
    const spelled = words.map(word => [...word].map(escaped).join(`${gap}?`));
    const pattern = spelled.join(`(?:[^\\S\\f]|${gap})*`);
    const alone = new RegExp(
      `(?<!\\p{N}|\\p{N}[.,])(?<!(?:${spacedLetter}))${pattern}(?!${spacedLetter}|[\\p{N}%]|[.,]\\p{N})`,
      "gu",
    );
    const there: number[] = [];
    whole = whole.replace(alone, (match, at: number) => {
      there.push(whole.slice(0, at).split("\f").length);
      return "\u0000".repeat(match.length);
    });
    found.set(text, there);
  }
  return {found, rest: whole.split("\f")};
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
