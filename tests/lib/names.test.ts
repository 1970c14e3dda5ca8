// Names in a template that are not in its model: found before anything is printed, at their place. Beside Handlebars, which
// would print nothing for most of them.
import fc from "fast-check";
import Handlebars from "handlebars";
import {describe, expect, test} from "vitest";
import type {Diagnostic} from "../../scripts/lib/diagnostic.ts";
import type {Model} from "../../scripts/lib/template/model.ts";
import {textNode} from "../../scripts/lib/template/model.ts";
import {findUnknownNames, type TemplateNames} from "../../scripts/lib/template/names.ts";
import {placeAt} from "../../scripts/lib/text.ts";

const model: Model = {
  title: "T",
  about: {name: "N", date: "2010"},
  items: [
    {label: "a", parts: [{size: "1"}], verdict: null},
    {label: "b", parts: [{size: "2"}], verdict: {mark: "up"}},
  ],
  empty: [],
  nothing: null,
  text: textNode("words"),
};

describe("names that are there", () => {
  test.each([
    "{{title}} {{about.name}} {{this.title}} {{./title}} {{text}}",
    "{{#each items}}{{label}} {{../title}} {{@root.about.name}} {{@index}} {{@first}} {{@last}}{{#each parts}}{{size}} {{../label}} {{../../title}}{{/each}}{{/each}}",
    "{{#each about}}{{this}} {{@key}}{{/each}}",
    "{{#with about}}{{name}} {{../title}}{{/with}}",
    "{{#each items as |one i|}}{{one.label}} {{i}} {{#each one.parts as |two|}}{{two.size}} {{one.label}}{{/each}}{{/each}}",
    "{{#if about}}{{title}}{{else}}{{title}}{{/if}}{{#unless nothing}}{{title}}{{/unless}}",
    "{{#if items.length}}{{title}}{{/if}}",
    "{{cost}} {{cost compact}} {{fleet.diesel.y2024 number}} {{#each items}}{{cost}}{{/each}}",
    "{{date about.date}} {{date}}",
    "{{#boxed}}{{inside}} {{../title}}{{/boxed}}",
    "{{! a comment }}{{!-- another --}}",
    "",
  ])("%s", template => expect(said({main: template})).toEqual([]));

  test("below what is nothing there is nothing to be known", () => {
    expect(
      said({
        main: "{{nothing.whatever}}{{#with nothing}}{{whatever}}{{/with}}{{#each nothing}}{{whatever}}{{/each}}{{#each empty}}{{whatever}}{{/each}}",
      }),
    ).toEqual([]);
  });

  test("a field that only some of a list have is there: a model is total, and what is empty is null", () => {
    expect(
      said({main: "{{#each items}}{{verdict.mark}}{{#with verdict}}{{mark}}{{/with}}{{/each}}"}),
    ).toEqual([]);
  });
});

describe("names that are not", () => {
  test.each([
    ["{{titel}}", ["1:3 there is nothing called `titel` here"]],
    ["{{about.nam}}", ["1:9 there is nothing called `nam` in `about`"]],
    ["{{about.nam.more}}", ["1:9 there is nothing called `nam` in `about`"]],
    ["{{#if titel}}{{/if}}", ["1:7 there is nothing called `titel` here"]],
    ["{{#if title}}{{else}}{{titel}}{{/if}}", ["1:24 there is nothing called `titel` here"]],
    ["{{#each items}}{{lable}}{{/each}}", ["1:18 there is nothing called `lable` here"]],
    ["{{#each items}}\n  {{../titel}}\n{{/each}}", ["2:8 there is nothing called `titel` here"]],
    [
      "{{#each items}}{{#each parts}}{{../../titel}}{{/each}}{{/each}}",
      ["1:39 there is nothing called `titel` here"],
    ],
    ["{{#each items}}{{title}}{{/each}}", ["1:18 there is nothing called `title` here"]],
    ["{{@root.titel}}", ["1:9 there is nothing called `titel` in `@root`"]],
    ["{{@key}}", ["1:3 there is no `@key` here"]],
    ["{{#each items}}{{@indexx}}{{/each}}", ["1:18 there is no `@indexx` here"]],
    [
      "{{#each items as |one|}}{{one.lable}}{{/each}}",
      ["1:31 there is nothing called `lable` in `one`"],
    ],
    ["{{#boxed}}{{insid}}{{/boxed}}", ["1:13 there is nothing called `insid` here"]],
    ["{{date about.dat}}", ["1:14 there is nothing called `dat` in `about`"]],
    ["{{dat about.date}}", ["1:3 there is no helper called `dat`"]],
    ["{{#if (dat about.date)}}{{/if}}", ["1:8 there is no helper called `dat`"]],
    ["{{#boxd}}{{whatever}}{{/boxd}}", ["1:4 there is no helper called `boxd`"]],
    ["{{> fot}}", ["1:5 there is no partial called `fot`"]],
    ["{{{title}}}", ["1:1 `{{{…}}}` prints a text without making it harmless"]],
  ])("%s", (template, findings) =>
    expect(said({main: template, partials: {foot: "x"}})).toEqual(findings),
  );

  test("each once, however many items a list has", () => {
    expect(said({main: "{{#each items}}{{lable}}{{lable}}{{/each}}"})).toEqual([
      "1:18 there is nothing called `lable` here",
      "1:27 there is nothing called `lable` here",
    ]);
  });

  test.each([
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "length",
    "toHTML",
    "node",
    "segments",
  ])("%s is no name of any model", name => {
    for (const template of [
      `{{${name}}}`,
      `{{about.${name}}}`,
      `{{#each items}}{{${name}}}{{/each}}`,
      `{{text.${name}}}`,
      `{{title.${name}}}`,
    ])
      expect(said({main: template}), template).not.toEqual([]);
  });
});

describe("partials", () => {
  test("see what surrounds them", () => {
    expect(
      said({
        main: "{{#each items}}{{> row}}{{/each}}",
        partials: {row: "{{label}} {{lable}} {{../title}}"},
      }),
    ).toEqual(expect.arrayContaining(["row.hbs 1:13 there is nothing called `lable` here"]));
  });

  test("or what they are given, and names given by name", () => {
    expect(
      said({
        main: '{{> row about}}{{> head kicker=title size="big"}}',
        partials: {row: "{{name}}", head: "{{kicker}} {{size}} {{title}}"},
      }),
    ).toEqual([]);
    expect(said({main: "{{> row about}}", partials: {row: "{{title}}"}})).toEqual([
      "row.hbs 1:3 there is nothing called `title` here",
    ]);
    expect(said({main: "{{> head kicker=titel}}", partials: {head: "x"}})).toEqual([
      "1:17 there is nothing called `titel` here",
    ]);
  });

  test("are told once for one mistake, though they are used in many places", () => {
    expect(
      said({
        main: "{{> foot}}{{> foot}}{{#if title}}{{> foot}}{{/if}}",
        partials: {foot: "{{nope}}"},
      }),
    ).toEqual(["foot.hbs 1:3 there is nothing called `nope` here"]);
  });

  test("that are not used are not looked at: nobody knows what they would see", () => {
    expect(said({main: "x", partials: {foot: "{{nope}}"}})).toEqual([]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["{{> a}}", {a: "{{> a}}"}, ["a.hbs 1:5 the partial `a` includes itself: `a` → `a`"]],
    [
      "{{> a}}",
      {a: "{{> b}}", b: "{{> a}}"},
      ["b.hbs 1:5 the partial `a` includes itself: `a` → `b` → `a`"],
    ],
    [
      "{{> x}}",
      {x: "{{> a}}", a: "{{> b}}", b: "{{> a}}"},
      ["b.hbs 1:5 the partial `a` includes itself: `a` → `b` → `a`"],
    ],
    [
      "{{> a}}{{> b}}",
      {a: "{{> b}}", b: "{{> a}}"},
      ["b.hbs 1:5 the partial `a` includes itself: `a` → `b` → `a`"],
    ],
  ])("in a circle are named once, with their way: %s %j", (main, partials, findings) =>
    expect(said({main, partials})).toEqual(findings),
  );

  test("that call each other without a circle are none", () => {
    expect(said({main: "{{> a}}{{> b}}", partials: {a: "{{> c}}", b: "{{> c}}", c: "x"}})).toEqual(
      [],
    );
  });
});

describe("beside Handlebars", () => {
  test("whatever it would look up in vain is found, and nothing else", () => {
    fc.assert(
      fc.property(programs(["root"], 3), ({text, isWrong}) => {
        const findings = said({main: text});
        expect(findings.length > 0, `${text}\n${findings.join("\n")}`).toBe(isWrong);
        expect(lookedUpInVain(text) && !isWrong).toBe(false);
        if (!isWrong) expect(() => Handlebars.compile(text, {strict: true})(model)).not.toThrow();
      }),
      {numRuns: 150},
    );
  });

  /** Whether Handlebars asks anything of the model for the name that is nowhere. */
  function lookedUpInVain(text: string): boolean {
    let asked = false;
    const watched = (value: unknown): unknown =>
      typeof value !== "object" || value === null
        ? value
        : new Proxy(value, {
            get(target, name) {
              if (name === "nowhere") asked = true;
              return watched(Reflect.get(target, name));
            },
          });
    Handlebars.compile(text)(watched(model));
    return asked;
  }
});

interface Written {
  readonly text: string;
  /** Whether the name that is nowhere stands in it. */
  readonly isWrong: boolean;
}

type Place = "root" | "about" | "item" | "part";
const leaves: Readonly<Record<Place, readonly string[]>> = {
  root: ["title", "about.name", "this.title"],
  about: ["name", "this.date"],
  item: ["label", "this.label"],
  part: ["size"],
};

/** A few statements of Handlebars where the places around are these, the innermost last; now and then one with a wrong name. */
function programs(places: readonly Place[], depth: number): fc.Arbitrary<Written> {
  const one =
    depth === 0
      ? mustaches(places)
      : fc.oneof({arbitrary: mustaches(places), weight: 3}, blocks(places, depth));
  return fc.array(one, {maxLength: 3}).map(joined);
}

function mustaches(places: readonly Place[]): fc.Arbitrary<Written> {
  return paths(places).map(({text, isWrong}) => ({text: `{{${text}}}`, isWrong}));
}

function paths(places: readonly Place[]): fc.Arbitrary<Written> {
  const up = fc.nat(places.length - 1);
  const wrong = fc.integer({min: 0, max: 9}).map(n => n === 0);
  return fc.tuple(up, fc.nat(9), wrong, fc.boolean()).map(([levels, pick, isWrong, fromRoot]) => {
    const place = fromRoot ? "root" : places.at(-1 - levels)!;
    const leaf = leaves[place][pick % leaves[place].length]!;
    const path = fromRoot
      ? `@root.${leaf.replace("this.", "")}`
      : `${"../".repeat(levels)}${levels > 0 ? leaf.replace("this.", "") : leaf}`;
    return {text: isWrong ? path.replace(/\w+$/, "nowhere") : path, isWrong};
  });
}

function blocks(places: readonly Place[], depth: number): fc.Arbitrary<Written> {
  const here = places.at(-1)!;
  const condition = fc
    .tuple(
      fc.constantFrom("if", "unless"),
      paths(places),
      programs(places, depth - 1),
      programs(places, depth - 1),
    )
    .map(([word, path, yes, no]) => ({
      text: `{{#${word} ${path.text}}}${yes.text}{{else}}${no.text}{{/${word}}}`,
      isWrong: path.isWrong || yes.isWrong || no.isWrong,
    }));
  const loop = (list: string, inner: Place): fc.Arbitrary<Written> =>
    programs([...places, inner], depth - 1).map(({text, isWrong}) => ({
      text: `{{#each ${list}}}{{@index}}${text}{{/each}}`,
      isWrong,
    }));
  const within = programs([...places, "about"], depth - 1).map(({text, isWrong}) => ({
    text: `{{#with about}}${text}{{/with}}`,
    isWrong,
  }));
  if (here === "root") return fc.oneof(condition, loop("items", "item"), within);
  if (here === "item") return fc.oneof(condition, loop("parts", "part"));
  return condition;
}

function joined(parts: readonly Written[]): Written {
  return {text: parts.map(part => part.text).join(" "), isWrong: parts.some(part => part.isWrong)};
}

function said({
  main,
  partials = {},
}: {
  readonly main: string;
  readonly partials?: Readonly<Record<string, string>>;
}): readonly string[] {
  const figures = ["cost", "fleet.diesel.y2024"];
  const template: TemplateNames = {
    main: parsed("main.hbs", main),
    partials: new Map(
      Object.entries(partials).map(([name, text]) => [name, parsed(`${name}.hbs`, text)]),
    ),
    helpers: new Map([
      ["date", {}],
      ["boxed", {isBlock: true, scope: (): Model => ({inside: "x"})}],
    ]),
    isFigure: name => figures.includes(name),
    figures: () => figures,
  };
  return findUnknownNames(template, {...(model as object), date: "2010"} as Model).map(shown);
}

function parsed(path: string, text: string) {
  return {file: {path, text}, ast: Handlebars.parse(text)};
}

function shown({at, message}: Diagnostic): string {
  const {line, column} = placeAt(at!.in, at!.start);
  return `${at!.in.path === "main.hbs" ? "" : `${at!.in.path} `}${line}:${column} ${message}`;
}
