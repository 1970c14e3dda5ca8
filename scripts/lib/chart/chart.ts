// Chart data → one line of SVG: accessible, in vector, with the type and the colours of the page.
import {checkChart, ChartProblem} from "./data.ts";
import type {ChartSize, Drawable, Fonts, OwnChart} from "./data.ts";
import type {Scene} from "./scene.ts";
import {chartSpec} from "./spec.ts";
import {drawSpec, loadVega} from "./svg.ts";
import type {Drawing, LoadedVega, TextBox} from "./svg.ts";
import {drawOwn} from "./own-draw.ts";
import {tidy} from "./words.ts";
import type {Pen} from "./words.ts";
import {barScene} from "./bars.ts";
import {dotScene} from "./dot.ts";
import {lineScene} from "./line.ts";
import {rangeScene} from "./range-rows.ts";
import {slopeScene} from "./slope.ts";
import {timelineScene} from "./timeline.ts";
import {uprightScene} from "./upright.ts";
import {openFonts} from "./text-width.ts";
import type {TextWidth} from "./text-width.ts";

export {ChartProblem} from "./data.ts";
export type {
  Category,
  Cell,
  ChartData,
  ChartSize,
  Drawable,
  Fonts,
  Series,
  TimelineData,
} from "./data.ts";

/**
 * Draws a chart at exactly the size asked for. The same data, size and fonts give the same bytes.
 * Throws a `ChartProblem` if it cannot be read at that size, rather than draw words over each other.
 */
export async function drawChart(chart: Drawable, size: ChartSize, fonts: Fonts): Promise<string> {
  checkChart(chart, size);
  const [width, vega] = await Promise.all([openFonts(fonts.faces), loadVega()]);
  const {inside, texts} = drawnInside(chart, size, fonts, {width, vega});
  checkTexts(texts, size);
  return frame(chart, size, fonts.family, inside);
}

function drawnInside(
  chart: Drawable,
  size: ChartSize,
  fonts: Fonts,
  {width, vega}: {readonly width: TextWidth; readonly vega: LoadedVega},
): Drawing {
  if (chart.kind === "vega-lite") return drawOwn(vega, chart, size, fonts, width);
  const scene = layScene(chart, size, {text: size.text, width});
  if (scene instanceof ChartProblem) throw scene;
  return drawSpec(vega, chartSpec(scene, size), size, width);
}

/** A chart of columns that is too narrow for them is turned: the same bars, from top to bottom. */
function layScene(
  chart: Exclude<Drawable, OwnChart>,
  size: ChartSize,
  pen: Pen,
): Scene | ChartProblem {
  if (chart.kind === "timeline") return timelineScene(chart, size, pen);
  if (chart.kind === "line") return lineScene(chart, size, pen);
  if (chart.kind === "slope") return slopeScene(chart, size, pen);
  if (chart.kind === "dot") return dotScene(chart, size, pen);
  if (chart.kind === "range") return rangeScene(chart, size, pen);
  if (chart.kind === "bar") return barScene(chart, size, pen);
  const scene = uprightScene(chart, size, pen);
  if (!(scene instanceof ChartProblem) || scene.needs.width === undefined) return scene;
  const turned = barScene(chart, size, pen);
  return turned instanceof ChartProblem ? scene : turned;
}

/** The last look, at what Vega really set: no text over another, none beyond the edge. */
function checkTexts(texts: readonly TextBox[], {width, height}: ChartSize): void {
  const give = "give the chart more room, or shorten its words";
  for (const [index, one] of texts.entries()) {
    if (
      one.left < -slack ||
      one.top < -slack ||
      one.right > width + slack ||
      one.bottom > height + slack
    )
      throw new ChartProblem(
        `\`${one.text}\` does not fit into a chart of ${width} × ${height} px`,
        give,
      );
    const under = texts.slice(index + 1).find(other => overlap(one, other));
    if (under)
      throw new ChartProblem(
        `\`${one.text}\` and \`${under.text}\` overlap in a chart of ${width} × ${height} px`,
        give,
      );
  }
}

// Vega rounds the ascent of a line to whole px.
const slack = 1;

function overlap(a: TextBox, b: TextBox): boolean {
  return (
    a.left < b.right - slack &&
    b.left < a.right - slack &&
    a.top < b.bottom - slack &&
    b.top < a.bottom - slack
  );
}

/**
 * The root: one image with one name. Chromium makes the name, and nothing else, the alternative text
 * in a PDF, so it holds the description too; the empty `aria-description` keeps a screen reader from
 * saying that a second time when it finds `<desc>`, which is for the file on its own.
 */
function frame(
  chart: Drawable,
  {width, height}: ChartSize,
  family: string,
  inside: string,
): string {
  const [title, description] = [tidy(chart.title), tidy(chart.description)];
  const name = [/[.?!…]$/u.test(title) || title === "" ? title : `${title}.`, description]
    .join(" ")
    .trim();
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "chart",
    role: "img",
    "aria-label": name,
    "aria-description": "",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-family": /[,'"]/.test(family) ? family : `'${family}'`,
    "font-variant": "tabular-nums",
    // Otherwise screens may round every advance to whole px, and words be wider than was measured.
    "text-rendering": "geometricPrecision",
  };
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escape(String(value))}"`,
  );
  return `<svg${written.join("")}><title>${escape(title)}</title><desc>${escape(description)}</desc><g fill="none">${inside}</g></svg>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.codePointAt(0)};`);
}
