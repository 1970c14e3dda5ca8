// `figures set`: the file keeps all that was not meant, and says what moved.
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {
  findFigure,
  openPublications,
  whereWritten,
  type Opened,
} from "../../scripts/commands/figures.ts";
import {setKnownFigure, type WasSet} from "../../scripts/commands/set-figure.ts";
import {newText} from "../../scripts/commands/set-text.ts";
import {setInWords} from "../../scripts/commands/set-words.ts";
import type {NewValue} from "../../scripts/lib/content/set-figure.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {plain} from "../../scripts/lib/frame.ts";
import {readNumbers} from "../../scripts/pipeline.ts";
import {expectNoStack, runIn} from "./run.ts";
import {buildIn, newProject, type Project} from "./world.ts";

const figuresFile = "content/buses/figures.yaml";
const nothing: NewValue = {
  value: undefined,
  words: undefined,
  floor: undefined,
  low: undefined,
  central: undefined,
  high: undefined,
  sources: undefined,
  asOf: undefined,
  note: undefined,
  corrected: undefined,
  why: undefined,
};

let project: Project;
beforeEach(async () => void (project = await newProject()));
afterEach(() => project.dispose());

async function set(
  id: string,
  wanted: Partial<NewValue>,
  options: {readonly force?: boolean; readonly dryRun?: boolean} = {},
): Promise<{readonly done: WasSet | null; readonly codes: readonly string[]; readonly log: Log}> {
  const opened = await openPublications({project: project.folder, publication: "buses"}, new Log());
  const log = new Log();
  const done = await setKnownFigure(
    findFigure(id, opened)[0]!,
    {
      project: project.folder,
      wanted: {...nothing, ...wanted},
      force: options.force === true,
      dryRun: options.dryRun === true,
    },
    log,
  );
  return {done, codes: log.diagnostics.map(one => one.code), log};
}

/** What stands in one text in the place of a stretch of the other. */
function change(before: string, after: string): readonly [string, string] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

describe("a value", () => {
  test("is another one, and the old one is on record", async () => {
    const before = await project.read(figuresFile);
    const {done, codes} = await set("idle-buses", {value: "13 buses"});
    expect(codes).toEqual([]);
    expect(done).toMatchObject({
      file: figuresFile,
      lines: {
        line: 3,
        before: ["  value: 12 buses"],
        after: ["  value: 13 buses", "  was:", "    - {value: 12 buses, source: fleet-audit-2024}"],
      },
      written: true,
      moved: [
        {id: "idle-buses", before: "12\u00a0buses", after: "13\u00a0buses"},
        {id: "idle-cost", before: "€582,000", after: "€630,500"},
        {id: "net-savings"},
      ],
    });
    expect(await project.read(figuresFile)).toBe(
      before.replace(
        "  value: 12 buses\n  source: fleet-audit-2024\n",
        "  value: 13 buses\n  source: fleet-audit-2024\n  was:\n    - {value: 12 buses, source: fleet-audit-2024}\n",
      ),
    );
    await set("idle-buses", {value: "14 buses"});
    expect(await project.read(figuresFile)).toContain(
      "    - {value: 12 buses, source: fleet-audit-2024}\n    - {value: 13 buses, source: fleet-audit-2024}\ncost-per-bus:",
    );
  });

  test("with its date, source and note; as a correction, with its day and its reason", async () => {
    await set("grant", {
      value: "€0.3m",
      asOf: "2024-05",
      sources: ["fleet-audit-2024", "budget-2023"],
      note: "Paid late, in full.",
      corrected: "2024-06-01",
      why: "A digit was lost: 2, not 3",
    });
    expect(await project.read(figuresFile)).toContain(
      [
        "grant:",
        "  label: State grant",
        "  value: €0.3m",
        "  as-of: 2024-05",
        "  kind: income",
        "  prices: 2023",
        "  sources: [fleet-audit-2024, budget-2023]",
        "  note: Paid late, in full.",
        "  was:",
        '    - {value: €0.2m, source: budget-2023, corrected: 2024-06-01, why: "A digit was lost: 2, not 3"}',
        "",
      ].join("\n"),
    );
  });

  test("of a range by its ends, in braces", async () => {
    const was = "was: [{value: €90k to €140k, source: fleet-audit-2024}]}";
    const lineOf = async () => /^fuel-saving: (.*)$/m.exec(await project.read(figuresFile))?.[1];
    const start = await project.read(figuresFile);
    const flow = (await lineOf())!;
    const ways: readonly [Partial<NewValue>, string][] = [
      [{value: "€95k to €150k"}, flow.replace("€90k", "€95k").replace("€140k", "€150k")],
      [{high: "€150k"}, flow.replace("€140k", "€150k")],
      [
        {low: "€80k", central: "€100k", high: "€150k"},
        flow.replace("low: €90k", "low: €80k, central: €100k").replace("€140k", "€150k"),
      ],
      [
        {value: "about €100k"},
        flow.replace("low: €90k, high: €140k, range: uncertainty", "value: about €100k"),
      ],
      [
        {words: "tens of thousands, at most", floor: "€20k"},
        flow.replace(
          "low: €90k, high: €140k, range: uncertainty",
          'value: {words: "tens of thousands, at most", floor: €20k}',
        ),
      ],
    ];
    for (const [wanted, expected] of ways) {
      await project.write(figuresFile, `${start}\n`);
      // Words cannot be added to numbers, and are refused here; what would be written is the same.
      if (wanted.words !== undefined)
        await project.write(figuresFile, text =>
          text.replace("idle-cost + fuel-saving", "idle-cost"),
        );
      const {codes} = await set("fuel-saving", wanted);
      expect([wanted, codes]).toEqual([wanted, []]);
      expect(await lineOf()).toBe(expected.replace(/\}$/, `, ${was}`));
    }
  });

  test("of a figure of one value may become a range with a central value", async () => {
    await set("grant", {low: "€0.1m", central: "€0.2m", high: "€0.4m"});
    expect(await project.read(figuresFile)).toContain(
      "  low: €0.1m\n  central: €0.2m\n  high: €0.4m\n  kind: income\n",
    );
  });

  test("may be missing, and be known again", async () => {
    await set("morale", {value: "7 complaints", sources: ["fleet-audit-2024"]});
    expect(await project.read(figuresFile)).toContain(
      "morale: {label: Effect on morale, value: 7 complaints, source: fleet-audit-2024, was: [{value: not estimated}]}",
    );
  });
});

describe("a cell", () => {
  const tables = async () => {
    const [opened] = await openPublications(
      {project: project.folder, publication: "buses"},
      new Log(),
    );
    return Object.keys(opened!.content.tables);
  };

  test("keeps its earlier values with its row, by column", async () => {
    const [table] = await tables();
    const opened = await openPublications(
      {project: project.folder, publication: "buses"},
      new Log(),
    );
    const cell = [...opened[0]!.figures.values()].find(
      ({id, quantity}) => id.startsWith(`${table}.`) && quantity.sort === "amount",
    )!;
    const [, , column] = cell.id.split(".");
    const before = await project.read(whereWritten(cell, opened[0]!).file);
    const {done, codes} = await set(cell.id, {value: "3"});
    expect(codes.filter(code => !code.startsWith("totals/") && !code.startsWith("rules/"))).toEqual(
      [],
    );
    const after = await project.read(whereWritten(cell, opened[0]!).file);
    expect(after).not.toBe(before);
    expect(done!.moved[0]).toMatchObject({id: cell.id});
    const [now] = await openPublications(
      {project: project.folder, publication: "buses"},
      new Log(),
    );
    expect(now!.figures.get(cell.id)!.was).toMatchObject([
      {asOf: cell.asOf, sources: cell.sources},
    ]);
    expect(after).toContain(`${column}:`);
  });
});

describe("what is refused leaves the file as it is", () => {
  test.each<[string, Partial<NewValue>, readonly string[]]>([
    ["idle-cost", {value: "€1m"}, ["set/derived"]],
    ["idle-buses", {value: "€13m"}, ["set/unit"]],
    ["idle-buses", {value: "thirteen or so"}, ["set/value"]],
    ["idle-buses", {value: "13 buses", sources: ["fleet-audit-2042"]}, ["content/unknown-source"]],
    ["idle-buses", {value: "not given"}, ["figures/formula"]],
    ["idle-buses", {value: "13 buses", corrected: "2024-01-01"}, ["set/why"]],
    ["fuel-saving", {low: "€200k"}, ["content/range"]],
  ])("%s %j: %j", async (id, wanted, expected) => {
    const before = await project.read(figuresFile);
    const {done, codes} = await set(id, wanted);
    expect([done, codes]).toEqual([null, expected]);
    expect(await project.read(figuresFile)).toBe(before);
  });

  test("another unit may be meant", async () => {
    const refused = await set("grant", {value: "$0.2m"});
    expect(refused.codes).toEqual(["set/unit"]);
    const {codes} = await set("morale", {value: "€0.2m", sources: ["budget-2023"]}, {force: true});
    expect(codes).toEqual([]);
  });

  test("what something else does not agree with is written only where that is meant", async () => {
    await project.write(
      "content/buses/publication.yaml",
      text => `${text}\nclaims: [idle-cost = €582000]\n`,
    );
    const refused = await set("idle-buses", {value: "13 buses"});
    expect([refused.done, refused.codes]).toEqual([null, ["rules/claim"]]);
    const {done, codes} = await set("idle-buses", {value: "13 buses"}, {force: true});
    expect([done?.written, codes]).toEqual([true, ["rules/claim"]]);
    const formula = await set("idle-buses", {value: "not given"}, {force: true});
    expect([formula.done, formula.codes]).toEqual([null, ["figures/formula"]]);
  });

  test("what would be is only said", async () => {
    const before = await project.read(figuresFile);
    const {done} = await set("idle-buses", {value: "13 buses"}, {dryRun: true});
    expect(done).toMatchObject({written: false, moved: [{}, {}, {}]});
    expect(await project.read(figuresFile)).toBe(before);
  });

  test("a mistake that was there before is no hindrance", async () => {
    await project.write("content/buses/documents/note.yaml", text => `${text}\nnonsense: 1\n`);
    expect((await set("idle-buses", {value: "13 buses"})).done).not.toBeNull();
  });
});

test("a mark at the beginning, line ends and a missing last line break stay", async () => {
  const path = join(project.folder, figuresFile);
  const text = (await project.read(figuresFile)).trimEnd().replaceAll("\n", "\r\n");
  await writeFile(path, `\ufeff${text}`);
  await set("idle-buses", {value: "13 buses"});
  await set("morale", {value: "confidential"});
  const after = await readFile(path, "utf8");
  expect(after.startsWith("\ufeffidle-buses:\r\n")).toBe(true);
  expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  expect(after.endsWith("value: confidential, was: [{value: not estimated}]}")).toBe(true);
  expect(after).toContain(
    "\r\n  was:\r\n    - {value: 12 buses, source: fleet-audit-2024}\r\ncost-per-bus:\r\n",
  );
});

test("it says where the built files print what has moved", async () => {
  await buildIn(project);
  const {done} = await set("idle-buses", {value: "13 buses"});
  const said = setInWords(done!, "idle-buses", Infinity, plain).join("\n");
  expect(said).toMatch(/^content\/buses\/figures\.yaml:3 was changed\n {2}- {3}value: 12 buses\n/);
  expect(said).toContain("idle-buses: 12\u00a0buses → 13\u00a0buses");
  expect(said).toContain("  idle-cost    €582,000 → €630,500 (Cost of idle buses)");
  expect(said).toMatch(/Where that is printed, as it was built last\n {2}note: /);
});

describe("in the sample", () => {
  const folder = "content/fixing-nhs-it";

  test("every figure and every cell can be changed and changed back, and no other character moves", async () => {
    const [opened] = await openPublications(
      {project: join(import.meta.dirname, "../.."), publication: "fixing-nhs-it"},
      new Log(),
    );
    let count = 0;
    for (const figure of opened!.figures.values()) {
      if (figure.written !== null) continue;
      const before = opened!.sources.files.find(
        one => one.path === whereWritten(figure, opened!).file,
      )!;
      const old = writtenIn(opened!, figure.id);
      // Another number that reads the same way, or another reason why there is none.
      const value = /\d/.test(old)
        ? old.replace(/\d(?=\D*$)/, digit => String((Number(digit) + 1) % 9 || 5))
        : "confidential";
      if (old === "") continue;
      const log = new Log();
      const after = newText(before, figure, opened!, {...nothing, value}, log);
      expect([figure.id, log.diagnostics]).toEqual([figure.id, []]);
      const [gone, come] = change(before.text, after!);
      expect(come).toContain(old);
      const files = opened!.sources.files.map(one =>
        one === before ? {...one, text: after!} : one,
      );
      // All of it is read again for some of them only: it takes its time.
      if (count % 25 === 0) {
        const {figures} = readNumbers({folder, files}, new Log())!;
        const earlier = {value: old, asOf: figure.asOf, sources: figure.sources};
        expect(figures.get(figure.id)!.was.at(-1)).toMatchObject(earlier);
      }
      const again = withWritten(opened!, figure.id, value);
      const back = newText(
        {...before, text: after!},
        figure,
        again,
        {...nothing, value: old},
        log,
      )!;
      const [lost, added] = change(before.text, back);
      expect([figure.id, lost]).toEqual([figure.id, ""]);
      expect(added.match(/value: /g)).toHaveLength(2);
      expect(gone.length).toBeLessThan(before.text.length);
      count += 1;
    }
    expect(count).toBeGreaterThan(200);
  }, 120_000);

  /** The content as it would be read after a change. */
  function withWritten(one: Opened, id: string, value: string): Opened {
    const {figures, tables} = one.content;
    const [table = "", row = "", column = ""] = id.split(".");
    const there = tables[table];
    if (there) {
      const cells = {...there.rows[row]!.cells, [column]: value};
      const rows = {...there.rows, [row]: {...there.rows[row]!, cells}};
      return {...one, content: {...one.content, tables: {...tables, [table]: {...there, rows}}}};
    }
    const entry = {...figures[id]!, value: {...figures[id]!.value!, value}};
    return {...one, content: {...one.content, figures: {...figures, [id]: entry}}};
  }

  function writtenIn({content}: Opened, id: string): string {
    const [table = "", row = "", column = ""] = id.split(".");
    return (
      content.tables[table]?.rows[row]?.cells[column] ?? content.figures[id]?.value?.value ?? ""
    );
  }
});

describe("in a shell", {timeout: 60_000}, () => {
  test("a value is set, and what moved is data", async () => {
    const {code, out, err} = await runIn(
      project.folder,
      ..."figures set buses/idle-buses".split(" "),
      "13 buses",
      "--source",
      "budget-2023",
      "--why",
      "Counted anew",
      "--date",
      "2024-06-01",
      "--json",
    );
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({id: "idle-buses", written: true, findings: []});
    expect(await project.read(figuresFile)).toContain(
      "  source: budget-2023\n  was:\n    - {value: 12 buses, source: fleet-audit-2024, corrected: 2024-06-01, why: Counted anew}\n",
    );
  });

  test("what cannot be understood is the user's mistake", async () => {
    const {code, out, err} = await runIn(project.folder, "figures", "set", "idle-buses");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("there is no new value");
    expect(err).toMatch(/nothing was changed\n$/);
    expectNoStack(err);
  });
});
