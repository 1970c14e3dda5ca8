// A document's own words, the publication's Model and a Template → Document: all that a template sees.
import {describe, expect, test} from "vitest";
import {tryCompose, buses, pagesOf, withFile} from "../buses.ts";

const page = "content/buses/documents/note.yaml";

describe("the words of a document", () => {
  test.each([
    [
      "text",
      "A *plain* {{idle-buses}}",
      'A *plain* <data value="12" data-figure="idle-buses">12 buses</data>',
    ],
    [
      "prose",
      "**Rich** {{idle-buses}}",
      '<strong>Rich</strong> <data value="12" data-figure="idle-buses">12 buses</data>',
    ],
    ["link", "https://example.org/a?b&c", "https://example.org/a?b&amp;c"],
    ["date", "2024-05", "2024-05"],
    ["count", "12", "12"],
    ["{one-of: [red, blue]}", "red", "red"],
    ["figure", "morale", '<data data-figure="morale">not estimated</data>'],
    ["{list: text}", "[a, b]", "ab"],
  ])("of type %s", (type, written, printed) => {
    const template = type.startsWith("{list")
      ? "{{#each words.x}}{{this}}{{/each}}"
      : "{{words.x}}";
    expect(filled(type, template, written).replaceAll("\u00a0", " ")).toBe(printed);
  });

  test("that name something in the publication are that thing", () => {
    expect(filled("recommendation", "{{words.x.number}}", "wait")).toBe("2");
    expect(filled("heading", "{{words.x.title}}", "use")).toBe("Use what there is");
    expect(filled("part", "{{words.x.label}}", "depot")).toBe("Depot");
    expect(filled("event", "{{words.x.title}}", "audit")).toBe("Audit");
    expect(filled("source", "{{words.x.cite}}", "budget-2023")).toBe("Example Town");
    expect(filled("quotation", "{{words.x.who}}", "driver")).toBe("A driver");
    expect(filled("table", "{{words.x.title}}", "fleet")).toBe("The fleet");
    expect(filled("chart", "{{words.x.headline}}", "fleet")).toBe("Diesel gives way");
    expect(filled("figure", "{{words.x.label}}", "fleet.diesel.y2024")).toBe("Diesel, 2024");
  });

  test("a flag is a question that a template can ask", () => {
    expect([
      filled("flag", "{{#if words.x}}yes{{else}}no{{/if}}", "true"),
      filled("flag", "{{#if words.x}}yes{{else}}no{{/if}}", "false"),
    ]).toEqual(["yes", "no"]);
  });

  test("that are left out are nothing, and no mistake", () => {
    expect(filled("text", "[{{words.x}}]", null)).toBe("[]");
    expect(filled("{list: text}", "[{{#each words.x}}a{{else}}none{{/each}}]", null)).toBe(
      "[none]",
    );
    expect(
      filled(
        "{big: text, said?: text}",
        "[{{words.x.big}}{{#with words.x}}{{said}}{{/with}}]",
        null,
      ),
    ).toBe("[]");
  });

  test("of a choice have the fields of all choices, so that a template can ask for any", () => {
    const type = "{list: {choose: layout, of: {a: {one: text}, b: {two: text}}}}";
    expect(
      filled(
        type,
        "{{#each words.x}}{{layout}}:{{one}}{{two}} {{/each}}",
        "[{layout: a, one: X}, {layout: b, two: Y}]",
      ),
    ).toBe("a:X b:Y ");
  });
});

describe("names of things that are not there", () => {
  test.each([
    ["recommendation", "wiat", "there is no recommendation called `wiat`", "did you mean `wait`?"],
    ["heading", "uses", "there is no heading called `uses`", "did you mean `use`?"],
    ["part", "depots", "there is no part called `depots`", "did you mean `depot`?"],
    ["event", "audits", "there is no event called `audits`", "did you mean `audit`?"],
    [
      "source",
      "budget-2024",
      "there is no source called `budget-2024`",
      "did you mean `budget-2023`?",
    ],
    ["chart", "fleets", "there is no chart called `fleets`", "did you mean `fleet`?"],
    ["figure", "idle-bus", "there is no figure called `idle-bus`", "did you mean `idle-buses`?"],
    ["chart", "constructor", "there is no chart called `constructor`", "the charts are: `fleet`"],
  ])("%s %s", (type, written, message, help) => {
    expect(
      tryCompose(sourcesWith(`{${"x"}: ${type}}`, "{{words.x}}", `x: ${written}`)).findings.map(
        one => [one.message, one.help],
      ),
    ).toEqual([[message, help]]);
  });

  test("each of a list, at its place", () => {
    const {findings} = tryCompose(
      sourcesWith("{x: {list: chart}}", "", "x: [fleet, flete, fleat]"),
    );
    expect(findings.map(one => one.at && one.at.in.text.slice(one.at.start, one.at.end))).toEqual([
      "flete",
      "fleat",
    ]);
  });
});

test("a template knows which document it makes", () => {
  expect(filled("text", "{{document.name}} by {{document.kind}}", "x")).toBe("note by note");
});

/** The page that comes of one word `x` of this type. */
function filled(type: string, template: string, written: string | null): string {
  return pagesOf(
    sourcesWith(
      `{x?: ${type}}`,
      template,
      written === null ? "" : `x: ${/^[[{]/.test(written) ? written : JSON.stringify(written)}`,
    ),
  )["note"]!.manuscript.text;
}

function sourcesWith(words: string, template: string, document: string) {
  const files: readonly (readonly [string, string])[] = [
    ["templates/note/template.yaml", `outputs: [html]\nwords: ${words}\n`],
    ["templates/note/page.html.hbs", template],
    [page, `template: note\n${document}\n`],
  ];
  return files.reduce((sources, [path, text]) => withFile(sources, path, text), buses);
}
