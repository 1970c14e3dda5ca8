// Content → Figures: every number that may be printed, with what it rests on.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {formatQuantity} from "../../scripts/lib/quantity/format.ts";
import type {Figure} from "../../scripts/lib/content/figure.ts";
import {computeFigures} from "../../scripts/steps/figures.ts";
import {readQuantities} from "../../scripts/steps/quantities.ts";
import {q, spaced} from "../lib/quantities.ts";
import {right, small} from "./small.ts";

const table =
  "title: Fleet\nunit: buses\nsource: nao\ncolumns: {y2022: '2022', y2024: '2024', place: {label: Depot, text: true}}\nrows:\n  diesel: {label: Diesel, cells: {y2022: 64, y2024: 41, place: North}}\n  gas: {label: Gas, cells: {y2022: 1, y2024: 2, place: South}}\n  total: {label: All, total: true, cells: {y2022: 65, y2024: 43, place: '—'}}\n";

describe("a figure that was written", () => {
  test.each([
    ["value: £12.7bn", "£12.7bn"],
    ["value: at least £1bn", "at least £1bn"],
    ["value: {words: hundreds of millions, floor: £200m}", "hundreds of millions"],
    ["value: not estimated", "not estimated"],
    ["low: £1m\n  high: £3m", "£1m to £3m"],
    ["low: £1m\n  central: £2m\n  high: £3m", "£1m to £3m"],
  ])("as %j is %s", (written, text) =>
    expect(shown(figuresOf(`a:\n  label: A\n  source: nao\n  ${written}`).get("a"))).toBe(text),
  );

  test("says of itself what its entry says, and null for what it does not", () => {
    const figure = figuresOf(
      "a: {label: A, value: £1m, source: nao, as-of: 2009-03, prices: 2004-05, kind: saving, was: [{value: £2m, as-of: 2008}]}",
    ).get("a");
    expect(figure).toMatchObject({
      id: "a",
      label: "A",
      asOf: "2009-03",
      prices: "2004-05",
      kind: "saving",
      timing: null,
      formula: null,
      sources: ["nao"],
      was: [{value: "£2m", asOf: "2008"}],
    });
  });

  test("in a cell of a table has a name, a label, its unit and its sources", () => {
    const {figures} = right({"tables/fleet.yaml": table});
    expect([...figures.keys()]).toEqual([
      "fleet.diesel.y2022",
      "fleet.diesel.y2024",
      "fleet.gas.y2022",
      "fleet.gas.y2024",
      "fleet.total.y2022",
      "fleet.total.y2024",
    ]);
    expect(figures.get("fleet.diesel.y2024")).toMatchObject({
      label: "Diesel, 2024",
      sources: ["nao"],
    });
    expect(shown(figures.get("fleet.diesel.y2024"))).toBe("41 buses");
  });
});

describe("a figure that is computed", () => {
  const given =
    "a: {label: Cost, value: £3m, source: nao, prices: cash, status: actual}\nb: {label: Grant, value: £1m, source: press, prices: cash, status: forecast}\nn: {label: Buses, value: 4 buses, source: nao}\n";

  test.each([
    ["a + b", "£4m"],
    ["a - b", "£2m"],
    ["a - b * 2", "£1m"],
    ["(a - b) * 2", "£4m"],
    ["a / n", "£750k per bus"],
    ["a / n * n", "£3m"],
    ["share(b, of: a)", "33%"],
    ["sum(a, b, b)", "£5m"],
    ["max(a, b)", "£3m"],
    ["change(a, b)", "−67%"],
  ])("%s is %s", (formula, text) =>
    expect(shown(figuresOf(`${given}c: {label: C, formula: "${formula}"}`).get("c"))).toBe(text),
  );

  test("of a column leaves out printed totals: they must not be added to their own parts", () => {
    const {figures} = right({
      "tables/fleet.yaml": table,
      "figures.yaml": "all: {label: All, formula: sum(fleet.y2022)}",
    });
    expect(shown(figures.get("all"))).toBe("65 buses");
    expect(figures.get("all")?.formula).toBe("sum of “Fleet”, 2022");
  });

  test("rests on the sources of all its inputs, in the order in which they are needed", () => {
    const figures = figuresOf(
      `${given}c: {label: C, formula: b + a}\nd: {label: D, formula: c + a, source: nao}`,
    );
    expect([figures.get("c")?.sources, figures.get("d")?.sources]).toEqual([
      ["press", "nao"],
      ["nao", "press"],
    ]);
  });

  test("says its formula in words", () => {
    expect(figuresOf(`${given}c: {label: C, formula: (a - b) / n}`).get("c")?.formula).toBe(
      "(Cost − Grant) ÷ Buses",
    );
  });

  test("takes over what all its inputs agree on, unless it says something itself", () => {
    const figures = figuresOf(
      `${given}c: {label: C, formula: a + b}\nd: {label: D, formula: a + b, status: target}`,
    );
    expect(figures.get("c")).toMatchObject({prices: "cash", status: "forecast"});
    expect(figures.get("d")).toMatchObject({prices: "cash", status: "target"});
  });

  test("may stand before what it needs", () => {
    expect(
      shown(
        figuresOf(`c: {label: C, formula: d + a}\nd: {label: D, formula: a + b}\n${given}`).get(
          "c",
        ),
      ),
    ).toBe("£7m");
  });

  test("is the same, in whatever order figures are written", () => {
    const lines = [
      ...given.trim().split("\n"),
      "c: {label: C, formula: d + a}",
      "d: {label: D, formula: a + b}",
      "e: {label: E, formula: c / n}",
    ];
    const values = (order: readonly string[]): unknown =>
      Object.fromEntries(
        [...figuresOf(order.join("\n"))]
          .map(([id, figure]) => [id, [shown(figure), [...figure.sources].toSorted()]])
          .toSorted(),
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, {minLength: lines.length}), order => {
        expect(values(order)).toEqual(values(lines));
      }),
      {numRuns: 20},
    );
  });
});

describe("what goes wrong is told once", () => {
  test.each([
    [
      "a circle",
      "a: {label: A, formula: b}\nb: {label: B, formula: c}\nc: {label: C, formula: a}",
      ["`a` is computed from itself: `a` → `b` → `c` → `a`"],
    ],
    [
      "a circle, entered from outside",
      "x: {label: X, formula: a}\na: {label: A, formula: b}\nb: {label: B, formula: a}",
      ["`a` is computed from itself: `a` → `b` → `a`"],
    ],
    [
      "two circles",
      "a: {label: A, formula: a + a}\nb: {label: B, formula: b}",
      ["`a` is computed from itself: `a` → `a`", "`b` is computed from itself: `b` → `b`"],
    ],
    [
      "an unknown name, and all that rests on it",
      "a: {label: A, formula: nothing}\nb: {label: B, formula: a}\nc: {label: C, formula: b + a}",
      ["there is no figure called `nothing`"],
    ],
    [
      "units that do not add",
      "a: {label: A, value: £1, source: nao}\nb: {label: B, value: 2 buses, source: nao}\nc: {label: C, formula: a + b}\nd: {label: D, formula: c * 2}",
      ["`£` cannot be added to `buses`"],
    ],
    [
      "a division by zero",
      "a: {label: A, value: £1, source: nao}\nb: {label: B, value: £0, source: nao}\nc: {label: C, formula: a / b}",
      ["`b` is zero, so nothing can be divided by it"],
    ],
  ])("%s", (_, text, messages) =>
    expect(small({"figures.yaml": text}).findings.map(one => one.message)).toEqual(messages),
  );

  test("figures that rest on nothing wrong are there all the same", () => {
    const {figures} = small({
      "figures.yaml":
        "a: {label: A, formula: a}\nb: {label: B, value: £1, source: nao}\nc: {label: C, formula: b * 2}",
    });
    expect([...figures.keys()]).toEqual(["b", "c"]);
  });

  test("a claim that a sum can no longer make is a warning, and the sum is there", () => {
    const {figures, findings} = small({
      "figures.yaml":
        "a: {label: A, value: at least £1m, source: nao}\nb: {label: B, value: up to £1m, source: nao}\nc: {label: C, formula: a + b}",
    });
    expect(findings.map(one => one.severity)).toEqual(["warning"]);
    expect(figures.has("c")).toBe(true);
  });
});

test("a long chain of formulas is no trouble", () => {
  const chain = Array.from({length: 5000}, (_, i) => `f${i}: {label: F, formula: f${i + 1} + a}`);
  const figures = figuresOf(
    [
      "a: {label: A, value: £1, source: nao}",
      ...chain,
      "f5000: {label: F, value: £1, source: nao}",
    ].join("\n"),
  );
  expect(shown(figures.get("f0"))).toBe("£5,001");
});

describe("with other inputs", () => {
  const text =
    "a: {label: A, value: £3m, source: nao}\nb: {label: B, formula: a * 2}\nc: {label: C, formula: b + a}\nd: {label: D, formula: nothing}";
  const {content} = small({"figures.yaml": text});
  const quantities = readQuantities(content).value;
  const valuesWith = (replaced: Readonly<Record<string, string>>): unknown => {
    const given = Object.entries(replaced).map(([id, value]) => [id, q(value)] as const);
    const {value} = computeFigures(content, quantities, new Map(given));
    return Object.fromEntries([...value].map(([id, figure]) => [id, shown(figure)]));
  };

  test("all that rests on an input follows it", () =>
    expect(valuesWith({a: "£4m"})).toEqual({a: "£4m", b: "£8m", c: "£12m"}));

  test("what was worked out may be given too, be it right or wrong", () =>
    expect(valuesWith({b: "£1m", d: "£9m"})).toEqual({a: "£3m", b: "£1m", c: "£4m", d: "£9m"}));

  test("nothing replaced, nothing changed", () =>
    expect(valuesWith({})).toEqual({a: "£3m", b: "£6m", c: "£9m"}));

  test("a circle is broken by giving one of it a value", () => {
    const {content} = small({
      "figures.yaml": "a: {label: A, formula: b + 1}\nb: {label: B, formula: a}",
    });
    const {value, diagnostics} = computeFigures(
      content,
      readQuantities(content).value,
      new Map([["b", q("2")]]),
    );
    expect([shown(value.get("a")), diagnostics]).toEqual(["3", []]);
  });
});

function figuresOf(text: string): ReadonlyMap<string, Figure> {
  return right({"figures.yaml": text}).figures;
}

function shown(figure: Figure | undefined): string {
  return figure
    ? spaced(
        formatQuantity(figure.quantity, {register: "compact", locale: "en-GB", currency: "GBP"}),
      )
    : "";
}
