// {{prose f}} £12.7 billion · {{compact f}} £12.7bn · {{exact f}} £12,656.2m · {{number f}} 12,656.2
// A figure written alone, {{f}}, prints as prose.
import {printFigure, noteMarks, type Printing} from "../lib/printing.ts";
import type {Register} from "../lib/prose.ts";
import {nodeOf, safe, type Helpers} from "./helper.ts";

export function figureHelpers(printing: Printing): Helpers {
  return {
    prose: {run: as("prose")},
    compact: {run: as("compact")},
    exact: {run: as("exact")},
    number: {run: as("number")},
  };

  function as(register: Register) {
    return (value: unknown) => {
      const node = nodeOf(value);
      if (node?.node !== "figure") return value;
      return safe(
        printFigure(node.figure, register, printing) +
          (register === "number" ? "" : noteMarks(node.figure, printing)),
      );
    };
  }
}
