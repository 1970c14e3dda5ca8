// The words of PDFs that other programs made: which numbers are ours, and whether they are still what they were.
import {describe, expect, test} from "vitest";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {lineText, type Piece} from "../../scripts/lib/pdf/line-text.ts";
import {candidatesOf, type Candidates} from "../../scripts/lib/verdict/candidates.ts";
import {judgeOthers} from "../../scripts/lib/verdict/others.ts";
import {readableText} from "../../scripts/lib/verdict/page-text.ts";
import {pastsOf} from "../../scripts/lib/verdict/earlier.ts";
import {computeFigures} from "../../scripts/steps/figures.ts";
import {readNumbers, type Sources} from "../../scripts/pipeline.ts";
import {composeStatement} from "../../scripts/steps/statement.ts";
import {buses, withFile} from "../buses.ts";

const more = `
programme-cost:
  label: Gross cost of the programme
  value: €12.7bn
  source: budget-2023
  was: [{value: €12.4bn, as-of: 2006, source: budget-2023}]
saving:
  label: Saving from all recommendations
  value: at least €1bn
  source: budget-2023
cut:
  label: Cut of the year’s budget
  value: −€600m
  source: budget-2023
hopeful:
  label: Drivers who expect better buses
  value: 67%
  source: fleet-audit-2024
  was: [{value: 62%, as-of: 2022, source: fleet-audit-2024}]
subsidy:
  label: Subsidy that the Treasury promised
  low: €6.0bn
  high: €9.2bn
  range: uncertainty
  source: budget-2023
`;
const figuresFile = "content/buses/figures.yaml";
const today = withFile(buses, figuresFile, text => text + more);
const before = withFile(
  today,
  figuresFile,
  text => `${text.replace("€6.0bn", "€5.1bn")}
toll:
  label: Toll on the harbour bridge
  value: €3.45
  source: budget-2023
`,
);
const known = candidatesIn(today, before);

describe("one number, however it is written", () => {
  test.each([
    "The gross cost of the programme is €12.7bn.",
    "The gross cost of the programme is € 12.7 bn.",
    "The gross cost of the programme is EUR 12.7 billion.",
    "The gross cost of the programme is 12.7 billion euros.",
    "The gross cost of the programme is €12,700 million.",
    "The gross cost of the programme is €12,700,000,000.",
    "The gross cost of the programme is €12\u202f700 million.",
    "The gross cost of the programme is €12\u2007700 million.",
    "The gross cost of the programme is €12.7\nbillion.",
    "The gross cost of the programme is €\n12.7bn.",
    "The gross cost of the programme is €12.7 bil-\nlion.",
    "The gross cost of the programme is €12.7 bil\u00ad\nlion.",
    "The gross cost of the programme is €12.7bn\u00b3.",
    "The gross cost of the programme is €12.7bn\u20633.",
    "The gross cost of the programme is twelve thousand seven hundred million euros.",
    "Gross cost of the programme\t€12.7bn",
    "The programme’s gross cost, €13 billion",
  ])("%j", text => expect(judged(text)).toEqual(["unchanged programme-cost"]));

  test.each([
    ["The budget of the year was cut by \u2212€600m.", "unchanged cut"],
    ["The budget of the year was cut by €600 million.", "unchanged cut"],
    ["Two drivers in three? 67 per cent of drivers expect better buses.", "unchanged hopeful"],
    [
      "The recommendations are to bring a saving of at least one billion euros.",
      "unchanged saving",
    ],
    ["A bus costs €48,500 per bus to keep, as ﬁgures show.", "unchanged cost-per-bus"],
    ["Of all the buses, 12 buses stand idle.", "unchanged idle-buses"],
  ])("%j: %s", (text, wanted) => expect(judged(text)).toContain(wanted));
});

describe("what has changed", () => {
  test("an earlier value, with what it is today", () => {
    const [one] = judgeOthers(
      [{text: "The gross cost of the programme is €12.4 billion."}],
      [known],
    );
    expect(one).toMatchObject({
      state: "changed",
      figure: "programme-cost",
      page: 1,
      said: "€12.4 billion",
      now: "€12.7\u00a0billion",
      sure: "likely",
    });
  });

  test("but not where the page says beside it what it is", () =>
    expect(
      judged("The gross cost of the programme is €12.7bn; it was put at €12.4bn in 2006."),
    ).toEqual(["unchanged programme-cost", "unchanged programme-cost"]));

  test("a share, in words", () =>
    expect(judged("Of all drivers, 62 per cent expect better buses.")).toEqual([
      "changed hopeful",
    ]));

  test("what was computed from an earlier value, three steps up, and because of which", () => {
    const chain = `
one: {label: Cost of the first part, value: €310m, source: budget-2023, was: [{value: €250m, source: budget-2023}]}
two: {label: Cost of both parts, formula: one + one}
three: {label: Cost of the scheme with its reserve, formula: two * 3}
`;
    const moved = candidatesIn(
      withFile(today, figuresFile, text => text + chain),
      null,
    );
    const text = "With its reserve the scheme is to cost €1.5bn.";
    expect(judgeOthers([{text}], [moved])).toMatchObject([
      {
        state: "changed",
        figure: "three",
        now: "€1.9bn",
        because: [{figure: "one", before: "€250m", after: "€310m"}],
      },
    ]);
  });

  test("a value of the last build, and a figure that is no more", () => {
    expect(judged("The subsidy that the Treasury has promised is €5.1bn or more.")).toEqual([
      "changed subsidy",
    ]);
    expect(judged("The toll on the harbour bridge is €3.45.")).toEqual(["withdrawn toll"]);
  });
});

describe("what is not ours", () => {
  test("is told, with the figure that the words around it speak of", () => {
    const text = "A sandwich is €4.50. The gross cost of the programme will be €14.2bn.";
    const found = judgeOthers([{text}], [known]);
    expect(found.map(one => [one.state, one.said, one.resembles?.figure ?? null])).toEqual([
      ["not ours", "€4.50", null],
      ["not ours", "€14.2bn", "programme-cost"],
    ]);
  });

  test.each([
    "It began in 2006, on 12 May, with 67 pages, section 12.7 and N3.",
    "Call +353 1 600 0000 or see page 12.",
    "",
  ])("innocent: %j", text => expect(judged(text)).toEqual([]));

  test("of two figures of one value the words around it tell which", () => {
    const twice = candidatesIn(
      withFile(today, figuresFile, text =>
        text.replace(
          "saving:\n",
          "press-cost:\n  label: Cost that the newspapers name\n  value: €12.7bn\n  source: budget-2023\nsaving:\n",
        ),
      ),
      null,
    );
    const one = judgeOthers([{text: "The newspapers name €12.7bn."}], [twice]);
    const other = judgeOthers([{text: "The gross cost of the programme: €12.7bn."}], [twice]);
    expect([one[0]?.figure, other[0]?.figure]).toEqual(["press-cost", "programme-cost"]);
  });
});

describe("the words of a page, as they are placed", () => {
  const at = (text: string, x: number, y: number, size = 10, angle = 0): Piece => ({
    text,
    width: text.length * size * 0.5,
    matrix: [
      size * Math.cos(angle),
      size * Math.sin(angle),
      -size * Math.sin(angle),
      size * Math.cos(angle),
      x,
      y,
    ],
  });

  test("a raised number is the number of a note", () => {
    expect(readableText(lineText([at("€12.7bn", 0, 100), at("3", 35, 104, 6)]))).toBe("€12.7bn 3");
    const behind = lineText([at("€12.7bn", 0, 100), at("3", 35, 104, 6), at(" in all", 38, 100)]);
    expect(readableText(behind)).toBe("€12.7bn 3 in all");
  });

  test("letters that touch are one word, those that do not are two, and cells stand apart", () => {
    expect(lineText([at("12", 0, 100), at(".7", 10, 100)])).toBe("12.7");
    expect(lineText([at("12", 0, 100), at("700", 12, 100)])).toBe("12 700");
    expect(lineText([at("2022", 0, 100), at("64", 60, 100)])).toBe("2022\t64");
    expect(lineText([at("a", 0, 100), at("b", 0, 88), at("c", 0, 300)])).toBe("a\nb\n\nc");
  });

  test("turned text reads along its own line", () => {
    const up = [at("€12", 50, 100, 10, Math.PI / 2), at(".7bn", 50, 115, 10, Math.PI / 2)];
    expect(lineText([at("Cost", 0, 100), ...up])).toBe("Cost\n\n€12.7bn");
  });
});

function judged(text: string): readonly string[] {
  return judgeOthers([{text}], [known]).map(one => `${one.state} ${one.figure}`);
}

function candidatesIn(sources: Sources, last: Sources | null): Candidates {
  const now = readNumbers(sources, new Log())!;
  const then = last && readNumbers(last, new Log())!;
  return candidatesOf(
    now.figures,
    composeStatement(now.content, now.figures),
    then && composeStatement(then.content, then.figures),
    pastsOf(
      now.figures,
      {locale: now.content.about.language, currency: now.content.about.currency},
      replaced => computeFigures(now.content, now.quantities, replaced).value,
    ),
  );
}
