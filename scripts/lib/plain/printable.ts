// Words that came from a file → the same for a terminal, on which they can do nothing.

/** Without what a terminal would obey, or would use to show words in another order than they have. */
export function printable(text: string): string {
  return text
    .replace(/[\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}

/** In one line. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, " ").replace(/\t/g, " "));
}
