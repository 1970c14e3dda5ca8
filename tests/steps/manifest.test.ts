// What was built from what.
import {describe, expect, test} from "vitest";
import {composeStatement} from "../../scripts/steps/statement.ts";
import {
  noManifest,
  readManifest,
  staleFiles,
  writeManifest,
  type Built,
  type Manifest,
} from "../../scripts/steps/manifest.ts";
import {right} from "./small.ts";

const {content, figures} = right({
  "figures.yaml":
    "cut:\n  {label: Cut, value: at least £1bn, source: nao, was: [{value: £0.9bn, corrected: 2024-06, why: a slip}]}\n",
});

const built = (...files: string[]): Built => ({
  template: "deck",
  words: "w",
  files,
  figures: ["a"],
  wordings: [{figure: "a", register: "prose", text: "£1", times: 2, in: "unseen"}],
  printedFrom: "x",
  printed: "y",
  pages: 3,
  numbers: {summary: 2},
  warnings: [],
  states: {},
  pictures: {},
});
const manifest: Manifest = {
  version: 2,
  statement: composeStatement(content, figures),
  kept: {},
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
    '{"version": 3, "documents": {}}',
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

  test("an older one has no statement, and no words of its documents", () => {
    const {words: _, ...old} = built("deck.pdf");
    const read = readManifest(bytes(JSON.stringify({version: 1, documents: {deck: old}})));
    expect(read).toEqual({
      version: 2,
      kept: {},
      statement: null,
      documents: {deck: {...built("deck.pdf"), words: ""}},
    });
  });

  test.each([
    ["another format", {format: "costed-figures"}],
    ["a later version", {version: 2}],
    ["a number that is none", {figures: [{...manifest.statement!.figures[0], value: "1e9"}]}],
    ["an order to a terminal", {publication: {name: "a", title: "\u001b[2J"}}],
    ["a list for a map", {entries: []}],
  ])("a statement with %s", (_, change) => {
    const statement = {...manifest.statement, ...change};
    const read = readManifest(bytes(JSON.stringify({...manifest, statement})));
    expect(read).toEqual({...manifest, statement: null});
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
