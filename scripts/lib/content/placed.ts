// A figure apart from the place where it is written: an edit further up in the file moves that place, and changes nothing else.
// What does not depend on the place is remembered by what is left.
import {remembered} from "../memo.ts";
import type {Span} from "../text.ts";
import type {Figure} from "./figure.ts";

export type Unplaced = Omit<Figure, "at">;

const unplaced = new WeakMap<Unplaced, Unplaced>();

export const placed = remembered(
  (one: Unplaced, at: Span) => [one, at],
  (one, at): Figure => {
    const figure = {...one, at};
    unplaced.set(figure, one);
    return figure;
  },
);

/** The same object for all figures that differ only in where they are written. */
export function unplacedOf(figure: Unplaced): Unplaced {
  return unplaced.get(figure) ?? figure;
}
