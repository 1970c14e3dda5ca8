// A document made of chapters, as a whole: its pages, and that only words which are read change them.
import {join} from "node:path";
import {expect, test} from "vitest";
import {buses, manuscriptsOf, withBook, withFile} from "./buses.ts";

const right = withBook(buses);

test("a book: chapters, numbers, references, notes and workings", async () => {
  await expect(manuscriptsOf(right)["book"]?.text).toMatchFileSnapshot(
    join(import.meta.dirname, "golden-book/expected/book.html"),
  );
});

test("remarks in a chapter change nothing", () => {
  const remarked = withFile(
    right,
    "content/buses/text/the-fleet.md",
    text => `<!-- A {{remark}}, -->\n${text}\n<!-- and # another,\n\n# of two lines -->\n`,
  );
  expect(manuscriptsOf(remarked)["book"]?.text).toBe(manuscriptsOf(right)["book"]?.text);
});

test("a figure that changes, changes in the chapter and in the workings", () => {
  const dearer = withFile(right, "content/buses/figures.yaml", text =>
    text.replace("value: 12 buses", "value: 14 buses"),
  );
  const text = manuscriptsOf(dearer)["book"]?.text ?? "";
  expect(text).toContain(">14</data>");
  expect(text).toContain("14\u00a0buses</data> × ");
  expect(text).not.toContain(">12");
});
