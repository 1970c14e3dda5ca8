// The checker is itself held against PDFs that others made to keep or to break one rule each.
import {describe, expect, test} from "vitest";
import {hasPdfUa, pdfCases} from "../lib/corpora.ts";
import {checkPdf} from "./checker.ts";

/** The rules of PDF/UA-1 that the checker knows. A new one is written here first, and then fails. */
const known = [
  ...["7.1-t01", "7.1-t02", "7.1-t03", "7.1-t04", "7.1-t05", "7.1-t06", "7.1-t07", "7.1-t08"],
  ...["7.1-t09", "7.1-t10", "7.1-t11", "7.2-t03", "7.2-t04", "7.2-t05", "7.2-t06", "7.2-t07"],
  ...["7.2-t08", "7.2-t09", "7.2-t10", "7.2-t11", "7.2-t12", "7.2-t13", "7.2-t14", "7.2-t17"],
  ...["7.2-t18", "7.2-t19", "7.2-t20", "7.2-t26", "7.2-t27", "7.2-t29", "7.2-t36", "7.2-t37"],
  ...["7.2-t38", "7.2-t41", "7.2-t42", "7.3-t01", "7.4.2-t01", "7.4.4-t01", "7.4.4-t02"],
  ...["7.4.4-t03", "7.5-t01", "7.5-t02", "7.7-t01", "7.9-t01", "7.9-t02", "7.11-t01"],
  ...["7.18.1-t01", "7.18.1-t02", "7.18.2-t01", "7.18.3-t01", "7.18.4-t01", "7.18.5-t01"],
  ...["7.18.5-t02", "7.18.8-t01", "7.20-t02", "7.21.3.2-t01", "7.21.4.1-t01", "7.21.7-t02"],
];
/** Rows that are not equally long are told once, whether it is a cell's width or its height that makes them so. */
const alike: Readonly<Record<string, string>> = {"7.2-t43": "7.2-t42"};
/** Keeps its own rule, and breaks this one: a header that is not there is named. */
const besides: Readonly<Record<string, string>> = {"7.5-t01-pass-e.pdf": "7.5-t02"};

const cases = pdfCases();

describe.skipIf(!hasPdfUa)("PDFs that keep or break one rule of PDF/UA-1", () => {
  const broken = cases.filter(one => !one.passes && known.includes(alike[one.rule] ?? one.rule));
  const kept = cases.filter(one => one.passes);

  test("there are some for each rule that is known", () => {
    expect(cases.length).toBeGreaterThan(250);
    expect(known.filter(rule => !broken.some(one => one.rule === rule))).toEqual([]);
  });

  test.each(broken.map(one => [one.name, one] as const))("%s is found", async (_, one) => {
    const rules = (await checkPdf(one.bytes)).map(finding => finding.rule);
    expect(rules).toContain(alike[one.rule] ?? one.rule);
  });

  test.each(kept.map(one => [one.name, one] as const))("%s is not", async (name, one) => {
    const found = (await checkPdf(one.bytes)).filter(({rule}) => /^\d/.test(rule));
    expect(found.filter(({rule}) => rule !== besides[name])).toEqual([]);
  });
});
