// Every text below a value that names a figure.
import {expect, test} from "vitest";
import {textsInFields, textsWithMentions} from "../../scripts/lib/content/mentions.ts";

test("texts that mention figures, each with its path; others are passed over", () => {
  const value = {
    title: "No figure here",
    what: "Save {{a}}",
    list: ["plain", {said: "{{b}} and {{c compact}}"}],
    nothing: null,
    number: 3,
  };
  expect(
    textsWithMentions(value, ["recommendations", "one"]).map(({path, text}) => ({path, text})),
  ).toEqual([
    {path: ["recommendations", "one", "what"], text: "Save {{a}}"},
    {path: ["recommendations", "one", "list", 1, "said"], text: "{{b}} and {{c compact}}"},
  ]);
});

test("a text with broken braces is among them: somebody has to say so", () => {
  expect(textsWithMentions({a: "Save {{"}, []).map(one => one.prose.problems.length)).toEqual([1]);
});

test("one value in two fields, as an alias of YAML gives it, stands in both", () => {
  const said = {title: "Save {{a}}"};
  const paths = (path: readonly string[]) =>
    textsInFields({one: said, two: said}, path).map(one => one.path.join("."));
  expect(paths(["parts"])).toEqual(["parts.one.title", "parts.two.title"]);
  expect(paths(["texts"])).toEqual(["texts.one.title", "texts.two.title"]);
});
