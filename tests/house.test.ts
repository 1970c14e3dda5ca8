// The floor plan of scripts/README.md: who may import whom, where effects live, how large a file may be.
import {readdirSync, readFileSync} from "node:fs";
import {join, posix} from "node:path";
import {describe, expect, test} from "vitest";

const root = join(import.meta.dirname, "../scripts");

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly {
    readonly from: string;
    readonly type: boolean;
    readonly dynamic: boolean;
  }[];
}

const mayImport: Readonly<Record<string, readonly string[]>> = {
  lib: ["lib"],
  helpers: ["lib", "helpers"],
  steps: ["lib", "helpers", "steps"],
  outside: ["lib", "outside", "start"],
  "numbers.ts": ["lib", "steps"],
  "pipeline.ts": ["lib", "helpers", "steps", "numbers.ts", "pipeline.ts", "outside"],
  "print.ts": ["lib", "steps", "pipeline.ts", "outside"],
  "publish.ts": ["lib", "steps", "pipeline.ts", "print.ts", "outside"],
  commands: [
    "lib",
    "helpers",
    "steps",
    "outside",
    "pipeline.ts",
    "print.ts",
    "publish.ts",
    "commands",
  ],
  start: ["start"],
  "cli.ts": ["lib", "steps", "outside", "pipeline.ts", "commands"],
  // It runs in a browser: what it knows of all the rest is what the preview's server says to it.
  viewer: ["lib/preview", "viewer"],
};

/** Steps in the order in which a value passes through them: one may name the types of those before it. */
const order = [
  "content",
  "references",
  "quantities",
  "figures",
  "totals",
  "rules",
  "mentions",
  "charts",
  "model",
  "look",
  "template",
  "document",
  "manuscript",
  "headlines",
  "html",
  "record",
  "statement",
  "difference",
  "verify",
  "manifest",
  "prints",
];
const effects = /^node:(fs|net|http|https|child_process|os|dns|worker_threads|readline)/;
const forbidden =
  /\b(process\.|Date\.now|new Date\(\)|Math\.random|performance\.now|console\.|globalThis\.fetch|\bfetch\()/;

const files = read();

describe("the floor plan", () => {
  test("there is something to look at", () => expect(files.length).toBeGreaterThan(30));

  test.each(files.map(file => [file.path, file] as const))("%s", (_, file) =>
    expect(violations(file)).toEqual([]),
  );

  test("no package is imported in more than three files", () => {
    const homes = new Map<string, Set<string>>();
    for (const file of files)
      for (const {from} of file.imports)
        if (!from.startsWith(".") && !from.startsWith("node:"))
          homes.set(from, (homes.get(from) ?? new Set()).add(file.path));
    const spread = [...homes]
      .filter(([name, where]) => where.size > (widelyUsed[name] ?? 3))
      .map(([name, where]) => `${name}: ${[...where].join(", ")}`);
    expect(spread).toEqual([]);
  });

  test("there are no circles", () => expect(circles()).toEqual([]));

  test("the floor plan names every room and every step", () => {
    const plan = readFileSync(join(root, "README.md"), "utf8");
    const missing = files
      .filter(
        file =>
          (file.room === "steps" ||
            file.room === "outside" ||
            file.room === "commands" ||
            file.room === "helpers" ||
            file.room === "viewer") &&
          !plan.includes(posix.basename(file.path)),
      )
      .map(file => file.path);
    expect(missing).toEqual([]);
  });
});

describe("planted violations are found", () => {
  const planted = (path: string, text: string): readonly string[] => violations(parse(path, text));
  test.each([
    ["lib/a.ts", 'import {b} from "../steps/content.ts";'],
    ["lib/a.ts", 'import {readFile} from "node:fs/promises";'],
    ["steps/content.ts", 'import type {Figures} from "./figures.ts";'],
    ["steps/figures.ts", 'import {readContent} from "./content.ts";'],
    ["steps/figures.ts", "console.log(1);"],
    ["lib/a.ts", "const now = new Date();"],
    ["helpers/a.ts", 'import {compose} from "../pipeline.ts";'],
    ["pipeline.ts", 'import {openPrinter} from "./outside/browser.ts";'],
    ["numbers.ts", 'import {openPrinter} from "./outside/browser.ts";'],
    ["publish.ts", 'import {openPrinter} from "./outside/browser.ts";'],
    ["print.ts", 'import {openPrinter} from "./outside/browser.ts";'],
    ["lib/a.ts", "x\n".repeat(251)],
    ["viewer/a.tsx", 'import {hashOf} from "../lib/hash.ts";'],
    ["viewer/a.tsx", 'import {serve} from "../outside/server.ts";'],
    ["viewer/a.tsx", 'import {readFile} from "node:fs/promises";'],
    ["commands/a.ts", 'import {App} from "../viewer/app.tsx";'],
  ])("%s with %j", (path, text) => expect(planted(path, text)).not.toEqual([]));
});

/** decimal.js is the number type of the core, and so at home in all of it; Preact is in all of the viewer. */
const widelyUsed: Readonly<Record<string, number>> = {
  "decimal.js": 99,
  preact: 99,
  "preact/hooks": 99,
};

function violations(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const lines = file.text.split("\n").length - 1;
  if (lines > 250) found.push(`${lines} lines; 250 are allowed`);
  const isOrder = ["numbers.ts", "pipeline.ts", "publish.ts", "print.ts"].includes(file.room);
  const pure = isOrder || ["lib", "helpers", "steps"].includes(file.room);
  const code = file.text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\.|[^`])*`|"(?:\\.|[^"\n])*"/g,
    "",
  );
  if (pure && forbidden.test(code)) found.push(`an effect: ${forbidden.exec(code)?.[0]}`);
  for (const {from, type} of file.imports) {
    if (pure && effects.test(from)) found.push(`imports ${from}`);
    if (file.room === "viewer" && !from.startsWith(".") && !/^preact(\/|$)/.test(from))
      found.push(`imports ${from}, which is not there in a browser`);
    if (!from.startsWith(".")) continue;
    const target = posix.join(posix.dirname(file.path), from);
    const room = roomOf(target);
    const may = mayImport[file.room] ?? [];
    if (!may.some(one => one === room || target.startsWith(`${one}/`)))
      found.push(`${file.room} imports ${room}`);
    if (isOrder && room === "outside" && !type)
      found.push("the pipeline knows only the types of outside");
    if (file.room === "steps" && room === "steps") {
      const [own, other] = [file.path, target].map(path =>
        order.indexOf(posix.basename(path, ".ts")),
      ) as [number, number];
      if (!type) found.push(`calls another step, ${target}`);
      if (own >= 0 && other > own) found.push(`knows a later step, ${target}`);
    }
  }
  return found;
}

function circles(): readonly string[] {
  const next = new Map(
    files.map(file => [
      file.path,
      file.imports
        .filter(one => one.from.startsWith(".") && !one.type)
        .map(one => posix.join(posix.dirname(file.path), one.from)),
    ]),
  );
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  for (const file of files) visit(file.path, []);
  return found;

  function visit(path: string, via: readonly string[]): void {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open")
      return void found.push([...via.slice(via.indexOf(path)), path].join(" → "));
    state.set(path, "open");
    for (const one of next.get(path) ?? []) visit(one, [...via, path]);
    state.set(path, "done");
  }
}

function read(): readonly SourceFile[] {
  const paths = readdirSync(root, {recursive: true, encoding: "utf8"}).filter(path =>
    /\.tsx?$/.test(path),
  );
  return paths.map(path =>
    parse(path.replaceAll("\\", "/"), readFileSync(join(root, path), "utf8")),
  );
}

function parse(path: string, text: string): SourceFile {
  const statics = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;"']*?\s+from\s+)?["']([^"']+)["']/gm),
  ].map(([, type, from]) => ({from: from!, type: type !== undefined, dynamic: false}));
  const dynamics = [...text.matchAll(/\bimport\(["']([^"']+)["']\)/g)].map(([, from]) => ({
    from: from!,
    type: false,
    dynamic: true,
  }));
  return {path, room: roomOf(path), text, imports: [...statics, ...dynamics]};
}

function roomOf(path: string): string {
  return path.split("/")[0]!;
}
