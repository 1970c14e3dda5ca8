// What the styles keep off the paper: figures and charts that only a screen shows. They are not looked for in the print.
import type {PageWindow} from "./dom.ts";

/** One printing of a figure, or one drawing of a chart; `nth` counts from 0 those that are the same in the order of the page. */
export interface Unprinted {
  readonly sort: "figure" | "chart";
  readonly name: string;
  /** The words of the figure, without white space; of a chart, none. */
  readonly text: string;
  readonly nth: number;
}

/** Runs inside the page: may use nothing but its arguments. */
export function findUnprinted(window: PageWindow): readonly Unprinted[] {
  const counts = new Map<string, number>();
  const found: Unprinted[] = [];
  const all = [...window.document.querySelectorAll("data[data-figure], svg[data-chart]")];
  if (all.every(element => element.checkVisibility())) return found;
  for (const element of all) {
    const figure = element.getAttribute("data-figure");
    const sort = figure === null ? "chart" : "figure";
    const name = figure ?? element.getAttribute("data-chart") ?? "";
    const text = sort === "chart" ? "" : (element.textContent ?? "").replace(/\s+/g, "");
    const key = `${sort} ${name} ${text}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    if (!element.checkVisibility()) found.push({sort, name, text, nth});
  }
  return found;
}
