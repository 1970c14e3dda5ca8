// `sensitivity: [fuel-price, take-up]` of a figure → the figures that say what it would be, were each of them lower or higher.
import {functionCall} from "../formula/tree.ts";
import type {WrittenFormula} from "../formula/written.ts";
import type {Relations} from "./figure.ts";
import type {FigureEntry} from "./figure-entry.ts";

export type End = "low" | "high";

/** One that is worked out of its own accord: `net-value.fuel-price.low`. */
export interface TriedFigure extends Untold {
  readonly id: string;
  readonly label: string;
  readonly quantity: null;
  readonly formula: WrittenFormula;
}

/** What a figure says of its own value, and what does not hold of it with other inputs. */
interface Untold {
  readonly relations: Relations;
  readonly range: null;
  readonly was: readonly [];
  readonly accepted: readonly [];
}

export function triedFigures(id: string, {label, sensitivity}: FigureEntry): readonly TriedFigure[] {
  return (sensitivity ?? []).flatMap((input, i) =>
    (["low", "high"] as const).map(end => ({
      id: triedId(id, input, end),
      label: `${label}, with ${input} ${end}`,
      quantity: null,
      relations: {includedIn: [], alternativeTo: [], together: []},
      range: null,
      was: [],
      accepted: [],
      formula: {
        text: input,
        written: `sensitivity(${id}, of: ${input}, at: ${end})`,
        ast: functionCall("sensitivity", {target: id, of: input, at: end}),
        path: ["figures", id, "sensitivity", i],
      },
    })),
  );
}

/** Named as a cell of a table is. */
export function triedId(target: string, input: string, end: End): string {
  return `${target}.${input.replaceAll(".", "-")}.${end}`;
}

