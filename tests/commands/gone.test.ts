// Output of what is no more goes with the next build of everything; what somebody else has put there stays.
import {cp, mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import type {Gone} from "../../scripts/commands/gone.ts";
import {buildIn, newProject, type Project} from "./world.ts";

let project: Project;
beforeEach(async () => {
  project = await newProject();
  await cp(join(project.folder, "content/buses"), join(project.folder, "content/trams"), {
    recursive: true,
  });
});
afterEach(() => project.dispose());

async function builtAgain(options: Parameters<typeof buildIn>[2] = {}): Promise<readonly Gone[]> {
  const told: Gone[] = [];
  await buildIn(project, undefined, {...options, gone: those => void told.push(...those)});
  return told;
}

async function below(folder: string): Promise<readonly string[]> {
  return Object.keys(await project.output()).filter(path => path.startsWith(`${folder}/`));
}

describe("a publication that is gone from content/", () => {
  test("takes its output with it, and nothing else", async () => {
    await builtAgain();
    const before = await project.output();
    expect(await below("trams")).toContain("trams/note.pdf");
    await project.remove("content/trams");
    expect(await builtAgain()).toEqual([{publication: "trams", isKept: false}]);
    const left = Object.entries(before).filter(([path]) => !path.startsWith("trams/"));
    expect(await project.output()).toEqual(Object.fromEntries(left));
    expect(await builtAgain()).toEqual([]);
  });

  test("leaves what somebody has put beside it, and folders that no build has made", async () => {
    await builtAgain();
    await writeFile(join(project.folder, "output/trams/mine.pdf"), "mine");
    await mkdir(join(project.folder, "output/pictures"));
    await writeFile(join(project.folder, "output/pictures/manifest.json"), "{}");
    await project.remove("content/trams");
    expect(await builtAgain()).toEqual([{publication: "trams", isKept: true}]);
    expect(await below("trams")).toEqual(["trams/mine.pdf"]);
    expect(await below("pictures")).toEqual(["pictures/manifest.json"]);
  });

  test("and that has editions takes theirs with it, too", async () => {
    await project.write(
      "content/trams/editions.csv",
      "edition,title\nnorth,The north\nsouth,The south\n",
    );
    await builtAgain();
    expect(await below("trams/north")).not.toEqual([]);
    await project.remove("content/trams");
    await builtAgain();
    expect(await below("trams")).toEqual([]);
  });

  test.each([
    ["is not everything", {names: ["buses"]}],
    ["is one machine’s part", {shard: {index: 1, of: 2}}],
  ])("keeps it where what is built %s", async (_what, options) => {
    await builtAgain();
    const before = await below("trams");
    await project.remove("content/trams");
    expect(await builtAgain(options)).toEqual([]);
    expect(await below("trams")).toEqual(before);
  });

  test("is not thought gone where it has a mistake, nor where there is no content at all", async () => {
    await builtAgain();
    const before = await below("trams");
    await writeFile(join(project.folder, "content/trams/figures.yaml"), "a: [");
    expect(await builtAgain()).toEqual([]);
    await rm(join(project.folder, "content"), {recursive: true});
    expect(await builtAgain()).toEqual([]);
    expect(await below("trams")).toEqual(before);
  });
});

test("a draft goes when its document is published, and others stay", async () => {
  await builtAgain();
  for (const path of ["buses/note.pdf", "buses/north/note.pdf", "trams/other.pdf", "lost/note.pdf"])
    await project.write(`output/.drafts/${path}`, "a draft");
  await builtAgain({names: ["buses/note"]});
  expect(await below(".drafts")).toEqual([".drafts/lost/note.pdf", ".drafts/trams/other.pdf"]);
  await writeFile(join(project.folder, "content/trams/figures.yaml"), "a: [");
  await builtAgain();
  expect(await below(".drafts")).toEqual([".drafts/trams/other.pdf"]);
  await project.remove("content/trams");
  await builtAgain();
  expect(await below(".drafts")).toEqual([]);
});
