import {describe, expect, test} from "vitest";
import {divide, headingOf, place} from "../../../scripts/lib/preview/parts.ts";

const long = "word ".repeat(400);
const block = (name: string): string =>
  `<section id="${name}"><h2>${name}</h2><p>${long}</p></section>`;

function joined({skeleton, parts}: ReturnType<typeof divide>): string {
  let next = 0;
  return skeleton.replaceAll(place, () => parts[next++]!);
}

describe("a page divided into parts", () => {
  const body = `<style>a > b { c: "d" }</style>\n<main>\n${block("a")}\n${block("b")}<article>${block("c")}</article>\n</main>`;

  test("is the same when they are put together again", () => {
    expect(joined(divide(body))).toBe(body);
  });

  test("opens what holds only blocks, and leaves everything else whole", () => {
    const {skeleton, parts} = divide(body);
    expect(parts.slice(1, 3)).toEqual(["<h2>a</h2>", `<p>${long}</p>`]);
    expect(parts).toHaveLength(7);
    expect(skeleton).toContain(`<article><section id="c">${place}${place}</section></article>`);
  });

  test("changes one part where one sentence is another", () => {
    const [before, after] = [divide(body), divide(body.replace("<h2>b</h2>", "<h2>B</h2>"))];
    expect(after.skeleton).toBe(before.skeleton);
    expect(after.parts.filter((part, i) => part !== before.parts[i])).toEqual(["<h2>B</h2>"]);
  });

  test("keeps words between blocks, drawings with elements that close themselves, and raw texts", () => {
    for (const odd of [
      `<div>${block("a")}words${block("b")}</div>`,
      `<main>${block("a")}<svg><path d="M0"/><g><text>a &lt; b</text></g></svg><br><img alt="a > b" src="x"></main>`,
      `<main>${block("a")}<style>p::after { content: "</p><main>" }</style><!-- <div> --></main>`,
      "only words",
      "",
    ])
      expect(joined(divide(odd))).toBe(odd);
  });

  test("is one part where its tags do not fit together", () => {
    const wrong = `<main>${block("a")}<p>one<p>two</main>`;
    expect(divide(wrong)).toEqual({skeleton: place, parts: [wrong]});
  });

  test("does not take a comment of the template for the place of a part", () => {
    const {skeleton, parts} = divide(`<main>${block("a")}${place}${block("b")}</main>`);
    expect(skeleton.split(place)).toHaveLength(parts.length + 1);
  });
});

test("the heading of a part is its words in one line", () => {
  expect(headingOf('<div><h3 class="x">A <b>B</b>\n&amp; C</h3><h4>D</h4></div>')).toBe("A B & C");
  expect(headingOf("<p>none</p>")).toBe("");
});
