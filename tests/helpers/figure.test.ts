// {{prose f}} {{compact f}} {{exact f}} {{number f}}
import {describe, expect, test} from "vitest";
import {figure, printingOf} from "../lib/figures.ts";
import {spaced} from "../lib/quantities.ts";
import {boundFigure, fill} from "./handlebars.ts";

const cost = figure("programme-cost", "£12,656.2m", {sources: ["nao"]});

describe("a figure to fit where it stands", () => {
  test.each([
    ["{{f}}", "£12.6562 billion"],
    ["{{prose f}}", "£12.6562 billion"],
    ["{{compact f}}", "£12.6562bn"],
    ["{{exact f}}", "£12,656.2m"],
    ["{{number f}}", "12,656.2"],
  ])("%s is an element with its name, and words for its place", template => {
    const printing = printingOf([cost]);
    const html = fill(template, {f: boundFigure(cost, printing)}, printing);
    const use = printing.ledger.uses[0];
    expect(html).toBe(`<data value="12656200000" data-figure="programme-cost">${use?.text}</data>`);
    expect([use?.figure, use?.visible]).toEqual(["programme-cost", true]);
  });

  test("exactly as it was written, and as a bare number", () => {
    const printing = printingOf([cost]);
    fill("{{exact f}} {{number f}}", {f: boundFigure(cost, printing)}, printing);
    expect(printing.ledger.uses.map(use => spaced(use.text))).toEqual(["£12,656.2m", "12,656.2"]);
  });
});

describe("numbers of notes", () => {
  const shown = (template: string): string => {
    const printing = printingOf([cost], {notes: "numbered"});
    return fill(template, {f: boundFigure(cost, printing)}, printing).replace(
      /<\/?data[^>]*>/g,
      "",
    );
  };

  test("follow a figure in prose, compact and exact", () => {
    for (const word of ["prose", "compact", "exact"])
      expect(shown(`{{${word} f}}`)).toMatch(
        /<sup class="note"><a href="#note-1" id="cite-1-\d+">1<\/a><\/sup>$/,
      );
  });

  test("but not a bare number in a table, nor where they are not wanted", () => {
    expect(shown("{{number f}}")).toBe("12,656.2");
    expect(shown("{{exact f notes=false}}")).toBe("£12,656.2m");
  });

  test("the source is cited all the same", () => {
    const printing = printingOf([cost], {notes: "numbered"});
    fill("{{number f}}", {f: boundFigure(cost, printing)}, printing);
    expect(printing.ledger.cited).toEqual(["nao"]);
  });
});

test("words pass as they are: a field may hold a figure or a reason", () => {
  expect(fill("{{compact f}}", {f: "not given"}, printingOf([]))).toBe("not given");
});
