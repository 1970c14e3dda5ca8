// A text that somebody wrote, a stretch of it, and how people count lines and columns.

/** A file as it was read. `path` is relative to the project, with forward slashes. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly in: SourceText;
  readonly start: number;
  readonly end: number;
}

/** Line and column as editors show them: both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The same words, by themselves: a piece of a text, however short, keeps all of that text in memory. */
export function ownCopy(piece: string): string {
  // Taken from a new text which is one character longer.
  return ` ${piece}`.slice(1);
}

export function placeAt(source: SourceText, offset: number): Place {
  const before = source.text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  return {line, column: offset - lineStart + 1};
}

/** The whole line that holds `offset`, without its line break. */
export function lineAt(source: SourceText, offset: number): string {
  const start = source.text.lastIndexOf("\n", offset - 1) + 1;
  const end = source.text.indexOf("\n", offset);
  return source.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}

/**
 * Where a part of a value stands in the file, given the span of the whole value as it was written. Lines that were folded and
 * indented differ from the value only in white space, so the two are laid side by side without any. Where escapes make them
 * differ in more, the part is looked for by its own words, and the whole value stands in where that fails too.
 */
export function partOf(written: Span, value: string, start: number, end: number): Span {
  const raw = inked(written.in.text.slice(written.start, written.end));
  const [whole, before, part] = [value, value.slice(0, start), value.slice(start, end)].map(
    text => inked(text).ink,
  ) as [string, string, string];
  const wholeAt = raw.ink.indexOf(whole);
  const at =
    wholeAt >= 0
      ? wholeAt + before.length
      : indexOfNth(raw.ink, part, before.split(part).length - 1);
  const from = raw.offsets[at];
  const to = raw.offsets[at + Math.max(1, part.length) - 1];
  if (from === undefined || to === undefined) return written;
  return {in: written.in, start: written.start + from, end: written.start + to + 1};
}

/** Counted from 0; -1 where there are not so many. */
function indexOfNth(text: string, part: string, n: number): number {
  let at = part === "" ? -1 : text.indexOf(part);
  for (let i = 0; i < n && at >= 0; i++) at = text.indexOf(part, at + part.length);
  return at;
}

/** A text without its white space, and where each of its characters was. */
function inked(text: string): {readonly ink: string; readonly offsets: readonly number[]} {
  const offsets = [...text.split("").keys()].filter(i => /\S/.test(text[i] ?? " "));
  return {ink: offsets.map(i => text[i]).join(""), offsets};
}
