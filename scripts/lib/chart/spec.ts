// Scene → Vega-Lite. One layer for each run of marks that look alike, in painting order.
import type {TopLevelSpec} from "vega-lite";
import type {Ink, Mark, Scene, Stroke} from "./scene.ts";
import type {ChartSize} from "./data.ts";

export type LayeredSpec = Extract<TopLevelSpec, {layer: unknown}>;
type Layer = LayeredSpec["layer"][number];

/**
 * Values stand on a linear scale of Vega's that begins and ends with the edges of the picture, so
 * that a bar is as long as its value. The places across, and all words, are px that were measured.
 */
export function chartSpec(scene: Scene, size: ChartSize): LayeredSpec {
  return {
    width: size.width,
    height: size.height,
    padding: 0,
    autosize: {type: "none"},
    config: {view: {stroke: null, fill: null}, aria: false},
    layer: runsOf(scene.marks).map(run => layerOf(run, scene, size)),
  };
}

interface Run {
  readonly look: string;
  readonly first: Mark;
  readonly data: readonly object[];
}

/** Neighbouring marks of one look become the rows of one layer; a line or a band is a layer alone. */
function runsOf(marks: readonly Mark[]): readonly Run[] {
  const runs: Run[] = [];
  for (const mark of marks) {
    const look = lookOf(mark);
    const last = runs.at(-1);
    if (last && last.look === look && mark.is !== "line" && mark.is !== "band")
      runs[runs.length - 1] = {...last, data: [...last.data, ...rowsOf(mark)]};
    else runs.push({look, first: mark, data: rowsOf(mark)});
  }
  return runs;
}

function lookOf(mark: Mark): string {
  const look = {
    ink: "ink" in mark && mark.ink,
    stroke: "stroke" in mark && mark.stroke,
    text: mark.is === "words" && [mark.align, mark.style],
    size: (mark.is === "dot" || mark.is === "swatch") && mark.size,
  };
  return JSON.stringify([mark.is, look]);
}

function rowsOf(mark: Mark): readonly object[] {
  switch (mark.is) {
    case "bar":
    case "rule":
      return [{from: mark.from, to: mark.to, start: mark.start, end: mark.end}];
    case "line":
    case "band":
      return mark.points;
    case "dot":
      return [{place: mark.place, value: mark.value}];
    case "swatch":
      return [{start: mark.x, end: mark.x + mark.size, top: mark.y, bottom: mark.y + mark.size}];
    case "words":
      return [{x: mark.x, y: mark.y, text: mark.lines.length > 1 ? mark.lines : mark.lines[0]}];
  }
}

function layerOf({first, data}: Run, {upright, scale}: Scene, size: ChartSize): Layer {
  const along = upright ? "y" : "x";
  const across = upright ? "x" : "y";
  const values = {values: data as object[]};
  switch (first.is) {
    case "bar":
      return {
        data: values,
        mark: {type: "rect", ...filled(first.ink)},
        encoding: {
          ...between(along, "from", "to", valueScale),
          ...between(across, "start", "end", null),
        },
      };
    case "rule":
      return {
        data: values,
        mark: {type: "rule", ...stroked(first.stroke)},
        encoding: {
          ...between(along, "from", "to", valueScale),
          ...between(across, "start", "end", null),
        },
      };
    case "line":
      return {
        data: values,
        mark: {type: "line", strokeJoin: "round", strokeCap: "round", ...stroked(first.stroke)},
        encoding: {...at(along, "value", valueScale), ...at(across, "place", null)},
      };
    case "band":
      return {
        data: values,
        mark: {type: "area", line: false, ...filled(first.ink)},
        encoding: {...between(along, "low", "high", valueScale), ...at(across, "place", null)},
      };
    case "dot":
      return {
        data: values,
        mark: {
          type: "point",
          shape: "circle",
          size: (Math.PI / 4) * first.size ** 2,
          opacity: 1,
          filled: true,
          ...filled(first.ink),
        },
        encoding: {...at(along, "value", valueScale), ...at(across, "place", null)},
      };
    case "swatch":
      return {
        data: values,
        mark: {type: "rect", ...filled(first.ink)},
        encoding: {...between("x", "start", "end", null), ...between("y", "top", "bottom", null)},
      };
    case "words":
      return {
        data: values,
        mark: {
          type: "text",
          align: first.align,
          baseline: "alphabetic",
          fontSize: first.style.size,
          fontWeight: first.style.weight as 400 | 600 | 700,
          lineHeight: Math.round(first.style.size * 2.4) / 2,
          fill: first.style.fill,
        },
        encoding: {...at("x", "x", null), ...at("y", "y", null), text: {field: "text"}},
      };
  }

  function valueScale() {
    const edges = [0, upright ? size.height : size.width].map(px => (px - scale.zero) / scale.unit);
    const domain = upright ? edges.map(edge => -edge).reverse() : edges;
    return {type: "linear" as const, domain, nice: false, zero: false};
  }
}

type ScaleOf = (() => object) | null;

function at(side: "x" | "y", field: string, scale: ScaleOf): object {
  return {[side]: {field, type: "quantitative", axis: null, scale: scale ? scale() : null}};
}

function between(side: "x" | "y", from: string, to: string, scale: ScaleOf): object {
  return {...at(side, from, scale), [`${side}2`]: {field: to}};
}

function filled({fill, opacity, outline}: Ink) {
  const inside = opacity === 1 ? {fill} : {fill, fillOpacity: opacity};
  return outline === null ? inside : {...inside, stroke: outline, strokeWidth: 1.25};
}

function stroked({colour, width, dash}: Stroke) {
  return {stroke: colour, strokeWidth: width, ...(dash && {strokeDash: [...dash]})};
}
