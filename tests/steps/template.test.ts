// A template folder → Template: parsed, with its pieces, its styles and what it asks of a document.
import {describe, expect, test} from "vitest";
import {placeAt} from "../../scripts/lib/text.ts";
import type {Look} from "../../scripts/steps/look.ts";
import {readTemplate, type Template, type TemplateFile} from "../../scripts/steps/template.ts";

const asked = {
  in: {path: "content/x/documents/a.yaml", text: "template: note"},
  start: 10,
  end: 14,
};
const note = {"note/page.html.hbs": "<p>{{words.lead}}</p>"};
const a4: Look = {themes: ["house"], paper: "A4"};

describe("a folder", () => {
  test("needs no more than the page that it makes", () => {
    const template = right(note);
    expect(template).toMatchObject({kind: "note", makes: "page"});
    expect(template.manifest).toEqual({
      about: null,
      title: null,
      outputs: ["html", "pdf"],
      notes: "none",
      words: {},
      mostPages: null,
      sums: [],
    });
  });

  test("makes slides, if its file ends so", () =>
    expect(right({"note/slides.md.hbs": "x"}).makes).toBe("slides"));

  test("says in template.yaml what files cannot", () => {
    const {manifest} = right({
      ...note,
      "note/template.yaml":
        "about: One page.\ntitle: lead\noutputs: [html]\nnotes: numbered\nwords: {lead: prose}\ncheck: {pages: {most: 2}}",
    });
    expect(manifest).toEqual({
      about: "One page.",
      title: "lead",
      outputs: ["html"],
      notes: "numbered",
      mostPages: 2,
      sums: [],
      words: {lead: {type: {sort: "leaf", type: "prose"}, optional: false}},
    });
  });

  test("that is not there is named with those that are, and where it was asked for", () => {
    expect(findings(note, "nota")).toEqual([
      [
        "content/x/documents/a.yaml:1:11",
        "there is no template called `nota`",
        "did you mean `note`?",
      ],
    ]);
    expect(
      findings({...note, "README.md": "#", "shared/base.css": "", "deck/slides.md.hbs": ""}, "x"),
    ).toEqual([
      [
        "content/x/documents/a.yaml:1:11",
        "there is no template called `x`",
        "the templates are: `note`, `deck`",
      ],
    ]);
  });

  test("`shared` is none", () =>
    expect(findings({...note, "shared/page.html.hbs": "x"}, "shared")[0]?.[1]).toBe(
      "there is no template called `shared`",
    ));

  test("with neither a page nor slides makes nothing", () => {
    expect(findings({"note/style.css": "p {}"})).toEqual([
      [
        "content/x/documents/a.yaml:1:11",
        "`templates/note` holds neither `slides.md.hbs` nor `page.html.hbs`",
        "add the one that it makes: slides, or a page",
      ],
    ]);
  });

  test("with both does not know what it makes", () => {
    expect(findings({...note, "note/slides.md.hbs": "x"}).map(([, message]) => message)).toEqual([
      "`templates/note` holds both `slides.md.hbs` and `page.html.hbs`",
    ]);
  });
});

describe("pieces", () => {
  test("are the shared ones and the kind's own, which win", () => {
    const files = {
      ...note,
      "shared/partials/foot.hbs": "shared",
      "shared/partials/head.hbs": "head",
      "note/partials/foot.hbs": "own",
      "other/partials/odd.hbs": "x",
    };
    for (const order of [files, Object.fromEntries(Object.entries(files).toReversed())]) {
      const {partials} = right(order);
      expect([...partials].map(([name, {file}]) => [name, file.text]).toSorted()).toEqual([
        ["foot", "own"],
        ["head", "head"],
      ]);
    }
  });
});

describe("styles", () => {
  test("theme, paper, what is shared, the kind's own, in whatever order the files come", () => {
    const files = {
      ...note,
      "note/style.css": "/* own */",
      "shared/themes/house.css": ":root { --ink: black }",
      "shared/themes/other.css": ":root { --ink: red }",
      "shared/more.css": "/* more */",
      "shared/base.css": "/* base */",
    };
    for (const order of [files, Object.fromEntries(Object.entries(files).toReversed())]) {
      const {css} = right(order);
      const parts = ["--ink: black", "@page", "/* base */", "/* more */", "/* own */"];
      expect(parts.map(part => css.indexOf(part)).every(at => at >= 0)).toBe(true);
      expect(parts.toSorted((a, b) => css.indexOf(a) - css.indexOf(b))).toEqual(parts);
      expect(css).not.toContain("red");
    }
  });

  test("what a theme does not say, the house theme does", () => {
    const files = {
      ...note,
      "shared/themes/house.css": "@layer tokens { :root { --ink: black; --wash: white } }",
      "shared/themes/other.css": "@layer tokens { :root { --ink: red } }",
    };
    const {css} = right(files, {...a4, themes: ["house", "other"]});
    expect(css).toContain("--ink: red");
    expect(css).toContain("--wash: white");
    expect(css).not.toContain("black");
  });

  test("only the fonts that are named come along", () => {
    const face = (name: string): string =>
      `@font-face { font-family: "${name}"; src: url(../fonts/${name}.woff2); }\n`;
    const files = {
      ...note,
      "shared/themes/house.css": `${face("One")}${face("Two")}:root { --font-text: "One"; }`,
      "shared/themes/other.css": `${face("Three")}:root { --font-text: "Three"; }`,
      "note/style.css": "h1 { font: 20px/1 'two' }",
      "shared/fonts/One.woff2": "1",
      "shared/fonts/Two.woff2": "2",
      "shared/fonts/Three.woff2": "3",
    };
    const families = (look: Look): readonly (string | undefined)[] =>
      [...right(files, look).css.matchAll(/font-family: "(\w+)"/g)].map(match => match[1]);
    expect(families(a4)).toEqual(["One", "Two"]);
    expect(families({...a4, themes: ["house", "other"]})).toEqual(["Two", "Three"]);
  });

  test("know the paper, and turn it where they say so", () => {
    const files = {
      ...note,
      "note/style.css": "@page wide { margin: 0; size: landscape } p { font-size: 3mm }",
    };
    const {css} = right(files, {...a4, paper: "Letter"});
    expect(css).toContain("@page { size: 215.9mm 279.4mm; }");
    expect(css).toContain("--paper-height: 279.4mm");
    expect(css).toContain("size: Letter landscape");
    expect(css).toContain("font-size: 3mm");
  });

  test("of slides are not held to the paper", () => {
    const {css} = right({"note/slides.md.hbs": "x"});
    expect(css).not.toContain("@page");
  });

  test("name their files as they see them; each comes along, and no other", () => {
    const css = `a { background: url(paper.png) } b { background: url("../shared/grain.svg") } c { background: url('pictures/a.png') }`;
    const {css: read, assets} = right({
      ...note,
      "note/style.css": css,
      "note/paper.png": "1",
      "shared/grain.svg": "2",
      "note/pictures/a.png": "3",
      "note/unused.png": "4",
    });
    expect(read).toContain(
      "a { background: url(asset:note/paper.png) } b { background: url(asset:shared/grain.svg) } c { background: url(asset:note/pictures/a.png) }",
    );
    expect([...assets.keys()].toSorted()).toEqual([
      "note/paper.png",
      "note/pictures/a.png",
      "shared/grain.svg",
    ]);
  });

  test("data: and #… are no files", () => {
    const css = "a { background: url(data:image/png;base64,AA==); mask: url(#m) }";
    expect(right({...note, "note/style.css": css}).css).toContain(css);
  });

  test.each([
    "https://example.org/a.png",
    "//example.org/a.png",
    "file:///etc/passwd",
    "/etc/passwd",
    "../../etc/passwd",
    "../../../scripts/cli.ts",
  ])("%s never comes along", url => {
    expect(findings({...note, "note/style.css": `a { background: url(${url}) }`})).toHaveLength(1);
  });

  test("the same file twice missing is told at both places", () => {
    expect(
      findings({
        ...note,
        "note/style.css": "a { background: url(x.png) }\nb { background: url(x.png) }",
      }).map(([at]) => at),
    ).toEqual(["templates/note/style.css:1:21", "templates/note/style.css:2:21"]);
  });
});

describe("pictures", () => {
  test("are named as the template's folder sees them, in a piece as on the page, and come along", () => {
    const {assets} = right({
      "note/page.html.hbs": '<img src="logo.svg" alt="">{{> foot}}',
      "note/partials/foot.hbs": '<img alt="" src="pictures/foot.png">',
      "note/logo.svg": "1",
      "note/pictures/foot.png": "2",
    });
    const kept = [...assets.values()].map(bytes => new TextDecoder().decode(bytes));
    expect(new Set(kept)).toEqual(new Set(["1", "2"]));
  });

  test("that are not there, or on the web, are told at their place", () => {
    const page = '<p>{{words.lead}}</p>\n<img src="logo.svg"><img src="https://example.org/a.png">';
    expect(findings({"note/page.html.hbs": page}).map(([at, message]) => [at, message])).toEqual([
      ["templates/note/page.html.hbs:2:11", "the file `logo.svg` is not there"],
      [
        "templates/note/page.html.hbs:2:31",
        "the template asks for `https://example.org/a.png`, and documents are made offline",
      ],
    ]);
  });
});

describe("what cannot be read", () => {
  test("all of it is told: the page, a piece, and template.yaml", () => {
    const files = {
      "note/page.html.hbs": "{{#if words.lead}}",
      "note/partials/foot.hbs": "{{/each}}",
      "note/template.yaml": "words: {lead: proze}",
    };
    expect(
      findings(files)
        .map(([at]) => at?.split(":")[0])
        .toSorted(),
    ).toEqual([
      "templates/note/page.html.hbs",
      "templates/note/partials/foot.hbs",
      "templates/note/template.yaml",
    ]);
  });

  test.each([
    ["a block within a block within a block", "{{#if a}}".repeat(3_000) + "{{/if}}".repeat(3_000)],
    ["an endless name", `{{${"a.".repeat(50_000)}b}}`],
    ["many braces", "{".repeat(10_000)],
    ["nothing", ""],
    ["a byte that is no text", "\ud800"],
  ])("%s brings nothing down", (_, text) => {
    expect(() => read({"note/page.html.hbs": text})).not.toThrow();
  });
});

function read(files: Readonly<Record<string, string>>, kind = "note", look = a4) {
  const list = Object.entries(files).map(([path, text]): TemplateFile => ({
    path,
    from: `templates/${path}`,
    bytes: new TextEncoder().encode(text),
  }));
  return readTemplate(kind, list, asked, look);
}

function right(files: Readonly<Record<string, string>>, look = a4): Template {
  const template = read(files, "note", look);
  if (!template.ok) throw new Error(template.diagnostics.map(one => one.message).join("\n"));
  expect(template.diagnostics).toEqual([]);
  return template.value;
}

function findings(
  files: Readonly<Record<string, string>>,
  kind = "note",
): readonly (readonly [string, string, string | undefined])[] {
  return read(files, kind).diagnostics.map(({at, message, help}) => {
    const {line, column} = placeAt(at!.in, at!.start);
    return [`${at!.in.path}:${line}:${column}`, message, help] as const;
  });
}
