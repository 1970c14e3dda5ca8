// YAML read as it was written: every scalar a text, every value with its place, and nothing that bends or blows up.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {decodeText} from "../../scripts/lib/yaml/decode.ts";
import {placeAt} from "../../scripts/lib/text.ts";
import {readYaml, type Path, type Plain, type YamlFile} from "../../scripts/lib/yaml/yaml.ts";
import {hasYamlSuite, yamlCases} from "./corpora.ts";

describe("nothing is bent on the way", () => {
  test.each([
    "012",
    "1e3",
    "1_000",
    "0x1F",
    "12:30",
    ".inf",
    ".nan",
    "-0",
    "9007199254740993",
    "1,200",
    "£12.3m",
    "10%",
    "no",
    "yes",
    "on",
    "NO",
    "y",
    "null",
    "Null",
    "~",
    "true",
    "2026-02-30",
    "2010-03-22T10:00:00Z",
    "1567.0",
    "=",
    "+1",
  ])("%s stays the text that it is", written =>
    expect(data(`a: ${written}`)).toEqual({a: written}),
  );

  test("letters that are composed of two become one, so that names can be compared", () => {
    expect(data("a: cafe\u0301")).toEqual({a: "café"});
  });

  test("empty is null, and an empty text is a text", () =>
    expect(data('a:\nb: ""\nc: [ ]')).toEqual({a: null, b: "", c: []}));

  test("a byte order mark and CR LF are let pass", () => {
    const bytes = new TextEncoder().encode("\ufeffa: one\r\nb: two\r\n");
    const decoded = decodeText("a.yaml", bytes);
    expect(decoded.ok && data(decoded.value.text)).toEqual({a: "one", b: "two"});
  });
});

describe("places", () => {
  const file = read(
    'costs:\n  label: The costs\n  was:\n    - {value: £1m, as-of: 2009}\n    - £2m\nempty:\nquoted: "it\'s"\n',
  );

  test.each<[Path, string]>([
    [["costs", "label"], "2:10 The costs"],
    [["costs", "was", 0, "as-of"], "4:27 2009"],
    [["costs", "was", 1], "5:7 £2m"],
    [["quoted"], '7:9 "it\'s"'],
  ])("of the value at %j", (path, place) => expect(shown(file.places.value(path))).toBe(place));

  test.each<[Path, string]>([
    [["costs"], "1:1 costs"],
    [["costs", "was", 0, "as-of"], "4:20 as-of"],
    [["empty"], "6:1 empty"],
  ])("of the name at %j", (path, place) => expect(shown(file.places.key(path))).toBe(place));

  test("what is not there is where it would be: at the nearest name above it", () => {
    expect(shown(file.places.value(["costs", "source"]))).toBe("1:1 costs");
    expect(shown(file.places.value(["costs", "was", 0, "note"]))).toBe("4:7 {");
    expect(shown(file.places.value(["nothing", "at", "all"]))).toBe("1:1 c");
    expect(shown(file.places.value(["costs", "label", "value"]))).toBe("2:10 The costs");
  });

  test("an empty value has the place of its name", () =>
    expect(shown(file.places.value(["empty"]))).toBe("6:1 empty"));

  function shown(span: ReturnType<YamlFile["places"]["value"]>): string {
    const {line, column} = placeAt(span.in, span.start);
    return `${line}:${column} ${span.in.text.slice(span.start, span.end)}`;
  }
});

describe("what would blow up is refused, at once and with a place", () => {
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    ...[..."bcdefghi"].map(
      (name, i) => `${name}: &${name} [${Array<string>(9).fill(`*${"abcdefgh"[i]}`).join(", ")}]`,
    ),
  ].join("\n");

  test.each<[string, string]>([
    ["aliases of aliases", bomb],
    ["brackets in brackets", "[".repeat(100_000)],
    ["braces in braces", "{a: ".repeat(5_000)],
    ["maps below maps", Array.from({length: 3_000}, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["lists below lists", "- ".repeat(50_000)],
    ["a file of more than 2 MB", `a: ${"x".repeat(2_000_001)}`],
    ["only a comment", "# nothing yet"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    const started = performance.now();
    const file = readYaml({path: "a.yaml", text});
    expect(file.ok).toBe(false);
    expect(file.diagnostics.length).toBeLessThanOrEqual(20);
    expectPlaces(file.diagnostics, text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test.each(["__proto__", "constructor", "prototype"])("the name %s, wherever it stands", name => {
    for (const text of [
      `${name}: {polluted: yes}`,
      `a: {${name}: {polluted: yes}}`,
      `- ${name}: x`,
      `"${name}": x`,
    ])
      expect(readYaml({path: "a.yaml", text}).ok).toBe(false);
    expect("polluted" in {}).toBe(false);
  });

  test("one hundred mistakes are told as twenty", () => {
    const file = readYaml({path: "a.yaml", text: "a: @b\n\n".repeat(100)});
    expect(file.diagnostics).toHaveLength(20);
  });
});

describe("what cannot be seen is named", () => {
  test.each([
    ["\u0007", "U+0007"],
    ["\u200b", "U+200B"],
    ["\u202e", "U+202E"],
    ["\u2066", "U+2066"],
    ["\ufffd", "U+FFFD"],
    ["\ue000", "U+E000"],
    ["\ud800", "U+D800"],
  ])("%j as %s", (character, name) => {
    const [found] = readYaml({path: "a.yaml", text: `a: one${character}two\n`}).diagnostics;
    expect([found?.code, found?.message.includes(name), found?.at?.start]).toEqual([
      "yaml/character",
      true,
      "a: one".length,
    ]);
  });

  test.each(["é", "漢", "🚌", "\u00a0", "–", "\u2009", "\u00ad"])(
    "%s is no such character",
    character => {
      expect(readYaml({path: "a.yaml", text: `a: one${character}two\n`}).diagnostics).toEqual([]);
    },
  );
});

describe("what follows a ` #`", () => {
  test.each(["a: £5 #1 priority", "a: see #hashtag", "- one #two"])(
    "%s is said to be lost",
    text => {
      expect(
        readYaml({path: "a.yaml", text}).diagnostics.map(one => [one.severity, one.code]),
      ).toEqual([["warning", "yaml/cut"]]);
    },
  );

  test.each([
    "a: £5 # a comment",
    "# a comment\na: x",
    'a: "£5 #1"',
    "a: x #",
    "a: x ## y",
    "a: C#",
    "a: x\n#b: y",
  ])("%s is meant so", text => {
    expect(readYaml({path: "a.yaml", text}).diagnostics).toEqual([]);
  });
});

describe("bytes", () => {
  test.each<[string, readonly number[], string]>([
    ["Latin-1", [0x61, 0x3a, 0x20, 0xa3, 0x35], "the file is not UTF-8"],
    ["UTF-16", [0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00], "the file is UTF-16"],
    ["UTF-16, the other way round", [0xfe, 0xff, 0x00, 0x61, 0x00, 0x3a], "the file is UTF-16"],
  ])("in %s are refused", (_, bytes, message) => {
    const decoded = decodeText("a.yaml", new Uint8Array(bytes));
    expect(decoded.diagnostics.map(one => [one.message, one.help])).toEqual([
      [message, "save it as UTF-8 in your editor"],
    ]);
  });

  test("the first that is wrong is marked", () => {
    const decoded = decodeText("a.yaml", new Uint8Array([0x61, 0x3a, 0x20, 0xa3, 0x35]));
    expect(decoded.diagnostics[0]?.at).toMatchObject({start: 3, end: 4});
  });
});

describe.skipIf(!hasYamlSuite)("the YAML test suite", () => {
  const cases = yamlCases();

  test("is all there", () => expect(cases.length).toBeGreaterThan(400));

  test("never brings the reader down, and each refusal has a place in the file", () => {
    for (const {name, yaml} of cases)
      expectPlaces(readYaml({path: "a.yaml", text: yaml}).diagnostics, yaml, name);
  });

  test("what is read means what the suite says, where all of it is text", () => {
    const texts = cases.flatMap(one => {
      const meant = one.fails || one.json === null ? undefined : parsed(one.json);
      return meant !== undefined && isText(meant) ? [{...one, meant}] : [];
    });
    const read = texts.flatMap(one => {
      const file = readYaml({path: "a.yaml", text: one.yaml});
      return file.ok ? [[one.name, file.value.data, one.meant] as const] : [];
    });
    expect(read.length).toBeGreaterThan(80);
    expect(read.map(([name, found]) => [name, found])).toEqual(
      read.map(([name, , meant]) => [name, meant]),
    );
  });

  function parsed(json: string): unknown {
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  }

  function isText(value: unknown): boolean {
    return typeof value === "string"
      ? value !== ""
      : typeof value === "object" && value !== null && Object.values(value).every(isText);
  }
});

test("any text at all is read or refused, and never brings the reader down", () => {
  const unit = fc.constantFrom(
    "a",
    ": ",
    ":",
    "- ",
    "\n",
    "  ",
    "\t",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "#",
    "%",
    "---",
    "...",
    "?",
    "@",
    "`",
    "{{x}}",
    "\\",
    "é",
    "\u0000",
    "<<",
  );
  fc.assert(
    fc.property(fc.string({unit}), text => {
      const file = readYaml({path: "a.yaml", text});
      expectPlaces(file.diagnostics, text);
      expect(file.ok).toBe(!file.diagnostics.some(one => one.severity === "error"));
    }),
  );
});

function read(text: string): YamlFile {
  const file = readYaml({path: "a.yaml", text});
  if (!file.ok) expect.fail(`${text}: ${file.diagnostics[0]?.message}`);
  return file.value;
}

function data(text: string): Plain {
  return read(text).data;
}

/** Each finding marks at least one character of the file, or the place where its first would be; and says something. */
function expectPlaces(
  diagnostics: ReturnType<typeof readYaml>["diagnostics"],
  text: string,
  about?: string,
): void {
  for (const {at, message, help} of diagnostics) {
    expect(at, about).toBeDefined();
    expect(
      [at!.start >= 0, at!.start < at!.end, at!.end <= Math.max(text.length, 1) + 1],
      about,
    ).toEqual([true, true, true]);
    expect([message !== "", help !== undefined], about).toEqual([true, true]);
  }
}
