// The bytes of a page's drawing → its operators, one after the other: `1 0 0 rg`, `(Words) Tj`, `/P <</MCID 0>> BDC`. A page has thousands of
// them, and several look at each: they are found once, and kept as rows of numbers.
import {
  endOfLine,
  endOfPiece,
  endOfWord,
  isNumeric,
  isSpace,
  latin,
  less,
  more,
  numberAt,
  minus,
  percent,
  powers,
  slash,
  sorts,
} from "./bytes.ts";

export interface Operators {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** What each is: `letter`, `along`, or another of `words`. */
  readonly kinds: Uint8Array;
  /** Where each begins, with what stands before it, and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Of a `letter` its code, of what moves `along` by how much; of any other where its own word begins. */
  readonly values: Float64Array;
}

/** `<0018> Tj`: nine in ten are one of these two, in a print of the browser's. */
export const letter = 0;
/** `19.66 0 Td` */
export const along = 1;
const unknown = 255;

/** A number as itself, a name with its `/`, anything else (a string, a list, a dictionary) as the stretch where it stands. */
export type Operand = number | string | Stretch;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A picture that stands in the drawing itself, `BI … ID … EI`, is one operator, `EI`. */
export function operatorsIn(bytes: Uint8Array): Operators {
  let room = 64 + (bytes.length >> 3);
  let kinds = new Uint8Array(room);
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let values = new Float64Array(room);
  let count = 0;
  let at = 0;
  let start = -1;
  const {length} = bytes;
  while (at < length) {
    const byte = bytes[at]!;
    const sort = sorts[byte]!;
    if (sort === 1) {
      at += 1;
      continue;
    }
    if (count === room) {
      room *= 2;
      [kinds, starts] = [grown(kinds, new Uint8Array(room)), grown(starts, new Int32Array(room))];
      [ends, values] = [grown(ends, new Int32Array(room)), grown(values, new Float64Array(room))];
    }
    if (sort === 3) {
      // Digits are read on the way to their end.
      let end = byte === minus ? at + 1 : at;
      let digits = 0;
      let point = -1;
      for (; ; end += 1) {
        const next = bytes[end]!;
        if (next >= 48 && next <= 57) digits = digits * 10 + next - 48;
        else if (next === 46 && point < 0) point = end;
        else break;
      }
      if (start < 0 && end - at < 16 && digits > 0 && isAlong(bytes, end)) {
        const by = point < 0 ? digits : digits / powers[end - point - 1]!;
        kinds[count] = along;
        starts[count] = at;
        values[count] = byte === minus ? -by : by;
        ends[count] = at = end + 5;
        count += 1;
      } else {
        if (start < 0) start = at;
        at = endOfWord(bytes, end === at ? at + 1 : end);
      }
    } else if (sort === 2) {
      const code = byte === less && start < 0 ? letterAt(bytes, at) : -1;
      if (code >= 0) {
        kinds[count] = letter;
        starts[count] = at;
        values[count] = code;
        ends[count] = at += 9;
        count += 1;
      } else if (byte === percent) at = endOfLine(bytes, at);
      else {
        if (start < 0) start = at;
        at = byte === slash ? endOfWord(bytes, at + 1) : endOfPiece(bytes, at);
      }
    } else {
      const end = endOfWord(bytes, at + 1);
      const kind = kindOf(bytes, at, end);
      const isPicture = kind === pictureBegins;
      kinds[count] = isPicture ? pictureEnds : kind;
      starts[count] = start < 0 ? at : start;
      values[count] = at;
      ends[count] = at = isPicture ? endOfPicture(bytes, end) : end;
      count += 1;
      start = -1;
    }
  }
  return {bytes, count, kinds, starts, ends, values};
}

/** `Tj`; of a picture `EI`. */
export function operatorAt({bytes, kinds, values, ends}: Operators, i: number): string {
  const kind = kinds[i]!;
  return kind === unknown ? latin(bytes, values[i]!, ends[i]!) : words[kind]!;
}

/** What stands before an operator. */
export function operandsAt({bytes, kinds, starts, values}: Operators, i: number): Operand[] {
  let at = starts[i]!;
  if (kinds[i] === letter) return [{start: at, end: at + 6}];
  if (kinds[i] === along) return [values[i]!, 0];
  const end = values[i]!;
  const operands: Operand[] = [];
  while (at < end) {
    const byte = bytes[at]!;
    const from = at;
    if (isSpace(byte)) at += 1;
    else if (byte === percent) at = endOfLine(bytes, at);
    else if (isNumeric(byte)) operands.push(numberAt(bytes, from, (at = endOfWord(bytes, at + 1))));
    else if (byte === slash) operands.push(latin(bytes, from, (at = endOfWord(bytes, at + 1))));
    else operands.push({start: from, end: (at = endOfPiece(bytes, at))});
  }
  return operands;
}

/** Each in turn, with what stands before it, and where both begin and end. */
export function readOperators(
  bytes: Uint8Array,
  visit: (operator: string, operands: readonly Operand[], start: number, end: number) => void,
): void {
  const operators = operatorsIn(bytes);
  for (let i = 0; i < operators.count; i += 1)
    visit(
      operatorAt(operators, i),
      operandsAt(operators, i),
      operators.starts[i]!,
      operators.ends[i]!,
    );
}

/** All that there are, in the order of their kinds: first the two above, which are there once more, with anything else before them. */
const words = (
  "Tj Td Tj Td q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts TD Tm T* TJ ' \" " +
  "CS cs SC SCN sc scn G g RG rg K k sh BI ID EI Do MP DP BMC BDC EMC BX EX d0 d1"
).split(" ");
const [pictureBegins, pictureEnds] = [words.indexOf("BI"), words.indexOf("EI")];
const kindByBytes = new Map(
  words.map((word, kind) => [keyOf(Buffer.from(word), 0, word.length), kind]),
);

/** For each kind whether its word is among these; said once, where a program is loaded, and asked for each operator. */
export function kindsAmong(some: string): Uint8Array {
  const wanted = new Set(some.split(" "));
  return Uint8Array.from({length: 256}, (_, kind) => (wanted.has(words[kind] ?? "") ? 1 : 0));
}

function kindOf(bytes: Uint8Array, start: number, end: number): number {
  return end - start > 3 ? unknown : (kindByBytes.get(keyOf(bytes, start, end)) ?? unknown);
}

/** Its bytes as one number. */
function keyOf(bytes: Uint8Array, start: number, end: number): number {
  let key = bytes[start]!;
  for (let at = start + 1; at < end; at += 1) key = (key << 8) | bytes[at]!;
  return key;
}

/** The code of a letter that is shown here, in four figures as the browser writes them; -1 where it is something else. */
function letterAt(bytes: Uint8Array, at: number): number {
  const isShown =
    bytes[at + 5] === more &&
    bytes[at + 6] === 32 &&
    bytes[at + 7] === 0x54 &&
    bytes[at + 8] === 0x6a &&
    isEnd(bytes[at + 9]);
  if (!isShown) return -1;
  return (
    (figures[bytes[at + 1]!]! << 12) |
    (figures[bytes[at + 2]!]! << 8) |
    (figures[bytes[at + 3]!]! << 4) |
    figures[bytes[at + 4]!]!
  );
}

const figures = new Int8Array(256).fill(-1);
for (const [value, figure] of [..."0123456789ABCDEF"].entries())
  figures[figure.charCodeAt(0)] = value;

/** Whether what follows a number is ` 0 Td`. */
function isAlong(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 32 &&
    bytes[at + 1] === 48 &&
    bytes[at + 2] === 32 &&
    bytes[at + 3] === 0x54 &&
    bytes[at + 4] === 0x64 &&
    isEnd(bytes[at + 5])
  );
}

/** Whether a word ends before this byte, or with the drawing. */
function isEnd(byte: number | undefined): boolean {
  return byte === undefined || sorts[byte] === 1 || sorts[byte] === 2;
}

function grown<T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
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
