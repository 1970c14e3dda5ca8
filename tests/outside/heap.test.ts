import {setImmediate} from "node:timers/promises";
import {cachedDataVersionTag} from "node:v8";
import {expect, test} from "vitest";
import {keepLevel} from "../../scripts/outside/heap.ts";

const much = 200 * 1024 ** 2;

test("memory is given back, and V8 still takes what it compiled from the cache", async () => {
  const tag = cachedDataVersionTag();
  const held = new WeakRef(Buffer.alloc(much).buffer);
  // What is new stays until the work at hand is done.
  await setImmediate();
  const more = Buffer.alloc(much);
  keepLevel();
  expect(more.length).toBe(much);
  expect(held.deref()).toBeUndefined();
  expect(cachedDataVersionTag()).toBe(tag);
});
