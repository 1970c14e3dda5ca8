// The prose among a document's own words, as its template asks for them.
import {isMap} from "../map.ts";
import type {Path, Plain} from "../yaml/yaml.ts";
import type {ProseText} from "./prose-fields.ts";
import type {Fields, WordType} from "./words.ts";

export function proseWords(fields: Fields, value: Plain | undefined, path: Path): readonly ProseText[] {
  if (!isMap(value)) return [];
  return Object.entries(fields).flatMap(([key, {type}]) => inWord(type, value[key], [...path, key]));
}

function inWord(type: WordType, value: Plain | undefined, path: Path): readonly ProseText[] {
  if (type.sort === "list")
    return Array.isArray(value)
      ? (value as readonly Plain[]).flatMap((item, i) => inWord(type.of, item, [...path, i]))
      : [];
  if (type.sort === "fields") return proseWords(type.fields, value, path);
  if (type.sort === "choose") {
    const chosen = isMap(value) ? type.of[String(value[type.by])] : undefined;
    return proseWords({...type.always, ...chosen}, value, path);
  }
  const isProse = type.sort === "leaf" && (type.type === "text" || type.type === "prose");
  return isProse && typeof value === "string" ? [{path, text: value, isCited: false}] : [];
}
