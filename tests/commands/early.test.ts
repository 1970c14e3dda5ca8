// A build into an empty folder, and one while somebody writes, prints its first page while others are being written and looked at:
// nobody sees a difference.
import {cp} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import type {BuildOptions} from "../../scripts/commands/build.ts";
import {buildIn, fakeWorld, newProject, type Outcome, type Project} from "./world.ts";

let project: Project;
let other: Project;
beforeEach(async () => {
  [project, other] = [await newProject(), await newProject()];
});
afterEach(() => Promise.all([project.dispose(), other.dispose()]));

const note = "content/buses/documents/note.yaml";
const figures = "content/buses/figures.yaml";

/** The same publication made by the program as it is started, and by one that composes everything first. */
async function made(
  strict: boolean,
  how: Partial<BuildOptions> = {warm: () => Promise.resolve()},
): Promise<{early: Outcome; late: Outcome; printed: number}> {
  for (const folder of ["content", "templates"])
    await cp(join(project.folder, folder), join(other.folder, folder), {recursive: true});
  const world = fakeWorld();
  const early = await buildIn(project, world, {strict, ...how});
  return {early, late: await buildIn(other, fakeWorld(), {strict}), printed: world.printed.length};
}

/** Findings without the objects that they are in. */
const told = ({findings}: Outcome): unknown =>
  findings.map(({code, message, at}) => [code, message, at?.in.path, at?.start]);

describe("what is printed before all is known", () => {
  test("is what would be printed after", async () => {
    const {early, printed} = await made(false);
    expect([early.findings, printed]).toEqual([[], 1]);
    expect(await project.output()).toEqual(await other.output());
  });

  test("is all that the browser is asked for: then it may end, once", async () => {
    for (const warm of [() => Promise.resolve(), undefined]) {
      const world = fakeWorld();
      const told: number[] = [];
      const printed = (): unknown => told.push(world.printed.length);
      await buildIn(project, world, {force: true, printed, ...(warm ? {warm} : {})});
      expect(told).toEqual([1]);
    }
  });

  test("is not published where a number turns out to be typed by hand", async () => {
    await project.write(note, text => text.replace("{{fuel-saving compact}}", "12 buses"));
    const {early, late, printed} = await made(false);
    expect(early.findings.map(one => one.code)).toContain("typed/figure");
    expect(told(early)).toEqual(told(late));
    expect([early.made, await project.output()]).toEqual([[], {}]);
    // Or this would prove nothing.
    expect(printed).toBe(1);
  });

  test("is not published where something is wrong between content and templates", async () => {
    await project.write("templates/talk/slides.md.hbs", text => `${text}\n{{nothing}}\n`);
    const {early, late, printed} = await made(false);
    expect(early.findings.map(one => one.severity)).toContain("error");
    expect(told(early)).toEqual(told(late));
    expect([early.made, await project.output()]).toEqual([[], {}]);
    expect(printed).toBe(1);
  });

  test("tells nothing of what lies between where content itself is wrong", async () => {
    await project.write("templates/talk/slides.md.hbs", text => `${text}\n{{nothing}}\n`);
    await project.write(note, text => text.replace("{{fuel-saving compact}}", "12 buses"));
    const {early, late} = await made(false);
    expect(early.findings.map(one => one.code)).toEqual(["typed/figure"]);
    expect(told(early)).toEqual(told(late));
  });

  test("is not published where warnings are errors, and there is one", async () => {
    await project.write(note, text => text.replace("{{fuel-saving compact}}", "€77.7m"));
    const lenient = await made(false);
    expect(lenient.early.findings.map(one => one.severity)).toEqual(["warning"]);
    expect(told(lenient.early)).toEqual(told(lenient.late));
    for (const one of [project, other]) await one.remove("output");
    const {early, late} = await made(true);
    expect(told(early)).toEqual(told(late));
    expect([early.made, await project.output()]).toEqual([[], {}]);
  });
});

describe("what is printed of a save before all is known", () => {
  const watching = {isWatching: true};

  test("is what would be printed after", async () => {
    await buildIn(project);
    await buildIn(other);
    await project.write(figures, text => text.replace("value: 12 buses", "value: 13 buses"));
    const {early, printed} = await made(false, watching);
    expect([early.findings, printed]).toEqual([[], 1]);
    expect(await project.output()).toEqual(await other.output());
  });

  test("leaves the last good output where a number turns out to be typed by hand", async () => {
    await buildIn(project);
    const before = await project.output();
    await project.write(note, text => text.replace("{{fuel-saving compact}}", "12 buses"));
    const {early, late, printed} = await made(false, watching);
    expect(early.findings.map(one => one.code)).toContain("typed/figure");
    expect(told(early)).toEqual(told(late));
    expect([early.made, await project.output()]).toEqual([[], before]);
    expect(printed).toBe(1);
  });

  test("leaves it also where something is wrong between content and templates", async () => {
    await buildIn(project);
    const before = await project.output();
    await project.write(figures, text => text.replace("value: 12 buses", "value: 13 buses"));
    await project.write("templates/talk/slides.md.hbs", text => `${text}\n{{nothing}}\n`);
    const {early, late, printed} = await made(false, watching);
    expect(told(early)).toEqual(told(late));
    expect([early.made, await project.output()]).toEqual([[], before]);
    expect(printed).toBe(1);
  });
});

describe("what is printed of the first editions before all is known", () => {
  beforeEach(() => project.write("content/buses/editions.csv", "edition\nnorth\nsouth\n"));

  test("is what would be printed after, and the browser starts before their table is read", async () => {
    const warmed: number[] = [];
    const warm = (documents: number): Promise<void> => Promise.resolve(void warmed.push(documents));
    const {early} = await made(false, {warm});
    expect(early.findings).toEqual([]);
    expect(await project.output()).toEqual(await other.output());
    expect(warmed[0]).toBe(Infinity);
    const before = warmed.length;
    const again = await buildIn(project, fakeWorld(), {warm});
    expect([again.findings, warmed.length]).toEqual([[], before]);
  });

  test("is not published where a number turns out to be typed by hand", async () => {
    await project.write(note, text => text.replace("{{fuel-saving compact}}", "12 buses"));
    const {early, late, printed} = await made(false);
    expect(told(early)).toEqual(told(late));
    expect(early.made.flatMap(one => one.editions.flatMap(({documents}) => documents))).toEqual([]);
    expect(printed).toBeGreaterThan(0);
  });
});
