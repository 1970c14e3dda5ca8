// A drawing → a name that says all that its words and its marks depend on: what it draws, and with which fonts and forms. Two drawings
// of the same name are the same, in whatever file and under whatever numbers.
import {hashOf} from "../hash.ts";
import type {Matrix} from "./matrix.ts";
import {
  contentsOf,
  dictIn,
  isFlate,
  listIn,
  name,
  nameIn,
  numberIn,
  PDFDict,
  type PDFRef,
  PDFStream,
  resolved,
  type PDFObject,
} from "./objects.ts";
import {remembersPages} from "./page-memory.ts";

export interface Nameable {
  readonly drawn: PDFObject | undefined;
  readonly isForm: boolean;
  readonly resources: PDFDict | null;
  readonly matrix: Matrix;
  readonly forms: ReadonlyMap<string, PDFRef>;
}

/**
 * Null where nothing is remembered, or where there is something in it that the browser does not write.
 *
 * @param formOf the form of a number
 */
export function drawingNames(
  formOf: (form: PDFRef) => Nameable | undefined,
): (drawing: Nameable) => string | null {
  const fonts = new Map<PDFDict, string | null>();
  const known = new Map<Nameable, string | null>();
  return nameOf;

  function nameOf(drawing: Nameable): string | null {
    if (!remembersPages()) return null;
    const before = known.get(drawing);
    if (before !== undefined) return before;
    // A form within itself has none.
    known.set(drawing, null);
    const made = nameFor(drawing);
    known.set(drawing, made);
    return made;
  }

  function nameFor({drawn, isForm, resources, matrix, forms}: Nameable): string | null {
    if (!(drawn instanceof PDFStream) || !isFlate(drawn.dict)) return null;
    const said: (string | null)[] = [isForm ? "form" : "page", matrix.join(" ")];
    for (const [key, font] of entriesIn(resources, "Font"))
      said.push(key, font instanceof PDFDict ? fontName(font) : null);
    for (const [key, state] of entriesIn(resources, "ExtGState"))
      said.push(key, state instanceof PDFDict ? String(state.has(name("Font"))) : null);
    for (const [key, ref] of forms) {
      const form = formOf(ref);
      said.push(key, form ? nameOf(form) : null);
    }
    const whole = said.flatMap(one => one ?? []);
    return whole.length === said.length ? hashOf(...whole, drawn.contents) : null;
  }

  function fontName(font: PDFDict): string | null {
    const before = fonts.get(font);
    if (before !== undefined) return before;
    const made = nameOfFont(font);
    fonts.set(font, made);
    return made;
  }
}

function entriesIn(
  resources: PDFDict | null,
  kind: string,
): readonly (readonly [string, PDFObject | undefined])[] {
  const entries = (resources && dictIn(resources, kind))?.entries() ?? [];
  return entries.map(([key, value]) => [key.text, resolved(value)] as const);
}

/** All that glyphs.ts and widths.ts ask of it. */
function nameOfFont(font: PDFDict): string | null {
  const inner = resolved(listIn(font, "DescendantFonts")?.[0]);
  const map = font.lookup(name("ToUnicode"));
  if (!(inner instanceof PDFDict) || inner.has(name("DW2")) || inner.has(name("W2"))) return null;
  const descriptor = dictIn(inner, "FontDescriptor");
  if (!descriptor || !(map instanceof PDFStream) || !isFlate(map.dict)) return null;
  const widths = numbersOf(listIn(inner, "W") ?? []);
  if (widths === null) return null;
  return hashOf(
    nameIn(font, "Encoding"),
    nameIn(font, "BaseFont"),
    nameIn(descriptor, "FontName"),
    String(numberIn(inner, "DW")),
    widths,
    contentsOf(map),
  );
}

/** Null where there is anything else among them. */
function numbersOf(list: readonly PDFObject[]): string | null {
  const parts: string[] = [];
  for (const one of list) {
    const item = resolved(one);
    if (typeof item === "number") parts.push(String(item));
    else if (Array.isArray(item)) {
      const inner = numbersOf(item);
      if (inner === null) return null;
      parts.push(`[${inner}]`);
    } else return null;
  }
  return parts.join(" ");
}
