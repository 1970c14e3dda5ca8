// What moves a worked-out figure most: each figure that it rests on, tried lower and higher, whether the content asks for that or not.
import type {Figure, Influence} from "../lib/content/figure.ts";
import {known} from "../lib/content/stated.ts";
import {computeFigures} from "../steps/figures.ts";
import {readQuantities} from "../steps/quantities.ts";
import {exactText} from "./figure-list.ts";
import type {Opened} from "./figures.ts";
import {leavesOf} from "./set-checks.ts";

/** `low` and `high`: what the figure would be. */
export interface Tried extends Omit<Influence, "low" | "high"> {
  readonly low: string;
  readonly high: string;
}

/** The one that moves it most first; what does not move it is left out. */
export function influencesOn(figure: Figure, opened: Opened): readonly Tried[] {
  const {id} = figure;
  const entry = opened.content.figures[id];
  if (figure.written === null || !entry) return [];
  if (figure.sensitivity.length > 0) return told(figure, opened);
  const leaves = leavesOf(figure, opened).slice(0, most);
  const figures = {...opened.content.figures, [id]: {...entry, sensitivity: [...leaves]}};
  const content = {...opened.content, figures};
  const quantities = readQuantities(content).value;
  const asked = {
    ...opened,
    content,
    quantities,
    figures: computeFigures(content, quantities).value,
  };
  const again = asked.figures.get(id);
  return again ? told(again, asked) : [];
}

export function influenceInWords({input, by, low, high}: Tried): string {
  const [less, more] =
    by === "range" ? ["at its lowest", "at its highest"] : ["10% lower", "10% higher"];
  return `${input} ${less}: ${low}; ${more}: ${high}`;
}

export function influenceAsData({input, label, by, low, high}: Tried): object {
  return known({input, label, by, low, high});
}

/** More would be no answer. */
const most = 40;

function told({sensitivity}: Figure, {figures, content}: Opened): readonly Tried[] {
  return sensitivity.flatMap(({low, high, ...one}) => {
    const [less, more] = [figures.get(low), figures.get(high)];
    if (!less || !more) return [];
    const [lowText, highText] = [exactText(less, content), exactText(more, content)];
    return lowText === highText ? [] : [{...one, low: lowText, high: highText}];
  });
}
