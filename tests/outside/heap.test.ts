import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {expect, test} from "vitest";

/** In a process of its own, since flags are those of all its threads. */
const script = `
  import {setImmediate} from "node:timers/promises";
  import {cachedDataVersionTag} from "node:v8";
  import {keepLevel} from ${JSON.stringify(new URL("../../scripts/outside/heap.ts", import.meta.url).href)};
  const much = 200 * 1024 ** 2;
  const tag = cachedDataVersionTag();
  const held = new WeakRef(Buffer.alloc(much).buffer);
  // What is new stays until the work at hand is done.
  await setImmediate();
  const more = Buffer.alloc(much);
  keepLevel();
  console.log(JSON.stringify({
    size: more.length,
    isGone: held.deref() === undefined,
    isSame: cachedDataVersionTag() === tag,
  }));`;

test("memory is given back, and V8 still takes what it compiled from the cache", async () => {
  const tsx = import.meta.resolve("tsx");
  const args = ["--import", tsx, "--input-type=module", "--eval", script];
  const {stdout} = await promisify(execFile)(process.execPath, args);
  expect(JSON.parse(stdout)).toEqual({size: 200 * 1024 ** 2, isGone: true, isSame: true});
});
