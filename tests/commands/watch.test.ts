// `build --watch`: what was saved is made again, one build after the other; a mistake leaves the last good output.
import {join} from "node:path";
import {rm} from "node:fs/promises";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {openSession, type Session} from "../../scripts/commands/session.ts";
import {watchBuild, type Round, type Watch} from "../../scripts/commands/watch.ts";
import {lineOf, mendedLines, roundAsData} from "../../scripts/commands/watch-report.ts";
import {plain} from "../../scripts/lib/frame.ts";
import {OutsideProblem} from "../../scripts/outside/problem.ts";
import {buildIn, fakeWorld, newProject, type FakeWorld, type Project} from "./world.ts";

let project: Project;
let session: Session;
let rounds: Round[];
let watch: Watch;
beforeEach(async () => {
  project = await newProject();
  session = await openSession(project.folder);
  rounds = [];
});
afterEach(async () => {
  await watch.end();
  await project.dispose();
});

const figures = "content/buses/figures.yaml";
const note = "content/buses/documents/note.yaml";

async function begin(world: FakeWorld = fakeWorld(), names: readonly string[] = []): Promise<void> {
  watch = watchBuild({
    session,
    project: project.folder,
    names,
    strict: false,
    force: false,
    version: "0.0.0",
    progress: () => undefined,
    keepDrafts: () => Promise.resolve(),
    world: world.at,
    locked: work => work(),
    tell: round => void rounds.push(round),
  });
  await watch.idle();
}

async function save(path: string, change: string | ((text: string) => string)): Promise<void> {
  await project.write(path, change);
  watch.saved(await session.saved([path]));
}

describe("a save", () => {
  test("makes what it touches, and says which files are different", async () => {
    const world = fakeWorld();
    await begin(world);
    expect(rounds[0]?.written).toContain("output/buses/note.pdf");
    const printed = world.printed.length;
    await save(figures, text => text.replace("value: 12 buses", "value: 13 buses"));
    await watch.idle();
    expect(world.printed.length).toBe(printed + 1);
    expect(rounds).toHaveLength(2);
    expect(rounds[1]).toMatchObject({saved: [figures], touched: ["buses"], removed: []});
    expect(rounds[1]?.written).toContain("output/buses/note.pdf");
    expect(rounds[1]?.written).toContain("output/buses/manifest.json");
  });

  test("that no document shows writes no file", async () => {
    await begin();
    const before = await project.output();
    await save(figures, text => `${text}\n# a remark\n`);
    await watch.idle();
    expect(rounds[1]).toMatchObject({saved: [figures], written: [], removed: []});
    expect(lineOf(rounds[1]!, "12:00:00", plain)).toMatch(
      /^12:00:00 content\/buses\/figures\.yaml → no file is different, in [\d.]+ s$/,
    );
    expect(await project.output()).toEqual(before);
  });

  test("without other bytes is none", async () => {
    await begin();
    watch.saved(await session.saved([figures, note]));
    await watch.idle();
    expect(rounds).toHaveLength(1);
  });

  test("in what nobody asked for is none", async () => {
    await begin(fakeWorld(), ["buses"]);
    await project.write("content/trams/publication.yaml", "title: Trams\n");
    watch.saved(await session.saved(["content/trams"]));
    await watch.idle();
    expect(rounds).toHaveLength(1);
  });

  test("comes to the same as a build of a folder that was never watched", async () => {
    await begin();
    await save(figures, text => text.replace("value: 12 buses", "value: 13 buses"));
    await watch.idle();
    await save(note, text => text.replace("Save {{", "Keep {{"));
    await watch.idle();
    const watched = await project.output();
    await rm(join(project.folder, "output"), {recursive: true});
    await buildIn(project);
    expect(watched).toEqual(await project.output());
  });

  test("of a document takes its files away with it", async () => {
    await begin();
    await project.remove("content/buses/documents/talk.yaml");
    watch.saved(await session.saved(["content/buses/documents"]));
    await watch.idle();
    expect(rounds[1]?.removed.toSorted()).toEqual([
      "output/buses/talk.html",
      "output/buses/talk.md",
    ]);
    expect(lineOf(rounds[1]!, "", plain)).toContain("removed output/buses/talk.html");
  });
});

describe("saves while a build runs", () => {
  test("make one build after it, and never two at once", async () => {
    let [running, most] = [0, 0];
    let free: () => void = () => undefined;
    const gate = new Promise<void>(resolve => {
      free = resolve;
    });
    const real = fakeWorld();
    const world: FakeWorld = {
      ...real,
      at: folder => ({
        ...real.at(folder),
        async print(html) {
          most = Math.max(most, ++running);
          await gate;
          running -= 1;
          return real.at(folder).print(html);
        },
      }),
    };
    const begun = begin(world);
    await vi.waitFor(() => expect(running).toBe(1), {timeout: 15_000});
    for (const count of [13, 14, 15])
      await save(figures, text => text.replace(/value: \d+ buses/, `value: ${count} buses`));
    free();
    await begun;
    await watch.idle();
    expect(most).toBe(1);
    expect(rounds).toHaveLength(2);
    expect(rounds[1]?.saved).toEqual([figures]);
    expect(real.printed.at(-1)).toContain("15");
  });
});

describe("a mistake", () => {
  test("is told once, leaves the last good output, and is told as mended", async () => {
    await begin();
    const good = await project.output();
    await save(figures, text => text.replace("value: 12 buses", "value: att least 12 buses"));
    await watch.idle();
    expect(rounds[1]?.found.map(one => one.code)).toEqual(["content/bad-quantity"]);
    expect(await project.output()).toEqual(good);
    expect(lineOf(rounds[1]!, "", plain)).toMatch(
      /→ nothing was published; the last good output stays, in [\d.]+ s, 1 error$/,
    );

    // Another line above it moves it, and makes it no other mistake.
    await save(figures, text => `# a remark\n${text}`);
    await watch.idle();
    expect([rounds[2]?.found, rounds[2]?.mended]).toEqual([[], []]);
    expect(rounds[2]?.findings).toHaveLength(1);

    await save(figures, text => text.replace("value: att least 12 buses", "value: 12 buses"));
    await watch.idle();
    expect(mendedLines(rounds[3]!, plain)).toEqual([
      "mended: `att least` means nothing before an amount",
    ]);
    expect(rounds[3]?.findings).toEqual([]);
    expect(await project.output()).toEqual(good);
    expect(roundAsData(rounds[3]!)).toMatchObject({saved: [figures], written: [], findings: []});
  });

  test("of the browser does not end it, and what it kept from being made is made with the next save", async () => {
    let broken = false;
    const real = fakeWorld();
    const world: FakeWorld = {
      ...real,
      at: folder => ({
        ...real.at(folder),
        print: html =>
          broken
            ? Promise.reject(new OutsideProblem("browser/crashed", "it stopped", "try again"))
            : real.at(folder).print(html),
      }),
    };
    await begin(world);
    broken = true;
    await save(figures, text => text.replace("value: 12 buses", "value: 13 buses"));
    await watch.idle();
    expect(rounds[1]?.found.map(one => one.code)).toEqual(["browser/crashed"]);
    broken = false;
    await save("content/trams/publication.yaml", "title: Trams\n");
    await watch.idle();
    expect(rounds[2]?.mended.map(one => one.code)).toEqual(["browser/crashed"]);
    expect(rounds[2]?.written).toContain("output/buses/note.pdf");
  });

  test("of our own does not end it either", async () => {
    let broken = true;
    await begin(
      fakeWorld({
        printer: () => (broken ? Promise.reject(new TypeError("oops")) : Promise.resolve("1.0")),
      }),
    );
    expect(rounds[0]?.found.map(one => one.code)).toEqual(["costed/failed"]);
    broken = false;
    await save(figures, text => `${text}\n# a remark\n`);
    await watch.idle();
    expect(rounds[1]?.findings).toEqual([]);
  });
});

test("a publication that goes takes its findings with it; without any, that is a finding", async () => {
  await begin();
  await save(figures, text => text.replace("value: 12 buses", "value: att least 12 buses"));
  await watch.idle();
  await project.remove("content/buses");
  watch.saved(await session.saved(["content/buses"]));
  await watch.idle();
  expect(rounds[2]?.findings.map(one => one.code)).toEqual(["project/no-content"]);
  expect(rounds[2]?.mended.map(one => one.code)).toEqual(["content/bad-quantity"]);
});
