// Timelines: events on an axis of true time, their words where there is a free place. Wide ones run from left to right, narrow ones down.
import {ChartProblem} from "./data.ts";
import type {ChartSize, TimelineData} from "./data.ts";
import {flagScene} from "./timeline-flags.ts";
import {listScene} from "./timeline-list.ts";
import type {Scene} from "./scene.ts";
import type {Pen} from "./words.ts";

export function timelineScene(
  chart: TimelineData,
  size: ChartSize,
  pen: Pen,
): Scene | ChartProblem {
  const across = () => flagScene(chart, size, pen);
  const down = () => listScene(chart, size, pen);
  const narrow = size.width < 34 * pen.text;
  const found = narrow ? (down() ?? across()) : (across() ?? down());
  if (found) return found;
  const count = chart.events.length;
  return new ChartProblem(
    `the chart has no room for the words of ${count} event${count === 1 ? "" : "s"} at ${size.width} × ${size.height} px`,
    "give it more room, show fewer events, or shorten their titles with `labels`",
  );
}
