// Decks of editions are printed together, and are those that each edition has when it is made by itself.
import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import type {Outside} from "../../scripts/outside/outside.ts";
import {editionsProject} from "../editions/project.ts";
import {environment} from "./printing.ts";

let project: string;
let world: World;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "costed-editions-"));
  await editionsProject(project, {editions: 6, slides: 4});
  world = openWorld({environment, browser: undefined, timeoutMs: 120_000});
});
afterAll(async () => {
  await world.close();
  await rm(project, {recursive: true, force: true});
});

interface Printing {
  readonly together: number[];
  alone: number;
}

async function make(editions: readonly string[] | null): Promise<Printing> {
  await rm(join(project, "output"), {recursive: true, force: true});
  const printing: Printing = {together: [], alone: 0};
  const counted = (own: Outside): Outside => ({
    ...own,
    print: (...asked) => {
      printing.alone += 1;
      return own.print(...asked);
    },
    printAll: pages => {
      printing.together.push(pages.length);
      return own.printAll(pages);
    },
  });
  const log = new Log();
  await build(
    {
      ...{project, names: ["hospitals"], editions, version: "0.0.0", strict: false, force: false},
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    folder => counted(world.at(folder)),
    log,
  );
  expect(log.diagnostics).toEqual([]);
  return printing;
}

async function filesOf(edition: string): Promise<Readonly<Record<string, string>>> {
  const folder = join(project, "output/hospitals", edition);
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(
      names.map(async name => [name, await readFile(join(folder, name), "base64")] as const),
    ),
  );
}

test("made together, they are what each is by itself", async () => {
  const names = Array.from({length: 6}, (_, i) => `trust-${i + 1}`);
  const printing = await make(null);
  expect(Math.max(...printing.together)).toBeGreaterThan(1);
  // None had to be printed by itself after all.
  expect(printing.together.reduce((sum, one) => sum + one, 0)).toBe(names.length);
  expect(printing.alone).toBe(0);
  const together = await Promise.all(names.map(filesOf));
  expect(Object.keys(together[0]!)).toContain("deck.pdf");
  for (const [i, name] of names.entries()) {
    expect((await make([name])).together).toEqual([1]);
    expect(await filesOf(name)).toEqual(together[i]);
  }
}, 120_000);
