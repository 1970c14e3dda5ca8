// The machine as far as finding a browser needs it: one object, so that a test can make another one.
import {accessSync, constants, existsSync, readFileSync, realpathSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {homedir, tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  readonly temporary: string;
  /** The folder of an installed package, or null; nothing of it is loaded. */
  readonly packageFolder: (name: string) => string | null;
  readonly look: (path: string) => Looked;
  readonly absolute: (path: string) => string;
}

/** What lies at a path: a program that can be run, or why it is none. */
export type Looked =
  | {readonly is: "program"; readonly path: string; readonly size: number; readonly mtimeMs: number}
  | {readonly is: "missing" | "a folder" | "not executable"};

export function surroundings(environment: Environment): Surroundings {
  return {
    environment,
    platform: process.platform,
    arch: process.arch,
    home: environment["HOME"] || environment["USERPROFILE"] || homedir(),
    temporary: tmpdir(),
    packageFolder,
    look,
    absolute: path => resolve(path),
  };
}

export function currentEnvironment(): Environment {
  return process.env;
}

export function nodeVersion(): string {
  return process.versions.node;
}

/** The program's own version, and the Node that it needs, from package.json. */
export function packageVersion(): {readonly version: string; readonly needs: string} {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) {
      const said = JSON.parse(readFileSync(path, "utf8")) as {
        version?: string;
        engines?: {node?: string};
      };
      return {version: said.version ?? "unknown", needs: said.engines?.node ?? ">=20"};
    }
    if (folder === dirname(folder)) return {version: "unknown", needs: ">=20"};
  }
}

function look(path: string): Looked {
  if (!existsSync(path)) return {is: "missing"};
  const stats = statSync(path);
  if (!stats.isFile()) return {is: "a folder"};
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return {is: "not executable"};
  }
  return {is: "program", path: realpathSync(path), size: stats.size, mtimeMs: stats.mtimeMs};
}

function packageFolder(name: string): string | null {
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const end = main.replaceAll("\\", "/").lastIndexOf(`/${name}/`);
    return end < 0 ? dirname(main) : main.slice(0, end + name.length + 1);
  } catch {
    return null;
  }
}
