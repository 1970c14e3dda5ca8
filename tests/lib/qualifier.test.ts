import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {claimOf, flipped, qualifiers, together} from "../../scripts/lib/quantity/qualifier.ts";

const anyQualifier = fc.option(fc.constantFrom(...qualifiers));

describe("two claims together", () => {
  test.each([
    ["at least", null, "at least", false],
    ["at least", "at least", "at least", false],
    ["more than", null, "more than", false],
    ["at least", "more than", "at least", false],
    ["over", "or more", "at least", false],
    ["up to", "less than", "up to", false],
    ["nearly", "around", "about", false],
    ["at least", "up to", "about", true],
    ["at least", "about", "about", true],
    ["up to", "nearly", "about", true],
    [null, null, null, false],
  ] as const)("%s and %s: %s, lost %s", (a, b, qualifier, lost) => {
    expect(together(a, b)).toEqual({qualifier, lost});
    expect(together(b, a)).toEqual({qualifier, lost});
  });

  test("brackets make no difference", () =>
    fc.assert(
      fc.property(anyQualifier, anyQualifier, anyQualifier, (a, b, c) => {
        const left = together(together(a, b).qualifier, c).qualifier;
        expect(together(a, together(b, c).qualifier).qualifier).toBe(left);
      }),
    ));

  test("nothing that was lost is claimed again", () =>
    fc.assert(
      fc.property(anyQualifier, anyQualifier, anyQualifier, (a, b, c) => {
        const pair = together(a, b);
        if (pair.lost) expect(together(pair.qualifier, c).qualifier).toBe("about");
      }),
    ));
});

test.each(qualifiers)("a minus turns %s round, and back", qualifier => {
  const turned = flipped(qualifier)!;
  const expected = {floor: "ceiling", ceiling: "floor", near: "near"}[claimOf(qualifier)];
  expect(claimOf(turned)).toBe(expected);
  expect(claimOf(flipped(turned)!)).toBe(claimOf(qualifier));
});
