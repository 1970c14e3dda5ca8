// Where something in a publication was written, whichever of its files that is.
import type {Span} from "../text.ts";
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
  return {value: path => locate(path, "value"), key: path => locate(path, "key")};

  function locate(path: Path, what: "value" | "key"): Span {
    const [field, ...rest] = path;
    const candidates = files.flatMap(({field: own, id, file}) => {
      if (own === null) return [{file, path}];
      if (own !== field) return [];
      return id === null
        ? [{file, path: rest}]
        : id === rest[0]
          ? [{file, path: rest.slice(1)}]
          : [];
    });
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

function has(data: Plain, path: Path): boolean {
  let value: Plain | undefined = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string, Plain>)[step];
  }
  return value !== undefined;
}
