// What a kind of document asks of its documents.
import {describe, expect, test} from "vitest";
import {fit} from "../../scripts/lib/yaml/fit.ts";
import {leafTypes, readFields, shapeOf, type Fields} from "../../scripts/lib/content/words.ts";
import {readYaml, type YamlFile} from "../../scripts/lib/yaml/yaml.ts";

describe("types as template.yaml writes them", () => {
  test.each(leafTypes)("%s", type =>
    expect(asked(`a: ${type}`)).toEqual({a: {type: {sort: "leaf", type}, optional: false}}),
  );

  test("a question mark: it may be left out", () => {
    expect(asked("a?: text")).toEqual({a: {type: {sort: "leaf", type: "text"}, optional: true}});
  });

  test("lists, words to choose from, maps, and maps of which one field decides the others", () => {
    expect(asked("a: {list: prose}").a?.type).toEqual({
      sort: "list",
      of: {sort: "leaf", type: "prose"},
    });
    expect(asked("a: {one-of: [red, blue]}").a?.type).toEqual({
      sort: "one-of",
      words: ["red", "blue"],
    });
    expect(asked("a: {big: text, said?: prose}").a?.type).toEqual({
      sort: "fields",
      fields: asked("big: text\nsaid?: prose"),
    });
    expect(
      asked("a: {choose: layout, always: {title: text}, of: {title: {}, chart: {chart: chart}}}").a
        ?.type,
    ).toEqual({
      sort: "choose",
      by: "layout",
      always: asked("title: text"),
      of: {title: {}, chart: asked("chart: chart")},
    });
  });

  test("lists of lists of maps", () => {
    expect(asked("a: {list: {list: {b: count}}}").a?.type).toMatchObject({
      sort: "list",
      of: {sort: "list", of: {sort: "fields"}},
    });
  });
});

describe("what a document may then write", () => {
  const deck =
    "slides: {list: {choose: layout, always: {title: text, notes?: prose}, of: {words: {}, chart: {chart: chart, wide?: flag}}}}";

  test.each([
    ["lead: prose", "lead: Save **all**.", {lead: "Save **all**."}],
    ["lead?: prose", "other: x", null],
    [
      "when: date\nlink: link\nhow-many: count\nopen: flag",
      "when: 2010-03\nlink: https://example.org\nhow-many: 12\nopen: true",
      {when: "2010-03", link: "https://example.org", "how-many": 12, open: true},
    ],
    ["colour: {one-of: [red, blue]}", "colour: blue", {colour: "blue"}],
    ["colour: {one-of: [red, blue]}", "colour: green", null],
    ["points?: {list: prose}", "points:", {points: null}],
    ["figure: figure", "figure: idle-cost", {figure: "idle-cost"}],
    [
      deck,
      "slides: [{layout: words, title: A}]",
      {slides: [{layout: "words", title: "A", notes: null}]},
    ],
    [
      deck,
      "slides: [{layout: chart, title: A, chart: fleet}]",
      {slides: [{layout: "chart", title: "A", chart: "fleet", wide: null, notes: null}]},
    ],
    [deck, "slides: [{layout: words, title: A, chart: fleet}]", null],
    [deck, "slides: [{layout: chart, title: A}]", null],
    [deck, "slides: [{title: A}]", null],
  ])("%s: %s", (words, document, value) => {
    const file = read(document);
    expect(fit(file, shapeOf(asked(words)), "document").value).toEqual(value);
  });
});

describe("what cannot be asked", () => {
  test.each([
    ["lead: proze", "there is no type of word called `proze`"],
    ["lead: [text]", "a type is a word or a map"],
    ["a: {list: texts}", "there is no type of word called `texts`"],
    ["a: {one-of: red}", "`one-of` needs a list of words"],
    ["a: {one-of: []}", "`one-of` needs a list of words"],
    ["a: {b: {c: textt}}", "there is no type of word called `textt`"],
    ["a: {choose: layout, of: {x: {y: textt}}}", "there is no type of word called `textt`"],
    [
      "a: {choose: layout, always: {y: textt}, of: {x: {}}}",
      "there is no type of word called `textt`",
    ],
    ["- lead", "the words of a kind are a map of fields"],
  ])("%s: %s", (words, message) => {
    const file = read(words);
    const {diagnostics} = readFields(file, file.data, []);
    expect(diagnostics.map(one => one.message)).toEqual([message]);
    const [found] = diagnostics;
    expect(words.slice(found!.at!.start, found!.at!.end)).toMatch(
      /proze|^\[text\]$|texts|^red$|^\[\]$|textt|^- lead$|^-$/,
    );
  });
});

function asked(words: string): Fields {
  const file = read(words);
  const {fields, diagnostics} = readFields(file, file.data, []);
  expect(diagnostics).toEqual([]);
  return fields;
}

function read(text: string): YamlFile {
  const file = readYaml({path: "template.yaml", text});
  if (!file.ok) throw new Error(file.diagnostics[0]?.message);
  return file.value;
}
