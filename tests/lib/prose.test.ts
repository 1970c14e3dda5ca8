// Sentences that name figures, taken apart.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readProse, registers, type Segment} from "../../scripts/lib/content/prose.ts";

describe("what stands in a sentence", () => {
  test("words and figures, in order", () => {
    expect(readProse("Save {{headline-saving}} of {{programme-cost compact}}.")).toMatchObject({
      segments: [
        {sort: "text", text: "Save "},
        {sort: "figure", figure: "headline-saving", register: "prose"},
        {sort: "text", text: " of "},
        {sort: "figure", figure: "programme-cost", register: "compact"},
        {sort: "text", text: "."},
      ],
      problems: [],
    });
  });

  test.each(registers)("a figure as %s", register => {
    expect(readProse(`{{a-b ${register}}}`).segments).toEqual([
      {sort: "figure", figure: "a-b", register},
    ]);
  });

  test("a cell of a table", () => {
    expect(readProse("{{ fleet.diesel.y2024 number }}").segments).toEqual([
      {sort: "figure", figure: "fleet.diesel.y2024", register: "number"},
    ]);
  });

  test("a number as somebody wrote it, with its source", () => {
    expect(
      readProse('{{as-written "30 detailed recommendations" source="press-2010"}}').segments,
    ).toEqual([
      {
        sort: "as-written",
        text: "30 detailed recommendations",
        source: "press-2010",
        because: null,
      },
    ]);
  });

  test("something that stands elsewhere, by its name and number or by its number alone", () => {
    const see = {sort: "see", noun: "chart", id: "costs"};
    expect(readProse("{{see chart costs}}").segments).toEqual([{...see, as: "words"}]);
    expect(readProse("{{see chart costs number}}").segments).toEqual([{...see, as: "number"}]);
    expect(readProse("{{see chart number}}").segments).toEqual([
      {...see, id: "number", as: "words"},
    ]);
    expect(readProse("{{see chart costs compact}}").problems).toHaveLength(1);
  });

  test("two braces behind a backslash are words", () => {
    const {segments, mentions, problems} = readProse("Write \\{{name}}, and {{name}} prints");
    expect(segments.map(one => (one.sort === "text" ? one.text : `<${one.sort}>`)).join("")).toBe(
      "Write {{name}}, and <figure> prints",
    );
    expect([mentions.length, problems]).toEqual([1, []]);
  });

  test.each(["", "Save money", "one { brace }", "} } {", "{ {x} }", "a }} b"])(
    "%j is words alone",
    text => {
      expect(readProse(text)).toEqual({
        segments: text === "" ? [] : [{sort: "text", text}],
        mentions: [],
        problems: [],
      });
    },
  );
});

test("a number that is no figure keeps its reason, and names no source", () => {
  const {segments, mentions, problems} = readProse(
    'It is {{as-written "100%" because="a figure of speech"}} so.',
  );
  expect(segments[1]).toEqual({
    sort: "as-written",
    text: "100%",
    source: null,
    because: "a figure of speech",
  });
  expect([mentions, problems]).toEqual([[], []]);
});

test("each name has its place, for what may have to be said of it", () => {
  const text = 'a {{a}} {{ b compact }} {{as-written "a" source="a"}} {{a}}';
  const {mentions} = readProse(text);
  expect(mentions.map(one => [one.noun, one.name, text.slice(one.start, one.end)])).toEqual([
    ["figure", "a", "a"],
    ["figure", "b", "b"],
    ["source", "a", "a"],
    ["figure", "a", "a"],
  ]);
  expect(mentions.map(one => one.start)).toEqual([
    4,
    11,
    text.indexOf('source="a') + 8,
    text.length - 3,
  ]);
});

describe("what is wrong between braces, and where", () => {
  test.each([
    ["Save {{x", "unclosed", "{{"],
    ["Save {{x and {{y}}", "unclosed", "{{"],
    ["Save {{}}", "unreadable", "{{}}"],
    ['Save {{as-written "£1bn"}}', "as-written", '{{as-written "£1bn"}}'],
    ['Save {{as-written "£1bn" because=" "}}', "as-written", '{{as-written "£1bn" because=" "}}'],
    ['Save {{as-written "£1bn"', "unclosed", "{{"],
    ["Save {{Net Savings}}", "unreadable", "{{Net Savings}}"],
    ["Save {{net_savings}}", "unreadable", "{{net_savings}}"],
    ["Save {{a-}}", "unreadable", "{{a-}}"],
    ["Save {{a b c}}", "unreadable", "{{a b c}}"],
    ["Save {{net-savings compct}}", "register", "compct"],
    ["Save {{compct compct}}", "register", "compct"],
  ])("%s: %s, at %j", (text, what, word) => {
    const {problems} = readProse(text);
    expect(problems.map(one => one.what)).toEqual([what]);
    expect(problems.map(one => text.slice(one.start, one.end))).toEqual([word]);
  });

  test("the register is marked, and not the figure of the same name", () => {
    expect(readProse("{{compct compct}}").problems[0]?.start).toBe("{{compct ".length);
  });

  test("each mistake of a sentence, and what is right besides", () => {
    const {segments, problems} = readProse("{{a}} {{B}} {{c wrong}} {{d}}");
    expect(segments.flatMap(one => (one.sort === "figure" ? [one.figure] : []))).toEqual([
      "a",
      "d",
    ]);
    expect(problems.map(one => one.what)).toEqual(["unreadable", "register"]);
  });
});

describe("round trips", () => {
  const words = fc
    .string({unit: fc.constantFrom("a", "£", " ", "{", "}", "-", "\n", "é", '"'), minLength: 1})
    .filter(text => !text.includes("{{") && !text.endsWith("{"));
  const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,2}(\.[a-z0-9]+(-[a-z0-9]+)?){0,2}$/);
  const segment: fc.Arbitrary<Segment> = fc.oneof(
    words.map(text => ({sort: "text" as const, text})),
    fc.record({
      sort: fc.constant("figure" as const),
      figure: id,
      register: fc.constantFrom(...registers),
    }),
  );
  const neighbours = fc
    .array(segment, {maxLength: 6})
    .filter(all => all.every((one, i) => !(one.sort === "text" && all[i + 1]?.sort === "text")));

  test("a sentence written out of its parts is taken apart into them", () => {
    fc.assert(
      fc.property(neighbours, parts => {
        const text = parts
          .map(one =>
            "figure" in one ? `{{${one.figure} ${one.register}}}` : "text" in one ? one.text : "",
          )
          .join("");
        expect(readProse(text)).toMatchObject({segments: parts, problems: []});
      }),
    );
  });

  test("no character is lost, and every problem lies inside, whatever is written", () => {
    const anything = fc.string({
      unit: fc.constantFrom(
        "{{",
        "}}",
        "{",
        "}",
        "a",
        "-",
        " ",
        ".",
        "as-written",
        '"',
        "compact",
        "source=",
      ),
    });
    fc.assert(
      fc.property(anything, text => {
        const {segments, problems} = readProse(text);
        const plain = segments.flatMap(one => (one.sort === "text" ? [one.text] : [])).join("");
        const named = segments.filter(one => one.sort !== "text").length;
        expect(plain.length + named * "{{a}}".length).toBeLessThanOrEqual(text.length);
        if (problems.length === 0 && named === 0) expect(plain).toBe(text);
        for (const {start, end} of problems)
          expect([start >= 0, start < end, end <= text.length]).toEqual([true, true, true]);
        if (text.includes("{{") && named === 0) expect(problems).not.toEqual([]);
      }),
    );
  });
});
