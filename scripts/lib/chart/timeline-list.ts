// A timeline from top to bottom: events stand at their true dates on a line, and their words beside it, moved apart.
import type {ChartSize, TimelineData} from "./data.ts";
import {guide, quiet} from "./ink.ts";
import {spread} from "./names.ts";
import type {Mark, Scene, Stroke, TextStyle} from "./scene.ts";
import {domainOf, ticksOf} from "./time-axis.ts";
import {eventInk, isStretch, middleOf, titleStyle} from "./timeline-words.ts";
import {lineHeight, noteStyle, placeBlock, placeLine, setLine, setWords} from "./words.ts";
import type {Block, Pen} from "./words.ts";

/** Where the date of an event stands: in a column of its own, above what happened, or before it in one line. */
type Dates = "beside" | "above" | "before";

/** In the first of these ways for which there is room; `null` where there is none. */
export function listScene(chart: TimelineData, size: ChartSize, pen: Pen): Scene | null {
  const ways = ["beside", "above", "before"] as const;
  return ways.reduce<Scene | null>((found, way) => found ?? arrange(chart, size, pen, way), null);
}

interface Entry {
  /** One below the other, or side by side. */
  readonly date: Block;
  readonly title: Block;
  readonly height: number;
}

function arrange(chart: TimelineData, size: ChartSize, pen: Pen, dates: Dates): Scene | null {
  const domain = domainOf(chart);
  const first = Math.min(...chart.events.map(one => one.start));
  const last = Math.max(...chart.events.map(one => one.end));
  const edge = lineHeight(pen.text) / 2;
  const px = (size.height - 2 * edge) / Math.max(1, last - first);
  const y = (day: number): number => edge + (day - first) * px;
  const ticks = ticksOf(domain, px * 1.2, chart.locale, pen).filter(
    ({day}) => day >= first && day <= last,
  );
  const years = ticks.map(({label}) => setLine(pen, label, noteStyle(pen)));
  const dot = pen.text * 0.6;
  const axis = Math.max(dot / 2, ...years.map(year => year.width + pen.text * 0.5)) + 0.5;
  const left = axis + pen.text * 1.5;
  const beside = dates === "beside";
  const column = Math.max(
    ...chart.events.map(({date}) => setLine(pen, date, noteStyle(pen)).width),
  );
  const indent = beside ? column + pen.text * 0.8 : 0;
  const room = size.width - left - indent;
  // Beside a column of dates the words need a line of some length.
  if (room < pen.text * (beside ? 14 : 6)) return null;
  const entries = chart.events.map((event): Entry => {
    const words = dates === "before" ? `${event.date}: ${event.label}` : event.label;
    const style = titleStyle(event, pen);
    const title = setWords(pen, words, dates === "before" ? lighter(style) : style, room);
    if (dates === "before") return {date: setLine(pen, "", style), title, height: title.height};
    const date = setWords(pen, event.date, noteStyle(pen), beside ? column + 1 : room);
    const height = beside ? Math.max(title.height, date.height) : title.height + date.height;
    return {date, title, height};
  });
  if (entries.some(({date, title}) => !date.whole || !title.whole)) return null;
  const gap = pen.text * 0.35;
  if (entries.reduce((sum, one) => sum + one.height + gap, -gap) > size.height) return null;
  const anchors = chart.events.map(event => y(middleOf(event)));
  // The first line of an entry stands at its date, not the middle of its words.
  const centres = spread(
    anchors.map((anchor, i) => anchor + (entries[i]!.height - lineHeight(pen.text)) / 2),
    entries.map(one => one.height + gap),
    -gap / 2,
    size.height + gap / 2,
  );
  const marks: readonly Mark[] = [
    rule(axis, y(first), axis, y(last), {...leader, width: 1}),
    ...ticks.flatMap(({day}, i) => tickMarks(y(day), years[i]!)),
    ...entries.flatMap((entry, i) => entryMarks(entry, i)),
  ];
  return {upright: false, scale: {zero: 0, unit: 1}, marks};

  function entryMarks({date, title, height}: Entry, i: number): readonly Mark[] {
    const event = chart.events[i]!;
    const top = centres[i]! - height / 2;
    const level = top + lineHeight(pen.text) / 2;
    const anchor = anchors[i]!;
    const ink = eventInk(event);
    return [
      {
        is: "line",
        points: [
          {place: anchor, value: axis + dot / 2},
          {place: level, value: left - pen.text * 0.3},
        ],
        stroke: leader,
      },
      isStretch(event, px, dot)
        ? {
            is: "bar",
            from: axis - 2.5,
            to: axis + 2.5,
            start: y(event.start),
            end: y(event.end),
            ink,
          }
        : {is: "dot", place: anchor, value: axis, size: dot, ink},
      ...placeBlock(date, left, top, "left"),
      ...placeBlock(title, left + indent, beside ? top : top + date.height, "left"),
    ];
  }

  function tickMarks(at: number, year: Block): readonly Mark[] {
    if (at < edge - 0.5 || at > size.height - edge + 0.5) return [];
    return [
      rule(axis - pen.text * 0.35, at, axis, at, guide),
      ...placeLine(year, axis - pen.text * 0.5, at, "right"),
    ];
  }
}

function lighter(style: TextStyle): TextStyle {
  return {...style, weight: style.weight === 600 ? 400 : style.weight};
}

function rule(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Mark {
  return {is: "rule", from: x1, to: x2, start: y1, end: y2, stroke};
}

/** From a date to its words. A thinner line between two rows of pixels would be half as dark in both. */
const leader: Stroke = {colour: quiet, width: 1.5, dash: null};
