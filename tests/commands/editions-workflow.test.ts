// The workflow that shows how several machines make editions: its own commands, run here one after the other, make what one run makes.
import {execFile} from "node:child_process";
import {cp, mkdir, mkdtemp, readdir, readFile, rename, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {expect, test} from "vitest";
import {parse} from "yaml";
import {editionsProject} from "../editions/project.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      "build" | "merge",
      {
        readonly needs?: string;
        readonly strategy?: {
          readonly matrix: {readonly shard: readonly number[]; readonly of: readonly number[]};
        };
        readonly steps: readonly Step[];
      }
    >
  >;
}

const root = join(import.meta.dirname, "../..");

test("the workflow's commands make what one run makes", async () => {
  const text = await readFile(join(root, ".github/workflows/editions.yml"), "utf8");
  const {build, merge} = (parse(text) as Workflow).jobs;
  const {shard: shards, of} = build.strategy!.matrix;
  expect(of).toEqual([shards.length]);
  expect(merge.needs).toBe("build");
  const folder = await mkdtemp(join(tmpdir(), "costed-workflow-"));
  await editionsProject(folder, {editions: 6, slides: 2, makes: "page"});
  await run("npm run costed -- build");
  await rename(join(folder, "output"), join(folder, "whole"));
  const artifacts = new Map<string, string>();
  for (const shard of shards)
    for (const step of build.steps) await follow(step, {shard, of: of[0]!});
  await mkdir(join(folder, "shards"));
  for (const step of merge.steps) await follow(step, {});
  expect(await contentsOf(join(folder, "output"))).toEqual(await contentsOf(join(folder, "whole")));
  await rm(folder, {recursive: true});

  async function follow(step: Step, matrix: Readonly<Record<string, number>>): Promise<void> {
    const filled = (words: string): string =>
      words.replace(/\$\{\{ matrix\.(\w+) \}\}/g, (_, name: string) => String(matrix[name]));
    const {uses = "", run: command} = step;
    if (command?.startsWith("npm run")) await run(filled(command));
    if (uses.startsWith("actions/upload-artifact")) {
      const to = join(folder, "artifacts", filled(step.with!["name"]!));
      await cp(join(folder, step.with!["path"]!), to, {recursive: true});
      artifacts.set(filled(step.with!["name"]!), to);
      // The next machine begins with nothing.
      if ("shard" in matrix) await rm(join(folder, "output"), {recursive: true});
    }
    if (uses.startsWith("actions/download-artifact"))
      for (const [name, from] of artifacts)
        await cp(from, join(folder, step.with!["path"]!, name), {recursive: true});
  }

  async function run(command: string): Promise<void> {
    const [, rest] = /^npm run costed -- (.*)$/.exec(command)!;
    const words: string[] = [];
    for (const word of rest!.split(" "))
      if (word.endsWith("/*"))
        words.push(
          ...(await readdir(join(folder, word.slice(0, -2)))).map(one => word.slice(0, -1) + one),
        );
      else words.push(word);
    await promisify(execFile)(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), join(root, "scripts/cli.ts"), ...words],
      {cwd: folder},
    );
  }
}, 180_000);

async function contentsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const paths = entries.filter(one => one.isFile()).map(one => join(one.parentPath, one.name));
  const read = async (path: string) =>
    [path.slice(folder.length + 1), await readFile(path, "latin1")] as const;
  return Object.fromEntries(await Promise.all(paths.toSorted().map(read)));
}
