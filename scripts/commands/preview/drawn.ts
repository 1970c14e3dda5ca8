// The charts of a document, drawn: one that stays as it is is not drawn again.
import {drawChart} from "../../lib/chart/chart.ts";
import {drawingName} from "../../lib/chart/drawing-name.ts";
import {chartFonts} from "../../lib/chart/font-faces.ts";
import type {Charts} from "../../steps/charts.ts";
import type {Remembered} from "../../steps/html.ts";
import type {Manuscript} from "../../steps/manuscript.ts";

/** Where a chart cannot be drawn its place stays empty: the build says what is wrong with it. */
export async function drawCharts(
  manuscript: Manuscript,
  charts: Charts,
  remembered: Remembered,
): Promise<ReadonlyMap<string, string>> {
  const fonts = chartFonts(manuscript.css, manuscript.assets);
  const drawn = new Map<string, string>();
  for (const {key, chart, ...size} of manuscript.charts) {
    const {data} = charts.get(chart)!;
    const name = drawingName(data, size, fonts);
    const svg = await remembered(name, () => drawChart(data, size, fonts)).catch(() => null);
    if (svg !== null) drawn.set(key, svg.replace("<svg", `<svg data-chart="${chart}"`));
  }
  return drawn;
}
