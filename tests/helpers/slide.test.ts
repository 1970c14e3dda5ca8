// {{#slide "class" notes=notes}} … {{/slide}}: one slide of Marp's Markdown.
import {describe, expect, test} from "vitest";
import {textNode} from "../../scripts/lib/template/model.ts";
import {figure, printingOf} from "../lib/figures.ts";
import {renderMarp, slidesOf} from "../lib/marp.ts";
import {boundFigure, boundText, fill} from "./handlebars.ts";

const cost = figure("programme-cost", "£12.7bn", {sources: ["nao"]});
const slides = (template: string, model: object = {}): string =>
  fill(template, model, printingOf([cost], {makes: "slides"}));

test("the first has no line above it, each other has one", () => {
  expect(slides('{{#slide "title"}}a{{/slide}}{{#slide "end"}}b{{/slide}}')).toBe(
    "<!-- _class: title -->\n\na\n\n---\n\n<!-- _class: end -->\n\nb\n\n",
  );
});

test("inside it, {{@slide}} is its number", () => {
  expect(
    slides("{{#slide}}{{@slide}}{{/slide}}{{#slide}}{{@slide}} of {{@slide}}{{/slide}}"),
  ).toMatch(/1\n[\s\S]*2 of 2\n/);
});

test("what the presenter says is a note, without markup, and its figures are not printed on the page", () => {
  const printing = printingOf([cost], {makes: "slides"});
  const markdown = fill(
    "{{#slide notes=notes}}a{{/slide}}",
    {notes: boundText(textNode("Say -- {{programme-cost}}"), printing)},
    printing,
  );
  expect(markdown).toContain("<!--\nSay – £12.7\u00a0billion\n-->");
  expect(printing.ledger.uses).toEqual([]);
});

test("without notes there is no empty comment", () => {
  expect(slides("{{#slide notes=notes}}a{{/slide}}", {notes: null})).toBe(
    "<!-- _class: plain -->\n\na\n\n",
  );
});

describe("lines", () => {
  const template =
    '{{#slide "a"}}\n  <div>\n\n    <p>one</p>\n\n\n    ## A heading\n    <p>two</p>\n  </div>\n{{/slide}}';

  test("lose their indent, and empty ones go, but around a heading", () => {
    expect(slides(template)).toBe(
      "<!-- _class: a -->\n\n<div>\n<p>one</p>\n\n## A heading\n\n<p>two</p>\n</div>\n\n",
    );
  });

  test("so that Marp reads HTML as HTML, and a heading as a heading", () => {
    expect(slidesOf(renderMarp(slides(template)).html)).toEqual([
      "<div>\n<p>one</p>\n<h2>A heading</h2>\n<p>two</p>\n</div>",
    ]);
  });
});

test("what was printed before it is no longer recent", () => {
  const printing = printingOf([cost], {makes: "slides"});
  fill(
    "{{#slide}}{{f}}{{/slide}}{{#slide}}a{{/slide}}",
    {f: boundFigure(cost, printing)},
    printing,
  );
  expect(printing.ledger.recent).toEqual({figures: [], sources: []});
  expect(printing.ledger.uses).toHaveLength(1);
});
