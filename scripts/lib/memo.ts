// What was made of the very same things is not made again: the memory of the pure steps.
//
// A step that remembers is as pure as before. Its result depends on nothing but its arguments, and nobody ever changes these or
// the result: so whoever asks gets what would have been made anew. Things are the same when they are the same objects. Who keeps
// the sources of a publication hands over those of the last time for all files that have not changed, and with them everything
// that was made of these files alone is there already: no graph says what depends on what. Memory goes with the objects that it
// is about, since nothing else holds it.

/** Objects count by identity, words and numbers by value. */
type Key = object | string | number | boolean | null | undefined;

interface Knot {
  readonly objects: WeakMap<object, Knot>;
  readonly words: Map<Key, Knot>;
  made: {readonly of: unknown} | null;
}

/**
 * `work`, which is done once for the same keys. `keysOf` says what the result depends on: all of it. A list counts by its items:
 * put them among the keys. The first key is an object: with it goes what is remembered.
 */
export function remembered<Args extends readonly unknown[], Result>(
  keysOf: (...args: Args) => readonly [object, ...Key[]],
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  const root = newKnot();
  return (...args) => {
    let knot = root;
    for (const key of keysOf(...args)) knot = next(knot, key);
    knot.made ??= {of: work(...args)};
    return knot.made.of as Result;
  };
}

export interface RememberedOf<Thing, Result> {
  (thing: Thing): Result;
  /** What was made of it, if it was. */
  readonly known: (thing: Thing) => Result | undefined;
  /** For whoever knows what would be made of it, since an earlier run has made it. What is there already stays. */
  readonly recall: (thing: Thing, made: Result) => void;
}

/** For work on one object. */
export function rememberedOf<Thing extends object, Result>(
  work: (thing: Thing) => Result,
): RememberedOf<Thing, Result> {
  const done = new WeakMap<Thing, {readonly made: Result}>();
  const known = (thing: Thing): Result | undefined => done.get(thing)?.made;
  const recall = (thing: Thing, made: Result): void => {
    if (!done.has(thing)) done.set(thing, {made});
  };
  return Object.assign(ask, {known, recall});

  function ask(thing: Thing): Result {
    const before = done.get(thing);
    if (before) return before.made;
    const made = work(thing);
    done.set(thing, {made});
    return made;
  }
}

/**
 * For work on a text that nobody keeps as an object: the same words, whoever wrote them. What has not been asked for in a while is
 * forgotten, so that memory stays level; `most` characters are kept, and as many that were asked for before.
 */
export function rememberedText<Result>(
  most: number,
  work: (text: string, setting: string) => Result,
): (text: string, setting: string) => Result {
  let recent = new Map<string, {readonly made: Result}>();
  let before = recent;
  let size = 0;
  return (text, setting) => {
    const key = `${setting}\n${text}`;
    const known = recent.get(key);
    if (known) return known.made;
    // Of the key, which stays anyway: a piece of a file would keep all of that file in memory.
    const own = key.slice(setting.length + 1);
    const kept = before.get(key) ?? {made: work(own, setting)};
    if (size > most) [before, recent, size] = [recent, new Map(), 0];
    recent.set(key, kept);
    size += key.length;
    return kept.made;
  };
}

/**
 * For work on large texts of which there are few: the same words, whoever wrote them, and the same objects. What was not asked for
 * the longest is forgotten; `most` results are kept.
 */
export function rememberedLately<
  Args extends readonly (string | object | null | undefined)[],
  Result,
>(most: number, work: (...args: Args) => Result): (...args: Args) => Result {
  const kept: {readonly args: Args; readonly made: Result}[] = [];
  return (...args) => {
    const at = kept.findIndex(
      one => one.args.length === args.length && args.every((arg, i) => arg === one.args[i]),
    );
    const one = kept[at] ?? {args, made: work(...args)};
    if (at > 0 || at < 0) {
      if (at > 0) kept.splice(at, 1);
      kept.unshift(one);
      if (kept.length > most) kept.pop();
    }
    return one.made;
  };
}

/**
 * For work of which only the last result is asked for again, while somebody writes or from one edition to the next: nothing grows
 * with the number of values that there have been. The first key is an object, and with it goes what is remembered.
 */
export function rememberedLast<Args extends readonly unknown[], Result>(
  keysOf: (...args: Args) => readonly [object, ...Key[]],
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  const known = new WeakMap<object, {readonly keys: readonly Key[]; readonly made: Result}>();
  return (...args) => {
    const keys = keysOf(...args);
    const last = known.get(keys[0]);
    if (last?.keys.length === keys.length && last.keys.every((key, i) => key === keys[i]))
      return last.made;
    const made = work(...args);
    known.set(keys[0], {keys, made});
    return made;
  };
}

/** What work has looked up in a map. */
export interface LookedUp<Value> {
  /** To be looked up in, as long as the work goes on. */
  readonly map: ReadonlyMap<string, Value>;
  /** Whether all of it would be found in another map as well: then the work would end as it did. */
  readonly isSameIn: (other: ReadonlyMap<string, Value>) => boolean;
}

export function lookedUpIn<Value>(map: ReadonlyMap<string, Value>): LookedUp<Value> {
  const found = new Map<string, Value | undefined>();
  let isWhole = false;
  const get = (name: string): Value | undefined => {
    const value = map.get(name);
    found.set(name, value);
    return value;
  };
  const whole = (): ReadonlyMap<string, Value> => {
    isWhole = true;
    return map;
  };
  return {
    map: {
      get,
      has: name => get(name) !== undefined,
      get size() {
        return whole().size;
      },
      keys: () => whole().keys(),
      values: () => whole().values(),
      entries: () => whole().entries(),
      forEach: work => whole().forEach(work),
      [Symbol.iterator]: () => whole()[Symbol.iterator](),
    },
    isSameIn: other =>
      other === map || (!isWhole && [...found].every(([name, value]) => other.get(name) === value)),
  };
}

const lastMaps = new WeakMap<object, ReadonlyMap<string, object>>();

/** The map itself, or the one before it where both hold the very same things in the same order: so it can be remembered by. */
export function steady<Value extends object>(
  map: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const [first] = map.values();
  if (!first) return map;
  const last = lastMaps.get(first);
  const entries = map.entries();
  const isSame =
    last?.size === map.size &&
    [...last].every(([key, value]) => {
      const [own, other] = entries.next().value!;
      return own === key && other === value;
    });
  if (isSame) return last as ReadonlyMap<string, Value>;
  lastMaps.set(first, map);
  return map;
}

function next(knot: Knot, key: Key): Knot {
  const isObject = (typeof key === "object" && key !== null) || typeof key === "function";
  const known = isObject ? knot.objects.get(key as object) : knot.words.get(key);
  if (known) return known;
  const fresh = newKnot();
  if (isObject) knot.objects.set(key as object, fresh);
  else knot.words.set(key, fresh);
  return fresh;
}

function newKnot(): Knot {
  return {objects: new WeakMap(), words: new Map(), made: null};
}
