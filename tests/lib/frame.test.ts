// A finding as people see it: place, message, the line, carets, help.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Diagnostic} from "../../scripts/lib/diagnostic.ts";
import {frame, whereOf, type Paint} from "../../scripts/lib/frame.ts";

const text = "nao-2008:\n  title: The National Programme\n  source: nao-2009\n";
const at = spanOf(text, "nao-2009");
const finding: Diagnostic = {
  severity: "error",
  code: "content/unknown-source",
  message: "there is no source called `nao-2009`",
  help: "did you mean `nao-2008`?",
  at,
};

test("place, message, line, carets and help", () => {
  expect(frame(finding)).toBe(
    [
      "content/figures.yaml:3:11 error: there is no source called `nao-2009` [content/unknown-source]",
      "   3 |   source: nao-2009",
      "     |           ^^^^^^^^",
      "help: did you mean `nao-2008`?",
    ].join("\n"),
  );
});

test("without help, and without a place", () => {
  const {help: _help, at: _at, ...bare} = finding;
  expect(frame(bare)).toBe("error: there is no source called `nao-2009` [content/unknown-source]");
});

test("what was printed says on which page", () => {
  const {at: _at, ...printed} = finding;
  expect(whereOf({...printed, on: {output: "deck.pdf", page: 7}})).toBe("deck.pdf page 7");
});

test("carets stand under their words behind a tab", () => {
  const line = "\tlabel: x";
  expect(
    frame({...finding, at: {in: {path: "a.yaml", text: line}, start: 8, end: 9}}).split("\n")[2],
  ).toBe("     | \t       ^");
});

test("a span over several lines is marked to the end of its first", () => {
  const [, line, carets] = frame({...finding, at: {...at, start: 12, end: text.length}}).split(
    "\n",
  );
  expect([line, carets]).toEqual([
    "   2 |   title: The National Programme",
    "     |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
  ]);
});

test("a long line is cut around what is meant", () => {
  const long = `${"a".repeat(300)}HERE${"b".repeat(300)}`;
  const [, line = "", carets = ""] = frame({...finding, at: spanOf(long, "HERE")}).split("\n");
  expect(line.length).toBeLessThan(130);
  expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("HERE");
  expect([line.includes("| …a"), line.endsWith("b…")]).toEqual([true, true]);
});

test("colours surround, and change no word", () => {
  const paint: Paint = {error: wrap("E"), warning: wrap("W"), quiet: wrap("Q"), strong: wrap("S")};
  const painted = frame(finding, paint);
  expect(painted).toContain("<E>error:</E> there is no source");
  expect(painted.replace(/<\/?[EWQS]>/g, "")).toBe(frame(finding));
});

describe("any span of any text", () => {
  const spans = fc.tuple(fc.string({unit: "binary", maxLength: 400}), fc.nat(420), fc.nat(420));

  test("is framed without a fault, and with a caret", () => {
    fc.assert(
      fc.property(spans, ([words, a, b]) => {
        const source = {path: "a.yaml", text: words};
        const framed = frame({
          ...finding,
          at: {in: source, start: Math.min(a, b), end: Math.max(a, b)},
        });
        expect(framed).toContain("^");
      }),
    );
  });

  test("has its carets under its first line, where nothing is cut", () => {
    const lines = fc.array(
      fc.string({unit: fc.constantFrom("a", " ", "£", ":", "-"), minLength: 1, maxLength: 60}),
      {minLength: 1, maxLength: 4},
    );
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (rows, a, b) => {
        const words = rows.join("\n");
        const start = a % words.length;
        const end = start + 1 + (b % (words.length - start));
        if (words[start] === "\n") return;
        const [, line = "", carets = ""] = frame({
          ...finding,
          at: {in: {path: "a.yaml", text: words}, start, end},
        }).split("\n");
        const marked = line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1);
        expect(marked).toBe(words.slice(start, end).split("\n")[0]);
      }),
    );
  });
});

function spanOf(words: string, part: string) {
  const start = words.indexOf(part);
  return {in: {path: "content/figures.yaml", text: words}, start, end: start + part.length};
}

function wrap(tag: string): (words: string) => string {
  return words => `<${tag}>${words}</${tag}>`;
}
