// Document → Manuscript: the template filled in, and the account of every figure that it prints.
import {describe, expect, test} from "vitest";
import {buses, pagesOf, tryCompose, withEveryCharacter, withFile} from "../buses.ts";
import {hasNaughtyStrings, naughtyStrings} from "../lib/corpora.ts";
import {collapsed, wordsOf} from "../lib/marp.ts";

const title = "content/buses/publication.yaml";

describe("text from content is text", () => {
  const shown = (words: string): string => {
    const sources = withFile(
      withFile(buses, title, text =>
        text.replace(/^title: .*$/m, () => `title: ${JSON.stringify(words)}`),
      ),
      "templates/note/page.html.hbs",
      "<h1>{{publication.title}}</h1>",
    );
    const {composed, findings} = tryCompose(sources);
    if (!composed) throw new Error(findings[0]?.message);
    return composed.pages.find(page => page.name === "note")!.manuscript.text;
  };

  test.each([
    "{{!-- x --}}",
    "{ {idle-cost} }",
    "<script>alert(1)</script>",
    "{{{{raw}}}}",
    "</h1>",
    "&amp;",
    "a | b",
    "---",
    "# x",
    "{{> sources}}",
    "{{#each x}}",
    "${x}",
  ])("%s", words => {
    const isMention = words.includes("{{");
    // A `{{…}}` that is no figure's name is refused when content is read, and so never comes here.
    if (isMention)
      expect(() => shown(words)).toThrow(
        /is not the name of a figure|is not closed|there is no figure called/,
      );
    else expect(shown(words)).toMatch(/^<h1>[^<]*<\/h1>$/);
    if (!isMention) expect(wordsOf(shown(words))).toBe(words);
  });

  test("two braces that are meant as text are written with a backslash", () => {
    expect(shown("Ask \\{{again}} of \\{{")).toBe("<h1>Ask {{again}} of {{</h1>");
  });

  test("two braces behind a backslash are two braces, in content and on the page", () => {
    expect(shown("\\{{idle-cost}} and \\{{#each x}}")).toBe(
      "<h1>{{idle-cost}} and {{#each x}}</h1>",
    );
  });

  test("braces in a title that name nothing are not run through Handlebars again", () => {
    expect(shown("{ {publication.title} }")).toBe("<h1>{ {publication.title} }</h1>");
  });

  test.skipIf(!hasNaughtyStrings)("naughty strings, on a page and on a slide", () => {
    const odd = naughtyStrings().filter(
      words =>
        words.trim() !== "" &&
        !words.includes("{{") &&
        !/[\u0000-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069\ufffd\ue000\ue001]/.test(words) &&
        !/[\ud800-\udfff]/.test(words),
    );
    expect(odd.length).toBeGreaterThan(350);
    const slides = odd
      .map(words => `  - {layout: words, title: ${JSON.stringify(words)}}`)
      .join("\n");
    const {composed, findings} = tryCompose(
      withFile(
        withEveryCharacter(buses),
        "content/buses/documents/talk.yaml",
        `template: talk\nslides:\n${slides}\n`,
      ),
    );
    // One of them has dollars in it, and so looks like money.
    expect(findings.filter(one => !one.code.startsWith("typed/"))).toEqual([]);
    const text = composed!.pages.find(page => page.name === "talk")!.manuscript.text;
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, words]) => wordsOf(words!))).toEqual(
      odd.map(collapsed),
    );
  });
});

describe("templates reach nothing but the model", () => {
  test.each([
    "{{constructor}}",
    "{{publication.constructor}}",
    "{{publication.__proto__}}",
    "{{this.constructor.constructor}}",
    "{{words.lead.toHTML}}",
    "{{words.lead.boundTo}}",
    '{{lookup publication "title"}}',
    '{{log "x"}}',
    '{{#with (lookup this "constructor")}}x{{/with}}',
  ])("%s is found before anything is printed", template => {
    expect(
      tryCompose(withFile(buses, "templates/note/page.html.hbs", template)).findings.map(
        one => one.severity,
      ),
    ).toContain("error");
  });

  test("what is printed is never `[object Object]`", () => {
    for (const template of [
      "{{publication}}",
      "{{recommendations}}",
      "{{words.table}}",
      "{{charts.fleet}}",
      "{{plain publication}}",
      "{{#each recommendations}}{{verdict}}{{/each}}",
    ]) {
      const {composed} = tryCompose(withFile(buses, "templates/note/page.html.hbs", template));
      expect(
        composed?.pages.map(page => page.manuscript.text).join() ?? "",
        template,
      ).not.toContain("[object Object]");
    }
  });
});

describe("the account of what was printed", () => {
  test("is in the order of the page, with each register, and knows what cannot be seen", () => {
    const template =
      '<p title="{{plain words.lead}}">{{idle-cost compact}} {{idle-cost}} {{exact figures.idle-cost}} {{number figures.idle-cost}}</p>';
    const {uses} = pagesOf(withFile(buses, "templates/note/page.html.hbs", template))["note"]!
      .manuscript;
    expect(
      uses.filter(use => use.figure === "idle-cost").map(use => [use.register, use.visible]),
    ).toEqual([
      ["compact", true],
      ["prose", true],
      ["exact", true],
      ["number", true],
    ]);
    expect(uses.filter(use => !use.visible).map(use => use.figure)).toEqual([
      "net-savings",
      "fuel-saving",
      "morale",
    ]);
  });

  test("holds every figure that stands on the page, and no other", () => {
    for (const {manuscript} of Object.values(pagesOf(buses))) {
      const printed = new Set(
        [...manuscript.text.matchAll(/data-figure="([^"]+)"/g)].map(([, id]) => id),
      );
      expect(new Set(manuscript.uses.filter(use => use.visible).map(use => use.figure))).toEqual(
        printed,
      );
    }
  });

  test("figures in what is not printed are not in it", () => {
    const template =
      "{{#if words.quote}}{{else}}{{idle-cost}}{{/if}}{{#unless words.lead}}{{morale}}{{/unless}}";
    expect(
      pagesOf(withFile(buses, "templates/note/page.html.hbs", template))["note"]!.manuscript.uses,
    ).toEqual([]);
  });
});

describe("a figure by its name alone", () => {
  test.each([
    "{{idle-buses}}",
    "{{idle-buses prose}}",
    "{{prose figures.idle-buses}}",
    "{{figures.idle-buses}}",
    "{{#each recommendations}}{{#if @first}}{{idle-buses}}{{/if}}{{/each}}",
  ])("%s", template => {
    expect(
      pagesOf(withFile(buses, "templates/note/page.html.hbs", template))["note"]!.manuscript.text,
    ).toMatch(/^<data value="12" data-figure="idle-buses">12\sbuses<\/data>/);
  });
});

test("its title is the publication's, with its subtitle, in plain words", () => {
  const sources = withFile(buses, title, text =>
    text
      .replace(/^title: .*$/m, 'title: "Save {{net-savings compact}}"')
      .replace(/^subtitle: .*$/m, "subtitle: in *one* year"),
  );
  expect(pagesOf(sources)["talk"]!.manuscript.title).toBe("Save €472k to €522k: in *one* year");
  expect(
    pagesOf(sources)["talk"]!.manuscript.uses.every(
      use => use.figure === "net-savings" && use.visible,
    ),
  ).toBe(true);
});

describe("characters that the fonts do not have", () => {
  test("are found where they are first written, each once", () => {
    const {findings} = tryCompose(
      withFile(
        buses,
        "content/buses/documents/note.yaml",
        "template: note\nlead: 漢 and 漢 and 字\ntable: fleet\n",
      ),
    );
    expect(findings.map(one => [one.code, one.at?.start])).toEqual([
      ["template/no-glyph", 21],
      ["template/no-glyph", 33],
    ]);
  });

  test("in a template, too", () => {
    const {findings} = tryCompose(withFile(buses, "templates/note/page.html.hbs", "<p>漢</p>"));
    expect(findings.map(one => [one.at?.in.path, one.at?.start])).toEqual([
      ["templates/note/page.html.hbs", 3],
    ]);
  });

  test("do not count where they are not printed", () => {
    expect(
      tryCompose(
        withFile(
          buses,
          "content/buses/quotations.yaml",
          text => `${text}other: {text: 漢, who: Somebody, source: fleet-audit-2024}\n`,
        ),
      ).findings,
    ).toEqual([]);
  });
});
