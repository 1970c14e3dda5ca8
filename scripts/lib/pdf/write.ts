// The objects of a PDF → its bytes. The same objects give the same bytes. Nearly all of them are packed into streams of a thousand, which
// takes two thirds off a tagged PDF.
import type {PDFDocument} from "./document.ts";
import {
  dictOf,
  name,
  nameIn,
  packedStream,
  PDFDict,
  PDFStream,
  type PDFObject,
  type PDFRef,
} from "./objects.ts";
import {written} from "./written.ts";

/** Where an object stands: in the file, or as which one in a stream of objects. */
type Place =
  | {readonly number: number; readonly at: number}
  | {readonly number: number; readonly stream: number; readonly index: number};

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
    places.push({number, stream: stream.number, index: stream.objects.length});
    stream.objects.push(ref);
  }
  for (const {number, objects} of streams) write(number, streamOf(objects));
  const start = out.size();
  // It says of itself, too, where it stands.
  write(next, tableOf(pdf, next + 1, [...places, {number: next, at: start}]));
  out.add(`startxref\n${start}\n%%EOF`);
  return out.bytes();

  function write(number: number, object: PDFObject): void {
    places.push({number, at: out.size()});
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

/** What readers look for without unpacking anything. */
function standsAlone(object: PDFObject): boolean {
  if (object instanceof PDFStream) return true;
  return object instanceof PDFDict && /^(?:Catalog|Pages|Page|Sig)$/.test(nameIn(object, "Type"));
}

function streamOf(refs: readonly PDFRef[]): PDFStream {
  let head = "";
  let body = "";
  for (const {number, object} of refs) {
    head += `${number} ${body.length} `;
    body += `${written(object!)}\n`;
  }
  const {dict, contents} = packedStream(Buffer.from(head + body, "latin1"));
  dict.set(name("Type"), name("ObjStm"));
  dict.set(name("N"), refs.length);
  dict.set(name("First"), head.length);
  return new PDFStream(dict, contents);
}

/** The list of all places, in as few bytes as the largest of them takes. */
function tableOf(pdf: PDFDocument, size: number, places: readonly Place[]): PDFStream {
  const rows = places
    .toSorted((a, b) => a.number - b.number)
    .map(one =>
      "at" in one ? [one.number, 1, one.at, 0] : [one.number, 2, one.stream, one.index],
    );
  rows.unshift([0, 0, 0, 65_535]);
  const widths = [1, 2, 3].map(i => bytesFor(Math.max(...rows.map(row => row[i]!))));
  const contents = Buffer.alloc(rows.length * widths.reduce((sum, width) => sum + width, 0));
  const index: number[] = [];
  let [at, before] = [0, -2];
  for (const row of rows) {
    if (row[0]! === before + 1) index[index.length - 1]! += 1;
    else index.push(row[0]!, 1);
    before = row[0]!;
    for (const [i, width] of widths.entries()) at = contents.writeUIntBE(row[i + 1]!, at, width);
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
  return Math.max(1, Math.ceil(value.toString(2).length / 8));
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
