// A font file without what only an installed font needs.
import {expect, test} from "vitest";
import {slimFont} from "../../scripts/lib/pdf/font-files.ts";

const tag = (font: Uint8Array, i: number): string =>
  Buffer.from(font.subarray(12 + 16 * i, 16 + 16 * i)).toString("latin1");
const tagsOf = (font: Uint8Array): readonly string[] =>
  Array.from({length: Buffer.from(font).readUInt16BE(4)}, (_, i) => tag(font, i));

/** A small TrueType of made-up tables. */
function fontOf(tables: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(tables);
  const head = Buffer.alloc(12 + 16 * entries.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(entries.length, 4);
  let at = head.length;
  const bodies = entries.map(([name, text], i) => {
    head.write(name, 12 + 16 * i, "latin1");
    head.writeUInt32BE(at, 20 + 16 * i);
    head.writeUInt32BE(text.length, 24 + 16 * i);
    const body = Buffer.alloc((text.length + 3) & ~3);
    body.write(text, "latin1");
    at += body.length;
    return body;
  });
  return Buffer.concat([head, ...bodies]);
}

test("keeps what draws letters, and adds up", () => {
  const slim = slimFont(
    fontOf({glyf: "outlines!", head: "x".repeat(54), name: "A licence", prep: "ab"}),
  )!;
  expect(tagsOf(slim)).toEqual(["glyf", "head", "prep"]);
  const file = Buffer.from(slim);
  expect(file.subarray(file.readUInt32BE(20)).toString("latin1")).toMatch(/^outlines!/);
  expect(file.subarray(file.readUInt32BE(52)).toString("latin1")).toMatch(/^ab/);
  let sum = 0;
  for (let at = 0; at < file.length; at += 4) sum = (sum + file.readUInt32BE(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

test("leaves alone what is no TrueType, or has nothing to leave out", () => {
  expect(slimFont(fontOf({glyf: "a", head: "b"}))).toBeNull();
  expect(slimFont(Buffer.from("OTTO and so on"))).toBeNull();
  expect(slimFont(new Uint8Array())).toBeNull();
});
