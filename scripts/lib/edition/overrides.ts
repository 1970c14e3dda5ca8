// What one edition of a publication says otherwise: values that take the place of the common ones, each with its place in the table
// of editions, and words of its own.
import type {Span} from "../text.ts";
import type {Path, Plain, YamlFile} from "../yaml/yaml.ts";

export interface Override {
  /** From a field of Content on: ["figures", "beds", "value"]. */
  readonly path: Path;
  readonly value: Plain;
  /** The cell. */
  readonly at: Span;
}

/** What `{{edition.organisation}}` prints. */
export interface OwnWord {
  readonly text: string;
  readonly at: Span;
}

export interface Overrides {
  readonly edition: string;
  /** Where it is named. */
  readonly at: Span;
  readonly values: readonly Override[];
  readonly words: ReadonlyMap<string, OwnWord>;
}

/** Which part of Content a file holds: see `Sort` in steps/content.ts. */
export interface Held {
  readonly field: string | null;
  readonly fields: readonly string[];
  readonly id: string | null;
}

/** The file with an edition's values in it, each where its cell is; the file itself where it has none. */
export function overridden(file: YamlFile, held: Held, values: readonly Override[]): YamlFile {
  const own = values.flatMap(one => {
    const path = pathWithin(file, held, one.path);
    return path ? [{...one, path}] : [];
  });
  if (own.length === 0) return file;
  const {places} = file;
  return {
    source: file.source,
    data: own.reduce((data, {path, value}) => withValue(data, path, value), file.data),
    places: {
      value: path => own.find(one => isWithin(path, one.path))?.at ?? places.value(path),
      key: path =>
        // What is to be said of a figure as a whole is to be said of its value.
        own.find(one => isWithin(path, one.path) || isWithin([...path, "value"], one.path))?.at ??
        places.key(path),
    },
  };
}

function pathWithin({data}: YamlFile, {field, fields, id}: Held, path: Path): Path | null {
  const [first, second] = path;
  if (field === null) return fields.includes(String(first)) ? path : null;
  if (first !== field) return null;
  if (id !== null) return second === id ? path.slice(2) : null;
  // Names stand in one of several files; of the publication itself there is one.
  const isHere = field === "about" || Object.hasOwn(Object(data), String(second));
  return isHere ? path.slice(1) : null;
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, i) => String(path[i]) === String(step));
}

function withValue(data: Plain, [step, ...rest]: Path, value: Plain): Plain {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return (data as readonly Plain[]).map((one, i) =>
      i === Number(step) ? withValue(one, rest, value) : one,
    );
  const map = typeof data === "object" && data !== null ? (data as Record<string, Plain>) : {};
  return {...map, [step]: withValue(map[step] ?? null, rest, value)};
}
