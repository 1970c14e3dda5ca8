// All the words that a template can say, together.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {helpersFor, noMaterial} from "../../scripts/helpers/index.ts";
import {registers} from "../../scripts/lib/content/prose.ts";
import {pagesOf, buses, tryCompose} from "../buses.ts";
import {printingOf} from "../lib/figures.ts";

const inText = helpersFor(printingOf([], {makes: "text"}), noMaterial);
const helpers = {...helpersFor(printingOf([]), noMaterial), ...inText};
const readme = readFileSync(join(import.meta.dirname, "../../templates/README.md"), "utf8");

test.each(Object.keys(helpers))("%s is explained to designers", word => {
  expect(readme).toMatch(new RegExp(`(?:\\{\\{#?|\\()${word}[ }]`));
});

test("a text has no slides and draws nothing, and a page has no columns to go to", () => {
  const refused = Object.entries(inText).filter(([, {never}]) => never);
  expect(refused.map(([word]) => word).toSorted()).toEqual(["chart", "page-of", "slide"]);
  expect(Object.keys(helpersFor(printingOf([]), noMaterial))).not.toContain("tab");
});

test("every register has its word", () =>
  expect(Object.keys(helpers)).toEqual(expect.arrayContaining([...registers])));

test("no name of the model's first level is a helper's: Handlebars would silently take the helper", () => {
  const {composed} = tryCompose(buses);
  expect(composed).not.toBeNull();
  const names = [...readme.matchAll(/^\| `([a-z-]+)(?:\.…|\.<id>)?`/gm)].map(([, name]) => name!);
  expect(names).toEqual(
    expect.arrayContaining([
      "words",
      "publication",
      "recommendations",
      "figures",
      "charts",
      "document",
    ]),
  );
  expect(names.filter(name => Object.hasOwn(helpers, name))).toEqual([]);
});

test("deeper down a field and a helper may share a name, and both can be said", () => {
  const template =
    "{{#each timeline}}{{date}} {{date date}}; {{/each}}{{#each recommendations}}{{number}} {{/each}}";
  const page = pagesOf({
    ...buses,
    templates: buses.templates.map(file =>
      file.path === "note/page.html.hbs"
        ? {...file, bytes: new TextEncoder().encode(template)}
        : file,
    ),
  })["note"];
  expect(page?.manuscript.text).toBe("2024-02-01 1 February 2024; 1 2 ");
});

test("a helper is a function of what it is given: frozen values are no hindrance", () => {
  for (const [word, {run}] of Object.entries(helpers)) {
    const options = Object.freeze({
      hash: Object.freeze({}),
      data: Object.freeze({}),
      fn: () => "",
      inverse: () => "",
    });
    expect(() => run.call(Object.freeze({}), Object.freeze([]), options), word).not.toThrow();
  }
});
