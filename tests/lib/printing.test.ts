// Nodes of a model become words on the page, and every figure that is printed is put on record.
import {describe, expect, test} from "vitest";
import {richNode, textNode} from "../../scripts/lib/template/model.ts";
import {cite, type Printing} from "../../scripts/lib/template/printing.ts";
import {noteMarks} from "../../scripts/lib/template/notes.ts";
import {plainText, printFigure, printText} from "../../scripts/lib/template/words-of.ts";
import {figure, printingOf} from "./figures.ts";
import {spaced} from "./quantities.ts";

const cost = figure("programme-cost", "£12.7bn", {sources: ["nao"]});
const saving = figure("headline-saving", "at least £1bn", {sources: ["press", "nao"]});
const morale = figure("morale", "not estimated");
const all = [cost, saving, morale];

describe("a figure", () => {
  test("is an element that carries its name and its exact value", () => {
    expect(printFigure(cost, "compact", printingOf(all))).toBe(
      '<data value="12700000000" data-figure="programme-cost">£12.7bn</data>',
    );
  });

  test.each([
    ["prose", "£12.7\u00a0billion"],
    ["compact", "£12.7bn"],
    ["exact", "£12.7bn"],
    ["number", "12.7"],
  ] as const)("as %s: %s", (register, text) =>
    expect(printFigure(cost, register, printingOf(all))).toContain(`>${text}<`),
  );

  test("that has no value has no value in its element either", () => {
    expect(printFigure(morale, "prose", printingOf(all))).toBe(
      '<data data-figure="morale">not estimated</data>',
    );
  });

  test("in display type has its qualifier in an element of its own; the words stay the same", () => {
    expect(printFigure(saving, "compact", printingOf(all))).toBe(
      '<data value="1000000000" data-figure="headline-saving"><span class="qualifier">at least</span> £1bn</data>',
    );
    expect(
      spaced(printFigure(figure("f", "62 trusts or more"), "compact", printingOf([]))),
    ).toContain('62 trusts <span class="qualifier">or more</span>');
    expect(printFigure(saving, "prose", printingOf(all))).not.toContain("<span");
  });

  test("is written for where it lands", () => {
    const percent = figure("f", "12%");
    expect(printFigure(percent, "prose", printingOf([], {makes: "slides"}))).toContain(">12&#37;<");
    expect(printFigure(percent, "prose", printingOf([], {makes: "page"}))).toContain(">12%<");
  });
});

describe("a text", () => {
  test("prints its words as they are and its figures as elements", () => {
    expect(printText(textNode("Save <b> & {{programme-cost compact}}"), printingOf(all))).toBe(
      'Save &#60;b&#62; &#38; <data value="12700000000" data-figure="programme-cost">£12.7bn</data>',
    );
  });

  test("has no Markdown, unless it is rich", () => {
    expect(printText(textNode("**Save**"), printingOf(all))).toBe("**Save**");
    expect(printText(richNode("**Save {{morale}}** & more"), printingOf(all))).toBe(
      '<strong>Save <data data-figure="morale">not estimated</data></strong> &#38; more',
    );
  });

  test("for slides has no character that Markdown could take for its own", () => {
    expect(printText(textNode("a|b *c*"), printingOf(all, {makes: "slides"}))).toBe(
      "a&#124;b &#42;c&#42;",
    );
  });

  test("a number as somebody wrote it is its words, and cites its source", () => {
    const printing = printingOf(all);
    expect(
      printText(
        textNode('All {{as-written "30 <detailed> recommendations" source="press"}}.'),
        printing,
      ),
    ).toBe("All 30 &#60;detailed&#62; recommendations.");
    expect(printing.ledger.cited).toEqual(["press"]);
  });

  test("without markup, for attributes: its words and its figures' words", () => {
    const printing = printingOf(all);
    expect(plainText(richNode("Save **{{programme-cost compact}}** <now>"), printing)).toBe(
      "Save £12.7bn <now>",
    );
    expect(printing.ledger.uses.map(use => use.visible)).toEqual([false]);
  });
});

describe("the account", () => {
  test("holds every figure printed, in order, as it was printed", () => {
    const printing = printingOf(all);
    printText(textNode("{{morale}}, {{programme-cost}}, {{programme-cost compact}}"), printing);
    expect(printing.ledger.uses).toEqual([
      {figure: "morale", register: "prose", text: "not estimated", visible: true},
      {figure: "programme-cost", register: "prose", text: "£12.7\u00a0billion", visible: true},
      {figure: "programme-cost", register: "compact", text: "£12.7bn", visible: true},
    ]);
  });

  test("numbers sources by their first citation", () => {
    const printing = printingOf(all);
    printText(textNode("{{programme-cost}} {{headline-saving}}"), printing);
    expect(printing.ledger.cited).toEqual(["nao", "press"]);
    expect([cite("press", printing), cite("new", printing), cite("nao", printing)]).toEqual([
      2, 3, 1,
    ]);
  });

  test("knows what was printed since the last slide began", () => {
    const printing = printingOf(all);
    printFigure(cost, "prose", printing);
    printing.ledger.recent.figures = [];
    printing.ledger.recent.sources = [];
    printFigure(saving, "prose", printing);
    expect(printing.ledger.recent.figures.map(one => one.id)).toEqual(["headline-saving"]);
    expect(printing.ledger.recent.sources).toEqual(["press", "nao"]);
  });
});

describe("notes", () => {
  const numbered = (): Printing => printingOf(all, {notes: "numbered"});

  test("stand behind a figure as links", () => {
    expect(noteMarks(saving, numbered())).toBe(
      '<sup class="note"><a href="#note-1" id="cite-1-1">1</a>, <a href="#note-2" id="cite-2-1">2</a></sup>',
    );
  });

  test("each source once in a text", () => {
    expect(
      printText(textNode("{{programme-cost}} and {{headline-saving}}"), numbered()).match(
        /#note-\d/g,
      ),
    ).toEqual(["#note-1", "#note-2"]);
  });

  test("none where there is no source, or no numbers are asked for", () => {
    expect([noteMarks(morale, numbered()), noteMarks(saving, printingOf(all))]).toEqual(["", ""]);
  });
});

test("a figure that was not checked beforehand is a fault of the program, not of the reader", () => {
  expect(() => printText(textNode("{{nothing}}"), printingOf(all))).toThrow(
    "should have been checked",
  );
});
