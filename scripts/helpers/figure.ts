// {{prose f}} £12.7 billion · {{compact f}} £12.7bn · {{exact f}} £12,656.2m · {{number f}} 12,656.2
// A figure written alone, {{f}}, prints as prose. `notes=false` leaves out the numbers of its notes: its label says them.
import {printFigure, noteMarks, type Printing} from "../lib/printing.ts";
import type {Register} from "../lib/prose.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";

export function figureHelpers(printing: Printing): Helpers {
  return {
    prose: {run: as("prose")},
    compact: {run: as("compact")},
    exact: {run: as("exact")},
    number: {run: as("number")},
  };

  function as(register: Register) {
    return (...args: readonly unknown[]) => {
      const node = nodeOf(args[0]);
      if (node?.node !== "figure") return args[0];
      const isNoted = register !== "number" && optionsOf(args).hash["notes"] !== false;
      const marks = isNoted ? noteMarks(node.figure, printing) : "";
      return safe(printFigure(node.figure, register, printing) + marks);
    };
  }
}
