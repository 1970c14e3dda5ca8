// A little Markdown inside a sentence: strong, emphasis, links; nothing else has a meaning.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {escapeHtml} from "../../scripts/lib/template/escape.ts";
import {plainRich, renderRich, slot} from "../../scripts/lib/template/rich.ts";
import {hasCommonMark, hasNaughtyStrings, markdownCases, naughtyStrings} from "./corpora.ts";
import {decodeEntities, elementsOf} from "./marp.ts";

describe("what works", () => {
  test.each([
    ["Sell **idle** buses", "Sell <strong>idle</strong> buses"],
    ["an *invented* town", "an <em>invented</em> town"],
    ["_so_ and __so__ too", "<em>so</em> and <strong>so</strong> too"],
    ["***both***", "<em><strong>both</strong></em>"],
    [
      "see [the audit](https://example.org/a?b=1&c)",
      'see <a href="https://example.org/a?b=1&#38;c">the audit</a>',
    ],
    [
      "[write](mailto:a@example.org) or [see](#notes)",
      '<a href="mailto:a@example.org">write</a> or <a href="#notes">see</a>',
    ],
    ["one\n  line", "one line"],
    ["\\*stars\\*", "*stars*"],
  ])("%j → %s", (markdown, html) => expect(render(markdown)).toBe(html));
});

describe("what prints as itself", () => {
  test.each([
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "`code`",
    "# heading",
    "- item",
    "1. item",
    "> quotation",
    "| a | b |",
    "---",
    "a * b * c",
    "https://example.org",
    "<https://example.org>",
    "&amp;",
    "snake_case_words",
    "~~struck~~",
    "[a](javascript:alert(1))",
    "[a](data:text/html,x)",
    "[a](file:///etc/passwd)",
    "[a](//example.org)",
    "[a]()",
    "[a][b]",
  ])("%s", markdown => {
    expect(decodeEntities(render(markdown))).toBe(markdown);
    expect(elementsOf(render(markdown))).toBe("");
  });
});

describe("finished pieces", () => {
  test("stand in the text untouched, and Markdown goes on around them", () => {
    const pieces = ["<data>£12.7bn</data>", "<data>9 * 9</data>"];
    expect(renderRich(`Save **${slot(0)}** and *${slot(1)}*.`, pieces, escapeHtml)).toBe(
      "Save <strong><data>£12.7bn</data></strong> and <em><data>9 * 9</data></em>.",
    );
  });

  test("words without their Markdown", () => {
    expect(plainRich(`Save **${slot(0)}**, [see](https://example.org)\nnow`, ["£12.7bn"])).toBe(
      "Save £12.7bn, see now",
    );
  });

  test("a piece that is not there prints nothing", () =>
    expect(renderRich(slot(3), [], escapeHtml)).toBe(""));
});

describe.skipIf(!hasCommonMark)("the examples of CommonMark", () => {
  const examples = markdownCases();

  test("are all there", () => expect(examples.length).toBeGreaterThan(640));

  test("let no element through but strong, em and a, each closed, and no link but to the web", () => {
    for (const {number, markdown} of examples)
      expectHarmless(render(markdown), `example ${number}`);
  });

  test("mean what the specification says, as far as they are about emphasis alone", () => {
    const only = examples.filter(
      one =>
        one.section === "Emphasis and strong emphasis" &&
        /^<p>(?:[^<&]|<\/?(?:em|strong)>|&quot;)*<\/p>\n$/.test(one.html),
    );
    expect(only.length).toBeGreaterThan(80);
    for (const {number, markdown, html} of only)
      expect(paragraph(markdown), `example ${number}`).toBe(
        decodeEntities(html.trim()).replace(/\n/g, " "),
      );
  });

  test("and about links to the web", () => {
    const only = examples.filter(
      one =>
        one.section === "Links" &&
        /^<p>(?:[^<&]|<a href="https?:[^"&]*">|<\/a>|<\/?(?:em|strong)>)*<\/p>\n$/.test(one.html) &&
        !/<https?:|^\[.*\]:/m.test(one.markdown),
    );
    expect(only.length).toBeGreaterThan(3);
    for (const {number, markdown, html} of only)
      expect(paragraph(markdown), `example ${number}`).toBe(html.trim().replace(/\n/g, " "));
  });

  function paragraph(markdown: string): string {
    return `<p>${decodeEntities(render(markdown.trim()))}</p>`;
  }
});

test.skipIf(!hasNaughtyStrings)("naughty strings do no harm", () => {
  for (const text of naughtyStrings()) expectHarmless(render(text), text);
});

test("nothing that can be written does any harm", () => {
  const unit = fc.constantFrom(
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "b",
    " ",
    "\n",
    "https://a.b",
    "javascript:",
    "`",
    "\\",
    "!",
    "&lt;",
    '"',
    "'",
    "\ue0000\ue001",
  );
  fc.assert(
    fc.property(fc.string({unit}), text => {
      expectHarmless(render(text), text);
    }),
  );
});

function render(markdown: string): string {
  return renderRich(markdown, [], escapeHtml);
}

function expectHarmless(html: string, about: string): void {
  const tags = [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
  const open: string[] = [];
  for (const tag of tags) {
    expect(tag, about).toMatch(
      /^<(?:\/?(?:strong|em)|a href="(?:https?:&#47;&#47;|https?:\/\/|mailto:|#)[^"<>]*"|\/a)>$/,
    );
    const name = /^<\/?(\w+)/.exec(tag)![1]!;
    if (tag.startsWith("</")) expect(open.pop(), about).toBe(name);
    else open.push(name);
  }
  expect(open, about).toEqual([]);
  expect(html.replace(/<[^>]*>/g, ""), about).not.toMatch(/[<>"]/);
}

test("a text without a character of Markdown's gives what Markdown makes of it", () => {
  const words = fc.string({unit: "binary"}).filter(text => !/[*_[\]\\\r\n\0]/.test(text));
  fc.assert(
    // The star behind it has the text read as Markdown.
    fc.property(words, text => {
      expect(`${renderRich(text, [], escapeHtml)}*`).toBe(renderRich(`${text}\\*`, [], escapeHtml));
      expect(`${plainRich(text, [])}*`).toBe(plainRich(`${text}\\*`, []));
    }),
  );
});
