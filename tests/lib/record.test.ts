// The record of figures that a PDF carries: read back, and trusted only when it is one.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readRecord, type RecordReading} from "../../scripts/lib/record/read.ts";
import type {FiguresFile} from "../../scripts/lib/record/record.ts";
import {writeRecord} from "../../scripts/lib/record/write.ts";
import {composeRecord, statedUses} from "../../scripts/steps/record.ts";
import {buses, tryCompose} from "../buses.ts";

const {composed} = tryCompose(buses);
const {manuscript, template} = composed!.pages.find(one => one.name === "note")!;
const record = composeRecord(manuscript, {
  content: composed!.content,
  figures: composed!.figures,
  kind: template.kind,
  version: "1.2.3",
});
const pages = [["A cover"], manuscript.uses.filter(one => one.visible).map(one => one.text)];
const written = writeRecord(record, statedUses(manuscript), {browser: "Skia/PDF m147", pages});
const read = (text: string | Uint8Array, name = "figures.json"): RecordReading =>
  readRecord([attached(text, name)]);
const changed = (change: (data: Record<string, unknown>) => void): RecordReading => {
  const data = JSON.parse(written) as Record<string, unknown>;
  change(data);
  return read(JSON.stringify(data));
};

describe("a record of ours", () => {
  const reading = read(written);

  test("comes back as it was written", () => {
    expect(reading).toMatchObject({sort: "record", isIntact: true});
    if (reading.sort === "record") expect(`${JSON.stringify(reading.record)}\n`).toBe(written);
  });

  test("says too what its figures rest on and do not print, all the way down", () => {
    const file = (reading as {record: FiguresFile}).record;
    const all = new Map([...file.figures, ...(file.behind ?? [])].map(one => [one.id, one]));
    expect(file.behind!.length).toBeGreaterThan(0);
    for (const {formula} of all.values())
      for (const input of formula?.inputs ?? []) expect(all.has(input.id)).toBe(true);
    expect(all.size).toBe(file.figures.length + file.behind!.length);
  });

  test("of an earlier Costed, which did not say that, is read all the same", () => {
    const {behind: _, ...older} = record;
    expect(read(JSON.stringify(older)).sort).toBe("record");
  });

  test("with fields that a later one adds, too", () =>
    expect(changed(data => void (data["mood"] = "good"))).toMatchObject({isIntact: true}));

  test("in which somebody changed a figure is no longer what it was", () => {
    const altered = changed(data => {
      const [figure] = data["figures"] as Record<string, unknown>[];
      figure!["label"] = "Another label";
    });
    expect(altered).toMatchObject({sort: "record", isIntact: false});
  });
});

describe("what cannot be used is said", () => {
  const why = (reading: RecordReading): string =>
    reading.sort === "unusable" ? reading.why : reading.sort;

  test("no file, or one of another name", () => {
    expect(readRecord([]).sort).toBe("none");
    expect(read(written, "costs.json").sort).toBe("none");
  });

  test.each<[string, RecordReading, string]>([
    ["no JSON", read("{"), "damaged: what is in it is no JSON"],
    ["no UTF-8", read(Uint8Array.of(0xff, 0xfe, 0x00)), "damaged: what is in it is no JSON"],
    ["a list", read("[]"), "another program made it"],
    ["another's", read('{"format": "chart"}'), "another program made it"],
    [
      "newer",
      changed(data => void (data["version"] = 2)),
      "a newer Costed, which writes version 2",
    ],
    ["odd", changed(data => void (data["version"] = "1")), "damaged: `version` is not `1`"],
    ["no list", changed(data => void (data["figures"] = {})), "damaged: `figures` is not a list"],
    ["cut", changed(data => void delete data["sources"]), "damaged: `sources` is missing"],
    [
      "a number that is none",
      changed(data => void ((data["figures"] as {value: unknown}[])[0]!.value = "12e9")),
      "damaged: `figures[0].value` is not an exact number",
    ],
    [
      "orders to a terminal",
      changed(
        data => void ((data["figures"] as {label: unknown}[])[0]!.label = "\u001b]0;x\u0007"),
      ),
      "damaged: `figures[0].label` is not a plain text",
    ],
    [
      "two of them",
      readRecord([attached(written, "figures.json"), attached(written, "figures.json")]),
      "the PDF carries 2 of them",
    ],
    ["too large", read(new Uint8Array(20_000_001)), "too large"],
  ])("%s", (_, reading, words) => expect(why(reading)).toContain(words));

  test("whatever is put wherever, it is a record or it is said why not", () => {
    const places = placesIn(JSON.parse(written));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const reading = changed(data => put(data, place, value));
        expect(["record", "unusable"]).toContain(reading.sort);
        if (reading.sort === "unusable") expect(reading.why).toMatch(/^`figures.json` in the PDF/);
      }),
      {numRuns: 300, seed: 4},
    );
  });
});

function attached(text: string | Uint8Array, name: string) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return {name, description: "", bytes};
}

/** The way to every value in some data. */
function placesIn(data: unknown): readonly (readonly string[])[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [
    [key],
    ...placesIn(value).map(rest => [key, ...rest]),
  ]);
}

function put(data: unknown, [key, ...rest]: readonly string[], value: unknown): void {
  const map = data as Record<string, unknown>;
  if (rest.length === 0) map[key!] = value;
  else put(map[key!], rest, value);
}
