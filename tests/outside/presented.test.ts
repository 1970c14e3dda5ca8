// The presenter's form as we put it together, beside marp-cli's own: the same bytes for any deck, or marp-cli is asked.
import fc from "fast-check";
import {expect, test} from "vitest";
import {presentByMarp, presentSlides} from "../../scripts/outside/presenter.ts";
import {cutShell, renderPresented} from "../../scripts/lib/template/presented.ts";
import {composeSlides} from "../../scripts/steps/html.ts";
import {buses, pagesOf} from "../buses.ts";

const talk = pagesOf(buses)["talk"]!.manuscript;
const kept = new Map<string, Promise<string>>();
const remembered = (name: string, make: () => Promise<string>): Promise<string> => {
  const known = kept.get(name) ?? make();
  kept.set(name, known);
  return known;
};

const words = fc.oneof(
  fc.string({unit: "grapheme", maxLength: 20}),
  fc.string({unit: "binary-ascii", maxLength: 12}),
  fc.constantFrom(
    "$& $1 $$ $`",
    "<b>bold</b> & \"quoted\" 'so' `code`",
    "theme: gaia",
    '[a link](https://example.org/?a=1&b=2 "title") <https://example.org>',
    "</style><script>alert(1)</script>",
    "</div></section>",
    '<div class="bespoke-marp-osc">',
    'data-theme="other"',
    "\u2060size: 4:3",
    "naïve 😀 \u{1f469}\u200d\u{1f4bb} \ufe0f ﷽",
    "&amp; &lt; &#x26; &nbsp;",
    "https://example.org :smile: $a^2$",
  ),
);
const piece = fc.oneof(
  words,
  words.map(text => `# ${text}`),
  words.map(text => `## ${text} <!-- fit -->`),
  words.map(text => `- ${text}\n- ${text}`),
  words.map(text => `<!-- ${text} -->`),
  words.map(text => `<!--\n${text}\n\n${text}\n-->`),
  words.map(text => `<div class="a b"><p>${text}</p></div>`),
  words.map(text => "```js\n" + `${text}\n` + "```"),
  words.map(text => `| a | b |\n|---|--:|\n| ${text} | 1 |`),
  fc.constantFrom(
    "<!-- _class: lead invert -->",
    "<!-- class: wide -->",
    "<!-- paginate: true -->",
    "<!-- header: A *header* -->",
    "<!-- _backgroundColor: red -->",
    "<!-- theme: gaia -->",
    "<!-- theme: uncover\nclass: a -->",
    "<!-- size: 4:3 -->",
    "<!-- style: 'h1 {color: red}' -->",
    "<!-- lang: de -->",
    "<!-- title: Another -->",
    "<!-- title: [a, b] -->",
    "<!-- headingDivider: 2 -->",
    "<style scoped>h1 { color: blue; } @keyframes k { to { opacity: 0; } }</style>",
    "<style>h2 { color: green; }</style>",
    "![bg left](data:image/png;base64,AAAA)",
    "![w:100](data:image/png;base64,AAAA)",
    '<svg data-chart="x" viewBox="0 0 2 2"><path d="M0 0L1 1"/><text>5 &amp; 6</text></svg>',
    '<section data-marpit-scope-abc="">-abc</section>',
  ),
);
const front = fc.record({title: words, language: fc.constantFrom("en-GB", "de", "cy", "x", "")});
const deck = fc
  .tuple(front, fc.array(piece, {minLength: 1, maxLength: 12}), fc.array(fc.nat(3), {maxLength: 5}))
  .map(([{title, language}, pieces, breaks]) => {
    const text = pieces
      .map((one, i) => (breaks.includes(i % 4) ? `${one}\n\n---\n` : one))
      .join("\n\n");
    return {title, language, text};
  });
const sheet = fc.constantFrom(
  talk.css,
  'section { width: 1280px; height: 720px; } /* gone */ h1::after { content: "a — b"; }',
  "@import 'gaia'; section { color: red; } section.lead h1 { color: blue; }",
  "section { color: 'unfinished",
  "",
);

test("the same bytes as marp-cli's, whatever the deck says", async () => {
  let ours = 0;
  await fc.assert(
    fc.asyncProperty(deck, sheet, async (said, css) => {
      const {markdown, bareCss} = composeSlides({...talk, ...said, css}, new Map());
      const slides = {markdown, css: bareCss};
      if (renderPresented(slides)) ours += 1;
      // The pages are too long to be shown beside each other.
      expect((await presentSlides(slides, remembered)) === (await presentByMarp(slides))).toBe(
        true,
      );
    }),
    {numRuns: Number(process.env["DECKS"] ?? 40)},
  );
  expect(ours).toBeGreaterThan(10);
});

test("of the decks that we make ourselves, none needs marp-cli", async () => {
  const {markdown, bareCss} = composeSlides(talk, new Map());
  const slides = {markdown, css: bareCss};
  await presentSlides(slides, remembered);
  expect(renderPresented(slides)).not.toBeNull();
  expect(JSON.parse(await kept.values().next().value!)).toHaveLength(6);
});

test.each([
  ["a transition", "<!-- transition: fade -->"],
  ["a description", "<!-- description: What it says -->"],
  ["an author", "<!-- author: Somebody -->"],
  ["keywords", "<!-- keywords: a, b -->"],
  ["an address", "<!-- url: https://example.org/ -->"],
  ["another size", "<!-- size: 4:3 -->"],
  ["a picture for links", "<!-- image: https://example.org/a.png -->"],
  ["half a character", "\ud83d"],
])("%s is left to marp-cli", async (_, text) => {
  const {markdown, bareCss} = composeSlides({...talk, text: `${text}\n\n# One`}, new Map());
  const slides = {markdown, css: bareCss};
  expect(renderPresented(slides)).toBeNull();
  expect(await presentSlides(slides, remembered)).toBe(await presentByMarp(slides));
});

test("a page that says its title where nobody thought is no shell", () => {
  const presented = ["xx", "Title", "Title", "css", "<section></section>"];
  const page = '<html lang="xx"><title>Title</title><meta content="Title"><style>css</style>';
  expect(cutShell(`${page}<section></section></html>`, presented)).toHaveLength(6);
  expect(cutShell(`${page}<section></section><p>Title</p></html>`, presented)).toBeNull();
  expect(cutShell(`${page}<div></div></html>`, presented)).toBeNull();
});
