// What is measured, and with what: the program as people start it, marp with the very same browser, and their versions.
import {mkdirSync, readFileSync, rmSync} from "node:fs";
import {cpus, totalmem, release, type as systemType} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {startable} from "../../scripts/outside/browser.ts";
import {currentEnvironment, surroundings} from "../../scripts/outside/surroundings.ts";
import type {Command} from "./measure.ts";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export interface Bench {
  /** Ours to fill and to clear. */
  readonly folder: string;
  readonly rounds: number;
  readonly browser: {
    readonly name: string;
    readonly executable: string;
    readonly environment: Readonly<Record<string, string | undefined>>;
  };
  readonly progress: (what: string) => void;
}

export async function openBench(
  folder: string,
  rounds: number,
  progress: (what: string) => void,
): Promise<Bench> {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const around = surroundings(currentEnvironment());
  const place = findBrowser(around, undefined);
  const {executable, environment} = await startable(place, around);
  return {folder, rounds, progress, browser: {name: place.name, executable, environment}};
}

/** As `npm run costed --` starts it, without what npm itself takes. */
export function costed(project: string, ...args: readonly string[]): Command {
  const {scripts} = packageAt(root) as {scripts: Record<string, string>};
  const [, ...line] = scripts["costed"]!.split(" ");
  const own = line.map(word => (word.startsWith("scripts/") ? join(root, word) : word));
  return {
    program: process.execPath,
    args: [...own, ...args, "--project", project],
    // Where tsx is found, as long as it is what runs the program.
    cwd: root,
  };
}

export function marp({browser}: Bench, cwd: string, ...args: readonly string[]): Command {
  return {
    program: process.execPath,
    args: [
      join(root, "node_modules/@marp-team/marp-cli/marp-cli.js"),
      ...args,
      "--pdf",
      "--html",
      "--allow-local-files",
      "--no-stdin",
    ],
    cwd,
    env: {...browser.environment, CHROME_PATH: browser.executable},
  };
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly versions: readonly (readonly [string, string])[];
}

export function machine({browser}: Bench): Machine {
  const processors = cpus();
  const version = (name: string): string =>
    String(packageAt(join(root, "node_modules", name))["version"]);
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${systemType()} ${release()}`,
    versions: [
      ["costed", String(packageAt(root)["version"])],
      ["node", process.version],
      ["browser of all", browser.name],
      ...[
        "@marp-team/marp-cli",
        "@marp-team/marp-core",
        "puppeteer",
        "vega-lite",
        "handlebars",
      ].map(name => [name, version(name)] as const),
    ],
  };
}

function packageAt(folder: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
}
