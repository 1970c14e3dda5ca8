// Which codes of which fonts a PDF's drawings show.
import {latin} from "./bytes.ts";
import type {Drawing} from "./drawings.ts";
import {
  dictIn,
  listIn,
  name,
  nameIn,
  PDFDict,
  PDFRef,
  resolved,
  type PDFObject,
} from "./objects.ts";
import {along, kindsAmong, letter, operandsAt, operatorAt, type Operators} from "./operators.ts";
import {keptByName} from "./page-memory.ts";

/** Every font that is shown in, in order of first use. Null for a font of whose codes not all are two bytes, written in figures. */
export type CodesShown = ReadonlyMap<PDFObject, ReadonlySet<number> | null>;

export function codesShown(drawings: readonly Drawing[]): CodesShown {
  const all = new Map<PDFObject, Set<number> | null>();
  for (const drawing of drawings) {
    const fonts = drawing.resources && dictIn(drawing.resources, "Font");
    for (const [called, codes] of codesIn(drawing)) {
      const font = fonts?.get(name(called));
      if (font === undefined) continue;
      const before = all.get(font);
      if (codes === null || before === null || !isComposed(font)) all.set(font, null);
      else if (!before) all.set(font, new Set(codes));
      else for (const code of codes) before.add(code);
    }
  }
  return all;
}

/** By the names of the fonts in one drawing. */
type Codes = ReadonlyMap<string, ReadonlySet<number> | null>;

const kept = keptByName<Codes>(codes => 5000 * codes.size);

function codesIn(drawing: Drawing): Codes {
  return kept(drawing.name, () => readCodes(drawing.operators));
}

const showing = kindsAmong("Tf Tj TJ ' \"");

function readCodes(operators: Operators): Codes {
  const {bytes, kinds, values, count} = operators;
  const shown = new Map<string, Set<number> | null>();
  let font = "";
  let codes: Set<number> | null = null;
  for (let i = 0; i < count; i += 1) {
    const kind = kinds[i]!;
    if (kind === letter) codes?.add(values[i]!);
    else if (kind !== along && showing[kind] === 1) {
      const operator = operatorAt(operators, i);
      const operands = operandsAt(operators, i);
      if (operator === "Tf") {
        font = String(operands[0]).slice(1);
        codes = shown.has(font) ? shown.get(font)! : new Set();
        shown.set(font, codes);
      } else if (codes) {
        const string = operands.at(-1);
        const written = typeof string === "object" ? latin(bytes, string.start, string.end) : "";
        if (figures.test(written)) addAll(codes, written);
        else shown.set(font, (codes = null));
      }
    }
  }
  return shown;
}

function addAll(codes: Set<number>, written: string): void {
  for (const [, digits = ""] of written.matchAll(/<([^>]*)>/g))
    for (let at = 0; at < digits.length; at += 4) codes.add(parseInt(digits.slice(at, at + 4), 16));
}

const figures = /^\[?(?:\s*<(?:[\da-f]{4})*>|[\s\d.+-])*\]?$/i;

function isComposed(object: PDFObject): boolean {
  const font = object instanceof PDFRef && object.object instanceof PDFDict ? object.object : null;
  const inner = font && resolved(listIn(font, "DescendantFonts")?.[0]);
  return font !== null && nameIn(font, "Encoding") === "Identity-H" && inner instanceof PDFDict;
}
