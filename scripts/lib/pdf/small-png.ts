// Pixels → a PNG of at most 256 colours, a fraction of the size: pages are ink on paper, and their smoothed edges need few shades.
import {crc32, deflateSync} from "node:zlib";
import type {Raster} from "./pictures.ts";

/** Without opacity: a page has none. Of many colours the rarest give way to those nearest to them. */
export function smallPng({width, height, data}: Raster): Uint8Array {
  const {palette, indexOf} = paletteOf(data);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    // Each row begins with the name of its filter: none.
    to += 1;
    for (let x = 0; x < width; x++, from += 4)
      rows[to++] = indexOf[shade(data[from]!, data[from + 1]!, data[from + 2]!)]!;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits each, and each the number of a colour.
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, {level: 9})),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** In steps of eight: 32 shades of each of three colours, in one number. */
function shade(red: number, green: number, blue: number): number {
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

const shades = 1 << 15;
const most = 256;

function paletteOf(data: Uint8Array): {readonly palette: Buffer; readonly indexOf: Uint8Array} {
  const [counts, sums] = [new Uint32Array(shades), new Float64Array(shades * 3)];
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const one = shade(red, green, blue);
    counts[one]! += 1;
    sums[one * 3]! += red;
    sums[one * 3 + 1]! += green;
    sums[one * 3 + 2]! += blue;
  }
  const used = Array.from(counts.keys()).filter(one => counts[one]! > 0);
  used.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const kept = used.slice(0, most);
  const palette = Buffer.from(
    kept.flatMap(one => [0, 1, 2].map(part => Math.round(sums[one * 3 + part]! / counts[one]!))),
  );
  const indexOf = new Uint8Array(shades);
  for (const [i, one] of kept.entries()) indexOf[one] = i;
  for (const one of used.slice(most)) indexOf[one] = nearest(one, kept);
  return {palette, indexOf};
}

function nearest(one: number, kept: readonly number[]): number {
  let [best, least] = [0, Infinity];
  for (const [i, other] of kept.entries()) {
    const distance = [10, 5, 0].reduce(
      (sum, by) => sum + (((one >> by) & 31) - ((other >> by) & 31)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function chunk(name: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), bytes]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(bytes.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
