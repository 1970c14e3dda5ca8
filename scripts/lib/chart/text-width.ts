// How wide a line of text is set: the advances, with kerning, of the very fonts that we ship.
import type {Font} from "fontkit";

/** One file of a family, as TrueType, OpenType, WOFF or WOFF2. A weight may come in several files. */
export interface FontFace {
  readonly weight: number;
  readonly data: Uint8Array;
  /** By how much the style sheet enlarges it (`size-adjust`); 1 where nothing is said. */
  readonly adjust?: number;
}

interface Face {
  readonly font: Font;
  readonly adjust: number;
}

/** The width in px of one line of `text` at `size` px, in the face nearest to `weight`. */
export type TextWidth = (text: string, size: number, weight: number) => number;

/**
 * Opens the faces and measures with them. A character is looked for in every file of its weight, in
 * the order given, as a browser does with `unicode-range`. One that no file has counts a whole em:
 * nobody knows which font will draw it, and too much room does no harm. Throws if a file is no font.
 */
export async function openFonts(faces: readonly FontFace[]): Promise<TextWidth> {
  const {create} = await import("fontkit");
  const weights = [...new Set(faces.map(face => face.weight))].sort((a, b) => a - b);
  const filesOf = new Map(
    weights.map(weight => [weight, faces.filter(face => face.weight === weight).map(open)]),
  );
  const known = new Map<string, number>();

  return (text, size, weight) => {
    const nearest = nearestWeight(weights, weight);
    const key = `${nearest} ${text}`;
    const width = known.get(key) ?? emsOf(text, filesOf.get(nearest) ?? []);
    known.set(key, width);
    return width * size;
  };

  function open({data, adjust = 1}: FontFace): Face {
    return {font: fontOf(data), adjust};
  }

  function fontOf(data: Uint8Array): Font {
    const seen = opened.get(data);
    if (seen) return seen;
    const font = create(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    if ("fonts" in font)
      throw new Error("a collection of fonts cannot be measured, only a single one");
    opened.set(data, font);
    return font;
  }
}

// Unpacking WOFF2 is the dear part, so the same bytes are opened once.
const opened = new WeakMap<Uint8Array, Font>();

// Tabular figures where the font has them: our charts ask for them throughout.
const features = {tnum: true};

/** CSS's rule: the weight itself, else heavier ones first for bold text and lighter ones for the rest. */
function nearestWeight(weights: readonly number[], wanted: number): number {
  const lighter = weights.filter(weight => weight < wanted).reverse();
  const heavier = weights.filter(weight => weight > wanted);
  const order = wanted > 500 ? [...heavier, ...lighter] : [...lighter, ...heavier];
  return weights.includes(wanted) ? wanted : (order[0] ?? wanted);
}

function emsOf(text: string, faces: readonly Face[]): number {
  return runsOf(text, faces).reduce((sum, run) => sum + emsOfRun(run), 0);
}

interface Run {
  readonly face: Face | undefined;
  readonly text: string;
}

/** Neighbouring characters that the same file draws: kerning and ligatures work only inside a run. */
function runsOf(text: string, faces: readonly Face[]): readonly Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const face = faces.find(one => one.font.hasGlyphForCodePoint(point));
    const last = runs.at(-1);
    if (last && last.face === face) runs[runs.length - 1] = {face, text: last.text + character};
    else runs.push({face, text: character});
  }
  return runs;
}

function emsOfRun({face, text}: Run): number {
  if (!face) return [...text].length;
  const {font, adjust} = face;
  return (font.layout(text, features).advanceWidth / font.unitsPerEm) * adjust;
}
