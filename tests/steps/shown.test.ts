// Documents that show others: what is composed first, what counts as printed, and what is made at all.
import {describe, expect, test} from "vitest";
import {renderHtml, renderSlides} from "../../scripts/steps/html.ts";
import {buses, pagesOf, tryCompose, withFile} from "../buses.ts";

// Its name stands before `talk`, which has to be composed before it.
const shown = withFile(
  withFile(
    withFile(buses, "content/buses/documents/leaflet.yaml", "template: leaflet\ntalks: [talk]\n"),
    "templates/leaflet/page.html.hbs",
    '{{#each words.talks}}<h1>{{title}}</h1>{{#each slides}}<section><h2>{{number}} {{title}}</h2>{{miniature this width="50mm" titled=true}}{{#each notes}}<p>{{this}}</p>{{/each}}</section>{{/each}}{{/each}}',
  ),
  "templates/leaflet/template.yaml",
  "outputs: [html]\nwords: {talks: {list: slides}}\n",
);

describe("a document that shows another", () => {
  const {leaflet, talk} = pagesOf(shown);

  test("sees its slides, with their titles and what is said to them", () => {
    const words = leaflet!.manuscript.text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(words).toContain("1 A &#60;b&#62;title&#60;/b&#62; | with --- marks &#38; {braces}");
    expect(words).toContain("theme: not a setting -- at all");
    expect(words).toContain("2 It adds up");
  });

  test("prints what the slides print", () => {
    expect(talk!.manuscript.uses.map(use => use.figure)).toEqual(["net-savings"]);
    const visible = leaflet!.manuscript.uses.filter(use => use.visible);
    expect(visible).toEqual(talk!.manuscript.uses);
  });

  test("is composed after it, and listed where it was", () => {
    const first = {...shown, files: shown.files.toReversed()};
    expect(Object.keys(pagesOf(first))).toEqual(["leaflet", "talk", "note"]);
  });

  test("can be made alone", () => {
    const {composed} = tryCompose(shown, ["leaflet"]);
    expect(composed?.pages.map(page => page.name)).toEqual(["leaflet"]);
    expect(composed?.pages[0]?.shown.map(one => one.name)).toEqual(["talk"]);
  });

  test("says nothing more where the other one is wrong", () => {
    const wrong = withFile(shown, "content/buses/documents/talk.yaml", text =>
      text.replace("net-savings", "net-saving"),
    );
    const {findings} = tryCompose(wrong);
    expect(findings.map(one => one.code)).toEqual(["document/unknown-figure"]);
  });

  test("holds the slides themselves, out of reach of its own styles and headings", async () => {
    const slides = new Map([["talk", await renderSlides(talk!.manuscript, new Map())]]);
    const {text} = await renderHtml(leaflet!.manuscript, new Map(), slides);
    const roots = text.match(/<template shadowrootmode="open">[\s\S]*?<\/template>/g)!;
    expect(roots.length).toBe(2);
    expect(roots[1]).toContain('data-figure="net-savings"');
    for (const root of roots) {
      expect(root.match(/<h\d[^>]*>/g)).toEqual(['<h2 aria-hidden="true">']);
      expect(root).not.toMatch(/@font-face|@page/);
    }
    expect(text).not.toContain("data-miniature");
    expect(text).toContain('<svg class="miniature" viewBox="0 0 1280 720" style="width: 50mm">');
  });
});

test("documents that show each other are a circle, told with its way", () => {
  const path = "content/buses/documents/leaflet.yaml";
  const two = withFile(
    withFile(shown, path, "template: leaflet\ntalks: [talk, poster]\n"),
    "content/buses/documents/poster.yaml",
    "template: leaflet\ntalks: [leaflet]\n",
  );
  expect(tryCompose(two).findings.map(one => one.message)).toContain(
    "`leaflet` shows itself: `leaflet` → `poster` → `leaflet`",
  );
});

test("fonts that only the shown slides have come along", async () => {
  const font = "@font-face { font-family: Own; src: url(own.woff2); }";
  const {leaflet} = pagesOf(
    withFile(withFile(shown, "templates/talk/style.css", font), "templates/talk/own.woff2", "x"),
  );
  expect(leaflet!.manuscript.css).toContain("font-family: Own");
  expect([...leaflet!.manuscript.assets.keys()]).toContain("talk/own.woff2");
});

test("what a document shows is what its template of today asks it for, also of a file that has not changed", () => {
  const showing = (sources: typeof shown) =>
    pagesOf(sources)["leaflet"]?.shown.map(one => one.name);
  const words = withFile(
    withFile(shown, "templates/leaflet/page.html.hbs", "{{#each words.talks}}{{this}}{{/each}}"),
    "templates/leaflet/template.yaml",
    "outputs: [html]\nwords: {talks: {list: text}}\n",
  );
  expect(showing(shown)).toEqual(["talk"]);
  expect(showing(words)).toEqual([]);
});
