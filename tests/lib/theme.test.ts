// Themes: what they hold, and how one lies over the other.
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {mergeThemes, readTheme, withoutIdleFaces} from "../../scripts/lib/template/theme.ts";

const folder = join(import.meta.dirname, "../../templates/shared/themes");
const names = readdirSync(folder);
const sheet = (name: string): string => readFileSync(join(folder, name), "utf8");
const tokensOf = (css: string): readonly string[] => readTheme(css).tokens.map(one => one.name);

describe("reading a theme", () => {
  test("tokens, in or out of their layer, with all that a value may be", () => {
    const css = `
      @layer tokens { :root { --a: 1px; --b: "; } {"; --c: url(data:image/png;base64,AA==) } }
      :root { --d: color-mix(in srgb, var(--a) 50%, white); /* --e: no; */ --empty: ; }`;
    expect(readTheme(css).tokens.map(({name, value}) => [name, value])).toEqual([
      ["--a", "1px"],
      ["--b", '"; } {"'],
      ["--c", "url(data:image/png;base64,AA==)"],
      ["--d", "color-mix(in srgb, var(--a) 50%, white)"],
      ["--empty", ""],
    ]);
    expect(readTheme(css).strays).toEqual([]);
  });

  test("faces, whole", () => {
    const face = '@font-face { font-family: "A"; src: url(a.woff2); }';
    expect(readTheme(`${face}\n:root { --a: b }`).faces).toEqual([face]);
  });

  test.each([
    ["h1 { color: red }", "h1"],
    ["@import 'x.css';", "@import 'x.css'"],
    ["@media print { :root { --a: b } }", "@media print"],
    ["@layer other { :root { --a: b } }", "@layer other"],
    [":root { color: red }", "color: red"],
    [":root { a { --b: c } }", "a { --b: c }"],
    [".dark { --a: b }", ".dark"],
    [":root { --a: b", ""],
  ])("%s", (css, stray) => {
    const {strays} = readTheme(css);
    expect(strays.map(({start, end}) => css.slice(start, end))).toEqual(stray ? [stray] : []);
  });

  test.each(["", "{", "}", ":root", ":root {", '"', "/*", "@layer tokens", ":root { --a", "a { ("])(
    "%j brings nothing down",
    css => expect(() => mergeThemes([css])).not.toThrow(),
  );
});

test("a face that is never named is left out, whatever the case of its name", () => {
  const face = (name: string): string => `@font-face { font-family: "${name}"; }\n`;
  const css = `${face("One")}${face("Two")}p { font-family: one, serif }`;
  expect(withoutIdleFaces(css)).toBe(`${face("One")}p { font-family: one, serif }`);
});

describe("the themes that come with the program", () => {
  test.each(names)("%s holds tokens only", name =>
    expect(readTheme(sheet(name)).strays.map(one => sheet(name).slice(one.start, one.end))).toEqual(
      [],
    ),
  );

  test.each(names)("%s is whole: it says all that the house theme says, and no more", name =>
    expect(tokensOf(sheet(name)).toSorted()).toEqual(tokensOf(sheet("house.css")).toSorted()),
  );

  test.each(names)("%s brings the families that it names", name => {
    const {tokens, faces} = readTheme(sheet(name));
    const brought = faces.map(face => /font-family:\s*"([^"]+)"/.exec(face)?.[1]);
    const asked = tokens
      .filter(token => token.name.startsWith("--font-"))
      .flatMap(({value}) => /"([^"]+)"/.exec(value)?.[1] ?? []);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(brought)).toEqual(new Set(asked));
  });
});
