// Where each key and value of a YAML file was written.
import type {SourceText, Span} from "../text.ts";

export type Path = readonly (string | number)[];

/** Never fails: the nearest known ancestor stands in. */
export interface Places {
  value(path: Path): Span;
  key(path: Path): Span;
}

/** What is noted down while a file is read; keys are paths: see `keyOf`. Plain data, which can be kept. */
export interface Noted {
  readonly values: Map<string, Stretch>;
  readonly keys: Map<string, Stretch>;
  readonly scalars: Set<string>;
}

/** From where to where, as one number: there are thousands of them. */
export type Stretch = number;

export function stretch(start: number, end: number): Stretch {
  return start * limit + end;
}

/** More than the characters of any file that is read. */
const limit = 2 ** 24;

/** The same, `by` characters further down. */
export function moved(there: Stretch, by: number): Stretch {
  return there + by * limit + by;
}

const notes = new WeakMap<Places, () => Noted>();

/** What `placesOf` was given, or `note`. */
export function notedIn(places: Places): Noted | undefined {
  return notes.get(places)?.();
}

/** For whoever makes places otherwise: what `placesOf` would be given for the same. */
export function note(places: Places, noted: () => Noted): void {
  notes.set(places, noted);
}

export function placesOf(noted: Noted, source: SourceText): Places {
  const {values, keys, scalars} = noted;
  const whole: Span = {in: source, start: 0, end: Math.min(1, source.text.length)};
  const places = {value: (path: Path) => near(values, path), key};
  note(places, () => noted);
  return places;

  function key(path: Path): Span {
    const own = keys.get(keyOf(path));
    return own === undefined ? itemAt(path) : spanOf(own);
  }

  /** An item of a list has no name; where it is a map, its first character is enough. */
  function itemAt(path: Path): Span {
    const span = near(values, path);
    return scalars.has(keyOf(path)) ? span : firstOf(span);
  }

  function near(stretches: ReadonlyMap<string, Stretch>, path: Path): Span {
    for (let length = path.length; length >= 0; length--) {
      const known = keyOf(path.slice(0, length));
      const there = stretches.get(known);
      if (there === undefined) continue;
      if (length === path.length || scalars.has(known)) return spanOf(there);
      const own = keys.get(known);
      return own === undefined ? firstOf(spanOf(there)) : spanOf(own);
    }
    return whole;
  }

  function spanOf(there: Stretch): Span {
    return {in: source, start: Math.floor(there / limit), end: there % limit};
  }
}

/** Where a whole map would be marked, its first character is enough. */
function firstOf(span: Span): Span {
  return {...span, end: Math.min(span.end, span.start + 1)};
}

export function keyOf(path: Path): string {
  return path.join("\u001f");
}
