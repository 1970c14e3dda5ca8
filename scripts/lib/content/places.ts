// Where something in a publication was written, whichever of its files that is.
import type {Span} from "../text.ts";
import {keyOf} from "../yaml/places.ts";
import type {Path, Plain, YamlFile} from "../yaml/yaml.ts";

/** Where something was written. A path begins with the name of a field of Content: ["figures", "programme-cost", "source"]. */
export interface ContentPlaces {
  value(path: Path): Span;
  key(path: Path): Span;
}

/** A file of a publication: the field of Content that it stands for (null: several, by name), and the name it gives one entry. */
export interface PlacedFile {
  readonly field: string | null;
  readonly id: string | null;
  readonly file: YamlFile;
}

export function placesIn(files: readonly PlacedFile[]): ContentPlaces {
  const holders = holdersIn(files);
  return {value: path => locate(path, "value"), key: path => locate(path, "key")};

  function locate(path: Path, what: "value" | "key"): Span {
    const [field, ...rest] = path;
    const candidates = holders(String(field), String(rest[0])).map(({field: own, id, file}) => ({
      file,
      path: own === null ? path : id === null ? rest : rest.slice(1),
    }));
    const holder =
      candidates.find(one => has(one.file.data, one.path)) ??
      candidates.find(one => has(one.file.data, one.path.slice(0, 1))) ??
      candidates[0];
    if (!holder) return {in: {path: String(field), text: ""}, start: 0, end: 0};
    return what === "key"
      ? holder.file.places.key(holder.path)
      : holder.file.places.value(holder.path);
  }
}

/** The files that may hold an entry of a field, in their order: of a thousand tables, one. */
function holdersIn(
  files: readonly PlacedFile[],
): (field: string, id: string) => readonly PlacedFile[] {
  const several = new Map<string, PlacedFile[]>();
  const single = new Map<string, PlacedFile[]>();
  for (const one of files) {
    const [held, key] =
      one.id === null ? [several, one.field ?? ""] : [single, keyOf([one.field ?? "", one.id])];
    const before = held.get(key);
    if (before) before.push(one);
    else held.set(key, [one]);
  }
  const order = new Map(files.map((one, i) => [one, i]));
  const known = new Map<string, readonly PlacedFile[]>();
  return (field, id) => {
    const own = single.get(keyOf([field, id])) ?? [];
    const key = own.length > 0 ? keyOf([field, id]) : field;
    const before = known.get(key);
    if (before) return before;
    const all = [...(several.get(field) ?? []), ...(several.get("") ?? []), ...own];
    const sorted = all.sort((a, b) => order.get(a)! - order.get(b)!);
    known.set(key, sorted);
    return sorted;
  };
}

function has(data: Plain, path: Path): boolean {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string, Plain>)[step];
  }
  return value !== undefined;
}
