// {{numbered "chart" id "Chart"}} {{page-of "chart-" id}} {{css-text x}} {{bare x}}
import {describe, expect, test} from "vitest";
import {richNode, textNode} from "../../scripts/lib/template/model.ts";
import {withSeen} from "../../scripts/lib/template/seen.ts";
import {figure, printingOf} from "../lib/figures.ts";
import {naughtyStrings} from "../lib/corpora.ts";
import {boundText, fill} from "./handlebars.ts";

const cost = figure("programme-cost", "£12.7bn", {sources: ["nao"]});

describe("numbered", () => {
  test("counts each noun by itself, and what has a number keeps it", () =>
    expect(
      fill(
        '{{numbered "chart" "a" "Chart"}}, {{numbered "table" "a" "Table"}}, {{numbered "chart" "b" "Chart"}}, {{numbered "chart" "a" "Figure"}}',
        {},
        printingOf([]),
      ),
    ).toBe("Chart 1, Table 1, Chart 2, Chart 1"));

  test("a number of one's own", () =>
    expect(fill('{{numbered "recommendation" "a" "Nr." number=n}}', {n: 7}, printingOf([]))).toBe(
      "Nr. 7",
    ));
});

describe("see", () => {
  test("leads to what has a number, also to what comes later, and says what is not there", () => {
    const printing = printingOf([]);
    const text = boundText(richNode("{{see chart a}} and {{see table b}}"), printing);
    const written = fill('{{text}} {{numbered "chart" "a" "Chart"}}', {text}, printing);
    expect(withSeen(written, printing)).toEqual({
      text: '<a class="see" href="#chart-a">Chart\u00a01</a> and <a class="see" href="#table-b"></a> Chart 1',
      missing: [{noun: "table", id: "b"}],
    });
  });

  test("is words alone on slides and in attributes", () => {
    const printing = printingOf([], {makes: "slides"});
    const text = boundText(richNode("{{see chart a}}"), printing);
    const written = fill(
      '{{text}} {{plain text}} {{numbered "chart" "a" "Chart"}}',
      {text},
      printing,
    );
    expect(withSeen(written, printing).text).toBe("Chart\u00a01 Chart\u00a01 Chart 1");
  });
});

test("a place for a page number has a safe name", () =>
  expect(fill('{{page-of "chapter-" id}}', {id: 'a"b'}, printingOf([]))).toBe(
    '<span class="page-of" data-page-of="chapter-ab"></span>',
  ));

test.each([...naughtyStrings(), '"; } </style><script>', "a\nb", "\\"])(
  "words in a style sheet stay a string: %j",
  words => {
    const css = fill(
      "{{css-text x}}",
      {x: boundText(textNode(words), printingOf([]))},
      printingOf([]),
    );
    expect(css).toMatch(/^"(?:[^"\\<>\p{Cc}]|\\[0-9a-f]+ )*"$/u);
  },
);

test("bare words have no marks, and count as printed", () => {
  const printing = printingOf([cost], {notes: "numbered"});
  const text = boundText(richNode("*Save* {{programme-cost}}.{{cite nao}}"), printing);
  expect(fill("{{bare text}}", {text}, printing)).toMatch(
    /^<em>Save<\/em> <data[^>]*>[^<]*<\/data>\.$/,
  );
  expect(printing.ledger.uses).toHaveLength(1);
  expect(printing.ledger.cited).toEqual(["nao"]);
});
