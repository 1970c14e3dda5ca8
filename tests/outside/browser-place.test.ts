// Which browser is taken, on machines that there are not.
import {describe, expect, test} from "vitest";
import {BrowserProblem} from "../../scripts/outside/browser-problem.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {
  puppeteersBuild,
  puppeteersOwn,
  systemBrowsers,
} from "../../scripts/outside/known-browsers.ts";
import {surroundings, type Looked, type Surroundings} from "../../scripts/outside/surroundings.ts";

const program: Looked = {is: "program", path: "/real/chrome", size: 100, mtimeMs: 1000};
const loader = "/lib64/ld-linux-x86-64.so.2";
const sparticuz = surroundings({}).packageFolder("@sparticuz/chromium");
const puppeteersShell = `/home/ada/.cache/puppeteer/chrome-headless-shell/linux-${puppeteersBuild}/chrome-headless-shell-linux64/chrome-headless-shell`;

/** A machine with programs at these paths, and what else is said of it. */
function machine(programs: readonly string[], more: Partial<Surroundings> = {}): Surroundings {
  return {
    environment: {PATH: "/usr/local/bin:/usr/bin"},
    platform: "linux",
    arch: "x64",
    home: "/home/ada",
    temporary: "/tmp",
    packageFolder: () => null,
    look: path => (programs.includes(path) ? program : {is: "missing"}),
    absolute: path => (path.startsWith("/") ? path : `/here/${path}`),
    ...more,
  };
}

describe("the order", () => {
  const everything = [
    puppeteersShell,
    loader,
    "/usr/bin/chromium",
    "/opt/own",
    "/opt/chrome-path",
    "/opt/puppeteers",
  ];
  const whole = (environment: Record<string, string>): Surroundings =>
    machine(everything, {
      packageFolder: () => sparticuz,
      environment: {PATH: "/usr/bin", ...environment},
    });

  test.each([
    ["--browser", "/opt/own", {COSTED_BROWSER: "/opt/puppeteers"}],
    [
      "COSTED_BROWSER",
      undefined,
      {
        COSTED_BROWSER: "/opt/own",
        PUPPETEER_EXECUTABLE_PATH: "/opt/puppeteers",
        CHROME_PATH: "/opt/chrome-path",
      },
    ],
    [
      "PUPPETEER_EXECUTABLE_PATH",
      undefined,
      {PUPPETEER_EXECUTABLE_PATH: "/opt/own", CHROME_PATH: "/opt/chrome-path"},
    ],
    ["CHROME_PATH", undefined, {CHROME_PATH: "/opt/own", COSTED_BROWSER: ""}],
  ])("%s before all that follows", (setting, option, environment) => {
    const place = findBrowser(whole(environment as Record<string, string>), option);
    expect(place).toMatchObject({
      executable: "/opt/own",
      embedded: null,
      why: `\`${setting}\` says so`,
    });
  });

  test("then puppeteer's own, then the embedded one, then the machine's", () => {
    const names = [everything, everything.slice(1), everything.slice(2)].map(programs => {
      const around = machine(programs, {packageFolder: () => sparticuz});
      return findBrowser(around, undefined).name;
    });
    expect(names).toEqual([
      "chrome-headless-shell 148 (puppeteer)",
      "chrome-headless-shell 147 (embedded)",
      "chromium (system)",
    ]);
  });

  test("of the machine's, the quick one before the whole one, wherever they lie", () => {
    const around = machine(["/usr/local/bin/chromium", "/usr/bin/chromium-headless-shell"]);
    expect(findBrowser(around, undefined)).toMatchObject({
      executable: "/usr/bin/chromium-headless-shell",
      kind: "shell",
    });
    expect(findBrowser(machine(["/usr/bin/google-chrome"]), undefined)).toMatchObject({
      kind: "chrome",
    });
  });

  test("every place that was looked in is known", () => {
    const {looked} = findBrowser(machine(["/usr/bin/chromium"]), undefined);
    expect(looked[0]).toEqual({
      where: "`--browser`, `COSTED_BROWSER`, `PUPPETEER_EXECUTABLE_PATH`, `CHROME_PATH`",
      found: "not set",
    });
    expect(looked).toContainEqual({where: puppeteersShell, found: "missing"});
    expect(looked.at(-1)).toEqual({where: "/usr/bin/chromium", found: "found"});
  });
});

describe("what was asked for", () => {
  test.each([
    ["missing", "there is nothing there"],
    ["a folder", "that is a folder"],
    ["not executable", "that is not a program that can be run"],
  ] as const)("and is %s is never passed over", (is, said) => {
    const around = machine(["/usr/bin/chromium"], {
      environment: {COSTED_BROWSER: "/opt/other", PATH: "/usr/bin"},
      look: path => (path === "/opt/other" ? {is} : program),
    });
    const problem = problemOf(() => findBrowser(around, undefined));
    expect(problem).toMatchObject({
      code: "browser/unusable",
      message: `\`COSTED_BROWSER\` names the browser \`/opt/other\`, but ${said}`,
      help: expect.stringContaining("unset `COSTED_BROWSER`"),
    });
  });

  test("may be a name on the path, or a path from here", () => {
    const around = machine(["/usr/bin/chromium", "/here/tools/chrome"]);
    expect(findBrowser(around, "chromium").executable).toBe("/usr/bin/chromium");
    expect(findBrowser(around, "tools/chrome").executable).toBe("/here/tools/chrome");
    expect(problemOf(() => findBrowser(around, "chrome"))).toMatchObject({
      code: "browser/unusable",
    });
  });
});

describe("the embedded one", () => {
  test.each([
    ["is for Linux on x64, and this is linux on arm64", {arch: "arm64"}],
    ["is for Linux on x64, and this is darwin on x64", {platform: "darwin" as const}],
    [
      "needs glibc, and this machine has no `/lib64/ld-linux-x86-64.so.2`",
      {look: (): Looked => ({is: "missing"})},
    ],
    ["not installed", {packageFolder: () => null}],
    ["has version none, and only 147.0.0 is known", {packageFolder: () => "/nowhere"}],
  ])("is passed over where it %s", (why, more) => {
    const around = machine([loader], {packageFolder: () => sparticuz, ...more});
    const problem = problemOf(() => findBrowser(around, undefined));
    expect(problem.help).toContain(`package \`@sparticuz/chromium\`: ${why}`);
  });

  test("has the same identity on every machine", () => {
    const one = findBrowser(machine([loader], {packageFolder: () => sparticuz}), undefined);
    const two = findBrowser(
      machine([loader], {packageFolder: () => sparticuz, home: "/home/bob"}),
      undefined,
    );
    expect(one.identity).toBe(two.identity);
    expect(one).toMatchObject({
      executable: null,
      kind: "shell",
      name: "chrome-headless-shell 147 (embedded)",
    });
  });
});

test("a browser that was replaced has another identity", () => {
  const identities = [
    program,
    {...program, size: 101},
    {...program, mtimeMs: 2000},
    {...program, path: "/else"},
  ].map(there => findBrowser(machine([], {look: () => there}), "/opt/chrome").identity);
  expect(new Set(identities).size).toBe(4);
});

test("where there is none, the error names all places and three ways to mend it", () => {
  const problem = problemOf(() => findBrowser(machine([]), undefined));
  expect(problem).toMatchObject({
    severity: "error",
    code: "browser/not-found",
    message: "there is no browser to print with",
  });
  for (const part of [
    puppeteersShell,
    "/usr/bin/chromium-headless-shell: missing",
    "npm install --include=optional",
    "apt install chromium-headless-shell",
    "COSTED_BROWSER=",
  ])
    expect(problem.help).toContain(part);
});

describe("usual places", () => {
  test("puppeteer's own are where our version of puppeteer looks for them", async () => {
    const {default: puppeteer} = await import("puppeteer");
    const paths = puppeteersOwn(surroundings(process.env)).map(one => one.path);
    const kinds = ["shell", true] as const;
    expect(paths).toEqual(kinds.map(headless => puppeteer.executablePath({headless})));
  });

  test("of other systems", () => {
    const mac = systemBrowsers(machine([], {platform: "darwin"}));
    expect(mac[0]).toBe("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    const windows = systemBrowsers(
      machine([], {platform: "win32", environment: {PROGRAMFILES: "C:/Program Files"}}),
    );
    expect(windows).toEqual([
      "C:/Program Files/Google/Chrome/Application/chrome.exe",
      "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
    ]);
  });
});

function problemOf(step: () => unknown) {
  try {
    step();
  } catch (error) {
    if (error instanceof BrowserProblem) return error.diagnostic;
    throw error;
  }
  throw new Error("nothing was wrong");
}
