// `verify`: a PDF that was built from content, held against that content after it has changed, or after the PDF has.
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {verdictData, verdictWords} from "../../scripts/commands/verdicts.ts";
import {verify, type Verified, type VerifyOptions} from "../../scripts/commands/verify.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {plain} from "../../scripts/lib/frame.ts";
import {editDrawings} from "../pdf/edit.ts";
import {buildIn, newProject, type Project} from "./world.ts";

let project: Project;
let pdf: string;
beforeEach(async () => {
  project = await newProject();
  await buildIn(project);
  pdf = join(project.folder, "output/buses/note.pdf");
});
afterEach(() => project.dispose());

const figures = "content/buses/figures.yaml";

describe("a PDF of ours", () => {
  test("of today's content is true, in every figure", async () => {
    const verdict = await verdictOn(pdf);
    expect(verdict).toMatchObject({isTrue: true, by: "record", pages: 1, remarks: []});
    expect(verdict.made).toMatchObject({
      program: "Costed 0.0.0",
      publication: "buses",
      document: "note",
    });
    expect(new Set(verdict.prints.map(one => one.state))).toEqual(new Set(["unchanged"]));
    expect(verdict.prints.map(one => one.figure)).toContain("net-savings");
  });

  test("says what has changed, from what to what, and because of which figure down the chain", async () => {
    await project.write(figures, text => text.replace("12 buses", "13 buses"));
    const verdict = await verdictOn(pdf);
    expect(verdict.isTrue).toBe(false);
    expect(verdict.prints.find(one => one.figure === "net-savings")).toMatchObject({
      state: "changed",
      page: 1,
      said: "€472,000 to €522,000",
      now: "€520,500 to €570,500",
      because: [{figure: "idle-buses", before: "12\u00a0buses", after: "13\u00a0buses"}],
    });
    expect(stateOf(verdict, "fleet.diesel.y2024")).toBe("unchanged");
  });

  test("says what was withdrawn", async () => {
    await project.write(figures, text => text.replaceAll("net-savings", "savings-in-a-year"));
    const verdict = await verdictOn(pdf);
    expect(verdict.prints.find(one => one.figure === "net-savings")).toMatchObject({
      state: "withdrawn",
      now: null,
    });
    expect(verdict.isTrue).toBe(false);
  });

  test("is still true where only what stands beside the figure is another one", async () => {
    await project.write(figures, text =>
      text.replace(
        "value: €48,500 per bus\n  prices: 2023",
        "value: €48,500 per bus\n  prices: 2024",
      ),
    );
    const verdict = await verdictOn(pdf);
    const restated = verdict.prints.filter(one => one.state === "restated");
    expect(verdict.isTrue).toBe(true);
    expect(restated.flatMap(one => one.restated)).toContainEqual({
      field: "prices",
      before: "2023",
      after: "2024",
    });
  });

  test("is still true where only digits that are not printed have changed", async () => {
    await project.write(figures, text => text.replace("high: €140k", 'high: "€140,300"'));
    const prints = (await verdictOn(pdf)).prints.filter(one => one.figure === "net-savings");
    expect(prints.length).toBeGreaterThan(0);
    for (const one of prints) {
      const isSame = one.state === "restated" && one.restated[0]?.field === "value";
      expect(isSame || one.now !== one.said).toBe(true);
    }
  });
});

describe("a PDF that was edited", () => {
  test("no longer says what its record says: by page, figure and both texts", async () => {
    await writeFile(pdf, await editDrawings(await readFile(pdf), "472,000", "482,000"));
    const verdict = await verdictOn(pdf);
    expect(verdict.isTrue).toBe(false);
    expect(verdict.prints.filter(one => one.state === "edited")).toMatchObject([
      {
        figure: "net-savings",
        page: 1,
        said: "€482,000 to €522,000",
        recorded: "€472,000 to €522,000",
      },
    ]);
    expect(verdictWords([verdict], {all: false}, plain)).toContain(
      "it was printed as €472,000 to €522,000",
    );
  });
});

async function verifyIn(options: Partial<VerifyOptions>) {
  const log = new Log();
  const done = await verify(
    {
      project: project.folder,
      files: [pdf],
      publication: null,
      progress: () => undefined,
      ...options,
    },
    log,
  );
  return {done, findings: log.diagnostics};
}

async function verdictOn(file: string): Promise<Extract<Verified, {ok: true}>> {
  const {done} = await verifyIn({files: [file]});
  const [one] = done;
  if (!one?.ok) throw new Error(one?.why);
  expect(() => JSON.stringify(verdictData(one))).not.toThrow();
  return one;
}

function stateOf({prints}: Extract<Verified, {ok: true}>, figure: string): string | undefined {
  return prints.find(one => one.figure === figure)?.state;
}
