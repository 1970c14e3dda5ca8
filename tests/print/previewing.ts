// A preview of a copy of a project, and a window of a real browser that shows it: what goes wrong there is noted.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import puppeteer, {type Browser, type Page} from "puppeteer";
import {preview, type Preview} from "../../scripts/commands/preview.ts";
import {openWorld, type World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {startable} from "../../scripts/outside/browser.ts";
import {around, environment} from "./printing.ts";

export interface Previewed {
  readonly project: string;
  readonly world: World;
  readonly running: () => Preview;
  /** In a file of the project; done when the preview has heard of it. */
  readonly change: (path: string, from: string, to: string) => Promise<void>;
  readonly text: (path: string) => string;
  readonly stop: () => Promise<void>;
  /** On the port that it had before, where it had one. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `folders`: what of `from` is copied. */
export function copyOf(from: string, folders: readonly string[]): string {
  const project = mkdtempSync(join(tmpdir(), "costed-preview-"));
  for (const folder of folders)
    cpSync(join(from, folder), join(project, folder), {recursive: true});
  return project;
}

/** `project`: a copy that may be changed, and goes away in the end. */
export async function openPreview(project: string): Promise<Previewed> {
  const world = openWorld({environment, browser: undefined, timeoutMs: 120_000});
  let running: Preview | null = null;
  let port = 0;
  const at = (path: string): string => join(project, path);
  const start = async (): Promise<void> => {
    const log = new Log();
    running = await preview(
      {
        project,
        names: [],
        port,
        next: false,
        print: false,
        version: "test",
        said: () => undefined,
        failed: error => {
          throw error;
        },
        keepDrafts: () => Promise.resolve(),
      },
      world,
      log,
    );
    if (!running) throw new Error(log.diagnostics.map(one => one.message).join("\n"));
    ({port} = running);
    await running.first;
  };
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  await start();
  return {
    project,
    world,
    running: () => running!,
    text: path => readFileSync(at(path), "utf8"),
    change: async (path, from, to) => {
      const before = readFileSync(at(path), "utf8");
      if (!before.includes(from)) throw new Error(`\`${from}\` is not in ${path}`);
      writeFileSync(at(path), before.replace(from, to));
      await running!.saved([path]);
    },
    stop,
    start,
    close: async () => {
      await stop();
      await world.close();
      rmSync(project, {recursive: true, force: true});
    },
  };
}

/** With a line to this machine, which those that print have not. */
export async function openBrowser(): Promise<Browser> {
  const {executable, kind} = await startable(findBrowser(around, undefined), around);
  return puppeteer.launch({
    executablePath: executable,
    headless: kind === "shell" ? "shell" : true,
    args: ["--no-sandbox", "--no-proxy-server"],
  });
}

export interface Shown {
  readonly page: Page;
  /** What should not have been: mistakes on the console, what its policy had to stop, questions to others. */
  readonly wrong: string[];
  /** An expression of the page, until it is true. */
  readonly until: (expression: string) => Promise<void>;
  readonly ask: <T>(expression: string) => Promise<T>;
}

export interface Window {
  readonly width: number;
  readonly height?: number;
  /** "#/fixing-nhs-it/deck/2" */
  readonly at: string;
}

export async function show(browser: Browser, address: string, window: Window): Promise<Shown> {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on("console", message => {
    if (["error", "warn"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", error => wrong.push(String(error)));
  page.on("request", request => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) wrong.push(`asked for ${url}`);
  });
  await page.evaluateOnNewDocument(
    `addEventListener("securitypolicyviolation", event => console.error("policy: " + event.violatedDirective + " " + event.blockedURI))`,
  );
  await page.setViewport({width: window.width, height: window.height ?? 900});
  await page.goto(`${address}${window.at}`);
  const until = async (expression: string): Promise<void> => {
    await page.waitForFunction(expression, {timeout: 60_000}).catch(async () => {
      const seen = await page.evaluate("document.body.innerText.slice(0, 300)");
      throw new Error(`it never became true that ${expression}; the page says: ${String(seen)}`);
    });
  };
  await until(`!!document.querySelector(${JSON.stringify(ready)})`);
  return {
    page,
    wrong,
    until,
    ask: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
  };
}

const ready =
  ".slides-stage .slide[data-ready=true], .page-stage iframe[data-ready=true], .printed-stage img";

/** The tree of the large slide; the document of the page. */
export const slide = `document.querySelector(".room .slide-tree").shadowRoot`;
export const inner = `document.querySelector(".page-stage iframe").contentDocument`;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The frame of the page and the slide; what is in a frame is a document of its own, and looked at where it is made. */
export async function lookOver({page, ask}: Shown): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await ask<readonly string[]>(`axe
    .run(document, {resultTypes: ["violations"], iframes: false, preload: false})
    .then(({violations, passes}) => passes.length < 10 ? ["it has not looked"] : violations.map(({id, help, nodes}) =>
      id + ": " + help + " (" + nodes.slice(0, 3).map(one => one.target.flat().join(" ") + " " + one.failureSummary).join(", ") + ")"))`);
  return found;
}
