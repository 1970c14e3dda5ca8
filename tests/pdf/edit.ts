// A PDF that somebody has changed after it was made, as a program for editing PDFs would: other words are drawn in the place of some.
import {drawingsOf, redraw} from "../../scripts/lib/pdf/drawings.ts";
import {latin} from "../../scripts/lib/pdf/bytes.ts";
import {
  contentsOf,
  dictIn,
  name,
  packed,
  PDFDict,
  PDFStream,
} from "../../scripts/lib/pdf/objects.ts";
import {openPdf} from "../../scripts/lib/pdf/open.ts";
import {writePdf} from "../../scripts/lib/pdf/write.ts";
import {readCMap} from "./font-rules.ts";

/**
 * Puts other bytes in the place of some in what is drawn on its pages, the first time that they stand there.
 *
 * @throws Error when they stand nowhere
 */
export function editDrawings(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  return edited(bytes, drawn => (drawn.includes(from) ? drawn.replace(from, () => to) : null));
}

/**
 * The same with words, in a font whose codes are its own, as the browser embeds them: `[<0012>-8<0013>]TJ`.
 *
 * @param nth which of the places where they stand, from 0
 */
export function editWords(
  bytes: Uint8Array,
  from: string,
  to: string,
  nth: number,
): Promise<Uint8Array> {
  let left = nth;
  return edited(bytes, (drawn, fonts) => {
    for (const codes of fonts) {
      // One character may have several glyphs: figures that line up, and figures that do not.
      const ways = [...from].map(one => codes.get(one) ?? []);
      if ([...ways, ...[...to].map(one => codes.get(one) ?? [])].some(one => one.length === 0))
        continue;
      const pattern = ways.map(one => `(?:${one.join("|")})`).join("(?:>-?[\\d.]+<)?");
      for (const {0: found, index} of drawn.matchAll(new RegExp(pattern, "gi"))) {
        if (left-- > 0) continue;
        const glyphs = found.replace(/>-?[\d.]+</g, "").match(/.{4}/g) ?? [];
        const own = new Map([...from].map((one, i) => [one, glyphs[i]!]));
        const after = [...to].map(one => own.get(one) ?? codes.get(one)![0]!).join("");
        return drawn.slice(0, index) + after + drawn.slice(index + found.length);
      }
    }
    return null;
  });
}

type Codes = ReadonlyMap<string, readonly string[]>;

async function edited(
  bytes: Uint8Array,
  change: (drawn: string, fonts: readonly Codes[]) => string | null,
): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  for (const {stream, bytes: drawn, resources} of drawingsOf(pdf)) {
    const after = change(latin(drawn, 0, drawn.length), fontsIn(resources));
    if (after === null) continue;
    redraw(stream, packed(Buffer.from(after, "latin1")));
    return writePdf(pdf);
  }
  throw new Error("nothing draws that");
}

/** Of each font the codes of a character, in four figures. */
function fontsIn(resources: PDFDict | null): readonly Codes[] {
  const fonts = resources && dictIn(resources, "Font");
  return (fonts?.keys() ?? []).flatMap(key => {
    const font = fonts!.lookup(key);
    const map = font instanceof PDFDict ? font.lookup(name("ToUnicode")) : null;
    if (!(map instanceof PDFStream)) return [];
    const text = Buffer.from(contentsOf(map)).toString("latin1");
    const codes = new Map<string, string[]>();
    for (const [code, character] of readCMap(text))
      codes.set(character, [...(codes.get(character) ?? []), code.toString(16).padStart(4, "0")]);
    return [codes];
  });
}
