// What `npm run` starts: the bundled program, made anew when a source has changed, and otherwise the same as the sources.
import {spawn, spawnSync} from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";

const repository = join(import.meta.dirname, "../..");
const away = mkdtempSync(join(tmpdir(), "costed-launcher-"));
/** A checkout of its own, with packages that are all those of the repository and a cache of its own. */
const copy = join(away, "copy");
const cache = join(copy, "node_modules/.cache/costed");

beforeAll(() => {
  for (const name of [
    "scripts",
    "templates",
    "content",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ])
    cpSync(join(repository, name), join(copy, name), {recursive: true});
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(repository, "node_modules")))
    if (name !== ".cache")
      symlinkSync(join(repository, "node_modules", name), join(copy, "node_modules", name));
});
afterAll(() => rmSync(away, {recursive: true, force: true}));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const launcher = ["scripts/start/costed.cjs"];
const sources = ["--import", "tsx", "scripts/cli.ts"];

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: "utf8",
    env: {...process.env, HOME: join(away, "home"), NO_COLOR: "1", ...env},
  });
  return {status, out: stdout.replace(/\d+ ms/, "… ms"), err: stderr};
}

function programs(): readonly string[] {
  return readdirSync(cache).filter(name => name.startsWith("program-"));
}

function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(copy, path), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(copy, path), text.replace(from, to));
}

const commands: readonly (readonly string[])[] = [
  ["check"],
  ["--version"],
  ["--help"],
  ["chek"],
  ["check", "nosuch"],
  ["figures", "programme-cost"],
  ["figures", "--nosuch"],
];

test("says and ends as the sources do, the first time and with compiled code", () => {
  const bySources = commands.map(command => run([...sources, ...command]));
  for (const _ of ["made", "kept"])
    expect(commands.map(command => run([...launcher, ...command]))).toEqual(bySources);
  expect(programs()).toHaveLength(1);
});

test("a source that has changed is in the program at the next start; one that was only touched makes none anew", () => {
  run([...launcher, "--version"]);
  const before = programs();
  utimesSync(join(copy, "scripts/cli.ts"), new Date(), new Date());
  run([...launcher, "--version"]);
  expect(programs()).toEqual(before);
  change("scripts/cli.ts", "One set of costed", "One heap of costed");
  expect(run([...launcher, "--help"]).out).toContain("One heap of costed");
  change("scripts/cli.ts", "One heap of costed", "One set of costed");
  expect(run([...launcher, "--help"]).out).toContain("One set of costed");
  expect(programs()).toHaveLength(2);
});

test("a part that is missing or cut short is made again", () => {
  run([...launcher, "check"]);
  const cut = programs().map(name => join(cache, name, "cli.js"));
  for (const path of cut) writeFileSync(path, "");
  expect(run([...launcher, "--version"])).toEqual({status: 0, out: "0.1.0\n", err: ""});
});

test("compiled code that is damaged is not believed, and made again", () => {
  for (const _ of [1, 2]) run([...launcher, "check"]);
  const files = kept();
  expect(files.length).toBeGreaterThan(5);
  for (const path of files) {
    const bytes = readFileSync(path);
    for (let i = 200; i < bytes.length; i += 97) bytes[i] = bytes[i]! ^ 0xff;
    writeFileSync(path, bytes);
  }
  const damaged = new Map(files.map(path => [path, readFileSync(path)]));
  expect(run([...launcher, "check"]).status).toBe(0);
  // Parts that this command does not load stay as they are.
  const remade = [...damaged].filter(([path, bytes]) => !readFileSync(path).equals(bytes));
  expect(remade.map(([path]) => basename(path))).toContain("cli.js");
  expect(remade.length).toBeGreaterThan(5);
});

test("two that start at once both work, and make one program", async () => {
  rmSync(cache, {recursive: true, force: true});
  const both = [1, 2, 3].map(
    () =>
      new Promise<number | null>(resolve => {
        spawn(process.execPath, [...launcher, "check"], {cwd: copy, stdio: "ignore"}).on(
          "close",
          resolve,
        );
      }),
  );
  expect(await Promise.all(both)).toEqual([0, 0, 0]);
  expect(readdirSync(cache).filter(name => name.startsWith("draft"))).toEqual([]);
  expect(programs()).toHaveLength(1);
});

test("where nothing can be written, the sources run as they are", () => {
  rmSync(join(copy, "node_modules/.cache"), {recursive: true, force: true});
  // A file where a folder should be stops root, too.
  writeFileSync(join(copy, "node_modules/.cache"), "");
  writeFileSync(join(away, "file"), "");
  try {
    const nowhere = {COSTED_CACHE: join(away, "file/cache")};
    expect(run([...launcher, "check"], nowhere)).toEqual(run([...sources, "check"]));
    // The user's own cache is the next best.
    expect(run([...launcher, "check"], {COSTED_CACHE: join(away, "own")}).status).toBe(0);
    expect(readdirSync(join(away, "own")).filter(name => name.startsWith("program-"))).toHaveLength(
      1,
    );
  } finally {
    rmSync(join(copy, "node_modules/.cache"));
  }
});

test("a source that cannot be bundled is told by whoever reads it, with exit code 1 of Node", () => {
  change("scripts/cli.ts", "void main", "void void void main(((");
  const {status, err} = run([...launcher, "check"]);
  change("scripts/cli.ts", "void void void main(((", "void main");
  expect(status).not.toBe(0);
  expect(err).toContain("cli.ts");
});

test("a fault of ours is told by places in the sources", () => {
  change(
    "scripts/commands/check.ts",
    "const done: Checking[] = [];",
    'const done: Checking[] = [];\n  if (project) throw new Error("planted");',
  );
  const line =
    readFileSync(join(copy, "scripts/commands/check.ts"), "utf8")
      .split("\n")
      .findIndex(text => text.includes("planted")) + 1;
  for (const _ of ["made", "kept"]) {
    const {status, err} = run([...launcher, "check"]);
    expect(status).toBe(2);
    expect(err).toContain("Something in costed itself went wrong");
    expect(err).toContain(`${join(copy, "scripts/commands/check.ts")}:${line}:`);
  }
});

function kept(): readonly string[] {
  return readdirSync(cache, {recursive: true, encoding: "utf8"})
    .filter(path => /[\\/]code-[^\\/]+[\\/]/.test(path))
    .map(path => join(cache, path));
}
