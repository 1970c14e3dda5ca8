// Draws a specification of the writer's own: Vega-Lite with our rows, our look and our fonts, and without a way out.
import {ChartProblem} from "./data.ts";
import type {ChartSize, Fonts, OwnChart} from "./data.ts";
import {isJsonMap, mapJson, type JsonMap} from "./json.ts";
import {inUniversalTime, localeOf, ownConfig} from "./own-config.ts";
import {
  listen,
  measuring,
  rounded,
  textsIn,
  type Drawing,
  type LoadedVega,
  type Scenes,
} from "./svg.ts";
import type {TextWidth} from "./text-width.ts";
import {hashOf} from "../hash.ts";

export function drawOwn(
  loaded: LoadedVega,
  chart: OwnChart,
  size: ChartSize,
  fonts: Fonts,
  width: TextWidth,
): Drawing {
  const said: string[] = [];
  const spec = wholeSpec(chart, size, fonts);
  try {
    const {vega, lite, inner} = loaded;
    const logger = listen(said);
    vega.expressionFunction("figure", (value: unknown, format: unknown) =>
      typeof format === "string" && format !== ""
        ? inner.formatLocale(localeOf(chart.locale)["number"]).format(format)(Number(value))
        : chart.axis(Number(value)),
    );
    const compiled = lite.compile(spec as never, {logger}).spec;
    complain(said);
    const view = new vega.View(vega.parse(compiled), {
      renderer: "none",
      logger,
      loader: closed as never,
    });
    try {
      return measuring(inner, width, () => {
        view.run();
        const {root} = view.scenegraph() as unknown as {readonly root: Scenes};
        const {x1, y1, x2, y2} = root.bounds;
        const [wide, high] = [Math.ceil(x2 - x1), Math.ceil(y2 - y1)];
        if (wide > size.width + 2 || high > size.height + 2)
          throw new ChartProblem(
            `the chart takes ${wide} × ${high} px, and has ${size.width} × ${size.height}`,
            "shorten its words, or, where it has several parts, give them a `width` and a `height` that fit",
          );
        const [left, top] = [x1 < 0 ? -x1 : 0, y1 < 0 ? -y1 : 0];
        inner.resetSVGDefIds();
        const renderer = new inner.SVGStringRenderer();
        renderer.initialize(null, size.width, size.height, [left, top], 1).render(root);
        complain(said);
        const name = hashOf(JSON.stringify(spec), JSON.stringify(chart.rows)).slice(0, 8);
        return {inside: tidy(renderer.svg(), name), texts: textsIn(root, left, top)};
      });
    } finally {
      view.finalize();
    }
  } catch (error) {
    if (error instanceof ChartProblem) throw error;
    // What breaks inside of Vega-Lite speaks of its program, not of the specification.
    const why =
      error instanceof TypeError ? "a part of it is not what belongs there" : firstLine(error);
    throw new ChartProblem(
      `Vega-Lite cannot draw its \`spec\`: ${why}`,
      "look at what the specification says there, or take parts away until it draws",
    );
  }
}

/** What Vega-Lite has changed without harm is no mistake of the writer's. */
function complain(said: readonly string[]): void {
  const [first] = said.filter(one => !/conflicting|"zero" is dropped|independent axis/.test(one));
  if (first !== undefined) throw new Error(first);
}

function wholeSpec({spec, rows, locale}: OwnChart, size: ChartSize, fonts: Fonts): JsonMap {
  const own = inUniversalTime(spec) as JsonMap;
  const named = mapJson(own, (value, key) => {
    if (key !== "data" || !isJsonMap(value) || typeof value["name"] !== "string") return value;
    return {values: (rows[value["name"]] ?? []) as never};
  }) as JsonMap;
  const isOne = ["mark", "layer"].some(key => key in own);
  const fitted: JsonMap = isOne
    ? {
        width: size.width,
        height: size.height,
        autosize: {type: "fit", contains: "padding"},
      }
    : {};
  const config = ownConfig(size, fonts, locale);
  return {...fitted, ...named, padding: 0, config: merged(config, named["config"])};
}

/** The writer's own config wins, field by field. */
function merged(ours: JsonMap, theirs: unknown): JsonMap {
  if (!isJsonMap(theirs as never)) return ours;
  const entries = Object.entries(theirs as JsonMap).map(([key, value]) => {
    const before = ours[key];
    return [key, isJsonMap(before) && isJsonMap(value) ? merged(before, value) : value];
  });
  return {...ours, ...Object.fromEntries(entries)};
}

/** Nothing is loaded: data are those of the publication, and a picture of someone else's has no place in a chart. */
const closed = {
  load: () => Promise.reject(new Error("a chart loads nothing")),
  sanitize: () => Promise.reject(new Error("a chart leads nowhere")),
  http: () => Promise.reject(new Error("a chart asks nobody")),
  file: () => Promise.reject(new Error("a chart opens no file")),
  options: {},
};

/** Keeps groups and their places; names that Vega counts through are made the chart's own, so that two can stand on one page. */
function tidy(svg: string, name: string): string {
  return rounded(
    svg
      .replace(/^<svg[^>]*>|<\/svg>$/g, "")
      .replace(/ (?:font-family|class|role|pointer-events|aria-[a-z]+)="[^"]*"/g, "")
      .replace(/<path d="[^"]*" display="none"\/>| opacity="1"/g, "")
      .replace(
        /(id="|url\(#)((?:clip|gradient_?)\d+)/g,
        (_, lead: string, id: string) => `${lead}c${name}-${id}`,
      ),
  );
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? "").replace(/\.$/, "").slice(0, 200);
}
