// Charts to test with, and a reader of what was drawn.
import {readFileSync} from "node:fs";
import type {Category, ChartData, Fonts, Series} from "../../scripts/lib/chart/chart.ts";
import {openFonts} from "../../scripts/lib/chart/text-width.ts";

export const fonts: Fonts = {
  family: "Source Sans 3",
  faces: [400, 600, 700].flatMap(weight =>
    ["latin", "latin-ext"].map(part => ({
      weight,
      data: new Uint8Array(
        readFileSync(`templates/shared/fonts/source-sans-3-${part}-${weight}-normal.woff2`),
      ),
    })),
  ),
};

const width = await openFonts(fonts.faces);

export function category(label: string, more: Partial<Category> = {}): Category {
  return {id: label, label, note: null, highlight: false, ...more};
}

/** A value, a value and how it prints, or none. */
export type Given = number | null | readonly [number, string];

export function chartOf(
  kind: ChartData["kind"],
  categories: readonly (string | Category)[],
  series: readonly (readonly [string | Partial<Series>, readonly Given[]])[],
  totals: readonly (string | null)[] | null = null,
): ChartData {
  return {
    kind,
    title: "Systems installed",
    description: "One row for each system.",
    categories: categories.map(one => (typeof one === "string" ? category(one) : one)),
    series: series.map(([name]) => {
      const own = typeof name === "string" ? {label: name} : name;
      return {id: own.label ?? "", label: "", highlight: false, ...own};
    }),
    cells: series.map(([, values]) => values.map(cellOf)),
    totals,
  };
}

export function cellOf(given: Given): ChartData["cells"][number][number] {
  if (given === null) return {value: null, label: "not given"};
  if (typeof given !== "number") return {value: String(given[0]), label: given[1]};
  return {value: String(given), label: given.toLocaleString("en-GB").replace("-", "−")};
}

export interface Drawn {
  readonly svg: string;
  readonly rects: readonly Rect[];
  readonly texts: readonly Text[];
  /** As they stand on paper: a text of two lines is two. */
  readonly lines: readonly Text[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly opacity: string;
  readonly outline: string | undefined;
}

export interface Text {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

export function readDrawing(svg: string): Drawn {
  const rects = [
    ...svg.matchAll(/<path d="M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h[-\d.]+Z"([^>]*)\/>/g),
  ].map(rectOf);
  const texts = [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(
    ([, attributes = "", inner = ""]) => linesOf(attributes, inner),
  );
  return {svg, rects, texts: texts.map(joined), lines: texts.flat()};
}

/** The text of exactly these words. */
export function textOf({texts}: Drawn, text: string): Text {
  const found = texts.find(one => one.text === text);
  if (!found)
    throw new Error(`${text} is not printed, but ${texts.map(one => one.text).join("|")}`);
  return found;
}

/** A rectangle may be drawn from its far corner. */
function rectOf([, x, y, w, h, rest]: RegExpMatchArray): Rect {
  const [left, top, wide, high] = [Number(x), Number(y), Number(w), Number(h)];
  return {
    x: Math.min(left, left + wide),
    y: Math.min(top, top + high),
    width: Math.abs(wide),
    height: Math.abs(high),
    fill: attribute(rest ?? "", "fill") ?? "",
    opacity: attribute(rest ?? "", "fill-opacity") ?? "1",
    outline: attribute(rest ?? "", "stroke"),
  };
}

function linesOf(attributes: string, inner: string): readonly Text[] {
  const [, x = 0, y = 0] = (/translate\(([-\d.]+),([-\d.]+)\)/.exec(attributes) ?? []).map(Number);
  const size = Number.parseFloat(attribute(attributes, "font-size") ?? "0");
  const weight = Number(attribute(attributes, "font-weight"));
  const anchor = attribute(attributes, "text-anchor");
  const spans = [...inner.matchAll(/<tspan(?: x="0" dy="([\d.]+)")?>(.*?)<\/tspan>/g)];
  const lines =
    spans.length === 0
      ? [{text: inner, dy: 0}]
      : spans.map(([, dy = "0", text = ""]) => ({text, dy: Number(dy)}));
  return lines.map(({text: raw, dy}, index) => {
    const text = plain(raw);
    const wide = width(text, size, weight);
    const left = anchor === "end" ? x - wide : anchor === "middle" ? x - wide / 2 : x;
    const baseline = y + dy * index;
    // Figures and capitals are two thirds of an em high, descenders a fifth.
    const [top, bottom] = [baseline - size * 0.66, baseline + size * 0.2];
    const middle = left + wide / 2;
    return {
      text,
      left,
      right: left + wide,
      top,
      bottom,
      middle,
      size,
      weight,
      fill: attribute(attributes, "fill") ?? "",
    };
  });
}

function joined(lines: readonly Text[]): Text {
  const [first] = lines;
  if (!first) throw new Error("a text without lines");
  return {
    ...first,
    text: lines.map(line => line.text).join(" "),
    left: Math.min(...lines.map(line => line.left)),
    right: Math.max(...lines.map(line => line.right)),
    bottom: Math.max(...lines.map(line => line.bottom)),
  };
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(text)?.[1];
}

function plain(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** Texts that reach beyond the picture, or into each other: there must be none. */
export function clashes(
  {lines}: Drawn,
  size: {readonly width: number; readonly height: number},
): readonly string[] {
  const outside = lines
    .filter(
      one =>
        one.left < -0.6 ||
        one.top < -0.6 ||
        one.right > size.width + 0.6 ||
        one.bottom > size.height + 1,
    )
    .map(one => `outside: ${one.text}`);
  const over = lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter(
        other =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom - 0.5 &&
          other.top < one.bottom - 0.5,
      )
      .map(other => `${one.text} over ${other.text}`),
  );
  return [...outside, ...over];
}
