// `figures` and `trace`: most by what they answer, some as a shell sees them.
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {listAsData, listInWords} from "../../scripts/commands/figure-list.ts";
import {sheetAsData, sheetInWords} from "../../scripts/commands/figure-sheet.ts";
import {
  findFigure,
  listFigures,
  openPublications,
  splitName,
  unknownFigure,
  type Filter,
  type Opened,
} from "../../scripts/commands/figures.ts";
import {isUpToDate, traceAsData, traceFigures} from "../../scripts/commands/trace.ts";
import {traceInWords} from "../../scripts/commands/trace-words.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {plain} from "../../scripts/lib/frame.ts";
import {expectNoStack, runIn, runWith} from "./run.ts";
import {buildIn, newProject, type Project} from "./world.ts";

let project: Project;
let opened: readonly Opened[];
beforeAll(async () => {
  project = await newProject();
  await buildIn(project);
  opened = await openPublications({project: project.folder, publication: undefined}, new Log());
});
afterAll(() => project.dispose());

const anything: Filter = {
  words: undefined,
  sources: undefined,
  kind: undefined,
  table: undefined,
  derived: false,
  changed: false,
  unused: false,
  cells: false,
};
const list = (filter: Partial<Filter>) =>
  opened.map(one => listFigures(one, {...anything, ...filter}));
const idsOf = (filter: Partial<Filter>): readonly string[] =>
  list(filter).flatMap(one => one.figures.map(({id}) => id));

describe("a list of figures", () => {
  test("in a pipe each is a line, and no line is cut", () => {
    const lines = listInWords(list({}), Infinity, plain);
    expect(lines[0]).toMatch(/^id +value +label/);
    expect(lines.find(line => line.startsWith("idle-cost"))).toMatch(
      /^idle-cost +€582,000 +Cost of idle buses .*= idle-buses \* cost-per-bus$/,
    );
    expect(lines.at(-1)).toMatch(/^and \d+ cells of tables: `--cells` lists them/);
  });

  test.each([40, 60, 80, 100, 140])(
    "at %i columns nothing is wider, and nothing is lost",
    width => {
      const lines = listInWords(list({cells: true}), width, plain);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      const said = lines.join(" ").replace(/\s+/g, " ");
      for (const figure of list({cells: true}).flatMap(one => one.figures))
        for (const part of [figure.id, figure.label]) expect(said).toContain(part);
    },
  );

  test.each<[Partial<Filter>, readonly string[]]>([
    [{words: "fuel"}, ["fuel-saving"]],
    [{words: "SAVING year"}, ["net-savings"]],
    [{sources: ["fleet-audit-2024"]}, ["idle-buses", "idle-cost", "fuel-saving", "net-savings"]],
    [{kind: "income"}, ["grant"]],
    [{derived: true}, ["idle-cost", "net-savings"]],
    [{derived: true, words: "idle"}, ["idle-cost"]],
    [{changed: true}, []],
  ])("%j finds %j", (filter, ids) => expect(idsOf(filter)).toEqual(ids));

  test("what no document prints, and nothing printed rests on, is unused", async () => {
    const other = await newProject();
    try {
      await other.write(
        "content/buses/figures.yaml",
        text => `${text}spare: {label: Spare, value: 7 buses, source: fleet-audit-2024}\n`,
      );
      const [one] = await openPublications(
        {project: other.folder, publication: "buses"},
        new Log(),
      );
      const {figures} = listFigures(one!, {...anything, unused: true});
      expect(figures.map(({id}) => id)).toContain("spare");
      expect(figures.map(({id}) => id)).not.toContain("idle-buses");
      await other.write("content/buses/documents/note.yaml", text => `${text}\nnonsense: 1\n`);
      const [now] = await openPublications(
        {project: other.folder, publication: "buses"},
        new Log(),
      );
      expect(listFigures(now!, {...anything, unused: true})).toMatchObject({isKnown: false});
    } finally {
      await other.dispose();
    }
  });

  test("as data it says of each where it was written", () =>
    expect(listAsData(list({kind: "income"}))).toMatchObject([
      {publication: "buses", id: "grant", value: "200000", unit: "EUR", line: 13},
    ]));
});

describe("one figure in full", () => {
  const known = (id: string) => findFigure(id, opened)[0]!;

  test("in words", () => {
    const said = sheetInWords(known("net-savings"), Infinity, plain).join("\n");
    for (const part of [
      "net-savings: Savings in a year",
      "Cost of idle buses + Saving on fuel − State grant",
      "= €582,000 + €90k to €140k − €0.2m",
      "idle-cost (€582,000): Cost of idle buses",
      "472000 to 522000 EUR",
      "fleet-audit-2024: The Example Office, Fleet audit, 1 February 2024",
      "https://example.org/audit",
      "content/buses/figures.yaml:20",
    ])
      expect(said).toContain(part);
    expect(sheetInWords(known("idle-buses"), Infinity, plain).join("\n")).toContain(
      "net-savings (€472,000 to €522,000): Savings in a year (by way of idle-cost)",
    );
  });

  test("as data", () =>
    expect(sheetAsData(known("idle-buses"))).toMatchObject({
      publication: "buses",
      id: "idle-buses",
      value: "12",
      unit: "buses",
      printed: {prose: "12\u00a0buses", number: "12"},
      dependents: [
        {id: "idle-cost", steps: 1},
        {id: "net-savings", steps: 2, through: "idle-cost"},
      ],
    }));

  test("content cannot move the cursor of the terminal", async () => {
    const other = await newProject();
    try {
      await other.write("content/buses/figures.yaml", text =>
        text.replace("Cost of idle buses", '"Cost \\u009b31m of\\u202e buses"'),
      );
      const all = await openPublications(
        {project: other.folder, publication: undefined},
        new Log(),
      );
      const said = findFigure("idle-cost", all).flatMap(one => sheetInWords(one, 80, plain));
      expect(said.join("")).not.toMatch(/[\u0080-\u009f\u202e]/);
    } finally {
      await other.dispose();
    }
  });
});

describe("a name", () => {
  test("may begin with its publication", () => {
    const naming = {project: "/p", publication: undefined};
    expect(splitName("buses/fleet.depot.a", naming)).toEqual({
      project: "/p",
      publication: "buses",
      id: "fleet.depot.a",
    });
    expect(splitName("idle-buses", naming)).toMatchObject({id: "idle-buses"});
  });

  test("that is mistyped, or of a figure that cannot be worked out, is explained", async () => {
    expect(unknownFigure("idle-bsues", opened).help).toBe("did you mean `idle-buses`?");
    const other = await newProject();
    try {
      await other.write("content/buses/figures.yaml", text =>
        text.replace("idle-buses * cost-per-bus", "idle-buses * cost-of-bus"),
      );
      const log = new Log();
      const all = await openPublications({project: other.folder, publication: undefined}, log);
      expect(findFigure("net-savings", all)).toEqual([]);
      expect(unknownFigure("net-savings", all)).toMatchObject({code: "figures/not-computed"});
      expect(log.errors).toBe(1);
    } finally {
      await other.dispose();
    }
  });
});

describe("a trace", () => {
  test("where it is printed, what it rests on, what rests on it", async () => {
    const {opened: one, figure} = findFigure("idle-cost", opened)[0]!;
    const [trace] = await traceFigures(project.folder, one, [figure]);
    expect(isUpToDate(trace!.files)).toBe(true);
    const files = new Set(trace!.prints.map(print => print.file));
    expect([...files].toSorted()).toEqual(expect.arrayContaining(["note.html", "note.pdf"]));
    const said = traceInWords(trace!, Infinity, plain).join("\n");
    expect(said).toMatch(/^idle-cost: Cost of idle buses\n€582,000/);
    expect(said).toContain("  note: note.pdf\n");
    expect(said).toContain(
      "  idle-cost, €582,000 = idle-buses * cost-per-bus\n  ├─ idle-buses, 12\u00a0buses\n  │    The Example Office",
    );
    expect(said).toMatch(
      /What rests on it\n {2}net-savings, €472,000 to €522,000: Savings in a year/,
    );
    expect(traceAsData(trace!)).toMatchObject({
      figure: {id: "idle-cost"},
      rests: {
        id: "idle-cost",
        formula: "idle-buses * cost-per-bus",
        inputs: [{id: "idle-buses", sources: [{id: "fleet-audit-2024"}]}, {id: "cost-per-bus"}],
      },
      dependents: [{id: "net-savings", steps: 1}],
    });
  });

  test.each([40, 60, 80])("at %i columns no line is wider", async width => {
    const all = [...opened[0]!.figures.values()];
    for (const trace of await traceFigures(project.folder, opened[0]!, all))
      for (const line of traceInWords(trace, width, plain))
        expect([line, line.length <= width || /\S{30}/.test(line)]).toEqual([line, true]);
  });

  test("what was never built, or built before the content changed, is said", async () => {
    const other = await newProject();
    const ask = async () => {
      const all = await openPublications(
        {project: other.folder, publication: undefined},
        new Log(),
      );
      const {opened: one, figure} = findFigure("idle-cost", all)[0]!;
      return (await traceFigures(other.folder, one, [figure]))[0]!;
    };
    try {
      const before = await ask();
      expect(before.files.missing).toEqual(["note", "talk"]);
      expect(traceInWords(before, 80, plain).join("\n")).toMatch(
        /nowhere in the files that were built\n {2}not built yet, so not looked at: note, talk; run `costed build\n? +buses`/,
      );
      await buildIn(other);
      expect(isUpToDate((await ask()).files)).toBe(true);
      await other.write("content/buses/figures.yaml", text => text.replace("12 buses", "13 buses"));
      const older = await ask();
      expect(older.files.older).toEqual(["note", "talk"]);
      expect(traceInWords(older, Infinity, plain).join("\n")).toContain(
        "€582,000 (today €630,500)",
      );
      await other.remove("output/buses/note.pdf");
      expect((await ask()).files.unread).toMatchObject([{file: "note.pdf"}]);
      await other.write("content/buses/documents/note.yaml", text => `${text}\nnonsense: 1\n`);
      expect((await ask()).files.older).toBeNull();
    } finally {
      await other.dispose();
    }
  });
});

describe("in a shell", {timeout: 60_000}, () => {
  test("figures: one that is not there is the user's mistake", async () => {
    const {code, out, err} = await runIn(project.folder, "figures", "idle-bsues");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("did you mean `idle-buses`?");
    expectNoStack(err);
  });

  test("figures at 80 columns, and as data", async () => {
    const {code, out} = await runWith({COLUMNS: "80"}, project.folder, "figures", "--cells");
    expect(code).toBe(0);
    expect(Math.max(...out.split("\n").map(line => line.length))).toBeLessThanOrEqual(80);
    const data = await runIn(project.folder, "figures", "buses/idle-cost", "--json");
    expect(JSON.parse(data.out)).toMatchObject({figures: [{id: "idle-cost"}], findings: []});
  });

  test("trace of a cell", async () => {
    const cell = idsOf({cells: true}).find(id => id.includes("."))!;
    const {code, out, err} = await runIn(project.folder, "trace", cell, "--publication", "buses");
    expect([code, err, out.startsWith(`${cell}: `)]).toEqual([0, "", true]);
  });
});
