// What a template can see: plain data, texts and figures.
import {expect, test} from "vitest";
import {
  isNode,
  maybeRich,
  maybeText,
  namesBelow,
  richNode,
  textNode,
  type Model,
} from "../../scripts/lib/template/model.ts";

test("a text is taken apart once, when the model is made", () => {
  expect(textNode("Save {{a}}")).toEqual({
    node: "text",
    rich: false,
    segments: [
      {sort: "text", text: "Save "},
      {sort: "figure", figure: "a", register: "prose"},
    ],
  });
  expect(richNode("**Save**").rich).toBe(true);
});

test("nothing stays nothing", () =>
  expect([maybeText(null), maybeRich(null)]).toEqual([null, null]));

test("nodes are told from maps, also from maps with a field of that name", () => {
  expect([textNode("x"), {node: 3}, {a: "b"}, null, "node", []].map(isNode)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("names below a value: those of a map, and what can be asked of a figure or a chart", () => {
  const chart: Model = {
    node: "chart",
    id: "fleet",
    about: {headline: textNode("Diesel gives way")},
  };
  expect(
    [{a: 1}, chart, textNode("x"), [1], "x", null].map(value => namesBelow(value as Model)),
  ).toEqual([{a: 1}, chart.about, null, null, null, null]);
});
