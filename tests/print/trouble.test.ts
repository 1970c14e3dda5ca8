// A browser that dies, hangs, never answers or is none; and that nothing stays behind.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {spawn} from "node:child_process";
import {afterAll, describe, expect, test} from "vitest";
import {partedAt} from "../../scripts/lib/html/parted.ts";
import {closeAllBrowsers, launch, type Launched} from "../../scripts/outside/browser-launch.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {BrowserProblem, openPrinter, printer, startable} from "../../scripts/outside/browser.ts";
import {around, environment, openTestPrinter, page, slides} from "./printing.ts";

const scratch = mkdtempSync(join(tmpdir(), "costed-trouble-"));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

const heavy = page(`<h1>Heavy</h1>${`<p>${"Words and more words. ".repeat(20)}</p>`.repeat(3500)}`);
const light = page(`<p>Light</p>`);

describe("a browser that dies", () => {
  test.each([0, 200, 600])("%i ms into a page: another one prints it", async delay => {
    const starts = countStarts();
    const {print, close} = printer(starts.start);
    const killing = inTheMiddle(() => killRenderers("SIGKILL"), delay);
    const {bytes} = await print({html: heavy, timeoutMs: 60_000});
    await killing;
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(starts.count()).toBe(2);
    await close();
  });

  test("as a whole, with two pages in it: both are printed", async () => {
    const starts = countStarts();
    const {print, close} = printer(starts.start);
    const jobs = [print({html: heavy, timeoutMs: 60_000}), print({html: heavy, timeoutMs: 60_000})];
    await inTheMiddle(() => starts.last()?.kill());
    expect((await Promise.all(jobs)).map(({bytes}) => bytes.length > 10_000)).toEqual([true, true]);
    expect(starts.count()).toBe(2);
    await close();
  });

  test("twice: the page fails with a reason, and the next one is printed", async () => {
    let deaths = 0;
    const {print, close} = printer(async () => {
      const launched = await launchOne();
      if (deaths++ < 2) launched.kill();
      return launched;
    });
    const failed = await print({html: light, timeoutMs: 20_000}).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(BrowserProblem);
    expect((failed as BrowserProblem).diagnostic).toMatchObject({
      severity: "error",
      code: "browser/crashed",
    });
    expect((await print({html: light, timeoutMs: 20_000})).bytes.length).toBeGreaterThan(1000);
    await close();
  });
});

describe("a browser that dies with several decks in one page", () => {
  const decks = [1, 2].map(n =>
    slides(
      Array.from({length: 200}, (_, i) => `<p>${n} ${i} ${"Words and more. ".repeat(60)}</p>`),
      "html, body {background: none} section {transform: translate(0)}",
    ),
  );
  const pages = decks.map(html => partedAt(html)!);

  test("once: another one prints them together", async () => {
    const starts = countStarts();
    const {printAll, close} = printer(starts.start);
    const killing = inTheMiddle(() => killRenderers("SIGKILL"), 200);
    const printed = await Promise.all(await printAll(pages, 60_000));
    await killing;
    expect(printed.map(({cut}) => cut?.which)).toEqual([0, 1]);
    expect(starts.count()).toBe(2);
    await close();
  });

  test("twice: each is printed by itself, so that one which does it fails alone", async () => {
    let deaths = 0;
    const {printAll, close} = printer(async () => {
      const launched = await launchOne();
      if (deaths++ < 2) launched.kill();
      return launched;
    });
    const printed = await Promise.all(await printAll(pages, 60_000));
    expect(printed.map(({bytes, cut}) => [bytes.length > 10_000, cut])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    await close();
  });
});

describe("a browser that hangs", () => {
  test("ends with the time that the page was given, is gone, and the next page is printed", async () => {
    const {print, close} = printer(launchOne);
    await print({html: light, timeoutMs: 20_000});
    const stopping = inTheMiddle(() => killRenderers("SIGSTOP"));
    const started = performance.now();
    const failed = await print({html: heavy, timeoutMs: 1500}).catch((error: unknown) => error);
    await stopping;
    expect(performance.now() - started).toBeLessThan(3500);
    expect((failed as BrowserProblem).diagnostic).toMatchObject({
      code: "browser/too-slow",
      message: "the page was not printed within 1.5 seconds",
    });
    expect(renderers()).toEqual([]);
    expect((await print({html: light, timeoutMs: 20_000})).bytes.length).toBeGreaterThan(1000);
    await close();
  });

  test("another page that was in it is not to blame", async () => {
    const {print, close} = printer(launchOne);
    await print({html: light, timeoutMs: 20_000});
    const slow = print({html: heavy, timeoutMs: 100}).catch((error: unknown) => error);
    const other = print({html: heavy, timeoutMs: 60_000});
    expect(await slow).toMatchObject({diagnostic: {code: "browser/too-slow"}});
    expect((await other).bytes.length).toBeGreaterThan(10_000);
    await close();
  });
});

describe("what is no browser", () => {
  test.each([
    [
      "a program that ends",
      "#!/bin/sh\necho 'something is wrong here' >&2\nexit 3\n",
      /something is wrong here/,
    ],
    [
      "a program that lacks a library",
      "#!/bin/sh\necho 'x: error while loading shared libraries: libnss3.so: cannot open' >&2\nexit 127\n",
      /it needs the library `libnss3.so`/,
    ],
    ["a program without its interpreter", "#!/no/such/interpreter\n", /ENOENT/],
    ["an empty program", "", /it ended with code 0|ENOEXEC|EACCES/],
  ])("%s", async (name, text, reason) => {
    const path = join(scratch, name.replaceAll(" ", "-"));
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    const {print, close} = await openPrinter({environment, browser: path});
    const failed = await print({html: light, timeoutMs: 5000}).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      diagnostic: {code: "browser/does-not-start", message: expect.stringMatching(reason)},
    });
    await close();
  });

  test("a folder for temporary files that is not there", async () => {
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = "/nonexistent";
    try {
      await expect(launchOne()).rejects.toMatchObject({
        diagnostic: {code: "browser/does-not-start"},
      });
    } finally {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
    }
  });
});

describe("nothing stays behind", () => {
  test("after the end, no process and no folder", async () => {
    const {print, close} = await openTestPrinter();
    await print({html: light, timeoutMs: 20_000});
    expect(runFolders()).toHaveLength(1);
    await close();
    expect(runFolders()).toEqual([]);
    expect(renderers()).toEqual([]);
  });

  test("`closeAllBrowsers` ends the browsers of every printer", async () => {
    const [one, two] = [await openTestPrinter(), await openTestPrinter()];
    await Promise.all([one, two].map(({print}) => print({html: light, timeoutMs: 20_000})));
    await closeAllBrowsers();
    expect(runFolders()).toEqual([]);
    expect(renderers()).toEqual([]);
  });

  test("the folder of a process that was killed is swept when it is old", async () => {
    const old = join(tmpdir(), "costed-run-999999999-old");
    const young = join(tmpdir(), "costed-run-999999998-young");
    for (const folder of [old, young]) mkdirSync(folder, {recursive: true});
    utimesSync(old, new Date(0), new Date(0));
    await (await launchOne()).close();
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    rmSync(young, {recursive: true});
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("after %s in the middle of a page", async (signal, code) => {
    const {pid, ended, printing} = printInAProcess();
    await printing;
    process.kill(pid, signal);
    expect(await ended).toBe(code);
    expect(runFolders(pid)).toEqual([]);
    expect(renderers(pid)).toEqual([]);
  });

  test("after SIGKILL no process", async () => {
    const {pid, ended, printing} = printInAProcess();
    await printing;
    process.kill(pid, "SIGKILL");
    await ended;
    await soon(() => renderers(pid).length === 0);
    expect(renderers(pid)).toEqual([]);
    for (const folder of runFolders(pid)) rmSync(join(tmpdir(), folder), {recursive: true});
  });
});

test("after as many pages as it lives for, another browser takes over", async () => {
  const starts = countStarts();
  const {print, close} = printer(starts.start, 10);
  const jobs = Array.from({length: 11}, () => print({html: light, timeoutMs: 60_000}));
  const sizes = (await Promise.all(jobs)).map(({bytes}) => bytes.length);
  expect(new Set(sizes).size).toBe(1);
  expect(starts.count()).toBe(2);
  await close();
});

test("and the one before has ended, also where nothing was at work at that moment", async () => {
  const {print, close} = printer(launchOne, 10);
  for (let pages = 0; pages < 11; pages++) await print({html: light, timeoutMs: 60_000});
  const folders = (): readonly string[] =>
    readdirSync(tmpdir()).filter(name => name.startsWith(`costed-run-${process.pid}-`));
  await soon(() => folders().length === 1);
  expect(folders()).toHaveLength(1);
  await close();
});

async function launchOne(): Promise<Launched> {
  return launch(await startable(findBrowser(around, undefined), around));
}

function countStarts() {
  const all: Launched[] = [];
  return {
    start: async () => {
      const launched = await launchOne();
      all.push(launched);
      return launched;
    },
    count: () => all.length,
    last: () => all.at(-1),
  };
}

/** Tries until it works, for at most twenty seconds. */
async function soon(step: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    if (step()) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Some time after a page has come to a browser, which has a process for it beside its first one. */
async function inTheMiddle(step: () => void, delay = 500): Promise<void> {
  await soon(() => renderers().length > 1);
  await new Promise(resolve => setTimeout(resolve, delay));
  step();
}

/** Renderers are found by the process group of the browser whose profile lies in our run folder. */
function renderers(owner = process.pid): readonly number[] {
  const all = readdirSync("/proc")
    .filter(name => /^\d+$/.test(name))
    .map(name => ({
      pid: Number(name),
      words: quietly(`/proc/${name}/cmdline`),
      group: quietly(`/proc/${name}/stat`)
        .replace(/^.*\) /, "")
        .split(" ")[2],
    }));
  const groups = all
    .filter(one => one.words.includes(`costed-run-${owner}-`))
    .map(one => one.group);
  return all
    .filter(one => one.words.includes("--type=renderer") && groups.includes(one.group))
    .map(one => one.pid);
}

function killRenderers(signal: NodeJS.Signals): void {
  for (const pid of renderers()) process.kill(pid, signal);
}

function runFolders(owner = process.pid): readonly string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith(`costed-run-${owner}-`));
}

function quietly(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Another Node that prints a page without an end in sight, and says when it has begun. */
function printInAProcess() {
  const script = join(scratch, "print.mts");
  const browser = join(import.meta.dirname, "../../scripts/outside/browser.ts");
  writeFileSync(
    script,
    `
    import {openPrinter} from ${JSON.stringify(browser)};
    const printer = await openPrinter({environment: process.env});
    await printer.print({html: "<p>Light</p>", timeoutMs: 30000});
    console.log("printing");
    await printer.print({html: ${JSON.stringify("<p>Heavy</p>")}.repeat(40000), timeoutMs: 60000});
  `,
  );
  const tsx = join(import.meta.dirname, "../../node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", tsx, script], {
    env: {...environment},
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>(resolve => child.once("exit", resolve));
  const printing = new Promise<void>(resolve => {
    child.stdout.once("data", () => setTimeout(resolve, 200));
  });
  return {pid: child.pid ?? 0, ended, printing};
}
