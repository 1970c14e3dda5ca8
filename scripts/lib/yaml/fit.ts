// YAML held against a shape: a value that fits, or what is wrong with it, at its place.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {remembered} from "../memo.ts";
import {misfitsOf} from "./misfits.ts";
import {isMap} from "../map.ts";
import {entryShapeOf, fieldShapesOf, isId, type Schema} from "./schema.ts";
import type {Path, Plain, YamlFile} from "./yaml.ts";

export interface Fitted<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `room` begins the codes of the findings. `entriesAt` is the depth at which entries stand that can do without each other:
 * then what fits is kept, and only what does not is left out, so that one wrong figure does not hide what there is to say of the
 * others.
 */
export function fit<T>(file: YamlFile, schema: Schema<T>, room: string, entriesAt = 0): Fitted<T> {
  return fitted(file, schema, room, entriesAt) as Fitted<T>;
}

const fitted = remembered(
  (file: YamlFile, schema: Schema, room: string, entriesAt: number) => [
    file,
    schema,
    room,
    entriesAt,
  ],
  fitFresh,
);

function fitFresh<T>(
  file: YamlFile,
  schema: Schema<T>,
  room: string,
  entriesAt: number,
): Fitted<T> {
  const whole = entriesAt > 0 ? fitEntries(file.data, schema, entriesAt) : null;
  if (whole) return {value: whole.fits as T, diagnostics: []};
  const result = schema.safeParse(file.data);
  if (result.success) return {value: result.data, diagnostics: []};
  const {issues} = result.error;
  const broken =
    entriesAt > 0 && issues.every(issue => issue.path.length >= entriesAt)
      ? issues.map(issue => issue.path.slice(0, entriesAt) as Path)
      : null;
  const rest = broken && schema.safeParse(broken.reduce(without, file.data));
  const diagnostics = misfitsOf(issues, file.data).map(({code, message, help, path, mark}) =>
    errorAt(file.places[mark](path), `${room}/${code}`, message, help),
  );
  return {
    value: rest?.success ? rest.data : null,
    diagnostics: diagnostics.toSorted((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0)),
  };
}

/**
 * Entry by entry, so that those which stand there as before need not be looked at again, and are the same objects. Null where
 * something does not fit: then all is looked at together, for what there is to say of it.
 */
function fitEntries(data: Plain, schema: Schema, depth: number): {readonly fits: unknown} | null {
  if (!isMap(data)) return null;
  const entry = depth === 1 ? entryShapeOf(schema) : null;
  const fields = depth > 1 ? fieldShapesOf(schema) : null;
  if (fields && Object.keys(fields).some(name => !Object.hasOwn(data, name))) return null;
  const fits: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    const shape = entry && isId(name) ? entry : fields?.[name];
    const fitted = shape && (entry ? fitEntry(value, shape) : fitEntries(value, shape, depth - 1));
    if (!fitted) return null;
    fits[name] = fitted.fits;
  }
  return entry || fields ? {fits} : null;
}

function fitEntry(value: Plain, shape: Schema): {readonly fits: unknown} | null {
  if (typeof value === "object" && value !== null) return fitThing(value, shape);
  const result = shape.safeParse(value);
  return result.success ? {fits: result.data} : null;
}

const fitThing = remembered(
  (value: Plain & object, shape: Schema) => [value, shape],
  (value, shape) => {
    const result = shape.safeParse(value);
    return result.success ? {fits: result.data} : null;
  },
);

function without(data: Plain, [first, ...rest]: Path): Plain {
  if (typeof data !== "object" || data === null || first === undefined) return data;
  const kept = Object.entries(data).flatMap(([key, value]) =>
    key !== String(first)
      ? [[key, value] as const]
      : rest.length > 0
        ? [[key, without(value, rest)] as const]
        : [],
  );
  return Array.isArray(data) ? kept.map(([, value]) => value) : Object.fromEntries(kept);
}
