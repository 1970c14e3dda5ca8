// Style sheets made self-contained: each file that they name becomes part of them.
import {rememberedLately} from "../memo.ts";
import {rangesOf} from "./coverage.ts";

/** Style sheets at a time: a publication has few, and its editions have the same. */
const few = 8;

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
  const faces = facesIn(css);
  if (faces.length === 0) return css;
  const used = [...pointsIn(text)];
  return withFaces(css, faces.map(ranges => (isNeeded(ranges, used) ? "y" : "n")).join(""));
}

/** The faces that nearly every text needs, as they stand in the style sheets of pages: those of plain letters. */
export function usualFaces(css: string, assets: ReadonlyMap<string, Uint8Array>): string {
  return (inlineAssets(css, assets, "letters").match(fontFace) ?? []).join("");
}

const fontFace = /@font-face\s*\{[^}]*\}/g;

/** The characters for which each is there. */
const facesIn = rememberedLately(few, (css: string) =>
  [...css.matchAll(fontFace)].map(([face]) => rangesOf(face)),
);

/** Of the faces those that are needed, by a letter for each. */
const withFaces = rememberedLately(few, (css: string, needed: string) => {
  let nth = 0;
  return css.replace(fontFace, face => (needed[nth++] === "y" ? face : ""));
});

/** `url(asset:path)` becomes a data: address. */
export function inlineFiles(css: string, assets: ReadonlyMap<string, Uint8Array>): string {
  const paths = filesIn(css);
  return paths.length === 0 ? css : withFiles(css, paths, ...paths.map(path => assets.get(path)));
}

const file = /url\(asset:([^)]+)\)/g;

const filesIn = rememberedLately(few, (css: string) => [
  ...new Set([...css.matchAll(file)].map(([, path]) => path!)),
]);

const withFiles = rememberedLately(
  few,
  (css: string, paths: readonly string[], ...files: readonly (Uint8Array | undefined)[]) =>
    css.replace(file, (_, path: string) => {
      const bytes = files[paths.indexOf(path)] ?? new Uint8Array();
      return `url(${dataAddress(path, bytes)})`;
    }),
);

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

const seen = new Uint8Array(0x110000);

/** The code points of a text, each once. It may be of millions, most of them the same few. */
function pointsIn(text: string): ReadonlySet<number> {
  const used = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const point = unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(i)! : unit;
    if (point > 0xffff) i += 1;
    if (seen[point] === 1) continue;
    seen[point] = 1;
    used.add(point);
  }
  for (const point of used) seen[point] = 0;
  return used;
}

function isNeeded(ranges: ReturnType<typeof rangesOf>, used: readonly number[]): boolean {
  return (
    ranges === null || ranges.some(([from, to]) => used.some(point => point >= from && point <= to))
  );
}
