// The drawing of a page that the browser printed → its words, and those below its links. What it has in it that the browser does not
// draw is not guessed at: the answer is null, and somebody else has to read the page.
import type {Drawing} from "./drawings.ts";
import {glyphsIn, type Glyphs} from "./glyphs.ts";
import {dictIn, name, type PDFDict, type PDFRef} from "./objects.ts";
import {along, kindsAmong, letter, operandsAt, operatorAt, type Operand} from "./operators.ts";
import {overlaidBy, type Area} from "./overlaid.ts";
import {transform, type Matrix} from "./matrix.ts";
import type {Pen} from "./pen.ts";
import {Flow, type Item} from "./text-flow.ts";

export interface PageText {
  readonly items: readonly Item[];
  /** The words below each link. */
  readonly links: readonly string[];
}

export interface PageToRead {
  readonly drawing: Drawing;
  /** What it calls; a form may call others. */
  readonly forms: ReadonlyMap<PDFRef, Drawing>;
  readonly view: readonly [number, number, number, number];
  readonly links: readonly Area[];
}

/** Gives the glyphs of a font; asked once for each font of the document, however many pages use it. */
export type GlyphsOf = (font: PDFDict) => Glyphs | null;

export function glyphsOnce(): GlyphsOf {
  const known = new Map<PDFDict, Glyphs | null>();
  return font => {
    if (!known.has(font)) known.set(font, glyphsIn(font));
    return known.get(font)!;
  };
}

const whole: Matrix = [1, 0, 0, 1, 0, 0];

export function readPageText(page: PageToRead, glyphsOf: GlyphsOf): PageText | null {
  const items: Item[] = [];
  const overlaid = page.links.length > 0 ? overlaidBy(page.links) : null;
  const start: Pen = {
    ctm: whole,
    text: whole,
    e: 0,
    f: 0,
    lineX: 0,
    lineY: 0,
    fontSize: 0,
    font: "",
  };
  const isRead = read(page.drawing, start, new Set());
  return isRead ? {items, links: overlaid?.words() ?? []} : null;

  /** False where there is something that is not known here. */
  function read(drawing: Drawing, begun: Pen, above: ReadonlySet<PDFRef>): boolean {
    const {bytes, operators, resources} = drawing;
    // What stands in a form lies below no link.
    const flow = new Flow(page.view, items, drawing.isForm ? null : overlaid);
    let pen = {...begun, lineX: 0, lineY: 0};
    let glyphs = null as Glyphs | null;
    let isKnown = true;
    const saved: Saved[] = [];
    for (let i = 0; i < operators.count && isKnown; i += 1) {
      const kind = operators.kinds[i]!;
      if (kind === letter) {
        if (glyphs) flow.glyph(pen, glyphs.of(operators.values[i]!));
        else isKnown = false;
      } else if (kind === along) step(operators.values[i]!, 0);
      else if (harmless[kind] !== 1) take(operatorAt(operators, i), i);
    }
    flow.part();
    return isKnown;

    function take(operator: string, i: number): void {
      switch (operator) {
        case "Tj":
          isKnown = show(operandsAt(operators, i)[0]);
          break;
        case "Td":
          step(...(operandsAt(operators, i) as [number, number]));
          break;
        case "Tm":
          setLine(matrixOf(operandsAt(operators, i)));
          flow.turned(pen);
          break;
        case "BT":
          setLine(whole);
          break;
        case "Tf":
          isKnown = setFont(operandsAt(operators, i));
          break;
        case "q":
          saved.push({pen: {...pen}, glyphs});
          break;
        case "Q": {
          const back = saved.pop();
          if (back) ({pen, glyphs} = back);
          break;
        }
        case "cm":
          pen.ctm = transform(pen.ctm, matrixOf(operandsAt(operators, i)));
          break;
        case "BMC":
        case "BDC":
        case "EMC":
          flow.part();
          break;
        case "Do":
          flow.part();
          isKnown = draw(String(operandsAt(operators, i)[0]).slice(1));
          break;
        case "gs":
          isKnown = setsNoFont(String(operandsAt(operators, i)[0]).slice(1));
          break;
        default:
          isKnown = false;
      }
    }

    function setLine(matrix: Matrix): void {
      pen.text = matrix;
      pen.lineX = pen.e = matrix[4];
      pen.lineY = pen.f = matrix[5];
    }

    function step(x: number, y: number): void {
      const {text} = pen;
      pen.lineX = pen.e = text[0] * x + text[2] * y + pen.lineX;
      pen.lineY = pen.f = text[1] * x + text[3] * y + pen.lineY;
    }

    function show(operand: Operand | undefined): boolean {
      if (!glyphs || typeof operand !== "object") return false;
      const {start: from, end} = operand;
      if (bytes[from] !== 0x3c || (end - from - 2) % 4 !== 0) return false;
      for (let at = from + 1; at < end - 1; at += 4) {
        const code = codeAt(bytes, at);
        if (code < 0) return false;
        flow.glyph(pen, glyphs.of(code));
      }
      return true;
    }

    function setFont([called, size]: readonly Operand[]): boolean {
      const fonts = resources && dictIn(resources, "Font");
      const font = fonts && dictIn(fonts, String(called).slice(1));
      glyphs = font ? glyphsOf(font) : null;
      if (!glyphs || typeof size !== "number") return false;
      pen.fontSize = size;
      pen.font = glyphs.font;
      return true;
    }

    function draw(called: string): boolean {
      const ref = drawing.forms.get(called);
      // Anything else is a picture.
      if (!ref) return true;
      const form = page.forms.get(ref);
      if (!form || above.has(ref) || !form.resources) return false;
      const inner = {...pen, ctm: transform(pen.ctm, form.matrix)};
      return read(form, inner, new Set([...above, ref]));
    }

    function setsNoFont(called: string): boolean {
      const states = resources && dictIn(resources, "ExtGState");
      const state = states && dictIn(states, called);
      return state?.has(name("Font")) === false;
    }
  }
}

/** Operators that set no words, and change none. */
const harmless = kindsAmong(
  "RG rg G g K k CS cs SC sc SCN scn re m l c v y h f F f* S s B B* b b* n W W* w J j M d ri i sh ET EI Tr",
);

interface Saved {
  readonly pen: Pen;
  readonly glyphs: Glyphs | null;
}

/** Six numbers; what is no number is none of the browser's, and spoils all that is placed by it. */
function matrixOf(operands: readonly Operand[]): Matrix {
  return operands as unknown as Matrix;
}

/** -1 where it is no code. */
function codeAt(bytes: Uint8Array, at: number): number {
  let code = 0;
  for (let i = at; i < at + 4; i += 1) {
    const byte = bytes[i]!;
    const letter = byte | 0x20;
    if (byte >= 48 && byte <= 57) code = code * 16 + byte - 48;
    else if (letter >= 97 && letter <= 102) code = code * 16 + letter - 87;
    else return -1;
  }
  return code;
}
