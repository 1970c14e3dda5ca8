// The fonts that are set, and the characters that are set in them: embedded, never drawn, each character known to a reader.
import {readOperators, type Stretch} from "../../scripts/lib/pdf/operators.ts";
import {drawingsIn} from "./content-rules.ts";
import {dict, list, PDFDict, PDFName, PDFStream, text, textOfStream, word} from "./opened.ts";
import type {Finding, Opened} from "./opened.ts";

export function fontRules(opened: Opened): readonly Finding[] {
  return [...codesByFont(opened)].flatMap(([font, codes]) => [
    ...faults(font),
    ...unread(font, codes),
  ]);
}

/** What is shown in each font, as its bytes say it. */
function codesByFont(opened: Opened): ReadonlyMap<PDFDict, ReadonlySet<number>> {
  const found = new Map<PDFDict, Set<number>>();
  for (const {bytes, resources} of drawingsIn(opened)) {
    const fonts = resources && dict(resources, "Font");
    let current: PDFDict | null = null;
    readOperators(bytes, (operator, operands) => {
      if (operator === "Tf") {
        current = fonts && dict(fonts, String(operands[0]).slice(1));
        if (current && !found.has(current)) found.set(current, new Set());
      }
      const shown = operands.at(-1);
      if (!current || typeof shown !== "object" || !/^(?:Tj|TJ|'|")$/.test(operator)) return;
      const wide = word(current, "Subtype") === "Type0";
      for (const code of codesOf(stringsIn(bytes, shown), wide)) found.get(current)!.add(code);
    });
  }
  return found;
}

function faults(font: PDFDict): readonly Finding[] {
  const name = word(font, "BaseFont");
  const inner = list(font, "DescendantFonts")
    .map(one => font.context.lookup(one))
    .find(one => one instanceof PDFDict);
  const own = inner ?? font;
  const subtype = word(own, "Subtype");
  if (subtype === "Type3") return [{rule: "type-3", message: `${name} is drawn`}];
  const descriptor = dict(own, "FontDescriptor");
  const isEmbedded = ["FontFile", "FontFile2", "FontFile3"].some(key =>
    descriptor?.has(PDFName.of(key)),
  );
  const found: Finding[] = [];
  if (!isEmbedded) found.push({rule: "7.21.4.1-t01", message: `${name} is not embedded`});
  const map = own.lookup(PDFName.of("CIDToGIDMap"));
  const isMapped = map instanceof PDFStream || word(own, "CIDToGIDMap") === "Identity";
  if (subtype === "CIDFontType2" && isEmbedded && !isMapped)
    found.push({rule: "7.21.3.2-t01", message: `${name} does not say which glyph is which`});
  return found;
}

/** Characters that a reader cannot copy, find or speak. */
function unread(font: PDFDict, codes: ReadonlySet<number>): readonly Finding[] {
  const name = word(font, "BaseFont");
  const stream = font.lookup(PDFName.of("ToUnicode"));
  if (!(stream instanceof PDFStream)) {
    const isPlain = word(font, "Subtype") !== "Type0" && hasPlainCodes(font);
    return isPlain
      ? []
      : [{rule: "unicode", message: `${name} does not say which characters it has`}];
  }
  const characters = readCMap(textOfStream(stream));
  const found: Finding[] = [];
  for (const code of codes) {
    const character = characters.get(code);
    if (character === undefined) {
      // Of other fonts the glyphs' names may tell.
      if (isOfItsOwn(font))
        found.push({rule: "7.21.7-t01", message: `${name} ${code} is no character`});
    } else if (/^$|[\u0000\ufeff\ufffe]/.test(character))
      found.push({
        rule: "7.21.7-t02",
        message: `${name} ${code} is a character that means nothing`,
      });
  }
  return found.slice(0, 3);
}

/** Whether its codes mean glyphs of this font, and nothing that is agreed on. */
function isOfItsOwn(font: PDFDict): boolean {
  const inner = list(font, "DescendantFonts")
    .map(one => font.context.lookup(one))
    .find(one => one instanceof PDFDict);
  const system = inner && dict(inner, "CIDSystemInfo");
  return word(font, "Encoding") === "Identity-H" && text(system ?? font, "Ordering") === "Identity";
}

function hasPlainCodes(font: PDFDict): boolean {
  if (word(font, "Subtype") === "Type0") return false;
  const encoding = dict(font, "Encoding");
  const said = word(font, "Encoding") || (encoding ? word(encoding, "BaseEncoding") : "");
  return /^(?:MacRoman|MacExpert|WinAnsi)Encoding$/.test(said) || encoding !== null;
}

/** Of a list of strings, `[(A) 12 <00>]`, and of one. */
function stringsIn(bytes: Uint8Array, {start, end}: Stretch): Uint8Array {
  const whole = bytes.subarray(start, end);
  if (whole[0] !== 0x5b) return stringOf(whole);
  const pieces: Uint8Array[] = [];
  // As if each string were shown by itself.
  const inner = Buffer.concat([whole.subarray(1, -1), Buffer.from(" x")]);
  readOperators(inner, (_, operands) => {
    for (const one of operands)
      if (typeof one === "object") pieces.push(stringOf(inner.subarray(one.start, one.end)));
  });
  return Buffer.concat(pieces);
}

const escapes: Readonly<Record<string, number>> = {n: 10, r: 13, t: 9, b: 8, f: 12};

function stringOf(written: Uint8Array): Uint8Array {
  const text = Buffer.from(written).toString("latin1");
  if (text.startsWith("<")) {
    const digits = text.replace(/[^0-9a-f]/gi, "");
    return Buffer.from(digits + (digits.length % 2 === 1 ? "0" : ""), "hex");
  }
  const out: number[] = [];
  for (const [, octal, escaped, , plain] of text
    .slice(1, -1)
    .matchAll(/\\([0-7]{1,3})|\\([^\r\n])|\\(\r\n?|\n)|([\s\S])/g))
    if (octal !== undefined) out.push(parseInt(octal, 8) & 255);
    else if (escaped !== undefined) out.push(escapes[escaped] ?? escaped.charCodeAt(0));
    else if (plain !== undefined) out.push(plain.charCodeAt(0));
  return Uint8Array.from(out);
}

function codesOf(bytes: Uint8Array, wide: boolean): readonly number[] {
  if (!wide) return [...bytes];
  return Array.from({length: bytes.length >> 1}, (_, i) => bytes[2 * i]! * 256 + bytes[2 * i + 1]!);
}

export function readCMap(cmap: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  const hex = (digits: string): number => parseInt(digits, 16);
  const decoded = (digits: string): string =>
    (digits.match(/.{4}/g) ?? (digits === "" ? [] : [digits]))
      .map(unit => String.fromCharCode(hex(unit)))
      .join("");
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of block!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f\s]*)>/gi))
      characters.set(hex(code!), decoded(to!.replace(/\s/g, "")));
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low, high, to, several] of block!.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f\s]*)>|\[([^\]]*)\])/gi,
    )) {
      const each = several?.match(/<[^>]*>/g)?.map(one => one.replace(/[<>\s]/g, ""));
      for (let code = hex(low!); code <= hex(high!); code += 1) {
        const step = code - hex(low!);
        const first = to?.replace(/\s/g, "") ?? "";
        const last = each ? 0 : first === "" ? 0 : hex(first.slice(-4)) + step;
        const own = each
          ? decoded(each[step] ?? "")
          : decoded(first.slice(0, -4)) + String.fromCharCode(last);
        characters.set(code, own);
      }
    }
  return characters;
}
