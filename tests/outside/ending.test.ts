// What the program does when it is told to end once, twice and three times, while it writes.
import {spawn} from "node:child_process";
import {join} from "node:path";
import {expect, test} from "vitest";

const ending = join(import.meta.dirname, "../../scripts/outside/ending.ts");

/** Writes for so many milliseconds, and has something else to let go of, which takes longer than anybody waits. */
async function ended(writes: number, signals: number): Promise<readonly [unknown, string]> {
  const script = `
    import {beforeTheEnd, wholly} from ${JSON.stringify(ending)};
    beforeTheEnd({close: () => new Promise(resolve => setTimeout(resolve, 60_000))});
    const write = async () => {
      console.log("writes");
      await new Promise(resolve => setTimeout(resolve, ${writes}));
      console.log("wrote");
    };
    process.on("exit", () => console.log("ended"));
    await wholly(write, () => console.log("undone"));
    await new Promise(resolve => setTimeout(resolve, 60_000));`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]});
  let said = "";
  const code = new Promise(resolve => child.on("close", resolve));
  await new Promise<void>(resolve =>
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      resolve();
    }),
  );
  for (let i = 0; i < signals; i++) {
    child.kill("SIGINT");
    await new Promise(resolve => setTimeout(resolve, 40));
  }
  return [await code, said.replaceAll("\n", " ").trim()];
}

test("a second signal waits for what is being written, and for nothing else", async () => {
  expect(await ended(250, 2)).toEqual([130, "writes wrote ended"]);
}, 20_000);

test("a disk that does not answer is not waited for after it", async () => {
  expect(await ended(30_000, 2)).toEqual([130, "writes undone ended"]);
}, 20_000);

test("a third ends it at once", async () => {
  const began = performance.now();
  const [code, said] = await ended(450, 3);
  expect([code, said], String(performance.now() - began)).toEqual([130, "writes undone ended"]);
}, 20_000);
