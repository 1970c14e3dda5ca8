// While somebody writes, pages are taken from the same print again and again: it stays taken apart. What is done to its objects on the way
// to a PDF is undone before it is used once more, when the PDF has been handed over: then nobody waits for that.
import type {PDFDocument} from "./document.ts";
import {PDFDict, PDFStream, type PDFObject} from "./objects.ts";
import {openPlain} from "./open.ts";
import {pagesRemembered} from "./page-memory.ts";
import {readTags, type Tag} from "./tags.ts";

export interface Kept {
  readonly pdf: PDFDocument;
  /** Its tags, as they are in it. */
  readonly top: Tag | null;
  /** For the next; who does not give it back has it opened anew. */
  readonly giveBack: () => void;
}

interface Held {
  readonly pdf: PDFDocument;
  readonly undo: () => void;
  readonly size: number;
  /** Null as long as it is used, and until that is undone. */
  ready: Pick<Kept, "top"> | null;
}

/** What was given back last comes last. */
const held = new Map<number, Held>();

/**
 * As `openPlain`.
 *
 * @param id the same for the same bytes alone; undefined for a print that may never come again
 */
export function openKept(bytes: Uint8Array, id: number | undefined): Kept | null {
  const most = pagesRemembered();
  const known = id === undefined || most === 0 ? undefined : held.get(id);
  if (known) {
    // Two at once would each change what the other has.
    held.delete(id!);
    return used(known, id!, most);
  }
  const pdf = openPlain(bytes);
  if (!pdf) return null;
  if (id === undefined || most === 0) return {pdf, top: readTags(pdf), giveBack: () => undefined};
  const {undo, size} = stateOf(pdf);
  const own = {pdf, undo, size: size + bytes.length, ready: {top: readTags(pdf)}};
  return used(own, id, most);
}

function used(one: Held, id: number, most: number): Kept {
  const {top} = readied(one);
  one.ready = null;
  return {pdf: one.pdf, top, giveBack: () => hold(id, one, most)};
}

function readied(one: Held): Pick<Kept, "top"> {
  if (one.ready) return one.ready;
  one.undo();
  return (one.ready = {top: readTags(one.pdf)});
}

function hold(id: number, one: Held, most: number): void {
  held.delete(id);
  held.set(id, one);
  let size = 0;
  for (const [, {size: own}] of held) size += own;
  for (const [before, {size: own}] of held) {
    if (size <= most) break;
    held.delete(before);
    size -= own;
  }
  setImmediate(() => {
    if (held.get(id) === one) readied(one);
  });
}

/** All objects as they are now, and about how many bytes they and this take. */
function stateOf(pdf: PDFDocument): {readonly undo: () => void; readonly size: number} {
  const refs = pdf.state();
  const streams: PDFStream[] = [];
  const dicts: PDFDict[] = [];
  const lists: PDFObject[][] = [];
  const entries: (readonly PDFObject[])[] = [];
  const items: (readonly PDFObject[])[] = [];
  let size = 0;
  note(pdf.trailer);
  for (const object of refs.objects) note(object);
  return {undo, size};

  function note(object: PDFObject | undefined): void {
    if (object instanceof PDFStream) {
      streams.push(object);
      note(object.dict);
    } else if (object instanceof PDFDict) {
      const own = object.state();
      dicts.push(object);
      entries.push(own);
      size += 150 + 16 * own.length;
      for (const one of own) if (typeof one === "object") note(one);
    } else if (Array.isArray(object)) {
      lists.push(object);
      items.push([...object]);
      size += 100 + 16 * object.length;
      for (const one of object) if (typeof one === "object") note(one);
    }
  }

  function undo(): void {
    refs.undo();
    for (let i = 0; i < dicts.length; i += 1) dicts[i]!.become(entries[i]!);
    for (let i = 0; i < lists.length; i += 1) {
      const [list, before] = [lists[i]!, items[i]!];
      for (let j = 0; j < before.length; j += 1) list[j] = before[j]!;
      list.length = before.length;
    }
    for (const stream of streams) stream.unpacked = null;
  }
}
