// Vega-Lite → one line of SVG, with the sizes of all words taken from our fonts.
import type {LayeredSpec} from "./spec.ts";
import type {ChartSize} from "./data.ts";
import type {TextWidth} from "./text-width.ts";

/** What Vega made: the inside of the `<svg>`, and the box of every text that it holds. */
export interface Drawing {
  readonly inside: string;
  readonly texts: readonly TextBox[];
}

/** In px from the upper left corner of the picture. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Vega is large, so it is loaded only when a chart is drawn. */
export async function loadVega() {
  const [vega, lite] = await Promise.all([import("vega"), import("vega-lite")]);
  return {vega, lite, inner: vega as unknown as Inner};
}

export type LoadedVega = Awaited<ReturnType<typeof loadVega>>;

/** Draws without a browser. Throws where Vega-Lite objects to the specification. */
export function drawSpec(
  loaded: LoadedVega,
  spec: LayeredSpec,
  size: ChartSize,
  width: TextWidth,
): Drawing {
  const {vega, lite, inner} = loaded;
  const said: string[] = [];
  const logger = listen(said);
  const compiled = lite.compile(spec, {logger}).spec;
  const view = new vega.View(vega.parse(compiled), {renderer: "none", logger});
  try {
    return measuring(inner, width, () => {
      view.run();
      const root = (view.scenegraph() as unknown as {readonly root: Scenes}).root;
      const renderer = new inner.SVGStringRenderer();
      renderer.initialize(null, size.width, size.height, [0, 0], 1).render(root);
      if (said.length > 0) throw new Error(`vega-lite says: ${said.join("; ")}`);
      return {inside: tidy(renderer.svg()), texts: textsIn(root, 0, 0)};
    });
  } finally {
    view.finalize();
  }
}

/** Vega measures through one place for the whole process; nothing may wait while it is ours. */
export function measuring<T>({textMetrics}: Inner, width: TextWidth, draw: () => T): T {
  const before = textMetrics.width;
  textMetrics.width = (item, text) =>
    width(String(text ?? ""), item.fontSize ?? 11, weightOf(item.fontWeight));
  try {
    return draw();
  } finally {
    textMetrics.width = before;
  }
}

function weightOf(weight: number | string | undefined): number {
  return weight === "bold" ? 700 : Number(weight) || 400;
}

// Vega exports these and keeps them stable for other programs, but does not describe them.
export interface Inner {
  readonly textMetrics: {width: (item: TextItem, text: unknown) => number};
  readonly resetSVGDefIds: () => void;
  readonly formatLocale: (names: unknown) => {
    readonly format: (pattern: string) => (value: number) => string;
  };
  readonly SVGStringRenderer: new () => Renderer;
}

interface Renderer {
  initialize(
    element: null,
    width: number,
    height: number,
    origin: readonly number[],
    scale: number,
  ): Renderer;
  render(scene: Scenes): Renderer;
  svg(): string;
}

export interface Scenes {
  readonly marktype: string;
  readonly items: readonly Item[];
  readonly bounds: Bounds;
}

type Item = TextItem & {
  readonly items?: readonly Scenes[];
  readonly x?: number;
  readonly y?: number;
};

interface TextItem {
  readonly fontSize: number | undefined;
  readonly fontWeight: number | string | undefined;
  readonly opacity?: number;
  readonly text?: string | readonly string[];
  readonly bounds: Bounds;
}

interface Bounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The boxes of all texts that can be seen, `x` and `y` being where their scene begins. */
export function textsIn(scenes: Scenes, x: number, y: number): readonly TextBox[] {
  return scenes.items.flatMap(item => {
    const inside = (item.items ?? []).flatMap(one =>
      textsIn(one, x + (item.x ?? 0), y + (item.y ?? 0)),
    );
    const text = [item.text ?? ""].flat().join(" ");
    if (scenes.marktype !== "text") return inside;
    if (item.opacity === 0 || text === "") return [];
    const {x1, y1, x2, y2} = item.bounds;
    return [{text, left: x + x1, top: y + y1, right: x + x2, bottom: y + y2}];
  });
}

export function listen(said: string[]) {
  const note = (...words: readonly unknown[]) => {
    said.push(words.join(" "));
    return logger;
  };
  const logger = {
    level: silent as never,
    error: note,
    warn: note,
    info: () => logger,
    debug: () => logger,
  };
  return logger;

  function silent() {
    return logger;
  }
}

/**
 * Keeps what is drawn. Vega's groups, classes, roles and labels go: the picture is one image with one
 * alternative text. Thousandths of a px are enough, and make the file a third smaller.
 */
function tidy(svg: string): string {
  return rounded(
    svg
      .replace(/^<svg[^>]*>|<\/svg>$/g, "")
      .replace(/<path class="(?:background|foreground)"[^>]*\/>/g, "")
      .replace(/<\/?g\b[^>]*>/g, "")
      .replace(/ font-family="[^"]*"/g, ""),
  );
}

/** Thousandths of a px. */
export function rounded(svg: string): string {
  return svg.replace(/<[^>]*>/g, tag =>
    tag.replace(/-?\d+\.?\d*e-\d+/g, "0").replace(/-?\d+\.\d{4,}/g, round),
  );
}

function round(number: string): string {
  return String(Number(Number(number).toFixed(3)) || 0);
}
