import {expect, test} from "vitest";
import {findingOf} from "../../../scripts/lib/preview/finding.ts";

const source = {path: "content/a/figures.yaml", text: 'cost:\n  value: <b>"£1"</b> # x\n'};

test("a finding carries the line in three parts, as it was written", () => {
  const start = source.text.indexOf('"£1"');
  const at = {in: source, start, end: start + 4};
  const finding = findingOf({severity: "error", code: "a/b", message: "no", at}, "a");
  expect(finding).toEqual({
    severity: "error",
    code: "a/b",
    message: "no",
    help: null,
    publication: "a",
    place: "content/a/figures.yaml:2:13",
    excerpt: {line: 2, before: "  value: <b>", wrong: '"£1"', after: "</b> # x"},
    on: null,
  });
});

test("of a mistake of several lines it shows the first, and of a long line what stands near", () => {
  const text = `${"a".repeat(300)}wrong\nmore`;
  const at = {in: {path: "x", text}, start: 300, end: text.length};
  const {excerpt} = findingOf({severity: "warning", code: "a/b", message: "no", at}, null);
  expect(excerpt).toEqual({line: 1, before: `…${"a".repeat(80)}`, wrong: "wrong", after: ""});
});

test("what was found in print names the document", () => {
  const on = {output: "output/fixing/deck.pdf", page: 7};
  const finding = findingOf({severity: "warning", code: "a/b", message: "no", on}, "fixing");
  expect(finding.on).toEqual({document: "deck", page: 7});
  expect(finding.place).toBe("output/fixing/deck.pdf page 7");
});
