// Years as people write them, schedules of rates, discounting, and where a function becomes zero.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {discounted, type Flow} from "../../scripts/lib/appraisal/discounting.ts";
import {rootOf} from "../../scripts/lib/appraisal/root.ts";
import {scheduleOf, rateIn} from "../../scripts/lib/appraisal/schedule.ts";
import {readYear, readYearBand, yearText, type Year} from "../../scripts/lib/appraisal/year.ts";
import {evaluateFormula, parseFormula} from "../../scripts/lib/formula/formula.ts";
import {add, addQuantities} from "../../scripts/lib/quantity/arithmetic.ts";
import {Decimal} from "../../scripts/lib/quantity/decimal.ts";
import type {Known} from "../../scripts/lib/quantity/outcome.ts";
import {spreadOf} from "../../scripts/lib/quantity/spread.ts";
import {anyKnown, known, pounds, q} from "./quantities.ts";
import {scopeOf} from "./scope.ts";

describe("years", () => {
  test.each([
    ["2025", "2025"],
    ["2025-26", "2025-26"],
    ["2025–26", "2025-26"],
    ["2025/26", "2025-26"],
    ["2025/2026", "2025-26"],
    ["1999-00", "1999-00"],
    ["FY2025", "FY2025"],
    ["FY25", "FY2025"],
    ["FY2025-26", "2025-26"],
    ["FY25/26", "2025-26"],
    ["Financial year 2025-26", "2025-26"],
    ["y2025", "2025"],
    ["y2025-26", "2025-26"],
    ["2025F", "2025"],
    ["2025e", "2025"],
    ["2025*", "2025"],
    ["2025–26 (forecast)", "2025-26"],
    ["2025年", "2025"],
    ["y0", "year 0"],
    ["Year 12", "year 12"],
    ["Jahr 3", "year 3"],
    ["År 40", "year 40"],
    ["5", "year 5"],
    ["2025-27", null],
    ["2025-2030", null],
    ["2025-03", null],
    ["Total", null],
    ["Q1 2025", null],
    ["2025 prices", null],
    ["12,000", null],
    ["", null],
  ])("%j is %s", (text, year) => {
    const read = readYear(text);
    expect(read && yearText(read)).toBe(year);
  });

  test("what is said of a year is read as that year", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("calendar", "split", "fiscal", "elapsed"),
        fc.integer({min: 0, max: 999}),
        (count, n) => {
          const year: Year = {count, number: count === "elapsed" ? n : 1500 + n};
          expect(readYear(yearText(year))).toEqual(year);
        },
      ),
    ));

  test.each([
    ["0 to 30", 0, 30],
    ["Years 31–75", 31, 75],
    ["years-31-75", 31, 75],
    ["y0-y30", 0, 30],
    ["31–75 years", 31, 75],
    ["After year 75", 76, null],
    ["over 125", 126, null],
    ["126+", 126, null],
    ["76 and more", 76, null],
    ["År 40–75", 40, 75],
    ["Jahr 0 bis 40", 0, 40],
    ["from 2003", 2003, null],
    ["2003-04 onwards", 2003, null],
    ["until 2002-03", null, 2002],
    ["before 2003", null, 2002],
    ["2003-04 to 2024-25", 2003, 2024],
    ["2025-2030", 2025, 2030],
    ["2025-26", 2025, 2025],
  ])("the rates of %j are from %s to %s", (text, first, last) =>
    expect(readYearBand(text)).toMatchObject({first, last}),
  );

  test.each(["Rate", "30 to 0", "2003 to 2004-05", "", "the long term"])("%j is no stretch", text =>
    expect(readYearBand(text)).toBeNull(),
  );
});

describe("schedules", () => {
  const rates = (...rows: readonly (readonly [string, string])[]) =>
    scheduleOf(
      rows.map(([years, rate]) => ({name: `\`${years}\``, years: [years], rate: known(rate)})),
    );
  const rateOf = (schedule: ReturnType<typeof rates>, elapsed: number, number: number): string => {
    if ("message" in schedule) return schedule.message;
    const rate = rateIn(schedule, elapsed, {count: "calendar", number});
    return "message" in rate ? rate.message : spreadOf(rate).low.toFixed();
  };

  test("an end that two stretches share belongs to the first", () => {
    const schedule = rates(["0 to 40", "4%"], ["40 to 75", "3%"], ["after 75", "2%"]);
    expect([1, 40, 41, 75, 76, 500].map(year => rateOf(schedule, year, 0))).toEqual([
      "4",
      "4",
      "3",
      "3",
      "2",
      "2",
    ]);
  });

  test("rows may stand in any order", () =>
    expect(rateOf(rates(["after 30", "3%"], ["0 to 30", "3.5%"]), 31, 0)).toBe("3"));

  test.each([
    [
      [
        ["0 to 30", "3%"],
        ["20 to 40", "2%"],
      ],
      "`0 to 30` and `20 to 40` both give a rate for year 20",
    ],
    [
      [
        ["until 2003", "6%"],
        ["from 2003", "3.5%"],
      ],
      "`until 2003` and `from 2003` both give a rate for 2003",
    ],
    [
      [
        ["0 to 30", "3%"],
        ["from 2040", "2%"],
      ],
      /`0 to 30` is for years that are counted from 0/,
    ],
    [
      [
        ["soon", "3%"],
        ["later", "2%"],
      ],
      "`soon` does not say for which years its rate is",
    ],
    [
      [
        ["0 to 30", "3"],
        ["after 30", "2"],
      ],
      "`0 to 30` is a bare number, and a discount rate is in per cent",
    ],
    [
      [
        ["0 to 30", "-100%"],
        ["after 30", "2%"],
      ],
      "`0 to 30` takes away all that there is",
    ],
    [
      [
        ["0 to 30", "3%"],
        ["after 31", "2%"],
      ],
      "there is no discount rate for year 31",
    ],
    [
      [
        ["until 2024", "3%"],
        ["from 2026", "2%"],
      ],
      "there is no discount rate for 2025",
    ],
  ] as const)("%j is wrong", (rows, message) =>
    expect(rateOf(rates(...rows), 31, 2025)).toMatch(
      message instanceof RegExp ? message : new RegExp(`^${message}$`),
    ),
  );
});

describe("discounting", () => {
  const flowsOf = (amounts: readonly Known[]): readonly Flow[] =>
    amounts.map((amount, i) => ({year: {count: "elapsed", number: i}, label: `y${i}`, amount}));
  const worthOf = (amounts: readonly Known[], rate: string): Known => {
    const how = {
      schedule: known(rate),
      from: {count: "elapsed", number: 0},
      flows: "start",
    } as const;
    const made = discounted(flowsOf(amounts), pounds, how);
    if (!made.ok || !made.total.ok) expect.fail("not discounted");
    return made.total.value;
  };
  const anyFlows = fc.array(anyKnown(pounds), {minLength: 1, maxLength: 12});

  test("at no rate, what it is worth is the sum", () =>
    fc.assert(
      fc.property(anyFlows, amounts => {
        const sum = addQuantities(amounts);
        const worth = worthOf(amounts, "0%");
        expect(sum.ok && ends(sum.value)).toEqual(ends(worth));
        expect(sum.ok && sum.value.qualifier).toBe(worth.qualifier);
      }),
    ));

  test("what two profiles are worth is worth what both are together", () =>
    fc.assert(
      fc.property(anyFlows, amounts => {
        const doubled = amounts.map(one => {
          const sum = add(one, one);
          return sum.ok ? sum.value : one;
        });
        const [once, twice] = [worthOf(amounts, "3.5%"), worthOf(doubled, "3.5%")];
        const difference = spreadOf(twice).high.minus(spreadOf(once).high.times(2)).abs();
        expect(difference.lte(spreadOf(once).high.abs().times("1e-80").plus("1e-60"))).toBe(true);
      }),
    ));

  test("income is worth less at a higher rate", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 1, max: 10 ** 9}), {minLength: 2, maxLength: 12}),
        list => {
          const amounts = list.map(one => known(`£${one}`));
          expect(
            spreadOf(worthOf(amounts, "4%")).low.lt(spreadOf(worthOf(amounts, "3%")).low),
          ).toBe(true);
        },
      ),
    ));

  function ends(value: Known): readonly string[] {
    const {low, high} = spreadOf(value);
    return [low.toFixed(30), high.toFixed(30)];
  }
});

describe("where a function becomes zero", () => {
  const at = (f: (x: Decimal) => Decimal | null, start: number): string => {
    const root = rootOf(f, new Decimal(start));
    return root.sort === "found" ? root.at.toSignificantDigits(20).toFixed() : root.sort;
  };

  test.each([
    ["a straight line", (x: Decimal) => x.times(3).minus(12), 100, "4"],
    ["a line through its start", (x: Decimal) => x.minus(7), 7, "7"],
    ["a quotient", (x: Decimal) => (x.isZero() ? null : new Decimal(1).div(x).minus(0.1)), 3, "10"],
    ["a square, of two places the nearer", (x: Decimal) => x.times(x).minus(4), 1, "2"],
    ["something that never is", (x: Decimal) => x.times(x).plus(1), 1, "none"],
    ["something that does not move", () => new Decimal(5), 1, "flat"],
    ["something that bends", (x: Decimal) => Decimal.max(x, 3).minus(5), 1, "5"],
  ])("%s", (_, f, start, root) => expect(at(f, start)).toBe(root));

  test("every straight line is met, wherever it begins", () =>
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 10 ** 6}),
        fc.integer({min: -(10 ** 9), max: 10 ** 9}),
        fc.integer({min: -(10 ** 6), max: 10 ** 6}),
        (slope, rise, start) => {
          const root = rootOf(x => x.times(slope).plus(rise), new Decimal(start));
          if (root.sort !== "found") expect.fail(root.sort);
          expect(root.at.times(slope).plus(rise).abs().lt("1e-15")).toBe(true);
        },
      ),
    ));
});

describe("series in formulas", () => {
  const scope = scopeOf({
    figures: {two: q("2"), rate: q("NOK 11.50 per EUR")},
    columns: {
      euros: {"2025": q("€1m"), "2026": q("€3m")},
      rates: {"2026": q("NOK 11 per EUR"), "2025": q("NOK 12 per EUR")},
      longer: {"2025": q("€1m"), "2026": q("€3m"), "2027": q("€3m")},
    },
  });
  const value = (text: string): string => {
    const parsed = parseFormula(text);
    if (!parsed.ok) return parsed.problems[0]!.message;
    const found = evaluateFormula(parsed.ast, scope);
    if (!found.ok) return found.problems[0]!.message;
    const {value} = found;
    return value.sort === "amount" ? value.value.toFixed() : value.sort;
  };

  test.each([
    ["sum(euros × rate)", "46000000"],
    ["sum(rate × euros)", "46000000"],
    // Each year by its own rate, in whatever order the years stand.
    ["sum(euros × rates)", "45000000"],
    ["sum(−euros)", "-4000000"],
    ["sum((euros + euros) ÷ two)", "4000000"],
    ["sum(euros + longer)", "`euros` and `longer` are not of the same years"],
    ["sum(euros + two)", "`two` is one amount, and the other side has one for each year"],
    ["euros × two", "this gives 2 amounts, and a figure is one"],
    ["share(euros, of: longer)", "`euros` is several amounts, and cannot be part of a share"],
    ["sum(2004/05, two)", "there is no figure called `2004-05`"],
  ])("%s is %s", (text, expected) => expect(value(text)).toBe(expected));
});
