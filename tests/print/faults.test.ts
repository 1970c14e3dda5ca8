// Pictures, fonts, links and styles that would go missing or be drawn as pixels.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {openTestPrinter, page} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

test("a page that is right has no faults", async () => {
  const good = `<h1 id="top">Right</h1><img alt="" src="${svg}"><div style="background:url('${svg}')">Box</div>
    <a href="#top">Up</a> <a href="https://example.org/">Site</a> <a href="mailto:a@example.org">Write</a>
    <p style="box-shadow:2px 2px 0 #999;text-shadow:1px 1px 0 #999;opacity:.5;background:linear-gradient(red,blue)">Sharp</p>`;
  const {parts, ...layout} = (await print(page(good))).layout;
  expect(parts.length).toBeGreaterThan(1);
  expect(layout).toEqual({
    overflow: [],
    brokenImages: [],
    failedFonts: [],
    deadLinks: [],
    rasterised: [],
    refused: [],
    unprinted: [],
  });
});

test("figures and charts that only a screen shows are told apart from those that are printed", async () => {
  const html = `<p><data data-figure="a">£1 bn</data> <data class="no" data-figure="a">£1 bn</data></p>
    <div class="no"><svg data-chart="c"></svg></div><svg data-chart="c"></svg>`;
  const {layout} = await print(page(html, `@media print {.no {display: none}}`));
  expect(layout.unprinted).toEqual([
    {sort: "figure", name: "a", text: "£1bn", nth: 1},
    {sort: "chart", name: "c", text: "", nth: 0},
  ]);
});

test("pictures that cannot be shown, wherever they are asked for", async () => {
  const html = `<img alt="The logo" src="data:image/png;base64,AAAA"><img src="data:image/gif;base64,BBBB"><img>
    <div style="background-image:url(data:image/png;base64,CCCC)">Box</div><p class="mark">Mark</p>
    <svg width="10" height="10"><image href="data:image/png;base64,EEEE"/></svg>`;
  const {layout} = await print(
    page(html, `.mark::before {content: url("data:image/png;base64,DDDD")}`),
  );
  expect(layout.brokenImages).toEqual([
    "The logo",
    "data:image/gif;base64,BBBB",
    "an image without a source",
    "data:image/png;base64,EEEE",
    "data:image/png;base64,CCCC",
    "data:image/png;base64,DDDD",
  ]);
});

test("a font that is none, even where nothing is set in it; and a good one is used", async () => {
  const css = `@font-face {font-family: "Bad One"; font-weight: 700; font-style: italic; src: url(data:font/woff2;base64,AAAA)}
    @font-face {font-family: "Source Sans 3"; src: url(${font}) format("woff2")} body {font-family: "Source Sans 3"}`;
  const {layout, pdf} = await print(page(`<p>Set in a font</p>`, css));
  expect(layout.failedFonts).toEqual(["Bad One 700 italic"]);
  expect(pdf.fonts).toMatchObject([{type: "CIDFontType2", embedded: true, subset: true}]);
  expect(pdf.fonts[0]?.name).toMatch(/^SourceSans3/);
});

test("links that lead nowhere", async () => {
  const html = `<a href="#nowhere">No such name</a><a href="#gone">Hidden</a><a href="report.pdf">A file</a><a href="#">Empty</a>
    <a href="javascript:alert(1)">Script</a><a href="#caf%C3%A9">Accent</a><a href="#old">By name</a>
    <p id="gone" style="display:none">gone</p><p id="café">here</p><a name="old">old</a>
    <a href="#nowhere" style="display:none">not printed</a>`;
  const {layout} = await print(page(html));
  expect(layout.deadLinks).toEqual([
    {href: "#nowhere", text: "No such name"},
    {href: "#gone", text: "Hidden"},
    {href: "report.pdf", text: "A file"},
    {href: "#", text: "Empty"},
    {href: "javascript:alert(1)", text: "Script"},
  ]);
});

test("links that lead somewhere can be followed in the PDF", async () => {
  const html = `<a href="#second">To the second page</a> <a href="https://example.org/a?b=c">Site</a><h2 id="second" style="break-before:page">Second</h2>`;
  const {pdf} = await print(page(html));
  expect(pdf.pages[0]?.links).toMatchObject([
    {url: null, page: 2, text: "To the second page"},
    {url: "https://example.org/a?b=c", page: null, text: "Site"},
  ]);
});

test("styles that turn text into pixels", async () => {
  const html = `<p style="filter:grayscale(1)">Grey words</p><p style="box-shadow:0 0 0 1px red, 1px 2px 3px rgba(0,0,0,.5)">Shadow</p>
    <p style="text-shadow:0 0 2px black">Glow<b>ing</b></p><p class="after">After</p><p style="box-shadow:0 0 9px transparent">Nothing</p>`;
  const {layout} = await print(
    page(html, `.after::after {content: ""; box-shadow: 0 0 5px black}`),
  );
  expect(layout.rasterised).toEqual([
    {block: "Grey words", why: "`filter`, which also loses its text"},
    {block: "Shadow", why: "a blurred `box-shadow`"},
    {block: "Glowing", why: "a blurred `text-shadow`"},
    {block: "After", why: "a blurred `box-shadow`"},
  ]);
});

const svg = `data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 9 9%22/%3E`;
const font = `data:font/woff2;base64,${readFileSync(join(import.meta.dirname, "../../templates/shared/fonts/source-sans-3-latin-400-normal.woff2")).toString("base64")}`;

async function print(html: string) {
  const {bytes, layout} = await printer.print({html, timeoutMs: 30_000});
  return {layout, pdf: await readPdf(bytes)};
}

// Elements are found by the rules that mean them: each of these hides them in its own way.
test.each([
  [
    "a rule inside of others",
    "@media print {@supports (display: grid) {@layer a {h2 {filter: blur(1px)}}}}",
  ],
  ["a rule inside of a rule", "div {color: red; & h2 {filter: blur(1px)}}"],
  ["a scope", "@scope (div) {:scope > h2 {filter: blur(1px)}}"],
  ["what moves", "@keyframes a {from, to {filter: blur(1px)}} h2 {animation: a 9s paused}"],
  ["a name for a value", ":root {--soft: blur(1px)} h2 {filter: var(--soft)}"],
  ["what stands before it", "h2::before {content: 'x'; filter: blur(1px)}"],
  ["what stands after anything", "div ::after {content: 'x'} h2::after {filter: blur(1px)}"],
])("a blur is found in %s", async (_, css) => {
  const {layout} = await print(page(`<div><h2>Soft</h2></div><p>Sharp</p>`, css));
  expect(layout.rasterised.map(one => one.block)).toEqual(["Soft"]);
});

test.each([
  [
    "a name for it",
    `:root {--logo: url(data:image/png;base64,AAAA)} h2 {background: var(--logo)}`,
    "",
  ],
  [
    "a name in the page",
    `h2 {background: var(--logo) red}`,
    `style="--logo: url(data:image/png;base64,AAAA)"`,
  ],
  ["a list of choices", `h2 {mask-image: image-set(url(data:image/png;base64,AAAA) 1x)}`, ""],
])("a broken picture is found behind %s", async (_, css, attribute) => {
  const {layout} = await print(page(`<div ${attribute}><h2>Text</h2></div>`, css));
  expect(layout.brokenImages).toEqual(["data:image/png;base64,AAAA"]);
});
