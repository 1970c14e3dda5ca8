// Names for contents.
import fc from "fast-check";
import {expect, test} from "vitest";
import {hashOf} from "../../scripts/lib/hash.ts";

test("the same content has the same name, as words or as bytes", () => {
  expect(hashOf("page", "browser")).toBe(hashOf("page", "browser"));
  expect(hashOf("page")).toBe(hashOf(new TextEncoder().encode("page")));
});

test("moving a word from one part to the next changes the name", () => {
  const names = [
    hashOf("ab", "c"),
    hashOf("a", "bc"),
    hashOf("abc"),
    hashOf("abc", ""),
    hashOf("", "abc"),
    hashOf("3:abc"),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test("no two lists of parts share a name", () => {
  const parts = fc.array(fc.string({maxLength: 4}), {maxLength: 4});
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(hashOf(...a) === hashOf(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});
