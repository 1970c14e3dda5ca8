// How many columns words take in a mail program, which shows them in letters of one width.

// To make it takes as long as a hundred figures take to compute, and most texts ask nobody.
let graphemes: Intl.Segmenter | undefined;

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** What a reader takes for one character, however it is written. */
export function charactersOf(text: string): readonly string[] {
  if (/^[\u0020-\u02ff\u2010-\u2027\u20ac]*$/.test(text)) return text.split("");
  graphemes ??= new Intl.Segmenter("en", {granularity: "grapheme"});
  return Array.from(graphemes.segment(text), ({segment}) => segment);
}

export function widthOf(text: string): number {
  return charactersOf(text).reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0);
}
