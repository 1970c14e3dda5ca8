// What was printed, and what it should say → what would be lost without a word if nobody looked.
import {describe, expect, test} from "vitest";
import {ChartProblem} from "../../scripts/lib/chart/data.ts";
import {faultsIn} from "../../scripts/lib/finishing/faults.ts";
import type {Layout} from "../../scripts/lib/page/probe.ts";
import type {PdfFacts} from "../../scripts/lib/pdf/read.ts";
import {chartProblem, expectedOf, verifyLayout} from "../../scripts/steps/verify.ts";
import {buses, pagesOf} from "../buses.ts";

const {template: deck, manuscript} = pagesOf(buses)["talk"]!;
const {template: note} = pagesOf(buses)["note"]!;
const clean: Layout = {
  overflow: [],
  brokenImages: [],
  failedFonts: [],
  deadLinks: [],
  rasterised: [],
  unprinted: [],
  parts: [],
  refused: [],
};
const printed = "€472k to €522k";
const pdf: PdfFacts = {
  pages: manuscript.slides.map(() => pageOf(`A slide ${printed} and more`)),
  outline: [{title: "A", page: 1, children: []}],
  title: "T",
  author: "A",
  language: "en-IE",
  creator: "Costed",
  producer: "Skia/PDF m147",
  tagged: true,
  fonts: [
    {name: "ABCDEF+SourceSans3-Regular", embedded: true, subset: true},
  ] as unknown as PdfFacts["fonts"],
  attachments: [],
};

describe("what the browser saw", () => {
  test("nothing wrong, nothing said", () =>
    expect(verifyLayout("talk.pdf", deck, clean)).toEqual([]));

  test("what leaves its slide or page is named, with how much", () => {
    const overflow = [
      {page: 7, heading: "The costs", block: "p.said", pixels: 31, direction: "down"},
    ] as unknown as Layout["overflow"];
    expect(said(verifyLayout("talk.pdf", deck, {...clean, overflow}))).toEqual([
      "error talk.pdf 7: `The costs`: `p.said` is 31 px too low for the slide",
    ]);
    const wide = [{...overflow[0]!, direction: "right"}] as unknown as Layout["overflow"];
    expect(said(verifyLayout("note.pdf", note, {...clean, overflow: wide}))).toEqual([
      "error note.pdf 7: `The costs`: `p.said` is 31 px too wide for the page",
    ]);
  });

  test("pictures, fonts, links and addresses that came to nothing are errors; pixels are a warning", () => {
    const layout = {
      ...clean,
      brokenImages: ["a.png"],
      failedFonts: ["Text"],
      deadLinks: [{text: "see", href: "#x"}],
      refused: ["https://example.org/"],
      rasterised: [{block: "p", why: "a shadow"}],
    } as unknown as Layout;
    const found = verifyLayout("talk.pdf", deck, layout);
    expect(found.map(one => [one.severity, one.code])).toEqual([
      ["error", "print/missing-image"],
      ["error", "print/missing-font"],
      ["error", "print/dead-link"],
      ["error", "print/refused"],
      ["warning", "print/raster"],
    ]);
    for (const one of found) expect(one.help).toBeTruthy();
  });
});

describe("what the PDF says when it is read again", () => {
  test("all is there, nothing is said", () =>
    expect(proven("talk.pdf", deck, manuscript, pdf)).toEqual([]));

  test("line breaks, no-break spaces, soft hyphens and ligatures come and go", () => {
    const pages = pdf.pages.map(() => pageOf("€472k\u00a0to", "€522\u00adk"));
    expect(proven("talk.pdf", deck, manuscript, {...pdf, pages})).toEqual([]);
  });

  test("a figure that is not there is lost, once however often it should be", () => {
    const uses = [...manuscript.uses, ...manuscript.uses];
    const found = proven(
      "talk.pdf",
      deck,
      {...manuscript, uses},
      {...pdf, pages: pdf.pages.map(() => pageOf("€472k to €523k"))},
    );
    expect(said(found)).toEqual([
      "error talk.pdf 2: the figure `net-savings` should print as `€472k to €522k` here, and is not there",
    ]);
  });

  test("as often as it is stated, it has to stand there; and between the figures around it", () => {
    const uses = ["£1m", "£2m", "£3m", "£2m", "£4m"].map(text => ({...manuscript.uses[0]!, text}));
    const whole = {...manuscript, makes: "page" as const, uses};
    const set = (...pages: readonly (readonly string[])[]) => ({
      ...pdf,
      pages: pages.map(pieces => pageOf(...pieces)),
    });
    expect(proven("a", note, whole, set(["£1m", "£2m"], ["£3m of £2m", "£4m"]))).toEqual([]);
    expect(said(proven("a", note, whole, set(["£1m", "£2m"], ["£3m"], ["£12m £4m"])))).toEqual([
      "error a ?: the figure `net-savings` should print as `£2m` between page 2 and page 3, and is not there",
    ]);
  });

  test("a number that stands above the word that another figure prints with it is not lost", () => {
    const uses = ["30", "30 recommendations"].map(text => ({...manuscript.uses[0]!, text}));
    const pages = [pageOf("30", "recommendations, and", "30 recommendations")];
    const whole = {...manuscript, makes: "page" as const, uses};
    expect(proven("a", note, whole, {...pdf, pages})).toEqual([]);
  });

  test("capitals, a hyphen at the end of a line, an ending behind it: it stands there", () => {
    const wanted = (text: string) => ({
      ...manuscript,
      makes: "page" as const,
      uses: [{...manuscript.uses[0]!, text}],
    });
    const page = (...pieces: readonly string[]) => ({...pdf, pages: [pageOf(...pieces)]});
    for (const [text, ...pieces] of [
      ["30 recommendations", "30 RECOMMENDATIONS"],
      ["30 recommendations", "30 recom-", "mendations"],
      ["1.27兆円", "総費用は1.27兆円である。"],
      ["12 Busse", "12 Bussen"],
    ] as const)
      expect(proven("a", note, wanted(text), page(...pieces))).toEqual([]);
    for (const [text, ...pieces] of [
      ["£1m", "£11m"],
      ["£1m", "£1.5m"],
      ["1m", "£21m"],
      ["30 recommendations", "13", "0 recommendations"],
    ] as const)
      expect(proven("a", note, wanted(text), page(...pieces))).toHaveLength(1);
  });

  test("what only a screen shows is not looked for where it stands, but has to be said somewhere", () => {
    const uses = ["£1m", "£1m"].map(text => ({...manuscript.uses[0]!, text}));
    const whole = {...manuscript, makes: "page" as const, uses};
    const hidden = (nth: number) =>
      ({sort: "figure", name: "net-savings", text: "£1m", nth}) as const;
    const once = {...pdf, pages: [pageOf("It costs £1m.")]};
    const never = {...pdf, pages: [pageOf("It costs much.")]};
    expect(proven("a", note, whole, once)).toHaveLength(1);
    expect(proven("a", note, whole, once, [hidden(1)])).toEqual([]);
    expect(proven("a", note, whole, never, [hidden(0), hidden(1)])).toHaveLength(1);
  });

  test("a figure in an attribute or a note need not be seen", () => {
    const uses = manuscript.uses.map(use => ({...use, visible: false, text: "never seen"}));
    expect(proven("talk.pdf", deck, {...manuscript, uses}, pdf)).toEqual([]);
  });

  test.each<[string, Partial<PdfFacts>]>([
    ["print/untagged", {tagged: false}],
    ["print/no-bookmarks", {outline: []}],
    ["print/no-title", {title: null}],
    ["print/no-language", {language: null}],
    ["print/fallback-font", {fonts: [{name: "ABCDEF+DejaVuSans"}] as unknown as PdfFacts["fonts"]}],
    ["print/blank", {pages: [...pdf.pages, {...pdf.pages[0]!, text: " \n"}]}],
  ])("%s", (code, facts) =>
    expect(proven("talk.pdf", deck, manuscript, {...pdf, ...facts}).map(one => one.code)).toEqual([
      code,
    ]),
  );

  test("more pages than its kind allows", () => {
    const short = {...note, manifest: {...note.manifest, mostPages: 2}};
    const pages = Array(3).fill(pdf.pages[0]) as PdfFacts["pages"];
    expect(said(proven("note.pdf", short, manuscript, {...pdf, pages}))).toEqual([
      "error note.pdf 3: the document has 3 pages, and `note` allows 2",
    ]);
    expect(proven("note.pdf", short, manuscript, {...pdf, pages: pages.slice(1)})).toEqual([]);
  });

  test("a font counts as ours by its family, in every weight and with every prefix", () => {
    for (const name of [
      "ABCDEF+SourceSans3-Bold",
      "SourceSerif4-Regular",
      "ZZZZZZ+SourceSerif4-It",
    ])
      expect(
        proven("talk.pdf", deck, manuscript, {
          ...pdf,
          fonts: [{name}] as unknown as PdfFacts["fonts"],
        }),
      ).toEqual([]);
  });
});

describe("a chart that cannot be drawn", () => {
  const at = {in: {path: "content/x/charts/a.yaml", text: "kind: bar"}, start: 0, end: 1};

  test("is the writer's finding, with help", () => {
    expect(
      chartProblem(new ChartProblem("it is too small", "give it more room"), "a", at),
    ).toMatchObject({
      severity: "error",
      code: "charts/cannot-draw",
      message: "the chart `a`: it is too small",
      help: "give it more room",
      at,
    });
  });

  test("anything else is a fault of the program", () =>
    expect(() => chartProblem(new TypeError("bug"), "a", at)).toThrow(TypeError));
});

function said(found: ReturnType<typeof faultsIn>): readonly string[] {
  return found.map(
    one => `${one.severity} ${one.on?.output} ${one.on?.page ?? "?"}: ${one.message}`,
  );
}

function proven(
  output: string,
  template: Parameters<typeof expectedOf>[1],
  what: Parameters<typeof expectedOf>[2],
  facts: PdfFacts,
  unprinted: Layout["unprinted"] = [],
) {
  return faultsIn(facts, expectedOf(output, template, what, unprinted));
}

function pageOf(...pieces: readonly string[]): PdfFacts["pages"][number] {
  return {text: pieces.join("\n"), pieces, width: 960, height: 540, links: []};
}
