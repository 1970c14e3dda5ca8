// Quantities for tests: read from text, told in plain data, and made at random.
import fc from "fast-check";
import {expect} from "vitest";
import {Decimal} from "../../scripts/lib/quantity/decimal.ts";
import type {Known} from "../../scripts/lib/quantity/outcome.ts";
import {qualifiers} from "../../scripts/lib/quantity/qualifier.ts";
import {
  readQuantity,
  type Amount,
  type Quantity,
  type Range,
} from "../../scripts/lib/quantity/quantity.ts";
import type {Scale} from "../../scripts/lib/quantity/scale.ts";
import type {CellUnit, Unit} from "../../scripts/lib/quantity/unit.ts";

export const pounds: Unit = {kind: "money", currency: "GBP"};

/** The quantity that a text says; the test fails if it says none. */
export function q(text: string, unit?: CellUnit): Quantity {
  const read = readQuantity(text, {currency: "GBP", unit});
  if (!read.ok) expect.fail(`${text}: ${read.message}`);
  return read.value;
}

/** As `q`, for a text that is a number. */
export function known(text: string): Known {
  const quantity = q(text);
  if (quantity.sort !== "amount" && quantity.sort !== "range") expect.fail(`${text} is no number`);
  return quantity;
}

/** A quantity with its decimals as text, to be compared and shown. */
export function plain(quantity: Quantity): unknown {
  return JSON.parse(
    JSON.stringify(quantity, (_, value: unknown) =>
      value instanceof Decimal ? value.toFixed() : value,
    ),
  );
}

/** Every space an ordinary one: for tests that are about the words. */
export function spaced(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

const nouns = ["systems", "acute trusts", "members of staff", "people", "A&E departments"];
const currencies = ["GBP", "EUR", "USD", "JPY", "CHF", "AUD", "CAD", "NOK", "PLN", "INR"];

const counts = fc.constantFrom(...nouns).map((noun): Unit => ({kind: "count", noun}));
const money = fc.constantFrom(...currencies).map((currency): Unit => ({kind: "money", currency}));
const simple = fc.oneof(
  money,
  counts,
  fc.constant<Unit>({kind: "percent"}),
  fc.constant<Unit>({kind: "points"}),
  fc.constant<Unit>({kind: "number"}),
);
const ratios = fc
  .tuple(fc.oneof(money, counts), fc.constantFrom("trust", "year"))
  .map(([over, noun]): Unit => ({kind: "ratio", over, under: {kind: "count", noun}}));
const rates = fc.tuple(money, money).map(([over, under]): Unit => ({kind: "ratio", over, under}));

export const anyUnit: fc.Arbitrary<Unit> = fc.oneof({arbitrary: simple, weight: 4}, ratios, rates);

const anyQualifier = fc.option(fc.constantFrom(...qualifiers), {freq: 3});
const anyScale = fc.constantFrom<Scale>(0, 0, 3, 6, 9, 12);
const anyFigures = fc.oneof(
  fc.integer({min: -2_000_000, max: 2_000_000}).map(String),
  fc.bigInt({min: -(10n ** 15n), max: 10n ** 15n}).map(String),
  fc.constantFrom("0", "1", "-1", "999", "1000", "99996", "-99995"),
);

/** An amount of `unit` as somebody could have written it. */
export function anyAmount(unit: Unit): fc.Arbitrary<Amount> {
  const scales =
    unit.kind === "percent" || unit.kind === "points" ? fc.constant<Scale>(0) : anyScale;
  return fc
    .tuple(anyFigures, scales, fc.integer({min: 0, max: 4}), anyQualifier)
    .map(([figures, scale, decimals, qualifier]) => ({
      sort: "amount",
      qualifier,
      value: new Decimal(figures).times(`1e${scale - decimals}`).plus(0),
      written: {scale, decimals},
      unit,
    }));
}

/** A range of `unit`, one whose ends are not the same. */
export function anyRange(unit: Unit): fc.Arbitrary<Range> {
  return fc
    .tuple(anyAmount(unit), anyFigures)
    .filter(([, figures]) => figures !== "0")
    .map(([{qualifier, value, written}, figures]) => {
      const step = new Decimal(figures).abs().times(`1e${written.scale - written.decimals}`);
      return {
        sort: "range",
        qualifier,
        low: value,
        central: null,
        high: value.plus(step),
        written,
        unit,
      };
    });
}

export function anyKnown(unit: Unit): fc.Arbitrary<Known> {
  return fc.oneof(anyAmount(unit), anyRange(unit));
}

/** Quantities that all have one unit, whatever it is. */
export const oneUnit: fc.Arbitrary<readonly Known[]> = anyUnit.chain(unit =>
  fc.array(anyKnown(unit), {minLength: 1, maxLength: 8}),
);
