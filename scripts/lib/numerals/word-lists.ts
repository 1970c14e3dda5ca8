// Lists of words, as they are written in the files of languages.

/** "one two" from 1 → one is 1, two is 2. Ways to write one number are parted by a slash: "een/één". */
export function counting(
  words: string,
  from = 0,
  step = 1,
): readonly (readonly [string, number])[] {
  return listed(words).flatMap((ways, i) =>
    ways.split("/").map(way => [way, from + i * step] as const),
  );
}

/** "half=2 third/thirds=3" */
export function valued(words: string): ReadonlyMap<string, number> {
  return new Map(
    listed(words).flatMap(entry => {
      const [ways = "", value = ""] = entry.split("=");
      return ways.split("/").map(way => [way.replaceAll("_", " "), Number(value)] as const);
    }),
  );
}

export function setOf(words: string): ReadonlySet<string> {
  return new Set(listed(words));
}

function listed(words: string): readonly string[] {
  return words.split(/\s+/).filter(word => word !== "");
}
