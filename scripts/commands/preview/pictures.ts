// Pictures of printed pages, drawn when they are asked for. Those of the last few minutes are kept.
import {join} from "node:path";
import {hashOf} from "../../lib/hash.ts";
import {openPages, pngOf, type DrawnPages} from "../../lib/pdf/pictures.ts";
import {readIfThere} from "../../outside/disk.ts";
import type {PageSize} from "./made.ts";

export interface WantedPicture {
  readonly publication: string;
  readonly document: string;
  /** The PDF that it is a page of. */
  readonly hash: string;
  /** From 1. */
  readonly page: number;
  /** In pixels; rounded up to one of a few. */
  readonly width: number;
}

export interface Pictures {
  readonly draw: (wanted: WantedPicture) => Promise<Uint8Array | null>;
  readonly sizeOf: PageSize;
  readonly close: () => void;
}

const widths = [160, 320, 640, 960, 1280, 1920];
const mostBytes = 24 * 1024 * 1024;

export function openPictures(project: string): Pictures {
  const kept = new Map<string, Uint8Array>();
  const sizes = new Map<string, {width: number; height: number}>();
  let bytes = 0;
  let open: {readonly hash: string; readonly pages: DrawnPages} | null = null;
  // One after the other: a sheet of thumbnails is asked for at once, and saves go first.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    draw: wanted => inTurn(() => draw(wanted)),
    sizeOf: (pdf, hash) => inTurn(() => sizeOf(pdf, hash)),
    close: () => close(),
  };

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function draw(wanted: WantedPicture): Promise<Uint8Array | null> {
    const {publication, document, hash, page} = wanted;
    const width = widths.find(one => one >= wanted.width) ?? widths.at(-1)!;
    const name = [hash, page, width].join("/");
    const known = kept.get(name);
    if (known) return known;
    if (open?.hash !== hash) {
      const pdf = await readIfThere(join(project, "output", publication, `${document}.pdf`));
      if (!pdf || !hashOf(pdf).startsWith(hash)) return null;
      close();
      open = {hash, pages: await openPages(pdf)};
    }
    const picture = await pngOf(await open.pages.draw(page - 1, width));
    kept.set(name, picture);
    bytes += picture.length;
    for (const [old, {length}] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(old);
      bytes -= length;
    }
    return picture;
  }

  async function sizeOf(pdf: Uint8Array, hash: string): Promise<{width: number; height: number}> {
    const known = sizes.get(hash);
    if (known) return known;
    const pages = await openPages(pdf);
    try {
      const points = pages.sizeOf(0);
      const size = {width: (points.width * 96) / 72, height: (points.height * 96) / 72};
      sizes.set(hash, size);
      return size;
    } finally {
      pages.close();
    }
  }

  function close(): void {
    open?.pages.close();
    open = null;
  }
}
