// What was made for a model serves all of the same shape, and no other: whatever came first.
import {describe, expect, test} from "vitest";
import {textNode, type Model} from "../../scripts/lib/template/model.ts";
import type * as Shape from "../../scripts/lib/template/shape.ts";

// What templates of other tests have compared would count here, too: these tests have the module for themselves.
const alone = "../../scripts/lib/template/shape.ts?alone";
const {byShape, compareWordsOf} = (await import(alone)) as typeof Shape;

const figure = (cost: string): Model => ({cost: textNode(cost), parts: [{size: cost}]});
const others: readonly (readonly [string, Model])[] = [
  ["with a part more", {cost: textNode("1"), parts: [{size: "1"}, {size: "1"}]}],
  ["with an empty word", figure("")],
  ["without a name", {parts: [{size: "1"}]}],
];

describe("what was made for a model", () => {
  test("is made once for the very same one, and for others of its shape", () => {
    const {of, made} = counted();
    const first = figure("1");
    expect([of(first), of(first), of(figure("2")), of(first), of(figure("3"))]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(made()).toBe(1);
  });

  test.each(others)("is made again for one %s, whichever came first", (_, other) => {
    for (const [one, two] of [
      [figure("1"), other],
      [other, figure("1")],
    ] as const) {
      const {of} = counted();
      expect([of(one), of(two), of(one), of(two)]).toEqual([1, 2, 1, 2]);
    }
  });

  test("is made again where it was seen, while it was made, that words count", () => {
    let made = 0;
    const kept = byShape<number>(8);
    const of = (mark: string): number =>
      kept({mark}, () => {
        compareWordsOf("mark");
        return ++made;
      });
    expect([of("up"), of("down"), of("up"), of("down")]).toEqual([1, 2, 1, 2]);
  });
});

function counted(): {readonly of: (model: Model) => number; readonly made: () => number} {
  let made = 0;
  const kept = byShape<number>(8);
  return {of: model => kept(model, () => ++made), made: () => made};
}
