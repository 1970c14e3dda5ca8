// Words from content print as themselves, wherever they land and whatever they hold.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {parse} from "yaml";
import {
  escapeHtml,
  escapeMarkdown,
  escapeNote,
  escapeYaml,
} from "../../scripts/lib/template/escape.ts";
import {hasNaughtyStrings, naughtyStrings} from "./corpora.ts";
import {
  collapsed,
  decodeEntities,
  elementsOf,
  others,
  printing,
  renderMarp,
  slidesOf,
  wordsOf,
} from "./marp.ts";

/** Words that mean something to Markdown, Marp, HTML, Handlebars, mathematics or emoji, and are to mean nothing. */
const ours = [
  "a | b",
  "---",
  "- - -",
  "***",
  "# not a heading",
  "1. not a list",
  "2026. A year",
  "- nor this",
  "+ nor this",
  "> no quotation",
  "    no code",
  "```",
  "`code`",
  "*not* _emphasis_ **either**",
  "~~struck~~",
  "$x^2$ and $$y$$",
  ":smile: :+1:",
  "<script>alert(1)</script>",
  "</section>",
  "</style>",
  "<!-- _class: big -->",
  "-->",
  "![bg](https://example.org/a.png)",
  "[a link](javascript:alert(1))",
  "https://example.org",
  "www.example.org",
  "a@example.org",
  "&amp; &lt; &#60; &nbsp;",
  "\\* \\\\",
  "{{title}} {{{x}}}",
  "@import url(x)",
  "theme: gaia",
  "a\nb\n\nc",
  "a\tb",
  "\u0000\u0007bell",
  "%{x}",
  "{.class}",
  "[^1]",
  "| a | b |\n|---|---|",
  "<https://example.org>",
  "--- \n\n---",
  "Setext\n===",
];

/** Where words stand in a deck. Each has to be one slide when it is done. */
const places: Readonly<Record<string, (words: string) => string>> = {
  "a paragraph": words => words,
  "a heading": words => `## ${words}`,
  "a cell of a table": words => `| a | b |\n|---|---|\n| x | ${words} |`,
  "an item of a list": words => `- x\n- ${words}`,
  "a block of HTML": words => `<div class="body">\n<p>${words}</p>\n</div>`,
};

describe.each(Object.entries(places))("in %s of a slide", (_, place) => {
  test("our own list prints as itself", () => expectThemselves(ours, place));

  test.skipIf(!hasNaughtyStrings)("the big list of naughty strings prints as itself", () =>
    expectThemselves(naughtyStrings(), place),
  );

  test("where others open the deck, too: there are no mathematics", () => {
    const words = ours.filter(one => collapsed(one) !== "");
    const {html} = renderMarp(
      words
        .map(one => place(escapeMarkdown(one)).replace(/<\/?div[^>]*>\n?/g, ""))
        .join("\n\n---\n\n"),
      others,
    );
    expect(
      slidesOf(html).map(slide =>
        wordsOf(slide.replace(/^<table>[\s\S]*<td>x<\/td>/, "").replace(/^<ul>\s*<li>x<\/li>/, "")),
      ),
    ).toEqual(words.map(shown));
  });

  test("and any words at all", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({
            unit: fc.oneof(
              fc.constantFrom(...ours),
              fc.string({unit: "grapheme", minLength: 1, maxLength: 1}),
            ),
          }),
          {minLength: 1, maxLength: 8},
        ),
        words => {
          expectThemselves(words, place);
        },
      ),
      {numRuns: 5},
    );
  });
});

describe("in HTML", () => {
  const all = [...ours, ...naughtyStrings()];

  test("as text and in an attribute, words decode to themselves", () => {
    for (const words of all) expect(decodeEntities(escapeHtml(words))).toBe(oneLine(words));
  });

  test("and nothing is left that could end a text, a tag or a value", () => {
    for (const words of all) expect(escapeHtml(words)).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
  });
});

describe("as a presenter's note", () => {
  const odd = [
    "Remember: save money",
    "theme: gaia",
    '"theme": gaia',
    "{theme: gaia}",
    "&a theme: gaia",
    "? theme",
    "- theme: gaia",
    "!x theme: gaia",
    "class: [a, b]",
    "_class: big",
    "paginate: true",
    "a --> b",
    "--",
    "<!-- x -->",
    "12:30 we begin",
    "| x",
    "> x",
    "# x",
    "@x",
    "%x",
    "`x`",
    "Économie: tout",
    "£5: a lot",
    "backgroundColor: red",
  ];

  test.each(odd)("%j stays words, and is never a setting", words => expectNotes([words]));

  test.skipIf(!hasNaughtyStrings)("naughty strings stay words", () =>
    expectNotes(naughtyStrings()),
  );

  test("and so does anything that looks like YAML", () => {
    const pieces = fc.constantFrom(
      "theme",
      "class",
      "paginate",
      ":",
      ": ",
      " ",
      "{",
      "}",
      "[",
      "]",
      "?",
      "? ",
      "-",
      "- ",
      "&a ",
      "*a",
      "!t ",
      '"',
      "'",
      "#",
      "|",
      ">",
      ",",
      "gaia",
      "\n",
      "%",
      "@",
      "–",
      "é",
    );
    fc.assert(
      fc.property(
        fc.array(fc.string({unit: pieces, minLength: 1}), {minLength: 1, maxLength: 12}),
        expectNotes,
      ),
      {numRuns: 25},
    );
  });

  test("what would end the note is written another way, and reads the same", () => {
    expect(escapeNote("first -- <b>second</b> --> third")).toBe("first – ‹b›second‹/b› –› third");
  });

  function expectNotes(notes: readonly string[]): void {
    const kept = notes.map(escapeNote);
    const {
      html,
      css,
      notes: found,
    } = renderMarp(kept.map(note => `## A slide\n\n<!--\n${note}\n-->`).join("\n\n---\n\n"));
    expect(found.map(one => collapsed(one.join(" ")))).toEqual(kept.map(collapsed));
    const plain = renderMarp(kept.map(() => "## A slide").join("\n\n---\n\n"));
    expect(html).toBe(plain.html);
    expect(css).toBe(plain.css);
  }
});

describe("in front matter", () => {
  test("words are one YAML text", () => {
    for (const words of [...ours, ...naughtyStrings()])
      expect(parse(`title: ${escapeYaml(words)}\nlang: en`)).toEqual({
        title: oneLine(words),
        lang: "en",
      });
  });
});

/** Every text on a slide of its own: its words are there, its elements are those of a harmless word, and the styles are untouched. */
function expectThemselves(texts: readonly string[], place: (words: string) => string): void {
  const deck = (words: readonly string[]): string => words.map(place).join("\n\n---\n\n");
  const {html, css} = renderMarp(deck(texts.map(escapeMarkdown)), printing);
  const harmless = renderMarp(
    deck(texts.map(text => (shown(text) === "" ? "" : "word"))),
    printing,
  );
  const slides = slidesOf(html);
  expect(slides.map(slide => wordsOf(slide))).toEqual(
    slidesOf(harmless.html).map((slide, i) =>
      wordsOf(slide).replace("word", () => shown(texts[i]!)),
    ),
  );
  expect(slides.map(elementsOf)).toEqual(slidesOf(harmless.html).map(elementsOf));
  expect(elementsOf(html)).toBe(elementsOf(harmless.html));
  expect(css).toBe(harmless.css);
}

/** What a reader sees of a text: no control characters, and any white space as one space. */
function shown(text: string): string {
  return collapsed(oneLine(text));
}

/** What `escape…` promises about white space: one line, no runs of spaces (four would begin code), no control characters. */
function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
    .replace(/\s*[\n\r\t\u2028\u2029]\s*/g, " ")
    .replace(/ {2,}/g, " ");
}
