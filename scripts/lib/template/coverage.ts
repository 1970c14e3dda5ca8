// Characters that no font of a style sheet promises to have: a browser would take one from somewhere else, or print a box.

/** Each missing character once, in order of appearance. White space and invisible joiners need no font. */
export function charactersWithoutFont(css: string, text: string): readonly string[] {
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => rangesOf(face));
  if (faces.length === 0 || faces.some(ranges => ranges === null)) return [];
  const ranges = faces.flatMap(face => face ?? []);
  const characters = [...new Set(text)].filter(
    character => !/[\s\u200b-\u200d\u2060\ufe0f]/u.test(character),
  );
  return characters.filter(character => {
    const point = character.codePointAt(0) ?? 0;
    return !ranges.some(([from, to]) => point >= from && point <= to);
  });
}

/** Null for a face without `unicode-range`, which promises everything. */
export function rangesOf(face: string): readonly (readonly [number, number])[] | null {
  const ranges = /unicode-range:\s*([^;}]+)/i.exec(face)?.[1];
  if (ranges === undefined) return null;
  return ranges.split(",").map(range => {
    const [from, to] = range
      .trim()
      .replace(/^U\+/i, "")
      .split("-")
      .map(hex => Number.parseInt(hex, 16));
    return [from ?? 0, to ?? from ?? 0] as const;
  });
}
