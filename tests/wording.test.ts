// How findings speak: house rules for every sentence that a mistake expects, and so for every sentence that is said.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";

interface Sentence {
  readonly file: string;
  readonly sort: "message" | "help";
  readonly words: string;
}

const folder = join(import.meta.dirname, "mistakes");
const sentences: readonly Sentence[] = readdirSync(folder).flatMap(file =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .flatMap((line): Sentence[] => {
      const message = /^[#\s]*\^+ (?:error|warning): (.*)$/.exec(line)?.[1];
      const help = /^[#\s]*help: (.*)$/.exec(line)?.[1];
      return [
        ...(message ? [{file, sort: "message" as const, words: message}] : []),
        ...(help ? [{file, sort: "help" as const, words: help}] : []),
      ];
    }),
);
const messages = sentences.filter(one => one.sort === "message");

test("there are many", () => expect(messages.length).toBeGreaterThan(150));

describe("every sentence", () => {
  test("begins in lower case, or with a name", () => expect(odd(/^(?![\p{Ll}`])/u)).toEqual([]));
  test("has no full stop, and no exclamation", () => expect(odd(/[.!]$/)).toEqual([]));
  test("has its backticks in pairs", () =>
    expect(
      sentences
        .filter(one => one.words.split("`").length % 2 === 0 && !one.words.includes("```"))
        .map(told),
    ).toEqual([]));
  test("is in the reader's words, not a library's", () =>
    expect(
      odd(
        /\b(?:expected|received|undefined|null|NaN|invalid_type|string|array|object|boolean|regex|enum|union|scalar|mapping|sequence|token|node|parse|schema|AST|EOF)\b/i,
      ),
    ).toEqual([]));
  test("says “invalid”, if at all, and never “illegal”", () =>
    expect(odd(/\billegal\b/i)).toEqual([]));
  test("is in British English", () =>
    expect(odd(/\b(?:color|center|labeled|canceled|organiz|recogniz|analyz)/i)).toEqual([]));
  test("is short enough for a line", () =>
    expect(sentences.filter(one => one.words.length > 160).map(told)).toEqual([]));
});

describe("a message", () => {
  test("says what is wrong, and leaves what to do to the help", () =>
    expect(
      messages
        .filter(one => /^(?:please|try|write|use|add|delete|put|check|make sure)\b/.test(one.words))
        .map(told),
    ).toEqual([]));
  test("stands alone: it never asks", () =>
    expect(
      messages.filter(one => one.words.includes("?") && !one.words.includes("`")).map(told),
    ).toEqual([]));
});

function odd(pattern: RegExp): readonly string[] {
  // What stands between backticks is the writer's.
  return sentences.filter(one => pattern.test(one.words.replace(/`[^`]*`/g, "`"))).map(told);
}

function told({file, words}: Sentence): string {
  return `${file}: ${words}`;
}
