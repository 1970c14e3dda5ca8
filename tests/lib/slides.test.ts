// What a document's slides are called and what is said to them, for a document that shows them.
import {expect, test} from "vitest";
import {richNode, textNode} from "../../scripts/lib/template/model.ts";
import {headingOf, paragraphsOf} from "../../scripts/lib/template/slides.ts";

const use = {figure: "cost", register: "compact", text: "up to £20bn", visible: true} as const;
const data =
  '<data value="20" data-figure="cost"><span class="qualifier">up to</span> £20bn</data>';
const text = (words: string) => ({sort: "text", text: words});
const figure = {sort: "figure", figure: "cost", register: "compact"};

test.each([
  ["words", "## Keep what works", [text("Keep what works")]],
  ["figures as figures", `## Save ${data} now`, [text("Save "), figure, text(" now")]],
  ["what was escaped", "<p>x</p>\n\n# A &#124; &#60;b&#62; &amp; c", [text("A | <b> & c")]],
  [
    "HTML, and no more than the first",
    "<h2 class='x'>One <em>two</em></h2><h2>Three</h2>",
    [text("One two")],
  ],
  [
    "a figure that was never printed, as words",
    `## It is ${data.replace("cost", "other")}`,
    [text("It is "), text("up to £20bn")],
  ],
])("the heading of a slide: %s", (_, markdown, segments) =>
  expect(headingOf(markdown, [use])).toEqual({node: "text", rich: false, segments}),
);

test("a slide without a heading has none", () => expect(headingOf("<p>## no</p>", [])).toBeNull());

test("what is said comes in paragraphs, with its figures and its Markdown", () => {
  expect(paragraphsOf(richNode("**One** {{cost compact}}.\n\nTwo\n{{cost}}\n"))).toEqual([
    {node: "text", rich: true, segments: [text("**One** "), figure, text(".")]},
    {node: "text", rich: true, segments: [text("Two")]},
    {node: "text", rich: true, segments: [{...figure, register: "prose"}]},
  ]);
  expect(paragraphsOf(textNode("\n"))).toEqual([]);
});
