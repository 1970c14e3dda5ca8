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
  const used = new Set([...new Set(text)].map(character => character.codePointAt(0) ?? 0));
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

function isNeeded(face: string, used: ReadonlySet<number>): boolean {
  const ranges = rangesOf(face);
  return (
    ranges === null ||
    ranges.some(([from, to]) => [...used].some(point => point >= from && point <= to))
  );
}
