// Changes in a YAML file that leave all the rest as it stands.
import {describe, expect, test} from "vitest";
import {
  addField,
  appendItem,
  hasField,
  removeField,
  renameField,
  setValue,
  Uneditable,
} from "../../scripts/lib/yaml/edit.ts";
import {flowText, scalarText} from "../../scripts/lib/yaml/scalar-text.ts";
import {readYaml, type Plain} from "../../scripts/lib/yaml/yaml.ts";

const read = (text: string): Plain => {
  const file = readYaml({path: "x.yaml", text});
  if (!file.ok) throw new Error(file.diagnostics.map(one => one.message).join("; "));
  return file.value.data;
};

describe("a text in the place of another", () => {
  test.each([
    ["a: 1", "a: 2"],
    ["a: 1\n", "a: 2\n"],
    ["a: 1 # why\nb: 3\n", "a: 2 # why\nb: 3\n"],
    ["a:   '1'  \nb: 3", "a:   '2'  \nb: 3"],
    ['a: "1" # why', 'a: "2" # why'],
    ["{a: 1, b: 3}", "{a: 2, b: 3}"],
    ["{ b: 3, a: 1 }\n", "{ b: 3, a: 2 }\n"],
    ["{\n  a: 1, # why\n  b: 3,\n}\n", "{\n  a: 2, # why\n  b: 3,\n}\n"],
    ["a: one\n  two\nb: 3\n", "a: 2\nb: 3\n"],
    ["a: >-\n  one\n  two\nb: 3\n", "a: >-\n  2\nb: 3\n"],
    ["a: |\n    one\n\nb: 3\n", "a: |\n    2\n\nb: 3\n"],
    ["a:\nb: 3\n", "a: 2\nb: 3\n"],
    ["a: # why\nb: 3\n", "a: 2 # why\nb: 3\n"],
    ["a:\n  1\nb: 3\n", "a:\n  2\nb: 3\n"],
    ["a: 1\r\nb: 3\r\n", "a: 2\r\nb: 3\r\n"],
    ["a: [1, 3]\n", "a: 2\n"],
    ["a: {b: 1} # why\n", "a: 2 # why\n"],
    ["a:\n  - 1\n  - 3\nb: 3\n", "a: 2\nb: 3\n"],
    ["a:\n  b: 1\n  c: |\n    x\n\nd: 3\n", "a: 2\n\nd: 3\n"],
    ["---\na: 1\n...\n", "---\na: 2\n...\n"],
    ["'a': 1\n", "'a': 2\n"],
  ])("%j becomes %j", (before, after) => {
    const done = setValue(before, ["a"], "2");
    expect(done).toBe(after);
    const data = read(done) as Record<string, string>;
    expect(data["a"]!.trim()).toBe("2");
  });

  test.each([
    "£12.7bn",
    "at least £1bn",
    "£1,567.0m",
    "a: b",
    "a #b",
    "- a",
    "-5%",
    "",
    " a ",
    "it's",
    'say "no"',
    "{{x}}",
    "[a]",
    "100%",
    "#1",
    "€1m, or so",
    "a\nb",
    "\\",
    "yes",
    "null",
    "2010",
    "? a",
    "…",
    "a:",
    "---",
  ])("%j can stand in every style, and is read again as it is", text => {
    for (const before of ["a: 1", "a: '1'", 'a: "1"', "{a: 1, b: 2}", "a: [1]"])
      expect((read(setValue(before, ["a"], text)) as Record<string, string>)["a"]).toBe(text);
  });
});

describe("a field more", () => {
  const was = [{value: "1"}];
  test.each([
    ["x:\n  a: 1\n", "x:\n  a: 1\n  was:\n    - {value: 1}\n"],
    ["x:\n  a: 1", "x:\n  a: 1\n  was:\n    - {value: 1}"],
    [
      "x:\n    a: 1 # why\n\n# next\ny: 1\n",
      "x:\n    a: 1 # why\n    was:\n      - {value: 1}\n\n# next\ny: 1\n",
    ],
    ["x:\r\n  a: 1\r\ny: 1\r\n", "x:\r\n  a: 1\r\n  was:\r\n    - {value: 1}\r\ny: 1\r\n"],
    ["x: {a: 1}\n", "x: {a: 1, was: [{value: 1}]}\n"],
    ["x: { a: 1, }\n", "x: { a: 1, was: [{value: 1}], }\n"],
    ["x: {\n  a: 1 # why\n}\n", "x: {\n  a: 1, was: [{value: 1}] # why\n}\n"],
    [
      "x:\n  a: >-\n    one\n    two\n\n\ny: 1\n",
      "x:\n  a: >-\n    one\n    two\n  was:\n    - {value: 1}\n\n\ny: 1\n",
    ],
    ["x:\n  a: |+\n    one\n", "x:\n  a: |+\n    one\n  was:\n    - {value: 1}\n"],
    [
      "x:\n  a:\n    - 1\n    # why\ny: 1\n",
      "x:\n  a:\n    - 1\n  was:\n    - {value: 1}\n    # why\ny: 1\n",
    ],
    ["x:\n  a:\ny: 1\n", "x:\n  a:\n  was:\n    - {value: 1}\ny: 1\n"],
    [
      "x:\n  a: {b: [1,\n    2]} # why\n",
      "x:\n  a: {b: [1,\n    2]} # why\n  was:\n    - {value: 1}\n",
    ],
  ])("%j becomes %j", (before, after) => {
    expect(addField(before, ["x"], "was", was)).toBe(after);
    const data = read(after) as Record<string, Record<string, Plain>>;
    expect(data["x"]!["was"]).toEqual(was);
  });

  test("it may stand behind another, and a map of lists is written in lines", () => {
    expect(addField("x:\n  a: 1\n  b: 2\n", ["x"], "as-of", "2010", ["a"])).toBe(
      "x:\n  a: 1\n  as-of: 2010\n  b: 2\n",
    );
    expect(addField("{a: 1, b: 2}", [], "as-of", "2010", ["a"])).toBe("{a: 1, as-of: 2010, b: 2}");
    expect(addField("x:\n  a: 1\n", ["x"], "was", {col: [{value: "1"}]})).toBe(
      "x:\n  a: 1\n  was:\n    col:\n      - {value: 1}\n",
    );
  });
});

describe("an item more", () => {
  test.each([
    ["was: [{value: 1}]\n", "was: [{value: 1}, {value: 2}]\n"],
    ["was: [\n  {value: 1}, # why\n]\n", "was: [\n  {value: 1}, {value: 2}, # why\n]\n"],
    ["was:\n  - {value: 1} # why\nb: 1\n", "was:\n  - {value: 1} # why\n  - {value: 2}\nb: 1\n"],
    [
      "was:\n- value: 1\n  note: >-\n    long\n\nb: 1\n",
      "was:\n- value: 1\n  note: >-\n    long\n- {value: 2}\n\nb: 1\n",
    ],
    ["was: []\n", "was: [{value: 2}]\n"],
    ["was:\n", "was: [{value: 2}]\n"],
    ["{was: [{value: 1}], b: 1}", "{was: [{value: 1}, {value: 2}], b: 1}"],
  ])("%j becomes %j", (before, after) => {
    expect(appendItem(before, ["was"], {value: "2"})).toBe(after);
    const data = read(after) as Record<string, readonly Plain[]>;
    expect(data["was"]!.at(-1)).toEqual({value: "2"});
  });
});

test("a field can have another name, or go with its line or its comma", () => {
  expect(renameField("x: {low: 1, high: 2}", ["x", "low"], "value")).toBe("x: {value: 1, high: 2}");
  expect(removeField("x: {low: 1, high: 2}", ["x", "high"])).toBe("x: {low: 1}");
  expect(removeField("x: {low: 1, high: 2}", ["x", "low"])).toBe("x: {high: 2}");
  expect(removeField("x:\n  low: 1\n  high: 2 # why\n  a: 3\n", ["x", "high"])).toBe(
    "x:\n  low: 1\n  a: 3\n",
  );
  expect([hasField("x: {a: 1}", ["x", "a"]), hasField("x: {a: 1}", ["x", "b"])]).toEqual([
    true,
    false,
  ]);
});

test("what is not there cannot be changed", () => {
  expect(() => setValue("a: 1", ["b"], "2")).toThrow(Uneditable);
  expect(() => addField("a: 1", ["a"], "b", "2")).toThrow(Uneditable);
});

test("texts are plain where that is safe", () => {
  expect(scalarText("£12.7bn", "plain", true)).toBe("£12.7bn");
  expect(scalarText("£1,567.0m", "plain", false)).toBe("£1,567.0m");
  expect(flowText({value: "£1,567.0m", sources: ["a", "b"], why: "It's: so"})).toBe(
    '{value: "£1,567.0m", sources: [a, b], why: "It\'s: so"}',
  );
});
