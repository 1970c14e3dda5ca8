// Printed totals in a publication: what is said of them, where, and what becomes of a reason.
import {describe, expect, test} from "vitest";
import {plainText} from "../../scripts/lib/template/words-of.ts";
import type {TextNode} from "../../scripts/lib/template/model.ts";
import {buses, tryCompose, withFile} from "../buses.ts";
import {printingOf} from "../lib/figures.ts";
import {spaced} from "../lib/quantities.ts";
import {right, small, type Files} from "./small.ts";

const savings = (total: string): Files => ({
  "tables/savings.yaml": `title: Savings\nunit: £m\nsource: nao\nnote: From a statement.\ncolumns: {amount: Amount}\nrows:\n  n3: {label: N3, cells: {amount: 192}}\n  pacs: {label: PACS, cells: {amount: 14}}\n  total: {label: Total, total: true, ${total}}\n`,
});
const told = (files: Files) =>
  small(files).findings.map(({code, message}) => `${code}: ${message}`);
const words = (node: unknown) => plainText(node as TextNode, printingOf([]));

describe("a printed total", () => {
  test("that its parts do not reach is named, with what they come to and the gap", () =>
    expect(told(savings("cells: {amount: 208}")).map(spaced)).toEqual([
      "rules/total: `savings.total.amount` is printed as £208m, and its parts, `n3` and `pacs`, come to £206m: £2m less",
    ]));

  test("is kept as it was published, beside what its parts come to", () => {
    const {model, figures} = small(savings("cells: {amount: 208}"));
    expect(figures.get("savings.total.amount")?.quantity).toMatchObject({sort: "amount"});
    expect(model["printed-totals"]).toMatchObject([
      {table: "savings", sum: "£206m", gap: "£2m", outcome: "short", reason: null},
    ]);
  });

  test("may be accepted on its row, its column or the table, and the reason stands in the note", () => {
    const accepted = "accept: {total: Nobody explains the gap.}";
    const onRow = right(savings(`${accepted}, cells: {amount: 208}`));
    expect(words(onRow.model.tables["savings"]!["note"])).toBe(
      "From a statement. Nobody explains the gap.",
    );
    const bare = savings("cells: {amount: 208}")["tables/savings.yaml"]!;
    for (const text of [
      bare.replace("amount: Amount", `amount: {label: Amount, ${accepted}}`),
      `${bare}${accepted}\n`,
    ])
      expect(told({"tables/savings.yaml": text})).toEqual([]);
  });

  test("a reason for a gap that rounding could explain takes the place of the note on rounding", () => {
    const accepted = "accept: {total: Nobody explains the gap.}, cells: {amount: 207}";
    expect(right(savings(accepted)).model["printed-totals"]).toMatchObject([
      {outcome: "rounding", gap: "£1m"},
    ]);
  });

  test("a reason for nothing is told of", () =>
    expect(told(savings("accept: {total: So it was.}, cells: {amount: 206}"))).toEqual([
      "rules/unused-acceptance: nothing here breaks the rule `total`, so there is nothing to accept",
    ]));

  test("of a table that has none is a contradiction", () => {
    const text = savings("cells: {amount: 206}")["tables/savings.yaml"]!;
    expect(told({"tables/savings.yaml": `${text}total: none\n`})).toEqual([
      "content/no-total: the table says `total: none`, and this row is a total",
    ]);
  });
});

describe("a figure that is worked out", () => {
  const figures = (about: string): Files => ({
    "figures.yaml": `a: {label: A, value: £600m, source: nao}\nb: {label: B, value: £705m, source: nao}\nall: {label: All, formula: a + b, ${about}}\n`,
  });

  test("may be held against what its source prints", () => {
    expect(told(figures("printed: £1.3bn"))).toEqual([]);
    expect(told(figures("printed: £1.4bn")).map(spaced)).toEqual([
      "rules/total: `all` is printed as £1.4bn, and its formula gives £1,305m: £95m less",
    ]);
    expect(told(figures("printed: £1.4bn, accept: {total: A misprint.}"))).toEqual([]);
    expect(told(figures("printed: £1.3bn, accept: {total: A misprint.}"))).toHaveLength(1);
  });

  test("what is printed has to be an amount, and of something that is worked out", () => {
    expect(told(figures("printed: lots"))[0]).toMatch(/^content\/bad-quantity/);
    expect(told({"figures.yaml": "a: {label: A, value: £6m, printed: £6m, source: nao}"})).toEqual([
      "content/no-formula: `printed` is held against what a formula gives, and there is none",
    ]);
  });
});

describe("a chart", () => {
  const spending: Files = {
    "tables/spending.yaml":
      "title: Spending\nunit: £m\nsource: nao\ncolumns: {y1: '2008', y2: '2009'}\nrows:\n  capital: {label: Capital, cells: {y1: 360.0, y2: 535.1}}\n  revenue: {label: Revenue, cells: {y1: 260.0, y2: 528.4}}\n  staff: {label: of which staff, included-in: revenue, cells: {y1: 120.0, y2: 130.0}}\n",
  };
  const stacked = (rows: string, table = spending["tables/spending.yaml"]!) => ({
    "tables/spending.yaml": table,
    "charts/c.yaml": `kind: stacked-column\nheadline: H\ntable: spending\nrows: [${rows}]\nseries: rows`,
  });

  test("of columns upon each other knows when they do not add up as they are printed", () => {
    const chart = right(stacked("capital, revenue")).charts.get("c");
    // 535 + 528 is not 1,064.
    expect(chart).toMatchObject({isRounded: true, data: {totals: ["620", "1,064"]}});
  });

  test("and when they do", () => {
    const table = spending["tables/spending.yaml"]!.replace("535.1", "535.0");
    expect(right(stacked("capital, revenue", table)).charts.get("c")?.isRounded).toBe(false);
  });

  test("does not stack what is a part of the other, nor a table that must not be added", () => {
    expect(told(stacked("revenue, staff"))).toEqual([
      "charts/counted-twice: `spending.staff.y1` is a part of `spending.revenue.y1`: upon each other they would count twice",
    ]);
    const none = `${spending["tables/spending.yaml"]}total: none\n`;
    expect(told(stacked("capital, revenue", none))).toEqual([
      "charts/total-none: the table says that nothing in it may be added, and a stacked column adds",
    ]);
  });

  test("does not stack levels that are reached one year after the other", () => {
    const table = `${spending["tables/spending.yaml"]}timing: cumulative-annual\n`;
    const overYears = stacked("capital", table)["charts/c.yaml"].replace("rows\n", "columns");
    expect(
      told({"tables/spending.yaml": table, "charts/c.yaml": overYears.replace(/rows$/, "columns")}),
    ).toEqual([
      "charts/levels: levels that are reached at one time after another stand upon each other here",
    ]);
  });

  test("of steps knows when they do not lead there as they are printed", () => {
    const steps = (cut: string, after: string): Files => ({
      "figures.yaml": `before: {label: B, value: "£3,680m", source: nao}\ncut: {label: C, value: "${cut}", kind: saving, source: nao}\nafter: {label: A, value: "${after}", source: nao}\n`,
      "charts/c.yaml":
        "kind: waterfall\nheadline: H\nsteps:\n  - {figure: before, label: B, role: level}\n  - {figure: cut, label: C, role: change}\n  - {figure: after, label: A, role: level}",
    });
    expect(right(steps("£1,340m", "£2,340m")).charts.get("c")?.isRounded).toBe(true);
    expect(right(steps("£1,380m", "£2,300m")).charts.get("c")?.isRounded).toBe(false);
  });
});

test("words that state a sum are held to it: template.yaml says which they are", () => {
  const sums = "check: {sums: [{in: slides, parts: terms.big, total: all.big}]}";
  const kind = withFile(
    buses,
    "templates/talk/template.yaml",
    `outputs: [html]\nwords: {slides: {list: {choose: layout, always: {title: text, notes?: text}, of: {words: {}, figure: {figure: figure}, sum: {terms: {list: {big: text}}, all: {big: text}}}}}}\n${sums}\n`,
  );
  const slide = (all: string) =>
    withFile(
      kind,
      "content/buses/documents/talk.yaml",
      text =>
        `${text}  - {layout: sum, title: S, terms: [{big: "{{idle-cost}}"}, {big: "{{fuel-saving}}"}, {big: "−{{grant}}"}], all: {big: "{{${all}}}"}}\n`,
    );
  const said = (all: string) =>
    tryCompose(slide(all)).findings.map(({code, message}) => spaced(`${code}: ${message}`));
  expect(said("net-savings")).toEqual([]);
  expect(said("grant")).toEqual([
    "rules/total: these parts come to €472,000 to €522,000, and `grant` is €0.2m: €272,000 to €322,000 more",
  ]);
});
