// A TrueType font file of one glyph or another, in the one form that these glyphs have: every table that a PDF needs, and nothing else.
import {fileOf, tablesOf} from "./font-files.ts";

export interface TrueType {
  /** What does not depend on which glyphs are there; two files of one font have the same. */
  readonly common: string;
  /** Null where there is none of this number. */
  readonly glyph: (id: number) => TrueTypeGlyph | null;
  readonly tables: ReadonlyMap<string, Buffer>;
}

export interface TrueTypeGlyph {
  readonly outline: Buffer;
  /** How far it reaches, and where it begins: as `hmtx` has them. */
  readonly metrics: number;
  /** Those that it is put together from. */
  readonly parts: readonly number[];
}

const needed = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];
const programs = ["cvt ", "fpgm", "prep"];

/** Null for a file of another form. */
export function trueTypeIn(bytes: Uint8Array): TrueType | null {
  const tables = new Map(
    (tablesOf(bytes) ?? []).map(({tag, data}) => [
      tag,
      Buffer.from(data.buffer, data.byteOffset, data.length),
    ]),
  );
  const [glyf, head, hhea, hmtx, loca, maxp] = needed.map(tag => tables.get(tag));
  if (!glyf || !head || !hhea || !hmtx || !loca || !maxp) return null;
  if (head.length !== 54 || hhea.length !== 36 || maxp.length < 6) return null;
  const count = maxp.readUInt16BE(4);
  const wide = hhea.readUInt16BE(34);
  const isLong = head.readUInt16BE(50) === 1;
  if (loca.length < (count + 1) * (isLong ? 4 : 2) || wide === 0) return null;
  if (hmtx.length < 4 * wide + 2 * (count - wide)) return null;
  const start = (id: number): number =>
    isLong ? loca.readUInt32BE(4 * id) : 2 * loca.readUInt16BE(2 * id);
  return {
    tables,
    common: commonOf(tables),
    glyph: id => {
      if (id >= count || start(id + 1) > glyf.length) return null;
      const outline = glyf.subarray(start(id), start(id + 1));
      const [at, side] = id < wide ? [4 * id, 4 * id + 2] : [4 * wide - 4, 2 * wide + 2 * id];
      const metrics = hmtx.readUInt16BE(at) * 65_536 + hmtx.readUInt16BE(side);
      return {outline, metrics, parts: partsOf(outline)};
    },
  };
}

/** A font file with these glyphs alone; the tables are those of any file of the font. */
export function trueTypeOf(
  tables: ReadonlyMap<string, Buffer>,
  glyphs: ReadonlyMap<number, TrueTypeGlyph>,
): Uint8Array {
  const count = Math.max(0, ...glyphs.keys()) + 1;
  const size = [...glyphs.values()].reduce((sum, {outline}) => sum + even(outline.length), 0);
  const isLong = size > 2 * 0xffff;
  const glyf = Buffer.alloc(size);
  const loca = Buffer.alloc((count + 1) * (isLong ? 4 : 2));
  const hmtx = Buffer.alloc(4 * count);
  let at = 0;
  for (let id = 0; id <= count; id += 1) {
    if (isLong) loca.writeUInt32BE(at, 4 * id);
    else loca.writeUInt16BE(at / 2, 2 * id);
    const glyph = glyphs.get(id);
    if (!glyph) continue;
    glyf.set(glyph.outline, at);
    at += even(glyph.outline.length);
    hmtx.writeUInt32BE(glyph.metrics, 4 * id);
  }
  const head = Buffer.from(tables.get("head")!);
  head.writeUInt16BE(isLong ? 1 : 0, 50);
  const hhea = Buffer.from(tables.get("hhea")!);
  hhea.writeUInt16BE(count, 34);
  const maxp = Buffer.from(tables.get("maxp")!);
  maxp.writeUInt16BE(count, 4);
  const own = new Map([
    ...Object.entries({glyf, head, hhea, hmtx, loca, maxp}),
    ...programs.flatMap(tag => {
      const table = tables.get(tag);
      return table ? [[tag, table] as const] : [];
    }),
  ]);
  return fileOf([...own].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tag, data]) => ({tag, data})));
}

function commonOf(tables: ReadonlyMap<string, Buffer>): string {
  const head = Buffer.from(tables.get("head")!).fill(0, 8, 12).fill(0, 50, 52);
  const hhea = tables.get("hhea")!.subarray(0, 34);
  const maxp = Buffer.from(tables.get("maxp")!).fill(0, 4, 6);
  return [head, hhea, maxp, ...programs.map(tag => tables.get(tag))]
    .map(table => table?.toString("latin1") ?? "none")
    .join("|");
}

function partsOf(outline: Buffer): readonly number[] {
  if (outline.length < 12 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10; at + 4 <= outline.length;) {
    const flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    // Words or bytes for its place; then nothing, one, two or four numbers that stretch it.
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    if ((flags & 0x20) === 0) break;
  }
  return parts;
}

function even(length: number): number {
  return (length + 1) & ~1;
}
