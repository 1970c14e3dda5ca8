// Where something stands in a file: lines and columns as editors count them, and parts of values found again.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {lineAt, partOf, placeAt, type SourceText, type Span} from "../../scripts/lib/text.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";

const source = {path: "a.yaml", text: "one\ntwo words\r\n\nlast"};

describe("line and column count from 1", () => {
  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 1, 4],
    [4, 2, 1],
    [8, 2, 5],
    [15, 3, 1],
    [16, 4, 1],
    [20, 4, 5],
  ])("offset %i is line %i, column %i", (offset, line, column) =>
    expect(placeAt(source, offset)).toEqual({line, column}),
  );

  test("columns count UTF-16 units, as editors do", () => {
    expect(placeAt({path: "", text: "£€🚌x"}, 4)).toEqual({line: 1, column: 5});
  });
});

describe("the line around an offset", () => {
  test.each([
    [0, "one"],
    [3, "one"],
    [4, "two words"],
    [12, "two words"],
    [15, ""],
    [16, "last"],
    [20, "last"],
  ])("at %i it is %j, without its break", (offset, line) =>
    expect(lineAt(source, offset)).toBe(line),
  );
});

describe("a part of a value is found where it was written", () => {
  test("in plain words", () => {
    expect(found("label: Save {{idle-cost}} a year", "{{idle-cost}}")).toBe("{{idle-cost}}");
  });

  test("in quotes, with escapes before it", () => {
    expect(found('label: "a \\"b\\" {{x}} c"', "{{x}}")).toBe("{{x}}");
    expect(found("label: 'it''s {{x}} c'", "{{x}}")).toBe("{{x}}");
  });

  test("in folded lines", () => {
    expect(found("label: >-\n  Save\n  {{x}} now", "{{x}}")).toBe("{{x}}");
    expect(found("label: |\n  Save\n  {{x}} now", "{{x}}")).toBe("{{x}}");
  });

  test("the second of two like parts, in a value that was written otherwise", () => {
    const span = place('label: "say \\"x\\", then x again"', value => value.lastIndexOf("x"), 1);
    expect(span.in.text.slice(span.start - 5, span.end)).toBe("then x");
  });

  test("the sign of a block (`>-`) is no part of its text", () => {
    const span = place("label: >-\n  (a - b)\n  - c", value => value.lastIndexOf("-"), 1);
    expect(placeAt(span.in, span.start)).toEqual({line: 3, column: 3});
  });

  test("what an escape hides is marked with the whole value", () => {
    expect(found('label: "caf\\u00e9"', "é")).toBe('"caf\\u00e9"');
  });

  test("never outside the value, however it was written", () => {
    const words = fc.array(
      fc.constantFrom("Save", "a", "{{x}}", "it's", '"', "\\", "£5", "-", "é"),
      {minLength: 1},
    );
    const styles = fc.constantFrom("double", "single", "folded", "literal");
    fc.assert(
      fc.property(words, styles, fc.nat(), fc.nat(), (parts, style, from, length) => {
        const value = parts.join(" ");
        const text = `label: ${written(value, style)}\nnext: x\n`;
        const file = readYaml({path: "a.yaml", text});
        if (!file.ok || (file.value.data as {label: string}).label !== value) return;
        const whole = file.value.places.value(["label"]);
        const start = from % value.length;
        const end = start + 1 + (length % (value.length - start));
        const span = partOf(whole, value, start, end);
        expect(span.start).toBeGreaterThanOrEqual(whole.start);
        expect(span.end).toBeLessThanOrEqual(whole.end);
        const part = inked(value.slice(start, end));
        if (part !== "")
          expect([part, inked(text.slice(whole.start, whole.end))]).toContain(
            inked(text.slice(span.start, span.end)),
          );
      }),
    );
  });
});

function found(text: string, part: string): string {
  const span = place(text, value => value.indexOf(part), part.length);
  return text.slice(span.start, span.end);
}

function place(text: string, startIn: (value: string) => number, length: number): Span {
  const source: SourceText = {path: "a.yaml", text};
  const file = readYaml(source);
  if (!file.ok) throw new Error(file.diagnostics[0]?.message);
  const value = (file.value.data as {label: string}).label;
  const start = startIn(value);
  return partOf(file.value.places.value(["label"]), value, start, start + length);
}

/** Lines are folded at white space, so that is not compared. */
function inked(text: string): string {
  return text.replace(/\s/g, "");
}

function written(value: string, style: string): string {
  if (style === "double") return JSON.stringify(value);
  if (style === "single") return `'${value.replaceAll("'", "''")}'`;
  return `${style === "folded" ? ">-" : "|-"}\n  ${value}`;
}
