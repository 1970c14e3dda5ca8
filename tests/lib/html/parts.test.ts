import {describe, expect, test} from "vitest";
import {pageInParts} from "../../../scripts/lib/html/parts.ts";

const page = (body: string, head = "<title>A test</title>"): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body class="a">${body}</body></html>`;

describe("a page in its parts", () => {
  test("has the children of the innermost box that holds all of it", () => {
    const body = `<style>@page {size: a4}</style>\n<main><article>\n<header>A</header> <section><p>1</p><p>2</p></section><style>b {}</style><nav>C</nav></article></main>`;
    expect(pageInParts(page(body))?.parts).toEqual([
      "<header>A</header>",
      "<section><p>1</p><p>2</p></section>",
      "<nav>C</nav>",
    ]);
  });

  test("is around them what is neither of them", () => {
    const [one, other] = ["<p>1</p><p>2</p>", "<p>1</p><p>other</p>"].map(
      body => pageInParts(page(`<main>${body}</main>`))?.around,
    );
    expect(one).toBe(other);
    for (const different of [
      page("<main><p>1</p> <p>2</p></main>"),
      page("<main id='x'><p>1</p><p>2</p></main>"),
      page("<main><p>1</p><p>2</p></main>", "<title>Another</title>"),
      page("<main><p>1</p><style>p {}</style><p>2</p></main>"),
    ])
      expect(pageInParts(different)?.around).not.toBe(one);
  });

  test.each([
    ["words beside them", "<main>words<p>1</p><p>2</p></main>"],
    ["words between them", "<main><p>1</p>words<p>2</p></main>"],
    ["words around the box", "words <main><p>1</p><p>2</p></main>"],
    ["one thing only", "<main><h1>Title</h1></main>"],
    ["nothing", ""],
    ["tags that do not fit", "<main><p>1</div></p><p>2</p></main>"],
  ])("has none where there is %s", (_, body) => {
    expect(pageInParts(page(body))).toBeNull();
  });

  test("is not misled by styles in its head that speak of a body", () => {
    const styled = page(
      "<main><p>1</p><p>2</p></main>",
      "<style>p::after {content: '<body><p>'}</style>",
    );
    expect(pageInParts(styled)?.parts).toEqual(["<p>1</p>", "<p>2</p>"]);
  });
});
