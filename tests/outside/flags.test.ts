import {execFile} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {afterAll, expect, test} from "vitest";

const folder = mkdtempSync(join(tmpdir(), "costed-flags-"));
afterAll(() => rmSync(folder, {recursive: true}));

const parts = fileURLToPath(new URL("../../scripts/start/parts.cjs", import.meta.url));
const tag = `require("node:v8").cachedDataVersionTag()`;

/** V8 takes compiled code only where this is what it was when that was compiled. */
function runProgram(budget: number): string {
  const where = JSON.stringify({root: folder, folder, caches: [], budget});
  return `
    const usual = ${tag};
    const seen = require(${JSON.stringify(parts)}).openProgram(${where}).run("cli.js");
    console.log(JSON.stringify({usual, ...seen}));`;
}

test("what is no part of the program is loaded under the flags that Node's own code was compiled under", async () => {
  const others = join(folder, "others.cjs");
  writeFileSync(others, `module.exports = ${tag};`);
  writeFileSync(join(folder, "later.js"), `module.exports = ${tag};`);
  writeFileSync(
    join(folder, "cli.js"),
    `const first = ${tag};
    module.exports = {first, others: require(${JSON.stringify(others)}), later: require("./later.js")};`,
  );
  const args = ["--eval", runProgram(1_000_000)];
  const {stdout} = await promisify(execFile)(process.execPath, args);
  const {usual, first, ...seen} = JSON.parse(stdout) as Record<string, number>;
  expect(seen).toEqual({others: usual, later: first});
  expect(first === usual).toBe(!process.versions.v8.startsWith("11."));
});
