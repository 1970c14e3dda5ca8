import {describe, expect, test} from "vitest";
import {
  currencyOfSign,
  currencySign,
  isCurrency,
  readableSigns,
} from "../../scripts/lib/quantity/currency.ts";

test.each([
  ["GBP", true],
  ["DEM", true],
  ["XYQ", false],
  ["gbp", false],
  ["", false],
])("%s is a currency: %s", (code, known) => expect(isCurrency(code)).toBe(known));

describe("signs", () => {
  test.each([
    ["£", "USD", "GBP"],
    ["$", "GBP", "USD"],
    ["$", "AUD", "AUD"],
    ["US$", "AUD", "USD"],
    ["kr", "EUR", "SEK"],
    ["kr", "ISK", "ISK"],
    ["¥", "CNY", "CNY"],
    ["zł", "GBP", "PLN"],
    // Not in our list: a publication may still use the sign of its own currency.
    ["R", "ZAR", "ZAR"],
    ["Rp", "IDR", "IDR"],
  ])("%s in a publication in %s is %s", (sign, own, currency) => {
    expect(readableSigns(own)).toContain(sign);
    expect(currencyOfSign(sign, own)).toBe(currency);
  });

  test("nobody else's sign is read", () => expect(readableSigns("GBP")).not.toContain("R"));

  test("longer signs are tried first", () => {
    const signs = readableSigns("GBP");
    expect(signs.indexOf("US$")).toBeLessThan(signs.indexOf("S$"));
    expect(signs.indexOf("S$")).toBeLessThan(signs.indexOf("$"));
  });
});

test("every sign that English prints for a currency reads as that currency again", () => {
  const lost = Intl.supportedValuesOf("currency").filter(code => {
    const sign = currencySign(code);
    return sign !== code && currencyOfSign(sign, "GBP") !== code;
  });
  expect(lost).toEqual([]);
});
