// The report of `diff --pages`, made with the real browser: what it shows of two statements, and that everybody can use it.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PNG} from "pngjs";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {writePageReports} from "../../scripts/commands/diff-pages.ts";
import {diff} from "../../scripts/commands/diff.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {launch, type Launched} from "../../scripts/outside/browser-launch.ts";
import {startable} from "../../scripts/outside/browser.ts";
import {lookOver} from "./accessible.ts";
import {around, environment} from "./printing.ts";

const figures = "content/buses/figures.yaml";
let world: World;
let project: string;
let report: string;

const at = (path: string): string => join(project, path);
const change = (path: string, from: string, to: string): void => {
  const before = readFileSync(at(path), "utf8");
  if (!before.includes(from)) throw new Error(`\`${from}\` is not in ${path}`);
  writeFileSync(at(path), before.replace(from, to));
};

beforeAll(async () => {
  world = openWorld({environment, browser: undefined, timeoutMs: 120_000});
  project = mkdtempSync(join(tmpdir(), "costed-diff-"));
  cpSync(join(import.meta.dirname, "../golden/buses"), project, {recursive: true});
  change("templates/talk/template.yaml", "outputs: [html]", "outputs: [pdf]");
  writeFileSync(
    at("templates/talk/style.css"),
    "section, section * { font-family: var(--font-text) !important; }",
  );
  await build(
    {
      project,
      names: [],
      strict: false,
      force: false,
      version: "test",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    world.at,
    new Log(),
  );
  change(figures, "12 buses", "15 buses");
  report = await reported("first.html");
});

afterAll(async () => {
  await world.close();
  rmSync(project, {recursive: true, force: true});
});

/** Against the last build, or what is named. */
async function reported(name: string, before: string | null = null): Promise<string> {
  const log = new Log();
  const found = await diff({project, from: project, before, after: null, publication: null}, log);
  const options = {project, version: "test", progress: () => undefined, output: at(name)};
  const written = await writePageReports(found, options, world.at, log);
  expect(log.diagnostics.map(one => one.message)).toEqual([]);
  expect(written).toHaveLength(1);
  return readFileSync(at(name), "utf8");
}

describe("the report", () => {
  test("shows the pages that differ, both sides of each, and no others", () => {
    const shown = [...report.matchAll(/<article class="page" id="([^"]+)"/g)].map(([, id]) => id);
    expect(shown).toEqual(["note-1", "talk-2"]);
    const pictures = [...report.matchAll(/src="data:image\/png;base64,([^"]+)"/g)];
    expect(pictures).toHaveLength(2 * shown.length);
    const [, picture] = pictures[0]!;
    expect(PNG.sync.read(Buffer.from(picture!, "base64")).width).toBe(1000);
    expect(report).toMatch(/\d of \d+ slides? differs?/);
  });

  test("marks what differs, and not the whole page", () => {
    const areas = [
      ...report.matchAll(/<rect x="[^"]+" y="[^"]+" width="([^"]+)" height="([^"]+)"/g),
    ];
    expect(areas.length).toBeGreaterThan(0);
    for (const [, width, height] of areas)
      expect(Number(width) * Number(height)).toBeLessThan(100 * 100 * 0.25);
  });

  test("leads from the figure to the pages", () => {
    const row = /<tr id="figure-idle-buses".*?<\/tr>/s.exec(report)?.[0];
    expect(row).toContain('<a href="#note-1">');
    expect(row).toContain("+3, +25%");
  });

  test("is the same bytes each time", async () =>
    expect(await reported("second.html")).toBe(report));

  test("against a PDF shows that document's pages", async () => {
    const old = await reported("pdf.html", "output/buses/talk.pdf");
    const shown = [...old.matchAll(/<article class="page" id="([^"]+)"/g)].map(([, id]) => id);
    expect(shown.length).toBeGreaterThan(0);
    for (const id of shown) expect(id).toMatch(/^talk-/);
  });
});

describe("everybody can use it", () => {
  let launched: Launched;
  beforeAll(async () => {
    launched = await launch(await startable(findBrowser(around, undefined), around));
  });
  afterAll(() => launched.close());

  test.each([1400, 390])("axe finds nothing, in each way to look, at %i px", async width => {
    const click = (id: string): string => `document.getElementById(${JSON.stringify(id)}).click()`;
    const steps = [
      "document.querySelectorAll('details').forEach(one => { one.open = true; })",
      ...["way-before", "way-after", "way-edge", "marks"].map(click),
    ];
    const {violations, passes} = await lookOver(launched.browser, report, {
      width,
      name: "report",
      steps,
    });
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(50);
  });

  test("by keyboard alone: an arrow changes the way, and the edge", async () => {
    const page = await launched.browser.newPage();
    await page.setViewport({width: 1400, height: 900});
    await page.setContent(report);
    const shown = (): Promise<unknown> =>
      page.evaluate(
        `["before", "after"].map(when => getComputedStyle(document.querySelector(".pictures ." + when)).display !== "none")`,
      );
    await page.focus("#way-both");
    expect(await shown()).toEqual([true, true]);
    await page.keyboard.press("ArrowRight");
    expect(await shown()).toEqual([true, false]);
    await page.keyboard.press("ArrowRight");
    expect(await shown()).toEqual([false, true]);
    await page.keyboard.press("ArrowRight");
    expect(await shown()).toEqual([true, true]);
    await page.focus(".edge input");
    await page.keyboard.press("End");
    const edge = `getComputedStyle(document.querySelector(".pictures .after")).clipPath`;
    expect(await page.evaluate(edge)).toBe("inset(0px 0px 0px 100%)");
    await page.close();
  });

  test("printed, both sides stand beside each other, and the controls are gone", async () => {
    const page = await launched.browser.newPage();
    await page.setContent(report);
    await page.click("#way-before");
    await page.emulateMediaType("print");
    const seen = await page.evaluate(
      `[".pictures .before", ".pictures .after", ".ways"].map(one => getComputedStyle(document.querySelector(one)).display !== "none")`,
    );
    expect(seen).toEqual([true, true, false]);
    await page.close();
  });
});
