// Two statements → what is stated otherwise, by how much, and because of what.
import {describe, expect, test} from "vitest";
import {readStatement, type Statement} from "../../scripts/lib/statement/statement.ts";
import {compareStatements, isSame, type Difference} from "../../scripts/steps/difference.ts";
import {composeStatement} from "../../scripts/steps/statement.ts";
import {small, type Files} from "./small.ts";

function statementOf(files: Files): Statement {
  const {content, figures} = small(files);
  return composeStatement(content, figures);
}

function difference(before: Files, after: Files): Difference {
  const doubts = {stated: null, isUnread: () => false};
  return compareStatements(statementOf(before), statementOf(after), doubts);
}

const chain = (first: string, others = ""): Files => ({
  "figures.yaml": [
    `beds: {label: Beds, value: ${first}, source: nao}`,
    "cost: {label: Cost of a bed, value: £200 per bed, source: nao}",
    "ward: {label: Cost of the ward, formula: beds * cost}",
    "wards: {label: Cost of ten wards, formula: ward * 10}",
    "years: {label: Cost of five years, formula: wards * 5}",
    "staff: {label: Staff, value: 40 nurses, source: nao}",
    others,
  ].join("\n"),
});

describe("figures", () => {
  test("of the same content do not differ", () => {
    expect(isSame(difference(chain("24 beds"), chain("24 beds")))).toBe(true);
  });

  test("follow one that was changed, three steps up the chain", () => {
    const {figures} = difference(chain("24 beds"), chain("30 beds"));
    expect(figures.map(({id, before, after, because}) => [id, before, after, because])).toEqual([
      ["beds", "24\u00a0beds", "30\u00a0beds", []],
      ["ward", "£4,800", "£6,000", ["beds"]],
      ["wards", "£48,000", "£60,000", ["beds"]],
      ["years", "£240,000", "£300,000", ["beds"]],
    ]);
    expect(figures[3]?.moved).toEqual([
      {end: "value", by: "60000", percent: "25", says: ["+£60k", "+25%"]},
    ]);
  });

  test("name every figure that moves them, and the nearest where a formula was changed", () => {
    const two = chain("30 beds");
    const dearer = {"figures.yaml": two["figures.yaml"]!.replace("£200 per", "£210 per")};
    const {figures} = difference(chain("24 beds"), dearer);
    expect(figures.find(one => one.id === "years")?.because).toEqual(["beds", "cost"]);
    const doubled = {"figures.yaml": two["figures.yaml"]!.replace("ward * 10", "ward * 20")};
    const other = difference(chain("24 beds"), doubled).figures;
    expect(other.find(one => one.id === "years")?.because).toEqual(["wards"]);
    expect(other.find(one => one.id === "wards")).toMatchObject({
      because: [],
      fields: [{field: "formula", before: "ward * 10", after: "ward * 20"}],
    });
  });

  test.each([
    ["£12.7bn", "£12.9bn", ["+£200m", "+1.6%"]],
    ["£12.9bn", "£12.7bn", ["−£200m", "−1.6%"]],
    ["£996m", "£1,021m", ["+£25m", "+2.5%"]],
    ["12.4%", "12.6%", ["+0.2\u00a0percentage points"]],
    ["30 posts", "31 posts", ["+1", "+3.3%"]],
    ["£0", "£5m", ["+£5m"]],
    ["−£40m", "−£30m", ["+£10m", "+25%"]],
    ["£1m", "£5m", ["+£4m", "+400%"]],
    ["2 million people", "2.5 million people", ["+500,000", "+25%"]],
  ])("%s → %s is %j", (from, to, says) => {
    const one = (value: string): Files => ({
      "figures.yaml": `one: {label: One, value: "${value}", source: nao}`,
    });
    expect(difference(one(from), one(to)).figures[0]?.moved).toMatchObject([{says}]);
  });

  test("with a range differ end by end", () => {
    const one = (value: string): Files => ({
      "figures.yaml": `one: {label: One, value: "${value}", source: nao}`,
    });
    const {figures} = difference(one("£6.0bn to £9.2bn"), one("£6.0bn to £9.4bn"));
    expect(figures[0]).toMatchObject({
      moved: [
        {end: "low", by: "0", says: ["unchanged"]},
        {end: "high", by: "200000000", says: ["+£200m", "+2.2%"]},
      ],
    });
    expect(difference(one("£6bn"), one("£6bn to £7bn")).figures[0]).toMatchObject({
      before: "£6bn",
      after: "£6bn to £7bn",
      value: true,
      moved: null,
    });
  });

  test("say which of their circumstances is another one", () => {
    const one = (fields: string): Files => ({
      "figures.yaml": `one: {label: One, ${fields}}\ntwo: {label: Two, formula: one * 2}`,
    });
    const {figures} = difference(
      one("value: £6bn, source: nao, as-of: 2008, prices: 2004-05"),
      one("value: at least £6bn, source: press, as-of: 2009, prices: 2004-05, status: forecast"),
    );
    expect(figures[0]).toMatchObject({
      id: "one",
      value: true,
      fields: [
        {field: "qualifier", before: null, after: "at least"},
        {field: "status", before: null, after: "forecast"},
        {field: "as-of", before: "2008", after: "2009"},
        {field: "sources", before: "nao", after: "press"},
      ],
    });
    // What is made of it says the same of itself, and that is no news.
    expect(figures[1]!.fields.every(field => field.follows)).toBe(true);
  });

  test("are added and withdrawn", () => {
    const {figures} = difference(chain("24 beds"), {
      "figures.yaml": chain("24 beds", "new: {label: New, value: not given}")[
        "figures.yaml"
      ]!.replace(/^staff.*\n/m, ""),
    });
    expect(figures.map(({id, change, before, after}) => [id, change, before, after])).toEqual([
      ["new", "added", null, "not given"],
      ["staff", "withdrawn", "40\u00a0nurses", null],
    ]);
  });
});

describe("recommendations and sources", () => {
  const recommending = (what: string, extra = ""): Files => ({
    "figures.yaml": "cut: {label: Cut, value: £1bn, source: nao}",
    "recommendations.yaml": `headings: {h: {title: H}}\nrecommendations:\n  one: {heading: h, title: One, what: "${what}"}\n${extra}`,
  });

  test("differ field by field, texts word by word", () => {
    const {entries} = difference(
      recommending("Trusts must choose their own systems"),
      recommending(
        "Trusts should choose their own systems",
        "  two: {heading: h, title: Two, what: b}\n",
      ),
    );
    expect(entries).toMatchObject([
      {
        sort: "recommendations",
        id: "one",
        change: "changed",
        fields: [
          {
            field: "what",
            words: [
              {is: "same", text: "Trusts"},
              {is: "gone", text: "must"},
              {is: "new", text: "should"},
              {is: "same", text: "choose their own systems"},
            ],
          },
        ],
      },
      {id: "two", change: "added", title: "Two"},
    ]);
  });

  test("name the figures that they state and that have moved", () => {
    const before = recommending("Take {{cut}} out");
    const after = {...before, "figures.yaml": "cut: {label: Cut, value: £2bn, source: nao}"};
    expect(difference(before, after).entries).toMatchObject([
      {id: "one", change: "changed", fields: [], states: ["cut"]},
    ]);
  });
});

test("a statement is read back as it was written", () => {
  const statement = statementOf(chain("24 beds", "no: {label: No, value: not given}"));
  expect(readStatement(JSON.parse(JSON.stringify(statement)))).toEqual(statement);
});
