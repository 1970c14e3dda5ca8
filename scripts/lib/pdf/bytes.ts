// How PDF parts its words, in files and in the drawings of pages: what a byte is, and where something ends.

export const slash = 0x2f;
export const percent = 0x25;
export const minus = 0x2d;
export const open = 0x28;
export const less = 0x3c;
export const more = 0x3e;
export const square = 0x5b;
export const endSquare = 0x5d;

/** 0 for a byte of a word, 1 for a space, 2 for what stands alone, `/` and `%` among it; 3 where a number may begin. */
export const sorts = new Uint8Array(256);
for (const space of [0, 9, 10, 12, 13, 32]) sorts[space] = 1;
for (const one of "()<>[]{}/%") sorts[one.charCodeAt(0)] = 2;
for (const one of "0123456789+-.") sorts[one.charCodeAt(0)] = 3;

/** As is what follows the last byte, which is undefined. */
export function isSpace(byte: number | undefined): boolean {
  return sorts[byte!] === 1;
}

export function isNumeric(byte: number): boolean {
  return sorts[byte] === 3;
}

export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

export function latin(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1", start, end);
}

export function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const sort = sorts[bytes[at]!]!;
    if (sort === 1 || sort === 2) break;
    at += 1;
  }
  return at;
}

/** Whether these words stand here. */
export function isAt(bytes: Uint8Array, at: number, words: string): boolean {
  for (let i = 0; i < words.length; i += 1) if (bytes[at + i] !== words.charCodeAt(i)) return false;
  return true;
}

/** As `Number` reads it: up to fifteen digits and twenty-two decimals one division is exact. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  let point = -1;
  const isNegative = bytes[start] === minus;
  const first = isNegative ? start + 1 : start;
  if (end - first > 16 || end === first) return Number(latin(bytes, start, end));
  for (let at = first; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte >= 48 && byte <= 57) digits = digits * 10 + byte - 48;
    else if (byte === 46 && point < 0 && end - first > 1) point = at;
    else return Number(latin(bytes, start, end));
  }
  const value = point < 0 ? digits : digits / powers[end - point - 1]!;
  return isNegative ? -value : value;
}

/** Of ten. */
export const powers = Array.from({length: 17}, (_, power) => Number(`1e${power}`));

/** Round brackets in a string stand for themselves as long as they come in pairs. */
export function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 1;
  let at = from;
  while (at < bytes.length && depth > 0) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) depth -= 1;
    at += 1;
  }
  return at;
}

export function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

/** Behind what begins with a bracket: a string, a list, a dictionary, with all that is in it. */
export function endOfPiece(bytes: Uint8Array, from: number): number {
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
    else if (sorts[byte] === 2 && byte !== slash) at = endOfPiece(bytes, at);
    else at += 1;
  }
  return at;
}
