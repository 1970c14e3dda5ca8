// {{source-line}} under a slide, {{cite sources}} in a text, {{#cited per=16}} for the list.
import {describe, expect, test} from "vitest";
import {textNode} from "../../scripts/lib/template/model.ts";
import {figure, printingOf} from "../lib/figures.ts";
import {boundFigure, boundText, fill} from "./handlebars.ts";

const nao = {id: "nao", title: "The National Programme", cite: "National Audit Office"};
const press = {id: "press", title: "Press release", cite: "2020health"};
const sources = new Map([
  [
    "nao",
    {
      shown: nao,
      cited: {id: "nao", cite: "National Audit Office", publisher: "TSO", date: "2008-05"},
    },
  ],
  [
    "press",
    {shown: press, cited: {id: "press", cite: null, publisher: "2020health", date: "2010-03-22"}},
  ],
]);
const cost = figure("programme-cost", "£12.7bn", {sources: ["nao"], prices: "2004-05"});
const saving = figure("headline-saving", "£1bn", {sources: ["press"]});

describe("the source line", () => {
  const line = '{{source-line one="Source:" many="Sources:" unstated="Price base not stated."}}';

  test("names the sources of all that was printed before it", () => {
    expect(shown(`{{cost}} ${line}`)).toBe(
      'Source: National Audit Office, May 2008 (<span class="years">2004–05</span> prices).',
    );
    expect(shown(`{{cost}} {{saving}} ${line}`)).toBe(
      'Sources: National Audit Office, May 2008 (<span class="years">2004–05</span> prices); 2020health, 22 March 2010. Price base not stated.',
    );
  });

  test("and those that were cited", () =>
    expect(shown(`{{cite list}} ${line}`)).toBe("Source: 2020health, 22 March 2010."));

  test("is nothing where there are none", () => expect(shown(line)).toBe(""));

  test("says nothing of price bases where a template does not ask", () => {
    expect(shown('{{saving}} {{source-line one="Source:"}}')).toBe(
      "Source: 2020health, 22 March 2010.",
    );
  });

  function shown(template: string): string {
    const printing = printingOf([cost, saving]);
    return fill(
      template,
      {cost: boundFigure(cost, printing), saving: boundFigure(saving, printing), list: [press]},
      printing,
      {sources},
    )
      .replace(/<data[\s\S]*?<\/data>/g, "")
      .trim();
  }
});

test("the line under a chart names what the chart rests on, whatever was printed before", () => {
  const printing = printingOf([cost, saving]);
  const charts = new Map([["c", {prints: [{figure: cost, text: "12.7"}], sources: ["nao"]}]]);
  const model = {
    saving: boundFigure(saving, printing),
    c: {boundTo: {node: "chart", id: "c", about: {}}},
  };
  const line = '{{source-line c one="Source:" many="Sources:"}}';
  expect(fill(`{{saving}} ${line}`, model, printing, {charts, sources})).toMatch(
    / Source: National Audit Office, May 2008 \(<span class="years">2004–05<\/span> prices\)\.$/,
  );
});

describe("words that rest on sources", () => {
  test("carry the numbers of their notes", () => {
    const printing = printingOf([], {notes: "numbered"});
    expect(fill("{{cite list}}{{cite one}}", {list: [nao, press], one: press}, printing)).toBe(
      '<sup class="note"><a href="#note-1" id="cite-1-1">1</a>, <a href="#note-2" id="cite-2-1">2</a></sup><sup class="note"><a href="#note-2" id="cite-2-2">2</a></sup>',
    );
  });

  test("count as citing them, where notes have no numbers, too", () => {
    const printing = printingOf([]);
    expect(fill("{{cite list}}", {list: [nao, press]}, printing)).toBe("");
    expect(printing.ledger.cited).toEqual(["nao", "press"]);
  });

  test("no sources, no marks", () => {
    const printing = printingOf([], {notes: "numbered"});
    expect(fill("{{cite list}}{{cite none}}", {list: [], none: null}, printing)).toBe("");
  });
});

describe("the list of what was cited", () => {
  const list =
    "{{#cited per=1}}[{{#each sources}}{{this.number}} {{title}}{{/each}} {{page}}/{{this.pages}}{{#if more}} more{{/if}}]{{/cited}}";

  test("is in order of citation, numbered, in pages", () => {
    const printing = printingOf([]);
    expect(
      fill(`{{cite b}}{{cite a}}{{cite b}}${list}`, {a: nao, b: press}, printing, {sources}),
    ).toBe("[1 Press release 1/2][2 The National Programme 2/2 more]");
  });

  test("counts in the sources of words that are printed only after it", () => {
    const printing = printingOf([cost, saving], {notes: "numbered"});
    const later = [{text: boundText(textNode("Of {{programme-cost}}."), printing)}];
    const model = {saving: boundFigure(saving, printing), later};
    const template =
      "{{saving}}{{#cited later}}{{#each sources}}[{{this.number}} {{title}}]{{/each}}{{/cited}}";
    expect(fill(template, model, printing, {sources})).toContain("[2 The National Programme]");
    expect(printing.ledger.uses.map(use => use.figure)).toEqual(["headline-saving"]);
  });

  test("is empty where nothing was cited", () =>
    expect(fill(list, {}, printingOf([]), {sources})).toBe(""));
});
