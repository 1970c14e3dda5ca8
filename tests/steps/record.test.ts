// Manuscript → what its PDF carries of its figures.
import {describe, expect, test} from "vitest";
import type {FiguresFile} from "../../scripts/lib/record/record.ts";
import {writeRecord} from "../../scripts/lib/record/write.ts";
import {composeRecord, statedUses} from "../../scripts/steps/record.ts";
import {buses, tryCompose, withFile} from "../buses.ts";
import type {Sources} from "../../scripts/pipeline.ts";

const figuresFile = "content/buses/figures.yaml";

function recorded(sources: Sources, document = "note", version = "1.2.3") {
  const {composed, findings} = tryCompose(sources);
  if (!composed) throw new Error(findings[0]?.message);
  const page = composed.pages.find(one => one.name === document)!;
  const material = {
    content: composed.content,
    figures: composed.figures,
    kind: page.template.kind,
    version,
  };
  return {manuscript: page.manuscript, record: composeRecord(page.manuscript, material), composed};
}

describe("a record", () => {
  const {record, manuscript, composed} = recorded(buses);

  test("names every figure that can be read in the document, once, in the order of the document", () => {
    const seen = manuscript.uses.filter(use => use.visible).map(use => use.figure);
    expect(seen.length).toBeGreaterThan(5);
    expect(record.figures.map(one => one.id)).toEqual([...new Set(seen)]);
  });

  test("says of each what is known of it, in exact numbers", () => {
    for (const one of record.figures) {
      const figure = composed.figures.get(one.id)!;
      expect(one.label).toBe(figure.label);
      expect(one.sources).toEqual(figure.sources);
      const said = [one.value, one.low, one.high, one.words, one.missing].filter(Boolean);
      expect(said.length).toBeGreaterThan(0);
      for (const number of [one.value, one.low, one.central, one.high])
        if (number !== undefined) expect(number).toMatch(/^-?\d+(\.\d+)?$/);
      expect(one.printed.length).toBeGreaterThan(0);
    }
  });

  test("carries the sources on which they rest, and no others", () => {
    const cited = new Set(record.figures.flatMap(one => one.sources));
    expect(Object.keys(record.sources).sort()).toEqual([...cited].sort());
    for (const source of Object.values(record.sources))
      expect(source).toMatchObject({title: expect.any(String), publisher: expect.any(String)});
  });

  test("carries formulas as written and in words, with the numbers that went in", () => {
    const derived = record.figures.filter(one => one.formula);
    expect(derived.length).toBeGreaterThan(0);
    for (const {formula} of derived) {
      expect(formula!.inputs.length).toBeGreaterThan(0);
      for (const input of formula!.inputs) expect(composed.figures.has(input.id)).toBe(true);
      expect(formula!.words).not.toBe(formula!.written);
    }
  });

  test("says who published it, in which language and currency, and with what it was made", () =>
    expect(record).toMatchObject({
      format: "costed-figures",
      version: 1,
      program: {name: "Costed", version: "1.2.3"},
      publication: {name: "buses", date: composed.content.about.date},
      document: {name: "note", template: "note", title: manuscript.title},
      language: composed.content.about.language,
      currency: composed.content.about.currency,
      content: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    }));
});

describe("the content's hash", () => {
  const before = recorded(buses).record;

  test("is the same for the same statements, whatever the program", () => {
    expect(recorded(buses).record).toEqual(before);
    expect(recorded(buses, "note", "9.9.9").record.content).toBe(before.content);
    const commented = withFile(buses, figuresFile, text => `# a comment\n${text}`);
    expect(recorded(commented).record.content).toBe(before.content);
  });

  test("and another when a source, or a figure that is printed, says something else", () => {
    const [id] = before.figures[0]!.sources;
    const renamed = withFile(buses, "content/buses/sources.yaml", text =>
      text.replace(new RegExp(`(${id}:[\\s\\S]*?publisher: )`), "$1Other "),
    );
    expect(recorded(renamed).record.content).not.toBe(before.content);
    expect(recorded(renamed).record.figures).toEqual(before.figures);
  });
});

describe("in the PDF", () => {
  const {record, manuscript} = recorded(buses);
  const words = manuscript.uses.filter(use => use.visible).map(use => use.text);
  const written = (pages: readonly (readonly string[])[]) =>
    JSON.parse(
      writeRecord(record, statedUses(manuscript), {browser: "Skia/PDF m147", pages}),
    ) as FiguresFile;

  test("it also says which browser printed it, how many pages, and on which each figure stands", () => {
    const file = written([["A cover"], words]);
    expect(file.browser).toBe("Skia/PDF m147");
    expect(file.document["pages"]).toBe(2);
    for (const {printed} of file.figures) for (const one of printed) expect(one.pages).toEqual([2]);
  });

  test("but not where that is in doubt", () => {
    const file = written([words, words]);
    for (const {printed} of file.figures)
      for (const one of printed) expect(one).not.toHaveProperty("pages");
  });
});
