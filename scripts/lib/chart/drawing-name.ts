// What a drawing of a chart depends on, as a name: the same name, the same drawing, as long as the program is the same.
import {hashOf} from "../hash.ts";
import type {ChartSize, Drawable, Fonts} from "./data.ts";

export function drawingName(chart: Drawable, size: ChartSize, fonts: Fonts): string {
  const faces = fonts.faces.map(({weight, adjust, data}) => [weight, adjust ?? 1, nameOf(data)]);
  const {width, height, text} = size;
  // The words of an own chart's axis are made while it is drawn; `axisName` stands for them.
  const said = JSON.stringify([
    chart,
    [width, height, text],
    fonts.family,
    faces,
    [...(fonts.colours ?? [])],
  ]);
  return hashOf("chart", said);
}

// A font is larger than all charts together, and comes with each of them.
const names = new WeakMap<Uint8Array, string>();

function nameOf(data: Uint8Array): string {
  const name = names.get(data) ?? hashOf(data);
  names.set(data, name);
  return name;
}
