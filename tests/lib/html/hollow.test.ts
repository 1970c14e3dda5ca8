import {expect, test} from "vitest";
import {hollowPage} from "../../../scripts/lib/html/hollow.ts";
import {pageInParts} from "../../../scripts/lib/html/parts.ts";
import type {PartKept} from "../../../scripts/lib/page/kept.ts";

const printed: PartKept = {
  ...{is: "printed", hasChanged: true, begins: true, ends: true},
  ...{width: 1, height: 1},
};
const kept = (...unprinted: readonly number[]): PartKept => ({is: "kept", sheets: 1, unprinted});

function hollow(
  first: string,
  second: string,
  unprinted: readonly string[] = [],
  nth = [] as number[],
) {
  const html = `<html><head></head><body><main>${first}${second}</main></body></html>`;
  const made = hollowPage(pageInParts(html)!, [printed, kept(...nth)], [[], unprinted]);
  const between = made && /<\/p>(.*)<\/main>/.exec(made.html)?.[1];
  return made && {between, unprinted: made.kept.map(one => one.is === "kept" && one.unprinted)};
}

test("of a part that is kept its own tags are left", () => {
  expect(hollow("<p>1</p>", '<section class="a">Words <b>and</b> more</section>')?.between).toBe(
    '<section class="a"></section>',
  );
});

test("names stay where a link leads there, and links where they lead to what is there", () => {
  const second =
    '<div><h2 id="b">B</h2><h2 id="c">C</h2><a href="#a">a</a><a href="#c">c</a></div>';
  expect(hollow('<p id="a">To <a href="#b">b</a></p>', second)?.between).toBe(
    '<div><i id="b"></i><a href="#a"></a></div>',
  );
});

test("figures stay that are counted through the page", () => {
  const second = [
    '<div><data data-figure="x">1</data><data data-figure="y" value="2"><b>2</b>&#44;</data>',
    '<svg data-chart="z"><data data-figure="x">1</data><path/></svg></div>',
  ].join("");
  expect(hollow("<p>1</p>", second, ["y"], [1])).toEqual({
    between: '<div><data data-figure="y"><b>2</b>&#44;</data></div>',
    unprinted: [false, [0]],
  });
  expect(hollow("<p>1</p>", second, ["x"], [1])).toBeNull();
});

test("a shadow tree is nobody else's", () => {
  const tree = '<template shadowrootmode="open"><style>p {}</style><p id="a"></p></template>';
  expect(hollow('<p id="a">1</p>', `<div>${tree}</div>`)?.between).toBe("<div></div>");
});

test.each([
  ["styles", "<style>p {}</style>"],
  ["a comment", "<!-- a comment -->"],
  ["the direction of its words", '<b dir="auto">1</b>'],
  ["what another part is drawn with", '<svg><linearGradient id="shade"/></svg>'],
  ["what another part is described by", '<b id="label">1</b>'],
  ["names that are written strangely", '<b id="a&amp;b">1</b>'],
])("a part is not emptied that has %s", (_, inside) => {
  const first =
    '<p aria-labelledby="label"><svg><rect fill="url(#shade)"/></svg><a href="#none">1</a></p>';
  expect(hollow(first, `<div>${inside}</div>`)).toBeNull();
});
