// What the styles keep off the paper: figures and charts that only a screen shows. They are not looked for in the print.
import type {PageElement, PageWindow} from "./dom.ts";

/** One printing of a figure, or one drawing of a chart; `nth` counts from 0 those that are the same in the order of the page. */
export interface Unprinted {
  readonly sort: "figure" | "chart";
  readonly name: string;
  /** The words of the figure, without white space; of a chart, none. */
  readonly text: string;
  readonly nth: number;
}

/** Of one part of a page: which of its figures and charts, counted from 0. */
export type UnprintedIn = readonly number[];

/** Runs inside the page: may use nothing but its arguments. Of parts that are kept it says what is known of them: see kept.ts. */
export function findUnprinted(
  window: PageWindow,
  parts: readonly PageElement[],
): {readonly unprinted: readonly Unprinted[]; readonly inParts: readonly UnprintedIn[]} {
  const counts = new Map<string, number>();
  const unprinted: Unprinted[] = [];
  const places = parts.length > 0 ? parts : [window.document.body];
  return {unprinted, inParts: places.map(lookIn)};

  function lookIn(place: PageElement): UnprintedIn {
    const kept = place.getAttribute("data-kept-unprinted");
    const known = kept === null ? null : new Set(kept.split(" ").filter(Boolean).map(Number));
    const own: number[] = [];
    const all = [...place.querySelectorAll("data[data-figure], svg[data-chart]")];
    for (const [i, element] of all.entries()) {
      const figure = element.getAttribute("data-figure");
      const sort = figure === null ? "chart" : "figure";
      const name = figure ?? element.getAttribute("data-chart") ?? "";
      const text = sort === "chart" ? "" : (element.textContent ?? "").replace(/\s+/g, "");
      const key = `${sort} ${name} ${text}`;
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      if (known ? !known.has(i) : element.checkVisibility()) continue;
      own.push(i);
      unprinted.push({sort, name, text, nth});
    }
    return own;
  }
}
