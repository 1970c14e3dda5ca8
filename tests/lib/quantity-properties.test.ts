// What holds of every quantity, whoever wrote it.
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  add,
  addQuantities,
  change,
  divide,
  max,
  min,
  multiply,
  negate,
  share,
  subtract,
} from "../../scripts/lib/quantity/arithmetic.ts";
import {Decimal, tenTo} from "../../scripts/lib/quantity/decimal.ts";
import {evaluateFormula, parseFormula} from "../../scripts/lib/formula/formula.ts";
import {formatMachine, formatQuantity} from "../../scripts/lib/quantity/format.ts";
import {isKnown, type Known, type Outcome} from "../../scripts/lib/quantity/outcome.ts";
import {readQuantity, type Quantity} from "../../scripts/lib/quantity/quantity.ts";
import {spreadOf} from "../../scripts/lib/quantity/spread.ts";
import {sameUnit} from "../../scripts/lib/quantity/unit.ts";
import {anyAmount, anyKnown, anyRange, anyUnit, oneUnit, plain, pounds} from "./quantities.ts";
import {scopeOf} from "./scope.ts";

const registers = ["prose", "compact", "exact", "number"] as const;
const englishes = ["en-GB", "en-US", "en-IE", "en-AU", "en-CA"] as const;
/** Where a publication in that English would be at home: it decides what `$` is. */
const homes = {"en-GB": "GBP", "en-US": "USD", "en-IE": "EUR", "en-AU": "AUD", "en-CA": "CAD"};
/** All that Node has and people asked for, and some that set numbers oddly. */
const locales = [
  ...englishes,
  "de-DE",
  "de-CH",
  "fr-FR",
  "ja-JP",
  "nb-NO",
  "pl-PL",
  "hi-IN",
  "es-ES",
  "nl-NL",
  "pt-PT",
];

const anyQuantity = anyUnit.chain(anyKnown);
const operations = {add, subtract, multiply, divide, min, max, share, change};

function read(text: string, currency = "GBP"): Known {
  const result = readQuantity(text, {currency});
  if (!result.ok) expect.fail(`${text}: ${result.message}`);
  return isKnown(result.value) ? result.value : expect.fail(`${text} is no number`);
}

describe("what was printed can be read", () => {
  test("exactly: the same quantity, in every English", () =>
    fc.assert(
      fc.property(anyQuantity, fc.constantFrom(...englishes), (quantity, locale) => {
        const again = read(formatQuantity(quantity, {register: "exact", locale}), homes[locale]);
        expect({...(plain(again) as object), unit: null}).toEqual({
          ...(plain(quantity) as object),
          unit: null,
        });
        expect(sameUnit(again.unit, quantity.unit)).toBe(true);
      }),
      {numRuns: 2000},
    ));

  test("with the short sign of the publication's own currency", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("USD", "AUD", "CAD", "NOK", "DKK", "PLN", "CNY", "ZAR", "HUF"),
        currency => {
          const unit = {kind: "money", currency} as const;
          const [amount] = fc.sample(anyAmount(unit), 1);
          const text = formatQuantity(amount!, {register: "exact", locale: "en-GB", currency});
          expect(read(text, currency)).toMatchObject({unit, written: amount!.written});
        },
      ),
    ));

  test("compact: the same value, rounded by half a digit of what is printed at most", () =>
    fc.assert(
      fc.property(anyUnit.chain(anyAmount), amount => {
        const again = read(formatQuantity(amount, {register: "compact", locale: "en-GB"}));
        if (again.sort !== "amount") expect.fail("a range");
        expect(sameUnit(again.unit, amount.unit)).toBe(true);
        expect(again.qualifier).toBe(amount.qualifier);
        const loss = again.value.minus(amount.value).abs();
        expect(loss.lte(tenTo(again.written.scale - 1).div(2))).toBe(true);
        if (again.written.scale <= amount.written.scale) expect(loss.isZero()).toBe(true);
      }),
      {numRuns: 2000},
    ));

  test("compact: the very same where two figures say it all", () =>
    fc.assert(
      fc.property(
        fc.integer({min: -99, max: 99}),
        fc.integer({min: 4, max: 13}),
        (figures, power) => {
          const value = new Decimal(figures).times(tenTo(power));
          const amount = {
            sort: "amount",
            qualifier: null,
            value,
            written: {scale: 0, decimals: 0},
            unit: pounds,
          } as const;
          const again = read(formatQuantity(amount, {register: "compact", locale: "en-GB"}));
          expect(again.sort === "amount" && again.value.toFixed()).toBe(value.plus(0).toFixed());
        },
      ),
    ));

  test("in prose too, but for the small numbers in words", () =>
    fc.assert(
      fc.property(anyQuantity, quantity => {
        const text = formatQuantity(quantity, {register: "prose", locale: "en-GB"});
        const small = /\b(?:one|two|three|four|five|six|seven|eight|nine)\b/.test(text);
        if (!small) expect(sameUnit(read(text).unit, quantity.unit)).toBe(true);
      }),
    ));
});

describe("printing", () => {
  test("never shows a binary float: every digit is one that was written", () =>
    fc.assert(
      fc.property(
        fc.bigInt({min: 0n, max: 10n ** 28n}),
        fc.integer({min: 0, max: 15}),
        (figures, decimals) => {
          const literal = new Decimal(figures.toString()).times(tenTo(-decimals)).toFixed(decimals);
          fc.pre(literal.length <= 30);
          const quantity = read(literal);
          const exact = formatQuantity(quantity, {register: "exact", locale: "en-GB"});
          expect(exact.replaceAll(",", "")).toBe(literal);
          expect(new Decimal(formatMachine(quantity)!).eq(literal)).toBe(true);
        },
      ),
      {numRuns: 1000},
    ));

  test("rounds half away from zero", () =>
    fc.assert(
      fc.property(fc.integer({min: 10, max: 9999}), hundredths => {
        // £…,50m of a billion with two decimals: 12.35bn is 12.4bn, and so is its opposite.
        const value = new Decimal(hundredths).div(10).plus("0.05").times(tenTo(9));
        for (const signed of [value, value.negated()]) {
          const amount = {
            sort: "amount",
            qualifier: null,
            value: signed,
            written: {scale: 6, decimals: 0},
            unit: pounds,
          } as const;
          const again = read(formatQuantity(amount, {register: "compact", locale: "en-GB"}));
          const away = new Decimal(hundredths)
            .plus(1)
            .div(10)
            .times(tenTo(9))
            .times(signed.isNegative() ? -1 : 1);
          if (away.abs().lt(tenTo(12)))
            expect(again.sort === "amount" && again.value.eq(away)).toBe(true);
        }
      }),
    ));

  test("never turns a range inside out, nor loses an amount that is not zero", () =>
    fc.assert(
      fc.property(anyUnit.chain(anyRange), fc.constantFrom(...registers), (range, register) => {
        const text = formatQuantity(range, {register, locale: "en-GB"});
        const again =
          register === "number" ? read(text.replace(/ or (?:more|less|fewer)$/, "")) : read(text);
        const {low, high} = spreadOf(again);
        expect(low.lte(high)).toBe(true);
        expect(low.isZero()).toBe(range.low.isZero());
        expect(high.isZero()).toBe(range.high.isZero());
      }),
      {numRuns: 1000},
    ));

  test("has no plain minus, no line break inside an amount, no exponent, in any language", () =>
    fc.assert(
      fc.property(
        anyQuantity,
        fc.constantFrom(...locales),
        fc.constantFrom(...registers),
        (quantity, locale, register) => {
          const bare: Known = {...quantity, qualifier: null};
          const text = formatQuantity(bare, {register, locale});
          expect(text).not.toMatch(/[\d\s]-|^-|NaN|Infinity|undefined|null/);
          expect(text).not.toMatch(/\d[eE]\+?\d/);
          // Ordinary spaces stand between words, around the sign of a range, and nowhere else.
          expect(text.replace(/ (?:to|per|\/) |\u00a0– | (?=\p{L})/gu, "")).not.toMatch(/ /);
        },
      ),
      {numRuns: 2000},
    ));

  test("says the same each time", () =>
    fc.assert(
      fc.property(
        anyQuantity,
        fc.constantFrom(...locales),
        fc.constantFrom(...registers),
        (quantity, locale, register) => {
          const options = {register, locale};
          expect(formatQuantity(quantity, options)).toBe(formatQuantity(quantity, options));
        },
      ),
    ));
});

describe("adding", () => {
  test("comes to the same in any order and with any brackets", () =>
    fc.assert(
      fc.property(oneUnit, fc.infiniteStream(fc.nat()), (quantities, stream) => {
        const shuffled = quantities
          .map(one => ({one, key: stream.next().value as number}))
          .toSorted((a, b) => a.key - b.key)
          .map(({one}) => one);
        expect(valueOf(addQuantities(shuffled))).toEqual(valueOf(addQuantities(quantities)));
        const middle = Math.floor(quantities.length / 2);
        if (middle === 0) return;
        const halves = [quantities.slice(0, middle), quantities.slice(middle)].map(half =>
          sum(half),
        );
        expect(valueOf(add(halves[0]!, halves[1]!))).toEqual(valueOf(addQuantities(quantities)));
      }),
      {numRuns: 1000},
    ));

  test("loses nothing that was written", () =>
    fc.assert(
      fc.property(fc.array(anyAmount(pounds), {minLength: 1, maxLength: 6}), amounts => {
        const total = sum(amounts.map(one => ({...one, qualifier: null})));
        const text = formatQuantity(total, {register: "exact", locale: "en-GB"});
        const exact = amounts.reduce((all, one) => all.plus(one.value), new Decimal(0));
        expect(spreadOf(read(text)).low.toFixed()).toBe(exact.toFixed());
      }),
    ));

  test("needs equal units, and says so at the operator", () =>
    fc.assert(
      fc.property(anyUnit, anyUnit, (a, b) => {
        const [left] = fc.sample(anyAmount(a), 1);
        const [right] = fc.sample(anyAmount(b), 1);
        const points = [a.kind, b.kind].toSorted().join() === "percent,points";
        // 1 + 20% is 120%.
        const isUplift = [a.kind, b.kind].toSorted().join() === "number,percent";
        const hasOne = isUplift && (a.kind === "number" ? left! : right!).value.eq(1);
        const outcome = add(left!, right!);
        expect(outcome.ok).toBe(sameUnit(a, b) || points || hasOne);
        if (!outcome.ok) expect(outcome.problems.map(one => one.at)).toEqual(["operator"]);
      }),
      {numRuns: 500},
    ));

  test("and taking away again comes back to the value", () =>
    fc.assert(
      fc.property(
        anyUnit.chain(unit => fc.tuple(anyAmount(unit), anyAmount(unit))),
        ([a, b]) => {
          const plainly = [a, b].map(one => ({...one, qualifier: null}));
          const back = subtract(sum(plainly), plainly[1]!);
          expect(back.ok && spreadOf(back.value).low.toFixed()).toBe(a.value.toFixed());
        },
      ),
    ));
});

describe("every operation", () => {
  const pair = fc.tuple(
    anyQuantity,
    anyQuantity,
    fc.constantFrom(...(Object.keys(operations) as (keyof typeof operations)[])),
  );

  test("keeps a range the right way round, with its middle inside", () =>
    fc.assert(
      fc.property(
        oneUnit,
        fc.constantFrom(...Object.values(operations)),
        fc.integer({min: -3, max: 3}),
        (quantities, operate, factor) => {
          for (const outcome of [
            operate(quantities[0]!, quantities.at(-1)!),
            multiply(quantities[0]!, number(factor)),
          ]) {
            if (!outcome.ok) continue;
            const {low, central, high} = spreadOf(outcome.value);
            expect(low.lte(high)).toBe(true);
            if (central) expect(low.lte(central) && central.lte(high)).toBe(true);
          }
        },
      ),
      {numRuns: 2000},
    ));

  test("gives a value that can be printed, or says why not", () =>
    fc.assert(
      fc.property(pair, ([a, b, name]) => {
        const outcome = operations[name](a, b);
        if (!outcome.ok) expect(outcome.problems.length).toBeGreaterThan(0);
        if (!outcome.ok) return;
        for (const register of registers) {
          expect(formatQuantity(outcome.value, {register, locale: "en-GB"})).toMatch(
            /\d|one|two|three|four|five|six|seven|eight|nine/,
          );
        }
      }),
      {numRuns: 2000},
    ));

  test("contains what the ends of its inputs come to", () =>
    fc.assert(
      fc.property(anyRange(pounds), anyRange({kind: "number"}), (range, factor) => {
        const outcome = multiply(range, factor);
        if (!outcome.ok) expect.fail("a problem");
        const {low, high} = spreadOf(outcome.value);
        for (const x of [range.low, range.high]) {
          for (const y of [factor.low, factor.high]) {
            expect(x.times(y).gte(low) && x.times(y).lte(high)).toBe(true);
          }
        }
      }),
    ));

  test("a minus twice is no minus, but for the words of the claim", () =>
    fc.assert(
      fc.property(anyQuantity, quantity => {
        const twice = negate(negate(quantity));
        expect({...(plain(twice) as object), qualifier: null}).toEqual({
          ...(plain(quantity) as object),
          qualifier: null,
        });
      }),
    ));

  test("`x − y` in a formula is what `subtract` says", () =>
    fc.assert(
      fc.property(oneUnit, quantities => {
        const [x, y] = [quantities[0]!, quantities.at(-1)!];
        const formula = parseFormula("x − y");
        const found = formula.ok
          ? evaluateFormula(formula.ast, scopeOf({figures: {x, y}}))
          : expect.fail("unread");
        expect(found.ok && plain(found.value)).toEqual(valueOf(subtract(x, y)));
      }),
    ));
});

describe("anything at all", () => {
  test("is read or refused, and the stretch to blame is inside it", () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: "binary"}), numberish, mutated), text => inside(text)),
      {numRuns: 5000},
    ));

  test("is a formula or not, and the stretch to blame is inside it", () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: "binary"}), formulaish), text => {
        const parsed = parseFormula(text);
        if (parsed.ok) return;
        expect(parsed.problems).toHaveLength(1);
        const {start, end} = parsed.problems[0]!;
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
      {numRuns: 5000},
    ));

  const corpus = join(import.meta.dirname, "../../../shared/corpora/naughty-strings/blns.json");
  test.skipIf(!existsSync(corpus))("naughty strings are read or refused", () => {
    const strings = JSON.parse(readFileSync(corpus, "utf8")) as readonly string[];
    for (const text of strings) inside(text);
    const accepted = strings.filter(text => readQuantity(text, {currency: "GBP"}).ok);
    for (const text of accepted) expect(text).toMatch(/^[-+$\d.,£() ]+(?: [a-z]+)*$/);
    expect(accepted.length).toBeLessThan(30);
  });
});

const numberish = fc
  .array(
    fc.constantFrom(
      ..."0123456789.,-−–+()£$€%mkb ".split(""),
      "bn",
      " to ",
      "at least ",
      " trusts",
      "NaN",
      "1e3",
      "per ",
    ),
    {maxLength: 12},
  )
  .map(parts => parts.join(""));
const mutated = fc
  .tuple(anyQuantity, fc.nat(), fc.string({maxLength: 2}))
  .map(([quantity, at, junk]) => {
    const text = formatQuantity(quantity, {register: "exact", locale: "en-GB"});
    return text.slice(0, at % text.length) + junk + text.slice(at % text.length);
  });
const formulaish = fc
  .array(
    fc.constantFrom(
      "a",
      "b-c",
      "t.row.col",
      "2",
      "10%",
      "+",
      "-",
      " - ",
      "*",
      "/",
      "(",
      ")",
      ",",
      " ",
      "sum(",
      "share(",
      "of:",
      "£5",
      "_",
      ".",
    ),
    {maxLength: 16},
  )
  .map(parts => parts.join(""));

/** Reading never throws, and what is refused has a place inside the text. */
function inside(text: string): void {
  const result = readQuantity(text, {currency: "GBP"});
  if (result.ok) return;
  const {start, end, message} = result;
  expect(0 <= start && start <= end && end <= text.length).toBe(true);
  expect(message).not.toBe("");
}

function sum(quantities: readonly Quantity[]): Known {
  const outcome = addQuantities(quantities);
  return outcome.ok ? outcome.value : expect.fail("a problem");
}

function valueOf(outcome: Outcome | ReturnType<typeof addQuantities>): unknown {
  return outcome.ok ? plain(outcome.value) : expect.fail("a problem");
}

function number(value: number): Quantity {
  const written = {scale: 0, decimals: 0} as const;
  return {
    sort: "amount",
    qualifier: null,
    value: new Decimal(value),
    written,
    unit: {kind: "number"},
  };
}
