import {describe, expect, it} from "vitest";
import {windowOf} from "../../../scripts/lib/page/window.ts";

describe("the window that a page needs", () => {
  it.each([
    ["@page { size: 1280px 720px; margin: 0; }", 1280, 720],
    ["@page{size:210mm 297mm}@page{margin:27mm 22mm 25mm 24mm;@top-left{content:none}}", 619, 925],
    ["@page { size: 8.5in 11in } @page { margin: 1in 0.5in }", 720, 864],
    // A name is for some pages only, and the last word counts.
    [
      "@page { size: 100px 200px } @page cover { margin: 9px } @page :first { margin: 8px } @page { size: 300px 400px }",
      300,
      400,
    ],
    ["@page { margin: 1px; size: 100px 200px; margin: 10px 20px 30px }", 60, 160],
  ])("%s", (rules, width, height) => {
    expect(windowOf(rules)).toEqual({width, height});
  });

  it.each(["", "@page { margin: 0 }", "@page { size: a4 landscape }", "@page a { size: 9px 9px }"])(
    "leaves to the page what is not simple: %s",
    rules => {
      expect(windowOf(rules)).toBeNull();
    },
  );
});
