// How wide the characters of a font are, as the PDF says it.
import {rememberedOf} from "../memo.ts";
import {dictIn, listIn, nameIn, numberIn, PDFDict, resolved, type PDFObject} from "./objects.ts";
import type {Widths} from "./runs.ts";

/** Null for a font of another kind than the browser's: with codes of two bytes that are its own glyphs, in lines from left to right. */
export function widthsIn(font: PDFDict): Widths | null {
  const inner = resolved(listIn(font, "DescendantFonts")?.[0]);
  if (nameIn(font, "Encoding") !== "Identity-H" || !(inner instanceof PDFDict)) return null;
  const list = listIn(inner, "W");
  const widths = list && widthsOf(list);
  const usual = numberIn(inner, "DW") ?? 1000;
  return code => widths?.get(code) ?? usual;
}

/** Every drawing asks for those of its fonts. */
const widthsOf = rememberedOf((written: readonly PDFObject[]): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>();
  const list = written.map(resolved);
  // Either a first code and the widths from there on, or two codes and the width of all between them.
  for (let i = 0; i < list.length;) {
    const [first, next, width] = list.slice(i, i + 3);
    const from = valueOf(first);
    if (Array.isArray(next)) {
      for (const [step, one] of next.entries()) widths.set(from + step, valueOf(resolved(one)));
      i += 2;
    } else {
      for (let code = from; code <= valueOf(next); code += 1) widths.set(code, valueOf(width));
      i += 3;
    }
  }
  return widths;
});

/** By the names that a drawing has for its fonts. */
export function widthsByName(resources: PDFDict | null): (name: string) => Widths | null {
  const fonts = resources && dictIn(resources, "Font");
  const known = new Map<string, Widths | null>();
  return name => {
    const font = fonts && dictIn(fonts, name);
    if (!known.has(name)) known.set(name, font ? widthsIn(font) : null);
    return known.get(name)!;
  };
}

function valueOf(object: unknown): number {
  return typeof object === "number" ? object : 0;
}
