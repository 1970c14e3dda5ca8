// Reading: what people write, what is refused, and where the finger points.
import {describe, expect, test} from "vitest";
import {missingWords, readQuantity, type Quantity} from "../../scripts/lib/quantity/quantity.ts";
import type {CellUnit, Unit} from "../../scripts/lib/quantity/unit.ts";
import {plain, pounds, q} from "./quantities.ts";

/** "qualifier value [scale.decimals] unit", for tables that are read by people. */
function told(quantity: Quantity): string {
  if (quantity.sort === "missing") return quantity.why;
  if (quantity.sort === "verbal") return quantity.words;
  const {qualifier, written, unit} = quantity;
  const ends = quantity.sort === "amount" ? [quantity.value] : [quantity.low, quantity.high];
  const value = ends.map(end => end.toFixed()).join("..");
  return `${qualifier ? `${qualifier} ` : ""}${value} [${written.scale}.${written.decimals}] ${unitTold(unit)}`;
}

function unitTold(unit: Unit): string {
  if (unit.kind === "ratio") return `${unitTold(unit.over)} per ${unitTold(unit.under)}`;
  return unit.kind === "money" ? unit.currency : unit.kind === "count" ? unit.noun : unit.kind;
}

describe("amounts", () => {
  test.each([
    ["£12.7bn", "12700000000 [9.1] GBP"],
    ["£1,567.0m", "1567000000 [6.1] GBP"],
    ["£12,656.2m", "12656200000 [6.1] GBP"],
    ["£12.65 billions", "12650000000 [9.2] GBP"],
    ["£600 Million", "600000000 [6.0] GBP"],
    ["£600mn", "600000000 [6.0] GBP"],
    ["£27k", "27000 [3.0] GBP"],
    ["£3 thousand", "3000 [3.0] GBP"],
    ["£1.2 trillion", "1200000000000 [12.1] GBP"],
    ["£ 5", "5 [0.0] GBP"],
    ["£0", "0 [0.0] GBP"],
    ["  £5\u00a0m ", "5000000 [6.0] GBP"],
    ["£12.7\u00a0billion", "12700000000 [9.1] GBP"],
    ["1,234,567", "1234567 [0.0] number"],
    ["1 234 567", "1234567 [0.0] number"],
    ["1\u00a0234\u00a0567.5", "1234567.5 [0.1] number"],
    ["1\u202f234", "1234 [0.0] number"],
    ["12.30", "12.3 [0.2] number"],
    ["2 million", "2000000 [6.0] number"],
    ["9007199254740993", "9007199254740993 [0.0] number"],
    ["0.1", "0.1 [0.1] number"],
    ["10%", "10 [0.0] percent"],
    ["12.5 %", "12.5 [0.1] percent"],
    ["98 per cent", "98 [0.0] percent"],
    ["98 percent", "98 [0.0] percent"],
    ["2 percentage points", "2 [0.0] points"],
    ["1 percentage point", "1 [0.0] points"],
    ["2.5pp", "2.5 [0.1] points"],
    ["62 acute trusts", "62 [0.0] acute trusts"],
    ["4 years", "4 [0.0] years"],
    ["30 recommendations", "30 [0.0] recommendations"],
    ["24 million people", "24000000 [6.0] people"],
    ["62 FTE", "62 [0.0] FTE"],
    ["3 A&E departments", "3 [0.0] A&E departments"],
    ["62  trusts", "62 [0.0] trusts"],
    ["£1.5m per trust", "1500000 [6.1] GBP per trust"],
    ["15.5 systems per year", "15.5 [0.1] systems per year"],
    ["£2m per trust per year", "2000000 [6.0] GBP per trust per year"],
    ["12% per year", "12 [0.0] percent per year"],
  ])("%s", (text, expected) => expect(told(q(text))).toBe(expected));
});

describe("signs", () => {
  test.each(["-£0.6bn", "−£0.6bn", "–£0.6bn", "£-0.6bn", "£−0.6bn", "(£0.6bn)", "-0.6bn GBP"])(
    "%s",
    text => expect(told(q(text))).toBe("-600000000 [9.1] GBP"),
  );
  test.each([
    ["+5", "5"],
    ["(1,200)", "-1200"],
    ["-0", "0"],
    ["(0)", "0"],
  ])("%s", (text, value) => expect(plain(q(text))).toMatchObject({value}));
});

describe("currencies", () => {
  test.each([
    ["€3m", "EUR"],
    ["$3m", "USD"],
    ["US$3m", "USD"],
    ["A$3m", "AUD"],
    ["C$3m", "CAD"],
    ["¥3m", "JPY"],
    ["₹3m", "INR"],
    ["R$3m", "BRL"],
    ["CHF 3m", "CHF"],
    ["CHF3m", "CHF"],
    ["EUR 3m", "EUR"],
    ["3m EUR", "EUR"],
    ["3 m €", "EUR"],
    ["kr 3m", "SEK"],
    ["3m kr", "SEK"],
    ["zł3m", "PLN"],
    ["3 million pounds", "GBP"],
    ["3 million pounds sterling", "GBP"],
    ["3m euros", "EUR"],
    ["3m dollars per year", "USD"],
  ])("%s", (text, currency) =>
    expect(JSON.stringify(plain(q(text)))).toContain(`"currency":"${currency}"`),
  );

  test.each([
    ["$3m", "AUD"],
    ["$3m", "CAD"],
    ["kr 3m", "NOK"],
    ["3m kr", "DKK"],
    ["¥3m", "CNY"],
    ["3 dollars", "NZD"],
  ])("%s in a publication in %s means its own", (text, currency) => {
    const read = readQuantity(text, {currency});
    expect(read).toMatchObject({ok: true, value: {unit: {kind: "money", currency}}});
  });

  test("a publication in euros has no dollar of its own", () =>
    expect(readQuantity("$3", {currency: "EUR"})).toMatchObject({
      value: {unit: {currency: "USD"}},
    }));
});

describe("qualifiers", () => {
  test.each([
    ["at least £1bn", "at least"],
    ["At least £1bn", "at least"],
    ["more than £1bn", "more than"],
    ["over £1bn", "over"],
    ["just over £4bn", "just over"],
    ["about 10%", "about"],
    ["around 10", "around"],
    ["approximately £12.4bn", "approximately"],
    ["some £192m", "some"],
    ["nearly 300 hospitals", "nearly"],
    ["almost £9m", "almost"],
    ["up to £400m", "up to"],
    ["less than £9m", "less than"],
    ["under £2m", "under"],
    ["£1bn or more", "or more"],
    ["62 trusts or more", "or more"],
    ["62 or more trusts", "or more"],
    ["5 or fewer", "or fewer"],
    ["at\u00a0least £1bn", "at least"],
    ["about £6bn to £9bn", "about"],
  ])("%s", (text, qualifier) => expect(q(text)).toMatchObject({qualifier}));
});

describe("ranges", () => {
  test.each([
    ["£6.0bn to £9.2bn", "6000000000..9200000000 [9.1] GBP"],
    ["£6-9bn", "6000000000..9000000000 [9.0] GBP"],
    ["£6–£9bn", "6000000000..9000000000 [9.0] GBP"],
    ["£600m to £1.2bn", "600000000..1200000000 [6.0] GBP"],
    ["6-9bn EUR", "6000000000..9000000000 [9.0] EUR"],
    ["6 to 9 trusts", "6..9 [0.0] trusts"],
    ["6 trusts to 9 trusts", "6..9 [0.0] trusts"],
    ["1 trust to 9 trusts", "1..9 [0.0] trusts"],
    ["0.5 to 1 million people", "500000..1000000 [6.1] people"],
    ["10-12%", "10..12 [0.0] percent"],
    ["10% to 12.5%", "10..12.5 [0.1] percent"],
    ["−6 to −3", "-6..-3 [0.0] number"],
    ["−6–−3", "-6..-3 [0.0] number"],
    ["−£0.6bn to £0.2bn", "-600000000..200000000 [9.1] GBP"],
    ["£1.5m to £2m per trust", "1500000..2000000 [6.1] GBP per trust"],
    ["£100,000 to £1 million", "100000..1000000 [0.0] GBP"],
    ["−£9m to £20,000", "-9000000..20000 [0.0] GBP"],
    ["£1,300 to £1,500m", "1300000000..1500000000 [6.0] GBP"],
    ["£0 to £9bn", "0..9000000000 [9.0] GBP"],
    ["US$6m to US$9m", "6000000..9000000 [6.0] USD"],
    ["CHF 6m to CHF 9m", "6000000..9000000 [6.0] CHF"],
    ["A$0 to A$1 per trust", "0..1 [0.0] AUD per trust"],
    ["at least £6bn to £9bn", "at least 6000000000..9000000000 [9.0] GBP"],
  ])("%s", (text, expected) => expect(told(q(text))).toBe(expected));
});

describe("cells, in a table in £m", () => {
  const unit: CellUnit = {unit: pounds, scale: 6};
  test.each([
    ["1567.0", "1567000000 [6.1] GBP"],
    ["1,567.0", "1567000000 [6.1] GBP"],
    ["(12.5)", "-12500000 [6.1] GBP"],
    ["at least 5", "at least 5000000 [6.0] GBP"],
    ["6-9", "6000000..9000000 [6.0] GBP"],
    ["1.2bn", "1200000000 [9.1] GBP"],
    ["£5", "5 [0.0] GBP"],
    ["12%", "12 [0.0] percent"],
    ["62 trusts", "62 [0.0] trusts"],
    ["0", "0 [6.0] GBP"],
    ["not given", "not given"],
  ])("%s", (text, expected) => expect(told(q(text, unit))).toBe(expected));
});

describe("there is no number, which is not zero", () => {
  test.each(missingWords)("%s", why => expect(q(why)).toEqual({sort: "missing", why}));
  test("in whatever case", () =>
    expect(q(" Not  Estimated")).toMatchObject({why: "not estimated"}));
});

describe("refused, with the stretch to blame and what to write", () => {
  test.each([
    ["12,3", "12,3", /guess/, /12\.3 or 123/],
    ["€ 3,5 Mio", "3,5", /guess/, /3\.5 or 35/],
    ["1,23,456", "1,23,456", /guess/, /1,234,567/],
    ["1.234.567", "1.234.567", /guess/, /1,234,567/],
    ["1234,567", "1234,567", /guess/, /1234\.567 or 1234567/],
    ["0,123", "0,123", /guess/, /0\.123/],
    ["1_200", "1_200", /underscore/, /1200/],
    ["1e3", "1e3", /computer/, /in figures/],
    ["£1E+3", "1E+3", /computer/, /in figures/],
    ["0x1F", "0x1F", /computer/, /in figures/],
    ["012", "012", /zero/, /write 12/],
    [".5", ".5", /point/, /0\.5/],
    ["5.", "5.", /point/, /write 5/],
    [".inf", ".inf", /not an amount/, /say why/],
    ["-.inf", "-.inf", /not an amount/, /say why/],
    ["NaN", "NaN", /not an amount/, /say why/],
    ["Infinity", "Infinity", /not an amount/, /say why/],
    ["£3m bn", "m bn", /two scales/, /keep the one/],
    ["£3 million billion", "million billion", /two scales/, /keep the one/],
    ["£9bn to £6bn", "£9bn to £6bn", /downwards/, /lower end first/],
    ["£900-£1.2bn", "£900-£1.2bn", /downwards/, /both ends/],
    ["2009-10", "2009-10", /downwards/, /lower/],
    ["£600m to 700", "£600m to 700", /only one end/, /both ends/],
    ["£6 to $9", "£6 to $9", /different units/, /one unit/],
    ["6 trusts to 9 years", "6 trusts to 9 years", /different units/, /one unit/],
    ["", "", /nothing/, /not given/],
    ["   ", "   ", /nothing/, /not given/],
    ["£", "£", /no amount/, /£600m/],
    ["at least £", "£", /no amount/, /£600m/],
    ["XYZ 3m", "XYZ", /no currency/, /GBP/],
    ["3m XYZ", "XYZ", /no currency/, /GBP/],
    ["£12.7 squillion", "squillion", /means nothing/, /million, billion/],
    ["£95m a year", "a year", /means nothing/, /`per`/],
    ["£5m EUR", "EUR", /second time/, /one of the two/],
    ["£5%", "%", /means nothing/, /million/],
    ["62trusts", "62trusts", /together/, /`62 trusts`/],
    ["50p", "p", /too short/, /£0\.50/],
    ["at least about 5", "about", /too many/, /one of the two/],
    ["at least £6bn or more", "at least £6bn or more", /twice/, /one of them/],
    ["between 6 and 9", "between", /means nothing/, /£6\.0bn to £9\.2bn/],
    ["circa £5m", "circa", /means nothing/, /about/],
    ["-£-5", "-£-", /two signs/, /one of them/],
    ["(-5)", "(-5)", /brackets/, /−£600m/],
    ["hundreds of millions", "hundreds of millions", /no figures/, /`words:`/],
    ["n/a", "n/a", /why/, /not applicable/],
    ["-", "-", /why/, /not given/],
    ["tbc", "tbc", /why/, /not given/],
    ["12:30", ":30", /not understood/, /nothing behind/],
    ["1/2", "/2", /not understood/, /nothing behind/],
    ["5 or 6 trusts", "6 trusts", /not understood/, /nothing behind/],
    ["£5 #1", "#1", /not understood/, /nothing behind/],
    ["31/03/2026", "/03/2026", /not understood/, /nothing behind/],
    ["2010-03-22", "03", /zero/, /3/],
    ["٣", "٣", /no figures/, /such as/],
    ["9".repeat(41), "9".repeat(41), /too many/, /40/],
    ["0." + "1".repeat(16), "0." + "1".repeat(16), /too many/, /15/],
  ] as const)("%s", (text, stretch, message, help) => {
    const read = readQuantity(text, {currency: "GBP"});
    if (read.ok) expect.fail(`was read as ${told(read.value)}`);
    expect(text.slice(read.start, read.end)).toBe(stretch);
    expect(read.message).toMatch(message);
    expect(read.help).toMatch(help);
    expect(read.message).not.toMatch(/^[A-Z]|\.$/);
  });
});
