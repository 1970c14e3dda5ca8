// Every name that a publication has written, also of what could not be read: nobody is told that it does not exist.
import {isMap} from "../map.ts";
import type {YamlFile} from "../yaml/yaml.ts";

export interface ContentNames {
  readonly of: (field: string) => readonly string[];
  /** True for any name where the file that would hold it could not be read at all. */
  readonly has: (field: string, name: string) => boolean;
}

/** A file that was read: the field of Content that it stands for (null: several, by name), and the name it gives one entry. */
export interface NamingFile {
  readonly field: string | null;
  readonly id: string | null;
  readonly file: YamlFile;
}

/** A file that is no YAML: all that is known are the fields that it would have held. */
export interface UnreadFile {
  readonly fields: readonly string[];
  readonly id: string | null;
}

export function namesIn(read: readonly NamingFile[], unread: readonly UnreadFile[]): ContentNames {
  const written = new Map<string, Set<string>>();
  const add = (field: string, names: readonly string[]): void => {
    const known = written.get(field) ?? new Set();
    written.set(field, known);
    for (const name of names) known.add(name);
  };
  for (const {field, id, file} of read) {
    if (!isMap(file.data)) continue;
    if (field === null)
      for (const [own, entries] of Object.entries(file.data))
        add(own, isMap(entries) ? Object.keys(entries) : []);
    else add(field, id === null ? Object.keys(file.data) : [id]);
  }
  for (const {fields, id} of unread) if (id !== null) for (const field of fields) add(field, [id]);
  const blank = new Set(unread.filter(({id}) => id === null).flatMap(({fields}) => fields));
  return {
    of: field => [...(written.get(field) ?? [])],
    has: (field, name) => blank.has(field) || (written.get(field)?.has(name) ?? false),
  };
}
