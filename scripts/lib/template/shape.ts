// What the check of a template sees of a model: which names there are, of what sort the values are, and whether they are empty.
// Not what they say, except of those fields whose words a template has been seen to compare. Models of the same shape get the
// same findings, and so a new value of a figure costs nothing.
import {rememberedText} from "../memo.ts";
import {isNode, type Model} from "./model.ts";

/** Words of any field: where it is not known which. */
export const anyField = "*";
/** Words in a list: no field has such a name. */
export const itemField = "[]";

/** The fields whose words count, of all templates so far; there are few, and so they count for all alike. */
const compared = new Set<string>();
let known = new WeakMap<object, number>();
let last = 0;

/** The same number for the same shape, and no number for two. */
const numbered = rememberedText(2_000_000, () => ++last);

/** From now on, what stands in a field of this name is part of every shape. */
export function compareWordsOf(field: string): void {
  if (compared.has(field)) return;
  compared.add(field);
  known = new WeakMap();
}

/**
 * What was made for a model, for all of the same shape; `most` are kept. To know a shape takes as long as most that is made of it: that
 * of the first model is not asked for before there is a second one.
 */
export function byShape<Made>(most: number): (model: Model, make: () => Made) => Made {
  const kept = new Map<number, Made>();
  let first: {readonly model: Model; readonly made: Made} | null = null;
  let isAlone = true;
  return (model, make) => {
    if (first?.model === model) return first.made;
    if (first) kept.set(shapeOf(first.model), first.made);
    first = null;
    const before = isAlone ? undefined : kept.get(shapeOf(model));
    if (before !== undefined) return before;
    const made = make();
    if (kept.size >= most) kept.clear();
    // Not the shape from before: while it was made, it was seen which words count.
    if (isAlone) first = {model, made};
    else kept.set(shapeOf(model), made);
    isAlone = false;
    return made;
  };
}

export function shapeOf(value: Model): number {
  if (typeof value !== "object" || value === null) return numbered(wordShape(value, anyField), "");
  const before = known.get(value);
  if (before !== undefined) return before;
  const shape = numbered(isNode(value) ? nodeShape(value) : partsShape(value), "");
  known.set(value, shape);
  return shape;
}

function nodeShape(value: Extract<Model, {readonly node: string}>): string {
  return `${value.node} ${"about" in value ? shapeOf(value.about) : ""}`;
}

function partsShape(value: readonly Model[] | {readonly [name: string]: Model}): string {
  if (Array.isArray(value))
    return `list ${value.map(item => partShape(item as Model, itemField)).join(" ")}`;
  return `map ${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)} ${partShape(item, key)}`)
    .join(" ")}`;
}

function partShape(value: Model, field: string): string {
  return typeof value === "object" && value !== null
    ? String(shapeOf(value))
    : wordShape(value, field);
}

function wordShape(value: string | number | boolean | null, field: string): string {
  if (value === null) return "nothing";
  const isCompared = compared.has(field) || compared.has(anyField);
  if (isCompared) return `${typeof value} ${JSON.stringify(value)}`;
  return value ? "word" : "empty";
}
