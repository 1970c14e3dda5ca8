// Style sheets with everything inside them, and no more than is needed.
import {expect, test} from "vitest";
import {dataAddress, inlineAssets, inlineImages} from "../../scripts/lib/template/inline.ts";

const latin =
  "@font-face { font-family: A; src: url(asset:fonts/latin.woff2); unicode-range: U+0000-00FF, U+20AC; }";
const greek =
  "@font-face { font-family: A; src: url(asset:fonts/greek.woff2); unicode-range: U+0370-03FF; }";
const whole = "@font-face { font-family: B; src: url(asset:fonts/whole.woff2); }";
const assets = new Map(
  ["fonts/latin.woff2", "fonts/greek.woff2", "fonts/whole.woff2", "paper.png"].map((path, i) => [
    path,
    new Uint8Array([i, 255]),
  ]),
);

test("files become data: addresses, with the type of their ending", () => {
  expect(inlineAssets("p { background: url(asset:paper.png) }", assets, "x")).toBe(
    "p { background: url(data:image/png;base64,A/8=) }",
  );
  expect(dataAddress("a/B.SVG", new Uint8Array())).toBe("data:image/svg+xml;base64,");
  expect(dataAddress("a/unknown.bin", new Uint8Array([1]))).toBe(
    "data:application/octet-stream;base64,AQ==",
  );
});

test("a face whose characters the text does not hold is left out", () => {
  const css = inlineAssets(`${latin}\n${greek}\n${whole}`, assets, "plain £ text");
  expect([
    css.includes("U+0000-00FF"),
    css.includes("U+0370"),
    css.includes("font-family: B"),
  ]).toEqual([true, false, true]);
});

test("one character is reason enough to keep a face", () => {
  expect(inlineAssets(latin + greek, assets, "λ")).toContain("U+0370");
  expect(inlineAssets(latin, assets, "€")).toContain("U+20AC");
  expect(inlineAssets(latin, assets, "λ")).not.toContain("@font-face");
});

test("nothing is left to be fetched", () => {
  expect(inlineAssets(latin + greek + whole, assets, "aλ")).not.toContain("asset:");
});

test("pictures of a template become part of the page; those inside already stay", () => {
  const pictures = new Map([["note/logo.svg", new Uint8Array([1])]]);
  const html =
    '<img class="a" src="asset:note/logo.svg" alt="The office"><img src="data:image/png;base64,AA==">';
  const done = inlineImages(html, pictures);
  expect(done).toMatch(/^<img class="a" src="data:image\/svg\+xml;base64,AQ==" alt="The office">/);
  expect(done).toContain('<img src="data:image/png;base64,AA==">');
});
