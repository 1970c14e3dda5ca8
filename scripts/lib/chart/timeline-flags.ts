// A timeline from left to right: a strip of years, and each event's words as a flag on a pole that stands at its date.
import type {ChartSize, TimelineData} from "./data.ts";
import {heightsOf, placeFlags} from "./flags.ts";
import type {Flag, Placing} from "./flags.ts";
import {guide, quiet} from "./ink.ts";
import type {Mark, Scene} from "./scene.ts";
import {domainOf, ticksOf} from "./time-axis.ts";
import {eventInk, isStretch, middleOf, placeWords, wordsOf} from "./timeline-words.ts";
import type {EventWords} from "./timeline-words.ts";
import {noteStyle, placeLine, setLine} from "./words.ts";
import type {Pen} from "./words.ts";

interface Laid extends Placing {
  readonly words: readonly EventWords[];
}

/** Above the strip alone if all fit there, else on both sides; in lines as long as they can be. `null` where nothing fits. */
export function flagScene(chart: TimelineData, size: ChartSize, pen: Pen): Scene | null {
  const found = [17, 13.5, 11, 9, 7.5].flatMap(room =>
    ([1, 2] as const).flatMap(sides => lay(chart, size, pen, room * pen.text, sides) ?? []),
  );
  const best = found.toSorted((a, b) => a.cost - b.cost)[0];
  return best ? paint(chart, size, pen, best) : null;
}

function stripHeight(pen: Pen): number {
  return Math.round(pen.text * 1.8);
}

function placesFor(chart: TimelineData, size: ChartSize, pen: Pen) {
  const domain = domainOf(chart);
  const edge = pen.text * 0.3;
  const px = (size.width - 2 * edge) / (domain[1] - domain[0]);
  return {domain, px, x: (day: number) => edge + (day - domain[0]) * px};
}

function lay(
  chart: TimelineData,
  size: ChartSize,
  pen: Pen,
  room: number,
  sides: 1 | 2,
): Laid | null {
  const {x} = placesFor(chart, size, pen);
  const words = chart.events.map(event => wordsOf(event, room, pen));
  if (words.some(one => !one.whole)) return null;
  const wanted = words.map(({width, height}, i) => ({
    index: i,
    x: x(middleOf(chart.events[i]!)),
    width,
    height,
  }));
  const placed = placeFlags(wanted, {
    width: size.width,
    most: size.height - stripHeight(pen) - 2,
    sides,
    pad: pen.text * 0.35,
    gap: pen.text * 0.45,
    least: pen.text * 0.9,
  });
  if (!placed) return null;
  // Words in few lines are read more easily than words near the strip.
  const high = words.reduce((sum, one) => sum + one.height, 0);
  return {...placed, words, cost: placed.cost + high * 1.1};
}

function paint(chart: TimelineData, size: ChartSize, pen: Pen, {flags, words}: Laid): Scene {
  const {domain, px, x} = placesFor(chart, size, pen);
  const strip = stripHeight(pen);
  const [above, below] = heightsOf(flags);
  // What height is left makes the poles longer, as far as words and strip still belong together.
  const spare = size.height - strip - 2 - above - below;
  const sides = (above > 0 ? 1 : 0) + (below > 0 ? 1 : 0);
  const lift = Math.max(0, Math.min(spare / sides, pen.text * 1.5));
  const used = strip + above + below + lift * sides;
  const start = (size.height - used) / 2;
  const top = start + (above > 0 ? above + lift : 0);
  const bottom = top + strip;
  const dot = pen.text * 0.55;
  const marks: readonly Mark[] = [...stripMarks(), ...flags.flatMap(flagMarks)];
  return {upright: false, scale: {zero: 0, unit: 1}, marks};

  function flagMarks(flag: Flag): readonly Mark[] {
    const {index, x: at, left, width, align, side, near, height} = flag;
    const event = chart.events[index]!;
    const edge = side === -1 ? top : bottom;
    const far = edge + side * (near + lift + height);
    const ink = eventInk(event);
    const mark: Mark = isStretch(event, px, dot)
      ? {is: "bar", from: x(event.start), to: x(event.end), start: edge - 2, end: edge + 2, ink}
      : {is: "dot", place: edge, value: at, size: dot, ink};
    const stroke = {colour: quiet, width: 1.5, dash: null};
    return [
      {is: "rule", from: at, to: at, start: Math.min(edge, far), end: Math.max(edge, far), stroke},
      mark,
      ...placeWords(
        words[index]!,
        align === "left" ? left : left + width,
        side === -1 ? far : far - height,
        align,
      ),
    ];
  }

  /** Two lines with the years between them, each in the middle of its own where it has room. */
  function stripMarks(): readonly Mark[] {
    const [from, to] = [x(domain[0]), x(domain[1])];
    const stroke = {colour: quiet, width: 1, dash: null};
    const lines = [top, bottom].map((y): Mark => ({
      is: "rule",
      from,
      to,
      start: y,
      end: y,
      stroke,
    }));
    const ticks = ticksOf(domain, px, chart.locale, pen).flatMap(
      ({day, next, label}): readonly Mark[] => {
        const [left, right] = [x(day), Math.min(x(next), to)];
        const name = setLine(pen, label, noteStyle(pen));
        const bar: Mark = {
          is: "rule",
          from: left,
          to: left,
          start: top,
          end: bottom,
          stroke: guide,
        };
        return [
          ...(left > from + 1 ? [bar] : []),
          ...(name.width + 4 <= right - left
            ? placeLine(name, (left + right) / 2, (top + bottom) / 2, "center")
            : []),
        ];
      },
    );
    return [...lines, ...ticks];
  }
}
