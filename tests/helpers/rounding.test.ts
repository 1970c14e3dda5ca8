// {{rounding-note}}, and the source line that says it by itself.
import {describe, expect, test} from "vitest";
import {beginSums} from "../../scripts/lib/template/printing.ts";
import {sumBook} from "../../scripts/lib/totals/sums.ts";
import {figure, printingOf} from "../lib/figures.ts";
import {boundFigure, fill} from "./handlebars.ts";

const parts = [
  figure("a", "£1,340m"),
  figure("b", "£2,340m"),
  figure("total", "£3,680m"),
  figure("fine", "£3,680.4m"),
];
const halves = [
  {figure: "a", sign: 1},
  {figure: "b", sign: 1},
] as const;
const sums = sumBook(
  [
    {total: "total", parts: halves},
    {total: "fine", parts: halves},
  ],
  [],
);
const note = "Figures may not sum.";
const said = `<p class="rounding-note">${note}</p>`;
const all = "{{a}} {{b}} {{total}}";

function filled(template: string, makes: "slides" | "page" | "text" = "page"): string {
  const printing = printingOf(parts, {makes});
  const model = Object.fromEntries(parts.map(one => [one.id, boundFigure(one, printing)]));
  const table = (names: readonly string[]) => ({
    rows: names.map(name => ({cells: [{figure: model[name]}]})),
  });
  return fill(
    template,
    {...model, table: table(["a", "b", "total"]), halves: table(["a", "b"])},
    printing,
    {sums, roundingNote: note},
  )
    .replace(/<data[^>]*>|<\/data>/g, "")
    .trim();
}

describe("the note on rounding", () => {
  test("stands where a total and its parts do not add up as they are printed", () =>
    expect(filled(`${all} {{rounding-note}}`)).toBe(
      `£1.3\u00a0billion £2.3\u00a0billion £3.7\u00a0billion ${said}`,
    ));

  test("and only there", () => {
    expect(filled("{{exact a}} {{exact b}} {{exact total}} {{rounding-note}}")).not.toContain(note);
    expect(filled("{{a}} {{total}} {{rounding-note}}")).not.toContain(note);
    expect(filled("{{rounding-note}}")).toBe("");
  });

  test("on a page once for a section: the next begins behind it", () => {
    expect(filled(`${all} {{rounding-note}} {{rounding-note}}`).split(note)).toHaveLength(2);
    expect(filled(`{{a}} {{b}} {{rounding-note}} {{total}} {{rounding-note}}`)).not.toContain(note);
    expect(filled(`${all} {{rounding-note}} ${all} {{rounding-note}}`).split(note)).toHaveLength(3);
  });

  test("may stand within a section, which goes on", () => {
    const on = "{{rounding-note goes-on=true}}";
    expect(filled(`{{a}} {{b}} ${on} {{total}} ${on} {{rounding-note}}`).split(note)).toHaveLength(
      2,
    );
    expect(filled(`${all} ${on} ${on} {{rounding-note}}`).split(note)).toHaveLength(2);
  });

  test("in plain text without markup", () =>
    expect(filled(`${all}\n{{rounding-note}}`, "text")).toMatch(new RegExp(`\\n${note}$`)));

  test("of a table alone: it prints its cells in numbers, and these add up", () => {
    expect(filled(`${all} {{rounding-note table}}`)).not.toContain(note);
  });

  test("of a table looks at a total in the words before it, too", () => {
    expect(filled("{{exact fine}} {{rounding-note halves}}")).toContain(note);
    expect(filled("{{exact total}} {{rounding-note halves}}")).not.toContain(note);
    expect(filled("{{rounding-note halves}}")).not.toContain(note);
    // And it is not said again.
    expect(
      filled(
        "{{exact fine}} {{exact a}} {{exact b}} {{rounding-note halves}} {{rounding-note}}",
      ).split(note),
    ).toHaveLength(2);
  });

  test("stands before the sources in a source line, and is not said again", () => {
    const line = '{{source-line one="Source:"}}';
    expect(filled(`${all} ${line}`, "slides")).toContain("Figures may not sum&#46;");
    expect(filled(`${all} ${line} {{rounding-note}}`, "slides").split("not sum")).toHaveLength(2);
    expect(filled(`{{a}} ${line}`, "slides")).not.toContain("not sum");
  });
});

test("what was printed on the slide before is another sum", () => {
  const printing = printingOf(parts, {makes: "slides"});
  for (const {id} of parts)
    printing.ledger.uses.push({figure: id, register: "prose", text: "", visible: true});
  beginSums(printing);
  expect(printing.ledger.sums).toEqual({uses: 4, charts: 0, said: []});
});
