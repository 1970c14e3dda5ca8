// The browser that comes with the program: unpacked once, whole, by any number of processes at once.
import {spawn} from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliCompressSync, brotliDecompressSync} from "node:zlib";
import {afterAll, beforeAll, expect, test} from "vitest";
import {
  embeddedFolder,
  embeddedFonts,
  unpackEmbedded,
  type Startable,
} from "../../scripts/outside/embedded-browser.ts";
import {embeddedBrowser, type EmbeddedPackage} from "../../scripts/outside/embedded-parts.ts";
import {trySmallPage} from "../../scripts/outside/try-out.ts";
import {around, environment} from "./printing.ts";

const scratch = mkdtempSync(join(tmpdir(), "costed-embedded-"));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

let parts: EmbeddedPackage;
let first: Startable;
const cache = join(scratch, "cache");
let trials = 0;

beforeAll(async () => {
  const found = embeddedBrowser(around);
  if (!found.ok) throw new Error(`the embedded browser ${found.why}`);
  parts = found.value;
  first = await unpackEmbedded(parts, cache, tryOut);
  whole = inFolder(embeddedFolder(parts, cache));
});

let whole: readonly string[];
/** Every file of the package with its size. */
function inFolder(folder: string): readonly string[] {
  const paths = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(path =>
    /^(chrome-|libraries|fonts\/)/.test(path),
  );
  return paths.map(path => `${path} ${statSync(join(folder, path)).size}`).sort();
}

test("is unpacked and tried out the first time", async () => {
  expect(trials).toBe(1);
  expect(first.executable).toBe(join(cache, "chromium-147.0.0-bf7d8699", "chrome-headless-shell"));
  expect(statSync(first.executable)).toMatchObject({size: 196_676_728});
  expect(statSync(first.executable).mode & 0o777).toBe(0o755);
  expect(readdirSync(cache)).toEqual(["chromium-147.0.0-bf7d8699"]);
  expect(await embeddedFonts(embeddedFolder(parts, cache))).toEqual(["Open Sans"]);
});

test("is used as it is the second time", async () => {
  const before = trials;
  const started = performance.now();
  expect(await unpackEmbedded(parts, cache, tryOut)).toEqual(first);
  expect(performance.now() - started).toBeLessThan(200);
  expect(trials).toBe(before);
});

test.each([
  ["cut short", (folder: string) => truncateSync(join(folder, "chrome-headless-shell"), 1000)],
  ["without a library", (folder: string) => rmSync(join(folder, "libraries/lib/libnss3.so"))],
  ["without its fonts", (folder: string) => rmSync(join(folder, "fonts"), {recursive: true})],
])("is unpacked again when it is %s", async (_, damage) => {
  const folder = embeddedFolder(parts, cache);
  damage(folder);
  expect(inFolder(folder)).not.toEqual(whole);
  const browser = await unpackEmbedded(parts, cache, tryOut);
  expect(inFolder(folder)).toEqual(whole);
  expect((await trySmallPage(startOf(browser))).version).toContain("147.0");
  expect(readdirSync(cache)).toEqual(["chromium-147.0.0-bf7d8699"]);
});

test("works where its folder has been moved, though its list of fonts names whole paths", async () => {
  const moved = join(scratch, "moved");
  mkdirSync(moved);
  renameSync(embeddedFolder(parts, cache), embeddedFolder(parts, moved));
  const before = trials;
  const browser = await unpackEmbedded(parts, moved, tryOut);
  expect(trials).toBe(before + 1);
  expect(readFileSync(browser.environment["FONTCONFIG_FILE"] ?? "", "utf8")).toContain(
    `<dir>${moved}/`,
  );
  renameSync(embeddedFolder(parts, moved), embeddedFolder(parts, cache));
});

test("that finds no font prints a blank page, and that is noticed", async () => {
  const browser = await unpackEmbedded(parts, cache, tryOut);
  const none = join(scratch, "none.conf");
  writeFileSync(none, `<fontconfig><cachedir>${scratch}/none</cachedir></fontconfig>`);
  const blind = {...browser, environment: {...browser.environment, FONTCONFIG_FILE: none}};
  await expect(trySmallPage(startOf(blind))).rejects.toMatchObject({
    diagnostic: {code: "browser/blank"},
  });
});

test("that does not print is not kept for good", async () => {
  const folder = embeddedFolder(parts, cache);
  rmSync(join(folder, "ready.json"));
  const fails = () => Promise.reject(new Error("no page came out"));
  await expect(unpackEmbedded(parts, cache, fails)).rejects.toMatchObject({
    diagnostic: {
      code: "browser/not-unpacked",
      message: expect.stringContaining("no page came out"),
    },
  });
  expect(existsSync(join(folder, "ready.json"))).toBe(false);
  await unpackEmbedded(parts, cache, tryOut);
  expect(existsSync(join(folder, "ready.json"))).toBe(true);
});

test("of a damaged package is refused, and leaves nothing behind", async () => {
  const broken = join(scratch, "package");
  mkdirSync(join(broken, "bin"), {recursive: true});
  for (const file of ["chromium.br", "al2023.tar.br"])
    symlinkSync(join(parts.folder, "bin", file), join(broken, "bin", file));
  const fonts = brotliDecompressSync(readFileSync(join(parts.folder, "bin/fonts.tar.br")));
  fonts[fonts.length >> 1]! ^= 1;
  writeFileSync(join(broken, "bin/fonts.tar.br"), brotliCompressSync(fonts));
  const other = join(scratch, "other");
  await expect(unpackEmbedded({...parts, folder: broken}, other, tryOut)).rejects.toMatchObject({
    diagnostic: {code: "browser/not-unpacked", help: expect.stringContaining("npm ci")},
  });
  expect(readdirSync(other)).toEqual([]);
});

test("may be unpacked by several processes at once", async () => {
  const shared = join(scratch, "shared");
  const script = join(scratch, "unpack.mts");
  const rooms = join(import.meta.dirname, "../../scripts/outside");
  writeFileSync(
    script,
    `
    import {openPrinter} from "${rooms}/browser.ts";
    const printer = await openPrinter({environment: process.env});
    const {bytes} = await printer.print({html: "<p>Raced</p>", timeoutMs: 60000});
    await printer.close();
    console.log(printer.name, bytes.length > 1000);
  `,
  );
  const said = await Promise.all(
    [1, 2].map(() => run(script, {...environment, COSTED_CACHE: shared})),
  );
  expect(said).toEqual(Array(2).fill("chrome-headless-shell 147 (embedded) true\n"));
  expect(readdirSync(shared)).toEqual(["chromium-147.0.0-bf7d8699"]);
});

async function tryOut(browser: Startable): Promise<void> {
  trials += 1;
  await trySmallPage(startOf(browser));
}

function startOf(browser: Startable) {
  return {
    executable: browser.executable,
    kind: "shell",
    environment: {...environment, ...browser.environment},
  } as const;
}

function run(script: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const tsx = join(import.meta.dirname, "../../node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", tsx, script], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  return new Promise(resolve => child.once("close", () => resolve(said)));
}
