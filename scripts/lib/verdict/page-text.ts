// The words of a page as its program set them → as they read: without ligatures, hyphens at line ends and the numbers of notes.
import {apart} from "../pdf/line-text.ts";

/** Lines end in a line break, cells in a tab; what stands apart is parted by a space. */
export function readableText(text: string): string {
  return (
    text
      // A raised figure is the number of a note, and no part of the number before it.
      .replace(/[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+/g, " ")
      .replace(/[\ufb00-\ufb06\uff01-\uffe6]/g, letter => letter.normalize("NFKC"))
      .replace(/\u00ad[ \t]*\n?[ \t]*/g, "")
      .replace(/(?<=\p{L}{2})[-\u2010][ \t]*\n[ \t]*(?=\p{Ll}{2})/gu, "")
      // A figure space is as wide as a figure, the others are thin: all of them part thousands.
      .replace(/(?<=\d)[\u2002-\u200a\u205f\u2007](?=\d)/g, "\u2009")
      .replace(/[\u2002-\u2006\u2008-\u200a\u205f\u2007\u3000]/g, " ")
      // The sign of a currency may stand in a font of its own, and so in a piece of its own.
      .replace(/(?<=[£€$¥])\s+(?=\d)/g, "")
      .replaceAll(apart, " ")
      .replace(/ {2,}/g, " ")
  );
}
