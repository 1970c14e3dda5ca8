// The sample publication's page on the web, as a reader gets it: what it says of the files beside it, what it says to machines,
// what it shows when it is shared, and how it stands on screens from a telephone's to a large one's.
import {cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PDFiumLibrary} from "@hyzyla/pdfium";
import pixelmatch from "pixelmatch";
import {PNG} from "pngjs";
import type {Browser} from "puppeteer";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {build, type Made} from "../../scripts/commands/build.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {formatSize} from "../../scripts/lib/file-size.ts";
import {frame} from "../../scripts/lib/frame.ts";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import {dataScripts} from "../../scripts/lib/template/structured.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {startable} from "../../scripts/outside/browser.ts";
import {launch, type Launched} from "../../scripts/outside/browser-launch.ts";
import {around, environment} from "./printing.ts";

const repository = join(import.meta.dirname, "../..");
const address = "https://example.org/fixing-nhs-it/";
let project: string;
let world: World;
let html: string;
let made: readonly Made[];

beforeAll(async () => {
  world = openWorld({environment, browser: undefined, timeoutMs: 240_000});
  project = mkdtempSync(join(tmpdir(), "costed-landing-"));
  cpSync(join(repository, "content"), join(project, "content"), {recursive: true});
  const publication = join(project, "content/fixing-nhs-it/publication.yaml");
  writeFileSync(publication, `${readFileSync(publication, "utf8")}\nurl: ${address}\n`);
  made = await buildPage();
  html = readFileSync(outputOf("landing-page.html"), "utf8");
});

afterAll(async () => {
  await world.close();
  rmSync(project, {recursive: true, force: true});
});

describe("what it offers", () => {
  const offered = (): readonly {file: string; measure: string}[] =>
    [
      ...html.matchAll(
        /<li><a href="([^"]+)" type="[^"]+" hreflang="en-GB">.*?<span class="measure">(.*?)<\/span>/g,
      ),
    ].map(([, file, measure]) => ({file: file!, measure: measure!.replaceAll("\u00a0", " ")}));

  test("are files that lie beside it, with the sizes and pages that they have", async () => {
    expect(offered().length).toBeGreaterThanOrEqual(6);
    for (const {file, measure} of offered()) {
      const size = formatSize(statSync(outputOf(file)).size, "en-GB").replace("\u00a0", " ");
      if (!file.endsWith(".pdf"))
        expect(measure, file).toMatch(new RegExp(`^(HTML|Text), ${size}$`));
      else {
        const {pages} = await readPdf(readFileSync(outputOf(file)));
        const noun = file === "deck.pdf" ? "slides" : "pages";
        expect(measure, file).toBe(`PDF, ${pages.length} ${noun}, ${size}`);
      }
    }
  });

  test("is made with it, though only the page was asked for", () =>
    expect(made[0]!.products.map(one => one.name)).toEqual(
      expect.arrayContaining(["deck", "landing-page", "report", "summary"]),
    ));
});

describe("what it says to machines", () => {
  const meta = (name: string): string | undefined =>
    new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1];

  test("is a schema.org report, whole", () => {
    const scripts = dataScripts(html);
    expect(scripts).toHaveLength(1);
    const report = JSON.parse(scripts[0]!) as Record<string, unknown>;
    expect(report).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Report",
      name: "Fixing NHS IT",
      alternativeHeadline: "A Plan of Action for a New Government",
      author: [{"@type": "Person", name: "John Cruickshank", jobTitle: "NHS IT expert"}],
      publisher: {"@type": "Organization", name: "2020health", url: "https://2020health.org"},
      datePublished: "2010-03-22",
      inLanguage: "en-GB",
      identifier: "ISBN 978-1-907635-04-5",
      isAccessibleForFree: true,
      url: address,
      image: `${address}deck.png`,
    });
    expect(String(report["abstract"])).toMatch(/makes 30\srecommendations/);
    const encoding = report["encoding"] as {contentUrl: string; encodingFormat: string}[];
    expect(encoding.map(one => one.contentUrl)).toEqual(
      expect.arrayContaining(
        ["report.pdf", "summary.pdf", "deck.pdf", "deck.html"].map(file => address + file),
      ),
    );
    for (const one of encoding)
      expect(one).toMatchObject({
        encodingFormat: types[one.contentUrl.split(".").at(-1)!],
        contentSize: formatSize(
          statSync(outputOf(one.contentUrl.slice(address.length))).size,
          "en-GB",
        ),
      });
  });

  test("is what shared links and search results show", () => {
    expect(["og:type", "og:title", "og:url", "og:locale"].map(meta)).toEqual([
      "article",
      "Fixing NHS IT",
      address,
      "en_GB",
    ]);
    expect(meta("article:published_time")).toBe("2010-03-22");
    expect(meta("twitter:card")).toBe("summary_large_image");
    expect(meta("description")).toBe(meta("og:description"));
    expect(meta("description")!.length).toBeGreaterThan(50);
    expect(meta("description")!.length).toBeLessThanOrEqual(200);
    expect(["og:image", "og:image:width", "og:image:height"].map(meta)).toEqual([
      `${address}deck.png`,
      "1280",
      "720",
    ]);
    expect(meta("og:image:alt")).toContain("Fixing NHS IT");
  });

  test("asks nobody for anything, and lets no script run", () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(
      /<script(?! type="application\/ld\+json")|<link(?! rel="(?:icon|canonical)")/,
    );
    expect(html).not.toMatch(/(?:src=|@import |url\()["']?https?:/);
  });
});

describe("the share image", () => {
  test("is the title slide, 1280 by 720", async () => {
    const drawn = PNG.sync.read(readFileSync(outputOf("deck.png")));
    expect([drawn.width, drawn.height]).toEqual([1280, 720]);
    // The same slide by way of the PDF, drawn by another hand: letters differ at their edges, and nothing else may.
    const slides = await slidesOf(outputOf("deck.pdf"), [0, 1]);
    const unlike = slides.map(slide =>
      pixelmatch(drawn.data, slide, undefined, 1280, 720, {threshold: 0.3}),
    );
    expect(unlike[0]! / (1280 * 720)).toBeLessThan(0.01);
    expect(unlike[1]! / (1280 * 720)).toBeGreaterThan(0.1);
  });

  test("is not drawn again when nothing has changed, and is when it was lost", async () => {
    const before = readFileSync(outputOf("deck.png"));
    const {mtimeMs} = statSync(outputOf("deck.png"));
    let drawings = 0;
    const counting = {
      ...world,
      at: (folder: string) => {
        const outside = world.at(folder);
        return {
          ...outside,
          picture: (...asked: Parameters<typeof outside.picture>) => {
            drawings += 1;
            return outside.picture(...asked);
          },
        };
      },
    };
    await buildPage(counting);
    expect(drawings).toBe(0);
    rmSync(outputOf("deck.png"));
    await buildPage(counting);
    expect(drawings).toBe(1);
    expect(readFileSync(outputOf("deck.png")).equals(before)).toBe(true);
    expect(statSync(outputOf("deck.png")).mtimeMs).not.toBe(mtimeMs);
  });
});

describe.each([360, 768, 1280, 1920])("on a screen %i px wide", width => {
  let launched: Launched;
  let browser: Browser;
  beforeAll(async () => {
    launched = await launch(await startable(findBrowser(around, undefined), around));
    browser = launched.browser;
  });
  afterAll(() => launched.close());

  test("nothing is out of reach, and axe finds nothing wrong, closed and open", async () => {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({width, height: 900});
    await page.goto(`file://${outputOf("landing-page.html")}`);
    for (const open of [false, true]) {
      await page.evaluate(
        `for (const one of document.querySelectorAll("details")) one.open = ${open};`,
      );
      const reach = await page.evaluate("document.documentElement.scrollWidth");
      expect(reach, `open: ${open}`).toBe(width);
      await page.evaluate(axe);
      const {violations} = (await page.evaluate("axe.run(document)")) as {
        violations: {id: string; nodes: {html: string}[]}[];
      };
      expect(violations.map(one => [one.id, one.nodes[0]?.html])).toEqual([]);
    }
    await page.close();
  });

  test("each chart is shown once, with letters of 13 px at least", async () => {
    const page = await browser.newPage();
    await page.setViewport({width, height: 900});
    await page.goto(`file://${outputOf("landing-page.html")}`);
    const charts = (await page.evaluate(`[...document.querySelectorAll("figure svg.chart")]
      .filter(one => one.getClientRects().length > 0)
      .map(one => ({
        label: one.getAttribute("aria-label"),
        letters: Math.min(...[...one.querySelectorAll("text")].map(text =>
          parseFloat(getComputedStyle(text).fontSize) * one.getBoundingClientRect().width / one.viewBox.baseVal.width)),
      }))`)) as {label: string; letters: number}[];
    expect(new Set(charts.map(one => one.label)).size).toBe(charts.length);
    expect(charts.length).toBeGreaterThanOrEqual(4);
    for (const {label, letters} of charts) expect(letters, label).toBeGreaterThanOrEqual(13);
    await page.close();
  });
});

const types: Readonly<Record<string, string>> = {
  html: "text/html",
  pdf: "application/pdf",
  txt: "text/plain",
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Slides of a PDF as pixels, red first. */
async function slidesOf(path: string, numbers: readonly number[]): Promise<readonly Uint8Array[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(readFileSync(path));
  const slides: Uint8Array[] = [];
  for (const number of numbers) {
    const {data} = await document
      .getPage(number)
      .render({width: 1280, height: 720, render: "bitmap"});
    slides.push(data);
  }
  document.destroy();
  library.destroy();
  return slides;
}

function outputOf(file: string): string {
  return join(project, "output/fixing-nhs-it", file);
}

function buildPage(within: Pick<World, "at"> = world): Promise<readonly Made[]> {
  const log = new Log();
  return build(
    {
      project,
      names: ["fixing-nhs-it/landing-page"],
      strict: false,
      force: false,
      version: "test",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    within.at,
    log,
  ).then(done => {
    expect(log.diagnostics.map(one => frame(one))).toEqual([]);
    return done;
  });
}
