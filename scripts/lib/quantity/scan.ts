// Reading a text from left to right: what stands at a place.

/** Any space that may part figures and words, the no-break ones that we print among them. */
export const space = "[ \\t\\u00a0\\u2009\\u202f]";

/** What `pattern` matches at exactly `at`, "" included; null if it does not. It must be sticky. */
export function stretchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

export function afterSpaces(text: string, at: number): number {
  return at + (stretchAt(spaces, text, at) ?? "").length;
}

/** A text made safe to stand in a pattern. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const spaces = new RegExp(`${space}*`, "y");
