// Terms of appraisal in formulas: present values, price bases, exchange, optimism bias, switching values. All numbers are made up.
import {describe, expect, test} from "vitest";
import {formatQuantity} from "../../scripts/lib/quantity/format.ts";
import type {Figure} from "../../scripts/lib/content/figure.ts";
import {plainDigits} from "../../scripts/lib/quantity/decimal.ts";
import {spaced} from "../lib/quantities.ts";
import {right, small, type Files} from "./small.ts";

const sources = "source: nao";

/** Four years of one project, and the rates of two books. */
const tables: Files = {
  "tables/flows.yaml": `title: Flows\nunit: £m\n${sources}\nprices: 2024-25\ntiming: annual
columns: {y0: 2025-26, y1: 2026-27, y2: 2027-28, y3: 2028-29, all: {label: Total, total: true}}
rows:
  costs: {label: Costs, cells: {y0: 100, y1: 0, y2: 0, y3: 0, all: 100}}
  benefits: {label: Benefits, cells: {y0: 0, y1: 40, y2: 40, y3: 40, all: 120}}
  net: {label: Net, cells: {y0: -100, y1: 40, y2: 40, y3: 40, all: 20}}`,
  "tables/stepped.yaml": `title: Stepped rates\nunit: "%"\n${sources}
columns: {standard: Standard, health: Health}
rows:
  first: {label: Years 0–30, cells: {standard: 3.5, health: 1.5}}
  second: {label: Years 31–75, cells: {standard: 3.0, health: 1.29}}
  third: {label: After year 75, period: after 75, cells: {standard: 2.5, health: 1.07}}`,
  "tables/dated.yaml": `title: Dated rates\nunit: "%"\n${sources}\ncolumns: {rate: Rate}
rows: {old: {label: Until 2002, cells: {rate: 6}}, new: {label: From 2003, cells: {rate: 3.5}}}`,
  "tables/deflator.yaml": `title: Prices\n${sources}\ncolumns: {index: Index}
rows:
  a: {label: 2023-24, cells: {index: 90}}
  b: {label: 2024-25, cells: {index: 95}}
  c: {label: 2025-26, cells: {index: 100}}`,
  "tables/spent.yaml": `title: Spent\nunit: £m\n${sources}\nprices: cash
columns: {2023-24: 2023–24, 2024-25: 2024–25, 2025-26: 2025–26}
rows: {all: {label: All, cells: {2023-24: 100, 2024-25: 100, 2025-26: 100}}}`,
};

const written = `rate: {label: Rate, value: 3.5%, ${sources}}
rate-range: {label: Rates, value: 3% to 4%, ${sources}}
none: {label: No rate, value: 0%, ${sources}}
year-cost: {label: Cost of a year, value: £1m, ${sources}, prices: 2024-25}
old: {label: Old cost, value: £12.7bn, ${sources}, prices: 2023-24 prices}
bias: {label: Optimism bias, value: 20%, ${sources}}
`;

describe("present values", () => {
  test.each([
    // −100 + 40/1.035 + 40/1.035² + 40/1.035³
    ["npv(flows.net, rates: rate, from: 2025-26)", "£12.1m"],
    ["npv(flows.net, rates: stepped.standard, from: 2025-26)", "£12.1m"],
    ["npv(flows.benefits − flows.costs, rates: rate, from: 2025-26)", "£12.1m"],
    [
      "npv(flows.benefits, rates: rate, from: 2025-26) − npv(flows.costs, rates: rate, from: 2025/26)",
      "£12m",
    ],
    ["npv(flows.net, rates: rate, from: 2025-26, flows: end-of-year)", "£11.7m"],
    ["npv(flows.net, rates: rate, from: 2025-26, flows: mid-year)", "£11.9m"],
    ["npv(flows.net, rates: rate, from: 2024-25)", "£11.7m"],
    ["npv(flows.net, rates: none, from: 2025-26)", "£20m"],
    ["npv(flows.net, rates: rate-range, from: 2025-26)", "£11.0m to £13.1m"],
    ["npv(flows.benefits × 2, rates: rate, from: 2025-26)", "£224m"],
    ["equivalent-annual(flows.net, rates: rate, from: 2025-26)", "£3.17m"],
    ["present-value(year-cost, in: 2027-28, rates: rate, from: 2025-26)", "£934k"],
    [
      "npv(each-year(year-cost, from: 2025-26, to: 2085-86), rates: stepped.standard, from: 2025-26)",
      "£26.4m",
    ],
    ["sum(each-year(year-cost, from: 2025-26, to: 2027-28, growing: bias))", "£3.64m"],
  ])("%s is %s", (formula, text) => expect(compact(computed(formula))).toBe(text));

  test("with rates that step down, the factors are those of the printed tables", () => {
    const {years} = computed(
      "npv(each-year(year-cost, from: y0, to: y80), rates: stepped.standard, from: y0)",
    );
    const [working] = years;
    if (working?.sort !== "discounting") expect.fail("no table of factors");
    const factors = working.years.map(one => plainDigits(one.factor, 4));
    expect([0, 1, 30, 31, 75, 76].map(year => factors[year])).toEqual([
      "1.0000",
      "0.9662",
      "0.3563",
      "0.3459",
      "0.0942",
      "0.0919",
    ]);
    expect(working.years[31]?.rate).toMatchObject({unit: {kind: "percent"}});
  });

  test("rates that changed at a date are each that of their year", () => {
    // 100 + 100/1.06 + 100/(1.06 × 1.035) + 100/(1.06 × 1.035²)
    const figure = computed(
      "npv(each-year(year-cost × 100, from: 2001, to: 2004), rates: dated, from: 2001)",
    );
    expect(compact(figure)).toBe("£374m");
  });

  test("the workings say each year's rate, factor and value", () => {
    const {years} = computed("npv(flows.net, rates: stepped.standard, from: 2025-26)");
    const [working] = years;
    if (working?.sort !== "discounting") expect.fail("no table of factors");
    expect(
      working.years.map(one => [
        one.label,
        said(one.amount),
        one.rate && said(one.rate),
        plainDigits(one.factor, 4),
        said(one.result),
      ]),
    ).toEqual([
      ["2025-26", "−£100m", null, "1.0000", "−£100m"],
      ["2026-27", "£40m", "3.5%", "0.9662", "£38.6m"],
      ["2027-28", "£40m", "3.5%", "0.9335", "£37.3m"],
      ["2028-29", "£40m", "3.5%", "0.9019", "£36.1m"],
    ]);
  });

  test("a figure says in words what was done, keeps its price base, and rests on the sources of the rates", () => {
    const figure = computed("npv(flows.net, rates: stepped.standard, from: 2025-26)");
    expect(figure.formula).toBe(
      "net present value in 2025–26 of “Flows”, Net, discounted at “Stepped rates”, Standard",
    );
    expect(figure).toMatchObject({prices: "2024-25", sources: ["nao"]});
  });

  test("at no rate it is the sum, whatever the amounts", () => {
    for (const row of ["costs", "benefits", "net"])
      expect(compact(computed(`npv(flows.${row}, rates: none, from: 2025-26)`))).toBe(
        compact(computed(`sum(flows.${row})`)),
      );
  });
});

describe("series", () => {
  test.each([
    ["sum(flows.benefits)", "£120m"],
    ["sum(flows.y1)", "£80m"],
    ["max(flows.benefits)", "£40m"],
    ["sum(flows.benefits − flows.costs)", "£20m"],
    ["sum(flows.benefits × 10%)", "£12m"],
    ["sum(deflator)", "285"],
  ])("%s is %s", (formula, text) => expect(compact(computed(formula))).toBe(text));
});

describe("price bases", () => {
  test.each([
    ["in-prices(old, of: 2025-26, by: deflator)", "£14.1bn", "2025-26"],
    ["in-prices(old, of: 2023-24, by: deflator)", "£12.7bn", "2023-24"],
    ["in-prices(old, of: 2024-25, from: 2025-26, by: deflator)", "£12.1bn", "2024-25"],
    // 100 × 100/90 + 100 × 100/95 + 100
    ["sum(in-prices(spent.all, of: 2025-26, by: deflator))", "£316m", "2025-26"],
    [
      "npv(in-prices(spent.all, of: 2025-26, by: deflator), rates: none, from: 2023-24)",
      "£316m",
      "2025-26",
    ],
    [
      "in-prices(old, of: 2025-26, by: deflator) + in-prices(old, of: 2025-26, by: deflator)",
      "£28.2bn",
      "2025-26",
    ],
  ])("%s is %s", (formula, text, prices) => {
    const figure = computed(formula);
    expect([compact(figure), figure.prices]).toEqual([text, prices]);
  });

  test.each([
    ["2023-24", "£1.11m"],
    ["2023/24 prices", "£1.11m"],
    ["constant 2023–24 pounds", "£1.11m"],
    ["real terms, 2023-24", "£1.11m"],
    ["cash", "£1.05m"],
    ["Nominal terms", "£1.05m"],
    ["jeweilige Preise", "£1.05m"],
    ["løpende kroner", "£1.05m"],
  ])("of %s, into those of 2025-26, £1m of 2024-25 is %s", (prices, text) => {
    const more = `y: {label: Y, value: £1m, prices: "${prices}", period: 2024-25, ${sources}}\n`;
    const figure = computed("in-prices(y, of: 2025-26, by: deflator)", more);
    expect(compact(figure)).toBe(text);
  });

  test("the workings name the two index numbers", () =>
    expect(computed("in-prices(old, of: 2025-26, by: deflator)").workings).toBe(
      "{{old exact}} × {{deflator.c.index exact}} ÷ {{deflator.a.index exact}}",
    ));

  test("of a profile, each year has its own", () => {
    const [working] = computed("sum(in-prices(spent.all, of: 2025-26, by: deflator))").years;
    if (working?.sort !== "prices") expect.fail("no table of prices");
    expect(working.years.map(one => [one.label, said(one.amount), said(one.result)])).toEqual([
      ["2023–24", "£100m", "£111m"],
      ["2024–25", "£100m", "£105m"],
      ["2025–26", "£100m", "£100m"],
    ]);
  });
});

describe("optimism bias", () => {
  test.each([
    ["uplift(year-cost, by: bias)", "£1.2m"],
    ["year-cost × (1 + bias)", "£1.2m"],
    ["sum(uplift(flows.costs, by: bias))", "£120m"],
  ])("%s is %s", (formula, text) => expect(compact(computed(formula))).toBe(text));

  test("the workings say with and without", () =>
    expect(computed("uplift(year-cost, by: bias)").workings).toBe(
      "{{year-cost exact}} × (1 + {{bias exact}})",
    ));
});

describe("switching values", () => {
  const more =
    "cost: {label: Cost, value: £80m, source: nao}\nvalue: {label: Value, formula: sum(flows.benefits) − cost}\nirr: {label: NPV, formula: 'npv(flows.net, rates: rate, from: 2025-26)'}\n";
  test.each([
    ["switching(value, of: cost)", "£120m"],
    ["switching(value, of: cost, at: year-cost)", "£119m"],
    ["switching(value, of: flows.benefits)", "−33.3%"],
    // What makes a present value zero is the internal rate of return.
    ["switching(irr, of: rate)", "9.70%"],
    ["switching(irr, of: flows.costs)", null],
  ])("%s is %s", (formula, text) => {
    if (text !== null) return expect(compact(computed(formula, more))).toBe(text);
    expect(complaints(formula, more)).toEqual([
      "`irr` does not rest on `flows.costs` | name one of the figures that it is computed from, directly or not",
    ]);
  });
});

function computed(formula: string, more = ""): Figure {
  const {figures} = right({
    ...tables,
    "figures.yaml": `${written}${more}x: {label: X, formula: "${formula}"}`,
  });
  return figures.get("x")!;
}

function complaints(formula: string, more = ""): readonly string[] {
  const {findings} = small({
    ...tables,
    "figures.yaml": `${written}${more}x: {label: X, formula: "${formula}"}`,
  });
  return findings.map(one => `${one.message} | ${one.help ?? ""}`);
}

function compact(figure: Figure): string {
  return said(figure.quantity);
}

function said(quantity: Figure["quantity"]): string {
  return spaced(formatQuantity(quantity, {register: "compact", locale: "en-GB", currency: "GBP"}));
}

describe("sensitivity", () => {
  const more = `price: {label: Price, low: £2m, central: £3m, high: £5m, ${sources}}
buses: {label: Buses, value: 10 buses, ${sources}}
grant: {label: Grant, value: £50m, ${sources}}
net: {label: Net, formula: grant + sum(flows.benefits) − price × 10, sensitivity: [grant, price, flows.benefits]}
`;
  const {figures} = right({...tables, "figures.yaml": `${written}${more}`});

  test("what moves a figure most stands first, over its own range or by a tenth", () =>
    expect(
      figures
        .get("net")
        ?.sensitivity.map(({label, by, low, high}) => [
          label,
          by,
          compact(figures.get(low)!),
          compact(figures.get(high)!),
        ]),
    ).toEqual([
      ["Price", "range", "£150m", "£120m"],
      ["“Flows”, Benefits", "tenth", "£128m", "£152m"],
      ["Grant", "tenth", "£135m", "£145m"],
    ]));

  test("what was tried is a figure, with a label and a formula", () =>
    expect(figures.get("net.price.low")).toMatchObject({
      label: "Net, with Price at its lowest",
      written: "sensitivity(net, of: price, at: low)",
      sources: ["nao"],
    }));

  test("what it does not rest on is said once", () =>
    expect(
      small({
        ...tables,
        "figures.yaml": `${written}x: {label: X, formula: old × 2, sensitivity: [old, bias, biass]}`,
      }).findings.map(one => `${one.message} | ${one.help}`),
    ).toEqual([
      "`x` does not rest on `bias` | name one of the figures that it is computed from, directly or not",
      "there is no figure called `biass` | did you mean `bias`?",
    ]));
});

describe("what a name of a table stands for", () => {
  const both: Files = {
    "tables/t.yaml": `title: T\nunit: £m\n${sources}\ncolumns: {a: A, b: B}\nrows: {a: {label: A, cells: {a: 1, b: 2}}, c: {label: C, cells: {a: 3, b: 4}}}`,
  };
  const said = (formula: string): readonly string[] =>
    small({...both, "figures.yaml": `x: {label: X, formula: "${formula}"}`}).findings.map(
      one => `${one.message} | ${one.help}`,
    );

  test("is doubtful where a row and a column have one", () =>
    expect(said("sum(t.a)")).toEqual([
      "`a` is both a row and a column of `t` | give one of the two another name",
    ]));

  test("is a list that has to be chosen from, where there are several columns", () =>
    expect(said("sum(t)")).toEqual([
      "`t` is a table of several columns | name one of its columns or rows, such as `t.a`, `t.b`",
    ]));

  test("is right where there is one", () => {
    expect(said("sum(t.b) + sum(t.c)")).toEqual([]);
    expect(said("t.b + t.c.a")).toEqual([
      "`t.b` is a column of 2 cells | write `sum(t.b)`, or name one of its cells",
    ]);
  });
});

test("amounts in prices of different years are not discounted together", () => {
  const {figures, findings} = small({
    ...tables,
    "figures.yaml": `${written}x: {label: X, formula: "npv(flows.benefits + in-prices(spent.all, of: 2023-24, by: deflator), rates: rate, from: 2023-24)"}`,
  });
  expect(figures.has("x")).toBe(false);
  expect(findings.map(one => one.message)).toEqual([
    "`flows.benefits` and `in-prices(…)` are not of the same years",
  ]);
});
