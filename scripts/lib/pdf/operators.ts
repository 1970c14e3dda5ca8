// The bytes of a page's drawing → its operators, one after the other: `1 0 0 rg`, `(Words) Tj`, `/P <</MCID 0>> BDC`.
import {endOfString, endOfWord, isNumeric, isSpace, latin, numberAt} from "./bytes.ts";

/** A number as itself, a name with its `/`, anything else (a string, a list, a dictionary) as the stretch where it stands. */
export type Operand = number | string | Stretch;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * @param visit is given the operator, what stands before it (the list is used again for the next), and where both begin
 * and end. A picture that stands in the drawing itself, `BI … ID … EI`, is one operator, `EI`.
 */
export function readOperators(
  bytes: Uint8Array,
  visit: (operator: string, operands: readonly Operand[], start: number, end: number) => void,
): void {
  const operands: Operand[] = [];
  let at = 0;
  let start = -1;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (isSpace(byte)) {
      at += 1;
      continue;
    }
    if (byte === percent) {
      at = endOfLine(bytes, at);
      continue;
    }
    const from = at;
    if (start < 0) start = at;
    if (isNumeric(byte)) {
      at = endOfWord(bytes, at + 1);
      operands.push(numberAt(bytes, from, at));
    } else if (byte === slash) {
      at = endOfWord(bytes, at + 1);
      operands.push(latin(bytes, from, at));
    } else if (isDelimiter(byte)) {
      at = endOfPiece(bytes, at);
      operands.push({start: from, end: at});
    } else {
      at = endOfWord(bytes, at + 1);
      const word = wordIn(bytes, from, at);
      if (word === "BI") at = endOfPicture(bytes, at);
      visit(word === "BI" ? "EI" : word, operands, start, at);
      operands.length = 0;
      start = -1;
    }
  }
}

/** Most operators are one letter or two: those are made once. */
function wordIn(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 2) return latin(bytes, start, end);
  const key = end - start === 1 ? bytes[start]! : bytes[start]! * 256 + bytes[start + 1]!;
  return (words[key] ??= latin(bytes, start, end));
}

const words: (string | undefined)[] = Array.from({length: 65_536});

const [slash, percent] = [0x2f, 0x25];
const [open, close, less, more] = [0x28, 0x29, 0x3c, 0x3e];
const [square, endSquare] = [0x5b, 0x5d];

function isDelimiter(byte: number): boolean {
  return (
    byte === open ||
    byte === close ||
    byte === less ||
    byte === more ||
    byte === square ||
    byte === endSquare ||
    byte === 0x7b ||
    byte === 0x7d
  );
}

function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

/** Behind what begins with a bracket: a string, a list, a dictionary, with all that is in it. */
function endOfPiece(bytes: Uint8Array, from: number): number {
  const byte = bytes[from];
  if (byte === open) return endOfString(bytes, from + 1);
  if (byte === less && bytes[from + 1] !== less) {
    let at = from + 1;
    while (at < bytes.length && bytes[at] !== more) at += 1;
    return at + 1;
  }
  if (byte === square) return endOfNest(bytes, from + 1, endSquare, 1);
  if (byte === less) return endOfNest(bytes, from + 2, more, 2);
  return from + 1;
}

function endOfNest(bytes: Uint8Array, from: number, last: number, length: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte === last) return at + length;
    if (byte === percent) at = endOfLine(bytes, at);
    else if (isDelimiter(byte)) at = endOfPiece(bytes, at);
    else at += 1;
  }
  return at;
}

/** The picture ends at an `EI` that stands alone and is followed by plain text again: its bytes may hold the two letters. */
function endOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const isEnd =
      bytes[at] === 0x45 && bytes[at + 1] === 0x49 && isSpace(bytes[at - 1]!) && at > from;
    if (!isEnd) continue;
    const after = bytes.subarray(at + 2, at + 12);
    const isPlain = after.every(byte => isSpace(byte) || (byte > 32 && byte < 127));
    if (isPlain && (after.length === 0 || isSpace(after[0]!))) return at + 2;
  }
  return bytes.length;
}
