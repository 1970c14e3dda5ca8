// Numbers typed by hand, sentence by sentence: tests/typed/*.txt say which are to be found, as what, and which are innocent.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import type {Figure} from "../../scripts/lib/content/figure.ts";
import {knownNumbers} from "../../scripts/lib/numerals/known.ts";
import {typedNumbers, type Hunt} from "../../scripts/lib/numerals/typed.ts";
import {markdownWords} from "../../scripts/lib/numerals/words.ts";
import {readQuantity, type Quantity} from "../../scripts/lib/quantity/quantity.ts";

const folder = join(import.meta.dirname, "../typed");

interface Sentence {
  readonly line: string;
  readonly hunt: Hunt;
}

describe.each(readdirSync(folder))("%s", file => {
  const sentences = sentencesIn(readFileSync(join(folder, file), "utf8"));

  test("has some of both", () => {
    const guilty = sentences.filter(({line}) => line.includes(" => "));
    expect(guilty.length).toBeGreaterThan(20);
    expect(sentences.length - guilty.length).toBeGreaterThan(20);
  });

  test.each(sentences.map(one => [one.line, one] as const))("%s", (_, {line, hunt}) => {
    const [marked = "", expected] = line.split(" => ");
    const text = marked.replace(/\[\[(.*?)\]\]/g, "$1");
    const words = markdownWords(text);
    const found = typedNumbers(words.text, text.includes("{{cite"), hunt).map(
      ({start, end, matches, looksLike}) => {
        const at = words.at(start, end);
        const known = matches[0]?.known;
        const old = known?.role === "old" ? "old " : "";
        return `${text.slice(at.start, at.end)} => ${known ? old + known.figure.id : looksLike}`;
      },
    );
    const mark = /\[\[(.*?)\]\]/.exec(marked)?.[1];
    expect(found).toEqual(expected === undefined ? [] : [`${mark} => ${expected}`]);
  });
});

/** Lines of settings and of figures hold for the sentences below them, until the next locale. */
function sentencesIn(text: string): readonly Sentence[] {
  let locale = "en-GB";
  let currency = "GBP";
  let figures: Figure[] = [];
  return text.split("\n").flatMap(line => {
    const [, key, value = ""] = /^(locale|currency|figure): (.*)$/.exec(line) ?? [];
    if (key === "locale") [locale, figures] = [value, []];
    else if (key === "currency") currency = value;
    else if (key === "figure") figures.push(figureOf(value, currency));
    if (key !== undefined || line === "" || line.startsWith("#")) return [];
    const [own, money] = [figures, currency];
    const verbal = own.filter(({quantity}) => quantity.sort === "verbal");
    return [{line, hunt: {locale, currency, verbal, known: () => knownNumbers(own, money)}}];
  });
}

/** “id | quantity | label | was …” */
function figureOf(line: string, currency: string): Figure {
  const [id = "", written = "", label = "", was = ""] = line.split(" | ");
  if (written.startsWith("words: "))
    return figureWith(id, label, {
      sort: "verbal",
      words: written.slice(7),
      floor: null,
      unit: null,
    });
  const quantity = readQuantity(written, {currency});
  if (!quantity.ok) throw new Error(`${line}: ${quantity.message}`);
  const old = was === "" ? [] : [{value: was.replace(/^was /, "")}];
  return figureWith(id, label, quantity.value, old);
}

function figureWith(
  id: string,
  label: string,
  quantity: Quantity,
  was: readonly {readonly value: string}[] = [],
): Figure {
  return {id, label, quantity, column: null, was} as unknown as Figure;
}

test("of a text that is the same object, too, numbers are looked for among the figures of today, and as its language writes them", () => {
  const words = {};
  const text = "It takes 1.200 trusts and “£12m”";
  const found = (locale: string, figures: readonly Figure[], isCited = false) =>
    typedNumbers(
      text,
      isCited,
      {locale, currency: "GBP", verbal: [], known: () => knownNumbers(figures, "GBP")},
      words,
    ).map(one => [text.slice(one.start, one.end), one.matches[0]?.known.figure.id ?? null]);
  const cost = figureOf("cost | £12m", "GBP");
  expect(found("en-GB", [])).toEqual([["£12m", null]]);
  expect(found("en-GB", [cost])).toEqual([["£12m", "cost"]]);
  expect(found("en-GB", [cost], true)).toEqual([]);
  const trusts = figureOf("trusts | 1,200 trusts", "GBP");
  expect(found("de-DE", [trusts], true)).toEqual([["1.200 trusts", "trusts"]]);
  expect(found("en-GB", [trusts], true)).toEqual([]);
});
