import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {openFonts} from "../../scripts/lib/chart/text-width.ts";

const faces = [400, 600, 700].flatMap(weight =>
  ["latin", "latin-ext"].map(part => ({
    weight,
    data: new Uint8Array(
      readFileSync(`templates/shared/fonts/source-sans-3-${part}-${weight}-normal.woff2`),
    ),
  })),
);
const width = await openFonts(faces);

test("a text is as wide as the advances of its font, with kerning", () => {
  // The font's own numbers, in thousandths of an em: five tabular glyphs, and six letters that kern.
  expect(width("1,111", 1000, 400)).toBe(2237);
  expect(width("AVAVTo", 1000, 400)).toBe(3086);
  const single = [..."AVAVTo"].reduce((sum, letter) => sum + width(letter, 1000, 400), 0);
  expect(single).toBe(3194);
});

test("the width grows with the size, and is nothing for nothing", () => {
  expect(width("£12.7bn", 24, 700)).toBeCloseTo(2 * width("£12.7bn", 12, 700), 10);
  expect(width("", 16, 400)).toBe(0);
});

test("figures are tabular in every weight", () => {
  for (const weight of [400, 600, 700])
    expect(width("1111", 16, weight)).toBe(width("0000", 16, weight));
});

test("each weight has its own widths, and a weight that is not there takes the nearest", () => {
  expect(width("Cost", 16, 700)).toBeGreaterThan(width("Cost", 16, 400));
  expect(width("Cost", 16, 300)).toBe(width("Cost", 16, 400));
  expect(width("Cost", 16, 500)).toBe(width("Cost", 16, 400));
  expect(width("Cost", 16, 650)).toBe(width("Cost", 16, 700));
  expect(width("Cost", 16, 900)).toBe(width("Cost", 16, 700));
});

test("a character is looked for in every file of the weight", async () => {
  const latin = await openFonts(faces.filter((_, index) => index % 2 === 0));
  expect(width("ő", 1000, 400)).toBeLessThan(700);
  expect(latin("ő", 1000, 400)).toBe(1000);
});

test("what no font has counts a whole em", () => {
  expect(width("漢字", 16, 400)).toBe(32);
  expect(width("a漢", 16, 400)).toBe(width("a", 16, 400) + 16);
});

test("what is no font is refused", async () => {
  const data = new TextEncoder().encode("not a font at all");
  await expect(openFonts([{weight: 400, data}])).rejects.toThrow();
});

test("a face that its style sheet makes larger is wider by as much", async () => {
  const larger = await openFonts(faces.map(face => ({...face, adjust: 1.1})));
  expect(larger("Gross cost", 20, 600)).toBeCloseTo(width("Gross cost", 20, 600) * 1.1, 6);
});
