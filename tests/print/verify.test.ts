// PDFs from a real browser, held against content: true when they are made, and found out when somebody edits them.
import {execFileSync, spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {verify, type Verified} from "../../scripts/commands/verify.ts";
import {openWorld} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {editWords} from "../pdf/edit.ts";
import {environment} from "./printing.ts";

const project = mkdtempSync(join(tmpdir(), "costed-verify-"));
afterAll(() => rmSync(project, {recursive: true, force: true}));
cpSync(join(import.meta.dirname, "../../content"), join(project, "content"), {recursive: true});

const has = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
const raw: Uint8Array[] = [];
const made = join(project, "output/fixing-nhs-it/summary.pdf");
await printSummary();

test("as it was made, every figure is unchanged", async () => {
  const verdict = await verdictOn(made);
  expect(verdict).toMatchObject({by: "record", isTrue: true, remarks: []});
  expect(verdict.prints.length).toBeGreaterThan(20);
  expect(verdict.prints.filter(one => one.page === null)).toEqual([]);
});

describe("a figure that somebody has edited", () => {
  test("is found, with page and both texts", async () => {
    const place = join(project, "edited.pdf");
    writeFileSync(place, await editWords(readFileSync(made), "12.7", "17.2", 0));
    const verdict = await verdictOn(place);
    expect(verdict.isTrue).toBe(false);
    expect(verdict.prints.filter(one => one.state === "edited")).toMatchObject([
      {figure: "programme-cost", page: 1, said: "£17.2bn", recorded: "£12.7bn"},
    ]);
  });

  test("is found where the same words stand elsewhere on the page, too", async () => {
    const {figure, page, said} = await twiceOnAPage();
    const place = join(project, "edited-twice.pdf");
    const digits = said.replace(/\D/g, "");
    const turned = said.replace(digits, [...digits].toReversed().join(""));
    writeFileSync(place, await editWords(readFileSync(made), said, turned, 0));
    const edited = (await verdictOn(place)).prints.filter(one => one.state === "edited");
    expect(edited).toContainEqual(expect.objectContaining({figure, page, recorded: said}));
  });
});

test("without its record, as the browser printed it, it is told by its words alone", async () => {
  const place = join(project, "raw.pdf");
  writeFileSync(place, raw.at(-1)!);
  const verdict = await verdictOn(place);
  expect(verdict).toMatchObject({by: "words", isTrue: true});
  const known = new Set((await verdictOn(made)).prints.map(one => one.figure));
  const told = new Set(verdict.prints.flatMap(one => one.figure ?? []));
  expect([...told].filter(figure => known.has(figure)).length).toBeGreaterThan(12);
});

test.runIf(has("gs"))("written anew by another program, it is true all the same", async () => {
  const place = join(project, "distilled.pdf");
  execFileSync("gs", ["-q", "-o", place, "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.4", made]);
  expect(await verdictOn(place)).toMatchObject({isTrue: true});
});

test.runIf(has("groff") && has("gs"))(
  "typeset by groff, with hyphens and raised figures",
  async () => {
    const text = String.raw`.ll 3i
The gross cost of the programme was put at \[Po]12.4 billion in the estimate of 2006 and the auditors. The contracts in the core were worth \[Po]6.2bn over their whole term.
At least \[Po]1bn would be saved by all recommendations together\u\s-3\&7\s+3\d.
By August 2008, 133 deployments of care records systems were made; a coffee costs \[Po]2.75.
`;
    const ps = execFileSync("groff", ["-Tps"], {input: text});
    const place = join(project, "groff.pdf");
    execFileSync("gs", ["-q", "-o", place, "-sDEVICE=pdfwrite", "-"], {input: ps});
    const {prints} = await verdictOn(place);
    expect(prints.map(one => [one.state, one.said])).toEqual([
      [expect.stringMatching(/^(?:changed|unchanged)$/), "£12.4 billion"],
      ["unchanged", "£6.2bn"],
      ["unchanged", expect.stringContaining("£1bn")],
      ["unchanged", expect.stringContaining("133 deployments")],
      ["not ours", "£2.75"],
    ]);
  },
);

async function verdictOn(file: string): Promise<Extract<Verified, {ok: true}>> {
  const [one] = await verify(
    {project, files: [file], publication: null, progress: () => undefined},
    new Log(),
  );
  if (!one?.ok) throw new Error(one?.why);
  return one;
}

/** A figure of several digits whose words stand more than once on one page, as its record has counted. */
async function twiceOnAPage() {
  const {prints} = await verdictOn(made);
  const {readPdf} = await import("../../scripts/lib/pdf/read.ts");
  const {readRecord} = await import("../../scripts/lib/record/read.ts");
  const reading = readRecord((await readPdf(readFileSync(made))).attachments);
  if (reading.sort !== "record") throw new Error("no record");
  const times = reading.record.figures.flatMap(({id, printed}) =>
    printed.flatMap(({text, times = {}}) =>
      Object.entries(times).map(([page, count]) => ({
        figure: id,
        said: text,
        page: Number(page),
        count,
      })),
    ),
  );
  const one = times.find(({said, count}) => count > 1 && /\d.*\d/.test(said));
  if (!one) throw new Error(`nothing stands twice: ${prints.length}`);
  return one;
}

async function printSummary(): Promise<void> {
  const world = openWorld({environment, browser: undefined, timeoutMs: 120_000});
  const log = new Log();
  await build(
    {
      project,
      names: ["fixing-nhs-it/summary"],
      strict: false,
      force: false,
      version: "test",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    at => ({
      ...world.at(at),
      async print(html) {
        const printed = await world.at(at).print(html);
        raw.push(printed.bytes);
        return printed;
      },
    }),
    log,
  );
  await world.close();
  expect(log.diagnostics).toEqual([]);
}
