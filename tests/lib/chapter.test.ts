// Chapters: Markdown taken apart into blocks, each name with its place in the file.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readChapter} from "../../scripts/lib/content/chapter.ts";

const read = (text: string) => readChapter({path: "text/a.md", text});
const kinds = (text: string) => read(text).blocks.map(block => block.kind);

describe("blocks", () => {
  test("paragraphs and lists that follow each other are one", () =>
    expect(read("# T\n\nOne.\n\nTwo\nlines.\n\n- a\n- b\n").blocks).toEqual([
      {kind: "prose", text: "One.\n\nTwo\nlines.\n\n- a\n- b"},
    ]));

  test("headings, asides and things stand between them", () =>
    expect(
      kinds("# T\nOne.\n## H\nTwo.\n> Aside.\n> More.\n\n> Another.\n{{chart c}}\nThree.\n### I\n"),
    ).toEqual(["prose", "heading", "prose", "aside", "aside", "chart", "prose", "heading"]));

  test("a thing inside a sentence is no thing", () =>
    expect(kinds("# T\n\nSee {{chart c}} here.\n")).toEqual(["prose"]));

  test("white space, CR LF and a byte order mark do not matter", () =>
    expect(read("\ufeff# T \r\n\r\n  {{table t}}  \r\n")).toMatchObject({
      title: "T",
      problems: [],
      blocks: [{kind: "table", id: "t"}],
    }));
});

test("a thing's name is found where it stands", () => {
  const text = "# T\n\n {{ chart   chart }}\n";
  const [block] = read(text).blocks;
  expect(block).toMatchObject({kind: "chart", id: "chart"});
  if (block?.kind !== "chart") return;
  expect(text.slice(block.at.start, block.at.end)).toBe("chart");
  expect(block.at.start).toBe(text.lastIndexOf("chart"));
});

test("every name in braces is found where it stands, whatever is around it", () => {
  const line = fc.constantFrom(
    "One {{one}}.",
    "- {{two}} and {{cite three four}}",
    "> {{see table five}}",
    "## {{six compact}}",
    "",
    "{{chart seven}}",
    "plain",
  );
  fc.assert(
    fc.property(fc.array(line, {maxLength: 12}), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const text = ["# {{zero}}", ...lines].join(end);
      const names = read(text).proses.flatMap(({prose, start}) =>
        prose.mentions.map(one => [one.name, text.slice(start + one.start, start + one.end)]),
      );
      expect(names.every(([name, found]) => name === found)).toBe(true);
      const expected = text.match(/zero|one\b(?=\})|two|three|four|five|six/g) ?? [];
      expect(names.map(([name]) => name)).toEqual(expected);
    }),
  );
});
