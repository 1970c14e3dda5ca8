// The program as a shell sees it.
import {spawn} from "node:child_process";
import {join} from "node:path";
import {expect} from "vitest";

const cli = join(import.meta.dirname, "../../scripts/cli.ts");
const tsx = import.meta.resolve("tsx");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export async function runIn(folder: string, ...words: readonly string[]): Promise<Ran> {
  return runWith({}, folder, ...words);
}

/** With some variables of its environment: `{COLUMNS: "80"}`. */
export async function runWith(
  variables: Readonly<Record<string, string>>,
  folder: string,
  ...words: readonly string[]
): Promise<Ran> {
  const {FORCE_COLOR: _, NO_COLOR: _also, COLUMNS: _either, ...environment} = process.env;
  const child = spawn(process.execPath, ["--import", tsx, cli, ...words], {
    cwd: folder,
    env: {...environment, ...variables},
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data: Buffer) => (out += data.toString()));
  child.stderr.on("data", (data: Buffer) => (err += data.toString()));
  const code = await new Promise<number | null>((done, failed) =>
    child.on("error", failed).on("close", done),
  );
  return {code, out, err};
}

export function expectNoStack(text: string): void {
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(text).not.toContain("Something in costed itself");
}
