// A new value in a file, in whatever way YAML lets people write it: right, or refused; never half.
import {describe, expect, test} from "vitest";
import type {FigureEntry} from "../../scripts/lib/content/figure-entry.ts";
import type {Figure} from "../../scripts/lib/content/figure.ts";
import {setFigure, type NewValue} from "../../scripts/lib/content/set-figure.ts";
import {Uneditable} from "../../scripts/lib/yaml/edit.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";

const ways = [
  "x:\n  ? value\n  : 1 bus\n  label: a\n",
  "? x\n: value: 1 bus\n  label: a\n",
  'x: {"value": "1 bus", label: a}\n',
  'x: {"value":"1 bus",label: a}\n',
  "x: {value: 1\n  bus, label: a}\n",
  "x:\n  label: a\n  value: |2\n      1 bus\n",
  "x:\n  label: a\n  value: >+\n    1 bus\n\n\ny: {label: b}\n",
  "x:\n  label: a\n  value: 1 bus\n  was:\n  - value: 3 buses\n    note: |\n      long\n\n      text\n\n# end\n",
  "x:\n  label: a\n  value: 1 bus\n  was: # earlier\n    # first\n    - {value: 3 buses} # c\n    # after\ny: {label: b}\n",
  "x:\n  label: a\n  value: 1 bus\n  was: [\n    {value: 3 buses},\n    ]\n",
  "x:\n  label: a\n  value: 1 bus\n  was: [ ]\n",
  "x:\n  label: a\n  value: 1 bus\n  was: # nothing yet\ny: {label: b}\n",
  "x:\n  label: a\n  value:    # comes\n    1 bus\n  note: b\n",
  "%YAML 1.2\n---\nx:\n  label: a\n  value: 1 bus\n...\n",
  "x: {label: a, value: {value: 1 bus}}\n",
  "x: {label: a, value: {words: lots, floor: 1 bus}}\n",
  "x:\n  label: a\n  value:\n    words: lots\n    # at least\n    floor: 1 bus\n  note: c\n",
  "x:\n  label: a\n  value:\n    value: 1 bus # in full\n",
  "x:\n  label: a\n  low: 1 bus\n  # middle\n  central: 2 buses\n  high: 3 buses # top\n  range: choice\n",
  "x:\n  label: a\n  value: 1 bus\n  sources:\n    - s # one\n    - t\n  note: n\n",
  "x:\n  label: a\n  value: 1 bus\n  sources: [s,\n    t]\n",
  "x:\n\n  label: a\n\n  value: 1 bus\n\n\n\ny: {label: b}\n",
  "x:   \n  label: a   \n  value: 1 bus   \n",
  "{x: {label: a, value: 1 bus}, y: {label: b}}",
  "{x: {label: a, value: 1 bus # c\n}, y: {label: b}}",
  "\"x\": {label: a, value: '1 bus'}\n",
  "x: {label: a, value: 1 bus} # {was: 3}\n",
  "x:\n  label: 'a\n\n    b'\n  value: \"1\\\n    \\ bus\"\n",
  "x:\n    label: a\n    value: 1 bus\n#y:\n#  z\n",
  "x:\r\n  label: a\r\n  value: 1 bus",
  'x: { label: a, value: 1 bus, note: "}" }',
  "x:\n  label: a\n  value: 1 bus\n  accept:\n    rule: >\n      because\n",
  "x:\n  label: a\n  value: 1 bus\n\t\n",
];

const nothing = Object.fromEntries(
  "value words floor low central high sources asOf note corrected why"
    .split(" ")
    .map(name => [name, undefined]),
) as unknown as NewValue;

const wishes: readonly Partial<NewValue>[] = [
  {value: "2 buses"},
  {value: "2,000 buses"},
  {value: "2 buses", sources: ["u"], asOf: "2020", note: "n: m"},
  {words: "many, many"},
  {low: "1 bus", high: "4 buses", central: "2 buses"},
  {sources: ["u", "v"], value: "at least: 2"},
];

type Entry = Readonly<Record<string, unknown>>;

describe.each(ways)("%j", way => {
  test.each(wishes)("%j", wish => {
    const before = dataOf(way);
    const entry = before["x"]!;
    let text: string;
    try {
      const figure = {asOf: null, sources: ["s"]} as unknown as Figure;
      const from = {entry: shapeOf(entry), figure, ends: null};
      text = setFigure(way, ["x"], from, {...nothing, ...wish});
    } catch (error) {
      // Without a space behind the colon no other name can stand there.
      expect(error).toBeInstanceOf(Uneditable);
      expect(way).toMatch(/\? value|"value":"/);
      return;
    }
    const {x, ...others} = dataOf(text);
    const {x: _, ...othersBefore} = before;
    expect(others).toEqual(othersBefore);
    expect(x).toMatchObject({label: entry["label"]});
    if (wish.value !== undefined) expect(said(x!["value"])).toBe(wish.value);
    if (wish.words !== undefined) expect(x!["value"]).toEqual({words: wish.words});
    if (wish.low !== undefined)
      expect(["low", "central", "high"].map(end => said(x![end]))).toEqual([
        wish.low,
        wish.central,
        wish.high,
      ]);
    if (wish.sources) expect(x!["sources"] ?? [x!["source"]]).toEqual(wish.sources);
    if (wish.note !== undefined) expect(x).toMatchObject({note: wish.note, "as-of": wish.asOf});
    const was = x!["was"] as readonly Entry[];
    expect(was).toHaveLength(((entry["was"] ?? []) as readonly Entry[]).length + 1);
    expect(was.at(-1)!["value"]).toMatch(/^(at least )?1 bus$|^1 bus to 3 buses$|^not given$/);
    // Every remark is still there, but for those between the items of a list that is another now.
    const remarks = (all: string): number => [...all.matchAll(/(?<=^|\s)#/g)].length;
    if (!wish.sources && !/# at least|# middle|# top/.test(way))
      expect(remarks(text)).toBe(remarks(way));
    if (way.includes("\r\n")) expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });
});

function dataOf(text: string): Readonly<Record<string, Entry>> {
  const file = readYaml({path: "x.yaml", text});
  if (!file.ok) throw new Error(`${file.diagnostics[0]?.message}: ${text}`);
  return file.value.data as unknown as Readonly<Record<string, Entry>>;
}

/** As the content has it. */
function shapeOf({value, low, central, high}: Entry): FigureEntry {
  const fields = {value: null, words: null, floor: null};
  const whole =
    typeof value === "string"
      ? {...fields, value}
      : value
        ? {...fields, ...(value as object)}
        : null;
  const ends = {low: low ?? null, central: central ?? null, high: high ?? null};
  return {value: whole, ...ends} as unknown as FigureEntry;
}

function said(value: unknown): unknown {
  const text = typeof value === "object" ? (value as Entry | null)?.["value"] : value;
  return typeof text === "string" ? text.trim() : text;
}
