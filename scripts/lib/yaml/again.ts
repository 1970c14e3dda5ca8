// A file that was read, and a new version of it: only those of its entries are read again that say something else. They stand at the
// beginning of a line, each with a plain name; wherever anything else stands there, or anything is wrong, nothing is taken over.
import {ownCopy, type SourceText, type Span} from "../text.ts";
import {
  moved,
  note,
  notedIn,
  placesOf,
  stretch,
  type Noted,
  type Path,
  type Places,
} from "./places.ts";
import type {Plain, YamlFile} from "./yaml.ts";

/** A version in which nothing was wrong. */
export interface Version {
  readonly text: string;
  readonly data: {readonly [key: string]: Plain};
  readonly entries: ReadonlyMap<string, Entry>;
}

interface Entry extends Written {
  /** Where all of it stands, so many characters further down than when it was read. */
  readonly places: Places;
  readonly shift: number;
  /** Whether it was the last one where it was read: then the whole ended with it. */
  readonly isLast: boolean;
}

interface Written {
  readonly key: string;
  readonly start: number;
  readonly text: string;
}

/** More than anybody changes at once: then the whole is read quicker. */
const mostFresh = 24;

/** Null where the file is not made of entries alone, or holds one twice. */
export function versionOf({source: {text}, data, places}: YamlFile): Version | null {
  const written = entriesIn(text);
  if (!written || !isMapOf(data, written)) return null;
  const isLast = (i: number): boolean => i === written.length - 1;
  // Where things stood, and nothing of what was read there: an entry that nobody touches for an hour would keep the rest as it was then.
  const stood = placesOf(notedIn(places)!, {path: "", text: ""});
  const entries = written.map((one, i) => ({...one, places: stood, shift: 0, isLast: isLast(i)}));
  if (entries.some(({key, start}) => places.key([key]).start !== start)) return null;
  return {text, data, entries: new Map(entries.map(one => [one.text, one]))};
}

/** `readEntry` gives null where anything is to be said of what it reads. Null where all of it has to be read. */
export function readAgain(
  last: Version,
  source: SourceText,
  readEntry: (source: SourceText) => YamlFile | null,
): {readonly file: YamlFile; readonly version: Version} | null {
  const written = entriesIn(source.text);
  if (!written || new Set(written.map(one => one.key)).size < written.length) return null;
  if (written.filter(one => !last.entries.has(one.text)).length > mostFresh) return null;
  const data: [string, Plain][] = [];
  const entries = new Map<string, Entry>();
  for (const [i, one] of written.entries()) {
    const {key, start, text} = one;
    const before = last.entries.get(text);
    const known = before && (before.isLast || i < written.length - 1) ? before : null;
    const fresh = known ? null : readEntry({path: source.path, text: ownCopy(text)});
    if (!known && !(fresh && isMapOf(fresh.data, [one]))) return null;
    data.push([key, fresh ? (fresh.data as Version["data"])[key]! : last.data[key]!]);
    const entry = known
      ? {...known, ...one, shift: known.shift + start - known.start}
      : {...one, places: fresh!.places, shift: start, isLast: true};
    entries.set(key, entry);
  }
  const all = Object.fromEntries(data);
  const byText = new Map([...entries.values()].map(one => [one.text, one]));
  return {
    file: {source, data: all, places: placesIn(source, entries)},
    version: {text: source.text, data: all, entries: byText},
  };
}

const name = /^[A-Za-z0-9_][\w.-]*(?=:\s)/;

function entriesIn(text: string): readonly Written[] | null {
  // Whatever else JavaScript takes for the end of a line is none in YAML.
  const starts = [...text.matchAll(/(?<![^\n])[^\s#]/g)].map(({index}) => index);
  const before = text.slice(0, starts[0] ?? 0);
  if (starts.length === 0 || !/^(?:[ \t]*(?:#[^\n]*)?\r?\n)*$/.test(before)) return null;
  const entries: Written[] = [];
  for (const [i, start] of starts.entries()) {
    const own = text.slice(start, starts[i + 1]);
    const [key] = name.exec(own) ?? [];
    if (key === undefined) return null;
    entries.push({key, start, text: own});
  }
  return entries;
}

function isMapOf(data: Plain, written: readonly Written[]): data is Version["data"] {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return false;
  return (
    Object.keys(data).length === written.length &&
    written.every(({key}) => Object.hasOwn(data, key))
  );
}

function placesIn(source: SourceText, entries: ReadonlyMap<string, Entry>): Places {
  const all = [...entries.values()];
  const [first, last] = [all[0]!, all.at(-1)!];
  const whole = {
    in: source,
    start: first.start,
    end: further(last, last.places.value([])).end,
  };
  const places: Places = {value: path => at("value", path), key: path => at("key", path)};
  note(places, () => {
    const noted = noteAll(entries);
    noted.values.set("", stretch(whole.start, whole.end));
    return noted;
  });
  return places;

  function at(what: keyof Places, path: Path): Span {
    const entry = entries.get(String(path[0]));
    if (entry) return further(entry, entry.places[what](path));
    return what === "value" && path.length === 0 ? whole : {...whole, end: whole.start + 1};
  }

  function further({shift}: Entry, {start, end}: Span): Span {
    return {in: source, start: start + shift, end: end + shift};
  }
}

function noteAll(entries: ReadonlyMap<string, Entry>): Noted {
  const all: Noted = {values: new Map(), keys: new Map(), scalars: new Set()};
  for (const places of new Set([...entries.values()].map(one => one.places))) {
    const own = notedIn(places)!;
    const entryOf = (path: string): Entry | null => {
      const entry = entries.get(path.split("\u001f", 1)[0]!);
      return entry?.places === places ? entry : null;
    };
    for (const what of ["values", "keys"] as const)
      for (const [path, there] of own[what]) {
        const entry = entryOf(path);
        if (entry) all[what].set(path, moved(there, entry.shift));
      }
    for (const path of own.scalars) if (entryOf(path)) all.scalars.add(path);
  }
  return all;
}
