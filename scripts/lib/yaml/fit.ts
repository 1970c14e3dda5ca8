// YAML held against a shape: a value that fits, or what is wrong with it, at its place.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {remembered} from "../memo.ts";
import {misfitsOf} from "./misfits.ts";
import type {Schema} from "./schema.ts";
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
