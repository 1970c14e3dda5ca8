// The memory of pure steps: by identity, and nothing else.
import {describe, expect, test} from "vitest";
import {remembered, rememberedOf} from "../../scripts/lib/memo.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";

interface Item {
  readonly name: string;
}

describe("remembered", () => {
  const counted = () => {
    const calls: string[] = [];
    const work = remembered(
      (items: readonly Item[], word: string) => [items[0]!, ...items, word],
      (items, word) => {
        calls.push(word);
        return {text: items.map(item => item.name).join(word)};
      },
    );
    return {calls, work};
  };
  const [a, b] = [{name: "a"}, {name: "b"}];

  test("the same things in another list are the same things", () => {
    const {calls, work} = counted();
    expect(work([a, b], "+")).toBe(work([a, b], "+"));
    expect(calls).toEqual(["+"]);
  });

  test.each([
    [[b, a], "+"],
    [[a], "+"],
    [[a, b], "-"],
    [[a, {name: "b"}], "+"],
    [[a, b, b], "+"],
  ] as const)("other things, words or order are something else: %#", (items, word) => {
    const {calls, work} = counted();
    work([a, b], "+");
    expect(work(items, word).text).toBe(items.map(item => item.name).join(word));
    expect(calls).toHaveLength(2);
  });

  test("nothing, too, is a result", () => {
    let calls = 0;
    const work = rememberedOf((_: object) => void calls++);
    const thing = {};
    work(thing);
    work(thing);
    expect(calls).toBe(1);
  });

  test("what threw is tried again", () => {
    let calls = 0;
    const work = rememberedOf((_: object) => {
      calls++;
      throw new Error("no");
    });
    const thing = {};
    expect(() => work(thing)).toThrow("no");
    expect(() => work(thing)).toThrow("no");
    expect(calls).toBe(2);
  });
});

test("a file is read once, and one of the same words is another file", () => {
  const source = {path: "a.yaml", text: "a: 1"};
  expect(readYaml(source)).toBe(readYaml(source));
  expect(readYaml({...source})).not.toBe(readYaml(source));
});
