// Style sheets made self-contained: each file that they name becomes part of them.
import {rangesOf} from "./coverage.ts";

const types: Readonly<Record<string, string>> = {
  woff2: "font/woff2",
  woff: "font/woff",
  ttf: "font/ttf",
  otf: "font/otf",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
};

/** A style sheet for one text, with everything that it names inside it. */
export function inlineAssets(
  css: string,
  assets: ReadonlyMap<string, Uint8Array>,
  text: string,
): string {
  return inlineFiles(withoutUnusedFaces(css, text), assets);
}

/**
 * A font face for characters (`unicode-range`) that `text` does not hold is left out: it would never be drawn, and weighs more than
 * the words.
 */
export function withoutUnusedFaces(css: string, text: string): string {
  const used = pointsIn(text);
  return css.replace(/@font-face\s*\{[^}]*\}/g, face => (isNeeded(face, used) ? face : ""));
}

/** `url(asset:path)` becomes a data: address. */
export function inlineFiles(css: string, assets: ReadonlyMap<string, Uint8Array>): string {
  return css.replace(
    /url\(asset:([^)]+)\)/g,
    (_, path: string) => `url(${dataAddress(path, assets.get(path) ?? new Uint8Array())})`,
  );
}

/** Pictures that a template names become part of its page. */
export function inlineImages(html: string, assets: ReadonlyMap<string, Uint8Array>): string {
  return html.replace(/\bsrc="asset:([^"]+)"/g, (_, path: string) => {
    return `src="${dataAddress(path, assets.get(path) ?? new Uint8Array())}"`;
  });
}

export function dataAddress(path: string, bytes: Uint8Array): string {
  const type = types[path.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")}`;
}

/** The code points of a text, each once. It may be of millions, most of them the same few. */
function pointsIn(text: string): ReadonlySet<number> {
  const seen = new Uint8Array(0x110000);
  const used = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const point = unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(i)! : unit;
    if (point > 0xffff) i += 1;
    if (seen[point] === 1) continue;
    seen[point] = 1;
    used.add(point);
  }
  return used;
}

function isNeeded(face: string, used: ReadonlySet<number>): boolean {
  const ranges = rangesOf(face);
  return (
    ranges === null ||
    ranges.some(([from, to]) => [...used].some(point => point >= from && point <= to))
  );
}
