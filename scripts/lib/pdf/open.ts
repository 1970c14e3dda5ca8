// The bytes of a PDF → its objects. The browser's own prints are read here, where they lie open one after the other; for any other PDF the
// library is loaded, which takes longer than all the rest.
import {
  endOfString,
  endOfWord,
  endSquare,
  isAt,
  isDigit,
  isNumeric,
  isSpace,
  less,
  more,
  numberAt,
  open,
  slash,
  sorts,
  square,
} from "./bytes.ts";
import {nameAs, nameOf} from "./names.ts";
import {PDFDocument} from "./document.ts";
import type {PDFName} from "./objects.ts";
import {
  isFlate,
  name,
  nameIn,
  PDFDict,
  PDFHexString,
  PDFStream,
  PDFString,
  type PDFObject,
} from "./objects.ts";

/** @throws Error when the bytes are no PDF */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return openPlain(bytes) ?? (await import("./open-any.ts")).openAny(bytes);
}

/** Null for a PDF whose objects are packed, changed later, locked or damaged. */
export function openPlain(bytes: Uint8Array): PDFDocument | null {
  try {
    return read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

class NotPlain extends Error {}

/** The names that were met last: a few stand in it thousands of times. */
const seen: (PDFName | undefined)[] = Array.from({length: 1024});

// As many objects as a PDF may have.
const largest = 8_388_607;

function read(file: Buffer): PDFDocument {
  const minor = /^%PDF-1\.(\d)\n%[\x80-\xff]{4}\n/.exec(file.toString("latin1", 0, 16))?.[1];
  if (minor === undefined) throw new NotPlain();
  const size = /\/Size (\d{1,7})\s/.exec(file.toString("latin1", file.length - 1000))?.[1];
  const pdf = new PDFDocument(Number(minor), Number(size ?? 0));
  let at = 15;
  skip();
  while (isDigit(file[at]!)) {
    const ref = pdf.ref(readNumber());
    skip();
    if (ref.object !== undefined || readNumber() !== 0) throw new NotPlain();
    skip();
    expect("obj");
    const object = readObject();
    skip();
    const whole = object instanceof PDFDict && file[at] === 0x73 ? readStream(object) : object;
    expect("endobj");
    pdf.assign(ref, whole);
    skip();
  }
  expect("xref");
  at = file.indexOf("trailer", at);
  if (at < 0) throw new NotPlain();
  expect("trailer");
  const trailer = readObject();
  skip();
  expect("startxref");
  skip();
  readNumber();
  skip();
  expect("%%EOF");
  skip();
  // What follows are changes.
  if (at < file.length || !(trailer instanceof PDFDict)) throw new NotPlain();
  if (["Encrypt", "Prev", "XRefStm"].some(key => trailer.has(nameOf(key)))) throw new NotPlain();
  for (const key of ["Root", "Info", "ID"]) {
    const value = trailer.get(nameOf(key));
    if (value !== undefined) pdf.trailer.set(nameOf(key), value);
  }
  const root = pdf.trailer.lookup(name("Root"));
  if (!(root instanceof PDFDict) || nameIn(root, "Type") !== "Catalog") throw new NotPlain();
  return pdf;

  function readObject(): PDFObject {
    skip();
    const byte = file[at]!;
    if (byte === slash) return readName();
    if (isDigit(byte)) return readNumberOrRef();
    if (byte === less) return file[at + 1] === less ? readDict() : readHex();
    if (byte === square) return readList();
    if (byte === open) {
      const end = endOfString(file, at + 1);
      const value = new PDFString(file.toString("latin1", at + 1, end - 1));
      at = end;
      return value;
    }
    return isNumeric(byte) ? readNumber() : readWord();
  }

  function readName(): PDFName {
    const start = at + 1;
    let end = start;
    let hash = 0;
    for (let byte = file[end]!; sorts[byte]! % 3 === 0; byte = file[++end]!)
      hash = (hash * 31 + byte) & 1023;
    at = end;
    const known = seen[hash];
    if (known?.text.length === end - start && isAt(file, start, known.text)) return known;
    return (seen[hash] = nameAs(file.toString("latin1", start, end)));
  }

  function readNumber(): number {
    const end = endOfWord(file, at);
    const value = numberAt(file, at, end);
    if (Number.isNaN(value)) throw new NotPlain();
    at = end;
    return value;
  }

  /** `12 0 R` is one thing. */
  function readNumberOrRef(): PDFObject {
    const value = readNumber();
    const isRef =
      file[at] === 32 &&
      file[at + 1] === 48 &&
      file[at + 2] === 32 &&
      file[at + 3] === 0x52 &&
      endOfWord(file, at + 4) === at + 4;
    if (!isRef) return value;
    if (value > largest) throw new NotPlain();
    at += 4;
    return pdf.ref(value);
  }

  function readDict(): PDFDict {
    const items: PDFObject[] = [];
    at += 2;
    skip();
    while (file[at] === slash) {
      items.push(readName(), readObject());
      skip();
    }
    expect(">>");
    return hasTwice(items) ? later(items) : new PDFDict(items);
  }

  function readList(): PDFObject[] {
    const items: PDFObject[] = [];
    at += 1;
    skip();
    while (file[at] !== endSquare) {
      items.push(readObject());
      skip();
    }
    at += 1;
    return items;
  }

  function readHex(): PDFHexString {
    const end = file.indexOf(more, at);
    if (end < 0) throw new NotPlain();
    const value = new PDFHexString(file.toString("latin1", at + 1, end));
    at = end + 1;
    return value;
  }

  function readWord(): boolean | null {
    const end = endOfWord(file, at);
    const word = file.toString("latin1", at, end);
    at = end;
    if (word === "true" || word === "false") return word === "true";
    if (word !== "null") throw new NotPlain();
    return null;
  }

  function readStream(dict: PDFDict): PDFStream {
    expect("stream");
    if (file[at] === 13) at += 1;
    const length = dict.get(name("Length"));
    if (file[at] !== 10 || typeof length !== "number") throw new NotPlain();
    const start = at + 1;
    at = start + length;
    skip();
    expect("endstream");
    skip();
    // Pictures are passed on as they are; all else is read somewhere.
    const isReadable = isFlate(dict) || !dict.has(name("Filter"));
    if (!isReadable && nameIn(dict, "Subtype") !== "Image") throw new NotPlain();
    return new PDFStream(dict, file.subarray(start, start + length));
  }

  function skip(): void {
    while (isSpace(file[at])) at += 1;
  }

  function expect(word: string): void {
    if (!isAt(file, at, word)) throw new NotPlain();
    at += word.length;
  }
}

function hasTwice(items: readonly PDFObject[]): boolean {
  if (items.length > 64)
    return new Set(items.filter((_, i) => i % 2 === 0)).size * 2 < items.length;
  for (let i = 2; i < items.length; i += 2)
    for (let j = 0; j < i; j += 2) if (items[i] === items[j]) return true;
  return false;
}

/** The later of two counts, in the place of the first. */
function later(items: readonly PDFObject[]): PDFDict {
  const dict = new PDFDict();
  for (let i = 0; i < items.length; i += 2) dict.set(items[i] as PDFName, items[i + 1]!);
  return dict;
}
