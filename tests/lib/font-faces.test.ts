// Which fonts charts are set in, out of the style sheet of a template.
import {describe, expect, test} from "vitest";
import {chartFonts} from "../../scripts/lib/chart/font-faces.ts";

const face = (family: string, path: string, more = ""): string =>
  `@font-face { font-family: "${family}"; src: url(asset:${path}) format("woff2"); ${more} }`;
const bytes = (n: number): Uint8Array => new Uint8Array([n]);
const assets = new Map([
  ["a.woff2", bytes(1)],
  ["b.woff2", bytes(2)],
  ["c.woff2", bytes(3)],
]);

describe("the family", () => {
  test("is that of `--font-chart`", () => {
    const css = `${face("Text", "a.woff2")} ${face("Chart", "b.woff2")} :root { --font-chart: "Chart", sans-serif; }`;
    expect(chartFonts(css, assets)).toMatchObject({
      family: "Chart",
      faces: [{weight: 400, data: bytes(2)}],
    });
  });

  test("else the first of the sheet", () => {
    expect(chartFonts(face("Text", "a.woff2") + face("Other", "b.woff2"), assets).family).toBe(
      "Text",
    );
  });

  test("else whatever the reader has", () => {
    expect(chartFonts("p {}", assets)).toMatchObject({family: "sans-serif", faces: []});
  });
});

test("all its weights and files, without its italics", () => {
  const css =
    face("T", "a.woff2", "font-weight: 400;") +
    face("T", "b.woff2", "font-weight: 700;") +
    face("T", "c.woff2", "font-style: italic;");
  expect(chartFonts(css, assets).faces).toEqual([
    {weight: 400, data: bytes(1)},
    {weight: 700, data: bytes(2)},
  ]);
});

test("a face whose file is not there counts as none", () => {
  expect(chartFonts(face("T", "missing.woff2"), assets).faces).toEqual([]);
});

test("a face that the sheet enlarges or reduces is measured so", () => {
  const css = face("T", "a.woff2", "size-adjust: 92.5%;");
  expect(chartFonts(css, assets).faces).toEqual([{weight: 400, data: bytes(1), adjust: 0.925}]);
});

test("the colours of charts are those that the sheet says last", () => {
  const css =
    ":root { --chart-brand: #111111; --chart-line:#222 } .b { --chart-brand: #333333; --other: red }";
  expect([...chartFonts(css, assets).colours!]).toEqual([
    ["brand", "#333333"],
    ["line", "#222"],
  ]);
});
