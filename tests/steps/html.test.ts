// Manuscript → Html: one self-contained page, with every style, font and picture inside it.
import {describe, expect, test} from "vitest";
import {Marp} from "@marp-team/marp-core";
import {inlineAssets} from "../../scripts/lib/template/inline.ts";
import {composeSlides, renderHtml, renderSlides} from "../../scripts/steps/html.ts";
import type {Manuscript} from "../../scripts/steps/manuscript.ts";
import {pagesOf, buses} from "../buses.ts";
import {printing, slidesOf} from "../lib/marp.ts";

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

  test("have a cover, which is another where the first slide or the styles are, and not where a later one is", async () => {
    const coverOf = async (change: Partial<Manuscript>): Promise<string> =>
      (await renderHtml({...slides, ...change}, charts)).cover;
    const own = await coverOf({});
    expect(slidesOf(own)).toEqual([slidesOf((await renderHtml(slides, charts)).text)[0], ""]);
    expect(await coverOf({text: slides.text.replace("Two", "2")})).toBe(own);
    expect(await coverOf({text: slides.text.replace("One", "1")})).not.toBe(own);
    expect(await coverOf({css: "section { color: green; }"})).not.toBe(own);
    expect(await coverOf({text: "## One"})).not.toBe(own);
    const {cover, text} = await renderHtml(page, charts);
    expect(cover).toBe(text);
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

describe("slides are what a Marp of their own makes of them", () => {
  const others = [
    slides,
    {...slides, text: "<style>h2 { color: blue; }</style>\n\n## Blue\n"},
    {...slides, text: "<!-- paginate: true -->\n\n## Counted\n\n---\n\n## And again\n"},
    {
      ...slides,
      text: "## Bent\n\n<style scoped>h2 { rotate: 1deg; animation: turn 1s; } @keyframes turn { to { rotate: 2deg; } }</style>\n\n---\n\n## Not\n",
    },
    {...slides, text: "---\nclass: all\ntheme: gaia\nsize: 4:3\n---\n\n## Of another theme\n"},
    {...slides, text: "<!-- headingDivider: 2 -->\n\n## A\n\n## B\n"},
    {...slides, css: `@font-face { font-family: A; src: url(asset:a.png) } ${slides.css}`},
    {...slides, css: "/* @size wide 1600px 900px */ section { width: 1600px; height: 900px; }"},
    {...slides, css: "@import 'default'; :root { --a: url(asset:a.png); }"},
    pagesOf(buses)["talk"]!.manuscript,
  ];

  test("whatever was rendered before them", async () => {
    for (const one of [...others, ...others.toReversed()])
      expect(await renderSlides(one, charts)).toEqual(slidesOfOwnMarp(one));
  });

  test("a style for one slide has the same name in every build", async () => {
    const scoped = others[3]!;
    expect(await renderHtml(scoped, charts)).toEqual(await renderHtml(scoped, charts));
    expect((await renderHtml(scoped, charts)).text).toContain("section[data-marpit-scope-1] ");
  });

  test("and the same where they are remembered, with the files as they are now", async () => {
    const kept = new Map<string, string>();
    const remembered = async (name: string, make: () => Promise<string>): Promise<string> => {
      if (!kept.has(name)) kept.set(name, await make());
      return kept.get(name)!;
    };
    for (const one of [...others, ...others])
      expect(await renderSlides(one, charts, remembered)).toEqual(slidesOfOwnMarp(one));
    expect(kept.size).toBe(others.length);
    const changed = {...others[6]!, assets: new Map([["a.png", new Uint8Array([2])]])};
    expect(await renderSlides(changed, charts, remembered)).toEqual(slidesOfOwnMarp(changed));
  });
});

function slidesOfOwnMarp(manuscript: Manuscript) {
  let text = manuscript.text;
  for (const [key, svg] of charts)
    text = text.replace(`<svg data-chart="${key}"></svg>`, () => svg);
  const css = inlineAssets(manuscript.css, manuscript.assets, text);
  const marp = new Marp(printing);
  marp.themeSet.default = marp.themeSet.add(`/* @theme costed */\n@charset "utf-8";\n${css}`);
  const rendered = marp.render(text, {htmlAsArray: true});
  const {widthPixel: width = 1280, heightPixel: height = 720} = marp.themeSet.default;
  // Marp draws these names by lot.
  const [, lot = "none"] = /data-marpit-scope-([\w-]+)=""/.exec(rendered.html.join("")) ?? [];
  const named = (one: string): string => one.replaceAll(`-${lot}`, "-1");
  const {comments: notes} = rendered;
  return {sections: rendered.html.map(named), notes, css: named(rendered.css), width, height};
}
