// `costed diff`, from outside: what a shell sees of it.
import {execFileSync, spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {buildIn, newProject, type Project} from "./world.ts";

const cli = join(import.meta.dirname, "../../scripts/cli.ts");
const tsx = import.meta.resolve("tsx");
let project: Project;

beforeAll(async () => {
  project = await newProject();
  await buildIn(project);
  await project.write("content/buses/figures.yaml", text => text.replace("12 buses", "15 buses"));
}, 60_000);
afterAll(() => project.dispose());

function run(...words: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    ["--import", tsx, cli, "diff", ...words, "--project", project.folder],
    {encoding: "utf8", cwd: project.folder},
  );
  return {code: status, out: stdout, err: stderr};
}

describe("costed diff", () => {
  test("says what has changed; that is no mistake", () => {
    const {code, out, err} = run();
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("  12 → 15\u00a0buses (+3, +25%)\n");
    expect(out).not.toContain("\u001b[");
  }, 60_000);

  test("--json: all of it as data, and nothing else", () => {
    const {code, out, err} = run("--json");
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      before: "the last build",
      after: "now",
      publications: [{publication: "buses", changed: true}],
      findings: [],
    });
  }, 60_000);

  test("--exit-code: 1 where something has changed, as git has it", () => {
    expect(run("--exit-code").code).toBe(1);
    expect(run("--exit-code", "content/buses").code).toBe(0);
  }, 60_000);

  test("what cannot be compared is the caller's mistake", () => {
    const {code, out, err} = run("../nowhere");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("[diff/not-there]");
    expect(err).not.toMatch(/\n\s+at /);
  }, 60_000);

  test("--against names the first side, too, and --pages writes its report where --output says", () => {
    const old = join(project.folder, "old.html");
    const {code, out, err} = run(
      ...["--against", "output/buses/note.pdf", "--pages"],
      ...["--output", old, "--browser", "/no"],
    );
    // Without a browser there are no pages of today's side: what has changed is said all the same.
    expect([code, existsSync(old)]).toEqual([1, false]);
    expect(out).toContain("+25%");
    expect(err).toContain("/no");
  }, 60_000);

  test("--help shows how it is called", () => {
    const out = execFileSync(process.execPath, ["--import", tsx, cli, "diff", "--help"], {
      encoding: "utf8",
    });
    expect(out).toContain("costed diff HEAD~3");
  }, 60_000);
});
