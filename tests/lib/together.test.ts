import {expect, test} from "vitest";
import {oneByOne, together} from "../../scripts/lib/together.ts";

const later = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

test("all values, in their order", async () => {
  const slow = later(5).then(() => "slow");
  expect(await together([slow, 2, null, Promise.resolve("fast")])).toEqual([
    "slow",
    2,
    null,
    "fast",
  ]);
});

test("a failure is told when all else has ended", async () => {
  let ended = false;
  const slow = later(20).then(() => (ended = true));
  await expect(together([Promise.reject(new Error("no")), slow])).rejects.toThrow("no");
  expect(ended).toBe(true);
});

test("one by one, as they were asked for, though one of them fails", async () => {
  const inTurn = oneByOne();
  const steps: string[] = [];
  const work = (name: string, ms: number) => async () => {
    steps.push(`${name} begins`);
    await later(ms);
    steps.push(`${name} ends`);
    if (name === "b") throw new Error("no");
    return name;
  };
  const all = await Promise.allSettled([
    inTurn(work("a", 9)),
    inTurn(work("b", 1)),
    inTurn(work("c", 4)),
  ]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(all.map(one => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
