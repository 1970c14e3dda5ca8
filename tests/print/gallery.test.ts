// The gallery: every page as a picture, a contact sheet of each document, in each theme.
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PNG} from "pngjs";
import {afterAll, beforeAll, expect, test} from "vitest";
import {gallery} from "../../scripts/commands/gallery.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {environment} from "./printing.ts";

let world: World;
let project: string;
let made: readonly string[];
const log = new Log();

beforeAll(async () => {
  world = openWorld({environment, browser: undefined, timeoutMs: 60_000});
  project = mkdtempSync(join(tmpdir(), "costed-gallery-"));
  cpSync(join(import.meta.dirname, "../golden/buses"), project, {recursive: true});
  const talk = join(project, "templates/talk/template.yaml");
  const asked = readFileSync(talk, "utf8").replace(/^outputs:.*$/m, "outputs: [pdf]");
  writeFileSync(talk, asked);
  writeFileSync(join(project, "templates/talk/style.css"), "section { background: var(--wash); }");
  made = await gallery(
    {project, names: ["buses"], themes: [], version: "test", progress: () => undefined},
    world.at,
    log,
  );
});

afterAll(async () => {
  await world.close();
  rmSync(project, {recursive: true, force: true});
});

const pictureAt = (path: string): PNG => PNG.sync.read(readFileSync(join(project, path)));

test("is made in every theme there is", () =>
  expect(readdirSync(join(project, "output/gallery/buses")).toSorted()).toEqual([
    "bulletin",
    "house",
  ]));

test("every slide is a picture, and the sheet shows them all", () => {
  const slides = made.filter(path => /house\/talk\/\d+\.png$/.test(path));
  expect(slides.length).toBeGreaterThan(1);
  const {width, height, data} = pictureAt(slides[0]!);
  expect(width).toBe(1000);
  expect(Math.abs(height - (width * 9) / 16)).toBeLessThan(2);
  expect(new Set(data).size).toBeGreaterThan(10);
  const sheet = pictureAt("output/gallery/buses/house/talk.png");
  expect(sheet.width).toBeGreaterThan(380 * Math.min(4, slides.length));
});

test("themes are seen", () => {
  const [house, bulletin] = ["house", "bulletin"].map(theme =>
    readFileSync(join(project, `output/gallery/buses/${theme}/talk.png`)),
  );
  expect(house!.equals(bulletin!)).toBe(false);
});

test("a page of the web alone is pictured as screens show it", () => {
  const pages = made.filter(path => /house\/note-\d+\.png$/.test(path));
  expect(pages.map(path => pictureAt(path).width)).toEqual([1280, 390]);
});
