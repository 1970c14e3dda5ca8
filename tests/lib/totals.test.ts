// Printed totals of tables as publications print them: subtotals, totals that come first, years and their stretches, parts of parts.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {checkTotals, isFault, type TableCell} from "../../scripts/lib/totals/checks.ts";
import {areTimes} from "../../scripts/lib/totals/years.ts";
import type {Line} from "../../scripts/lib/totals/lines.ts";
import {readUnit} from "../../scripts/lib/quantity/unit.ts";
import {q} from "./quantities.ts";

interface Written {
  readonly unit?: string;
  readonly columns: Readonly<Record<string, Partial<Line> & Partial<TableCell>>>;
  /** By row: what stands in its cells, and what it says of itself. */
  readonly rows: readonly (readonly [
    id: string,
    cells: string,
    about?: Partial<Line> & Partial<TableCell>,
  ])[];
}

const total = {isTotal: true};

function line(id: string, about: Partial<Line> = {}): Line {
  const none = {isTotal: false, of: null, includedIn: [], alternativeTo: [], together: []};
  return {id, label: id, ...none, ...about};
}

/** Cells of a row are divided by bars. */
function checksOf({unit, columns, rows}: Written) {
  const read = unit === undefined ? null : readUnit(unit, {currency: "GBP"});
  if (read?.ok === false) throw new Error(read.message);
  const names = Object.keys(columns);
  const cells = new Map<string, TableCell>();
  for (const [row, written, about] of rows)
    for (const [i, text] of written.split("|").entries()) {
      const column = names[i]!;
      const kind = about?.kind ?? columns[column]!.kind ?? null;
      const timing = about?.timing ?? columns[column]!.timing ?? null;
      const id = `t.${row}.${column}`;
      const prices = about?.prices ?? columns[column]!.prices ?? null;
      const quantity = q(text.trim(), read?.value);
      cells.set(`${row} ${column}`, {id, quantity, kind, timing, prices});
    }
  return checkTotals({
    rows: rows.map(([id, , about]) => line(id, about)),
    columns: names.map(id => line(id, columns[id])),
    cell: (row, column) => cells.get(`${row} ${column}`) ?? null,
  });
}

/** "total.amount agrees: a b": each total, what came of it, and its parts. */
function told(table: Written): readonly string[] {
  return checksOf(table).map(({total, outcome, parts}) => {
    const names = parts.map(({line, sign}) => (sign === -1 ? `-${line.id}` : line.id));
    return `${total.id.slice(2)} ${outcome}: ${names.join(" ")}`;
  });
}

const amount = {amount: {}};

describe("what rounding can have moved", () => {
  const sum = (unit: string, parts: readonly string[], printed: string): string => {
    const rows = parts.map((text, i) => [`r${i + 1}`, text] as const);
    const [only] = checksOf({unit, columns: amount, rows: [...rows, ["total", printed, total]]});
    return only?.outcome ?? "nothing";
  };

  test.each([
    ["£m", ["6,805.5", "665.8", "1,599.0"], "9,070.3", "agrees"],
    ["£bn", ["3.7", "6.6"], "10.3", "agrees"],
    ["£bn", ["3.7", "6.6"], "10.4", "rounding"],
    // 0.15 is the most that two parts and a total of one decimal each can be apart; 0.105 with a total of two.
    ["£bn", ["3.7", "6.6"], "10.40", "rounding"],
    ["£bn", ["3.7", "6.6"], "10.41", "short"],
    ["£bn", ["3.7", "6.6"], "10.5", "short"],
    ["%", ["33", "33", "33"], "100", "rounding"],
    ["%", ["33.3", "33.3", "33.3"], "100.0", "rounding"],
    ["%", ["33.3", "33.3", "33.2"], "100.0", "rounding"],
    ["%", ["33.3", "33.3", "33.1"], "100.0", "short"],
    // Counted one by one.
    ["trusts", ["4", "5"], "9", "agrees"],
    ["trusts", ["4", "5"], "10", "short"],
    ["trusts", ["4", "5"], "8", "over"],
    ["people", ["1,234", "5,678"], "6,913", "short"],
    // Rounded to the hundred, to ten thousand, to five.
    ["people", ["4,100", "5,300"], "9,500", "rounding"],
    ["people", ["4,100", "5,300"], "9,600", "short"],
    ["£", ["40,000", "50,000"], "100,000", "rounding"],
    ["£", ["40,000", "55,000"], "110,000", "short"],
    ["students", ["15", "25", "35", "45", "55"], "180", "rounding"],
    ["students", ["15", "25", "35", "45", "56"], "180", "short"],
    // Money in full is rounded to its last digit.
    ["£", ["4", "5"], "10", "rounding"],
    ["£", ["4", "5"], "11", "short"],
    // Different scales in one column.
    ["£m", ["333", "263", "216", "172", "130"], "£1.17bn", "short"],
    ["£m", ["333", "263", "216", "172", "130"], "£1.11bn", "rounding"],
    ["£m", ["192", "14", "0.617"], "208", "rounding"],
    ["£m", ["1.2", "£800k"], "2.0", "agrees"],
    // Negative rows.
    ["£m", ["120.4", "-20.1"], "100.3", "agrees"],
    ["£m", ["120.4", "(20.1)"], "100.4", "rounding"],
    ["£m", ["120.4", "-20.1"], "140.5", "short"],
    // What the words claim.
    ["£bn", ["2.7", "4.3"], "about £7bn", "agrees"],
    ["£bn", ["2.7", "4.3"], "about £8bn", "short"],
    ["£bn", ["2.7", "about £2bn", "1.7"], "6.4", "agrees"],
    ["£bn", ["2.7", "about £2bn", "1.7"], "8.4", "short"],
    ["£m", ["at least £4m", "5"], "12", "agrees"],
    ["£m", ["at least £4m", "5"], "7", "over"],
    ["£m", ["up to £4m", "5"], "7", "agrees"],
    ["£m", ["up to £4m", "5"], "11", "short"],
    ["£m", ["4", "5"], "at least £8m", "agrees"],
    ["£m", ["4", "5"], "at least £12m", "short"],
    ["£m", ["4", "5"], "nearly £10m", "agrees"],
    // Ranges: lows add to lows, highs to highs.
    ["£m", ["4 to 6", "5 to 9"], "9 to 15", "agrees"],
    ["£m", ["4 to 6", "5 to 9"], "9 to 16", "rounding"],
    ["£m", ["4 to 6", "5 to 9"], "10 to 13", "over"],
    ["£m", ["4 to 6", "5 to 9"], "12", "agrees"],
    ["£m", ["4 to 6", "5 to 9"], "18", "short"],
    // Missing is never zero; what does not apply is not there.
    ["£m", ["4", "not given"], "9", "nothing"],
    ["£m", ["14", "not given"], "9", "over"],
    ["£m", ["14", "-2", "not given"], "9", "nothing"],
    ["£m", ["4", "5", "not applicable"], "9", "agrees"],
    ["£m", ["4", "5", "not applicable"], "12", "short"],
    ["£m", ["4", "5"], "not given", "nothing"],
  ])("%s: %j, printed as %s", (unit, parts, printed, outcome) => {
    const found = sum(unit, parts, printed);
    expect(found).toBe(outcome);
  });
});

describe("how tables are read", () => {
  test("a subtotal takes the rows since the total before, a total everything that is not yet in one", () => {
    const rows: Written["rows"] = [
      ["core", "6805.5"],
      ["added", "665.8"],
      ["other", "1599.0"],
      ["central", "9070.3", total],
      ["local", "3585.9"],
      ["all", "12656.2", total],
    ];
    expect(told({unit: "£m", columns: amount, rows})).toEqual([
      "central.amount agrees: core added other",
      "all.amount agrees: central local",
    ]);
  });

  test("totals of groups, and a total of totals", () => {
    const rows: Written["rows"] = [
      ["a1", "1.1"],
      ["a2", "2.2"],
      ["a", "3.3", total],
      ["b1", "4.4"],
      ["b2", "5.5"],
      ["b", "9.9", total],
      ["all", "13.2", total],
    ];
    expect(told({unit: "£m", columns: amount, rows})).toEqual([
      "a.amount agrees: a1 a2",
      "b.amount agrees: b1 b2",
      "all.amount agrees: a b",
    ]);
  });

  test("totals that stand before their parts", () => {
    const rows: Written["rows"] = [
      ["all", "13.2", total],
      ["a", "3.3", total],
      ["a1", "1.1"],
      ["a2", "2.2"],
      ["b", "9.9", total],
      ["b1", "4.4"],
      ["b2", "5.5"],
    ];
    expect(told({unit: "£m", columns: amount, rows})).toEqual([
      "all.amount agrees: a1 a2 b1 b2",
      "a.amount agrees: a1 a2",
      "b.amount agrees: b1 b2",
    ]);
  });

  test("one reading serves all columns: a wrong cell is not explained away by another", () => {
    const columns = {y1: {}, y2: {}, y3: {}};
    const rows: Written["rows"] = [
      ["a", "1 | 2 | 3"],
      ["sub", "1 | 2 | 3", total],
      ["b", "4 | 5 | 6"],
      // In the last column it happens to be what b alone is.
      ["all", "5 | 7 | 6", total],
    ];
    expect(told({unit: "trusts", columns, rows})).toContain("all.y3 over: sub b");
  });

  test("years, and a publisher's own totals of some of them", () => {
    const columns = {
      y2025: {label: "2025"},
      y2026: {label: "2026"},
      y2027: {label: "2027"},
      y2028: {label: "2028"},
      first: {label: "2025–2026", ...total},
      all: {label: "2025–2028", ...total},
    };
    const rows: Written["rows"] = [["outlays", "1.1 | 2.2 | 3.3 | 4.4 | 3.4 | 11.0"]];
    expect(told({unit: "USD bn", columns, rows})).toEqual([
      "outlays.first rounding: y2025 y2026",
      "outlays.all agrees: y2025 y2026 y2027 y2028",
    ]);
  });

  test("financial years", () => {
    const columns = {
      a: {label: "2010–11"},
      b: {label: "2011–12"},
      c: {label: "2012–13"},
      all: {label: "2010–11 to 2012–13", ...total},
      late: {label: "2011–12 to 2012–13", ...total},
    };
    const rows: Written["rows"] = [["savings", "10 | 20 | 31 | 61 | 51"]];
    expect(told({unit: "posts", columns, rows})).toEqual([
      "savings.all agrees: a b c",
      "savings.late agrees: b c",
    ]);
  });

  test("to date, still to come, and over the whole life", () => {
    const columns = {"to-date": {}, "to-come": {}, whole: total};
    const rows: Written["rows"] = [
      ["costs", "7.3 | 2.5 | 9.8"],
      ["benefits", "3.7 | 6.6 | 10.7"],
    ];
    expect(told({unit: "£bn", columns, rows})).toEqual([
      "costs.whole agrees: to-date to-come",
      "benefits.whole short: to-date to-come",
    ]);
  });

  test("what it totals may be said, by name or as a stretch", () => {
    const rows: Written["rows"] = [
      ["a", "1"],
      ["b", "2"],
      ["c", "4"],
      ["d", "8"],
      ["ends", "9", {...total, of: ["a", "d"]}],
      ["middle", "6", {...total, of: ["b to c"]}],
      ["wrong", "16", {...total, of: ["a to d"]}],
    ];
    expect(told({unit: "trusts", columns: amount, rows})).toEqual([
      "ends.amount agrees: a d",
      "middle.amount agrees: b c",
      "wrong.amount short: a b c d",
    ]);
  });

  test("parts of parts, alternatives and both together", () => {
    const rows: Written["rows"] = [
      ["staff", "10"],
      ["agency", "4", {includedIn: ["staff"]}],
      ["site-a", "20"],
      ["site-b", "30", {alternativeTo: ["site-a"]}],
      ["x", "5"],
      ["y", "6"],
      ["both", "9", {together: ["x", "y"]}],
      ["all", "39", total],
    ];
    expect(told({unit: "posts", columns: amount, rows})).toEqual([
      "all.amount agrees: staff site-a both",
    ]);
  });

  test("two alternatives that name each other: the first counts", () => {
    const rows: Written["rows"] = [
      ["a", "10", {alternativeTo: ["b"]}],
      ["b", "12", {alternativeTo: ["a"]}],
      ["c", "1"],
      ["all", "11", total],
    ];
    expect(told({unit: "posts", columns: amount, rows})).toEqual(["all.amount agrees: a c"]);
  });

  test("income is taken off costs where it is not written with a minus", () => {
    const rows: Written["rows"] = [
      ["gross", "100.5", {kind: "cost"}],
      ["fees", "20.2", {kind: "income"}],
      ["net", "80.3", {...total, kind: "cost"}],
    ];
    expect(told({unit: "£m", columns: amount, rows})).toEqual(["net.amount agrees: gross -fees"]);
  });

  test("a deficit is what comes in less what goes out, and printed with a minus or without", () => {
    const rows = (deficit: string): Written["rows"] => [
      ["revenues", "4,918", {kind: "income"}],
      ["outlays", "6,750", {kind: "spend"}],
      ["deficit", deficit, total],
    ];
    const table = (deficit: string) => ({unit: "USD bn", columns: amount, rows: rows(deficit)});
    expect(told(table("-1,832"))).toEqual(["deficit.amount agrees: revenues -outlays"]);
    expect(told(table("1,832"))).toEqual(["deficit.amount agrees: -revenues outlays"]);
    expect(told(table("-1,865"))[0]).toMatch("deficit.amount over");
  });

  test("rates and averages are worked out anew for a total, and are not added", () => {
    const columns = {spent: {}, growth: {}, each: {}};
    const rows = (growth: string): Written["rows"] => [
      ["north", "10.0 | 3.1% | £12 per head"],
      ["south", "20.0 | 1.2% | £18 per head"],
      ["all", `30.0 | ${growth} | £15 per head`, total],
    ];
    expect(told({unit: "£m", columns, rows: rows("1.8%")})).toEqual([
      "all.spent agrees: north south",
    ]);
    // More than each of them, it can be nothing but a sum.
    expect(told({unit: "£m", columns, rows: rows("5.3%")})).toContain(
      "all.growth short: north south",
    );
  });

  test("a total in other prices is not the sum of what stands above it", () => {
    const cash = {prices: "cash"};
    const rows: Written["rows"] = [
      ["a", "1.1", cash],
      ["b", "2.2", cash],
      ["nominal", "3.3", {...total, ...cash}],
      ["real", "3.1", {...total, prices: "2004-05"}],
    ];
    expect(told({unit: "£m", columns: amount, rows})).toEqual(["nominal.amount agrees: a b"]);
  });

  test("rows of another unit are no parts", () => {
    const rows: Written["rows"] = [
      ["posts", "12 posts"],
      ["pay", "3.1"],
      ["other", "4.2"],
      ["all", "7.3", total],
    ];
    expect(told({unit: "£m", columns: amount, rows})).toEqual(["all.amount agrees: pay other"]);
  });

  test("levels that are reached are not added over years", () => {
    const columns = {
      a: {label: "2010–11", timing: "cumulative-annual"},
      b: {label: "2011–12", timing: "cumulative-annual"},
      c: {label: "2012–13", timing: "cumulative-annual"},
      all: {label: "Total", ...total},
    };
    const rows: Written["rows"] = [
      ["sum", "10 | 30 | 60 | 100"],
      ["last", "10 | 30 | 60 | 60"],
      ["both", "20 | 60 | 120 | 160", total],
    ];
    expect(told({unit: "posts", columns, rows})).toEqual([
      "both.a agrees: sum last",
      "both.b agrees: sum last",
      "both.c agrees: sum last",
      "both.all agrees: sum last",
      "sum.all levels: a b c",
    ]);
  });
});

test.each([
  [["2010–11", "2011–12"], true],
  [["2025", "2026"], true],
  [["March 2007", "March 2010 (forecast)"], true],
  [["mar-2007", "des-2010"], true],
  [["y2024", "y2025"], true],
  [["Scheme of 2012", "Scheme of 2014"], false],
  [["Marseille 2012", "Mayfair 2014"], false],
  [["North", "South"], false],
  [["2010–11"], false],
])("%j follow each other in time: %s", (labels, expected) =>
  expect(areTimes(labels.map(label => ({id: "x", label})))).toBe(expected),
);

describe("whatever the numbers", () => {
  const decimals = fc.integer({min: 0, max: 3});
  const parts = fc.array(fc.integer({min: -9_999_999, max: 9_999_999}), {
    minLength: 2,
    maxLength: 8,
  });

  /** Thousandths, rounded half up as statistics print them. */
  function rounded(value: number, places: number): string {
    const unit = 10 ** (3 - places);
    const whole = Math.sign(value) * Math.round(Math.abs(value) / unit);
    return (whole / 10 ** places).toFixed(places);
  }

  function outcomes(written: readonly string[], printed: string): readonly boolean[] {
    const rows = written.map((text, i) => [`r${i + 1}`, text] as const);
    return checksOf({
      unit: "£m",
      columns: amount,
      rows: [...rows, ["total", printed, total]],
    }).map(isFault);
  }

  test("a total whose parts were each rounded somewhere never alarms", () => {
    fc.assert(
      fc.property(parts, fc.array(decimals, {minLength: 9, maxLength: 9}), (values, places) => {
        const written = values.map((value, i) => rounded(value, places[i]!));
        const sum = values.reduce((all, one) => all + one, 0);
        expect(outcomes(written, rounded(sum, places[8]!))).not.toContain(true);
      }),
    );
  });

  test("a total that is off by more than rounding always does", () => {
    fc.assert(
      fc.property(
        parts,
        fc.array(decimals, {minLength: 9, maxLength: 9}),
        fc.boolean(),
        (values, places, isMore) => {
          const written = values.map((value, i) => rounded(value, places[i]!));
          const most = [...written.keys(), 8].reduce((all, i) => all + 10 ** (3 - places[i]!), 0);
          const sum = written.reduce((all, text) => all + Math.round(Number(text) * 1000), 0);
          // Half a unit of each, and half a unit more for the total's own rounding, and a little.
          const off = most / 2 + 10 ** (3 - places[8]!) / 2 + 1;
          expect(outcomes(written, rounded(sum + (isMore ? off : -off), places[8]!))).toEqual([
            true,
          ]);
        },
      ),
    );
  });

  /** Groups of rows, each with its subtotal before or behind it, and a total of all; in thousandths, by column. */
  const tables = fc
    .record({
      columns: fc.integer({min: 3, max: 5}),
      groups: fc.array(fc.integer({min: 1, max: 4}), {minLength: 2, maxLength: 4}),
      isFirst: fc.boolean(),
      seed: fc.array(fc.integer({min: 100_000, max: 9_999_999}), {minLength: 80, maxLength: 80}),
      places: fc.array(decimals, {minLength: 5, maxLength: 5}),
    })
    .map(({columns, groups, isFirst, seed, places}) => {
      let next = 0;
      const add = (rows: readonly (readonly number[])[]): readonly number[] =>
        Array.from({length: columns}, (_, c) => rows.reduce((all, row) => all + row[c]!, 0));
      const written = (row: readonly number[]): string =>
        row.map((value, c) => rounded(value, places[c]!)).join(" | ");
      const made = groups.map((size, g) => {
        const rows = Array.from({length: size}, () =>
          Array.from({length: columns}, () => seed[next++ % seed.length]!),
        );
        return {
          rows: rows.map((row, r) => [`g${g}r${r}`, written(row)] as const),
          sum: add(rows),
          total: [`g${g}`, written(add(rows)), total] as const,
        };
      });
      const body = made.flatMap(({rows, total}): Written["rows"] =>
        isFirst ? [total, ...rows] : [...rows, total],
      );
      const all = add(made.map(one => one.sum));
      const grand = ["all", written(all), total] as const;
      const names = Array.from({length: columns}, (_, c) => [`c${c}`, {}] as const);
      return {
        table: {
          unit: "£m",
          columns: Object.fromEntries(names),
          rows: isFirst ? [grand, ...body] : [...body, grand],
        },
        all,
        places,
      };
    });

  test("subtotals before or behind their parts never alarm", () => {
    fc.assert(
      fc.property(tables, ({table}) => {
        expect(checksOf(table).filter(isFault)).toEqual([]);
      }),
    );
  });

  test("and a total of them that is wrong in one column does, there and nowhere else", () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.boolean(), ({table, all, places}, at, isMore) => {
        const column = at % all.length;
        const off = 1_000_000 * (isMore ? 1 : -1);
        const wrong = all.map((value, c) =>
          rounded(c === column ? value + off : value, places[c]!),
        );
        const rows = table.rows.map(row =>
          row[0] === "all" ? (["all", wrong.join(" | "), total] as const) : row,
        );
        const found = checksOf({...table, rows}).filter(isFault);
        expect(found.map(one => one.total.id)).toEqual([`t.all.c${column}`]);
      }),
    );
  });
});
