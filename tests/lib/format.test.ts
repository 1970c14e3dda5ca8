import {describe, expect, test} from "vitest";
import {divide, share} from "../../scripts/lib/quantity/arithmetic.ts";
import {formatMachine, formatQuantity} from "../../scripts/lib/quantity/format.ts";
import type {Register} from "../../scripts/lib/content/prose.ts";
import type {Quantity} from "../../scripts/lib/quantity/quantity.ts";
import {q, spaced} from "./quantities.ts";

const registers = ["prose", "compact", "exact", "number"] as const;

function printed(quantity: Quantity, register: Register, locale = "en-GB"): string {
  return formatQuantity(quantity, {register, locale});
}

describe("in English: prose, compact, exact, number", () => {
  test.each([
    ["£12.7bn", "£12.7 billion", "£12.7bn", "£12.7bn", "12.7"],
    ["£12,656.2m", "£12.7 billion", "£12.7bn", "£12,656.2m", "12,656.2"],
    ["£1,567.0m", "£1.6 billion", "£1.6bn", "£1,567.0m", "1,567.0"],
    ["£1,300m", "£1.3 billion", "£1.3bn", "£1,300m", "1,300"],
    ["£1,000m", "£1 billion", "£1bn", "£1,000m", "1,000"],
    ["£567.0m", "£567.0 million", "£567.0m", "£567.0m", "567.0"],
    ["£0.6bn", "£600 million", "£600m", "£0.6bn", "0.6"],
    ["£0.617m", "£617,000", "£617k", "£0.617m", "0.617"],
    ["−£0.6bn", "−£600 million", "−£600m", "−£0.6bn", "−0.6"],
    ["(£600m)", "−£600 million", "−£600m", "−£600m", "−600"],
    ["£27k", "£27,000", "£27k", "£27k", "27"],
    ["£1.5k", "£1,500", "£1.5k", "£1.5k", "1.5"],
    ["£1,567", "£1,567", "£1,567", "£1,567", "1,567"],
    ["£12,345.67", "£12,345.67", "£12.3k", "£12,345.67", "12,345.67"],
    ["£1,234tn", "£1,234 trillion", "£1,234tn", "£1,234tn", "1,234"],
    ["£0", "£0", "£0", "£0", "0"],
    ["£0.0m", "£0", "£0", "£0.0m", "0.0"],
    ["0%", "0%", "0%", "0%", "0"],
    ["at least £1bn", "at least £1 billion", "at least £1bn", "at least £1bn", "at least 1"],
    ["£1bn or more", "£1 billion or more", "£1bn or more", "£1bn or more", "1 or more"],
    [
      "£6.0bn to £9.2bn",
      "£6.0 billion to £9.2 billion",
      "£6.0bn to £9.2bn",
      "£6.0bn to £9.2bn",
      "6.0 to 9.2",
    ],
    [
      "£600m to £1.2bn",
      "£600 million to £1.2 billion",
      "£600m to £1.2bn",
      "£600m to £1,200m",
      "600 to 1,200",
    ],
    ["6 to 9 trusts", "6 to 9 trusts", "6 to 9 trusts", "6 to 9 trusts", "6 to 9"],
    ["10-12%", "10% to 12%", "10% to 12%", "10% to 12%", "10 to 12"],
    ["12.50%", "12.50%", "12.50%", "12.50%", "12.50"],
    ["2pp", "2 percentage points", "2 percentage points", "2 percentage points", "2"],
    ["1pp", "1 percentage point", "1 percentage point", "1 percentage point", "1"],
    ["4 years", "four years", "4 years", "4 years", "4"],
    ["9 systems", "nine systems", "9 systems", "9 systems", "9"],
    ["10 systems", "10 systems", "10 systems", "10 systems", "10"],
    ["1 trusts", "one trust", "1 trust", "1 trust", "1"],
    ["0 trusts", "0 trusts", "0 trusts", "0 trusts", "0"],
    ["-4 systems", "−4 systems", "−4 systems", "−4 systems", "−4"],
    ["4.0 years", "4.0 years", "4.0 years", "4.0 years", "4.0"],
    ["about 4 years", "about four years", "about 4 years", "about 4 years", "about 4"],
    ["9,247 systems", "9,247 systems", "9,247 systems", "9,247 systems", "9,247"],
    ["1,234,567 people", "1,234,567 people", "1,234,567 people", "1,234,567 people", "1,234,567"],
    ["24 million people", "24 million people", "24m people", "24m people", "24"],
    [
      "6 to 9 million people",
      "6 million to 9 million people",
      "6m to 9m people",
      "6m to 9m people",
      "6 to 9",
    ],
    ["£1.5m per trust", "£1.5 million per trust", "£1.5m per trust", "£1.5m per trust", "1.5"],
    [
      "£1.5m to £2m per trust",
      "£1.5 million to £2.0 million per trust",
      "£1.5m to £2.0m per trust",
      "£1.5m to £2.0m per trust",
      "1.5 to 2.0",
    ],
    ["4 systems per year", "4 systems per year", "4 systems per year", "4 systems per year", "4"],
    ["5", "5", "5", "5", "5"],
    ["CHF 3m", "CHF 3 million", "CHF 3m", "CHF 3m", "3"],
    ["US$3m", "US$3 million", "US$3m", "US$3m", "3"],
    ["not given", "not given", "not given", "not given", "not given"],
  ])("%s", (text, ...expected) => {
    expect(registers.map(register => spaced(printed(q(text), register)))).toEqual(expected);
  });

  test("words stay words in every register", () => {
    const words = "hundreds of millions of pounds";
    const verbal: Quantity = {sort: "verbal", words, floor: null, unit: null};
    for (const register of registers) expect(printed(verbal, register)).toBe(words);
  });
});

describe("rounding", () => {
  test.each([
    // Half goes away from zero, and what reaches a thousand moves up a scale.
    ["£1,250m", "£1.3bn"],
    ["−£1,250m", "−£1.3bn"],
    ["£1,249m", "£1.2bn"],
    ["£1,350m", "£1.4bn"],
    ["£999,960k", "£1bn"],
    ["£999,949k", "£999.9m"],
    ["£999,950,000,000", "£1tn"],
    ["£999.96m", "£999.96m"],
    ["£9,999", "£9,999"],
    ["£10,000", "£10k"],
    ["£999,960", "£1m"],
    // What has no scale is not to be taken for having the other end's.
    ["£5 to £9,000,000", "£5 to £9,000,000"],
    ["−£9,000,000 to £5", "−£9,000,000 to £5"],
    ["£0 to £9,000,000", "£0 to £9m"],
    ["£100,000 to £1,200,000", "£100k to £1.2m"],
    // Ends that would look alike are written out.
    ["£1,280m to £1,310m", "£1,280m to £1,310m"],
    ["£1,240m to £1,310m", "£1.2bn to £1.3bn"],
  ])("%s is %s", (text, expected) => expect(printed(q(text), "compact")).toBe(expected));

  test("in prose what reaches a million is said in millions", () =>
    expect(spaced(printed(q("£999,999.6"), "prose"))).toBe("£999,999.6"));

  test("a result that is not zero never prints as zero", () => {
    const tiny = share(q("£1"), q("£12.7bn"));
    const least = divide(q("1 to 1,000"), q("30"));
    expect(tiny.ok && printed(tiny.value, "exact")).toBe("0.0000000079%");
    expect(least.ok && printed(least.value, "exact")).toBe("0.03 to 33.3");
  });

  test.each([
    ["0.1", "0.1"],
    ["0.30000000000000", "0.30000000000000"],
    ["1.005", "1.005"],
    ["9007199254740993", "9,007,199,254,740,993"],
    ["£123456789012345678.90m", "£123,456,789,012,345,678.90m"],
  ])("no double comes near %s", (text, expected) =>
    expect(printed(q(text), "exact")).toBe(expected),
  );
});

describe("where a line may not end", () => {
  test.each([
    ["£12.7bn", "prose", "£12.7\u00a0billion"],
    ["at least £1bn", "prose", "at least £1\u00a0billion"],
    ["£12.7bn", "compact", "£12.7bn"],
    ["62 acute trusts", "compact", "62\u00a0acute trusts"],
    ["24 million people", "prose", "24\u00a0million\u00a0people"],
    ["CHF 3m", "exact", "CHF\u00a03m"],
    ["4 years", "prose", "four years"],
  ] as const)("%s, %s", (text, register, expected) =>
    expect(printed(q(text), register)).toBe(expected),
  );
});

describe("for a table with a scale of its own", () => {
  test.each([
    ["£1.2bn", 6, "1,200"],
    ["£1.25bn", 6, "1,250"],
    ["£617k", 6, "0.617"],
    ["£1,567.0m", 6, "1,567.0"],
    ["£1,567.0m", 9, "1.5670"],
  ] as const)("%s at 10^%i is %s", (text, scale, expected) => {
    expect(formatQuantity(q(text), {register: "number", locale: "en-GB", scale})).toBe(expected);
  });

  test("decimals can be asked for", () => {
    const options = {register: "number", locale: "en-GB", decimals: 0} as const;
    expect(formatQuantity(q("£1,567.5m"), options)).toBe("1,568");
    expect(formatQuantity(q("£0.04m"), options)).toBe("0.04");
  });
});

test("the publication's own currency has its short sign", () => {
  const options = {register: "compact", locale: "en-GB"} as const;
  expect(formatQuantity(q("US$3m"), {...options, currency: "USD"})).toBe("$3m");
  expect(spaced(formatQuantity(q("3m SEK"), {...options, currency: "SEK"}))).toBe("kr 3m");
});

describe("in other languages figures, money and scales are set as Intl has them", () => {
  test.each([
    ["en-US", "€12,656.2m", "€12.7 billion", "€12.7bn", "€12,656.2m"],
    ["de-DE", "€12,656.2m", "12,7 Milliarden €", "12,7 Mrd. €", "12.656,2 Mio. €"],
    ["fr-FR", "€12,656.2m", "12,7 milliards €", "12,7 Md €", "12 656,2 M €"],
    ["nb-NO", "€12,656.2m", "12,7 milliarder €", "12,7 mrd. €", "12 656,2 mill. €"],
    ["pl-PL", "€12,656.2m", "12,7 miliarda €", "12,7 mld €", "12 656,2 mln €"],
    // Japanese has no word for a million: exactly is in full, and 億 is ten to the power of 8.
    ["ja-JP", "€12,656.2m", "€126.6億", "€126.6億", "€12,656,200,000"],
    ["hi-IN", "€12.7bn", "€12.7 अरब", "€12.7 अ॰", "€12.7 अ॰"],
    ["de-DE", "−€600m", "−600 Millionen €", "−600 Mio. €", "−600 Mio. €"],
    ["de-DE", "€1m", "1 Million €", "1 Mio. €", "1 Mio. €"],
    ["de-DE", "€617k", "617.000 €", "617.000 €", "617.000 €"],
    ["pl-PL", "€5m", "5 milionów €", "5 mln €", "5 mln €"],
    ["de-DE", "12.5%", "12,5 %", "12,5 %", "12,5 %"],
    ["de-DE", "9,247 systems", "9.247 systems", "9.247 systems", "9.247 systems"],
    [
      "de-DE",
      "€6.0bn to €9.2bn",
      "6,0 Milliarden € – 9,2 Milliarden €",
      "6,0 Mrd. € – 9,2 Mrd. €",
      "6,0 Mrd. € – 9,2 Mrd. €",
    ],
  ])("%s %s", (locale, text, ...expected) => {
    const texts = (["prose", "compact", "exact"] as const).map(one =>
      spaced(printed(q(text), one, locale)),
    );
    expect(texts).toEqual(expected);
  });
});

describe("for machines", () => {
  test.each([
    ["£12.7bn", "12700000000"],
    ["£1,567.0m", "1567000000"],
    ["at least £1bn", "1000000000"],
    ["−£0.5", "-0.5"],
    ["12.50%", "12.5"],
    ["£6.0bn to £9.2bn", "6000000000/9200000000"],
    ["0.123456789012345", "0.123456789012345"],
    ["not given", null],
  ])("%s is %s", (text, value) => expect(formatMachine(q(text))).toBe(value));

  test("words have their floor, if they have one", () => {
    const verbal = {sort: "verbal", words: "hundreds of millions", unit: null} as const;
    const floor = q("£200m");
    expect(formatMachine({...verbal, floor: null})).toBeNull();
    expect(formatMachine({...verbal, floor: floor.sort === "amount" ? floor.value : null})).toBe(
      "200000000",
    );
  });

  test("a quotient that never ends is cut", () => {
    const third = divide(q("1"), q("3"));
    expect(third.ok && formatMachine(third.value)).toBe("0.333333333333");
  });
});
