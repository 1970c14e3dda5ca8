// The plain text of a document: the same model, the same words, another form, an account of its own.
import {describe, expect, test} from "vitest";
import {buses, pagesOf, tryCompose, withEveryCharacter, withFile} from "../buses.ts";
import {hasNaughtyStrings, naughtyStrings} from "../lib/corpora.ts";

const manifest = "templates/note/template.yaml";
const file = "templates/note/text.txt.hbs";
const asking = makesText("note");

function makesText(kind: string) {
  return withFile(buses, `templates/${kind}/template.yaml`, text =>
    text.replace(/outputs: \[.*\]/, "outputs: [html, text]"),
  );
}

function plainOf(template: string, sources = asking) {
  return pagesOf(withFile(sources, file, template))["note"]!.manuscript.plain;
}

describe("a kind", () => {
  test("without the file makes no text", () =>
    expect(pagesOf(buses)["note"]!.manuscript.plain).toBeNull());

  test("with the file makes one, unless `outputs` leaves it out", () => {
    expect(plainOf("x", buses)).toBeNull();
    expect(
      plainOf(
        "x",
        withFile(buses, manifest, yaml => yaml.replace(/outputs.*\n/, "")),
      )?.text,
    ).toBe("x\n");
  });

  test("that makes slides can make one, too", () => {
    const sources = withFile(buses, "templates/talk/text.txt.hbs", "{{publication.title}}");
    const talk = "templates/talk/template.yaml";
    const wanted = withFile(sources, talk, text =>
      text.replace(/outputs: \[.*\]/, "outputs: [text]"),
    );
    expect(pagesOf(wanted)["talk"]!.manuscript.plain?.text).toBe("A Bus That Comes\n");
  });
});

describe("its words", () => {
  test("are not made into anything: no elements, no entities, no Markdown", () =>
    expect(
      plainOf('{{#each recommendations}}\n{{title}}\n  {{what}}\n{{/each}}\n<p class="x">')?.text,
    ).toBe(
      "Sell 12 buses [1] | and *keep* the rest: # one\n  Sell idle buses; they cost €582,000 [1, 2] a year.\n" +
        'Wait for hydrogen\n  Look again in a year.\n<p class="x">\n',
    ));

  test("name figures in every register", () =>
    expect(
      plainOf(
        "{{idle-cost}}, {{idle-cost compact}}, {{exact figures.idle-cost}}, {{number figures.idle-cost}}",
      )?.text,
    ).toBe("€582,000 [1, 2], €582k [1, 2], €582,000 [1, 2], 582,000\n"));

  test("have pieces of their own", () => {
    const sources = withFile(
      asking,
      "templates/note/partials/sources.txt.hbs",
      "({{publication.date}})",
    );
    expect(plainOf("{{> sources}}", sources)?.text).toBe("(2024-05)\n");
    const page = pagesOf(withFile(sources, file, "{{> sources}}"))["note"]!;
    expect(page.manuscript.text).toContain("<ol>");
  });

  test("have shared pieces, and the kind's own win", () => {
    const shared = withFile(asking, "templates/shared/partials/odd.txt.hbs", "shared");
    expect(plainOf("{{> odd}}", shared)?.text).toBe("shared\n");
    const own = withFile(shared, "templates/note/partials/odd.txt.hbs", "own");
    expect(plainOf("{{> odd}}", own)?.text).toBe("own\n");
  });

  test.skipIf(!hasNaughtyStrings)("naughty strings print as themselves", () => {
    const odd = naughtyStrings().filter(
      words =>
        words.trim() !== "" &&
        !words.includes("{{") &&
        !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd\ue000-\ue006]/.test(words) &&
        !/[\ud800-\udfff]/.test(words),
    );
    expect(odd.length).toBeGreaterThan(350);
    const slides = odd.map(words => `  - {layout: words, title: ${JSON.stringify(words)}}\n`);
    const talk = `template: talk\nslides:\n${slides.join("")}`;
    const text = "{{#each words.slides}}\n{{title}}\n\n{{/each}}";
    const sources = [
      ["content/buses/documents/talk.yaml", talk],
      ["templates/talk/text.txt.hbs", text],
    ] as const;
    const changed = sources.reduce(
      (all, [path, to]) => withFile(all, path, to),
      withEveryCharacter(makesText("talk")),
    );
    const {composed} = tryCompose(changed, ["talk"]);
    const paragraphs = composed!.pages[0]!.manuscript.plain!.text.split("\n\n");
    expect(paragraphs.map(seen)).toEqual(odd.map(seen));
  });

  function seen(text: string): string {
    return text.replace(/[\s\u00ad\u200b\u2060\ufeff]/gu, "");
  }
});

describe("the account", () => {
  const template = "{{idle-cost}} {{words.lead}}";

  test("is one of its own: the page's stays what it was", () => {
    const page = pagesOf(withFile(asking, file, template))["note"]!.manuscript;
    expect(page.uses).toEqual(pagesOf(buses)["note"]!.manuscript.uses);
    expect(page.plain?.uses.map(use => use.figure)).toEqual([
      "idle-cost",
      "net-savings",
      "fuel-saving",
      "morale",
    ]);
    expect(page.text).toBe(pagesOf(buses)["note"]!.manuscript.text);
  });

  test("holds what the text says, word for word", () => {
    const {text, uses} = plainOf(template)!;
    for (const use of uses) expect(text.replace(/\s/g, "")).toContain(use.text.replace(/\s/g, ""));
  });
});
