// {{plain x}} {{json x}} {{date d}} {{years p}} {{names list}} (is a "b") (longer x 60) {{upper x}} {{next "a"}}
import {describe, expect, test} from "vitest";
import {richNode, textNode} from "../../scripts/lib/template/model.ts";
import type {Printing} from "../../scripts/lib/template/printing.ts";
import {figure, printingOf} from "../lib/figures.ts";
import {boundFigure, boundText, fill} from "./handlebars.ts";

const cost = figure("programme-cost", "£12.7bn", {sources: ["nao"]});

describe("plain", () => {
  test("words without markup, safe in an attribute", () => {
    const printing = printingOf([cost]);
    const model = {
      title: boundText(richNode('Save **{{programme-cost compact}}** & "more"'), printing),
    };
    expect(fill('<p title="{{plain title}}">', model, printing)).toBe(
      '<p title="Save £12.7bn &#38; &#34;more&#34;">',
    );
  });

  test("nothing is nothing", () =>
    expect(fill("[{{plain x}}]", {x: null}, printingOf([]))).toBe("[]"));

  test("numbers and words as they are", () =>
    expect(fill("{{plain a}} {{plain b}}", {a: 3, b: "c"}, printingOf([]))).toBe("3 c"));

  test("figures in it count as printed, though nobody sees them on the page", () => {
    const printing = printingOf([cost]);
    fill(
      "{{plain a}} {{plain b}}",
      {a: boundText(textNode("{{programme-cost}}"), printing), b: boundFigure(cost, printing)},
      printing,
    );
    expect(printing.ledger.uses.map(use => [use.figure, use.visible])).toEqual([
      ["programme-cost", false],
      ["programme-cost", false],
    ]);
    expect(printing.ledger.cited).toEqual(["nao"]);
  });
});

describe("json", () => {
  const said = (words: string): string => {
    const printing = printingOf([cost]);
    return fill("{{json a}}", {a: boundText(textNode(words), printing)}, printing);
  };

  test.each(['a "b"', "</script><script>alert(1)</script>", "<!-- &amp; -->", "c:\\d", "é"])(
    "%j comes back as it was, and ends no script",
    words => {
      expect(said(words)).not.toMatch(/[<>&]/);
      expect(JSON.parse(said(words))).toBe(words);
    },
  );

  test("numbers, truth and nothing are themselves", () =>
    expect(fill("{{json a}} {{json b}} {{json c}}", {a: 3, b: true, c: null}, printingOf([]))).toBe(
      "3 true null",
    ));

  test("a figure is its words, and counts as printed", () => {
    const printing = printingOf([cost]);
    expect(fill("{{json a}}", {a: boundFigure(cost, printing)}, printing)).toBe(
      '"£12.7\u00a0billion"',
    );
    expect(printing.ledger.uses.map(use => use.visible)).toEqual([false]);
  });
});

describe("dates and years", () => {
  test("in the language of the publication", () => {
    expect(fill("{{date d}}", {d: "2010-03-22"}, printingOf([]))).toBe("22 March 2010");
    expect(fill("{{date d}}", {d: "2010-03"}, printingOf([], {locale: "fr-FR"}))).toBe("mars 2010");
    expect(fill("[{{date d}}]", {d: null}, printingOf([]))).toBe("[]");
  });

  test("joined by a dash", () =>
    expect(fill("{{years p}}", {p: "2004-05"}, printingOf([]))).toBe("2004–05"));
});

describe("names", () => {
  const people = (printing: Printing, ...names: string[]) => ({
    list: names.map(name => ({name: boundText(textNode(name), printing), role: "x"})),
  });

  test.each([
    [[], ""],
    [["Ana"], "Ana"],
    [["Ana", "Bo"], "Ana and Bo"],
    [["Ana", "Bo", "Cy"], "Ana, Bo and Cy"],
    [["A & B", "<C>"], "A &#38; B and &#60;C&#62;"],
  ])("%j: %s", (names, words) => {
    const printing = printingOf([]);
    expect(fill("{{names list}}", people(printing, ...names), printing)).toBe(words);
  });

  test("in the language of the publication", () => {
    const printing = printingOf([], {locale: "de-DE"});
    expect(fill("{{names list}}", people(printing, "Ana", "Bo"), printing)).toBe("Ana und Bo");
  });

  test("of another field, or of plain words", () => {
    expect(
      fill('{{names list "label"}}', {list: [{label: "N3"}, {label: "PACS"}]}, printingOf([])),
    ).toBe("N3 and PACS");
    expect(fill("{{names list}}", {list: ["N3", "PACS"]}, printingOf([]))).toBe("N3 and PACS");
  });
});

describe("questions", () => {
  test.each([
    ['{{#if (is kind "chart")}}yes{{else}}no{{/if}}', "yes"],
    ['{{#if (is kind "table" "chart")}}yes{{else}}no{{/if}}', "yes"],
    ['{{#if (is kind "table")}}yes{{else}}no{{/if}}', "no"],
    ['{{#if (is nothing "table")}}yes{{else}}no{{/if}}', "no"],
  ])("%s: %s", (template, answer) =>
    expect(fill(template, {kind: "chart", nothing: null}, printingOf([]))).toBe(answer),
  );

  test("whether words are longer than so many characters, without printing anything", () => {
    const printing = printingOf([cost]);
    const model = {title: boundText(textNode("Save {{programme-cost compact}}"), printing)};
    expect(
      fill("{{#if (longer title 11)}}a{{/if}}{{#if (longer title 12)}}b{{/if}}", model, printing),
    ).toBe("a");
    expect([printing.ledger.uses, printing.ledger.cited]).toEqual([[], []]);
  });
});

describe("capitals", () => {
  test("of words without markup, as the language has them", () => {
    const printing = printingOf([cost]);
    const model = {a: boundText(richNode("**ça** & {{programme-cost compact}} ß"), printing)};
    expect(fill("{{upper a}}", model, printing)).toBe("ÇA &#38; £12.7BN SS");
    expect(fill("{{capital a}}", model, printing)).toBe("Ça &#38; £12.7bn ß");
  });
});

describe("next", () => {
  test("counts on, each name for itself", () =>
    expect(fill('{{next "a"}}{{next "a"}}{{next "b"}}{{next "a"}}', {}, printingOf([]))).toBe(
      "1213",
    ));

  test("begins again with each document", () => {
    expect(fill('{{next "a"}}', {}, printingOf([]))).toBe("1");
    expect(fill('{{next "a"}}', {}, printingOf([]))).toBe("1");
  });
});

test("how long words are is asked anew for each document: figures in them are others there", () => {
  const node = textNode("{{cost}}");
  const asked = (printing: Printing): string =>
    fill("{{#if (longer x 12)}}long{{else}}short{{/if}}", {x: boundText(node, printing)}, printing);
  expect(asked(printingOf([figure("cost", "£5m")]))).toBe("short");
  expect(asked(printingOf([figure("cost", "£12.75bn")]))).toBe("long");
});
