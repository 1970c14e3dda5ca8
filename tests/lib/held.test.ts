// Old versions of files are let go of: a piece of a text keeps all of that text in memory, and somebody saves a thousand times a day.
import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {expect, test} from "vitest";
import {rememberedText} from "../../scripts/lib/memo.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** In MB. */
function grownBy(work: () => unknown): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = work();
  collect();
  const after = process.memoryUsage().heapUsed;
  expect(kept).toBeDefined();
  return (after - before) / 1e6;
}

const versions = 60;
const filling = "# Nothing that anybody has to know, in so many words.\n".repeat(3000);

test.each([
  ["entry by entry", ""],
  ["as a whole", '"an odd": name\n'],
])("a file that is read again, %s", (_how, oddity) => {
  const path = `content/held/${oddity.length}.yaml`;
  const version = (i: number): string => {
    const entries = Array.from(
      {length: versions},
      (_, n) => `entry-${n}:\n  label: the words of entry ${n}, ${n < i ? "new" : "old"} ones\n`,
    );
    return Buffer.from(`${filling}${oddity}${entries.join("")}`).toString();
  };
  const data: unknown[] = [];
  const grown = grownBy(() => {
    for (let i = 0; i < versions; i++) {
      const read = readYaml({path, text: version(i)});
      if (read.ok) data.push(read.value.data);
    }
    return data;
  });
  // Each of them has a sixth of a megabyte.
  expect(grown).toBeLessThan((versions * filling.length) / 1e6 / 4);
});

test("words that are remembered", () => {
  const ask = rememberedText(2_000_000, text => ({piece: text.slice(3)}));
  const grown = grownBy(() => {
    for (let i = 0; i < versions; i++) {
      const text = Buffer.from(`${filling}these are the words of version ${i}`).toString();
      ask(text.slice(filling.length), "");
    }
    return ask;
  });
  expect(grown).toBeLessThan((versions * filling.length) / 1e6 / 4);
});
