// The floor: what the browser itself takes for the same pages, with nothing of ours around it but the asking.
import {Log} from "../../scripts/lib/diagnostic.ts";
import {build} from "../../scripts/commands/build.ts";
import {openWorld} from "../../scripts/commands/world.ts";
import {join} from "node:path";
import puppeteer from "puppeteer";
import {spreadOf, type Spread} from "./measure.ts";
import {copyOfSample} from "./projects.ts";
import {inMilliseconds, type Measured, type Row} from "./report.ts";
import type {Bench} from "./surroundings.ts";

interface Floor {
  readonly start: Spread;
  readonly documents: ReadonlyMap<string, {readonly load: Spread; readonly print: Spread}>;
}

export async function measureFloor(bench: Bench): Promise<Measured> {
  const {start, documents} = await floorOf(bench);
  return {
    title: "The floor",
    about:
      "What the browser alone takes for the same pages: started, each page loaded and printed in a fresh tab, one after the other, with tags and bookmarks; nothing of ours around it but the asking.",
    head: ["what", "load", "print"],
    rows: [
      ["the start of the browser", inMilliseconds(start), ""],
      ...[...documents].map(([name, {load, print}]): Row => [
        `the ${name}`,
        inMilliseconds(load),
        inMilliseconds(print),
      ]),
    ],
  };
}

/** Starts the browser, loads and prints each document's page in a fresh tab, as often as there are rounds. In milliseconds. */
async function floorOf(bench: Bench): Promise<Floor> {
  const pages = await printedPages(bench);
  const starts: number[] = [];
  const taken = new Map<string, {load: number[]; print: number[]}>(
    [...pages.keys()].map(name => [name, {load: [], print: []}]),
  );
  for (let round = 0; round <= bench.rounds; round++) {
    bench.progress(`the browser alone: run ${round} of ${bench.rounds}`);
    const before = performance.now();
    const browser = await puppeteer.launch({
      executablePath: bench.browser.executable,
      headless: "shell",
      pipe: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--font-render-hinting=none",
      ],
      env: {...process.env, ...bench.browser.environment},
    });
    if (round > 0) starts.push(performance.now() - before);
    for (const [name, html] of pages) {
      const tab = await browser.newPage();
      await tab.setJavaScriptEnabled(false);
      const opened = performance.now();
      await tab.setContent(html, {waitUntil: "load"});
      const loaded = performance.now();
      await tab.pdf({preferCSSPageSize: true, printBackground: true, tagged: true, outline: true});
      const printed = performance.now();
      await tab.close();
      if (round === 0) continue;
      taken.get(name)!.load.push(loaded - opened);
      taken.get(name)!.print.push(printed - loaded);
    }
    await browser.close();
  }
  return {
    start: spreadOf(starts),
    documents: new Map(
      [...taken].map(([name, {load, print}]) => [
        name,
        {load: spreadOf(load), print: spreadOf(print)},
      ]),
    ),
  };
}

/** The pages that the program hands to the browser, by document. */
async function printedPages(bench: Bench): Promise<ReadonlyMap<string, string>> {
  const project = copyOfSample(bench, "floor");
  const pages = new Map<string, string>();
  const world = openWorld({environment: process.env, browser: undefined, timeoutMs: 60_000});
  try {
    const log = new Log();
    const made = await build(
      {
        project,
        names: [],
        strict: false,
        force: false,
        version: "bench",
        progress: () => undefined,
        keepDrafts: () => Promise.resolve(),
      },
      folder => world.at(join(folder)),
      log,
    );
    for (const {products} of made)
      for (const {page, html, built} of products)
        if (built.pages !== null) pages.set(page!.name, html!.text);
  } finally {
    await world.close();
  }
  return pages;
}
