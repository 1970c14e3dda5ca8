// What is long stays possible, and costs no more than its length.
import {describe, expect, test} from "vitest";
import {madeOf} from "../../scripts/lib/totals/made-of.ts";
import {sumBook, type Sum} from "../../scripts/lib/totals/sums.ts";
import {buses, tryCompose, withFile} from "../buses.ts";
import {grownPublication} from "./publication.ts";

const templates = buses.templates;

test("a grown publication is right, and the same each time", () => {
  const size = {recommendations: 20, figures: 300};
  expect(grownPublication(size)).toEqual(grownPublication(size));
  const files = Object.entries(grownPublication(size)).map(([path, text]) => ({
    path: `content/grown/${path}`,
    text,
  }));
  const {composed, findings} = tryCompose({folder: "content/grown", files, templates});
  expect(findings).toEqual([]);
  expect(composed?.figures.size).toBe(300);
  expect(composed?.pages.map(page => page.name)).toEqual(["deck", "report"]);
});

test("five thousand figures, each computed from the one before", () => {
  const chain = Array.from({length: 5000}, (_, i) =>
    [
      `extra-${i}: {label: Extra ${i}, value: €1m, prices: 2023, source: budget-2023}`,
      `step-${i}: {label: Step ${i}, formula: ${i === 0 ? "extra-0 * 1" : `step-${i - 1} + extra-${i}`}}\n`,
    ].join("\n"),
  );
  const sources = withFile(buses, "content/buses/figures.yaml", text => text + chain.join(""));
  const {composed, findings} = tryCompose(sources);
  expect(findings).toEqual([]);
  expect(composed?.figures.get("step-4999")?.quantity).toMatchObject({sort: "amount"});
}, 60_000);

describe("what is made of what stands there", () => {
  const chain = (length: number): readonly Sum[] =>
    Array.from({length}, (_, i) => ({
      total: `total-${i + 1}`,
      parts: [
        {figure: i === 0 ? "part-0" : `total-${i}`, sign: 1},
        {figure: `part-${i + 1}`, sign: 1},
      ],
    }));

  test("as far as there are parts, however long the chain", () => {
    const book = sumBook(chain(20_000), []);
    const parts = Array.from({length: 19_001}, (_, i) => `part-${i}`);
    expect(madeOf(parts, book, "once").size).toBe(19_000);
    expect(madeOf(["part-0", "part-1", "part-3"], book, "once")).toEqual(new Set(["total-1"]));
  });

  test("a sum of a hundred thousand parts is looked at once for each of them", () => {
    const parts = Array.from({length: 100_000}, (_, i) => ({
      figure: `part-${i}`,
      sign: 1 as const,
    }));
    const book = sumBook([{total: "all", parts}], []);
    const names = parts.map(({figure}) => figure);
    expect(madeOf(names, book, "once")).toEqual(new Set(["all"]));
    expect(madeOf(names.slice(1), book, "once").size).toBe(0);
  });

  test("nothing is made of itself", () => {
    const round: readonly Sum[] = [
      {
        total: "a",
        parts: [
          {figure: "b", sign: 1},
          {figure: "c", sign: 1},
        ],
      },
      {
        total: "b",
        parts: [
          {figure: "a", sign: 1},
          {figure: "c", sign: 1},
        ],
      },
    ];
    expect(madeOf(["c"], sumBook(round, []), "once").size).toBe(0);
  });
});
