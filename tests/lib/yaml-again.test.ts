// A new version of a file is read as a file that nobody has seen before: the same data, places and findings, whatever was edited.
import fc from "fast-check";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {notedIn} from "../../scripts/lib/yaml/places.ts";
import {readYaml, type Path, type Plain} from "../../scripts/lib/yaml/yaml.ts";

const folder = join(import.meta.dirname, "../../content/fixing-nhs-it");
const files = readdirSync(folder)
  .filter(name => name.endsWith(".yaml"))
  .map(name => readFileSync(join(folder, name), "utf8"));

/** Small, and with everything in it that YAML can do. */
const odd = [
  "# First.\n",
  "one: plain\n",
  "two: |\n  a block\n\n  of lines\n",
  "three: >-\n  folded\n  words\n\n",
  "four: {a: 1, b: [x, y]}\n",
  'five: "in quotes,\n  on two lines"\n',
  "six:\n  - a\n  - b: c\n    d: e\n",
  "seven:\n",
  "# Between.\n\n",
  "eight: words\n  that go on # and a comment\n",
  "nine: 'single'\n",
  "ten:\n  inner:\n    deep: 1\n  # Indented.\n",
].join("");

const lines = fc.constantFrom(
  "",
  "# A comment.",
  "new: entry",
  "one: again",
  "  indented: more",
  "- item",
  "---",
  "...",
  "%YAML 1.2",
  'open: "a quote',
  "open: [a, b",
  "close]",
  'close"',
  "two words: as a name",
  "? asked",
  ": answered",
  "anchor: &here x",
  "alias: *here",
  "block: |+",
  "   three spaces",
  "\ttab: 1",
  "\u00a0blank: 1",
  "\ufeffmark: 1",
  "parted: a\u2028other: b",
  "parted: a\rother: b",
  "cut: a #b",
  "{flow: 1}",
);

const edits = fc.record({
  line: fc.nat(),
  how: fc.constantFrom("put", "put", "instead", "drop", "twice", "digit", "cut"),
  other: lines,
});

type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, {line, how, other}: Edit): string {
  const all = text.split("\n");
  const at = line % all.length;
  const own = all[at]!;
  const now = {
    put: [other, own],
    instead: [other],
    drop: [],
    twice: [own, own],
    digit: [own.replace(/\d/, digit => String((Number(digit) + 1) % 10))],
    cut: [own.slice(0, own.length / 2)],
  }[how];
  return all.toSpliced(at, 1, ...now).join("\n");
}

function pathsIn(data: Plain, path: Path): readonly Path[] {
  if (typeof data !== "object" || data === null) return [path];
  return [
    path,
    [...path, "nowhere"],
    ...Object.entries(data).flatMap(([key, value]) =>
      pathsIn(value, [...path, Array.isArray(data) ? Number(key) : key]),
    ),
  ];
}

function seen(path: string, text: string): string {
  const read = readYaml({path, text});
  const findings = read.diagnostics.map(({code, message, help, at}) => [
    code,
    message,
    help,
    at?.start,
    at?.end,
  ]);
  if (!read.ok) return JSON.stringify(findings);
  const {data, places} = read.value;
  const spans = pathsIn(data, []).flatMap(path =>
    (["value", "key"] as const).map(what => {
      const {in: source, start, end} = places[what](path);
      expect(source.text).toBe(text);
      return [what, ...path, start, end].join(" ");
    }),
  );
  const {values, keys, scalars} = notedIn(places)!;
  const noted = [values, keys].map(one => [...one].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify([findings, data, spans, noted, [...scalars].toSorted()], null, 1);
}

let unseen = 0;

describe("after each edit", () => {
  test("of a file with everything in it", () => {
    fc.assert(
      fc.property(fc.array(edits, {minLength: 1, maxLength: 6}), some => {
        let text = odd;
        const path = `odd-${unseen++}.yaml`;
        seen(path, text);
        for (const edit of some) {
          text = edited(text, edit);
          expect(seen(path, text)).toBe(seen(`unseen-${unseen++}.yaml`, text));
        }
      }),
      {numRuns: 150, seed: 5},
    );
  });

  test("of the sample's files", () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(edits, {maxLength: 3}), (file, some) => {
        let text = file;
        const path = `sample-${unseen++}.yaml`;
        seen(path, text);
        for (const edit of some) {
          text = edited(text, edit);
          expect(seen(path, text)).toBe(seen(`unseen-${unseen++}.yaml`, text));
        }
      }),
      {numRuns: 25, seed: 9},
    );
  }, 60_000);
});

test("entries that say what they said are the same objects, wherever they have moved", () => {
  const read = (text: string) => {
    const file = readYaml({path: "moved.yaml", text});
    return file.ok ? (file.value.data as Record<string, unknown>) : {};
  };
  const before = read("a: {x: 1}\nb: {y: 2}\nc: {z: 3}\n");
  const after = read("# Above.\nb: {y: 2}\na: {x: 4}\nc: {z: 3}\n");
  expect([after["b"] === before["b"], after["c"] === before["c"]]).toEqual([true, true]);
  expect(after["a"]).toEqual({x: "4"});
});
