// The parts of which charts are laid out, each by itself.
import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {fitUnit, visibleEnd} from "../../scripts/lib/chart/fit.ts";
import {spread} from "../../scripts/lib/chart/names.ts";
import {seriesInks} from "../../scripts/lib/chart/ink.ts";
import {layRows} from "../../scripts/lib/chart/rows.ts";
import {setEvenly, setWords, tidy} from "../../scripts/lib/chart/words.ts";

import {readTheme} from "../../scripts/lib/template/theme.ts";
import {chartOf} from "./charts.ts";

// Every character is half as wide as the text is high: easy to reckon with.
const pen = {text: 10, width: (text: string, size: number) => text.length * size * 0.5};
const style = {size: 10, weight: 400, fill: "ink"};
const lines = (text: string, room: number) => setWords(pen, text, style, room).lines;

test("words break at spaces, never at the dash of a span of years", () => {
  expect(lines("Cost as last audited", 50)).toEqual(["Cost as", "last", "audited"]);
  expect(lines("in 2004–05 prices", 40)).toEqual(["in", "2004–05", "prices"]);
  expect(lines("care-records", 30)).toEqual(["care-", "record", "s"]);
});

test("a space that must not break holds words together", () => {
  expect(lines("at £12.7 billion", 70)).toEqual(["at £12.7", "billion"]);
  expect(lines("at £12.7\u00a0billion", 70)).toEqual(["at", "£12.7\u00a0billion"]);
});

test("a word longer than the line is cut, and it is said", () => {
  const block = setWords(pen, "Electroencephalography", style, 50);
  expect(block.lines.join("")).toBe("Electroencephalography");
  expect(block.width).toBeLessThanOrEqual(50);
  expect(block.whole).toBe(false);
  expect(setWords(pen, "short", style, 50).whole).toBe(true);
});

test("centred words are as even as the same number of lines allows", () => {
  expect(lines("Cost after both cuts", 80)).toEqual(["Cost after both", "cuts"]);
  expect(setEvenly(pen, "Cost after both cuts", style, 80).lines).toEqual([
    "Cost after",
    "both cuts",
  ]);
});

test("control characters and line breaks are spaces", () => {
  expect(tidy("a\n\tb\u0000c\u2028d  e ")).toBe("a b c d e");
  expect(tidy("12\u00a0bn")).toBe("12\u00a0bn");
});

test("the unit is the largest with which each bar and its words fit", () => {
  const fit = fitUnit(
    [
      {value: 100, beyond: 20},
      {value: 90, beyond: 60},
    ],
    200,
  );
  // 90 units and 60 px are the tighter: 200 - 60 - half the line at zero, left of it.
  expect(fit?.unit).toBeCloseTo((200 - 60 - 0.75) / 90, 9);
  expect(fit?.before).toBe(0.75);
});

test("room is shared between both sides of zero", () => {
  const fit = fitUnit(
    [
      {value: 30, beyond: 10},
      {value: -60, beyond: 20},
    ],
    210,
  );
  expect(fit?.unit).toBeCloseTo(2, 9);
  expect(fit?.before).toBeCloseTo(140, 6);
  expect(fit?.after).toBeCloseTo(70, 6);
});

test("words alone may be too wide, and zero needs no unit", () => {
  expect(fitUnit([{value: 5, beyond: 300}], 200)).toBeNull();
  expect(fitUnit([{value: 0, beyond: 30}], 200)?.unit).toBe(1);
});

test("what is not zero is seen, and what is zero is not", () => {
  expect(visibleEnd(0.1, 2)).toBe(0.75);
  expect(visibleEnd(-0.1, 2)).toBe(-0.75);
  expect(visibleEnd(10, 2)).toBe(10);
  expect(visibleEnd(0, 2)).toBe(0);
});

test("names stay where they want to be, and share the difference where they cannot", () => {
  expect(spread([20, 80], [10, 10], 0, 100)).toEqual([20, 80]);
  expect(spread([50, 50], [10, 10], 0, 100)).toEqual([45, 55]);
  expect(spread([52, 50], [10, 10], 0, 100)).toEqual([56, 46]);
  expect(spread([98, 99, 40], [10, 10, 10], 0, 100)).toEqual([85, 95, 40]);
  expect(spread([1, 2], [10, 10], 0, 100)).toEqual([5, 15]);
});

test("rows fill the height, in one rhythm where their labels are of one height", () => {
  const rows = layRows({labels: Array(15).fill(12), bars: 1, above: false, height: 250}, pen);
  if ("needs" in rows) throw new Error("the rows should fit");
  const steps = rows.rows.slice(1).map((row, index) => row.bars - (rows.rows[index]?.bars ?? 0));
  for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 9);
  const last = rows.rows.at(-1)?.bottom ?? 0;
  expect(last).toBeLessThanOrEqual(250);
  expect(last).toBeGreaterThan(240);
});

test("rows that do not fit say what they need, and fit into that", () => {
  for (const above of [true, false])
    for (const bars of [1, 3]) {
      const wanted = {labels: Array(40).fill(12), bars, above};
      const low = layRows({...wanted, height: 300}, pen);
      if (!("needs" in low)) throw new Error("the rows should not fit");
      expect(layRows({...wanted, height: low.needs}, pen)).toHaveProperty("rows");
      expect(layRows({...wanted, height: low.needs - 1}, pen)).toHaveProperty("needs");
    }
});

// The tokens of each theme, and the formula of WCAG 2.
type Tokens = ReadonlyMap<string, number>;
const themes = ["house", "bulletin"].map(name => {
  const sheet = readFileSync(`templates/shared/themes/${name}.css`, "utf8");
  const tokens = readTheme(sheet).tokens.flatMap(token => {
    const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(token.value)?.[1];
    const whole = hex?.length === 3 ? hex.replace(/./g, "$&$&") : hex;
    return whole === undefined ? [] : [[token.name, Number.parseInt(whole, 16)] as const];
  });
  return [name, new Map(tokens)] as const;
});

describe.each(themes)("in the theme %s", (_name, tokens) => {
  test.each([1, 2, 3, 4, 5, 6])(
    "words can be read on %i series, and the series told apart",
    count => {
      for (const lit of [0, 1, 2]) {
        const inks = inksOf(count, lit);
        for (const {fill, on} of inks)
          expect(contrast(light(on), light(fill.fill, fill.opacity))).toBeGreaterThan(4.5);
        for (const {text} of inks) expect(contrast(light(text), 1)).toBeGreaterThan(4.5);
        const tones = inks.map(({fill}) => `${fill.fill} ${fill.opacity}`);
        expect(new Set(tones).size).toBe(count);
      }
    },
  );

  test.each([2, 3, 4, 5, 6])(
    "of %i series in a stack, neighbours differ in lightness or hue, and none is lost on paper",
    count => {
      for (const lit of [0, 1]) {
        const fills = inksOf(count, lit).map(({fill}) => fill);
        for (const {fill, opacity, outline} of fills)
          if (outline === null) expect(contrast(light(fill, opacity), 1)).toBeGreaterThan(3);
        for (const [at, {fill, opacity}] of fills.slice(1).entries()) {
          const before = fills[at];
          const [one, other] = [light(fill, opacity), light(before?.fill ?? "", before?.opacity)];
          const hues = [fill, before?.fill ?? ""].map(token => token.includes("accent"));
          expect(contrast(one, other)).toBeGreaterThan(hues[0] === hues[1] ? 1.9 : 1.02);
        }
      }
    },
  );

  function light(token: string, opacity = 1): number {
    return lightness(tokens, token, opacity);
  }
});

function inksOf(count: number, lit: number) {
  const series = Array.from(
    {length: count},
    (_, at) => [{label: `s${at}`, highlight: at < lit}, [1]] as const,
  );
  return seriesInks(chartOf("stacked-column", ["a"], series));
}

/** The relative luminance of a token, or of two mixed half and half, in turn mixed with white. */
function lightness(tokens: Tokens, token: string, opacity = 1): number {
  const names = [...token.matchAll(/--chart-\w+/g)].map(([name]) => name);
  const parts = [16, 8, 0].map(shift => {
    const own = names.map(name => (tokens.get(name)! >> shift) & 255);
    const mixed = own.reduce((sum, one) => sum + one, 0) / own.length;
    return mixed * opacity + 255 * (1 - opacity);
  });
  const [red = 0, green = 0, blue = 0] = parts.map(part => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
