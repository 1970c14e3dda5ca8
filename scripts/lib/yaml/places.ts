// Where each key and value of a YAML file was written.
import type {Span} from "../text.ts";

export type Path = readonly (string | number)[];

/** Never fails: the nearest known ancestor stands in. */
export interface Places {
  value(path: Path): Span;
  key(path: Path): Span;
}

/** What is noted down while a file is read; keys are paths: see `keyOf`. */
export interface Noted {
  readonly values: Map<string, Span>;
  readonly keys: Map<string, Span>;
  readonly scalars: Set<string>;
}

export function placesOf({values, keys, scalars}: Noted, whole: Span): Places {
  return {value: path => near(values, path), key: path => keys.get(keyOf(path)) ?? itemAt(path)};

  /** An item of a list has no name; where it is a map, its first character is enough. */
  function itemAt(path: Path): Span {
    const span = near(values, path);
    return scalars.has(keyOf(path)) ? span : firstOf(span);
  }

  function near(spans: ReadonlyMap<string, Span>, path: Path): Span {
    for (let length = path.length; length >= 0; length--) {
      const known = keyOf(path.slice(0, length));
      const span = spans.get(known);
      if (span)
        return length === path.length || scalars.has(known)
          ? span
          : (keys.get(known) ?? firstOf(span));
    }
    return whole;
  }
}

/** Where a whole map would be marked, its first character is enough. */
function firstOf(span: Span): Span {
  return {...span, end: Math.min(span.end, span.start + 1)};
}

export function keyOf(path: Path): string {
  return path.join("\u001f");
}
