// What a reader must be told beside a number: the range of an "up to", and that a figure is only an example.
import {describe, expect, test} from "vitest";
import {small} from "./small.ts";
import {buses, manuscriptsOf, tryCompose, withFile} from "../buses.ts";
import type {Sources} from "../../scripts/pipeline.ts";

const figures = "content/buses/figures.yaml";
const note = "content/buses/documents/note.yaml";

function leading(words: string, more = ""): Sources {
  const with_ = withFile(buses, figures, text => `${text}${more}`);
  return withFile(with_, note, text =>
    text.replace(/^lead: .*$/m, `lead: ${JSON.stringify(words)}`),
  );
}

describe("up to", () => {
  const most =
    "most: {label: The most on fuel, value: up to €140k, kind: saving, prices: 2023, source: fleet-audit-2024}\n";
  const said = (sources: Sources): readonly string[] =>
    tryCompose(sources).findings.map(one => `${one.code}: ${one.message}`);

  test("in a document that nowhere prints the range is told of", () =>
    expect(said(leading("Save {{most}}.", most))).toEqual([
      "rules/headline-range: `note` prints `most`, up to €140k, and nowhere the range that this is the end of, `fuel-saving`, €90k to €140k",
    ]));

  test("with the range beside it is right", () =>
    expect(said(leading("Save {{most}}, {{fuel-saving}}.", most))).toEqual([]));

  test("that is printed nowhere is right", () =>
    expect(said(leading("Save {{fuel-saving}}.", most))).toEqual([]));

  test("of another source or another end is of something else", () => {
    expect(said(leading("{{most}}", most.replace("fleet-audit-2024", "budget-2023")))).toEqual([]);
    expect(said(leading("{{most}}", most.replace("140k", "150k")))).toEqual([]);
  });

  test("may be accepted, and not for nothing", () => {
    const accepted = most.replace(
      "}\n",
      ", accept: {headline-range: The range is in the appendix.}}\n",
    );
    expect(said(leading("Save {{most}}.", accepted))).toEqual([]);
    expect(said(leading("Save {{fuel-saving}}.", accepted))).toEqual([
      "rules/unused-acceptance: nothing here breaks the rule `headline-range`, so there is nothing to accept",
    ]);
  });
});

describe("a figure that is only an example says so", () => {
  const example =
    "example: {label: For example, value: €5m, status: illustrative, source: budget-2023}\n" +
    "made-of-it: {label: Made of it, formula: example * 2}\n";
  const printed = (words: string): string => manuscriptsOf(leading(words, example))["note"]!.text;

  test("in a sentence, in any register", () => {
    const text = printed("{{example}} {{example compact}} {{example number}}");
    expect(text.replace(/<sup.*?<\/sup>|<[^>]+>/g, "")).toContain(
      "€5\u00a0million (illustrative) €5m (illustrative) 5 (illustrative)",
    );
  });

  test("behind its element, which is its value and nothing else", () =>
    expect(printed("{{example}}")).toContain(
      '€5\u00a0million</data><span class="qualifier"> (illustrative)</span>',
    ));

  test("and so does what rests on it", () =>
    expect(printed("{{made-of-it}}").replace(/<[^>]+>/g, "")).toContain(
      "€10\u00a0million (illustrative)",
    ));

  test("in the words of the publication", () => {
    const sources = withFile(
      leading("{{example}}", example),
      "content/buses/publication.yaml",
      text => `${text}illustrative: mar shampla\n`,
    );
    expect(manuscriptsOf(sources)["note"]!.text).toContain("(mar shampla)");
  });

  test("in the note of a table: all of it, a row, a column", () => {
    const noteOf = (change: (text: string) => string): unknown => {
      const sources = withFile(buses, "content/buses/tables/fleet.yaml", change);
      const shown = withFile(sources, "templates/note/page.html.hbs", text =>
        text.replace("<caption>{{title}}</caption>", "<caption>{{note}}</caption>"),
      );
      return /<caption>(.*?)<\/caption>/.exec(manuscriptsOf(shown)["note"]!.text)?.[1];
    };
    expect(
      noteOf(text =>
        text
          .replace("unit: buses", "unit: buses\nstatus: illustrative")
          .replace(", status: forecast", ""),
      ),
    ).toBe("Illustrative.");
    expect(noteOf(text => text.replace("status: forecast", "status: illustrative"))).toBe(
      "Illustrative: 2024.",
    );
    expect(
      noteOf(text => text.replace("label: Electric,", "label: Electric, status: illustrative,")),
    ).toBe("Illustrative: Electric.");
  });

  test("in the note of a chart, behind what the writer says there", () => {
    const noteOf = (status: string): unknown =>
      small({
        "figures.yaml": `a: {label: A, value: £1m, source: nao, status: illustrative}\nb: {label: B, value: £2m, source: nao${status}}\n`,
        "charts/c.yaml": "kind: bar\nheadline: H\nnote: Ours.\nfigures: [a, b]\n",
      }).model.charts["c"]!.about["note"];
    expect(noteOf("")).toMatchObject({segments: [{text: "Ours. Illustrative: A."}]});
    expect(noteOf(", status: illustrative")).toMatchObject({
      segments: [{text: "Ours. Illustrative."}],
    });
  });
});
