// `diff` on real folders, real manifests and a real git repository: one figure is changed, three steps below another.
import {execFileSync} from "node:child_process";
import {cp, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {diffAsData, diffReport} from "../../scripts/commands/diff-report.ts";
import {diff, hasChanges, type Diff} from "../../scripts/commands/diff.ts";
import {Log, type Diagnostic} from "../../scripts/lib/diagnostic.ts";
import {plain} from "../../scripts/lib/frame.ts";
import {OutsideProblem} from "../../scripts/outside/problem.ts";
import {buildIn, newProject, type Project} from "./world.ts";

const figures = "content/buses/figures.yaml";
const hasGit = isThere("git");
const folders: string[] = [];
let project: Project;
/** As it was before anything changed. */
let old: string;

beforeAll(async () => {
  project = await newProject();
  await project.write(
    figures,
    text => `${text}five-years:\n  label: Savings in five years\n  formula: net-savings * 5\n`,
  );
  const {findings} = await buildIn(project);
  expect(findings.filter(one => one.severity === "error")).toEqual([]);
  old = await temporary();
  await cp(project.folder, old, {recursive: true});
  if (hasGit) commit(project.folder, "before");
  await project.write(figures, text => text.replace("12 buses", "15 buses"));
  await project.write("content/buses/recommendations.yaml", text =>
    text.replace("Look again in a year.", "Look again in two years."),
  );
}, 60_000);

afterAll(async () => {
  await project.dispose();
  for (const folder of folders) await rm(folder, {recursive: true});
});

describe("against the last build", () => {
  test("a figure is named with its change, and what follows it three steps up", async () => {
    const {said} = await run();
    expect(said).toMatchInlineSnapshot(`
      "buses: the last build → now
        figures: 1 with another value, 3 that follow

      Buses that stand idle idle-buses
        12 → 15 buses (+3, +25%)
        and because of it
          idle-cost    €582,000 → €727,500         +€145.5k, +25%
          net-savings
            €472,000 to €522,000 → €617,500 to €667,500
            low +€145.5k, +30.8%; high +€145.5k, +27.9%
          five-years
            €2,360,000 to €2,610,000 → €3,087,500 to €3,337,500
            low +€727.5k, +30.8%; high +€727.5k, +27.9%

      Recommendations
        changed Wait for hydrogen wait
          what: Look again in [-a year.-] {+two years.+}
        also state changed figures: sell-idle

      Pages that move
        note  page 1
        talk  1 place"
    `);
  });

  test("as data", async () => {
    const {done} = await run();
    await expect(`${JSON.stringify(diffAsData(done), null, 2)}\n`).toMatchFileSnapshot(
      "../expected/diff.json.txt",
    );
  });

  test("in lines that a terminal of 80 columns shows whole", async () => {
    const {said} = await run();
    expect(said.split("\n").filter(line => line.length > 80)).toEqual([]);
  });

  test("nothing has changed, and it says so", async () => {
    const {said, done} = await run({project: old});
    expect([said, hasChanges(done)]).toEqual([
      "buses: the last build → now\n  nothing has changed",
      false,
    ]);
  });

  test("a document that was built alone does not hide what the others still say", async () => {
    const copy = await copyOf(project.folder);
    const built = {...project, folder: copy};
    await buildIn(built, undefined, {names: ["buses/talk"]});
    const {done} = await run({project: copy});
    expect(done.compared[0]?.difference.figures.map(one => one.id)).toContain("idle-buses");
  });
});

describe.each([
  ["another project", () => old],
  ["a publication's folder", () => join(old, "content/buses")],
  ["what was built", () => join(old, "output/buses")],
  ["a manifest", () => join(old, "output/buses/manifest.json")],
  ["a folder named in full", () => `folder:${old}`],
  ["a manifest named in full", () => `manifest:${join(old, "output/buses/manifest.json")}`],
])("against %s", (_, where) => {
  test("the same figures have changed", async () => {
    const {done} = await run({before: where()});
    expect(changed(done)).toEqual(["idle-buses", "idle-cost", "net-savings", "five-years"]);
  });
});

describe("against a PDF", () => {
  const pdf = (): string => join(old, "output/buses/note.pdf");

  test("what it states is compared, and its pages are named", async () => {
    const {done, said} = await run({before: pdf()});
    expect(changed(done)).toContain("idle-cost");
    expect(done.compared[0]?.documents).toMatchObject([{document: "note", change: "changed"}]);
    expect(said).toContain("because of it");
  });

  test("what it does not state is not new", async () => {
    const {done} = await run({before: pdf()});
    const added = done.compared[0]?.difference.figures.filter(one => one.change === "added");
    expect(added).toEqual([]);
  });

  test("one without a record says how to look into it all the same", async () => {
    const path = join(await temporary(), "theirs.pdf");
    const {PDFDocument} = await import("@cantoo/pdf-lib");
    const theirs = await PDFDocument.create();
    theirs.addPage();
    await writeFile(path, await theirs.save());
    expect(await problem({before: path})).toMatchObject({
      code: "diff/no-record",
      help: expect.stringContaining("costed verify"),
    });
  });

  test("a file that only begins like one cannot be read", async () => {
    const path = join(await temporary(), "broken.pdf");
    await writeFile(path, "%PDF-1.7\nnothing");
    expect(await problem({before: path})).toMatchObject({code: "diff/unreadable"});
  });
});

describe.skipIf(!hasGit)("against a revision", () => {
  test("the same figures have changed since the last commit", async () => {
    const {done} = await run({before: "HEAD"});
    expect(changed(done)).toEqual(["idle-buses", "idle-cost", "net-savings", "five-years"]);
    expect(done.before.says).toMatch(/^HEAD \([0-9a-f]+, \d{4}-\d\d-\d\d\)$/);
  });

  test("two of them are compared, in the order in which they are named", async () => {
    const copy = await copyOf(project.folder);
    commit(copy, "after");
    const {done} = await run({project: copy, before: "HEAD~1", after: "HEAD"});
    const back = await run({project: copy, before: "HEAD", after: "revision:HEAD~1"});
    expect(done.compared[0]?.difference.figures[0]).toMatchObject({
      before: "12\u00a0buses",
      after: "15\u00a0buses",
    });
    expect(back.done.compared[0]?.difference.figures[0]).toMatchObject({
      before: "15\u00a0buses",
      after: "12\u00a0buses",
    });
  });

  test("a publication whose folder was renamed is the only one there is", async () => {
    const copy = await copyOf(project.folder);
    git(copy, "mv", "content/buses", "content/coaches");
    const {done} = await run({project: copy, before: "HEAD"});
    expect(done.compared.map(one => one.publication)).toEqual(["coaches"]);
    expect(changed(done)).toContain("five-years");
  });

  test("content below the repository's own folder is found", async () => {
    const outer = await temporary();
    await cp(old, join(outer, "work/project"), {recursive: true});
    commit(outer, "below");
    await writeFile(
      join(outer, "work/project/content/buses/figures.yaml"),
      await project.read(figures),
    );
    const {done} = await run({project: join(outer, "work/project"), before: "HEAD"});
    expect(changed(done)).toContain("five-years");
  });

  test("without a build, the last commit is what there is", async () => {
    const copy = await copyOf(project.folder);
    await rm(join(copy, "output"), {recursive: true});
    const {done, findings} = await run({project: copy});
    expect(findings).toMatchObject([{severity: "warning", code: "diff/not-built"}]);
    expect(changed(done)).toContain("five-years");
    expect(done.compared[0]?.isBuilt).toBe(false);
  });

  test("what was wrong then is said, and the rest compared", async () => {
    const copy = await copyOf(old);
    const path = join(copy, figures);
    const text = await project.read(figures);
    await writeFile(path, text.replace("€48,500 per bus", "€48,5oo per bus"));
    commit(copy, "wrong");
    await writeFile(path, text.replace("15 buses", "20 buses"));
    const {done, findings} = await run({project: copy, before: "HEAD"});
    expect(findings).toContainEqual(
      expect.objectContaining({severity: "warning", code: "diff/unread"}),
    );
    // What could not be read then was not added since.
    expect(done.compared[0]?.difference.figures.map(({id, change}) => [id, change])).toEqual([
      ["idle-buses", "changed"],
    ]);
  });

  test("one that git does not know is a mistake, with a word on what can be named", async () => {
    expect(await problem({before: "no-such-thing"})).toMatchObject({code: "git/no-revision"});
    expect(await problem({before: "--output=x"})).toMatchObject({code: "git/no-revision"});
  });

  test("a clone of only the latest commits says that it is one", async () => {
    const copy = join(await temporary(), "shallow");
    const full = await copyOf(project.folder);
    commit(full, "after");
    git(full, "clone", "-q", "--depth", "1", `file://${full}`, copy);
    expect(await problem({project: copy, before: "HEAD~1"})).toMatchObject({code: "git/shallow"});
  });

  test("a name that is both a revision and a folder has to be said in full", async () => {
    const copy = await copyOf(project.folder);
    await cp(old, join(copy, "v1"), {recursive: true});
    git(copy, "tag", "v1");
    expect(await problem({project: copy, from: copy, before: "v1"})).toMatchObject({
      code: "diff/ambiguous",
      help: "write `revision:v1` or `folder:v1`",
    });
    const {done} = await run({project: copy, from: copy, before: "folder:v1"});
    expect(done.before.says).toBe("`v1`");
  });
});

describe("what cannot be compared", () => {
  test.each([
    ["../nowhere", "diff/not-there"],
    ["old.pdf", "diff/not-there"],
    ["templates", "diff/unusable"],
    ["content/buses/figures.yaml", "diff/unusable"],
    ["folder:templates", "diff/unusable"],
    ["pdf:content", "diff/unusable"],
  ])("%s", async (before, code) => {
    const at = project.folder;
    expect(await problem({from: at, before})).toMatchObject({code, help: expect.any(String)});
  });

  test("a folder in no repository has no revisions", async () => {
    const found = await problem({project: old, before: "HEAD"});
    expect(found).toMatchObject({code: hasGit ? "git/no-repository" : "git/missing"});
  });

  test("two sides with nothing in common", async () => {
    const other = await copyOf(old);
    await cp(join(other, "content/buses"), join(other, "content/trams"), {recursive: true});
    await cp(join(other, "content/buses"), join(other, "content/ferries"), {recursive: true});
    await rm(join(other, "content/buses"), {recursive: true});
    expect(await problem({before: other})).toMatchObject({code: "diff/no-pair"});
    expect(await problem({publication: "busses"})).toMatchObject({
      code: "project/unknown-publication",
      help: "did you mean `buses`?",
    });
  });

  test("content that cannot be read at all says what is wrong with it", async () => {
    const copy = await copyOf(old);
    await writeFile(join(copy, "content/buses/publication.yaml"), "title: [");
    expect(await problem({project: copy, before: old})).toMatchObject({
      code: "diff/unreadable-content",
      message: expect.stringContaining("content/buses/publication.yaml:1:"),
    });
  });

  test("a manifest of an older program does not say what was stated", async () => {
    const path = join(await temporary(), "manifest.json");
    await writeFile(path, '{"version": 1, "documents": {}}');
    expect(await problem({before: path})).toMatchObject({code: "diff/no-statement"});
  });
});

interface Asked {
  readonly project: string;
  readonly from: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly publication: string | null;
}

async function run(asked: Partial<Asked> = {}): Promise<{
  readonly done: Diff;
  readonly said: string;
  readonly findings: readonly Diagnostic[];
}> {
  const log = new Log();
  const wanted = {
    project: project.folder,
    from: tmpdir(),
    before: null,
    after: null,
    publication: null,
    ...asked,
  };
  const done = await diff(wanted, log);
  return {done, said: diffReport(done, plain), findings: log.diagnostics};
}

async function problem(asked: Partial<Asked>): Promise<Diagnostic | null> {
  try {
    await run(asked);
    return null;
  } catch (error) {
    if (error instanceof OutsideProblem) return error.diagnostic;
    throw error;
  }
}

function changed({compared}: Diff): readonly string[] {
  return compared.flatMap(one =>
    one.difference.figures.filter(figure => figure.value).map(figure => figure.id),
  );
}

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "costed-diff-"));
  folders.push(folder);
  return folder;
}

async function copyOf(folder: string): Promise<string> {
  const copy = await temporary();
  await cp(folder, copy, {recursive: true});
  return copy;
}

function commit(folder: string, message: string): void {
  git(folder, "init", "-q");
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", message);
}

function git(folder: string, ...words: readonly string[]): void {
  const who = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, "-C", folder, ...words], {stdio: "ignore"});
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ["--version"], {stdio: "ignore"});
    return true;
  } catch {
    return false;
  }
}
