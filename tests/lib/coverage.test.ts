// Characters that no font of a style sheet promises to have.
import {expect, test} from "vitest";
import {charactersWithoutFont, rangesOf} from "../../scripts/lib/template/coverage.ts";

const latin = '@font-face { font-family: "A"; unicode-range: U+0000-00FF, u+2013, U+20AC; }';

test("each missing character once, in order of appearance", () => {
  expect(charactersWithoutFont(latin, "£1 – €2 漢 字漢 🚌")).toEqual(["漢", "字", "🚌"]);
});

test("spaces and invisible joiners need no font", () => {
  expect(charactersWithoutFont(latin, "a\u2009b\u202f\u2060\ufe0f\u200d\nc")).toEqual([]);
});

test("a face without a range promises everything, and so does a sheet without faces", () => {
  expect(charactersWithoutFont(`${latin} @font-face { font-family: B; }`, "漢")).toEqual([]);
  expect(charactersWithoutFont("p { color: red }", "漢")).toEqual([]);
});

test("ranges as they are written", () => {
  expect(rangesOf("unicode-range: U+0000-00FF, U+20AC;")).toEqual([
    [0, 255],
    [0x20ac, 0x20ac],
  ]);
  expect(rangesOf("font-family: A;")).toBeNull();
});

test("a range that is none covers nothing, and one may go beyond the last character", () => {
  const odd = '@font-face { font-family: "A"; unicode-range: U+xyz, U+0062-0061, U+0041-FFFFFF; }';
  expect(charactersWithoutFont(odd, "1Ab🚌")).toEqual(["1"]);
});
