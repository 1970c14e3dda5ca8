// An HTML file of ours → the figures that it prints, and where.
import {describe, expect, test} from "vitest";
import {excerptOf} from "../../scripts/lib/html/excerpt.ts";
import {figuresInHtml, type HtmlFigure} from "../../scripts/lib/html/figures.ts";
import {piecesOf} from "../../scripts/lib/html/markup.ts";

const figure = (html: string): HtmlFigure => {
  const [first] = figuresInHtml(html);
  if (first?.sort !== "figure") throw new Error("no figure");
  return first;
};
const cost = '<data value="12700000000" data-figure="programme-cost">£12.7bn</data>';

describe("a figure in a page", () => {
  test("with its text, its heading and the sentence that it stands in", () =>
    expect(
      figuresInHtml(`<main><h1>Fixing</h1><p>It cost ${cost}, they say.</p><h2>Next</h2></main>`),
    ).toEqual([
      {
        sort: "figure",
        figure: "programme-cost",
        text: "£12.7bn",
        slide: null,
        heading: "Fixing",
        around: "It cost £12.7bn, they say.",
      },
    ]));

  test("in a heading, the heading is its own", () =>
    expect(figure(`<h1>One</h1><h2>Save ${cost} now</h2>`)).toMatchObject({
      heading: "Save £12.7bn now",
      around: "Save £12.7bn now",
    }));

  test("what it is made of is one text; notes are none of it", () =>
    expect(
      figure(
        '<p>Save <data data-figure="a"><span class="qualifier">at least</span> £1&#46;5bn</data><sup class="note"><a>1, 2</a></sup> soon</p>',
      ),
    ).toMatchObject({text: "at least £1.5bn", around: "Save at least £1.5bn soon"}));

  test("a row of a table is a sentence, and its cells are words of their own", () =>
    expect(
      figure(`<table><tr><th>Gross</th><td>${cost}</td><td>May 2008</td></tr></table>`).around,
    ).toBe("Gross £12.7bn May 2008"));

  test("one that stands alone is spoken of in the words below it", () =>
    expect(figure(`<li><p>${cost}</p><p>gross cost</p></li>`).around).toBe("£12.7bn gross cost"));

  test("in scripts, styles, comments and attributes there is none", () =>
    expect(
      figuresInHtml(
        `<style>${cost}</style><script>"${cost}"</script><!-- ${cost} --><p title='${cost}'>1 < 2</p>`,
      ),
    ).toEqual([]));
});

describe("a figure on slides", () => {
  const slide = (id: number, inside: string): string =>
    `<svg data-marpit-svg=""><foreignObject><section id="${id}" data-theme="x">${inside}</section></foreignObject></svg>`;

  test("has the number of its slide, and its title rather than the headings below that", () =>
    expect(
      figuresInHtml(
        slide(1, "<h1>First</h1>") + slide(12, `<h2>Second</h2><h3>Why</h3><p>${cost}</p>`),
      ),
    ).toMatchObject([{slide: 12, heading: "Second"}]));

  test("the title of one slide is not that of the next", () =>
    expect(figuresInHtml(slide(1, "<h1>First</h1>") + slide(2, `<p>${cost}</p>`))).toMatchObject([
      {slide: 2, heading: null},
    ]));
});

test("a chart says which one it is, what it is called, and what is drawn in it", () => {
  const svg =
    '<h2>Costs</h2><svg data-chart="costs" class="chart" aria-label="99"><title>Costs rise</title><desc>Gross 5</desc><g><text x="1">£1<tspan>2</tspan>bn</text><text>6,806</text><path d="1"/></g></svg><p>after</p>';
  expect(figuresInHtml(svg)).toEqual([
    {
      sort: "chart",
      chart: "costs",
      title: "Costs rise",
      slide: null,
      heading: "Costs",
      words: "\u0000£12bn\u00006,806",
    },
  ]);
  expect(figuresInHtml(`${svg}<p>${cost}</p>`)).toMatchObject([
    {sort: "chart"},
    {figure: "programme-cost", around: "£12.7bn"},
  ]);
});

test("markup in pieces: quotes, entities, elements that close themselves, and a lone <", () =>
  expect(piecesOf(`<P a="1 > 0" b='x' c=y d>a &amp; b&nbsp;< c<br/><path/></P>`)).toEqual([
    {sort: "open", tag: "p", attributes: {a: "1 > 0", b: "x", c: "y", d: ""}},
    {sort: "words", text: "a & b\u00a0"},
    {sort: "words", text: "<"},
    {sort: "words", text: " c"},
    {sort: "open", tag: "br", attributes: {}},
    {sort: "open", tag: "path", attributes: {}},
    {sort: "close", tag: "path"},
    {sort: "close", tag: "p"},
  ]));

test("an excerpt is one line that begins and ends with whole words", () => {
  const text = `${"before ".repeat(20)}\n £1bn${" after".repeat(20)}`;
  const start = text.indexOf("£");
  const excerpt = excerptOf(text, start, start + 4);
  expect(excerpt).toMatch(/^…(before )+£1bn( after)+…$/);
  expect(excerpt.length).toBeLessThan(110);
});
