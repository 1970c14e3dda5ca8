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
 * Where a part of a value stands in the file, given the span of the whole value as it was written.
 * Quotes, escapes and folded lines can make the value differ from the file's text; then the part is
 * looked for by its own words, and the whole value stands in where that fails.
 */
export function partOf(written: Span, value: string, start: number, end: number): Span {
  const raw = written.in.text.slice(written.start, written.end);
  const whole = raw.indexOf(value);
  if (whole >= 0) return {...written, start: written.start + whole + start, end: written.start + whole + end};
  const part = value.slice(start, end);
  const earlier = value.slice(0, start).split(part).length - 1;
  let at = raw.indexOf(part);
  for (let i = 0; i < earlier && at >= 0; i++) at = raw.indexOf(part, at + 1);
  return at < 0 || part === "" ? written : {...written, start: written.start + at, end: written.start + at + part.length};
}
