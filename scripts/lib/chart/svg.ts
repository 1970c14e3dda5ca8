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

/** Draws without a browser. Throws where Vega-Lite objects to the specification. */
export function drawSpec(
  loaded: Awaited<ReturnType<typeof loadVega>>,
  spec: LayeredSpec,
  size: ChartSize,
  width: TextWidth,
): Drawing {
  const {vega, lite, inner} = loaded;
  const said: string[] = [];
  const logger = listen(said);
  const compiled = lite.compile(spec, {logger}).spec;
  const view = new vega.View(vega.parse(compiled), {renderer: "none", logger});
  const metrics = inner.textMetrics;
  const before = metrics.width;
  // Vega measures through one place for the whole process; nothing may wait while it is ours.
  metrics.width = (item, text) => width(String(text ?? ""), item.fontSize, Number(item.fontWeight));
  try {
    view.run();
    const root = (view.scenegraph() as unknown as {readonly root: Scenes}).root;
    const renderer = new inner.SVGStringRenderer();
    renderer.initialize(null, size.width, size.height, [0, 0], 1).render(root);
    if (said.length > 0) throw new Error(`vega-lite says: ${said.join("; ")}`);
    return {inside: tidy(renderer.svg()), texts: textsOf(root)};
  } finally {
    metrics.width = before;
    view.finalize();
  }
}

// Vega exports these and keeps them stable for other programs, but does not describe them.
interface Inner {
  readonly textMetrics: {width: (item: TextItem, text: unknown) => number};
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

interface Scenes {
  readonly marktype: string;
  readonly items: readonly (TextItem & {readonly items?: readonly Scenes[]})[];
}

interface TextItem {
  readonly fontSize: number;
  readonly fontWeight: number | string;
  readonly text?: string | readonly string[];
  readonly bounds: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
}

function textsOf(scenes: Scenes): readonly TextBox[] {
  return scenes.items.flatMap(item => {
    if (scenes.marktype !== "text") return (item.items ?? []).flatMap(textsOf);
    const {x1: left, y1: top, x2: right, y2: bottom} = item.bounds;
    return [{text: [item.text ?? ""].flat().join(" "), left, top, right, bottom}];
  });
}

function listen(said: string[]) {
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
  return svg
    .replace(/^<svg[^>]*>|<\/svg>$/g, "")
    .replace(/<path class="(?:background|foreground)"[^>]*\/>/g, "")
    .replace(/<\/?g\b[^>]*>/g, "")
    .replace(/ font-family="[^"]*"/g, "")
    .replace(/<[^>]*>/g, tag =>
      tag.replace(/-?\d+\.?\d*e-\d+/g, "0").replace(/-?\d+\.\d{4,}/g, round),
    );
}

function round(number: string): string {
  return String(Number(Number(number).toFixed(3)) || 0);
}
