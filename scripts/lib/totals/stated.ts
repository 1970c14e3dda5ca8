// Sums that a document states: its words name the parts and the total, and template.yaml says which words these are.
import {readProse} from "../content/prose.ts";
import type {Path, Plain} from "../yaml/yaml.ts";

/** In template.yaml: `{in: slides, parts: terms.big, total: total.big}`; names of words, a list is gone through. */
export interface SumWords {
  /** Where each of several has its own; null for a sum of the whole document. */
  readonly in: string | null;
  readonly parts: string;
  readonly total: string;
}

export interface StatedSum {
  readonly total: NamedFigure;
  readonly parts: readonly (NamedFigure & {readonly sign: 1 | -1})[];
}

interface NamedFigure {
  readonly figure: string;
  /** Of the words that name it. */
  readonly path: Path;
}

/** Only where each of these words names exactly one figure: of anything else nothing can be said. */
export function statedSums(data: Plain, words: SumWords): readonly StatedSum[] {
  const places = words.in === null ? [[]] : below(data, [], words.in.split("."));
  return places.flatMap(place => {
    const own = valueAt(data, place);
    const texts = (name: string) => below(own, [], name.split("."));
    const [total, ...others] = texts(words.total).map(read);
    const parts = texts(words.parts).map(read);
    if (!total || others.length > 0 || parts.length < 2 || !parts.every(one => one !== null))
      return [];
    return [{total, parts}];

    function read(path: Path) {
      const text = valueAt(own, path);
      const prose = typeof text === "string" ? readProse(text) : null;
      const [named, second] = (prose?.mentions ?? []).filter(({noun}) => noun === "figure");
      if (!named || second) return null;
      const sign = /^\s*[-−–]\s*\{\{/.test(String(text)) ? (-1 as const) : (1 as const);
      return {figure: named.name, path: [...place, ...path], sign};
    }
  });
}

/** The paths of all values of that name, through every list on the way. */
function below(value: Plain, path: Path, steps: readonly string[]): readonly Path[] {
  if (Array.isArray(value))
    return value.flatMap((one: Plain, i) => below(one, [...path, i], steps));
  const [step, ...others] = steps;
  if (step === undefined) return value === null ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  const inner = (value as Readonly<Record<string, Plain>>)[step];
  return inner === undefined ? [] : below(inner, [...path, step], others);
}

function valueAt(value: Plain, path: Path): Plain {
  return path.reduce<Plain>((at, step) => (at as Readonly<Record<string, Plain>>)[step]!, value);
}
