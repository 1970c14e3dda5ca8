// A published value that was put right: a notice by day, with what it was, what it became, and all that moved with it.
import {describe, expect, test} from "vitest";
import {formatQuantity} from "../../scripts/lib/quantity/format.ts";
import type {Quantity} from "../../scripts/lib/quantity/quantity.ts";
import {right, small} from "./small.ts";

const figures = `
staff: {label: Staff, value: 400 posts, source: nao, was: [
  {value: 300 posts, as-of: 2009, source: press},
  {value: 450 posts, corrected: 2011-03-01, why: Agency staff were counted twice.},
  {value: 420 posts, corrected: 2012-05-06, why: Two offices had closed., note: Both in the north.}]}
pay: {label: Pay of a post, value: £30k per post, source: nao}
wages: {label: Wages, formula: staff * pay}
rent: {label: Rent, value: £2m, source: nao, was: [{value: £1m, corrected: 2012-05-06, why: A digit was lost.}]}
running: {label: Running costs, formula: wages + rent}
half: {label: Half the rent, formula: rent / 2}
pay-share: {label: Share of wages, formula: "share(wages, of: wages)"}
`;

describe("corrections", () => {
  const {corrections} = right({"figures.yaml": figures});

  test("newest first; a value that was simply true before is none", () => {
    expect(corrections.map(one => one.date)).toEqual(["2012-05-06", "2011-03-01"]);
  });

  test("what was put right on a day, from what to what", () => {
    expect(corrections.map(one => one.corrected.map(said))).toEqual([
      [
        ["staff", "420 posts", "400 posts"],
        ["rent", "£1m", "£2m"],
      ],
      [["staff", "450 posts", "420 posts"]],
    ]);
    expect(corrections[0]!.corrected[0]!.earlier.why).toBe("Two offices had closed.");
  });

  test("what is worked out from it moved with it, and nothing else; a correction since is undone for the day before", () => {
    expect(corrections.map(one => one.moved.map(said))).toEqual([
      [
        ["wages", "£12,600k", "£12,000k"],
        ["running", "£13,600k", "£14,000k"],
        ["half", "£500,000", "£1m"],
      ],
      [
        ["wages", "£13,500k", "£12,600k"],
        ["running", "£14,500k", "£13,600k"],
      ],
    ]);
  });

  test("what was corrected again since is no longer today's", () => {
    expect(corrections.map(one => one.corrected.map(({isLast}) => isLast))).toEqual([
      [true, true],
      [false],
    ]);
  });
});

test("a cell of a table, with the unit of the table", () => {
  const table = `
title: Costs
unit: £m
source: nao
columns: {amount: Amount}
rows:
  north: {label: North, cells: {amount: 12}, was: {amount: [{value: 11.5, corrected: 2012, why: Rounded too early.}]}}
  south: {label: South, cells: {amount: 20}}
`;
  const {corrections} = right({
    "tables/costs.yaml": table,
    "figures.yaml": "all: {label: All, formula: sum(costs.amount)}\n",
  });
  expect(corrections[0]!.corrected.map(said)).toEqual([["costs.north.amount", "£11.5m", "£12m"]]);
  expect(corrections[0]!.moved.map(said)).toEqual([["all", "£31.5m", "£32m"]]);
});

test("a derived figure whose formula was wrong", () => {
  const {corrections} = right({
    "figures.yaml":
      "a: {label: A, value: £2m, source: nao}\nb: {label: B, formula: a + a, was: [{value: £5m, corrected: 2012, why: Added wrongly.}]}\n",
  });
  expect(corrections[0]!.corrected.map(said)).toEqual([["b", "£5m", "£4m"]]);
});

test("a correction without a reason is a mistake", () => {
  const {findings} = small({
    "figures.yaml":
      "a: {label: A, value: £2m, source: nao, was: [{value: £1m, corrected: 2012}]}\n",
  });
  expect(findings.map(one => one.message)).toEqual(["a correction has to say why"]);
});

function said({
  figure,
  before,
  after,
}: {
  readonly figure: {readonly id: string};
  readonly before: Quantity;
  readonly after: Quantity;
}): readonly string[] {
  const exact = (quantity: Quantity): string =>
    formatQuantity(quantity, {register: "exact", locale: "en-GB", currency: "GBP"}).replaceAll(
      "\u00a0",
      " ",
    );
  return [figure.id, exact(before), exact(after)];
}
