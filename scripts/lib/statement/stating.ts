// The figures that a thing states in its texts: `{{programme-cost}}`, or a field that names one.
import type {Known} from "../content/stated.ts";

export function figuresIn(entry: Known): readonly string[] {
  const texts = Object.values(entry).map(String);
  const mentioned = texts.flatMap(text =>
    [...text.matchAll(/\{\{\s*([a-z0-9][a-z0-9.-]*)[^{}]*\}\}/g)].map(([, id]) => id!),
  );
  const named = texts.filter(text => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(text));
  return [...new Set([...mentioned, ...named])];
}
