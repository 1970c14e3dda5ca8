// Built files → where they print each figure.
import {describe, expect, test} from "vitest";
import type {PageFacts, PdfFacts} from "../../scripts/lib/pdf/read.ts";
import type {FiguresFile} from "../../scripts/lib/record/record.ts";
import type {Wording} from "../../scripts/lib/template/wording.ts";
import type {Built} from "../../scripts/steps/manifest.ts";
import {readPrints, type BuiltFile} from "../../scripts/steps/prints.ts";

const page = (...pieces: string[]): PageFacts => ({
  text: pieces.join(""),
  pieces,
  width: 1,
  height: 1,
  links: [],
});
const pdf = (
  pages: readonly PageFacts[],
  printed: Readonly<Record<string, readonly object[]>>,
  outline: PdfFacts["outline"] = [],
): BuiltFile => ({
  sort: "pdf",
  facts: {pages, outline} as unknown as PdfFacts,
  record: {
    figures: Object.entries(printed).map(([id, all]) => ({id, printed: all})),
  } as unknown as FiguresFile,
});
const built = (files: readonly string[], wordings: readonly Wording[] = []): Built =>
  ({files, wordings}) as unknown as Built;
const read = (files: Readonly<Record<string, BuiltFile>>, wordings: readonly Wording[] = []) =>
  readPrints("note", built(Object.keys(files), wordings), new Map(Object.entries(files)));

describe("in a PDF", () => {
  const printed = {text: "£1bn", register: "compact"};

  test("the record says the page, and the page the words around", () =>
    expect(
      read({
        "note.pdf": pdf([page("Title"), page("It cost ", "£1bn", "2", " in all.")], {
          cost: [{...printed, pages: [2]}],
        }),
      }),
    ).toEqual([
      {
        document: "note",
        file: "note.pdf",
        figure: "cost",
        text: "£1bn",
        register: "compact",
        page: 2,
        perhaps: [],
        slide: null,
        line: null,
        heading: null,
        chart: null,
        spoken: false,
        around: "It cost £1bn2 in all.",
      },
    ]));

  test("twice on a page is two prints, each below its own heading", () => {
    const outline = ["One", "Two"].map(title => ({title, page: 1, children: []}));
    const text = page("One\n", "a £1bn\n", "Two\n", "b £1bn");
    expect(
      read({"note.pdf": pdf([text], {cost: [{...printed, pages: [1]}]}, outline)}),
    ).toMatchObject([{heading: "One"}, {heading: "Two"}]);
  });

  test("where another figure reads the same, nobody says which is which", () =>
    expect(
      read({
        "note.pdf": pdf([page("a £1bn\n", "b £1bn")], {
          cost: [{...printed, pages: [1]}],
          saving: [{...printed, pages: [1]}],
        }),
      }),
    ).toMatchObject([
      {figure: "cost", page: 1, around: null},
      {figure: "saving", page: 1, around: null},
    ]));

  test("where the record leaves the page open, those that it may be", () =>
    expect(
      read({"note.pdf": pdf([page("£1bn"), page("–"), page("£1bn")], {cost: [printed]})}),
    ).toMatchObject([{page: null, perhaps: [1, 3]}]));

  test("page by page, whatever the order of the record", () =>
    expect(
      read({
        "note.pdf": pdf([page("£1bn"), page("£2bn")], {
          b: [{text: "£2bn", register: "compact", pages: [2]}],
          a: [{...printed, pages: [1]}],
        }),
      }).map(one => one.page),
    ).toEqual([1, 2]));
});

describe("in HTML", () => {
  const html = (text: string): BuiltFile => ({sort: "text", text});
  const cost = {figure: "cost", text: "£1bn", times: 1} as const;
  const data = '<p><data data-figure="cost">£1bn</data></p>';

  test("the register is the one that the manifest knows for these words; two are none", () => {
    const one = read({"note.html": html(data)}, [{...cost, register: "compact"}]);
    expect(one).toMatchObject([{figure: "cost", text: "£1bn", register: "compact"}]);
    const two = read({"note.html": html(data)}, [
      {...cost, register: "compact"},
      {...cost, register: "exact"},
    ]);
    expect(two).toMatchObject([{register: null}]);
  });

  const chart = '<svg data-chart="costs"><title>Costs</title><text>£1bn</text></svg>';
  const inChart: Wording = {...cost, register: "number", in: "chart costs"};

  test("a chart prints what the manifest says of it, as far as it is drawn, and once for all its drawings", () => {
    const left: Wording = {...inChart, figure: "left-out", text: "£9bn"};
    const prints = read({"note.html": html(chart + chart)}, [inChart, left]);
    expect(prints).toMatchObject([{figure: "cost", chart: "costs", heading: "Costs"}]);
  });

  test("pages of slides have their numbers in the PDF, too", () => {
    const slides = html(`<section id="3">${data}</section>`);
    const file = pdf([page("–"), page("–"), page("£1bn")], {
      cost: [{text: "£1bn", register: "compact", pages: [3]}],
    });
    expect(read({"note.html": slides, "note.pdf": file})).toMatchObject([
      {file: "note.html", slide: 3, page: null},
      {file: "note.pdf", slide: 3, page: 3},
    ]);
  });
});

test("what the presenter says to a slide is printed in no place that can be seen", () => {
  const note = (index: number, words: string): string =>
    `<div class="bespoke-marp-note" data-index="${index}" tabindex="0"><p>${words}</p></div>`;
  const text = `<section id="1"><h1>One</h1></section>${note(0, "Good morning.")}${note(1, "It cost £1bn &amp; 10.")}`;
  const wordings: readonly Wording[] = [
    {figure: "cost", text: "£1bn", register: "compact", times: 1, in: "notes"},
    {figure: "tests", text: "10", register: "number", times: 1, in: "notes"},
  ];
  expect(read({"note.presenter.html": {sort: "text", text}}, wordings)).toMatchObject([
    {figure: "cost", slide: 2, spoken: true, around: "It cost £1bn & 10."},
  ]);
});

test("where a PDF of slides leaves the page open, HTML says which", () => {
  const data = '<data data-figure="cost">£1bn</data>';
  const html: BuiltFile = {
    sort: "text",
    text: `<section id="1"><p>${data}</p></section><section id="2"><p>£1bn</p></section><section id="3"><p>${data}</p></section>`,
  };
  const file = pdf([page("£1bn"), page("£1bn"), page("£1bn")], {
    cost: [{text: "£1bn", register: "compact"}],
  });
  expect(read({"note.html": html, "note.pdf": file})).toMatchObject([
    {file: "note.html", slide: 1},
    {file: "note.html", slide: 3},
    {file: "note.pdf", page: 1, slide: 1, perhaps: []},
    {file: "note.pdf", page: 3, slide: 3, perhaps: []},
  ]);
});

describe("in plain text", () => {
  const wording: Wording = {
    figure: "cost",
    text: "£1bn",
    register: "compact",
    times: 1,
    in: "text",
  };
  const text = (words: string): BuiltFile => ({sort: "text", text: words});

  test("the line, where there are as many as were printed", () =>
    expect(read({"note.txt": text("Title\n\nIt cost £1bn.\n")}, [wording])).toMatchObject([
      {line: 3, around: "Title It cost £1bn."},
    ]));

  test("no line where there are more: one of them may be somebody else's", () =>
    expect(read({"note.txt": text("£1bn and £1bn")}, [wording])).toMatchObject([
      {line: null, around: null},
    ]));
});

test("a file that is not there prints nothing", () =>
  expect(readPrints("note", built(["note.pdf", "note.html"]), new Map())).toEqual([]));
