// The objects of a PDF → its bytes. The same objects give the same bytes. Nearly all of them are packed into streams of a thousand, which
// takes two thirds off a tagged PDF.
import type {PDFDocument} from "./document.ts";
import {
  dictOf,
  name,
  packedStream,
  PDFDict,
  PDFStream,
  type PDFObject,
  type PDFRef,
} from "./objects.ts";
import {packedAgain} from "./packed-again.ts";
import {written} from "./written.ts";

/** Where an object stands: in the file, or as which one in a stream of objects. */
interface Place {
  readonly number: number;
  /** 1 in the file, 2 in a stream. */
  readonly sort: number;
  /** From where, or of which stream. */
  readonly at: number;
  readonly index: number;
}

export function writePdf(pdf: PDFDocument): Uint8Array {
  // Streams of objects came with 1.5; tags, attachments and all else that we write are those of 1.7.
  const out = output(`%PDF-1.${Math.max(7, pdf.minor)}\n%\x81\x81\x81\x81\n\n`);
  const places: Place[] = [];
  const streams: {readonly number: number; readonly objects: PDFRef[]}[] = [];
  let next = pdf.next;
  for (const ref of pdf.objects()) {
    const {number, object} = ref;
    if (standsAlone(object)) {
      write(number, object);
      continue;
    }
    let stream = streams.at(-1);
    if (!stream || stream.objects.length === most) {
      stream = {number: next++, objects: []};
      streams.push(stream);
    }
    places.push({number, sort: 2, at: stream.number, index: stream.objects.length});
    stream.objects.push(ref);
  }
  for (const {number, objects} of streams) write(number, streamOf(objects));
  const start = out.size();
  // It says of itself, too, where it stands.
  write(next, tableOf(pdf, next + 1, [...places, {number: next, sort: 1, at: start, index: 0}]));
  out.add(`startxref\n${start}\n%%EOF`);
  return out.bytes();

  function write(number: number, object: PDFObject): void {
    places.push({number, sort: 1, at: out.size(), index: 0});
    out.add(`${number} 0 obj\n`);
    if (object instanceof PDFStream) {
      object.dict.set(name("Length"), object.contents.length);
      out.add(`${written(object.dict)}\nstream\n`);
      out.add(object.contents);
      out.add("\nendstream");
    } else out.add(written(object));
    out.add("\nendobj\n\n");
  }
}

const most = 1000;
const Type = name("Type");
const alone = new Set<unknown>(["Catalog", "Pages", "Page", "Sig"].map(name));

/** What readers look for without unpacking anything. */
function standsAlone(object: PDFObject): boolean {
  if (object instanceof PDFStream) return true;
  return object instanceof PDFDict && alone.has(object.get(Type));
}

function streamOf(refs: readonly PDFRef[]): PDFStream {
  let head = "";
  let body = "";
  for (const {number, object} of refs) {
    head += `${number} ${body.length} `;
    body += `${written(object!)}\n`;
  }
  // Where little has changed, most of a thousand objects are those of the print before.
  const contents = packedAgain(Buffer.from(head + body, "latin1"));
  const dict = dictOf({Filter: "FlateDecode"});
  dict.set(name("Type"), name("ObjStm"));
  dict.set(name("N"), refs.length);
  dict.set(name("First"), head.length);
  return new PDFStream(dict, contents);
}

/** The list of all places, in as few bytes as the largest of them takes. */
function tableOf(pdf: PDFDocument, size: number, places: readonly Place[]): PDFStream {
  const rows = places.toSorted((a, b) => a.number - b.number);
  rows.unshift({number: 0, sort: 0, at: 0, index: 65_535});
  let [most, last] = [0, 0];
  for (const row of rows) {
    if (row.at > most) most = row.at;
    if (row.index > last) last = row.index;
  }
  const widths = [1, bytesFor(most), bytesFor(last)];
  const contents = new Uint8Array(rows.length * (1 + widths[1]! + widths[2]!));
  const index: number[] = [];
  let [to, before] = [0, -2];
  for (const {number, sort, at, index: nth} of rows) {
    if (number === before + 1) index[index.length - 1]! += 1;
    else index.push(number, 1);
    before = number;
    contents[to++] = sort;
    for (let byte = widths[1]! - 1; byte >= 0; byte -= 1) contents[to++] = at >>> (8 * byte);
    for (let byte = widths[2]! - 1; byte >= 0; byte -= 1) contents[to++] = nth >>> (8 * byte);
  }
  const dict = dictOf({Size: size});
  pdf.trailer.each((key, value) => dict.set(key, value));
  const packed = packedStream(contents);
  packed.dict.each((key, value) => dict.set(key, value));
  dict.set(name("Type"), name("XRef"));
  dict.set(name("Length"), packed.contents.length);
  dict.set(name("W"), widths);
  dict.set(name("Index"), index);
  return new PDFStream(dict, packed.contents);
}

function bytesFor(value: number): number {
  return Math.ceil(value.toString(2).length / 8);
}

/** Gathers what is written; texts have a character for each byte. */
function output(head: string) {
  const parts: (string | Uint8Array)[] = [head];
  let size = head.length;
  return {
    add: (part: string | Uint8Array): void => {
      parts.push(part);
      size += part.length;
    },
    size: (): number => size,
    bytes: (): Uint8Array => {
      const all = new Uint8Array(size);
      const buffer = Buffer.from(all.buffer);
      let at = 0;
      for (const part of parts) {
        if (typeof part === "string") buffer.write(part, at, "latin1");
        else all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
