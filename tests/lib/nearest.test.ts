// "Did you mean …?"
import {describe, expect, test} from "vitest";
import {nearest, suggestion} from "../../scripts/lib/nearest.ts";

const known = ["programme-cost", "programme-costs-2009", "headline-saving", "n3", "do"];

describe("the nearest name", () => {
  test.each([
    ["programe-cost", "programme-cost"],
    ["programme_cost", "programme-cost"],
    ["Programme-Cost", "programme-cost"],
    ["headline-savign", "headline-saving"],
    ["headlinesaving", "headline-saving"],
    ["undo", null],
    ["something-else", null],
    ["", null],
    ["x", null],
    ["d", null],
  ])("%j → %j", (name, near) => expect(nearest(name, known)).toBe(near));

  test("a swap of neighbours is one slip, so that short names can be meant too", () => {
    expect(nearest("bra", ["bar", "bus"])).toBe("bar");
    expect(nearest("tiel", ["title", "tile"])).toBe("tile");
  });

  test("the first of two that are equally near", () => {
    expect(nearest("cost-c", ["cost-a", "cost-b"])).toBe("cost-a");
  });
});

describe("what is suggested", () => {
  test("the near name", () =>
    expect(suggestion("n33", known, "the parts are")).toBe("did you mean `n3`?"));

  test("else all names, while they are few", () => {
    expect(suggestion("zebra", ["a-b", "c-d"], "the parts are")).toBe(
      "the parts are: `a-b`, `c-d`",
    );
  });

  test("of many names the first dozen", () => {
    const many = Array.from({length: 13}, (_, i) => `figure-${i}`);
    expect(suggestion("zebra", many, "the figures are")).toMatch(
      /^the figures are: `figure-0`, .*`figure-11` …$/,
    );
  });

  test("nothing, where there is nothing", () =>
    expect(suggestion("zebra", [], "the parts are")).toBeUndefined());
});
