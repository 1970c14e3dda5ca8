// The browser that comes with the program, packed → unpacked in the cache folder, once and whole.
import {createHash, randomUUID} from "node:crypto";
import {createReadStream, createWriteStream, readFileSync, readdirSync, statSync} from "node:fs";
import {chmod, mkdir, readFile, readdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import {brotliDecompressSync, createBrotliDecompress} from "node:zlib";
import {readTar, type TarFile} from "../lib/tar.ts";
import {BrowserProblem, messageOf} from "./browser-problem.ts";
import type {EmbeddedPackage, EmbeddedPart} from "./embedded-parts.ts";

/** A browser that can be started: the program, and what its surroundings must say. */
export interface Startable {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts the browser, prints a page and reads it back. @throws when that goes wrong */
export type TryOut = (browser: Startable) => Promise<unknown>;

/**
 * The unpacked browser. The first time, its parts are unpacked beside the place where they will
 * lie, held against their known sizes and hashes, and moved there in one step, so that any number
 * of processes may do so at once; then one page is printed on trial.
 *
 * @throws BrowserProblem when it cannot be unpacked or does not print
 */
export async function unpackEmbedded(
  from: EmbeddedPackage,
  cache: string,
  tryOut: TryOut,
): Promise<Startable> {
  const folder = embeddedFolder(from, cache);
  try {
    if (isReady(folder, from)) return await startable(folder);
    if (!(await isWhole(folder, from))) await unpack(from, folder);
    const browser = await startable(folder);
    await tryOut(browser);
    await markReady(folder);
    return browser;
  } catch (error) {
    throw error instanceof BrowserProblem ? error : notUnpacked(folder, error);
  }
}

export function embeddedFolder(from: EmbeddedPackage, cache: string): string {
  return join(cache, `chromium-${from.version}-${from.program.sha256.slice(0, 8)}`);
}

/** The families of fonts that it prints with where a page brings none. */
export async function embeddedFonts(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, "fonts", "fonts")).catch(() => []);
  return names.map(name => name.replaceAll("_", " ")).sort();
}

const program = "chrome-headless-shell";
const marker = "ready.json";

/** Read in pieces of a megabyte. */
const large = {highWaterMark: 1 << 20};

/** What the marker holds: where the browser was tried out, and what it looked like then. */
interface Marker {
  readonly folder: string;
  readonly files: Readonly<Record<string, number>>;
}

// Every build asks this before its browser starts: a few small files, for which no other thread need be asked.
function isReady(folder: string, from: EmbeddedPackage): boolean {
  try {
    const said = JSON.parse(readFileSync(join(folder, marker), "utf8")) as Marker;
    const sizes = sizesIn(folder);
    const same = Object.entries(said.files).every(([path, size]) => sizes[path] === size);
    return said.folder === folder && same && said.files[program] === from.program.size;
  } catch {
    return false;
  }
}

async function markReady(folder: string): Promise<void> {
  const files = sizesIn(folder);
  await writeWhole(join(folder, marker), JSON.stringify({folder, files} satisfies Marker, null, 1));
}

function sizesIn(folder: string): Readonly<Record<string, number>> {
  const paths = [program];
  for (const part of ["libraries", "fonts"])
    for (const entry of readdirSync(join(folder, part), {recursive: true, withFileTypes: true}))
      if (entry.isFile()) paths.push(join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    paths.sort().map(path => [path, statSync(join(folder, path)).size] as const),
  );
}

/** A folder that another process has unpacked and not yet tried out, or that was copied here. */
async function isWhole(folder: string, from: EmbeddedPackage): Promise<boolean> {
  try {
    for (const [part, name] of [
      [from.libraries, "libraries"],
      [from.fonts, "fonts"],
    ] as const)
      for (const {path, bytes} of await unpackTar(from, part))
        if (!(await readFile(join(folder, name, path))).equals(bytes)) return false;
    const hash = createHash("sha256");
    await pipeline(createReadStream(join(folder, program), large), hash);
    return hash.digest("hex") === from.program.sha256;
  } catch {
    return false;
  }
}

async function unpack(from: EmbeddedPackage, folder: string): Promise<void> {
  const beside = `${folder}.${process.pid}-${randomUUID().slice(0, 8)}`;
  try {
    await mkdir(beside, {recursive: true, mode: 0o700});
    await untar(from, from.libraries, join(beside, "libraries"));
    await untar(from, from.fonts, join(beside, "fonts"));
    await decompress(from, from.program, join(beside, program));
    await chmod(join(beside, program), 0o755);
    await moveTo(beside, folder, from);
  } finally {
    await rm(beside, {recursive: true, force: true});
  }
}

// Somebody may have been quicker: then theirs is as good as ours. What is in the way and not
// whole is moved aside first, because a folder that is not empty cannot be replaced in one step.
async function moveTo(beside: string, folder: string, from: EmbeddedPackage): Promise<void> {
  const moved = await rename(beside, folder).then(
    () => true,
    () => false,
  );
  if (moved || (await isWhole(folder, from))) return;
  await rename(folder, `${beside}.old`).catch(() => undefined);
  try {
    await rename(beside, folder);
  } catch (error) {
    if (!(await isWhole(folder, from))) throw error;
  } finally {
    await rm(`${beside}.old`, {recursive: true, force: true});
  }
}

async function decompress(from: EmbeddedPackage, part: EmbeddedPart, to: string): Promise<void> {
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(
        size > part.size ? new Error(`\`${part.file}\` is larger than it should be`) : null,
        chunk,
      );
    },
  });
  const unpacked = createBrotliDecompress({chunkSize: 1 << 20});
  await pipeline(
    createReadStream(packed(from, part), large),
    unpacked,
    measure,
    createWriteStream(to),
  );
  hold(part, size, hash.digest("hex"));
}

async function untar(from: EmbeddedPackage, part: EmbeddedPart, to: string): Promise<void> {
  for (const {path, bytes, executable} of await unpackTar(from, part)) {
    await mkdir(dirname(join(to, path)), {recursive: true});
    await writeFile(join(to, path), bytes, {mode: executable ? 0o755 : 0o644});
  }
}

async function unpackTar(from: EmbeddedPackage, part: EmbeddedPart): Promise<readonly TarFile[]> {
  const archive = brotliDecompressSync(await readFile(packed(from, part)), {
    maxOutputLength: part.size,
  });
  hold(part, archive.length, createHash("sha256").update(archive).digest("hex"));
  return readTar(archive);
}

function packed(from: EmbeddedPackage, part: EmbeddedPart): string {
  return join(from.folder, "bin", part.file);
}

function hold(part: EmbeddedPart, size: number, sha256: string): void {
  if (size === part.size && sha256 === part.sha256) return;
  throw new Error(`\`${part.file}\` of the package is not what it should be`);
}

// Without a font that it can find, the browser prints empty pages and says nothing. The list of
// its fonts names whole paths, so it is written anew wherever the folder has come to lie.
async function startable(folder: string): Promise<Startable> {
  const file = join(folder, "fonts.conf");
  const list = [
    `<?xml version="1.0"?>`,
    `<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">`,
    `<fontconfig>`,
    `<dir>${escape(join(folder, "fonts", "fonts"))}</dir>`,
    `<cachedir>${escape(join(folder, "fontcache"))}</cachedir>`,
    `</fontconfig>`,
    ``,
  ].join("\n");
  const before = await readFile(file, "utf8").catch(() => "");
  if (before !== list) await writeWhole(file, list);
  return {
    executable: join(folder, program),
    environment: {LD_LIBRARY_PATH: join(folder, "libraries", "lib"), FONTCONFIG_FILE: file},
  };
}

function escape(path: string): string {
  return path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}-${randomUUID().slice(0, 8)}`;
  await writeFile(beside, text);
  await rename(beside, path);
}

function notUnpacked(folder: string, error: unknown): BrowserProblem {
  return new BrowserProblem(
    "not-unpacked",
    `the browser that comes with the program could not be unpacked into \`${folder}\`: ${messageOf(error)}`,
    "it needs 210 MB of room; set `COSTED_CACHE` to another folder, run `npm ci` if its package is damaged, or name another browser in `COSTED_BROWSER`",
  );
}
