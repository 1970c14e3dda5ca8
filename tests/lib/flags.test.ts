// Flags on poles: no words meet, and no pole goes through the words of another.
import fc from "fast-check";
import {expect, test} from "vitest";
import {heightsOf, placeFlags, type Flag} from "../../scripts/lib/chart/flags.ts";

const rules = {width: 1000, most: 400, sides: 2, pad: 5, gap: 6, least: 12} as const;
const wanted = (xs: readonly number[], width = 120, height = 40) =>
  xs.map((x, index) => ({index, x, width, height}));

function faults(flags: readonly Flag[]): readonly string[] {
  return flags.flatMap(one =>
    flags.flatMap(other => {
      if (one === other || one.side !== other.side) return [];
      const [right, top] = [other.left + other.width, other.near + other.height];
      const isStruck = one.x > other.left && one.x < right && one.near + one.height > other.near;
      const meets =
        one.left < right &&
        other.left < one.left + one.width &&
        one.near < top &&
        other.near < one.near + one.height;
      return [
        ...(isStruck ? [`the pole of ${one.index} through ${other.index}`] : []),
        ...(meets ? [`${one.index} over ${other.index}`] : []),
      ];
    }),
  );
}

test("whatever is placed is clear, and within its bounds", () => {
  let placed = 0;
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          x: fc.integer({min: 0, max: 1000}),
          width: fc.integer({min: 20, max: 300}),
          height: fc.integer({min: 15, max: 80}),
        }),
        {minLength: 1, maxLength: 14},
      ),
      some => {
        const ordered = some.toSorted((a, b) => a.x - b.x).map((one, index) => ({...one, index}));
        const found = placeFlags(ordered, rules);
        if (!found) return;
        placed += 1;
        expect(faults(found.flags)).toEqual([]);
        expect(found.flags).toHaveLength(some.length);
        const [above, below] = heightsOf(found.flags);
        expect(above + below).toBeLessThanOrEqual(rules.most);
        for (const {left, width} of found.flags) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(rules.width);
        }
      },
    ),
    {numRuns: 80, seed: 2010},
  );
  expect(placed).toBeGreaterThan(25);
});

test("words stand right of their poles, on one side, and near, where there is room", () => {
  const found = placeFlags(wanted([10, 300, 600]), {...rules, sides: 1});
  expect(found?.flags.map(one => [one.align, one.side, one.near])).toEqual(
    Array.from({length: 3}, () => ["left", -1, 12]),
  );
});

test("at the right edge they look the other way", () => {
  expect(placeFlags(wanted([950]), rules)?.flags[0]).toMatchObject({align: "right", left: 825});
});

test("of two that are close the earlier stands higher, or on the other side", () => {
  const one = placeFlags(wanted([100, 140]), {...rules, sides: 1})!.flags;
  const near = (index: number) => one.find(flag => flag.index === index)!;
  expect(near(0).align === "right" || near(0).near > near(1).near).toBe(true);
});

test("what cannot be placed is not", () =>
  expect(placeFlags(wanted(Array.from({length: 30}, () => 500)), rules)).toBeNull());
