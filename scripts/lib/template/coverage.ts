// Characters that no font of a style sheet promises to have: a browser would take one from somewhere else, or print a box.
import {rememberedLately} from "../memo.ts";

/** Each missing character once, in order of appearance. White space and invisible joiners need no font. */
export function charactersWithoutFont(css: string, text: string): readonly string[] {
  const missing = uncovered(css);
  return missing ? [...new Set(text.match(missing))] : [];
}

/** Null where nothing can be said. */
const uncovered = rememberedLately(8, (css: string): RegExp | null => {
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => rangesOf(face));
  if (faces.length === 0 || faces.some(ranges => ranges === null)) return null;
  const covered = faces
    .flatMap(face => face ?? [])
    .map(([from, to]) => [from, Math.min(to, 0x10ffff)] as const)
    .flatMap(([from, to]) => (from <= to ? `${hex(from)}-${hex(to)}` : []));
  return new RegExp(`[^\\s\u200b-\u200d\u2060\ufe0f${covered.join("")}]`, "gu");
});

function hex(point: number): string {
  return `\\u{${point.toString(16)}}`;
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
