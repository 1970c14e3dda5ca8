// How many columns words take in a mail program, which shows them in letters of one width.

const graphemes = new Intl.Segmenter("en", {granularity: "grapheme"});
const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** What a reader takes for one character, however it is written. */
export function charactersOf(text: string): readonly string[] {
  return /^[\u0020-\u02ff\u2010-\u2027\u20ac]*$/.test(text)
    ? text.split("")
    : Array.from(graphemes.segment(text), ({segment}) => segment);
}

export function widthOf(text: string): number {
  return charactersOf(text).reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0);
}
