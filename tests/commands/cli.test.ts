// The front door, from outside: what a shell sees of it. Exit code 0: fine; 1: something of the user's; 2: something of ours.
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {expectNoStack, runIn} from "./run.ts";
import {newProject, type Project} from "./world.ts";

const projects: Project[] = [];
let right: Project;
let wrong: Project;
beforeAll(async () => {
  right = await pagesOnly();
  wrong = await project();
  await wrong.write("content/buses/figures.yaml", text =>
    text.replace("source: budget-2023", "source: budget-2032"),
  );
  await warn(wrong);
});
afterAll(() => Promise.all(projects.map(one => one.dispose())));

describe.concurrent("the command line", () => {
  test("check: nothing is wrong, in the folder where it is called", async () => {
    const {code, out, err} = await runIn(right.folder, "check");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^nothing is wrong: 1 document of 1 publication, in \d+ ms\n$/);
  });

  test("check: something is, with its place, its line and what to do", async () => {
    const {code, out, err} = await run("check", "--project", wrong.folder);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(
      "content/buses/figures.yaml:9:11 error: there is no source called `budget-2032` [content/unknown-source]",
    );
    expect(err).toContain(
      "   9 |   source: budget-2032\n     |           ^^^^^^^^^^^\nhelp: did you mean `budget-2023`?\n",
    );
    expect(err).toMatch(/1 error, 1 warning\n$/);
    // Nothing is coloured where nobody sees it.
    expect(err).not.toContain("\u001b[");
    expectNoStack(err);
  });

  test("verify: 2 for what cannot be read, 1 for what is not there to be held against, and no stack", async () => {
    await right.write("sent.pdf", "This is no PDF.");
    const sent = `${right.folder}/sent.pdf`;
    const unread = await run("verify", sent, "--project", right.folder);
    expect([unread.code, unread.err]).toEqual([2, ""]);
    expect(unread.out).toContain("sent.pdf: cannot be read: it is no PDF");
    const data = await run("verify", sent, "--json", "--project", right.folder);
    expect(data.code).toBe(2);
    expect(JSON.parse(data.out)).toEqual({
      files: [{file: sent, verdict: "cannot be read", why: "it is no PDF"}],
      findings: [],
    });
    const unknown = await run("verify", sent, "--publication", "trams", "--project", right.folder);
    expect([unknown.code, unknown.out]).toEqual([1, ""]);
    expect(unknown.err).toContain("there is no publication called `trams`");
    expectNoStack(unknown.err);
  });

  test("check --json: the same as data, and nothing else", async () => {
    const {code, out, err} = await run("check", "--json", "--project", wrong.folder);
    expect([code, err]).toEqual([1, ""]);
    const {findings} = JSON.parse(out) as {findings: object[]};
    expect(findings).toContainEqual({
      severity: "error",
      code: "content/unknown-source",
      message: "there is no source called `budget-2032`",
      help: "did you mean `budget-2023`?",
      file: "content/buses/figures.yaml",
      line: 9,
      column: 11,
      length: 11,
      where: "content/buses/figures.yaml:9:11",
    });
    expect(findings).toHaveLength(2);
  });

  test("build: a warning is no hindrance, and pages without a PDF need no browser", async () => {
    const one = await pagesOnly();
    await warn(one);
    const {code, out, err} = await run("build", "--project", one.folder, "--browser", "/no");
    expect([code, Object.keys(await one.output())]).toEqual([
      0,
      ["buses/manifest.json", "buses/note.html"],
    ]);
    expect(out).toContain("output/buses/note.html");
    expect(err).toMatch(/1 warning\n$/);
  });

  test("build --json: what was made and what was found, and nothing else", async () => {
    const {code, out, err} = await run("build", "--json", "--project", right.folder);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      documents: [
        {publication: "buses", document: "note", files: [{path: "output/buses/note.html"}]},
      ],
      findings: [],
    });
  });

  test("build: what is wrong is said, and nothing is written", async () => {
    const {code, out, err} = await run("build", "--project", wrong.folder);
    expect([code, out, await wrong.output()]).toEqual([1, "", {}]);
    expect(err).toMatch(/1 error, 1 warning; nothing was published\n$/);
    expectNoStack(err);
  });

  test("build: a browser that is not there is the user's to mend", async () => {
    const one = await project();
    const browser = "/nowhere/chrome";
    const {code, err} = await run("build", "--project", one.folder, "--browser", browser);
    expect([code, await one.output()]).toEqual([1, {}]);
    expect(err).toMatch(/error: .*\/nowhere\/chrome/);
    expectNoStack(err);
  });

  test("build: an output that cannot be written is the user's to mend", async () => {
    const one = await pagesOnly();
    await one.write("output", "a file, not a folder");
    const {code, err} = await run("build", "--project", one.folder);
    expect(code).toBe(1);
    expect(err).toMatch(/error: .*output/);
    expectNoStack(err);
  });

  test.each([
    [["check", "nothing-such"], /there is no publication called `nothing-such`/],
    [["check", "--project", "/nowhere"], /there is no publication in `\/nowhere\/content`/],
    [["chek"], /unknown command 'chek'/],
    [["check", "--nothing"], /unknown option '--nothing'/],
    [["build", "--timeout", "soon"], /timeout/],
  ])("%j is the user's mistake, and is told so", async (words, message) => {
    const {code, err, out} = await run(
      ...words,
      ...(words.includes("--project") || words[0] === "chek" ? [] : ["--project", right.folder]),
    );
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
    expectNoStack(err);
  });

  test("--help says what can be said: every command in a line, and what exit codes mean", async () => {
    const {code, out, err} = await run("--help");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Usage: costed/);
    expect(out).toContain("Exit codes: 0 fine, 1 ");
    for (const command of ["build", "check", "doctor", "figures", "trace"])
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, "m"));
  });

  test("without a word, it says what it can do", async () => {
    const {code, out, err} = await run();
    expect(code).toBe(1);
    expect(out + err).toContain("Usage: costed");
  });
});

async function project(): Promise<Project> {
  const one = await newProject();
  projects.push(one);
  return one;
}

/** A project that needs no browser: pages in HTML alone. */
async function pagesOnly(): Promise<Project> {
  const one = await project();
  await one.remove("content/buses/documents/talk.yaml");
  await one.write("templates/note/template.yaml", text => text.replace("[html, pdf]", "[html]"));
  return one;
}

/** A text that is cut off at its ` #`: the one warning of these tests. */
async function warn(one: Project): Promise<void> {
  await one.write("content/buses/documents/note.yaml", text =>
    text.replace("lead: Save", "lead: Our #1 aim. Save"),
  );
}

function run(...words: string[]) {
  return runIn(import.meta.dirname, ...words);
}
