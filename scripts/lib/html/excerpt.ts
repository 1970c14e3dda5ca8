// The words around a place in a text, short enough for a line.

const reach = 48;

/** One line; "…" stands where something was left out. */
export function excerptOf(text: string, start: number, end: number): string {
  const before = tidy(text.slice(0, start));
  const after = tidy(text.slice(end));
  const left = before.length <= reach ? before : `…${fromWord(before.slice(-reach))}`;
  const right = after.length <= reach ? after : `${toWord(after.slice(0, reach))}…`;
  return (left + tidy(text.slice(start, end)) + right).trim();
}

/** White space at an edge stays: it says that a word ended there. */
function tidy(text: string): string {
  return text.replace(/[^\S\u00a0]+/g, " ");
}

function fromWord(text: string): string {
  const space = text.indexOf(" ");
  return space < 0 ? text : text.slice(space + 1);
}

function toWord(text: string): string {
  const space = text.lastIndexOf(" ");
  return space < 0 ? text : text.slice(0, space);
}
