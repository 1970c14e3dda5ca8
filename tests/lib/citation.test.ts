// The line under a slide that says where its figures come from.
import {describe, expect, test} from "vitest";
import {
  hasUnstatedPrices,
  sourceLine,
  type CitedSource,
} from "../../scripts/lib/content/citation.ts";
import type {Figure} from "../../scripts/lib/content/figure.ts";
import {figure as figureOf} from "./figures.ts";

const nao: CitedSource = {
  id: "nao",
  cite: "National Audit Office",
  publisher: "The Stationery Office",
  date: "2008-05-16",
};
const press: CitedSource = {id: "press", cite: null, publisher: "2020health", date: "2010-03"};
const memo: CitedSource = {
  id: "memo",
  cite: "Department of Health",
  publisher: "x",
  date: "undated",
};

describe("a source", () => {
  test("is named by its short form and its date", () =>
    expect(line([nao])).toBe("National Audit Office, 16 May 2008"));
  test("or by its publisher", () => expect(line([press])).toBe("2020health, March 2010"));
  test("or without a date", () => expect(line([memo])).toBe("Department of Health"));
  test("each once, in order, with a semicolon between", () => {
    expect(line([press, nao, memo])).toBe(
      "2020health, March 2010; National Audit Office, 16 May 2008; Department of Health",
    );
  });
  test("two that read the same are one entry", () =>
    expect(line([nao, {...nao, id: "nao-annex"}])).toBe("National Audit Office, 16 May 2008"));
});

describe("price bases stand behind their source", () => {
  test("as years", () =>
    expect(line([nao], [figure("£12.7bn", "nao", {prices: "2004-05"})])).toBe(
      "National Audit Office, 16 May 2008 (2004–05 prices)",
    ));
  test("as cash", () =>
    expect(line([nao], [figure("£1bn", "nao", {prices: "cash"})])).toBe(
      "National Audit Office, 16 May 2008 (cash)",
    ));
  test("each once", () => {
    const both = [
      figure("£1bn", "nao", {prices: "2004-05"}),
      figure("£2bn", "nao", {prices: "cash"}),
      figure("£3bn", "nao", {prices: "cash"}),
    ];
    expect(line([nao], both)).toBe("National Audit Office, 16 May 2008 (2004–05 prices; cash)");
  });
  test("only those of its own figures", () => {
    expect(line([nao, press], [figure("£1bn", "press", {prices: "cash"})])).toBe(
      "National Audit Office, 16 May 2008; 2020health, March 2010 (cash)",
    );
  });
  test("and never for what is not money", () =>
    expect(line([nao], [figure("62 trusts", "nao", {prices: "2004-05"})])).toBe(
      "National Audit Office, 16 May 2008",
    ));
});

describe("the date at which figures held", () => {
  test("is said where it is not the source's own", () => {
    expect(line([nao], [figure("62 trusts", "nao", {asOf: "2008-03-31"})])).toBe(
      "National Audit Office, 16 May 2008 (as at 31 March 2008)",
    );
  });
  test("and not where it is, however precisely", () => {
    for (const asOf of ["2008", "2008-05", "2008-05-16"])
      expect(line([nao], [figure("62 trusts", "nao", {asOf})])).toBe(
        "National Audit Office, 16 May 2008",
      );
  });
  test("and not where there are several", () => {
    expect(
      line(
        [nao],
        [figure("62 trusts", "nao", {asOf: "2007"}), figure("63 trusts", "nao", {asOf: "2006"})],
      ),
    ).toBe("National Audit Office, 16 May 2008");
  });
});

test("a price base that no source states is known", () => {
  expect(
    hasUnstatedPrices([figure("£1bn", "nao", {prices: "cash"}), figure("62 trusts", "nao", {})]),
  ).toBe(false);
  expect(hasUnstatedPrices([figure("£1bn", "nao", {})])).toBe(true);
});

function line(sources: readonly CitedSource[], figures: readonly Figure[] = []): string {
  return sourceLine(sources, figures, "en-GB");
}

function figure(written: string, source: string, about: Partial<Figure>): Figure {
  return figureOf("f", written, {sources: [source], ...about});
}
