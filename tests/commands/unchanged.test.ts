// A build with nothing to do composes nothing and asks no browser; whatever is changed, it is made again.
import {rm, utimes} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {buildIn, fakeWorld, newProject, type Outcome, type Project} from "./world.ts";

let project: Project;
beforeEach(async () => {
  project = await newProject();
  await buildIn(project);
});
afterEach(() => project.dispose());

/** Builds again, and says whether anything was composed. */
async function again(
  ...args: Parameters<typeof buildIn> extends [Project, ...infer Rest] ? Rest : never
): Promise<Outcome & {readonly isComposed: boolean}> {
  const outcome = await buildIn(project, ...args);
  const products = outcome.made.flatMap(one => one.products);
  return {...outcome, isComposed: products.length === 0 || products.some(one => one.page !== null)};
}

test("with nothing changed, composes nothing and leaves every file as it is", async () => {
  const before = await project.output();
  const {isComposed, made, findings} = await again();
  expect(isComposed).toBe(false);
  expect(findings).toEqual([]);
  expect(await project.output()).toEqual(before);
  expect(
    made.flatMap(one =>
      one.products.map(({name, reused, files}) => [name, reused, [...files.keys()]]),
    ),
  ).toEqual([
    ["note", true, ["note.html", "note.pdf"]],
    ["talk", true, ["talk.html", "talk.md"]],
  ]);
});

test("what was only touched has not changed", async () => {
  for (const path of [
    "content/buses/figures.yaml",
    "templates/note/template.yaml",
    "output/buses/note.pdf",
  ])
    await utimes(join(project.folder, path), new Date(), new Date());
  expect((await again()).isComposed).toBe(false);
});

describe("is made again when", () => {
  test.each([
    ["a figure changes", "content/buses/figures.yaml"],
    ["a document's words change", "content/buses/documents/note.yaml"],
    ["the publication changes", "content/buses/publication.yaml"],
    ["a template changes", "templates/note/template.yaml"],
    ["an output is written over", "output/buses/note.html"],
    ["a PDF is changed by hand", "output/buses/note.pdf"],
    ["the manifest is damaged", "output/buses/manifest.json"],
  ])("%s", async (_, path) => {
    await project.write(path, text => `${text}\n# changed\n`);
    expect((await again()).isComposed).toBe(true);
    expect((await again()).isComposed).toBe(false);
  });

  test.each(["output/buses/note.html", "output/buses/note.pdf", "output/buses/manifest.json"])(
    "%s is gone",
    async path => {
      await rm(join(project.folder, path));
      expect((await again()).isComposed).toBe(true);
      expect(Object.keys(await project.output())).toContain(path.slice("output/".length));
    },
  );

  test("a file is added, or taken away", async () => {
    await project.write("templates/shared/extra.css", "p {}\n");
    expect((await again()).isComposed).toBe(true);
    await project.remove("templates/shared/extra.css");
    expect((await again()).isComposed).toBe(true);
    await project.write("content/buses/text/more.md", "Not a chapter.\n");
    expect((await again()).isComposed).toBe(true);
  });

  test("the browser is another one", async () => {
    const other = fakeWorld({printer: async () => "another printer"});
    expect((await again(other)).isComposed).toBe(true);
  });

  test("the program is another one", async () => {
    expect((await again(fakeWorld(), {version: "0.0.1"})).isComposed).toBe(true);
  });

  test("it is forced, or something else is asked for", async () => {
    expect((await again(fakeWorld(), {force: true})).isComposed).toBe(true);
    expect((await again(fakeWorld(), {names: ["buses/talk"]})).isComposed).toBe(true);
    expect((await again(fakeWorld(), {names: ["buses/talk"]})).isComposed).toBe(false);
    expect((await again()).isComposed).toBe(false);
  });
});

test("what was wrong for a while is right again without being made again", async () => {
  await project.write("content/buses/figures.yaml", text => `${text}\n:\n  - [`);
  expect((await again()).made).toEqual([]);
  await project.write("content/buses/figures.yaml", text => text.replace("\n:\n  - [", ""));
  expect((await again()).isComposed).toBe(false);
});

test("warnings are told again, with their lines, and are errors where they are to be", async () => {
  const idle = "idle:\n  label: An idle figure\n  value: £3.0m\n";
  await project.write("content/buses/figures.yaml", text => `${text.trimEnd()}\n${idle}`);
  const first = await again();
  const second = await again();
  expect(first.findings.map(one => [one.severity, one.at?.in.path])).toContainEqual([
    "warning",
    "content/buses/figures.yaml",
  ]);
  expect([first.isComposed, second.isComposed]).toEqual([true, false]);
  expect(second.findings).toEqual(first.findings);
  expect((await again(fakeWorld(), {strict: true})).made).toEqual([]);
});
