// The fonts of a PDF that the browser printed → what each of its codes stands for, and how wide it is.
import {rememberedOf} from "../memo.ts";
import {
  contentsOf,
  dictIn,
  isFlate,
  listIn,
  name,
  nameIn,
  PDFDict,
  PDFStream,
  resolved,
} from "./objects.ts";
import {widthsIn} from "./widths.ts";

export interface Glyph {
  /** One letter, or several where the font joins them. */
  readonly letters: string;
  /** In thousandths of the font's size. */
  readonly width: number;
  readonly isSpace: boolean;
  /** A mark that is set over the letter before it. */
  readonly isMark: boolean;
  /** What only says how others are to be set. */
  readonly isHidden: boolean;
}

export interface Glyphs {
  readonly font: string;
  readonly of: (code: number) => Glyph;
}

/** Null for a font of another kind than the browser's, or one with letters that are set from right to left. */
export function glyphsIn(font: PDFDict): Glyphs | null {
  const widths = widthsIn(font);
  const map = font.lookup(name("ToUnicode"));
  const inner = resolved(listIn(font, "DescendantFonts")?.[0]);
  if (!(inner instanceof PDFDict) || inner.has(name("DW2")) || inner.has(name("W2"))) return null;
  const descriptor = dictIn(inner, "FontDescriptor");
  if (!widths || !descriptor || !(map instanceof PDFStream)) return null;
  if (!isFlate(map.dict)) return null;
  const called = nameIn(descriptor, "FontName");
  if (called === "" || called !== nameIn(font, "BaseFont")) return null;
  const letters = lettersOf(map);
  if (!letters || [...letters.values()].some(one => unfamiliar.test(one))) return null;
  const known: (Glyph | undefined)[] = [];
  return {
    font: called,
    of: code => {
      return (known[code] ??= glyphOf(
        letters.get(code) || String.fromCharCode(code),
        widths(code),
      ));
    },
  };
}

// Letters of scripts from right to left, and forms that are taken apart in ways of their own.
const unfamiliar =
  /[\u0590-\u08ff\u0eb3\u037e\ufb05-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function glyphOf(letters: string, width: number): Glyph {
  if (letters.length === 1 && letters > " " && letters < "\u007f")
    return {letters, width, isSpace: false, isMark: false, isHidden: false};
  const sort = /^(\s)|(\p{Mn})|(\p{Cf})$/u.exec(letters);
  return {
    letters,
    width,
    isSpace: sort?.[1] !== undefined,
    isMark: sort?.[2] !== undefined,
    isHidden: sort?.[3] !== undefined,
  };
}

/** As `lettersIn`, of what stands in the PDF. */
export const lettersOf = rememberedOf((map: PDFStream) =>
  lettersIn(Buffer.from(contentsOf(map)).toString("latin1")),
);

/** Null for a list of another form than the browser's. */
function lettersIn(map: string): ReadonlyMap<number, string> | null {
  const found = new Map<number, string>();
  for (const [, kind, inside = ""] of map.matchAll(
    /\bbegin(bfchar|bfrange)\b([\s\S]*?)\bend\1\b/g,
  )) {
    const codes = inside.trim();
    const isChars = kind === "bfchar";
    const row = isChars
      ? /<([\da-f]{4})>\s*<((?:[\da-f]{4})+)>\s*/gi
      : /<([\da-f]{4})>\s*<([\da-f]{4})>\s*<((?:[\da-f]{4})+)>\s*/gi;
    if (codes.replace(row, "") !== "") return null;
    for (const [, ...parts] of codes.matchAll(row)) {
      const from = parseInt(parts[0]!, 16);
      const to = isChars ? from : parseInt(parts[1]!, 16);
      const first = Buffer.from(parts[isChars ? 1 : 2]!, "hex")
        .swap16()
        .toString("utf16le");
      for (let code = from; code <= to; code += 1) found.set(code, following(first, code - from));
    }
  }
  return found;
}

/** In a range the last unit counts on. */
function following(letters: string, by: number): string {
  if (by === 0) return letters;
  return letters.slice(0, -1) + String.fromCharCode(letters.charCodeAt(letters.length - 1) + by);
}
