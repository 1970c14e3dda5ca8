// What was built from what.
import {describe, expect, test} from "vitest";
import {
  noManifest,
  readManifest,
  staleFiles,
  writeManifest,
  type Built,
  type Manifest,
} from "../../scripts/steps/manifest.ts";

const built = (...files: string[]): Built => ({
  template: "deck",
  files,
  figures: ["a"],
  printedFrom: "x",
  printed: "y",
  pages: 3,
  warnings: [],
  states: {},
  pictures: {},
});
const manifest: Manifest = {
  version: 1,
  documents: {deck: built("deck.html", "deck.pdf"), note: built("note.html")},
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("what was written is read again", () =>
  expect(readManifest(bytes(writeManifest(manifest)))).toEqual(manifest));

describe("what cannot be trusted counts as absent: everything is then made anew", () => {
  const whole = writeManifest(manifest);

  test.each([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])("cut off at %f of its length", part => {
    expect(readManifest(bytes(whole.slice(0, Math.floor(whole.length * part))))).toEqual(
      noManifest,
    );
  });

  test.each([
    "",
    "null",
    "[]",
    "3",
    "{}",
    '{"version": 2, "documents": {}}',
    '{"version": 1}',
    '{"version": 1, "documents": null}',
    '{"version": 1, "documents": []}',
    "\u0000",
  ])("%j", text => {
    expect(readManifest(bytes(text))).toEqual(noManifest);
  });

  test.each([
    '{"version": 1, "documents": {"deck": null}}',
    '{"version": 1, "documents": {"deck": {}}}',
    '{"version": 1, "documents": {"deck": {"files": "deck.pdf"}}}',
    '{"version": 1, "documents": {"deck": {"files": ["../../important"]}}}',
  ])("an entry of another form: %s", text => {
    const read = readManifest(bytes(text));
    expect(() => staleFiles(read, new Set())).not.toThrow();
    expect(staleFiles(read, new Set())).toEqual([]);
  });

  test("no file at all", () => expect(readManifest(null)).toEqual(noManifest));
});

describe("stale files", () => {
  test("are those that an earlier build made and this one did not", () => {
    expect(staleFiles(manifest, new Set(["deck.html", "note.html"]))).toEqual(["deck.pdf"]);
    expect(staleFiles(manifest, new Set())).toEqual(["deck.html", "deck.pdf", "note.html"]);
  });

  test("are never others: what nobody made is left alone", () =>
    expect(staleFiles(noManifest, new Set(["deck.html"]))).toEqual([]));
});
