// Manuscript → Html: one self-contained page, with every style, font and picture inside it.
import {describe, expect, test} from "vitest";
import {composeSlides, renderHtml} from "../../scripts/steps/html.ts";
import type {Manuscript} from "../../scripts/steps/manuscript.ts";
import {pagesOf, buses} from "../buses.ts";
import {slidesOf} from "../lib/marp.ts";

const page: Manuscript = {
  name: "note",
  makes: "page",
  title: "A & <B>",
  subject: null,
  keywords: [],
  language: "en-GB",
  text: '<p>one</p><svg data-chart="fleet-1"></svg>',
  head: '<meta name="description" content="About">',
  css: "p { background: url(asset:a.png); }",
  assets: new Map([["a.png", new Uint8Array([1])]]),
  uses: [],
  charts: [],
  missing: [],
  facts: [],
  plain: null,
  slides: [],
  miniatures: [],
};
const slides: Manuscript = {
  ...page,
  name: "deck",
  makes: "slides",
  title: 'A "deck"\nof slides',
  text: '<!-- _class: title -->\n\n## One\n\n<div>\n<svg data-chart="fleet-1"></svg>\n</div>\n\n---\n\n## Two\n',
  css: "section { color: red; }",
};
const charts = new Map([["fleet-1", '<svg viewBox="0 0 1 1"><text>$& 41</text></svg>']]);

describe("a page", () => {
  test("is whole: language, title, styles with their files, and the charts in their places", async () => {
    const {text, title} = await renderHtml(page, charts);
    expect(title).toBe("A & <B>");
    expect(text).toContain('<html lang="en-GB">');
    expect(text).toContain("<title>A &#38; &#60;B&#62;</title>");
    expect(text).toContain('\n<meta name="description" content="About">\n<style>');
    expect(text).toContain("url(data:image/png;base64,AQ==)");
    expect(text).toContain(
      '<body><p>one</p><svg viewBox="0 0 1 1"><text>$& 41</text></svg></body>',
    );
  });

  test("allows itself nothing from outside", async () => {
    const {text} = await renderHtml(page, charts);
    expect(text).toContain(
      "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'",
    );
    expect(text).not.toMatch(/<script|(?:src|href)="(?!#|data:)|asset:/);
  });

  test("is not ended by a style", async () => {
    const {text} = await renderHtml(
      {...page, css: 'p::after { content: "</style><script>x</script>"; }'},
      charts,
    );
    expect(text.match(/<\/style>/g)).toHaveLength(1);
  });

  test("is the same for the same manuscript", async () => {
    expect(await renderHtml(page, charts)).toEqual(await renderHtml(page, charts));
  });
});

describe("slides", () => {
  test("are as many as the manuscript has, with their classes, and the charts in their places", async () => {
    const {text} = await renderHtml(slides, charts);
    expect(slidesOf(text)).toHaveLength(2);
    expect(text).toMatch(/<section[^>]* class="title"/);
    expect(text).toContain("<text>$& 41</text>");
  });

  test("carry the template's styles and nothing that runs", async () => {
    const {text} = await renderHtml(slides, charts);
    expect(text).toContain("color: red");
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  test("are the same for the same manuscript", async () => {
    expect(await renderHtml(slides, charts)).toEqual(await renderHtml(slides, charts));
    const talk = pagesOf(buses)["talk"]!.manuscript;
    expect(await renderHtml(talk, new Map())).toEqual(await renderHtml(talk, new Map()));
  });

  test("as Marp's Markdown begin with what Marp has to know; a title is one line of YAML", () => {
    const {markdown, css} = composeSlides(slides, charts);
    expect(
      markdown.startsWith(
        '---\nmarp: true\ntheme: costed\ntitle: "A \\"deck\\" of slides"\nlang: en-GB\n---\n\n<!-- _class: title -->',
      ),
    ).toBe(true);
    expect(markdown).toContain(charts.get("fleet-1"));
    expect(css).toMatch(/^\/\* @theme costed \*\/\nsection/);
  });
});
