// The page of all editions, of a thousand with some that could not be made, as a reader opens it: in a real browser.
import puppeteer, {type Browser} from "puppeteer";
import {mkdtemp, readFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {startable} from "../../scripts/outside/browser.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {buildIn, projectAt, type Project} from "../commands/world.ts";
import {editionsProject, rowOf} from "../editions/project.ts";
import {lookOver} from "./accessible.ts";
import {around} from "./printing.ts";

let project: Project;
let browser: Browser;
let html: string;
beforeAll(async () => {
  project = projectAt(await mkdtemp(join(tmpdir(), "costed-index-")));
  await editionsProject(project.folder, {
    editions: 1000,
    slides: 2,
    makes: "page",
    rows: {
      2: rowOf(2).replace(/\d+ beds/, "320 squillion"),
      250: rowOf(250).replace("trust-250", "Trust 250"),
      499: rowOf(499).replace(/Hospital Trust \w+/, ""),
      998: rowOf(998).replace(
        /Hospital Trust \w+/,
        "The-Royal-Infirmary-of-the-United-Hospitals-NHS-Foundation-Trust <b>",
      ),
    },
  });
  await buildIn(project);
  html = await readFile(join(project.folder, "output/hospitals/index.html"), "utf8");
  const {executable, environment} = await startable(findBrowser(around, undefined), around);
  browser = await puppeteer.launch({
    executablePath: executable,
    env: environment,
    headless: "shell",
    args: ["--no-sandbox"],
  });
});
afterAll(async () => {
  await browser?.close();
  await project?.dispose();
});

const find = (words: string): string =>
  `document.getElementById("sought").value = ${JSON.stringify(words)}; document.getElementById("sought").dispatchEvent(new Event("input"))`;
const onlyFailed = 'document.getElementById("only").click()';

describe.each([360, 1280])("the page of a thousand editions, at %i px", width => {
  test("has nothing that axe-core finds, as it is, searched, and with those that failed", async () => {
    const steps = [find("trust-99"), find(""), onlyFailed, find("no such edition")];
    const looked = await lookOver(browser, html, {width, name: "index.html", steps});
    expect(looked.violations).toEqual([]);
    expect(looked.passes).toBeGreaterThan(50);
  });

  test("fits, and says of each what was made or why not", async () => {
    const page = await browser.newPage();
    await page.setViewport({width, height: 800});
    await page.setContent(html);
    const ask = <T>(what: string): Promise<T> => page.evaluate(what) as Promise<T>;
    expect(await ask("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(await ask("document.querySelectorAll('tbody tr').length")).toBe(1000);
    expect(await ask("document.querySelector('.says').textContent")).toBe(
      "997 of 1,000 editions; 3 could not be made",
    );
    await ask(onlyFailed);
    const shown = "[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden)";
    expect(await ask(`${shown}.map(row => row.querySelector("th").innerText)`)).toEqual([
      "trust-2",
      "Trust 250",
      "trust-499",
    ]);
    expect(await ask(`${shown}[0].querySelector(".reasons").innerText.split("\\n")`)).toEqual([
      "beds is given in beds, and this is in squillion",
      "content/hospitals/editions.csv:3:26",
    ]);
    expect(await ask("document.querySelector('.found').textContent")).toBe("3 of 1,000");
    await ask(onlyFailed);
    await ask(find("trust-998"));
    const [one] = await ask<string[]>(`${shown}.map(row => row.querySelector("th").innerText)`);
    expect(one).toContain("Foundation-Trust <b>");
    await page.close();
  });
});
