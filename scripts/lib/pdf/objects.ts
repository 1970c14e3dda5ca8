// What a PDF is made of: numbers, names, texts, lists, dictionaries and streams, and the numbered objects that they are. Numbers, `true`,
// `null` and lists are those of the language. `open.ts` takes a PDF apart into these, `write.ts` puts it together.
import {deflateSync, inflateSync} from "node:zlib";
import {nameOf, PDFName} from "./names.ts";
import {PDFHexString, PDFString} from "./strings.ts";

export {PDFHexString, PDFName, PDFString};

export type PDFObject =
  | number
  | boolean
  | null
  | PDFName
  | PDFString
  | PDFHexString
  | PDFRef
  | PDFDict
  | PDFStream
  | PDFObject[];

/** A numbered object of one PDF, which others name: there is one of each number, and it knows what it stands for. */
export class PDFRef {
  number: number;
  /** Undefined where there is none of this number. */
  object: PDFObject | undefined;

  constructor(number: number) {
    this.number = number;
    this.object = undefined;
  }
}

/** Its entries keep their order. Most have five or fewer, which are found sooner without an index. */
export class PDFDict {
  /** Names and values by turns. */
  private readonly items: PDFObject[];
  private places: Map<PDFObject, number> | null = null;

  /** @param items names and values by turns, no name twice; they are the dictionary's from now on */
  constructor(items: PDFObject[] = []) {
    this.items = items;
  }

  /** As it is written; what is `null` is not there. */
  get(key: PDFName): PDFObject | undefined {
    const at = this.placeOf(key);
    return at < 0 ? undefined : (this.items[at + 1] ?? undefined);
  }

  /** What is meant: a numbered object itself. */
  lookup(key: PDFName): PDFObject | undefined {
    const value = this.get(key);
    return value instanceof PDFRef ? (value.object ?? undefined) : value;
  }

  has(key: PDFName): boolean {
    return this.get(key) !== undefined;
  }

  set(key: PDFName, value: PDFObject): void {
    const at = this.placeOf(key);
    if (at >= 0) this.items[at + 1] = value;
    else {
      this.places?.set(key, this.items.length);
      this.items.push(key, value);
    }
  }

  delete(key: PDFName): void {
    const at = this.placeOf(key);
    if (at < 0) return;
    this.items.splice(at, 2);
    this.places = null;
  }

  keys(): PDFName[] {
    return this.entries().map(([key]) => key);
  }

  entries(): [PDFName, PDFObject][] {
    const found: [PDFName, PDFObject][] = [];
    this.each((key, value) => found.push([key, value]));
    return found;
  }

  /** Whether it has any of these. */
  hasAny(keys: ReadonlySet<PDFObject>): boolean {
    const {items} = this;
    for (let i = 0; i < items.length; i += 2)
      if (keys.has(items[i]!) && items[i + 1] !== null) return true;
    return false;
  }

  /** In their order, and those that are `null` as well. */
  each(visit: (key: PDFName, value: PDFObject) => void): void {
    for (let i = 0; i < this.items.length; i += 2)
      visit(this.items[i] as PDFName, this.items[i + 1]!);
  }

  /** As it is now: see `become`. */
  state(): readonly PDFObject[] {
    return this.items.slice();
  }

  /** As it was, in the places where its entries are now: to make others would be half of what this is to save. */
  become(state: readonly PDFObject[]): void {
    const {items} = this;
    for (let i = 0; i < state.length; i += 1) items[i] = state[i]!;
    items.length = state.length;
    this.places = null;
  }

  private placeOf(key: PDFName): number {
    const {items} = this;
    if (items.length > 64) {
      this.places ??= new Map(items.flatMap((item, i) => (i % 2 === 0 ? [[item, i]] : [])));
      return this.places.get(key) ?? -1;
    }
    for (let i = 0; i < items.length; i += 2) if (items[i] === key) return i;
    return -1;
  }
}

export class PDFStream {
  /** Unpacked, once somebody has asked. */
  unpacked: Uint8Array | null = null;
  readonly dict: PDFDict;
  /** As they are written: see `contentsOf`. */
  readonly contents: Uint8Array;

  constructor(dict: PDFDict, contents: Uint8Array) {
    this.dict = dict;
    this.contents = contents;
  }
}

export const name = nameOf;

/** A dictionary in the words of the language: a text is a name. */
export function dictOf(entries: Readonly<Record<string, PDFObject | string | undefined>>): PDFDict {
  const items: PDFObject[] = [];
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined)
      items.push(nameOf(key), typeof value === "string" ? nameOf(value) : value);
  }
  return new PDFDict(items);
}

/** Packed for a `FlateDecode`: a stream grows by a hundredth against the most that can be done, in a third of the time. */
export function packed(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, {level: 7, chunkSize: roomFor(bytes.length)});
}

/** What they pack into, nearly always: without being told, zlib takes sixteen thousand bytes for each, and several times that for a large one. */
function roomFor(length: number): number {
  return Math.max(256, length >> 1);
}

export function packedStream(
  bytes: Uint8Array,
  entries: Readonly<Record<string, PDFObject | string>> = {},
  pack = packed,
): PDFStream {
  return new PDFStream(dictOf({...entries, Filter: "FlateDecode"}), pack(bytes));
}

/** What a stream says, unpacked; as it is where it is packed in another way than `FlateDecode` alone. */
export function contentsOf(stream: PDFStream): Uint8Array {
  return (stream.unpacked ??= isFlate(stream.dict)
    ? inflateSync(stream.contents, {chunkSize: Math.max(256, 4 * stream.contents.length)})
    : stream.contents);
}

export function isFlate(dict: PDFDict): boolean {
  return nameIn(dict, "Filter") === "FlateDecode" && !dict.has(name("DecodeParms"));
}

/** A text that people read, in whatever script. */
export function textOf(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text)
    ? new PDFString(text.replace(/[\\()]/g, "\\$&"))
    : PDFHexString.fromText(text);
}

export function resolved(object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFRef ? object.object : object;
}

/** The value of a name in a dictionary, as text; "" where it has none. */
export function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(nameOf(key));
  return value instanceof PDFName ? value.text : "";
}

/** A text of a dictionary; "" where it has none. */
export function textIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(nameOf(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}

export function numberIn(dict: PDFDict, key: string): number | null {
  const value = dict.lookup(nameOf(key));
  return typeof value === "number" ? value : null;
}

export function refIn(dict: PDFDict, key: string): PDFRef | null {
  const value = dict.get(nameOf(key));
  return value instanceof PDFRef ? value : null;
}

/** What a dictionary holds under a name, where it is a dictionary or a list; null where it is anything else. */
export function dictIn(dict: PDFDict, key: string): PDFDict | null {
  const value = dict.lookup(nameOf(key));
  return value instanceof PDFDict ? value : null;
}

export function listIn(dict: PDFDict, key: string): PDFObject[] | null {
  const value = dict.lookup(nameOf(key));
  return Array.isArray(value) ? value : null;
}

/** The numbers of a list; null where it is none, or another number of them. */
export function numbersIn(dict: PDFDict, key: string, count: number): readonly number[] | null {
  const items = listIn(dict, key)?.map(resolved);
  const isWhole = items?.length === count && items.every(item => typeof item === "number");
  return isWhole ? (items as number[]) : null;
}
