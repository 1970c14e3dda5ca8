// Shapes that content is held against: what fits, and what comes of the rest.
import {describe, expect, test} from "vitest";
import {fit, type Fitted} from "../../scripts/lib/yaml/fit.ts";
import * as s from "../../scripts/lib/yaml/schema.ts";
import {placeAt} from "../../scripts/lib/text.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";

const bus = s.fields({label: s.text, seats: s.maybe(s.count), note: s.maybe(s.text)});
const buses = s.named(bus);

describe("a value that fits", () => {
  test("is what the shape makes of it; what is left out is null", () => {
    expect(fitted("a: {label: A, seats: 12}", buses)).toEqual({
      a: {label: "A", seats: 12, note: null},
    });
  });

  test("is found whether it was left out or left empty", () => {
    expect(fitted("a: {label: A, seats: }", buses)).toEqual(fitted("a: {label: A}", buses));
  });
});

describe("types", () => {
  test.each<[string, unknown, string | null]>([
    ["count", s.count, "12"],
    ["flag", s.flag, "true"],
    ["url", s.url, "https://example.org/a?b=c#d"],
    ["url", s.url, "http://example.org"],
    ["email", s.email, "a@example.org"],
    ["id", s.id, "nao-2008"],
    ["date", s.date, "2010-03-22"],
    ["date", s.date, "2010-03"],
    ["date", s.date, "2010"],
    ["date", s.date, "2024-02-29"],
    ["date or a word", s.dateOr("undated"), "undated"],
    ["one of some words", s.oneOf(["net", "gross"]), "gross"],
  ])("%s can be %s: %s", (_, type, value) => expect(errors(`a: "${value}"`, type)).toEqual([]));

  test.each<[string, unknown, string]>([
    ["count", s.count, "0"],
    ["count", s.count, "012"],
    ["count", s.count, "1.5"],
    ["count", s.count, "-3"],
    ["count", s.count, "1e3"],
    ["flag", s.flag, "yes"],
    ["flag", s.flag, "True"],
    ["url", s.url, "example.org"],
    ["url", s.url, "ftp://example.org"],
    ["url", s.url, "javascript:alert(1)"],
    ["url", s.url, "https://exa mple.org"],
    ["url", s.url, "https://"],
    ["email", s.email, "a at example.org"],
    ["email", s.email, "a@b"],
    ["id", s.id, "NAO-2008"],
    ["id", s.id, "nao_2008"],
    ["id", s.id, "-nao"],
    ["id", s.id, "nao--2008"],
    ["date", s.date, "31/03/2026"],
    ["date", s.date, "2026-02-30"],
    ["date", s.date, "2023-02-29"],
    ["date", s.date, "2026-13"],
    ["date", s.date, "2026-00-10"],
    ["date", s.date, "26-03-31"],
    ["date", s.date, "2010-03-22T10:00"],
    ["date or a word", s.dateOr("undated"), "unknown"],
    ["one of some words", s.oneOf(["net", "gross"]), "grosss"],
    ["text", s.text, "  "],
  ])("%s cannot be %s: %s", (_, type, value) =>
    expect(errors(`a: "${value}"`, type)).toHaveLength(1),
  );

  test("short forms stand for the long ones", () => {
    const either = s.fields({
      who: s.orText("name", s.fields({name: s.text, role: s.maybe(s.text)})),
      tags: s.maybe(s.oneOrMore(s.id)),
    });
    expect(fitted("who: Ana\ntags: one", either)).toEqual({
      who: {name: "Ana", role: null},
      tags: ["one"],
    });
    expect(fitted("who: {name: Ana, role: analyst}\ntags: [one, two]", either)).toEqual({
      who: {name: "Ana", role: "analyst"},
      tags: ["one", "two"],
    });
  });
});

describe("help with dates", () => {
  test.each([
    ["31/03/2026", "write it as 2026-03-31"],
    ["1.3.2026", "write it as 2026-03-01"],
    ["2026-3-1", "write it as 2026-03-01"],
    [
      "31/02/2026",
      "write year-month-day, such as 2010-03-22; a month or a year alone will do: 2010-03, 2010",
    ],
    [
      "March 2026",
      "write year-month-day, such as 2010-03-22; a month or a year alone will do: 2010-03, 2010",
    ],
  ])("%s: %s", (written, help) =>
    expect(findings(`a: ${written}`, s.fields({a: s.date})).diagnostics[0]?.help).toBe(help),
  );
});

describe("each mistake is one finding, in file order", () => {
  test("a field mistyped, and so missing", () => {
    expect(told("a: {lable: A}", buses)).toEqual(["1:5 there is no field called `lable` here"]);
  });

  test("a field mistyped beside one that is missing", () => {
    expect(told("a: {notee: A}", buses)).toEqual([
      "1:1 `label` is missing from `a`",
      "1:5 there is no field called `notee` here",
    ]);
  });

  test("several, from top to bottom", () => {
    expect(
      told("a: {label: [x], seats: many}\nB c: {label: x}\nd: {label: x, colour: red}", buses),
    ).toEqual([
      "1:12 `label` has to be a text, not a list",
      "1:24 `seats` has to be a whole number",
      "2:1 `B c` cannot be used as a name",
      "3:15 there is no field called `colour` here",
    ]);
  });

  test("never in the words of a library", () => {
    const odd = [
      "a: 1",
      "a: []",
      "a: {}",
      "- a",
      "a: {label: {b: c}}",
      "a: {label: x, seats: {}}",
      "a: {label: x, note: [1]}",
      "x",
      "a:",
      "a: {label: }",
      'a: {label: ""}',
      "1: {label: x}",
    ];
    for (const text of odd)
      for (const {message, help = ""} of findings(text, buses).diagnostics)
        expect(`${message} ${help}`).not.toMatch(
          /expected|received|undefined|null|invalid|string|object|array|regex|union|zod|NaN/i,
        );
  });
});

describe("entries that can do without each other", () => {
  const text = "a: {label: A}\nb: {lable: B}\nc: {label: C}";

  test("what fits is kept, and what does not is told", () => {
    const {value, diagnostics} = findings(text, buses, 1);
    expect(Object.keys(value as object)).toEqual(["a", "c"]);
    expect(diagnostics).toHaveLength(1);
  });

  test("else one that does not fit is enough to have nothing", () =>
    expect(findings(text, buses, 0).value).toBeNull());

  test("in a list, too", () => {
    const {value} = findings("- {label: A}\n- {}\n- {label: C}", s.list(bus), 1);
    expect(value).toEqual([
      {label: "A", seats: null, note: null},
      {label: "C", seats: null, note: null},
    ]);
  });

  test("but not where the file itself has another shape", () =>
    expect(findings("- a", buses, 1).value).toBeNull());
});

function findings(text: string, shape: unknown, entriesAt = 0): Fitted<unknown> {
  const file = readYaml({path: "a.yaml", text});
  if (!file.ok) throw new Error(file.diagnostics[0]?.message);
  return fit(file.value, shape as s.Schema, "content", entriesAt);
}

function fitted(text: string, shape: unknown): unknown {
  const {value, diagnostics} = findings(text, shape);
  expect(diagnostics).toEqual([]);
  return value;
}

function errors(text: string, type: unknown): readonly string[] {
  return told(text, s.fields({a: type as typeof s.text}));
}

function told(text: string, shape: unknown): readonly string[] {
  return findings(text, shape).diagnostics.map(({at, message}) => {
    const {line, column} = placeAt(at!.in, at!.start);
    return `${line}:${column} ${message}`;
  });
}
