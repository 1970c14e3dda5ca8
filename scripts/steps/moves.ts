// From Prints and the figures that changed to the places that move: each page, slide or line on which a changed figure stands.
// It knows what the built files say, and nothing of how they will look.
import {sameText} from "../lib/statement/amounts.ts";
import type {Statement} from "../lib/statement/statement.ts";
import type {FigureChange} from "../lib/statement/figures.ts";
import type {Print} from "./prints.ts";

export interface Place {
  /** Below the publication's folder: "deck.pdf". */
  readonly file: string;
  /** Of a PDF; null where it is not certain. */
  readonly page: number | null;
  readonly slide: number | null;
  /** Of a plain text. */
  readonly line: number | null;
  readonly heading: string | null;
  readonly figures: readonly string[];
}

/** In the order of the files. A figure whose value has changed where nobody sees it, behind the last printed digit, moves nothing. */
export function placesThatMove(
  prints: readonly Print[],
  figures: readonly FigureChange[],
  before: Statement,
  after: Statement,
): readonly Place[] {
  const changed = new Set(figures.filter(one => one.value).map(one => one.id));
  const [was, is] = [before, after].map(
    statement => new Map([...statement.figures, ...statement.behind].map(one => [one.id, one])),
  );
  const places = new Map<string, Place>();
  for (const print of prints) {
    if (!changed.has(print.figure) || isSame(print)) continue;
    const {file, page, slide, line, figure} = print;
    const heading = page === null && slide === null && line === null ? print.heading : null;
    const key = [file, page, slide, line, heading].join("\n");
    const known = places.get(key) ?? {file, page, slide, line, heading: print.heading, figures: []};
    places.set(key, {...known, figures: [...new Set([...known.figures, figure])]});
  }
  return [...places.values()];

  function isSame({figure, register}: Print): boolean {
    const [then, now] = [was!.get(figure), is!.get(figure)];
    return then && now && register !== null ? sameText(then, now, register, after) : false;
  }
}
