// A deck's Markdown as others open it: Marp's command line and its editor extension, with the little HTML that they allow.
import {Marp} from "@marp-team/marp-core";
import {expect, test} from "vitest";
import {portableSlides} from "../../scripts/lib/template/portable.ts";
import {elementsOf, others, renderMarp, slidesOf, wordsOf} from "./marp.ts";

const svg =
  '<svg data-chart="fleet-1" viewBox="0 0 740 390" role="img" aria-label="Diesel 64; &#60;b&#62; 41"><text font-family="Chart Sans" x="1">64</text></svg>';
const markdown = [
  "---",
  "marp: true",
  "theme: costed",
  'title: "A"',
  "lang: en-GB",
  "---",
  "",
  "<!-- _class: chart -->",
  "",
  '## Save <data value="472000" data-figure="net-savings">€472k</data>',
  "",
  '<div class="body">',
  `<p>It was <data data-figure="morale"><span class="qualifier">about</span> 12</data>.</p>`,
  svg,
  "</div>",
  "",
  "<!--\nWhat the presenter says\n-->",
  "",
  "---",
  "",
  "## End",
  "",
].join("\n");
const css =
  '/* @theme costed */\n:root { --ink: #123; }\n@font-face { font-family: "Chart Sans"; src: url(data:font/woff2;base64,AA==); }\n@font-face { font-family: "Other"; src: url(data:font/woff2;base64,BB==); }\nsection { color: red; }';
const portable = portableSlides({markdown, css}, new Map([["fleet-1", svg]]));

test("charts become pictures of their own, described as before", () => {
  const [path] = [...portable.pictures.keys()];
  expect(path).toMatch(/^charts\/fleet-[0-9a-f]{6}\.svg$/);
  expect(portable.markdown).toContain(`<img src="${path}" alt="Diesel 64; &#60;b&#62; 41">`);
  expect(portable.markdown).not.toContain("<svg");
});

test("a picture brings along the fonts and the colours that it needs, and no others", () => {
  const [picture] = [...portable.pictures.values()];
  expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><style>/);
  expect(picture).toContain("--ink: #123");
  expect(picture).toContain('font-family: "Chart Sans"; src');
  expect(picture).not.toContain('"Other"');
});

test("the styles are inside, under a theme that everybody has", () => {
  expect(portable.markdown).toMatch(/^---\nmarp: true\ntheme: default\n/);
  expect(portable.markdown).toContain("<style>\n:root");
  expect(portable.markdown).not.toContain("@theme");
});

test("Marp as it is installed shows it without a tag as text, with the same words on the same slides", () => {
  const {html, notes} = renderMarp(portable.markdown, others);
  const slides = slidesOf(html);
  expect(slides).toHaveLength(2);
  expect(html.replace(/<[^>]*>/g, "")).not.toMatch(/[<>]|&lt;/);
  expect(slides.map(wordsOf)).toEqual(["Save €472k It was about 12.", "End"]);
  expect(elementsOf(slides[0]!)).toBe("h2 /h2 div p span /span /p img /div");
  expect(notes[0]).toContain("What the presenter says");
});

test("the theme it names exists everywhere", () =>
  expect(new Marp().themeSet.has("default")).toBe(true));

test("the same chart twice is one picture, and two sizes of it are two", () => {
  const small = svg.replace("740", "300");
  const twice = portableSlides(
    {markdown: [svg, small, svg].join("\n\n"), css},
    new Map([
      ["fleet-1", svg],
      ["fleet-2", small],
      ["fleet-3", svg],
    ]),
  );
  expect(twice.pictures.size).toBe(2);
  expect(twice.markdown.match(/<img src="[^"]*"/g)).toHaveLength(3);
  expect(twice.markdown).not.toContain("<svg");
});
